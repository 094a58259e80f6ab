"""The explanation names the rule, the derivation, the reason and the readings not taken of every time."""

from datetime import date

from geoevents.export.explanation import derivation, explanation
from geoevents.resolve.times import resolve_times
from geoevents.tag.times import find_times
from geoevents.types import Document, Place, Resolved, ResolvedToponym, Span, Tagged, Toponym
from geoevents.types.meaning import Calendar, Qualified


def resolved(text: str, toponyms: tuple[ResolvedToponym, ...] = ()) -> Resolved:
    document = Document(id="t", text=text, dct=date(2020, 2, 27), dct_reason="--dct")
    times = find_times(text, sentences=())
    tagged = Tagged(document=document, sentences=(), clauses=(), toponyms=(), times=times)
    meant = resolve_times(tagged, document=document)
    return Resolved(document=document, sentences=(), clauses=(), toponyms=toponyms, times=meant)


def test_a_time_is_explained() -> None:
    shown = explanation(resolved("They will meet in early March."))
    for part in (
        'TIME "early March" [18:29]',
        "DATE 2020-03 mod START",
        "[2020-03-01 00:00, 2020-03-11 00:00)  month, within",
        '"early March" = 1–10 March 2020',
        "the document date 2020-02-27",
        "part.early after 'in'",
        "Qualified(Calendar(month 3), mod START)",
        'date.month-march "March"',
        "2021-03",
    ):
        assert part in shown, part


def test_a_toponym_is_explained() -> None:
    said = Toponym(span=Span(start=3, end=7), text="Rome", name="Rome", role="locative", relation=None, rule="name")
    rome = Place(id="geonames:1", name="Rome", lon=12.5, lat=41.9, feature_code="PPLC", country="IT")
    other = Place(id="geonames:2", name="Rome", lon=-85.2, lat=34.3, feature_code="PPL", country="US")
    place = ResolvedToponym(
        toponym=said, place=rome, footprint=None, score=0.9, reason="a capital", candidates=(rome, other)
    )
    shown = explanation(resolved("In Rome it rained.", (place,)))
    assert "geonames:1" in shown
    assert "a capital (score 0.90)" in shown
    assert "not taken   Rome, US (geonames:2)" in shown


def test_nothing_found_is_said() -> None:
    assert "no time and no place was found" in explanation(resolved("It rained."))


def test_a_derivation_shows_only_what_is_said() -> None:
    assert derivation(Qualified(of=Calendar(month=3), mod="START")) == "Qualified(Calendar(month 3), mod START)"
