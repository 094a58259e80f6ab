"""The predicates of a text with what linking needs of their parse."""

from geoevents.lexicon.events import EventWords, event_words
from geoevents.tag.analysis import Analysis
from geoevents.tag.clauses_mood import mood
from geoevents.tag.clauses_parts import parts, phrase, trimmed, who
from geoevents.tag.clauses_tense import Form, form, inherited
from geoevents.types import Clause, Span

NAMES = ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "FAC", "GPE", "LOC", "NORP", "LAW", "DATE", "TIME")


def find_clauses(analysis: Analysis) -> tuple[Clause, ...]:
    """The clauses of the text in the order of their triggers: every full verb, and the nouns that tell events."""
    words = event_words()
    triggers = _triggers(analysis, words)
    number = {token: index for index, token in enumerate(triggers)}
    owner = _owners(analysis, number)
    extents = _extents(analysis, owner, len(triggers))
    forms: dict[int, Form] = {}
    return tuple(
        _clause(analysis, token, words, forms, owner, span=extents[index]) for index, token in enumerate(triggers)
    )


def _triggers(analysis: Analysis, words: EventWords) -> list[int]:
    """The tokens that can tell an event: full verbs, event nouns; in a line without a verb all that can be either."""
    named = {
        token for entity in analysis.entities if entity.label in NAMES for token in range(entity.first, entity.last)
    }
    found: list[int] = []
    for first, last in analysis.sentences:
        verbless = not any(analysis.pos[token] in ("VERB", "AUX") for token in range(first, last))
        test = _tells_without_verb if verbless else _tells
        found += [token for token in range(first, last) if test(analysis, token, words, named)]
    return found


def _tells(analysis: Analysis, token: int, words: EventWords, named: set[int]) -> bool:
    pos, dep = analysis.pos[token], analysis.dep[token]
    if pos == "VERB":
        return dep not in ("amod", "aux", "auxpass", "compound", "prep")
    if pos == "AUX":
        return dep not in ("aux", "auxpass")
    if pos == "NOUN" and _has_object(analysis, token) and (_lemma(analysis, token, words), "VERB") in words.triggers:
        return True
    if pos not in ("NOUN", "PROPN") or token in named or dep in ("compound", "nmod"):
        return False
    return (_lemma(analysis, token, words), "NOUN") in words.triggers


def _has_object(analysis: Analysis, token: int) -> bool:
    """Whether the parse gives a noun an object: then it is a verb that the model took for a noun."""
    return any(analysis.dep[child] == "dobj" for child in analysis.children[token])


def _tells_without_verb(analysis: Analysis, token: int, words: EventWords, named: set[int]) -> bool:
    """In a headline the model takes verbs for nouns: "Shelling targets a town"."""
    if analysis.pos[token] not in ("NOUN", "PROPN", "ADJ") or token in named:
        return False
    lemma = _lemma(analysis, token, words)
    return (lemma, "NOUN") in words.triggers or (
        analysis.pos[token] == "NOUN" and (lemma, "VERB") in words.triggers and analysis.dep[token] != "pobj"
    )


def _carried(analysis: Analysis, token: int, words: EventWords) -> int | None:
    """The event noun that a noun only carries: "rescue" of "rescue mission"."""
    if analysis.lemma[token].lower() not in words.words["carrier_nouns"]:
        return None
    for child in analysis.children[token]:
        if analysis.dep[child] == "compound" and (analysis.lemma[child].lower(), "NOUN") in words.triggers:
            return child
    return None


def _phrasal(analysis: Analysis, token: int, words: EventWords) -> str | None:
    """The verb with its particle, where the lexicon knows the two as one: "pull back", "blew himself up"."""
    near = [child for child in analysis.children[token] if child == token + 1 or analysis.dep[child] == "prt"]
    pairs = (f"{analysis.lemma[token].lower()} {analysis.words[child].lower()}" for child in near if child > token)
    return next((pair for pair in pairs if (pair, "VERB") in words.triggers), None)


def _compound(analysis: Analysis, token: int, words: EventWords) -> str | None:
    """The noun with the word before it, where the lexicon knows the two as one: "power cut"."""
    if token and analysis.head[token - 1] == token and analysis.dep[token - 1] in ("compound", "amod", "nmod"):
        pair = f"{analysis.lemma[token - 1].lower()} {analysis.lemma[token].lower()}"
        return pair if (pair, "NOUN") in words.triggers else None
    return None


