"""Place names side by side: which of them make a list, which only say in what or how far from what another lies."""

import re

from geoevents.link.context import Context
from geoevents.link.seats import within

ONE_AREA = ("between", "route")
WORDS, LONGEST = 4, 40
STAND_IN = "unlisted:"  # the id of the pass that lets a container stand for a name within it


def gap_between(context: Context, first: int, second: int) -> str:
    """The text between two toponyms."""
    return context.text[context.toponym(first).toponym.span.end : context.toponym(second).toponym.span.start]


def joined(context: Context, gap: str) -> bool:
    """Whether the words between two names only join them: "and", "as well as in", "and three in"."""
    words = gap.replace(",", " ").lower().split()
    joins = [word for word in words if word in context.words.words["coordinators"]]
    return bool(joins) and len(words) - len(joins) <= WORDS


def _comma(context: Context, gap: str) -> bool:
    """Whether a comma parts two members of a list, with no more than a count or a kind of place: ", 12 in"."""
    if not gap.lstrip().startswith(",") or len(gap) > LONGEST:
        return False
    words = context.words
    known = words.words["place_nouns"] | words.words["definite"] | set(words.tables["numbers"])
    return all(
        word in known or word.isdigit() or word in words.tables["place_prepositions"]
        for word in re.findall(r"\w+", gap.lower())
    )


def in_list(context: Context, first: int, second: int) -> bool:
    """Whether two toponyms next to each other are members of one list; a comma makes one only if "and" ends it."""
    if not 0 <= first < second < len(context.reading.toponyms) or _nested(context, first, second):
        return False
    gap = gap_between(context, first, second)
    if joined(context, gap):
        return True
    return _comma(context, gap) and (_ends(context, second) or _long(context, first, second))


def _ends(context: Context, index: int) -> bool:
    """Whether a list that goes on with commas ends with "and" after this name."""
    while index + 1 < len(context.reading.toponyms):
        gap = gap_between(context, index, index + 1)
        if joined(context, gap):
            return not _nested(context, index, index + 1)
        if not _comma(context, gap):
            break
        index += 1
    return _goes_on(context, index)


def _goes_on(context: Context, index: int) -> bool:
    """Whether "and" and a capital letter stand right behind a name: a place of a list that was not known as one."""
    end = context.toponym(index).toponym.span.end
    words = context.text[end : end + LONGEST].replace(",", " , ").split()
    while words and (words[0] == "," or words[0].lower() in context.words.words["coordinators"]):
        if words[0] != "," and len(words) > 1 and words[1][0].isupper():
            return True
        words = words[1:]
    return False


def _long(context: Context, first: int, second: int) -> bool:
    """Whether a bare comma stands in a list that has begun with "and"; headlines end lists with a comma."""
    return (
        first > 0 and joined(context, gap_between(context, first - 1, first)) and not _nested(context, first - 1, first)
    )


def _nested(context: Context, first: int, second: int) -> bool:
    """Whether one name lies in the other or means the same; what only stands in for its neighbour does not."""
    here, there = context.toponym(first).place, context.toponym(second).place
    if here is not None and there is not None and here.id == there.id:
        return not (stands_in(context, first) or stands_in(context, second))
    return within(here, there) or within(there, here)


def stands_in(context: Context, index: int) -> bool:
    """Whether another place stands for a name that the gazetteer does not hold."""
    return context.toponym(index).reason.startswith(STAND_IN)


def coordinated(context: Context, best: int, others: list[int]) -> list[int]:
    """The places in one list with the best one; "between A and B" is one area, and no list."""
    relation = context.toponym(best).toponym.relation
    if relation is not None and relation.kind in ONE_AREA:
        return []
    found: list[int] = []
    for direction in (1, -1):
        at = best
        while in_list(context, *sorted((at, at + direction))) or _around(context, at + direction, direction):
            at += direction
            if at in others:
                found.append(at)
            elif not _around(context, at, direction):
                break
    return sorted(found)


def _around(context: Context, index: int, direction: int) -> bool:
    """Whether a name, reached from the one before it, only says in what that one lies; a list goes on behind it."""
    return direction == 1 and index < len(context.reading.toponyms) and encloses(context, index)


def encloses(context: Context, index: int) -> bool:
    """Whether a name only says in what the place named before it lies: "in Norvale, Esk"; in a list it does not."""
    if index == 0:
        return False
    before, meant = context.toponym(index - 1), context.toponym(index)
    gap = context.text[before.toponym.span.end : meant.toponym.span.start]
    nouns, mark = gap.rstrip()[:-1].lower().split(), gap.rstrip()[-1:]
    if before.footprint is None or before.toponym.role != "locative" or mark not in (",", "("):
        return False
    if not context.words.words["place_nouns"].issuperset(nouns):  # "in Norvale district, Esk" encloses too
        return False
    following = index + 1 < len(context.reading.toponyms) and joined(context, gap_between(context, index, index + 1))
    listed = following or _goes_on(context, index)
    return not (in_list(context, index - 1, index) or (listed and not _nested(context, index - 1, index)))


def measures(context: Context, index: int) -> bool:
    """Whether a name only says how far the place named right before it lies: "in Norvale, 80 km south of Suthby"."""
    meant = context.toponym(index).toponym
    if meant.relation is None or meant.relation.kind not in ("distance", "direction") or index == 0:
        return False
    before = context.toponym(index - 1)
    gap = context.text[before.toponym.span.end : meant.span.start]
    return before.footprint is not None and before.toponym.role == "locative" and gap.startswith(",") and len(gap) < 60
