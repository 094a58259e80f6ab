"""Clauses from the real parse: tense, modality, negation, speaker, who and whom."""

import pytest

from geoevents.tag.analysis import Analyzer
from geoevents.tag.clauses import find_clauses
from geoevents.types import Clause


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def clauses(analyzer: Analyzer, text: str) -> tuple[Clause, ...]:
    return find_clauses(next(analyzer.analyse([text])))


def one(analyzer: Analyzer, text: str, lemma: str) -> Clause:
    return next(clause for clause in clauses(analyzer, text) if clause.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "modality", "negated"),
    [
        ("Rebels shelled the town on Monday.", "shell", "past", None, False),
        ("The army has captured two villages.", "capture", "past", None, False),
        ("Soldiers are patrolling the streets of the town.", "patrol", "present", None, False),
        ("The minister will visit the camp on Friday.", "visit", "future", "will", False),
        ("The talks could resume in March.", "resume", "future", "hypothetical", False),
        ("The government plans to evacuate the valley.", "evacuate", "future", "planned", False),
        ("The general urged the rebels to withdraw.", "withdraw", "past", "demanded", False),
        ("The militia threatened to bomb the bridge.", "bomb", "past", "threatened", False),
        ("The army denied shelling the hospital.", "shell", "past", "denied", False),
        ("The police did not arrest the men.", "arrest", "past", None, True),
        ("The troops failed to capture the hill.", "capture", "past", None, True),
        ("If the rebels attack the port, ships will leave.", "attack", "present", "hypothetical", False),
        ("The envoy flew to the capital to sign the treaty.", "sign", "past", "purpose", False),
        ("Police arrested a man and charged him.", "charge", "past", None, False),
    ],
)
def test_what_governs_a_clause(
    analyzer: Analyzer, text: str, lemma: str, tense: str, modality: str | None, negated: bool
) -> None:
    found = one(analyzer, text, lemma)
    assert (found.tense, found.modality, found.negated) == (tense, modality, negated)


@pytest.mark.parametrize(
    ("text", "lemma", "actors", "patients"),
    [
        ("Rebels attacked a convoy.", "attack", ["Rebels"], ["a convoy"]),
        ("A convoy was attacked by rebels.", "attack", ["rebels"], ["A convoy"]),
        ("Police freed a trader who was abducted by gunmen.", "abduct", ["gunmen"], ["a trader"]),
        ("An attack by rebels on a convoy stopped traffic.", "attack", ["rebels"], ["a convoy"]),
        ("The army entered the town and seized the mill.", "seize", ["The army"], ["the mill"]),
    ],
)
def test_who_and_whom(analyzer: Analyzer, text: str, lemma: str, actors: list[str], patients: list[str]) -> None:
    found = one(analyzer, text, lemma)
    assert [span.of(text) for span in found.actors] == actors
    assert [span.of(text) for span in found.patients] == patients


def test_a_report_keeps_its_speaker(analyzer: Analyzer) -> None:
    text = "Gunmen killed two farmers, local officials said."
    speaker = one(analyzer, text, "kill").reported_by
    assert speaker is not None
    assert speaker.of(text) == "local officials"


def test_clauses_stand_in_text_order_and_point_at_their_governor(analyzer: Analyzer) -> None:
    found = clauses(analyzer, "Officials said that troops had begun to leave the valley after the clashes.")
    assert [clause.lemma for clause in found] == ["say", "begin", "leave", "clash"]
    assert [clause.governor for clause in found] == [None, 0, 1, 2]


def test_a_month_is_no_march(analyzer: Analyzer) -> None:
    assert "march" not in [clause.lemma for clause in clauses(analyzer, "He pleaded guilty on March 24.")]
