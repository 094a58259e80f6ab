"""The phrases of a predicate: who, whom, and all else that its times, places and title are read from."""

from geoevents.lexicon.events import event_words
from geoevents.tag.analysis import Analysis
from geoevents.types import Part, Span

CLAUSAL = frozenset(
    ("relcl", "advcl", "ccomp", "parataxis", "acl", "csubj", "conj", "cc", "punct", "appos", "xcomp", "mark")
)
FINITE = frozenset(("VBD", "VBP", "VBZ"))
LIGHT = frozenset(("relcl", "parataxis", "advcl", "ccomp"))
CORE = LIGHT | {"acl", "appos", "xcomp"}
RELATIONS = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "expl": "subject",
    "dobj": "object", "dative": "object",
    "attr": "complement", "acomp": "complement", "oprd": "complement", "xcomp": "complement",
    "prep": "oblique", "agent": "oblique", "npadvmod": "oblique",
    "advmod": "adverb",
    "aux": "verb", "auxpass": "verb", "neg": "verb", "prt": "verb",
}  # fmt: skip
TRIMMED = " \t\n\r,;:-–—\"“”'‘’`()"


def parts(analysis: Analysis, trigger: int) -> tuple[Part, ...]:
    """The phrases of the predicate at token `trigger`, in text order."""
    found = [Part(span=analysis.span(trigger, trigger + 1), relation="verb", depth=0)]
    for child in analysis.children[trigger]:
        relation = RELATIONS.get(analysis.dep[child])
        if relation is None or (analysis.dep[child] == "xcomp" and analysis.pos[child] in ("VERB", "AUX")):
            continue
        word = analysis.words[child].lower() if analysis.dep[child] in ("prep", "agent") else ""
        whole, plain = _grown(analysis, child, LIGHT, watch=CORE)
        core = whole if plain else phrase(analysis, child, cut=CORE)
        found.append(Part(span=whole, relation=relation, word=word, core=core))
        found += _nested(analysis, child, word, depth=2)
    return tuple(sorted(found, key=lambda part: (part.span.start, -part.span.end)))


def _nested(analysis: Analysis, token: int, word: str, *, depth: int) -> list[Part]:
    """The prepositional phrases inside a phrase."""
    found: list[Part] = []
    for child in analysis.children[token]:
        dep = analysis.dep[child]
        if dep in LIGHT:
            continue
        if dep == "appos" and analysis.pos[child] == "NOUN" and analysis.dep[token] in ("nsubj", "nsubjpass", "dobj"):
            found.append(Part(span=phrase(analysis, child, cut=LIGHT), relation="apposition", depth=depth))
            continue  # who somebody is, not where something happened
        if dep in ("prep", "agent"):
            inner = analysis.words[child].lower()
            found.append(Part(span=phrase(analysis, child, cut=LIGHT), relation="modifier", word=inner, depth=depth))
            found += _nested(analysis, child, inner, depth=depth + 1)
        elif dep in ("pobj", "conj", "appos", "dobj", "acl", "pcomp"):
            found += _nested(analysis, child, word, depth=depth + 1)
    return found


def phrase(analysis: Analysis, head: int, *, cut: frozenset[str] = CLAUSAL) -> Span:
    """The contiguous words of the phrase that `head` heads, less its subordinate clauses."""
    return _grown(analysis, head, cut, watch=cut)[0]


def _grown(analysis: Analysis, head: int, cut: frozenset[str], *, watch: frozenset[str]) -> tuple[Span, bool]:
    """The phrase, and whether a cut at `watch` would give the same one."""
    children, dep = analysis.children, analysis.dep
    if not children[head] and not _mid_word(analysis, head):  # a good half of all phrases are one word
        return trimmed(analysis.text, analysis.span(head, head + 1)), True
    kept = {head}
    queue = [head]
    plain = True
    while queue:
        for child in children[queue.pop()]:
            if dep[child] not in cut and child not in kept:
                plain = plain and dep[child] not in watch
                kept.add(child)
                queue.append(child)
    first = last = head
    while first - 1 in kept or _mid_word(analysis, first):
        first -= 1
    while last + 1 in kept:
        last += 1
    return trimmed(analysis.text, analysis.span(first, last + 1)), plain


