"""Slips of the parse that grammar rules out, mended before anything is read from it."""

from typing import Any

_FINITE = {"VBZ": "NNS", "VBP": "NN"}
_PAST = "VBD"
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
_NAMES = ("NOUN", "PROPN", "PRON")
_WITHIN = ("compound", "flat", "nmod")


def repair(columns: dict[str, list[Any]], first: int) -> None:
    """Mend the columns of an `Analysis`, by name, from the token `first` on."""
    _behind_prepositions(columns, first)
    _second_subjects(columns, first)


def _behind_prepositions(columns: dict[str, list[Any]], first: int) -> None:
    """No preposition governs a finite verb: "the blasts in the port" are a noun."""
    for token in range(first, len(columns["dep"])):
        if columns["dep"][token] == "pobj" and columns["tag"][token] in _FINITE:
            columns["pos"][token], columns["tag"][token] = "NOUN", _FINITE[columns["tag"][token]]


def _second_subjects(columns: dict[str, list[Any]], first: int) -> None:
    """A finite verb right behind what was read as a second object has that for its subject.

    In "killed an owner and police found him" the police were not killed, and the killers did not find him.
    """
    dep, head, pos, tag = (columns[name] for name in ("dep", "head", "pos", "tag"))
    below: dict[int, list[int]] = {}
    for token in range(first, len(dep)):
        below.setdefault(head[token], []).append(token)
    for verb in range(first, len(dep)):
        if dep[verb] != "conj" or pos[verb] not in ("VERB", "AUX"):
            continue
        helpers = [one for one in below.get(verb, ()) if dep[one] in _AUXILIARIES and one < verb]
        finite = tag[verb] in (*_FINITE, _PAST) or any(tag[one] in (*_FINITE, _PAST, "MD") for one in helpers)
        if not finite or any(dep[one] in _SUBJECTS for one in below.get(verb, ())):
            continue
        noun = min((*helpers, verb)) - 1
        while noun > first and pos[noun] == "ADV":
            noun -= 1
        while dep[noun] in _WITHIN and head[noun] != noun:
            noun = head[noun]
        before = head[noun]
        apart = noun > before > head[verb] and noun < verb and columns["sentence"][noun] == columns["sentence"][verb]
        if dep[noun] == "conj" and apart and pos[noun] in _NAMES and pos[before] in _NAMES:
            passive = any(dep[one] == "auxpass" for one in helpers)
            dep[noun], head[noun] = "nsubjpass" if passive else "nsubj", verb
