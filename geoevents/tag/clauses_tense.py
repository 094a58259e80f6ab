"""The tense of a predicate: from its auxiliaries, else from the clause that it hangs on."""

from dataclasses import dataclass

from geoevents.lexicon.events import EventWords
from geoevents.tag.analysis import Analysis
from geoevents.types import Tense

SHARED = ("xcomp", "advcl", "acl", "pcomp", "conj", "ccomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a verb's own group says. modal : the class of its modal auxiliary, or None."""

    tense: Tense
    aspect: str = ""
    modal: str | None = None
    modal_word: str = ""
    passive: bool = False


def form(analysis: Analysis, verb: int, words: EventWords) -> Form:
    """The form of the verb at token `verb`; tense "none" where its own group does not say."""
    helpers = [child for child in analysis.children[verb] if analysis.dep[child] in ("aux", "auxpass")]
    below = {analysis.dep[one] for one in analysis.children[verb]}
    if _bare_participle(analysis, verb, helpers) and ("dobj" in below or {"nsubj", "mark"} <= below):
        return Form(tense="past")  # "an air strike killed ten", "after gas leaked": no participle of what befell
    passive = any(analysis.dep[child] == "auxpass" for child in helpers) or _bare_participle(analysis, verb, helpers)
    tags = [analysis.tag[child] for child in helpers]
    for child in helpers:
        if analysis.tag[child] == "MD":
            modal = _modal(analysis.words[child].lower(), words)
            tense: Tense = (
                "past" if modal == "hypothetical" and analysis.tag[verb] == "VBN" and not passive else "future"
            )
            return Form(tense=tense, modal=modal, modal_word=analysis.words[child].lower(), passive=passive)
    if "TO" in tags and "VB" in (analysis.tag[verb], *tags):  # "to cancel", "to be cancelled"
        return Form(tense="none", aspect="infinitive", passive=passive)
    if not helpers or all(tag in ("VBN", "VBG") for tag in tags):
        return _bare(analysis.tag[verb], tags, passive=passive)
    return _with_helpers(analysis, verb, helpers, passive=passive)


def _bare_participle(analysis: Analysis, verb: int, helpers: list[int]) -> bool:
    return analysis.tag[verb] == "VBN" and not helpers and analysis.dep[verb] in ("acl", "advcl", "amod")


def _bare(tag: str, tags: list[str], *, passive: bool) -> Form:
    if tag == "VBD":
        return Form(tense="past", passive=passive)
    if tag in ("VBZ", "VBP") and not tags:
        return Form(tense="present", passive=passive)
    if tag == "VBN":
        return Form(tense="none", aspect="participle", passive=passive)
    if tag == "VBG":
        return Form(tense="none", aspect="progressive", passive=passive)
    return Form(tense="none", aspect="infinitive" if tag == "VB" else "", passive=passive)


def _with_helpers(analysis: Analysis, verb: int, helpers: list[int], *, passive: bool) -> Form:
    first = analysis.tag[helpers[0]]
    lemmas = [analysis.lemma[child] for child in helpers]
    progressive = analysis.tag[verb] == "VBG"
    if lemmas[0] == "have":
        if progressive and first != "VBD":  # "has been raining": it still is
            return Form(tense="present", aspect="progressive", passive=passive)
        aspect = "progressive" if progressive else "pluperfect" if first == "VBD" else "perfect"
        return Form(tense="past", aspect=aspect, passive=passive)
    tense: Tense = "past" if first in ("VBD", "VBN") else "present" if first in ("VBZ", "VBP") else "none"
    return Form(tense=tense, aspect="progressive" if progressive else "", passive=passive)


def _modal(word: str, words: EventWords) -> str:
    if word in words.words["future_modals"]:
        return "will"
    if word in words.words["conditional_modals"]:
        return "would"
    return "demanded" if word in words.words["demand_modals"] else "hypothetical"


def inherited(analysis: Analysis, verb: int, own: Form, governor: Form | None) -> Form:
    """The form with what the governing clause adds to a participle, an infinitive or a second verb."""
    if own.tense != "none" or governor is None:
        return own
    if analysis.dep[verb] == "conj" and own.aspect != "infinitive":
        modal = own.modal or governor.modal
        same = own.aspect == "participle"
        return Form(
            tense=governor.tense,
            aspect=governor.aspect if same else own.aspect or governor.aspect,
            modal=modal,
            modal_word=own.modal_word or governor.modal_word,
            passive=governor.passive if same else own.passive,
        )
    if own.aspect == "participle" and own.passive and governor.tense == "present":  # "a man killed here is mourned"
        return Form(tense="past", aspect=own.aspect, passive=True)
    if own.aspect == "infinitive" and governor.tense == "present":
        return Form(tense="future", aspect=own.aspect, passive=own.passive)
    return Form(tense=governor.tense, aspect=own.aspect, passive=own.passive)
