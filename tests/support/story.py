"""A made-up story, true to life: what exports, slides and reviews are tried on."""

from datetime import date, datetime, timedelta
from typing import Any

from geoevents.collection import EventCollection, Provenance
from geoevents.types import (
    Document,
    Event,
    Evidence,
    Footprint,
    Place,
    Rejected,
    Resolved,
    ResolvedTime,
    ResolvedToponym,
    Span,
    TimeExpression,
    TimeInterval,
    Toponym,
)

TEXT = (
    "HOMS VALLEY, 9 March 2021 - Shells hit a bakery in Rastan on Monday and killed at least three people, "
    "rescuers said. Envoys are to meet in Geneva on 15 March. The ministry denied that its forces had entered Talbiseh."
)


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def during(start: str | None, end: str | None, **more: Any) -> TimeInterval:
    edges = {"start": day(start) if start else None, "end": day(end) if end else None}
    return TimeInterval(**{"grain": "day", **edges, **more})


def on(start: str, **more: Any) -> TimeInterval:
    return TimeInterval(**{"grain": "day", "start": day(start), "end": day(start) + timedelta(days=1), **more})


def place(name: str, lon: float, lat: float, country: str = "SY", **more: Any) -> Place:
    base = {"id": f"geonames:{abs(hash((lon, lat))) % 10**6}", "feature_code": "PPL", "population": 40_000}
    base["id"] = f"geonames:{int(abs(lon) * 1000)}{int(abs(lat) * 1000)}"
    return Place(name=name, lon=lon, lat=lat, country=country, **{**base, **more})


def mark(lon: float, lat: float, radius_km: float = 0.0, **more: Any) -> Footprint:
    return Footprint(
        **{"geometry": None, "kind": "point", "precision": "point", **more}, lon=lon, lat=lat, radius_km=radius_km
    )


RASTAN = place("Rastan", 36.7333, 34.9167, admin1="SY-HI", admin1_name="Homs", parents=("geonames:1", "geonames:2"))
TALBISEH = place("Talbiseh", 36.7311, 34.8400, admin1="SY-HI", admin1_name="Homs")
HAMA = place("Hama", 36.7578, 35.1318, admin1="SY-HM", admin1_name="Hama", population=460_000)
IDLIB = place("Idlib", 36.6333, 35.9333, admin1="SY-ID", admin1_name="Idlib", population=128_000)
GENEVA = place("Geneva", 6.1457, 46.2022, country="CH", admin1="CH-GE", admin1_name="Geneva", population=183_000)
ANKARA = place("Ankara", 32.8543, 39.9199, country="TR", admin1="TR-06", admin1_name="Ankara", population=3_500_000)
SYRIA = place("Syria", 38.0, 35.0, feature_code="PCLI", region_id="SY")
BORDER = "POLYGON ((36.2 35.8, 36.6 35.8, 36.6 36.1, 36.2 36.1, 36.2 35.8))"


def told(quote: str, **more: Any) -> Evidence:
    base = {
        "document_id": "valley.txt",
        "sentence": Span(start=0, end=len(quote)),
        "trigger": Span(start=0, end=5),
        "toponym": None,
        "time": None,
        "quote": quote,
        "place_reason": "the only place of that name near the others",
        "time_reason": "counted from the document date 2021-03-09",
        "status_reason": "past tense, stated as a fact",
        "source": "Valley Courier",
        "source_url": "https://news.example/valley/9-march",
    }
    return Evidence(**{**base, **more})


def event(number: int, title: str, **more: Any) -> Event:
    base = {"id": f"e{number:03d}a7", "category": "fighting", "status": "happened", "place": None}
    base |= {"footprint": None, "interval": None, "confidence": 0.8, "sources": ("Valley Courier",)}
    return Event(**{**base, "title": title, "evidence": (told(f"{title}, residents said."),), **more})


