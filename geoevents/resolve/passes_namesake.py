"""A town and the division of its name: which of the two a mention means, by the words around that mention."""

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.keys import fold, skeleton
from geoevents.lexicon.place_words import place_words
from geoevents.resolve.footprints_size import kilometres
from geoevents.resolve.passes_story import Name, Story, contains, division_of
from geoevents.types import Place

DIVISIONS = ("ADM1", "ADM2")
SEATS = ("PPLC", "PPLA", "PPLA2")
TOWNWARD = frozenset({"near", "outside", "distance", "direction", "between", "route"})
FOLLOWING = 40
LEADING = 12
LIKELY = 1
GREAT_SHARE = 0.3
MIDDLE_KM = 20.0


def namesake(
    story: Story, mention: int, name: Name, chosen: Place, *, usual: str | None, gazetteer: Gazetteer
) -> Place:
    """The chosen place, or its namesake where this mention's own words, or what is usual in the text, ask for it."""
    relation = story.toponyms[mention].relation
    opens = mention in story.opening
    townward = opens or (relation is not None and relation.kind in TOWNWARD)
    kind = "settlement" if townward else kind_of(story, mention) or _holding(story, mention) or usual
    if chosen.feature_code in DIVISIONS and kind != "division":
        seat = next((p for p in name.readings if p.feature_code.startswith("PPL") and _inside(p, chosen)), None)
        if seat is not None and (kind == "settlement" or _seat(seat, chosen, story)):
            return seat
        town = seat or next((p for p in name.readings if _capital(p, chosen)), None)
        if town is not None and opens:
            return town
        if town is not None and kind is None and _great(town, chosen) and _scene(story, mention, chosen):
            return town
    if chosen.feature_code.startswith("PPL") and kind == "division":
        return _division(name, chosen, gazetteer)
    return chosen


def _holding(story: Story, mention: int) -> str | None:
    """What a village or a district is said to lie in is a division."""
    return "division" if mention in story.holders else None


def usual_kind(story: Story, name: Name) -> str | None:
    """What the text says of the name once ("the Idlib region"), which holds where it says the bare name."""
    said = {kind_of(story, mention) for mention in name.mentions} - {None}
    return said.pop() if len(said) == 1 else None


def _seat(town: Place, division: Place, story: Story) -> bool:
    """Whether the bare name means the town: a division's seat, but for the states and provinces of English news."""
    same = fold(town.name) == fold(division.name) or skeleton(fold(town.name)) == skeleton(fold(division.name))
    byname = town.population > 0 and not same
    return town.feature_code in SEATS and not byname and division.country not in story.english


def is_town(place: Place) -> bool:
    """Whether the place is a settlement."""
    return place.feature_code.startswith("PPL")


def _inside(town: Place, division: Place) -> bool:
    """Whether the town lies in the division: by the hierarchy, or so near its middle that its row lacks it."""
    if contains(division, town):
        return True
    away = kilometres(town.lon, town.lat, division.lon, division.lat)
    return town.country == division.country and away < MIDDLE_KM


def _capital(town: Place, division: Place) -> bool:
    return town.feature_code == "PPLC" and town.country == division.country


def _great(town: Place, division: Place) -> bool:
    """Whether a good part of the division's people live in the town: what happens there mostly happens in it."""
    return _capital(town, division) or town.population >= GREAT_SHARE * division.population > 0


def _scene(story: Story, mention: int, division: Place) -> bool:
    """Whether the mention says where ("in X") and the text names no other place that can only lie in the division."""
    toponym = story.toponyms[mention]
    before = story.text[max(0, toponym.span.start - LEADING) : toponym.span.start].split()
    if not before or before[-1].lower() not in place_words()["scene_openers"]:
        return False
    own = story.rows[mention]
    return not any(
        name.said and number != own and all(contains(division, place) for place in name.readings[:LIKELY])
        for number, name in enumerate(story.names)
    )


def _division(name: Name, town: Place, gazetteer: Gazetteer) -> Place:
    listed = next((p for p in name.readings if p.feature_code in DIVISIONS and contains(p, town)), None)
    if listed is not None:
        return listed
    above = gazetteer.get(division_of(town)) if division_of(town) else None
    alike = above is not None and skeleton(fold(above.name)) == skeleton(fold(town.name))
    return above if above is not None and alike else town


def kind_of(story: Story, mention: int) -> str | None:
    """What kind of place the mention's own words say: "settlement", "division" or None."""
    toponym = story.toponyms[mention]
    words = place_words()
    if toponym.relation is not None and toponym.relation.kind in {"area", "within"}:
        said = toponym.relation.text.split()
        division = any(word in words["division_words"] for word in said)
        return "division" if division else "settlement"
    word = _behind(story, mention)
    if word in words["division_words"]:
        return "division"
    return "settlement" if word in words["town_words"] else None


def level_said(story: Story, mention: int) -> str:
    """Which level of divisions the words around the mention name: "ADM1", "ADM2" or ""."""
    words, relation = place_words(), story.toponyms[mention].relation
    said = {_behind(story, mention), *(relation.text.split() if relation is not None else ())}
    if said & words["first_level_words"]:
        return "ADM1"
    return "ADM2" if said & words["second_level_words"] else ""


def _behind(story: Story, mention: int) -> str:
    end = story.toponyms[mention].span.end
    behind = story.text[end : end + FOLLOWING].split(maxsplit=1)
    return behind[0].strip(".,;:()’'\"").lower() if behind else ""
