"""The evidence for each reading of each name: one pass a function, the most telling first, each with its reason."""

import numpy as np

from geoevents.resolve import passes_traits as traits
from geoevents.resolve.passes_context import Context, Pass, each
from geoevents.resolve.passes_namesake import level_said, usual_kind
from geoevents.resolve.passes_story import Cells, Numbers
from geoevents.types import Place

HEADS = {"settlement": ("PPL",), "division": ("ADM", "PCL", "TERR", "RGN", "AREA")}
LEVELS = frozenset({"ADM1", "ADM2"})
HALF = 0.5
# how much a name says of what it lies in, by how the text puts it there
HOLDING = {"chain": 1.0, "outright": 0.4}


def user_place(context: Context) -> Numbers:
    """The user says which place the name is."""
    story = context.story
    if not story.hints.places:
        return np.zeros(len(story.places))
    settled = {name.casefold(): place_id for name, place_id in story.hints.places}
    return each(context, lambda place, name: float(settled.get(name) == place.id))


def user_region(context: Context) -> Numbers:
    """The user says in which countries or which box the story plays."""
    hints = context.story.hints
    box = hints.bbox
    if box is None and not hints.countries:
        return np.zeros(len(context.story.places))

    def fits(place: Place, _: str) -> float:
        inside = box is not None and box.holds(place.lon, place.lat)
        return float(place.country in hints.countries) + float(inside)

    return each(context, fits)


def chain(context: Context) -> Numbers:
    """The text says what kind of place it lies in, or is, right beside it ("X village, Y district", "X in Y state")."""
    return _contained(context, "chain")


def contents(context: Context) -> Numbers:
    """It holds what such a chain, or a comma, puts inside it."""
    story = context.story
    found = np.zeros(len(story.places))
    for pair in context.held:
        if pair.said in HOLDING:
            inner, outer = story.rows_of(pair.inner), story.rows_of(pair.outer)
            fits = pair.fits if pair.said == "chain" else np.floor(pair.fits)
            found[outer] = np.maximum(found[outer], HOLDING[pair.said] * (context.belief[inner] @ fits))
    return found


def container(context: Context) -> Numbers:
    """The text names what contains it right beside it ("Columbia, Mo.")."""
    return _contained(context, "outright")


def holder(context: Context) -> Numbers:
    """The text says "X in Y" or "Y's X"."""
    return _contained(context, "perhaps")


def sentence(context: Context) -> Numbers:
    """A sentence that names it names its country, too."""
    story = context.story
    found = np.zeros(len(story.places))
    rows, sentences = story.told_in
    known = story.is_country[rows]
    if not known.any() or known.all():
        return found
    named = np.zeros((int(sentences.max()) + 1, int(story.country.max()) + 1))
    nations = rows[known]
    np.maximum.at(named, (sentences[known], story.country[nations]), context.belief[nations])
    others = ~known & (story.country[rows] >= 0)
    np.maximum.at(found, rows[others], named[sentences[others], story.country[rows[others]]])
    return found


def country_named(context: Context) -> Numbers:
    """Its country is named in the text."""
    return _share(context, context.story.country_cells, among=context.story.is_country, strangers=True)


def country_share(context: Context) -> Numbers:
    """Other names of the text lie in its country."""
    return _share(context, context.story.country_cells, among=~context.story.is_country)


def division_named(context: Context) -> Numbers:
    """Its first-level division is named in the text."""
    return _share(context, context.story.admin1_cells, among=context.story.is_admin1, strangers=True)


def division_share(context: Context) -> Numbers:
    """Other names of the text lie in its first-level division."""
    return _share(context, context.story.admin1_cells, among=~context.story.is_admin1)


def neighbours(context: Context) -> Numbers:
    """Other names of the text lie within an hour's drive."""
    return _near(context, context.story.nearness[0])


def reach(context: Context) -> Numbers:
    """Other names of the text lie within a day's reach."""
    return _near(context, context.story.nearness[1])


def wording(context: Context) -> Numbers:
    """The words around the name say what kind of place it is ("city of", "province")."""
    story = context.story
    found = np.zeros(len(story.places))
    for number, name in enumerate(story.names):
        kind = usual_kind(story, name)
        if kind is None:
            continue
        rows, levels = story.rows_of(number), {level_said(story, mention) for mention in name.mentions} - {""}
        for row, place in enumerate(name.readings, rows.start):
            of_kind = place.feature_code.startswith(HEADS[kind])
            other_level = place.feature_code in LEVELS and len(levels) == 1 and place.feature_code not in levels
            found[row] = of_kind * (HALF if other_level and kind == "division" else 1.0)
    return found


