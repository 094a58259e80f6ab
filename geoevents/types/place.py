"""Places as said (`Toponym`) and as meant (`Place`, and the `Footprint` that a relation makes of it)."""

from dataclasses import dataclass
from typing import Literal

from geoevents.types.text import Span

type Role = Literal["locative", "actor", "adjectival", "demonym", "part-of-name"]
type RelationKind = Literal[
    "near", "outside", "direction", "distance", "part", "between", "route", "along", "off", "area", "within"
]
type ClueKind = Literal["source", "host", "actor"]
type FootprintKind = Literal["point", "region", "country"]
type Precision = Literal["point", "near", "area", "region", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How the text relates an event to a toponym: "near", "30 km north of", "southern", "between".

    text : the words; bearing : degrees clockwise from north, [0, 360), or None; distance_km : or None;
    others : spans of the further toponyms that it relates ("between X and Y": Y).
    """

    text: str
    kind: RelationKind
    bearing: float | None = None
    distance_km: float | None = None
    others: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name as the text says it.

    role : "locative" puts events on the map; "actor" is a metonym ("Ankara expects"); the others are reported only.
    name : the name to look up, where it differs from the text ("Columbia" of "COLUMBIA"), else the text.
    rule : id of the rule that found it.
    """

    span: Span
    text: str
    name: str
    role: Role
    relation: Relation | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What tells of a country that the text need not name: the document's source, its web address, an armed group.

    said : the words; countries : ISO 3166-1 alpha-2, several where it is at home in several, the likeliest first.
    """

    kind: ClueKind
    said: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gazetteer row. lon, lat : float, degrees east and north, EPSG:4326.

    id : "geonames:164816", "ne:…", "hand:…" ; feature_code : GeoNames code ("PPLA", "ADM1", "PCLI", "SEA");
    country : ISO 3166-1 alpha-2 or "" (seas, world regions); admin1 : ISO 3166-2 or GeoNames code, or "";
    parents : ids of the enclosing places, nearest first; region_id : key of its polygon in the gazetteer, or None.
    """

    id: str
    name: str
    lon: float
    lat: float
    feature_code: str
    country: str
    admin1: str = ""
    admin1_name: str = ""
    admin2: str = ""
    population: int = 0
    parents: tuple[str, ...] = ()
    region_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """Where something can have happened: a place and what the relation makes of it.

    geometry : WKT in EPSG:4326 (lon lat), or None where the point and radius say it all;
    lon, lat : its representative point; radius_km : 0 for a bare point.
    """

    geometry: str | None
    lon: float
    lat: float
    radius_km: float
    kind: FootprintKind
    precision: Precision
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedToponym:
    """Which place a toponym means, how sure, and why; place None means that none was found or chosen.

    score : float, [0, 1], calibrated: 0.9 is right nine times of ten.
    candidates : the best other readings, best first (at most five).
    """

    toponym: Toponym
    place: Place | None
    footprint: Footprint | None
    score: float
    reason: str
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class BBox:
    """A box in degrees, EPSG:4326; west > east crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether the point lies in the box, its edges included."""
        if not self.south <= lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= lon <= self.east
        return lon >= self.west or lon <= self.east


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the user knows where the text is silent.

    countries : ISO 3166-1 alpha-2; bbox : where the story plays; places : (name, place id) pairs that settle a name.
    """

    countries: tuple[str, ...] = ()
    bbox: BBox | None = None
    places: tuple[tuple[str, str], ...] = ()
