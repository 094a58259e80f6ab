"""Titles of one act at several places: each says its own place, and the count that the text gives for it."""

import re
from collections import Counter
from dataclasses import replace

from geoevents.link.context import Context
from geoevents.link.lists import in_list
from geoevents.link.places import Located
from geoevents.link.titles_line import unjoined
from geoevents.link.verbs import OPEN
from geoevents.types import Event, Span

PLACING = 0.9
COUNT = re.compile(r"\d[\d,]*|[^\W\d_]+")


def for_place(context: Context, title: str, place: Located, places: list[Located]) -> str:
    """The title with the list of places made one place; where that makes no sentence, with the place behind it."""
    own = _with_article(context, place.span)
    found = [
        match.span()
        for name in _names(context, places)
        if (match := re.search(rf"(?:\bthe )?\b{re.escape(name)}\b", title)) is not None
    ]
    if not found:
        return _beside(context, title, place, own)
    first, last = min(start for start, _ in found), max(end for _, end in found)
    if title[first:last] == own:
        return title
    if _tells_more(context, title[first:last], _names(context, places)):
        return f"{title} ({own})"
    head = title[:first]
    if len(head.split()) < 2:  # the list is the subject: its verb would no longer agree
        return f"{title} ({own})"
    count = _count(context, place, places)
    if count is not None:
        counted = _recounted(context, head, count)
        if counted is None:
            return f"{title} ({own})"
        head = counted
    one = _singular(context, head)
    if one != head and _in_subject(context, place):  # "the ports of X and Y were": the verb would no longer agree
        return f"{title} ({own})"
    line = f"{one}{own}{_one(context, title[last:], ends=title[:last].endswith(own))}"
    return unjoined(context, line, head=False)


def _tells_more(context: Context, listed: str, names: list[str]) -> bool:
    """Whether a list names more than places: "the ministers Horvat of Norvale and Iliev of Suthby"."""
    for name in names:
        listed = listed.replace(name, "")
    closed, words = context.words.words, re.findall(r"[^\W\d_]+", listed)
    named = any(word[0].isupper() and word.lower() not in closed["place_nouns"] for word in words)
    return named or not closed["including"].isdisjoint(words)


def _beside(context: Context, title: str, place: Located, own: str) -> str:
    """The title with a place that it leaves out, behind the preposition that the text has before it."""
    index = context.number_of.get(place.span)
    owned = context.place_owner[index] if index is not None else None
    weights = context.words.tables["place_prepositions"]
    words = [part.word for part in (owned.outer, owned.part) if part is not None] if owned is not None else []
    at = next((word for word in words if float(weights.get(word, 0)) >= PLACING), "")
    return f"{title}, {at} {own}" if at and at not in title.split()[-4:] else f"{title} ({own})"


def _in_subject(context: Context, place: Located) -> bool:
    """Whether a place is named within what its verb agrees with."""
    index = context.number_of.get(place.span)
    owned = context.place_owner[index] if index is not None else None
    return owned is not None and any(part.relation == "subject" for part in (owned.part, owned.outer) if part)


def _with_article(context: Context, span: Span) -> str:
    """A name as the text says it, with the article before it."""
    named = span.of(context.text)
    return f"the {named}" if context.text.endswith(" the ", 0, span.start) else named


def _names(context: Context, places: list[Located]) -> list[str]:
    """The names of the list that the places stand in, those included that no place is known for."""
    members = sorted(context.number_of[one.span] for one in places if one.span in context.number_of)
    names = [one.span.of(context.text) for one in places]
    if members:
        first, last = members[0], members[-1]
        while in_list(context, first - 1, first):
            first -= 1
        while in_list(context, last, last + 1):
            last += 1
        names += [context.toponym(index).toponym.text for index in range(first, last + 1)]
    return names


def _count(context: Context, place: Located, places: list[Located]) -> str | None:
    """The count that stands between the name before and this one: "five in Norvale and three in Suthby"."""
    before = [one.span.end for one in places if one.span.end <= place.span.start]
    if not before:
        return None
    gap = context.text[max(before) : place.span.start]
    return next((word for word in COUNT.findall(gap) if _is_count(context, word)), None)


