"""Coordinates that a text writes out ("35.87 N, 36.72 E", "37S BV 91000 72000") as mentions of a place."""

import re

from geoevents.types import Span, Toponym

DEGREES = r"\d{1,3}(?:\.\d+)?\s*°?\s*(?:\d{1,2}(?:\.\d+)?\s*[′'’]\s*)?(?:\d{1,2}(?:\.\d+)?\s*(?:[″\"”]|''|′′)\s*)?"
PATTERNS = {
    "coordinates-letters": re.compile(rf"(?<![\w.]){DEGREES}[NS]\b,?\s*(?:and\s+)?{DEGREES}[EW]\b"),
    "coordinates-signed": re.compile(r"(?<![\w.,])-?\d{1,2}\.\d{3,},\s*-?\d{1,3}\.\d{3,}(?![\w]|\.\d)"),
    "coordinates-grid": re.compile(
        r"(?<!\w)\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{5}\s?\d{5}|\d{4}\s?\d{4}|\d{3}\s?\d{3})(?!\w)"
    ),
}
DIGIT = re.compile(r"\d")


def coordinates(text: str) -> list[Toponym]:
    """The coordinates of the text, none overlapping another, in order."""
    found: list[Toponym] = []
    if not DIGIT.search(text):
        return found
    for rule, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            span = Span(start=match.start(), end=match.end())
            if not any(span.overlaps(other.span) for other in found):
                found.append(
                    Toponym(
                        span=span, text=match.group(), name=match.group(), role="locative", relation=None, rule=rule
                    )
                )
    return sorted(found, key=lambda toponym: toponym.span)
