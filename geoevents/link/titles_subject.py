"""Who a title is headed by, named as the text names them, and the form of "be" that goes with them."""

import re
from collections import defaultdict
from functools import lru_cache
from itertools import takewhile

from geoevents.link.context import Context
from geoevents.link.titles_line import LONGEST, opening
from geoevents.link.titles_parts import goes_on, own_subject, verb_start
from geoevents.types import Clause, Span

STEPS = 4


def subject(context: Context, clause: Clause) -> str | None:
    """The subject's words; for a pronoun the name above it in the sentence."""
    text, words = context.text, context.words.words
    own = own_subject(clause)
    shared = (clause.patients if clause.passive else clause.actors) or clause.actors
    named = own.span.of(text) if own is not None else ""
    head = opening(context, context.reading.sentences[clause.sentence])
    if own is not None and own.span.start < head:
        named = text[head : verb_start(clause)].strip(" -–—_:") or named
    beside = next((part for part in clause.parts if own is not None and part.span.start == own.span.end + 1), None)
    if own is not None and beside is not None and beside.relation == "subject":
        named = text[own.span.start : beside.span.end]  # "a roadside IED", read as two subjects
    if named.lower() in words["relative_pronouns"] or not named:
        if shared and named.lower() in words["thing_relatives"] and _within_event(context, clause, shared[0]):
            return None  # "the blasts at embassies, which killed ten"
        named = shared[0].of(text) if shared else ""
    elif own is not None and own.core is not None and text[own.core.end : own.core.end + 1] == "-":
        pass  # "an outbreak of drug" of "an outbreak of drug-resistant fever"
    elif own is not None and own.core is not None and own.core != own.span and goes_on(context, clause, own.span):
        named = own.core.of(text)
    elif len(named) > LONGEST // 2 and own is not None and own.core is not None:
        brief = own.core.end - own.core.start <= LONGEST // 2 or not shared
        short = own.core if brief else shared[0]
        named = named if _listed(context, clause, own.span, short) else short.of(text)
    spoken = named.lower() in words["first_person"] or (named.lower() in words["pronouns"] and quoted(context, clause))
    if spoken and clause.reported_by is not None:
        return f"{clause.reported_by.of(text)}: {named}"
    if named.lower() in words["pronouns"]:
        return _antecedent(context, clause, named.lower()) or _person_before(context, clause, named.lower()) or named
    if named.lower().split()[:1] == ["whose"]:
        return None  # who that is stands before the clause
    blank = words["relative_pronouns"] | words["personal_pronouns"]
    return named if named and (own is not None or named.lower() not in blank) else None


def _within_event(context: Context, clause: Clause, span: Span) -> bool:
    """Whether what a relative pronoun seems to stand for only says where or of whom an event is, which is meant too."""
    nouns = (context.clause(one) for one in context.clauses[clause.sentence])
    return clause.link == "relcl" and any(
        noun.pos == "NOUN" and noun.trigger.end <= span.start and noun.span.contains(span) for noun in nouns
    )


def _listed(context: Context, clause: Clause, own: Span, short: Span) -> bool:
    """Whether a subject names several and its short form only the first, whom the verb would not agree with."""
    if not own.contains(short) or own.end - own.start > LONGEST:
        return False
    behind = context.text[short.end : own.end].replace(",", " , ").split()
    coordinators = context.words.words["coordinators"]
    if behind[:1] != [","]:
        return bool(behind) and behind[0].lower() in coordinators
    places = [context.toponym(one).toponym.span for one in context.toponyms[clause.sentence]]
    next_place = any(
        context.text[short.end : place.start].strip() == "," for place in places if place.start > short.end
    )
    joined = any(word.lower() in coordinators for word in behind)
    return joined and (next_place or disagrees(context, clause, short.of(context.text)))


def disagrees(context: Context, clause: Clause, subject: str) -> bool:
    """Whether a verb is in the plural and the subject that it is given is one of several: "Poland were invited"."""
    verb = next((part.span.of(context.text).lower() for part in clause.parts if part.relation == "verb"), "")
    return verb in context.words.words["agree_with_many"] and " and " not in subject and not _many(context, subject)


def _antecedent(context: Context, clause: Clause, pronoun: str) -> str | None:
    """Who acts in the clauses above a pronoun's ("The envoy said that he will leave"), if it can be meant."""
    at = clause
    for _ in range(STEPS):
        if at.governor is None or at.link == "relcl":
            return None
        at = context.clause(at.governor)
        for span in at.actors:
            name = span.of(context.text)
            if name.lower() not in context.words.words["personal_pronouns"]:
                return name if _can_be(context, pronoun, name) else None
    return None


