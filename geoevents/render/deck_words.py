"""Titles that state the finding, key lines, notes with the evidence: every sentence that the slides make themselves."""

from collections import Counter
from collections.abc import Sequence

from geoevents.collection import EventCollection
from geoevents.render.deck_plan import UNCERTAIN, Item, Period, extent, weight
from geoevents.render.words import days, killed, listed, plural, region, sentence, when, where
from geoevents.style import CATEGORIES, STATUS_LABELS
from geoevents.types import Event, Evidence

_TOLD_AS_FACT = ("happened", "ongoing")
MAP_CREDIT = "Map: Natural Earth; places: GeoNames, CC BY 4.0. Borders are drawn as in the source and endorse no claim."
SHORT_CREDIT = "Map: Natural Earth; places: GeoNames, CC BY 4.0"
DOUBTS = {
    "undated": "the text does not say when",
    "without a place": "the text does not say where, or no place could be chosen",
    "denied": "someone says that it did not happen",
    "not yet real": "planned, demanded, threatened or supposed",
    "with a rough place": "somewhere in an area, a region or a country",
    "with low confidence": "read the sentence before use",
}


def story_title(collection: EventCollection) -> str:
    """The title of the one document, or what several have in common."""
    titles = [reading.document.title for reading in collection.readings if reading.document.title]
    if not collection.events:
        return "The text tells no event that could be read"
    if len(collection.readings) == 1 and titles:
        return sentence(titles[0])
    return f"{subject(collection.events)}: what happened where and when"


def subject(events: Sequence[Event]) -> str:
    """Where the story plays: the region that holds most of the events, else the countries."""
    if not events:
        return "No events"
    regions = Counter(name for event in events if (name := region(event)))
    if regions:
        name, count = regions.most_common(1)[0]
        if count * 2 > sum(regions.values()):
            return name
    countries = Counter(name.rsplit(", ", 1)[-1] for name in regions.elements())
    top = [name for name, _ in countries.most_common(2)]
    return listed(top) if top else "Events"


def overview_title(items: Sequence[Item]) -> str:
    """Where most of it lies, and what most of it is."""
    events = [item.event for item in items]
    if len(events) <= 2:
        return listed([sentence(event.title) for event in events]) or "The text tells no event"
    places = Counter(sentence(event.place.name) for event in events if event.place and event.footprint)
    kind = _kind(events)
    if not places:
        return f"{plural(len(events), 'event')} and no place that can be mapped{kind}"
    name, count = places.most_common(1)[0]
    if count * 3 >= len(events) and count > 1:
        return f"{name} is at the centre: {count} of {plural(len(events), 'event')}{kind}{_facts(events)}"
    of = f" of {subject(events)}" if any(map(region, events)) else ""
    return f"{plural(len(events), 'event')} in {plural(len(places), 'place')}{of}{kind}{_facts(events)}"


def period_title(period: Period) -> str:
    """The days and what mattered most in them."""
    span = days(period.first, period.last)
    lead = sorted(period.items, key=lambda item: weight(item.event), reverse=True)
    first = _headline(lead[0].event)
    if len(period.items) > len(period.shown):
        return f"{span}: {plural(len(period.items), 'event')}, among them: {first}"
    return f"{span}: {first}" + (f"; {_lowered(_headline(lead[1].event))}" if len(lead) > 1 else "")


def uncertain_title(collection: EventCollection) -> str:
    """How much of it stands on weak ground."""
    doubts = doubtful(collection)
    parts = [f"{len(events)} {name}" for name, events in doubts if events]
    if not parts:
        return f"All {len(collection)} events have a place, a date and no contradiction"
    return f"Not settled of {plural(len(collection), 'event')}: {listed(parts)}"


def doubtful(collection: EventCollection) -> list[tuple[str, list[Event]]]:
    """The events that a reader must not take as settled, by what is wrong with them; one can stand in several."""
    events = collection.events
    rough = ("area", "region", "country")
    return [
        ("undated", [event for event in events if event.interval is None]),
        ("without a place", [event for event in events if event.footprint is None]),
        ("denied", [event for event in events if event.status == "denied"]),
        ("not yet real", [event for event in events if event.status not in (*_TOLD_AS_FACT, "denied")]),
        ("with a rough place", [event for event in events if event.footprint and event.footprint.precision in rough]),
        ("with low confidence", [event for event in events if event.confidence < UNCERTAIN]),
    ]


def key_line(item: Item) -> tuple[str, str]:
    """The title and, below it, date, place and what is special about an event."""
    event = item.event
    label = "" if event.status in _TOLD_AS_FACT else dict(STATUS_LABELS).get(event.status, event.status).lower()
    detail = " · ".join(part for part in (when(event.interval, short=True), where(event), label, killed(event)) if part)
    return sentence(event.title), detail


def notes(items: Sequence[Item]) -> str:
    """For each event what was said, by whom, and why it stands where and when it does."""
    return "\n\n".join(_note(item) for item in items)


def map_alt(items: Sequence[Item], place: str) -> str:
    """What the map shows, for who cannot see it."""
    parts = [f"{item.number}: {sentence(item.event.title)}, {where(item.event)}" for item in items]
    return sentence(f"Map of {place} with numbered events. " + ". ".join(parts))[:1500]


