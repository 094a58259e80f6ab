"""Collections made up for the page's tests: places and words of our own, any number of events, hostile texts."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

from geoevents.collection import EventCollection, Provenance
from geoevents.style import CATEGORIES, STATUS_LABELS
from geoevents.types import (
    Document,
    Event,
    Evidence,
    Footprint,
    Place,
    Resolved,
    ResolvedTime,
    ResolvedToponym,
    Span,
    TimeExpression,
    TimeInterval,
    Toponym,
)

DAY = timedelta(days=1)
TOWNS = (
    ("Idlib", 36.634, 35.931, "SY", "Idlib"),
    ("Saraqib", 36.805, 35.864, "SY", "Idlib"),
    ("Aleppo", 37.161, 36.202, "SY", "Aleppo"),
    ("Latakia", 35.783, 35.518, "SY", "Latakia"),
    ("Gaziantep", 37.379, 37.06, "TR", "Gaziantep"),
    ("Ankara", 32.854, 39.92, "TR", "Ankara"),
    ("Istanbul", 28.95, 41.014, "TR", "Istanbul"),
    ("Damascus", 36.292, 33.51, "SY", "Damascus"),
    ("Homs", 36.72, 34.727, "SY", "Homs"),
    ("Hama", 36.754, 35.132, "SY", "Hama"),
)
DEEDS = {
    "fighting": "Troops take a hill near {}",
    "strike": "Mortar rounds fall on a depot in {}",
    "attack": "Gunmen stop a lorry outside {}",
    "forces": "A convoy of engineers reaches {}",
    "demand": "The minister sets a deadline for {}",
    "protest": "Bakers march through {}",
    "justice": "A court in {} hears the smugglers' case",
    "talks": "Envoys meet at a hotel in {}",
    "agreement": "Both sides sign a truce in {}",
    "politics": "Voters in {} choose a council",
    "displacement": "Families leave their homes in {}",
    "aid": "Tents and flour arrive in {}",
    "disaster": "A flood closes the bridge at {}",
    "accident": "A ferry runs aground off {}",
    "health": "Clinics in {} report measles",
    "other": "A fair opens in {}",
}


WORDS = """harbour lantern quarry bridge ferry market orchard convoy barley ladder river checkpoint depot valley mayor
witness baker engineer farmer teacher driver broken distant northern narrow quiet muddy empty crowded early sudden
reopened counted carried waited crossed refused repaired searched promised delayed closed burned measured reported
seventeen forty several hardly nearly before after beneath behind along without towards despite while because although
the a of in and to with for on by from near its their two three"""


def place(name: str, lon: float, lat: float, country: str = "SY", admin1: str = "", kind: str = "point") -> Place:
    code = {"point": "PPL", "region": "ADM1", "country": "PCLI"}[kind]
    return Place(id=f"hand:{name}", name=name, lon=lon, lat=lat, feature_code=code, country=country, admin1_name=admin1)


def mark(lon: float, lat: float, radius: float = 0, kind: str = "point", geometry: str | None = None) -> Footprint:
    precision = kind if kind != "point" else "near" if radius else "point"
    return Footprint(geometry=geometry, lon=lon, lat=lat, radius_km=radius, kind=kind, precision=precision)  # type: ignore[arg-type]


def interval(start: datetime | None, end: datetime | None, **more: object) -> TimeInterval:
    return TimeInterval(start=start, end=end, **{"grain": "day", **more})  # type: ignore[arg-type]


def evidence(
    quote: str, said: str | None, when: str | None, *, source: str = "The Orontes Gazette", document: str = "a1"
) -> Evidence:
    def span(words: str | None) -> Span | None:
        at = quote.find(words) if words else -1
        return Span(start=at, end=at + len(words)) if words and at >= 0 else None

    first = quote.split(" ")[0] if quote else ""
    return Evidence(
        document_id=document, sentence=Span(start=0, end=len(quote)), trigger=span(first) or Span(start=0, end=0),
        toponym=span(said), time=span(when), quote=quote, place_reason=f"the only {said} in the country of the story",
        time_reason="counted from the article's date 27 February 2020", status_reason="told in the past tense",
        time_text=when, source=source, source_url="https://example.org/report?id=1&lang=en",
    )  # fmt: skip


def event(number: int = 0, **more: object) -> Event:
    """One event, complete in all fields; `more` replaces any of them."""
    generator = random.Random(number)
    name, lon, lat, country, admin1 = TOWNS[number % len(TOWNS)]
    category = CATEGORIES[generator.randrange(len(CATEGORIES))].id
    start = datetime(2020, 2, 20) + generator.randrange(30) * DAY
    title = DEEDS[category].format(name)
    speaker, lorries = generator.choice(("mayor", "spokesman", "observer", "governor")), generator.randrange(2, 90)
    quote = f"{title} on {start:%d %B}, the {speaker} said, and {lorries} lorries waited."
    values = {
        "id": f"{generator.getrandbits(64):016x}",
        "title": title,
        "category": category,
        "status": STATUS_LABELS[generator.choice((0, 0, 0, 0, 1, 2, 3, 4, 5, 6))][0],
        "place": place(name, lon, lat, country, admin1),
        "footprint": mark(lon, lat, generator.choice((0, 0, 0, 5, 15))),
        "interval": interval(start, start + generator.choice((1, 1, 1, 3, 10)) * DAY),
        "actors": ("the governor",),
        "attributes": (("fatalities_min", generator.randrange(4)),),
        "evidence": (evidence(quote, name, f"{start:%d %B}"),),
        "confidence": round(generator.uniform(0.3, 0.98), 2),
        "sources": ("The Orontes Gazette",),
    }
    return Event(**{**values, **more})  # type: ignore[arg-type]


def story() -> EventCollection:
    """A small story with an article: vague and open dates, areas, an undated, an unplaced, a twice-told event."""
    text = (
        "Ferries stop on the lake\n\nTroops took a hill near Saraqib on 20 February. "
        "Envoys may meet in Istanbul in early March.\n\nThe bakers of Idlib marched."
    )
    events = [replace(event(number), id=f"e{number:04d}") for number in range(18)]
    events[2] = replace(events[2], interval=interval(datetime(2020, 3, 1), datetime(2020, 3, 11), approximate=True))
    events[3] = replace(events[3], interval=interval(datetime(2020, 2, 24), datetime(2020, 3, 6), holds="throughout"))
    events[4] = replace(events[4], interval=interval(None, datetime(2020, 2, 28)))
    events[5] = replace(events[5], interval=None)
    events[6] = replace(events[6], place=None, footprint=None)
    events[7] = replace(
        events[7], place=place("Turkey", 35.2, 39.1, "TR", "", "country"), footprint=mark(35.2, 39.1, 400, "country")
    )
    ring = "POLYGON ((36.2 35.4, 37.1 35.4, 37.1 36.2, 36.6 36.4, 36.2 36.1, 36.2 35.4))"
    events[8] = replace(
        events[8],
        place=place("Idlib", 36.6, 35.8, "SY", "Idlib", "region"),
        footprint=mark(36.6, 35.8, 50, "region", ring),
    )
    twice = evidence(
        "Envoys met in Aleppo on Tuesday, two diplomats said.", "Aleppo", "Tuesday", source="Radio Cedar", document="b2"
    )
    events[9] = replace(events[9], evidence=(*events[9].evidence, twice), members=("m1", "m2"))
    return EventCollection(
        events=tuple(events),
        readings=(reading(text),),
        provenance=Provenance(program="geoevents 0.1.0", attribution=("Natural Earth; GeoNames CC BY 4.0",)),
    )


def reading(text: str) -> Resolved:
    document = Document(
        id="a1", text=text, dct=date(2020, 2, 27), title="Ferries stop on the lake", source="The Orontes Gazette"
    )

    def at(words: str) -> Span:
        return Span(start=text.index(words), end=text.index(words) + len(words))

    town = place("Saraqib", 36.805, 35.864, "SY", "Idlib")
    said = Toponym(span=at("Saraqib"), text="Saraqib", name="Saraqib", role="locative", relation=None, rule="gazetteer")
    when = TimeExpression(span=at("early March"), text="early March", type="DATE", expr=None, rule="month-part")
    meant = interval(datetime(2020, 3, 1), datetime(2020, 3, 11))
    return Resolved(
        document=document,
        sentences=(at("Troops took a hill near Saraqib on 20 February."),),
        clauses=(),
        toponyms=(
            ResolvedToponym(toponym=said, place=town, footprint=mark(36.805, 35.864), score=0.9, reason="the only one"),
        ),
        times=(
            ResolvedTime(
                expression=when,
                value="2020-03",
                mod="START",
                interval=meant,
                reference="document date",
                reason="first ten days of March 2020",
            ),
        ),
    )


def crowd(count: int, *, days: int = 400) -> EventCollection:
    """That many events over a wide region, each with a sentence of its own of some 25 words."""
    generator = random.Random(count)
    words = WORDS.split()
    events = []
    for number in range(count):
        name, lon, lat, country, admin1 = TOWNS[generator.randrange(len(TOWNS))]
        lon, lat = round(lon + generator.gauss(0, 0.6), 4), round(lat + generator.gauss(0, 0.4), 4)
        start = datetime(2019, 3, 1) + generator.randrange(days) * DAY
        tail = " ".join(generator.choices(words, k=20))
        made = event(
            number,
            place=place(name, lon, lat, country, admin1),
            footprint=mark(lon, lat, generator.choice((0, 0, 5))),
            interval=interval(start, start + generator.choice((1, 1, 2, 30)) * DAY),
            evidence=(
                evidence(
                    f"People of {name} {tail} on {start:%d %B}.", name, f"{start:%d %B}", document=f"d{number // 5}"
                ),
            ),
        )
        events.append(made)
    return EventCollection(events=tuple(events))


def alone() -> EventCollection:
    return EventCollection(events=(event(1),))


def fiji() -> EventCollection:
    spots = (
        ("Suva", 178.44, -18.14),
        ("Taveuni", -179.98, -16.85),
        ("Lakeba", -178.8, -18.2),
        ("Labasa", 179.38, -16.43),
    )
    return EventCollection(
        events=tuple(
            event(number, place=place(name, lon, lat, "FJ"), footprint=mark(lon, lat, 8))
            for number, (name, lon, lat) in enumerate(spots)
        )
    )


def svalbard() -> EventCollection:
    spots = (("Longyearbyen", 15.64, 78.22), ("Ny-Ålesund", 11.92, 78.92), ("North Pole", 0.0, 90.0))
    return EventCollection(
        events=tuple(
            event(number, place=place(name, lon, lat, "SJ"), footprint=mark(lon, lat, 20))
            for number, (name, lon, lat) in enumerate(spots)
        )
    )


def world() -> EventCollection:
    spots = (
        ("Lima", -77.04, -12.05),
        ("Wellington", 174.78, -41.29),
        ("Reykjavík", -21.9, 64.15),
        ("Nairobi", 36.82, -1.28),
        ("Osaka", 135.5, 34.69),
        ("Winnipeg", -97.14, 49.9),
        ("Київ", 30.52, 50.45),
        ("دمشق", 36.29, 33.51),
    )
    return EventCollection(
        events=tuple(
            event(number, place=place(name, lon, lat, ""), footprint=mark(lon, lat))
            for number, (name, lon, lat) in enumerate(spots)
        )
    )
