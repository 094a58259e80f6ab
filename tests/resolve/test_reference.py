"""The document date is found where a text wears it, and nowhere else."""

from dataclasses import replace
from datetime import date

import pytest

from geoevents.resolve.reference import reference_time
from geoevents.tag.times import find_times
from geoevents.types import Document, Tagged


def tagged(text: str, dct: date | None = None) -> Tagged:
    document = Document(id="t", text=text, dct=dct, dct_reason="--dct")
    return Tagged(document=document, sentences=(), clauses=(), toponyms=(), times=find_times(text, sentences=()))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("BEIRUT, March 3, 2019 (Agency) -- Two men were shot.", "dateline"),
        (
            "Two shot in the night\n\nBy A Writer\n\nBEIRUT, March 3, 2019 (Agency) — Two men were shot on Friday.",
            "dateline",
        ),
        ("Clashes near the border\nMarch 3, 2019\nTwo men were shot on Friday.", "header"),
        ("Clashes\nPublished: 3 March 2019, 10:30\n\nTwo men were shot.", "header"),
        ("Clashes\n2019-03-03\nTwo men were shot.", "header"),
        ("Combats\n3 mars 2019\nDeux hommes.", "header"),
    ],
)
def test_a_date_in_the_head_is_taken(text: str, reason: str) -> None:
    document, warnings = reference_time(tagged(text))
    assert document.dct == date(2019, 3, 3)
    assert document.dct_reason.startswith(reason)
    assert warnings


@pytest.mark.parametrize(
    "text",
    [
        "The war began on March 3, 2019. Two men were shot.",
        "Two men were shot on Friday.",
        "On March 3, 2019, two men were shot in a town near the border with its neighbour to the north.",
    ],
)
def test_a_date_in_the_prose_is_not(text: str) -> None:
    document, warnings = reference_time(tagged(text))
    assert document.dct is None
    assert "--dct" in warnings[0]


def test_metadata_comes_first() -> None:
    document, warnings = reference_time(tagged("ROME, March 3, 2019 -- Rain.", date(2020, 1, 1)))
    assert (document.dct, document.dct_reason, warnings) == (date(2020, 1, 1), "--dct", ())


def test_a_date_of_the_file_gives_way_to_one_in_the_text() -> None:
    made = tagged("Courier\n3 March 2019\n\nThe bridge was closed.", date(2020, 1, 1))
    document, _ = reference_time(replace(made, document=replace(made.document, dct_sure=False)))
    assert (document.dct, document.dct_sure) == (date(2019, 3, 3), True)
    made = tagged("The bridge was closed.", date(2020, 1, 1))
    document, _ = reference_time(replace(made, document=replace(made.document, dct_sure=False)))
    assert document.dct == date(2020, 1, 1)
