"""Names to places: containers, neighbours, hints, spellings and namesakes, each with its reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geoevents.errors import UsageError
from geoevents.gazetteer import Gazetteer
from geoevents.resolve.passes_home import homes
from geoevents.resolve.places import hits, resolve_places
from geoevents.types import BBox, Document, Hints, Relation, ResolvedToponym, Span, Tagged, Toponym
from tests.support.small_gazetteer import small_gazetteer

KINDS = {"area": "area", "countryside": "area", "within": "within", "direction": "direction", "along": "along"}

type Resolve = Callable[..., tuple[ResolvedToponym, ...]]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder: Path = tmp_path_factory.mktemp("places")
    return small_gazetteer(folder)


@pytest.fixture
def resolve(gazetteer: Gazetteer) -> Resolve:
    """Resolve the names in brackets; "<rule>" or "<kind" may stand behind the name inside them."""

    def resolved(marked: str, *, hints: Hints | None = None, url: str | None = None) -> tuple[ResolvedToponym, ...]:
        text, toponyms = unmarked(marked)
        tagged = Tagged(
            document=Document(id="d", text=text, url=url),
            sentences=(Span(start=0, end=len(text)),),
            clauses=(),
            toponyms=toponyms,
            times=(),
        )
        return resolve_places(tagged, gazetteer=gazetteer, hints=hints or Hints())

    return resolved


def unmarked(marked: str) -> tuple[str, tuple[Toponym, ...]]:
    """The text without brackets, and the toponyms in them; behind "|" a relation or a rule may stand."""
    text, toponyms = "", []
    for number, piece in enumerate(marked.replace("]", "[").split("[")):
        if number % 2 == 0:
            text += piece
            continue
        name, _, extra = piece.partition("|")
        said = "region" if extra == "area" else extra
        relation = Relation(text=said, kind=KINDS[extra], bearing=180.0) if extra in KINDS else None  # type: ignore[arg-type]
        span = Span(start=len(text), end=len(text) + len(name))
        rule = extra if extra and extra not in KINDS else "entity"
        role = "adjectival" if rule == "adjectival" else "locative"
        toponyms.append(Toponym(span=span, text=name, name=name, role=role, relation=relation, rule=rule))
        text += name
    return text, tuple(toponyms)


def ids(found: tuple[ResolvedToponym, ...]) -> list[str | None]:
    return [each.place.id.removeprefix("geonames:") if each.place else None for each in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He lives in [Paris].", ["2988507"]),
        ("He lives in [Paris], [Texas].", ["4717560", "4736286"]),
        ("A fire in [Columbia], [Ky.|abbreviation].", ["4285268", "6254925"]),
        ("A fire in [Columbia], [Mo.|abbreviation].", ["4381982", "4398678"]),
        ("[Edmonton] lies in [Kentucky], near [Columbia].", ["4291255", "6254925", "4285268"]),
        ("[Edmonton] is the capital of [Alberta], [Canada].", ["5946768", "5883102", "6251999"]),
        ("Clashes at [Nayrab], near [Idlib] and [Saraqib].", ["166358", "169389", "165700"]),
        ("Clashes at [Nayrab], near [Aleppo].", ["166357", "170063"]),
        ("[Syrian|adjectival] forces left.", ["163843"]),
        ("Fighting in the [Idlib|area] region of [Syria].", ["169387", "163843"]),
        ("Shelling in the countryside of [Idlib|countryside], [Syria].", ["169389", "163843"]),
        ("A truce for [Idlib] province and [Syria].", ["169387", "163843"]),
        ("A truce for [Idlib] and [Syria].", ["169389", "163843"]),
        ("They left [Idlib], and the [Idlib|area] region of [Syria].", ["169387", "169387", "163843"]),
        ("[Damascus] and the [Arab Republic|state-title] agreed.", ["170654", "163843"]),
        ("Villages south of [Idlib|direction] in [Syria].", ["169389", "163843"]),
        ("[Russia], [Turkey] and [Syria] signed.", ["2017370", "298795", "163843"]),
        (
            "Fires in [Edmonton], [Kentucky], and in [Edmonton], [Alberta].",
            ["4291255", "6254925", "5946768", "5883102"],
        ),
        (
            "A fire in [Edmonton], [Alberta]. [Edmonton], [Canada], is cold.",
            ["5946768", "5883102", "5946768", "6251999"],
        ),
        ("The [Bijapur] district of [India].", ["1275702", "1269750"]),
        ("A shop burnt down in [Cork].", ["2965140"]),
        ("Farms in [Cork|area] county, [Ireland].", ["2965139", "2963597"]),
        ("Floods hit [Idlib] and [Madaya] in [Syria].", ["169389", "167558", "163843"]),
        ("[Madaya] was flooded; aid came from [Syria].", ["167558", "163843"]),
        ("[Madaya] was flooded.", ["1312649"]),
    ],
)
def test_the_text_decides(resolve: Resolve, marked: str, expected: list[str]) -> None:
    assert ids(resolve(marked)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("A mine went off in [Bijapur] district, [Chhattisgarh].", ["9747942", "1444364"]),
        ("A mine went off in the [Bijapur] district of [Chhattisgarh].", ["9747942", "1444364"]),
        ("A mine went off in [Bijapur] district in the state of [Chhattisgarh].", ["9747942", "1444364"]),
        ("A mine went off in [Bijapur] district ([Karnataka] state).", ["1275702", "1267701"]),
        ("A mine went off in [Bijapur] town, [Chhattisgarh].", ["1275700", "1444364"]),
        ("Shells fell on [Nayrab] village in [Halab] province.", ["166357", "170062"]),
        ("Shells fell on [Nayrab] village, [Idlib]; hours later [Idlib] was calm.", ["166358", "169387", "169389"]),
        ("Shells fell on [Exmouth] village, [Bijapur] district, [Chhattisgarh].", ["9747942", "9747942", "1444364"]),
        ("Shells fell on [Exmouth] ([Exville], [Chhattisgarh]).", ["1444364", "1444364", "1444364"]),
        ("They toured [Idlib] province, [Halab] province and [Damascus].", ["169387", "170062", "170654"]),
        ("They hit [Saraqib] town, [Turkish|adjectival] officers said.", ["165700", "298795"]),
    ],
)
def test_a_chain_of_names_says_what_lies_in_what(resolve: Resolve, marked: str, expected: list[str]) -> None:
    assert ids(resolve(marked)) == expected


def test_the_head_of_a_chain_that_is_unlisted_is_somewhere_in_the_next(resolve: Resolve) -> None:
    found, district, _ = resolve("Shells fell on [Exmouth] village, [Bijapur] district, [Chhattisgarh].")
    assert found.reason.startswith("unlisted: not in the gazetteer; Bijapur")
    assert found.footprint is not None
    assert found.footprint.kind == "region"
    assert district.reason.startswith("chain: the text puts it in Chhattisgarh")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Envoys met in [New York] and talked about [Syria].", "5128581"),
        ("Envoys of [New York] talked about [Syria].", "5128638"),
        ("Roads were closed in [New York] state.", "5128638"),
        ("Roads were closed in [New York] and a bridge at [Albany] fell.", "5128638"),
        ("Envoys met in [Washington] and talked about [Syria].", "4140963"),
        ("Roads were closed in [Washington] and a bridge at [Seattle] fell.", "5815135"),
    ],
)
def test_what_happens_in_a_division_that_is_mostly_one_town_happens_in_it(
    resolve: Resolve, marked: str, expected: str
) -> None:
    assert ids(resolve(marked))[0] == expected


@pytest.mark.parametrize(
    ("hints", "expected"),
    [
        (Hints(), "2988507"),
        (Hints(countries=("US",)), "4717560"),
        (Hints(bbox=BBox(-107, 25, -93, 37)), "4717560"),
        (Hints(places=(("Paris", "geonames:4717560"),)), "4717560"),
        (Hints(places=(("paris", "geonames:2643743"),)), "2643743"),
    ],
)
def test_the_user_has_the_last_word(resolve: Resolve, hints: Hints, expected: str) -> None:
    (found,) = resolve("A shop in [Paris] burnt.", hints=hints)
    assert ids((found,)) == [expected]
    assert found.reason.startswith("user-") or hints == Hints()


def test_a_place_id_that_does_not_exist_is_refused(resolve: Resolve) -> None:
    with pytest.raises(UsageError, match=r"Paris=geonames:1: no place has that id"):
        resolve("A shop in [Paris] burnt.", hints=Hints(places=(("Paris", "geonames:1"),)))


@pytest.mark.parametrize(
    ("url", "source", "expected"),
    [
        ("https://www.sheffieldpost.co.uk/story/1", None, ("sheffield",)),
        ("http://news.columbia-news.com/a", None, ("columbia",)),
        ("https://example.org/london", None, ()),
        (None, "Sheffield Star", ("Sheffield",)),
        (None, "The Daily Globe", ()),
        (None, None, ()),
    ],
)
def test_a_source_is_at_home_where_its_address_or_name_says(
    gazetteer: Gazetteer, url: str | None, source: str | None, expected: tuple[str, ...]
) -> None:
    assert homes(Document(id="d", text="", url=url, source=source), gazetteer=gazetteer) == expected


def test_the_home_of_a_source_draws_its_names_near(resolve: Resolve) -> None:
    assert ids(resolve("The [Nayrab] council met.")) == ["166357"]
    assert ids(resolve("The [Nayrab] council met.", url="https://saraqibnews.example")) == ["166358"]


def test_another_spelling_near_the_story(resolve: Resolve) -> None:
    found = resolve("The army took [Sarakib], near [Idlib] in [Syria].")
    assert ids(found)[0] == "165700"
    assert found[0].reason.startswith("spelling:")
    assert found[0].score < found[2].score


def test_another_spelling_in_the_country_that_the_user_names(resolve: Resolve) -> None:
    assert ids(resolve("They took [Sarakeb].")) == [None]
    assert ids(resolve("They took [Sarakeb].", hints=Hints(countries=("SY",)))) == ["165700"]


def test_another_spelling_in_the_country_that_the_sentence_names(resolve: Resolve) -> None:
    found, *_ = resolve("Floods hit [Sarakeb] in [Syria].")
    assert (ids((found,)), found.score >= 0.5) == (["165700"], True)
    assert "its sentence names" in found.reason
    listed, *_ = resolve("Floods hit [Exmouth] and [Saraqib] in [Syria].")
    assert listed.place is not None
    assert (listed.place.name, listed.reason.split(":")[0]) == ("Syria", "unlisted")


def test_an_unlisted_town_takes_the_area_of_its_container(resolve: Resolve) -> None:
    found = resolve("A crash near [Quibbletown], [Mo.|abbreviation], killed two.")
    assert ids(found) == ["4398678", "4398678"]
    assert found[0].reason.startswith("unlisted:")
    assert found[0].footprint is not None
    assert found[0].footprint.precision == "region"


def test_a_hospital_takes_the_town_named_behind_it(resolve: Resolve) -> None:
    found = resolve("He died at [St. Anne Hospital|facility] in [London].")
    assert ids(found) == ["2643743", "2643743"]
    assert found[0].footprint is not None
    assert (found[0].footprint.precision, found[0].footprint.approximate) == ("area", True)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Shots were fired at [Paris] Elementary School in [Edmonton], [Alberta].", "5946768"),
        ("A fire at [Paris] Park. Crews from [Edmonton], [Alberta], came.", "5946768"),
        ("A lecturer of [Paris] University spoke in [Edmonton], [Alberta].", "2988507"),
        ("A fire at [Paris] Park in [France].", "2988507"),
    ],
)
def test_a_school_or_park_lies_in_its_story_whatever_town_it_is_named_after(
    resolve: Resolve, marked: str, expected: str
) -> None:
    found, *_ = resolve(marked)
    assert ids((found,)) == [expected]


@pytest.mark.parametrize("rule", ["street", "road", "facility"])
def test_a_street_takes_the_town_that_was_named_last_where_the_story_has_several(resolve: Resolve, rule: str) -> None:
    *_, found = resolve(f"[Moscow] and [Damascus] talked. [Main Gate|{rule}] was closed.")
    assert ids((found,)) == ["170654"]
    assert found.footprint is not None
    assert (found.footprint.precision, found.footprint.approximate) == ("area", True)
    assert found.score <= 0.5


def test_a_seat_of_government_is_its_building(resolve: Resolve) -> None:
    (found,) = resolve("A drone fell on the [Kremlin|seat].")
    assert (ids((found,)), found.score > 0.5) == (["99999005"], True)
    assert found.footprint is not None
    assert found.footprint.kind == "point"


def test_an_unknown_name_is_reported_without_a_place(resolve: Resolve) -> None:
    (found,) = resolve("They met in [Quibbletown].")
    assert (found.place, found.footprint, found.score) == (None, None, 0.0)
    assert found.reason


def test_every_answer_has_a_reason_a_score_and_its_rivals(resolve: Resolve) -> None:
    found = resolve("He left [Paris] for [London] and [Columbia], [Missouri].")
    assert all(each.reason and 0 < each.score <= 1 for each in found)
    assert any(rival.country == "US" for rival in found[0].candidates)
    assert sum(hits(found).values()) == len(found)


def test_no_toponyms_no_answers(resolve: Resolve) -> None:
    assert resolve("Nothing happened.") == ()
