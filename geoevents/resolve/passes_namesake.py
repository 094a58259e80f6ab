"""A town and the division of its name: which of the two a mention means, by the words around that mention."""

from geoevents.lexicon.place_words import place_words
from geoevents.resolve.passes_story import Name, Story, contains
from geoevents.types import Place

DIVISIONS = ("ADM1", "ADM2")
TOWNWARD = frozenset({"near", "outside", "distance", "direction", "between", "route"})
FOLLOWING = 40


def namesake(story: Story, mention: int, name: Name, chosen: Place) -> Place:
    """The chosen place, or its namesake where this mention's own words ask for it."""
    relation = story.toponyms[mention].relation
    said = {kind_of(story, other) for other in name.mentions} - {None}
    # what the text says of the name once ("the Idlib region") holds where it says the bare name
    usual = said.pop() if len(said) == 1 else None
    kind = "settlement" if relation is not None and relation.kind in TOWNWARD else kind_of(story, mention) or usual
    if kind == "settlement" and chosen.feature_code in DIVISIONS:
        return next((p for p in name.readings if p.feature_code.startswith("PPL") and _pair(chosen, p)), chosen)
    if kind == "division" and chosen.feature_code.startswith("PPL"):
        return next((p for p in name.readings if p.feature_code in DIVISIONS and _pair(p, chosen)), chosen)
    return chosen


def _pair(outer: Place, inner: Place) -> bool:
    return contains(outer, inner)


def kind_of(story: Story, mention: int) -> str | None:
    """What kind of place the mention's own words say: "settlement", "division" or None."""
    toponym = story.toponyms[mention]
    relation = toponym.relation
    if relation is not None and relation.kind in {"area", "within"}:
        return "division" if relation.kind == "area" else "settlement"
    words = place_words()
    behind = story.text[toponym.span.end : toponym.span.end + FOLLOWING].split(maxsplit=1)
    word = behind[0].strip(".,;:()’'\"").lower() if behind else ""
    if word in words["division_words"]:
        return "division"
    return "settlement" if word in words["town_words"] else None
