"""What kind of event a verb tells with what hangs on it: what floods hit is a flood, killed by a tree an accident."""

from collections.abc import Iterator

from geoevents.link.context import Context
from geoevents.link.senses import sense
from geoevents.link.verbs import BEFALL, HARMFUL, OPEN
from geoevents.types import Clause

SETTINGS = ("pobj:in", "pobj:at", "pobj:during")
CAUSES = ("pobj:after", "pobj:from", "pobj:following", "pobj:of", "pobj:during")


def kind_with_nouns(
    context: Context, group: tuple[int, ...], category: str, *, strong: bool, faint: bool
) -> tuple[str, bool, bool]:
    """Category and strength with the nouns that tell the same: what floods hit is a flood."""
    clause = context.clause(group[0])
    meant = sense(context, clause) if group[1:] else None
    figure = meant is not None and meant.strength == "faint"  # "the speech damaged ties" tells no speech
    for other in group[1:]:
        below = context.clause(other)
        noun = context.words.triggers.get((below.lemma, below.pos))
        if noun is None:
            continue
        held = sense(context, below)
        kind = held.category if held else noun.category
        if figure or (strong and kind == "forces" and clause.pos == "VERB"):
            continue  # a patrol that rescues tells a rescue
        if below.link.startswith(("nsubj", "csubj")) and (noun.strong or not strong):
            category, strong, faint = kind, noun.strong, faint and not noun.strong
        elif faint and category == OPEN and noun.strong and below.link in SETTINGS:
            category, faint = kind, False  # "backed independence in a referendum"
    if category == OPEN and clause.link == "relcl" and clause.governor is not None:
        category = _happening(context, context.clause(clause.governor)) or category
    harmed = clause.lemma in context.words.words["death_words"] | context.words.words["injury_words"]
    if (category == OPEN and strong) or (harmed and clause.passive):
        category = next(_harm(context, (*group[1:], *_causes(context, group[0]))), category)
    return category, strong, faint


def _happening(context: Context, noun: Clause) -> str | None:
    """The category of a noun that a plain verb says the place and the day of: "an accident that occurred here"."""
    trigger = context.words.triggers.get((noun.lemma, "NOUN")) if noun.pos == "NOUN" else None
    held = sense(context, noun) if trigger is not None else None
    return held.category if held else trigger.category if trigger and trigger.strong else None


def _harm(context: Context, nouns: tuple[int, ...]) -> Iterator[str]:
    """The categories of the nouns that a death is told with, and of what befell: "killed when a tree fell"."""
    for other in nouns:
        below = context.clause(other)
        if below.pos == "VERB":
            held = sense(context, below)
            trigger = context.words.triggers.get((below.lemma, "VERB"))
            kind = held.category if held else trigger.category if trigger else OPEN
            if kind in BEFALL:
                yield kind
            continue
        noun = context.words.triggers.get((below.lemma, "NOUN"))
        if noun is not None and noun.category in HARMFUL:
            yield noun.category


def _causes(context: Context, index: int) -> Iterator[int]:
    """The nouns that a death is put down to: "died after the quake", "killed during the riots"."""
    for other in context.clauses[context.clause(index).sentence]:
        below = context.clause(other)
        if below.governor == index and (below.link in CAUSES or (below.link == "advcl" and not below.negated)):
            yield other
