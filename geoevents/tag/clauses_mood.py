"""What governs a predicate: the attitude, condition, negation and speaker found on the way up the parse."""

from dataclasses import dataclass

from geoevents.lexicon.events import EventWords
from geoevents.tag.analysis import Analysis
from geoevents.tag.clauses_tense import Form

COMPLEMENTS = ("ccomp", "xcomp", "acl", "pcomp", "pobj", "dobj", "nsubjpass", "oprd", "prep", "attr", "conj", "dative")
ASKING = ("demanded", "threatened")
STOPS = ("relcl", "advcl", "parataxis", "appos", "nsubj", "csubj", "npadvmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """modality : see `Clause`; word : the word that governs; speaker : token of who reports it, or None."""

    modality: str | None = None
    word: str | None = None
    negated: bool = False
    ongoing: bool = False
    speaker: int | None = None


def mood(analysis: Analysis, token: int, form: Form, words: EventWords) -> Mood:
    """The mood of the predicate at `token`, whose own form is `form`."""
    negated = _negated(analysis, token, words)
    if analysis.dep[token] == "xcomp":  # "nobody is thought to be hurt"
        negated = negated != _negated(analysis, analysis.head[token], words)
    modality, word, ongoing, speaker = _own(analysis, token, form, words)
    at, settled = token, False
    while analysis.head[at] != at and (modality is None or speaker is None):
        dep, tag, at = analysis.dep[at], analysis.tag[at], analysis.head[at]
        negated = negated != (dep == "pcomp" and _hindered(analysis, at, words))
        attitude = _attitude(analysis, at, words)
        if dep in ("parataxis", "ccomp") and attitude == "report" and speaker is None:
            speaker = _subject(analysis, at)
        if dep in STOPS or (dep == "acl" and tag == "VBN"):
            break  # "a ransom for the boys abducted here": what says which boys is not demanded
        if dep not in COMPLEMENTS:
            continue
        ongoing = ongoing or (attitude == "ongoing" and dep in ("xcomp", "dobj"))
        settled = settled or (dep == "pobj" and analysis.words[at].lower() in words.words["settled_prepositions"])
        if _apart(analysis, token, at, dep, tag, words) or (settled and attitude in ASKING):
            attitude = None
        if attitude == "negated" and dep not in ("prep", "ccomp"):
            negated = not negated
        elif modality is None and attitude not in (None, "report", "aspect", "ongoing", "factive", "negated"):
            modality, word = _meant(analysis, at, dep, attitude), analysis.words[at].lower()
        if modality is None and dep in ("xcomp", "dobj", "nsubjpass", "pobj", "prep", "conj"):
            modality, word = _modal_above(analysis, at, words)
    if modality is None and form.aspect == "infinitive" and analysis.dep[token] == "acl":
        modality = "purpose"  # "a truce to evacuate the town"
    return Mood(modality=modality, word=word, negated=negated, ongoing=ongoing, speaker=speaker)


def _apart(analysis: Analysis, token: int, at: int, dep: str, tag: str, words: EventWords) -> bool:
    """Whether the attitude of the word above is not one to what stands below it.

    A second verb shares what stands above the first, not the first itself; "set fire" is an act, whatever "set" is
    before a verb.
    """
    act = f"{analysis.lemma[at]} {analysis.lemma[token]}".lower() in words.tables["senses"]
    return act or (dep == "conj" and tag != "VB")


def _attitude(analysis: Analysis, at: int, words: EventWords) -> str | None:
    """The attitude of a word, with its particle where the lexicon knows the two as one: "called off"."""
    kind = _kind(analysis.pos[at])
    for child in analysis.children[at]:
        if analysis.dep[child] == "prt":
            pair = f"{analysis.lemma[at]} {analysis.words[child]}".lower()
            return words.attitudes.get((pair, kind))
    return words.attitudes.get((analysis.lemma[at].lower(), kind))


def _hindered(analysis: Analysis, preposition: int, words: EventWords) -> bool:
    """Whether what stands behind a preposition is what somebody was kept from."""
    verb = analysis.lemma[analysis.head[preposition]].lower()
    return (
        analysis.words[preposition].lower() in words.words["hindering_prepositions"]
        and verb in words.words["hindering_verbs"]
    )


def _meant(analysis: Analysis, at: int, dep: str, attitude: str | None) -> str | None:
    """The attitude as its frame has it: to warn somebody to do something is to demand it."""
    if (
        attitude == "threatened"
        and dep == "xcomp"
        and any(analysis.dep[one] == "dobj" for one in analysis.children[at])
    ):
        return "demanded"
    return "denied" if attitude == "deny" else attitude


def _own(
    analysis: Analysis, token: int, form: Form, words: EventWords
) -> tuple[str | None, str | None, bool, int | None]:
    """What the predicate's own words say, less the negation."""
    speaker = next(
        (_subject(analysis, child) for child in analysis.children[token] if _reports(analysis, child, words)), None
    )
    for child in analysis.children[token]:
        lower = analysis.words[child].lower()
        if analysis.dep[child] == "mark" and lower in words.words["conditional_marks"]:
            return "hypothetical", lower, False, speaker
        attitude = words.attitudes.get((lower, "ADV"))
        if attitude in ("hypothetical", "planned") and analysis.dep[child] in ("advmod", "amod", "acomp"):
            return attitude, lower, False, speaker
    if form.modal and (condition := _condition(analysis, token, words)) is not None:
        return "hypothetical", condition, False, speaker
    if form.modal:
        return form.modal, form.modal_word, False, speaker
    if form.aspect == "infinitive" and analysis.dep[token] == "advcl":
        return "purpose", None, False, speaker
    return None, None, False, speaker


def _condition(analysis: Analysis, token: int, words: EventWords) -> str | None:
    """The "if" of a clause below, on which it depends whether this one comes true."""
    for child in analysis.children[token]:
        if analysis.dep[child] == "advcl":
            for mark in analysis.children[child]:
                lower = analysis.words[mark].lower()
                if analysis.dep[mark] == "mark" and lower in words.words["conditional_marks"]:
                    return lower
    return None


def _reports(analysis: Analysis, child: int, words: EventWords) -> bool:
    """Whether the child is "police said" or "according to police" beside the statement."""
    if words.attitudes.get((analysis.lemma[child].lower(), "VERB")) != "report":
        return False
    return analysis.dep[child] in ("parataxis", "ccomp", "prep")


def _modal_above(analysis: Analysis, at: int, words: EventWords) -> tuple[str | None, str | None]:
    """The modal auxiliary or adverb of a word on the way up, if it has one."""
    for child in analysis.children[at]:
        lower = analysis.words[child].lower()
        if analysis.tag[child] == "MD" and analysis.dep[child] == "aux":
            if lower in words.words["future_modals"]:
                return "will", lower
            if lower in words.words["conditional_modals"]:
                return "would", lower
            return ("demanded" if lower in words.words["demand_modals"] else "hypothetical"), lower
        if analysis.dep[child] == "mark" and lower in words.words["conditional_marks"]:
            return "hypothetical", lower
        if analysis.dep[child] in ("acomp", "advmod") and words.attitudes.get((lower, "ADV")) in (
            "hypothetical",
            "planned",
        ):
            return words.attitudes[lower, "ADV"], lower
    return None, None


def _negated(analysis: Analysis, token: int, words: EventWords) -> bool:
    for child in analysis.children[token]:
        lower = analysis.words[child].lower()
        if analysis.dep[child] in ("neg", "det", "preconj") and lower in words.words["negators"]:
            return True
        if analysis.dep[child] in ("nsubj", "nsubjpass", "dobj") and _empty(analysis, child, words):
            return True
    head = analysis.head[token]
    return analysis.dep[token] in ("pobj", "pcomp") and analysis.words[head].lower() in words.words["negators"]


def _empty(analysis: Analysis, noun: int, words: EventWords) -> bool:
    """Whether the phrase is "no one", "nobody", "no casualties"."""
    if analysis.words[noun].lower() in words.words["negators"]:
        return True
    return any(
        analysis.dep[child] in ("det", "neg", "preconj") and analysis.words[child].lower() in words.words["negators"]
        for child in analysis.children[noun]
    )


def _kind(pos: str) -> str:
    return "VERB" if pos in ("VERB", "AUX") else "ADV" if pos in ("ADJ", "ADV") else "NOUN"


def _subject(analysis: Analysis, verb: int) -> int | None:
    """The token of the verb's subject; of "according to X" it is X."""
    for child in analysis.children[verb]:
        if analysis.dep[child] in ("nsubj", "nsubjpass"):
            return child
    for child in analysis.children[verb]:
        if analysis.dep[child] == "prep":
            return next((inner for inner in analysis.children[child] if analysis.dep[inner] == "pobj"), None)
    return None