def marker_alt(item: Item) -> str:
    """What one numbered marker stands for."""
    return f"Event {item.number}: " + ", ".join(key_line(item))


def category_label(category: str) -> str:
    """The legend's word for a category."""
    return {one.id: one.label for one in CATEGORIES}.get(category, sentence(category).capitalize() or "Other events")


def _kind(events: Sequence[Event]) -> str:
    """The end of a title, ", mostly talks", where one category has more than half."""
    category, count = Counter(event.category for event in events).most_common(1)[0]
    label = category_label(category)
    return f", mostly {label[0].lower()}{label[1:]}" if count * 2 > len(events) and category != "other" else ""


def _facts(events: Sequence[Event]) -> str:
    """The end of a title, ", only 3 told as fact", where that is the news."""
    facts = sum(event.status in _TOLD_AS_FACT for event in events)
    if facts == len(events):
        return ""
    return f", {'only ' if facts * 2 < len(events) else ''}{facts or 'none'} told as fact"


def _headline(event: Event) -> str:
    figure = killed(event)
    title = sentence(event.title).rstrip(".")
    return f"{title} ({figure})" if figure and not any(sign.isdigit() for sign in title) else title


def _lowered(text: str) -> str:
    """The text as the second half of a sentence: an ordinary first word in small letters."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in {"The", "A", "An", "Two", "Three", "Several"} else text


def _note(item: Item) -> str:
    event = item.event
    head = f"{item.number}. {' | '.join(key_line(item))}"
    return "\n".join(
        [
            head,
            f"Kind: {category_label(event.category)}. Confidence {event.confidence:.0%}.",
            *map(_report, event.evidence),
        ]
    )


def _report(report: Evidence) -> str:
    source = " · ".join(sentence(part) for part in (report.source or report.document_id, report.source_url) if part)
    reasons = (("Place", report.place_reason), ("Date", report.time_reason), ("Status", report.status_reason))
    why = "; ".join(f"{name}: {sentence(text)}" for name, text in reasons if text)
    return f"“{sentence(report.quote)}” ({source})" + (f"\n{why}" if why else "")


def method_lines(collection: EventCollection) -> list[str]:
    """What a reader must know before trusting the slides."""
    made = sentence(collection.provenance.program) or "geoevents"
    reviewed = sum(event.reviewed for event in collection)
    checked = f"{plural(reviewed, 'event')} checked by a person" if reviewed else "no person has checked it"
    return [
        f"{made} read the text and placed each event by rule; {checked}.",
        "A filled marker has happened by the report; a hollow one is planned, demanded, threatened or denied.",
        "A dashed line is a rough place or date: an area, a region, “about”, “until”.",
        "Dates are calendar days as the text means them, counted from its publication date.",
        "The notes of each slide hold the sentences, their sources, and why each place and date was chosen.",
    ]


def source_lines(collection: EventCollection) -> list[str]:
    """One line a document: who, what, when, where it stands."""
    lines = []
    for reading in collection.readings:
        document = reading.document
        published = document.dct.isoformat() if document.dct else "undated"
        parts = (document.source or document.id, document.title, published, document.url)
        lines.append(" · ".join(sentence(part) for part in parts if part))
    told = (report for event in collection for report in event.evidence)
    others = (" · ".join(sentence(part) for part in (report.source, report.source_url) if part) for report in told)
    known = {reading.document.source for reading in collection.readings}
    return lines or [line for line in dict.fromkeys(others) if line and line not in known]


def attribution(collection: EventCollection) -> str:
    """The licences' lines."""
    return " · ".join(map(sentence, collection.provenance.attribution)) or MAP_CREDIT


def cover_lines(collection: EventCollection, items: Sequence[Item]) -> list[str]:
    """Under the story's title: how much, where, when, from what."""
    events = collection.events
    places = {event.place.name for event in events if event.place}
    documents = len(collection.readings) or len({report.document_id for event in events for report in event.evidence})
    dct = sorted(reading.document.dct for reading in collection.readings if reading.document.dct)
    published = f", published {days(dct[0], dct[-1])}" if dct else ""
    span = extent(items)
    return [
        f"{plural(len(events), 'event')} in {plural(len(places), 'place')}, {subject(events)}",
        *([days(*span)] if span else []),
        f"From {plural(documents, 'report')}{published}",
    ]


def table_title(part: Sequence[Item], rows: Sequence[Item], total: int) -> str:
    """Which events the table holds, and how many of them are facts by the reports."""
    facts = sum(item.event.status in _TOLD_AS_FACT for item in part)
    told = f"{facts} told as fact" if facts < len(part) else "all told as fact"
    if len(rows) < total:
        which = f"The {len(rows)} weightiest of {total:,} events"
        return f"{which}: numbers {part[0].number} to {part[-1].number}, {told}"
    if len(part) == total:
        return f"All {plural(total, 'event')} in the order of time: {told}"
    return f"Events {part[0].number} to {part[-1].number} of {total:,}: {told}"
