"""What an event did, in numbers: the dead and the injured that its sentence counts."""

import re

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.verbs import counts_toll
from geoevents.types import Clause

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
COMMA = re.compile(r"\band\b|,(?!\d{3})")  # no comma of "4,288"
AGED = re.compile(r"\b\d+-year-olds?\b|\baged? \d+")


def attributes(
    context: Context, candidate: Candidate, count: int | None = None
) -> tuple[tuple[str, int | float | str], ...]:
    """Sorted (name, value) pairs: fatalities_min, fatalities_max, injured; `count` : what is counted for one place."""
    found: dict[str, int | float | str] = {}
    for index in context.clauses[context.clause(candidate.main).sentence]:
        if index not in candidate.group and not _beside(context, index, candidate):
            continue
        clause = context.clause(index)
        if counts_toll(context, clause):
            _toll(context, clause, found)
            continue
        counted = _counted(context, clause)
        if counted is None:
            continue
        low, high = counted
        if clause.lemma in context.words.words["death_words"] or _dead(context, clause):
            found["fatalities_min"] = max(low, int(found.get("fatalities_min", 0)))
            found["fatalities_max"] = max(high, int(found.get("fatalities_max", 0)))
        elif clause.lemma in context.words.words["injury_words"]:
            found["injured"] = max(high, int(found.get("injured", 0)))
    if count is not None:
        found = dict.fromkeys(found, count)
    return tuple(sorted(found.items()))


def _dead(context: Context, clause: Clause) -> bool:
    """Whether the persons themselves are called dead: "shot dead two traders"."""
    said = {word for span in clause.patients for word in span.of(context.text).lower().split()[:2]}
    return bool(said & context.words.words["toll_dead"])


def _toll(context: Context, clause: Clause, found: dict[str, int | float | str]) -> None:
    """Add what "leaving six dead and ten wounded" counts."""
    words = context.words.words
    told = context.text[clause.trigger.start : context.reading.sentences[clause.sentence].end].lower()
    for piece in COMMA.split(told):
        for key, names in (("toll_dead", ("fatalities_min", "fatalities_max")), ("toll_hurt", ("injured",))):
            number = _number_of(context, piece, words[key])
            if number is not None:
                found.update((name, max(number, int(found.get(name, 0)))) for name in names)
                break


def _number_of(context: Context, piece: str, counted: frozenset[str]) -> int | None:
    """The number right before a word for the dead or the hurt: "130 people dead on 13 November" counts 130."""
    at = next((one.end() for one in re.finditer(r"\w+", piece) if one[0] in counted), None)
    numbers = _numbers(context, piece[:at]) if at is not None else []
    return numbers[-1] if numbers else None


def counts_harm(context: Context, candidate: Candidate) -> bool:
    """Whether a candidate only counts the dead or the injured."""
    words = context.words.words
    return context.clause(candidate.main).lemma in words["death_words"] | words["injury_words"]


def _beside(context: Context, index: int, candidate: Candidate) -> bool:
    """Whether a clause stands directly with the candidate's: "killed two and wounded five"."""
    clause = context.clause(index)
    main = context.clause(candidate.main)
    return (
        clause.governor in candidate.group
        or index == main.governor
        or (main.governor is not None and clause.governor == main.governor and clause.link == main.link == "conj")
    )


def _counted(context: Context, clause: Clause) -> tuple[int, int] | None:
    """The number of persons that a clause of death or injury counts, as (least, most)."""
    if clause.pos == "NOUN":
        before = context.text[max(0, clause.trigger.start - 25) : clause.trigger.start]
        numbers = _numbers(context, before.lower())
        return (numbers[-1], numbers[-1]) if numbers else None
    persons = clause.patients or clause.actors
    if not persons:
        return None
    said = [span.of(context.text).lower() for span in persons]
    if any(context.words.words["animals"] & set(one.split()) for one in said):
        return None
    numbers = [number for one in said for number in _numbers(context, one)[:2]]
    return (min(numbers), max(numbers)) if numbers else None


def _numbers(context: Context, text: str) -> list[int]:
    table = context.words.tables["numbers"]
    found = []
    for word in re.findall(r"\d[\d,]*|[^\W\d_]+(?:-[^\W\d_]+)?", AGED.sub(" ", text)):
        tens, _, ones = word.partition("-")
        if word in table:
            found.append(int(table[word]))
        elif tens in table and ones in table:  # "twenty-five"
            found.append(int(table[tens]) + int(table[ones]))
        elif tens in table or ones in table:  # "two-day", "twenty-strong"
            continue
        elif NUMBER.fullmatch(word) and not 1900 <= int(word.replace(",", "")) <= 2099:
            found.append(int(word.replace(",", "")))
    return found
