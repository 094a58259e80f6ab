"""Towns under the names that the news gives them: "Derna" where the gazetteer lists Darnah."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from geoevents.collection import EventCollection
from geoevents.gazetteer.keys import ARTICLES, fold, latin, skeleton
from geoevents.types import Event, Evidence, Place

# two spellings of one name share that much of their letters (100 is all), "Turkish" and "Ankara" do not
ALIKE = 60


def said_names(events: Iterable[Event]) -> dict[str, str]:
    """For each place, by its id, the spelling that most reports use, where it differs from the gazetteer's.

    Only settlements: countries and divisions have English names already, and their adjectives look alike.
    """
    found: dict[str, Counter[str]] = {}
    listed: dict[str, str] = {}
    for event in events:
        place = event.place
        if place is None or not place.feature_code.startswith("PPL"):
            continue
        listed[place.id] = place.name
        for report in event.evidence:
            wording = _wording(report)
            if wording and _alike(wording, place):
                found.setdefault(place.id, Counter())[wording] += 1
    # the most frequent, of equals the first in the alphabet, so that the order of the events says nothing
    best = {key: min(counts, key=lambda name: (-counts[name], name)) for key, counts in found.items()}
    return {key: name for key, name in best.items() if name != listed[key]}


def as_said(collection: EventCollection) -> EventCollection:
    """The collection with its towns so named, for slides and pictures; files keep the gazetteer's names."""
    names = said_names(collection.events)
    return replace(collection, events=tuple(_renamed(event, names) for event in collection.events))


def _renamed(event: Event, names: dict[str, str]) -> Event:
    place = event.place
    if place is None or place.id not in names:
        return event
    return replace(event, place=replace(place, name=names[place.id]))


def _wording(report: Evidence) -> str:
    """What the report calls the place, "" where its quote is not the sentence or the place stands elsewhere."""
    span, sentence = report.toponym, report.sentence
    if span is None or not sentence.contains(span) or len(report.quote) != sentence.end - sentence.start:
        return ""
    wording = " ".join(report.quote[span.start - sentence.start : span.end - sentence.start].split())
    return wording if wording[:1].isalpha() and not wording.isupper() else ""


def _alike(wording: str, place: Place) -> bool:
    from rapidfuzz.fuzz import ratio

    one, other = (_bare(latin(fold(name))) for name in (wording, place.name))
    bones = skeleton(one)
    return ratio(one, other) >= ALIKE or (bones != "" and bones == skeleton(other))


def _bare(key: str) -> str:
    first, _, rest = key.partition(" ")
    return rest if first in ARTICLES and rest else key