def _lemma(analysis: Analysis, token: int, words: EventWords) -> str:
    if analysis.pos[token] == "VERB" and (phrasal := _phrasal(analysis, token, words)):
        return phrasal
    if analysis.pos[token] == "NOUN" and (compound := _compound(analysis, token, words)):
        return compound
    carried = _carried(analysis, token, words) if analysis.pos[token] == "NOUN" else None
    return analysis.lemma[token if carried is None else carried].lower()


def _owners(analysis: Analysis, number: dict[int, int]) -> list[int | None]:
    """For each token the index of the nearest trigger at or above it."""
    owner: list[int | None] = [None] * len(analysis)
    known = [False] * len(analysis)
    for token in range(len(analysis)):
        path, at = [], token
        while not known[at] and at not in number and analysis.head[at] != at:
            path.append(at)
            at = analysis.head[at]
        found = owner[at] if known[at] else number.get(at)
        for step in (*path, at):
            owner[step], known[step] = found, True
    return owner


def _extents(analysis: Analysis, owner: list[int | None], count: int) -> list[Span]:
    first: list[int | None] = [None] * count
    last = [0] * count
    for token, index in enumerate(owner):
        if index is not None:
            first[index] = token if first[index] is None else first[index]
            last[index] = token
    return [trimmed(analysis.text, analysis.span(start or 0, end + 1)) for start, end in zip(first, last, strict=True)]


def _form(analysis: Analysis, token: int, words: EventWords, forms: dict[int, Form]) -> Form:
    """The form of a verb; of a noun, that of the verb above it. Chains are followed to the word that says."""
    if token in forms:
        return forms[token]
    own = form(analysis, token, words) if analysis.pos[token] in ("VERB", "AUX") else Form(tense="none")
    above = analysis.head[token]
    while above != analysis.head[above] and analysis.pos[above] not in ("VERB", "AUX"):
        above = analysis.head[above]
    forms[token] = own  # also guards against a cycle
    if own.tense == "none" and above != token and analysis.pos[above] in ("VERB", "AUX"):
        governor = _form(analysis, above, words, forms)
        if analysis.pos[token] in ("VERB", "AUX"):
            forms[token] = inherited(analysis, token, own, governor)
        else:
            forms[token] = Form(tense=governor.tense, aspect=governor.aspect if governor.aspect != "perfect" else "")
    return forms[token]


def _clause(
    analysis: Analysis,
    token: int,
    words: EventWords,
    forms: dict[int, Form],
    owner: list[int | None],
    *,
    span: Span,
) -> Clause:
    shape = _form(analysis, token, words, forms)
    feeling = mood(analysis, token, shape, words)
    actors, patients = who(analysis, token, passive=shape.passive)
    head = analysis.head[token]
    verb = analysis.pos[token] in ("VERB", "AUX")
    return Clause(
        span=span,
        sentence=analysis.sentence[token],
        trigger=analysis.span(token, token + 1),
        lemma=_lemma(analysis, token, words),
        pos="VERB" if verb else "NOUN",
        tense=shape.tense,
        actors=tuple(phrase(analysis, one) for one in actors),
        patients=tuple(phrase(analysis, one) for one in patients),
        aspect=shape.aspect,
        ongoing=feeling.ongoing,
        modality=feeling.modality,
        attitude=feeling.word,
        negated=feeling.negated,
        reported_by=phrase(analysis, feeling.speaker) if feeling.speaker is not None else None,
        governor=owner[head] if head != token else None,
        link=_link(analysis, token, words),
        passive=shape.passive,
        parts=parts(analysis, token),
    )


def _link(analysis: Analysis, token: int, words: EventWords) -> str:
    """How the trigger hangs on what governs it: its dependency, with the preposition where it has one."""
    dep, head = analysis.dep[token], analysis.head[token]
    above = analysis.head[head]
    between = analysis.lemma[above].lower() if dep == "pobj" and analysis.pos[token] == "NOUN" else ""
    if between in words.words["aftermath_nouns"] and analysis.words[analysis.head[above]].lower() == "in":
        return "pobj:after"  # "in response to the attack"
    if between in words.words["carrier_nouns"]:
        dep, head = analysis.dep[above], analysis.head[above]  # "a series of attacks left many homeless"
    return f"{dep}:{analysis.words[head].lower()}" if dep in ("pobj", "pcomp") else dep
