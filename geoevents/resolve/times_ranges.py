"""Two times that bound one stretch ("from 3 to 20 March", "between May and July") share its interval."""

from dataclasses import replace
from itertools import pairwise

from geoevents.types import ResolvedTime

GAP = 12
OPENERS = {"from": ("to", "until"), "between": ("and", "to")}


def join(times: tuple[ResolvedTime, ...], *, text: str) -> tuple[ResolvedTime, ...]:
    """The times, those at the two ends of a range with the interval of the whole range."""
    joined = list(times)
    for index, (left, right) in enumerate(pairwise(times)):
        closing = OPENERS.get(left.expression.lead)
        between = text[left.expression.span.end : right.expression.span.start]
        if closing is None or right.expression.lead not in closing or len(between) > GAP:
            continue
        first, last = left.interval, right.interval
        if first is None or last is None or first.start is None or last.end is None or first.start >= last.end:
            continue
        holds = "throughout" if left.expression.lead == "from" else "within"
        whole = replace(last, start=first.start, holds=holds)  # type: ignore[arg-type]
        joined[index] = replace(left, interval=whole, reason=f"{left.reason}; beginning of a range")
        joined[index + 1] = replace(right, interval=whole, reason=f"{right.reason}; end of a range")
    return tuple(joined)