def _person_before(context: Context, clause: Clause, pronoun: str) -> str | None:
    """The one person who acts in the sentence before, for "he" or "she"; None if there are two or none."""
    if pronoun not in context.words.words["person_pronouns"] or quoted(context, clause):
        return None
    for sentence in range(clause.sentence - 1, max(-1, clause.sentence - STEPS), -1):
        clauses = [context.clause(one) for one in context.clauses[sentence]]
        acting = [span.of(context.text) for one in clauses for span in one.actors]
        named = [*acting, *(span.of(context.text) for one in clauses for span in one.patients)]
        names = {lead for name in named if (lead := _lead(context, name)) and _can_be(context, pronoun, lead)}
        if names:
            alone = (
                len(names) == 1
                and names <= {_lead(context, name) for name in acting}
                and not _other_person(context, named)
            )
            return names.pop() if alone else None
        if pronoun not in {name.lower() for name in named}:
            return None
    return None


def _lead(context: Context, name: str) -> str:
    """A name without the place behind it: "Ann Bell" of "Ann Bell in Norvale"."""
    prepositions = context.words.tables["place_prepositions"]
    return " ".join(takewhile(lambda word: word not in prepositions, name.split()))


def _other_person(context: Context, named: list[str]) -> bool:
    """Whether somebody is told of who has no name and could be meant as well: "a man", "his brother"."""
    return bool({name.split()[-1].lower() for name in named} & context.words.words["persons"])


def _can_be(context: Context, pronoun: str, name: str) -> bool:
    """Whether a pronoun can stand for a name: a person is named without an article, and only by names and titles."""
    words, said = name.split(), name.lower()
    if said in context.words.words["personal_pronouns"]:
        return False
    if pronoun in context.words.words["person_pronouns"]:
        if words[0].lower() in context.words.words["definite"]:
            return words[-1].lower() in context.words.words["persons"]
        named = all(word[:1].isupper() for word in words)
        return named and name not in context.named and (len(words) > 1 or _is_surname(context, words[0]))
    many = said.endswith("s") or said.split()[-1] in context.words.words["plurals"]
    if pronoun in context.words.words["plural_pronouns"]:
        return len(words) <= 4 and many
    if len(words) == 1 and many and not name.isupper():
        return False  # "Authorities", large only where a sentence begins
    return pronoun in context.words.words["thing_pronouns"] and name[:1].isupper() and len(words) <= 4


def _is_surname(context: Context, word: str) -> bool:
    """Whether the text has a name before a word somewhere, as it does where it names a person first."""
    return bool(_before(context.text).get(word, frozenset()) - context.words.words["definite"])


@lru_cache(maxsize=1)
def _before(text: str) -> dict[str, frozenset[str]]:
    """For each word in large letters the names, initials and short titles that the text has right before it."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in re.finditer(r"\b([A-Z][\w’'-]+|[A-Z][a-z]{0,2}\.) (?=([A-Z][\w’'-]*))", text):
        found[match[2]].add(match[1].lower())
    return {word: frozenset(names) for word, names in found.items()}


def be(context: Context, clause: Clause, subject: str) -> str:
    """The form of "be" for a subject, in the tense of the clause."""
    table = context.words.tables["passive_plural" if _many(context, subject) else "passive_singular"]
    return str(table.get(clause.tense, table["past"]))


def _many(context: Context, subject: str) -> bool:
    """Whether a subject is in the plural: what is counted, what ends as plurals do, a pronoun for several."""
    words, said = context.words.words, subject.rpartition(": ")[2].lower().split()
    head = list(takewhile(lambda word: word not in context.words.tables["place_prepositions"] and word != "of", said))
    last = (head or said or [""])[-1]
    return (
        _counted(context, subject)
        or (last.endswith("s") and not last.endswith(("ss", "us", "is", "os")))
        or last in words["plurals"] | words["plural_pronouns"] | words["quantities"] | {"we", "you", "i"}
        or any(word in context.words.tables["numbers"] and word != "one" for word in head[-1:])
    )


def _counted(context: Context, subject: str) -> bool:
    """Whether a subject is a number of things, as "more than 1,300" is and "Route 16" is not."""
    words = subject.lower().split()
    before = list(takewhile(lambda word: word in context.words.words["before_counts"], words))
    number = words[len(before)] if len(before) < len(words) else ""
    return number[:1].isdigit() and number != "1" and number.replace(",", "").replace(".", "").isdigit()


def quoted(context: Context, clause: Clause) -> bool:
    """Whether a clause stands inside quotation marks."""
    start = context.reading.sentences[clause.sentence].start
    before = re.sub(r'^["”]\s', "", context.text[start : clause.trigger.start])  # the end of the sentence before
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