def own_count(context: Context, place: Located, places: list[Located]) -> int | None:
    """The number that the text gives for one place of a list, after the first."""
    said = _count(context, place, places)
    if said is None:
        return None
    number = context.words.tables["numbers"].get(said.lower())
    return int(number) if number is not None else int(said.replace(",", ""))


def _is_count(context: Context, word: str) -> bool:
    return word[0].isdigit() or word.lower() in context.words.tables["numbers"]


def _recounted(context: Context, head: str, count: str) -> str | None:
    """The words before the list with another count in place of their only one."""
    counts = [match for match in COUNT.finditer(head) if _is_count(context, match.group())]
    if len(counts) != 1:
        return None
    return f"{head[: counts[0].start()]}{count}{head[counts[0].end() :]}"


def _singular(context: Context, head: str) -> str:
    """The words before one name that stood before several: "the towns of" is "the town of"."""
    match = re.search(r"(\w+?)(ies|s) of $", head)
    if match is None:
        return re.sub(r"\bboth $", "", head)
    noun = match[1] + ("y" if match[2] == "ies" else "")
    return f"{head[: match.start()]}{noun} of " if noun in context.words.words["place_nouns"] else head


def _one(context: Context, tail: str, *, ends: bool) -> str:
    """The words behind one name that stood behind several: "provinces" is "province"; the last one's own go with it."""
    if not ends:
        tail = _without_container(context, tail)
    match = re.match(r" (\w+)( of [A-Z]\w+)?", tail)
    if match is None:
        return tail
    nouns, said = context.words.words["place_nouns"], match[1]
    one = re.sub(r"ies$", "y", said) if said.endswith("ies") else said.removesuffix("s")
    if said != one and one in nouns:
        return f" {one}{tail[match.end(1) :]}"
    return tail[match.end() :] if said in nouns and not ends else tail


def _without_container(context: Context, tail: str) -> str:
    """The words behind the last name of a list less the country that holds only that: "in X, Y, and Z, | W, died"."""
    names = {name for name in context.named if tail.startswith(f", {name}")}
    return tail.removeprefix(f", {max(names, key=len)}").removeprefix(",") if names else tail


def told_once(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """The events of one text, and those that would read just as another of the same sentence, place and time does.

    Of two acts that one title tells, as "killed" and "found dead", the one of a kind of its own stays.
    """
    kept: dict[tuple[object, ...], Event] = {}
    double: list[Event] = []
    for event in events:
        sentence = event.evidence[0].sentence
        look: tuple[object, ...] = (event.title, sentence, event.status, event.place, event.footprint, event.interval)
        other = kept.get(look)
        if other is not None and event.category != other.category and OPEN not in (event.category, other.category):
            look = (*look, event.category)
            other = kept.get(look)
        if other is None:
            kept[look] = event
        elif other.category == OPEN != event.category:
            kept[look] = event
            double.append(other)
        else:
            double.append(event)
    return list(kept.values()), double


def told_apart(events: list[Event], text: str) -> list[Event]:
    """The events of one text; those that would read the same at different places say their place, as the text does."""
    marks = Counter({title: len(places) for title, places in _places_by_title(events).items()})
    return [_apart(event, text) if marks[event.title] > 1 else event for event in events]


def _apart(event: Event, text: str) -> Event:
    """The event with its place behind its title, unless the title has it."""
    if event.place is None:
        return event
    span = event.evidence[0].toponym
    said = span.of(text) if span is not None and not span.of(text).isupper() else event.place.name
    named = any(name.casefold() in event.title.casefold() for name in (said, event.place.name))
    return event if named else replace(event, title=f"{event.title} ({said})")


def _places_by_title(events: list[Event]) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for event in events:
        found.setdefault(event.title, set()).add(event.place.id if event.place else None)
    return found