def story_events() -> tuple[Event, ...]:
    near = mark(36.70, 34.90, 8.0, precision="near", approximate=True)
    area = mark(36.4, 35.95, 22.0, precision="area", kind="region", geometry=BORDER)
    country = mark(38.0, 35.0, 300.0, precision="country", kind="country")
    two = (
        told(
            "Shells hit a bakery in Rastan on Monday and killed at least three people, rescuers said.",
            time_text="Monday",
        ),
        told(
            "Five died when a bakery was shelled, the agency said.",
            document_id="agency.txt",
            source="Orontes Agency",
            source_url=None,
        ),
    )
    return (
        event(
            1,
            "Shells hit a bakery in Rastan",
            category="strike",
            place=RASTAN,
            footprint=mark(36.7333, 34.9167),
            interval=on("2021-03-08"),
            evidence=two,
            sources=("Valley Courier", "Orontes Agency"),
            attributes=(("fatalities_max", 5), ("fatalities_min", 3), ("injured_min", 12)),
            actors=("army", "الدفاع المدني"),
            confidence=0.93,
            members=("m1", "m2"),
        ),
        event(
            2,
            "Clashes broke out north of Talbiseh",
            place=TALBISEH,
            footprint=near,
            interval=during("2021-03-06", "2021-03-08", holds="throughout"),
        ),
        event(
            3,
            "Army convoy reached Hama",
            category="forces",
            place=HAMA,
            footprint=mark(36.7578, 35.1318),
            interval=on("2021-03-05"),
        ),
        event(
            4,
            "Families fled towards the border west of Idlib",
            category="displacement",
            place=IDLIB,
            footprint=area,
            interval=during("2021-03-01", "2021-03-11", grain="day", approximate=True),
            attributes=(("displaced_min", 4000),),
        ),
        event(
            5,
            "Envoys to meet in Geneva",
            category="talks",
            status="planned",
            place=GENEVA,
            footprint=mark(6.1457, 46.2022),
            interval=on("2021-03-15"),
        ),
        event(
            6,
            "Ankara threatens to close the crossing",
            category="demand",
            status="threatened",
            place=ANKARA,
            footprint=mark(32.8543, 39.9199),
            interval=during("2021-03-09", "2021-04-01", grain="month"),
        ),
        event(
            7,
            "Ministry denies that its forces entered Talbiseh",
            status="denied",
            place=TALBISEH,
            footprint=mark(36.7311, 34.84),
            interval=on("2021-03-08"),
        ),
        event(
            8,
            "Aid convoy promised to the valley",
            category="aid",
            status="planned",
            place=SYRIA,
            footprint=country,
            interval=during(None, "2021-04-01", grain="month"),
        ),
        event(
            9,
            "Power cut in several districts",
            category="other",
            interval=during("2021-03-07T14:00:00", "2021-03-07T15:00:00", grain="hour", zone="+02:00"),
        ),
        event(
            10,
            "Fighters seized a grain silo near Rastan",
            place=RASTAN,
            footprint=mark(36.7333, 34.9167, 5.0, precision="near"),
            confidence=0.4,
        ),
        event(
            11,
            "Doctors reported cases of cholera in Hama",
            category="health",
            place=HAMA,
            footprint=mark(36.7578, 35.1318),
            interval=during("2021-01-01", "2022-01-01", grain="year"),
        ),
        event(
            12,
            '=HYPERLINK("https://bad.example";"open") <script>alert(1)</script> \x0b\ud800 قصف على الرستن',
            category="strike",
            place=RASTAN,
            footprint=mark(36.7333, 34.9167),
            interval=on("2021-03-08"),
            actors=("-army", "@both"),
        ),
    )


def reading() -> Resolved:
    document = Document(
        id="valley.txt",
        text=TEXT,
        dct=date(2021, 3, 9),
        dct_reason="dateline",
        title="Shells fall on the valley",
        source="Valley Courier",
        url="https://news.example/valley/9-march",
        content_hash="ab",
    )
    said = Toponym(
        span=Span(start=51, end=57), text="Rastan", name="Rastan", role="locative", relation=None, rule="test"
    )
    time = TimeExpression(span=Span(start=61, end=67), text="Monday", type="DATE", expr=None, rule="weekday")
    return Resolved(
        document=document,
        sentences=(Span(start=0, end=len(TEXT)),),
        clauses=(),
        toponyms=(
            ResolvedToponym(toponym=said, place=RASTAN, footprint=mark(36.7333, 34.9167), score=0.9, reason="x"),
        ),
        times=(
            ResolvedTime(
                expression=time, value="2021-03-08", mod=None, interval=on("2021-03-08"), reference=None, reason="x"
            ),
        ),
    )


def story() -> EventCollection:
    return EventCollection(
        events=story_events(),
        provenance=Provenance(program="geoevents 0.1.0", attribution=("GeoNames, CC BY 4.0", "Natural Earth")),
        rejected=(Rejected(document_id="valley.txt", span=Span(start=0, end=4), text="Homs", reason="part of a name"),),
        readings=(reading(),),
        warnings=("valley.txt: two datelines; the first is taken",),
    )


def many(count: int) -> EventCollection:
    """As many events as asked for, spread over two months and the valley."""
    base = story_events()[:11]
    events = []
    for number in range(count):
        one = base[number % len(base)]
        shift = (number * 37 % 997) / 997
        moved = mark(35.5 + 2 * shift, 34.5 + 1.5 * (number * 61 % 991) / 991) if one.footprint else None
        begin = datetime(2021, 1, 10) + timedelta(days=number * 13 % 59)
        interval = TimeInterval(start=begin, end=begin + timedelta(days=1), grain="day") if one.interval else None
        values = {name: getattr(one, name) for name in Event.__dataclass_fields__}
        events.append(Event(**{**values, "id": f"m{number:06d}", "footprint": moved, "interval": interval}))
    return EventCollection(events=tuple(events), provenance=story().provenance)
