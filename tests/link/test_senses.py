"""Every frame holds in its positive examples and in none of its negative ones."""

from collections.abc import Callable

import pytest

from geoevents.errors import DataError
from geoevents.lexicon import event_frames as module
from geoevents.lexicon.event_frames import Frame, event_frames
from geoevents.link.context import context
from geoevents.link.senses import sense
from geoevents.types import Resolved

type Read = Callable[..., Resolved]

POSITIVE = [(frame, text) for frame in event_frames() for text in frame.positive]
NEGATIVE = [(frame, text) for frame in event_frames() for text in frame.negative]


def told_by(reading: Read, text: str) -> str | None:
    """The id of the frame of the bracketed trigger."""
    plain = text.replace("[", "").replace("]", "")
    laid = context(reading(plain))
    start = text.index("[")
    clause = next((one for one in laid.reading.clauses if one.trigger.start == start), None)
    assert clause is not None, f"no clause of {text!r}"
    found = sense(laid, clause)
    return found.id if found else None


@pytest.mark.parametrize(("frame", "text"), POSITIVE, ids=[f"{one.id}: {text}" for one, text in POSITIVE])
def test_a_frame_holds(reading: Read, frame: Frame, text: str) -> None:
    assert told_by(reading, text) == frame.id


@pytest.mark.parametrize(("frame", "text"), NEGATIVE, ids=[f"{one.id}: {text}" for one, text in NEGATIVE])
def test_a_frame_does_not_hold(reading: Read, frame: Frame, text: str) -> None:
    plain = text.replace("[", "").replace("]", "")
    laid = context(reading(plain))
    clause = next((one for one in laid.reading.clauses if one.trigger.start == text.index("[")), None)
    found = sense(laid, clause) if clause is not None else None
    assert found is None or found.id != frame.id


def test_a_broken_frame_is_named() -> None:
    with pytest.raises(DataError, match="frame odd: unknown category"):
        module._frame({"id": "odd", "category": "noise", "triggers": []}, {})
    with pytest.raises(DataError, match="frame odd: no class is called '@none'"):
        module._words("odd", ["@none"], {})