PASSES: tuple[Pass, ...] = (
    Pass(id="user-place", evidence=user_place, reason="you said so"),
    Pass(id="chain", evidence=chain, reason="the text puts it in {outer}"),
    Pass(id="container", evidence=container, reason="{outer} stands beside the name"),
    Pass(id="user-region", evidence=user_region, reason="it lies where you said the story plays"),
    Pass(id="holder", evidence=holder, reason="the text puts it in {outer}"),
    Pass(id="contents", evidence=contents, reason="it holds the place that the text puts in it"),
    Pass(id="division-named", evidence=division_named, reason="the text names {division}"),
    Pass(id="neighbours", evidence=neighbours, reason="it lies near {near}"),
    Pass(id="sentence", evidence=sentence, reason="its sentence names {country}"),
    Pass(id="division-share", evidence=division_share, reason="other places of the text lie in {division}"),
    Pass(id="country-named", evidence=country_named, reason="the text names {country}"),
    Pass(id="country-share", evidence=country_share, reason="other places of the text lie in {country}"),
    Pass(id="reach", evidence=reach, reason="it lies within reach of {near}"),
    Pass(id="wording", evidence=wording, reason="the words around it say what kind of place it is"),
    Pass(id="state", evidence=traits.state, reason="it is a country or continent"),
    Pass(id="division", evidence=traits.division, reason="it is a first-level division"),
    Pass(id="division-abroad", evidence=traits.division_abroad, reason="it is a first-level division"),
    Pass(id="capital", evidence=traits.capital, reason="it is a capital"),
    Pass(id="spokesman", evidence=traits.spokesman, reason="it is a capital, and the name stands for a government"),
    Pass(id="size", evidence=traits.size, reason="it is the largest of that name"),
    Pass(id="main-name", evidence=traits.main_name, reason="that is its main name"),
    Pass(id="order", evidence=traits.order, reason="it is the most important of that name"),
    Pass(id="english", evidence=traits.english, reason="it lies in a country of the text's language"),
    Pass(id="lesser-division", evidence=traits.lesser_division, reason="it is a county or district"),
    Pass(id="quarter", evidence=traits.quarter, reason="it is a part of a town"),
    Pass(id="other-kind", evidence=traits.other_kind, reason="it is a natural or named area"),
)
CONTEXTUAL = frozenset(
    {
        "chain",
        "contents",
        "container",
        "holder",
        "sentence",
        "country-named",
        "country-share",
        "division-named",
        "division-share",
        "neighbours",
        "reach",
    }
)


def _share(context: Context, cells: Cells, *, among: np.ndarray, strangers: bool = False) -> Numbers:
    """For each row how much of the other names' weight has its code; with `strangers` whether any has, softly."""
    story = context.story
    if cells.size <= 0:
        return np.zeros(len(story.places))
    mass = context.belief * story.weight * among
    wide = len(story.names) * cells.size
    table = np.bincount(cells.of, weights=mass * cells.valid, minlength=wide).reshape(-1, cells.size)
    own = table.copy()
    for one, other in story.twins:
        own[one] += table[other]
    others = (table.sum(axis=0)[cells.codes] - own[story.owner, cells.codes]) * cells.valid
    if strangers:
        return 1 - np.exp(-others)
    total = mass.sum() - own.sum(axis=1)[story.owner]
    share: Numbers = others / (total + 1.0)
    return share


def _near(context: Context, nearness: Numbers) -> Numbers:
    """For each row how many other names have a likely reading near it, with diminishing returns."""
    story = context.story
    if len(nearness) == 1:
        return np.zeros(len(story.places))
    kernel = nearness * (context.belief * story.is_local)
    best = np.maximum.reduceat(kernel, story.starts, axis=1) * story.count
    best[np.arange(len(best)), story.owner] = 0.0
    for one, other in story.twins:
        best[story.rows_of(one), other] = 0.0
    return np.where(story.is_local, 1 - np.exp(-1.5 * best.sum(axis=1)), 0.0)


def _contained(context: Context, said: str) -> Numbers:
    """For each row how likely it lies in what the text puts it in; of several in the sum of them."""
    story = context.story
    found = np.zeros(len(story.places))
    for pair in context.held:
        if pair.said == said:
            inner, outer = story.rows_of(pair.inner), story.rows_of(pair.outer)
            value = pair.fits @ context.belief[outer]
            found[inner] = found[inner] + value if said == "chain" else np.maximum(found[inner], value)
    return found
