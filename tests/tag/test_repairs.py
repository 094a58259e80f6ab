"""Slips of the parse that grammar rules out are mended; a sound parse stays as it is."""

import pytest

from geoevents.tag.analysis import Analysis, Analyzer
from geoevents.tag.repairs import repair

COLUMNS = ("words", "pos", "tag", "dep", "head", "sentence")


def columns(rows: list[tuple[str, str, str, str, int]]) -> dict[str, list[object]]:
    """The columns of one sentence: word, part of speech, tag, dependency, head."""
    words, pos, tag, dep, head = map(list, zip(*rows, strict=True))
    return dict(zip(COLUMNS, (words, pos, tag, dep, head, [0] * len(rows)), strict=True))


MISREAD = [
    ("Gunmen", "NOUN", "NNS", "nsubj", 1),
    ("killed", "VERB", "VBD", "ROOT", 1),
    ("traders", "NOUN", "NNS", "dobj", 1),
    ("and", "CCONJ", "CC", "cc", 2),
    ("police", "NOUN", "NNS", "conj", 2),
    ("found", "VERB", "VBD", "conj", 1),
    ("them", "PRON", "PRP", "dobj", 5),
]


def test_what_stands_right_before_a_second_finite_verb_is_its_subject() -> None:
    mended = columns(MISREAD)
    repair(mended, 0)
    assert (mended["dep"][4], mended["head"][4]) == ("nsubj", 5)


def test_two_objects_of_one_verb_stay() -> None:
    rows = [*MISREAD[:5], ("and", "CCONJ", "CC", "cc", 1), ("left", "VERB", "VBD", "conj", 1)]
    sound = columns(rows)
    repair(sound, 0)
    assert sound == columns(rows)


def test_no_preposition_governs_a_finite_verb() -> None:
    rows = [
        ("Three", "NUM", "CD", "nsubj", 1),
        ("died", "VERB", "VBD", "ROOT", 1),
        ("in", "ADP", "IN", "prep", 1),
        ("blasts", "VERB", "VBZ", "pobj", 2),
    ]
    mended = columns(rows)
    repair(mended, 0)
    assert (mended["pos"][3], mended["tag"][3]) == ("NOUN", "NNS")


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Kidnappers killed a store owner and police found the man's body on Monday.", "police", "found"),
        ("Heavy bombing targets the countryside of Aleppo and shells fell on areas in the city.", "shells", "fell"),
    ],
)
def test_the_real_parse_is_mended(text: str, noun: str, verb: str) -> None:
    (analysis,) = Analyzer().analyse([text])
    at = analysis.words.index(noun)
    assert (subject(analysis, at), analysis.dep[at][:5]) == (verb, "nsubj")


def subject(analysis: Analysis, token: int) -> str:
    """The word that a token hangs on."""
    return analysis.words[analysis.head[token]]