def _mid_word(analysis: Analysis, token: int) -> bool:
    """Whether a token goes on with a hyphenated word: "Islamic" of "Turkish-Islamic"."""
    words = analysis.words
    hyphen = token > 0 and "-" in (words[token - 1], words[token])
    return hyphen and analysis.ends[token - 1] == analysis.starts[token]


def trimmed(text: str, span: Span) -> Span:
    """The span less white space and punctuation at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in TRIMMED:
        end -= 1
    return Span(start=start, end=end) if end > start else span


def who(analysis: Analysis, trigger: int, *, passive: bool, limit: int = 4) -> tuple[list[int], list[int]]:
    """The head tokens of who does it and of whom it is done to."""
    if analysis.pos[trigger] not in ("VERB", "AUX"):
        return _noun_who(analysis, trigger)
    subjects, objects, agents = [], [], []
    for child in analysis.children[trigger]:
        dep = analysis.dep[child]
        if dep in ("nsubj", "nsubjpass"):
            subjects.append(child)
            passive = passive or dep == "nsubjpass"
        elif dep in ("dobj", "dative"):
            objects.append(child)
        elif dep == "agent" or (dep == "prep" and passive and analysis.lemma[child] == "by"):
            agents += [inner for inner in analysis.children[child] if analysis.dep[inner] == "pobj"]
    if not subjects and limit:
        subjects = _subject_above(analysis, trigger, limit=limit)
    subjects = [_antecedent(analysis, trigger, token) for token in subjects]
    objects = [_antecedent(analysis, trigger, token) for token in objects]
    return (agents, subjects) if passive else (subjects, objects)


def _noun_who(analysis: Analysis, noun: int) -> tuple[list[int], list[int]]:
    actors, patients = [], []
    for child in analysis.children[noun]:
        dep, word = analysis.dep[child], analysis.lemma[child].lower()
        if dep == "poss":
            actors.append(child)
        elif dep in ("prep", "agent"):
            objects = [inner for inner in analysis.children[child] if analysis.dep[inner] == "pobj"]
            if word in ("by", "between"):
                actors += objects
            elif word in ("of", "on", "against"):
                patients += objects
    return actors, patients


def _subject_above(analysis: Analysis, trigger: int, *, limit: int) -> list[int]:
    """The subject that a second verb, an infinitive or a participle shares with the word above it."""
    above, dep = analysis.head[trigger], analysis.dep[trigger]
    if above == trigger:
        return []
    if dep in ("acl", "relcl"):
        return [above] if analysis.pos[above] not in ("VERB", "AUX") and analysis.tag[trigger] in ("VBN", "VBG") else []
    if dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp"):
        if dep in ("xcomp", "ccomp"):
            objects = [child for child in analysis.children[above] if analysis.dep[child] == "dobj"]
            if objects:
                return objects
        if dep == "ccomp" or (dep == "advcl" and analysis.tag[trigger] in FINITE):
            return []  # "as the man, who wore a tie, fired": it has its own, which the parse gave to another verb
        controls = dep == "pcomp" and analysis.words[above].lower() in event_words().words["object_control"]
        while analysis.pos[above] == "ADP" and analysis.head[above] != above:
            above = analysis.head[above]
        objects = [child for child in analysis.children[above] if analysis.dep[child] == "dobj"]
        if controls and objects:
            return objects
        own = [child for child in analysis.children[above] if analysis.dep[child] in ("nsubj", "nsubjpass")]
        return own or _subject_above(analysis, above, limit=limit - 1) if limit else []
    return []


def _antecedent(analysis: Analysis, trigger: int, token: int) -> int:
    """What a relative pronoun stands for."""
    if analysis.tag[token] in ("WDT", "WP") and analysis.dep[trigger] == "relcl":
        return analysis.head[trigger]
    if analysis.tag[token] in ("WDT", "WP") and analysis.dep[trigger] == "conj":
        return _antecedent(analysis, analysis.head[trigger], token)
    return token
