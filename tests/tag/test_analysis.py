"""The parse as arrays: offsets fit any text, and the short way to lemmas agrees with the model's own."""

import pickle

import pytest

from geoevents.errors import ModelError
from geoevents.tag.analysis import PIECE, Analyzer

TEXTS = [
    "",
    " \n\n \t",
    "Heading without a stop\n\nThe army, which had left Aleppo, doesn't return.",
    "\n\n  Spaces before.  And\u00a0between \U0001f6a8 signs;\u202e right to left\u202c.",
    "x" * (PIECE * 2 + 5),
    "One sentence here. " * (PIECE // 10),
]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def test_tokens_fit_the_text(analyzer: Analyzer) -> None:
    results = list(analyzer.analyse(TEXTS))
    assert [result.text for result in results] == TEXTS
    for result in results:
        assert all(result.text[s:e] == w for s, e, w in zip(result.starts, result.ends, result.words, strict=True))
        assert all(0 <= head < len(result) for head in result.head)
        covered = [i for first, last in result.sentences for i in range(first, last)]
        assert covered == list(range(len(result)))
        assert list(result.sentence) == sorted(result.sentence)


def test_a_heading_is_a_sentence_of_its_own(analyzer: Analyzer) -> None:
    (result,) = analyzer.analyse([TEXTS[2]])
    assert next(span.of(result.text) for span in result.sentence_spans) == "Heading without a stop"


def test_forms_agree_with_the_full_pipeline(analyzer: Analyzer) -> None:
    text = "Two soldiers were killed in Aleppo on Monday, but the mayor has not said who fired the rockets."
    (result,) = analyzer.analyse([text])
    doc = analyzer.language(text)
    assert list(zip(result.pos, result.lemma, strict=True)) == [(t.pos_, t.lemma_) for t in doc]


def test_an_analyzer_and_its_results_can_be_pickled(analyzer: Analyzer) -> None:
    again = pickle.loads(pickle.dumps(analyzer))
    assert again.model == analyzer.model
    (result,) = analyzer.analyse(["Rain fell in Quito."])
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_missing_model_is_one_clear_line() -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        Analyzer("no_such_model").language  # noqa: B018
