"""The categories that events are coloured, drawn and filtered by: few enough for a legend."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One kind of event. id : as it stands in every output; label : English, for legends."""

    id: str
    label: str


CATEGORIES: tuple[Category, ...] = (
    Category(id="fighting", label="Fighting and territory"),
    Category(id="strike", label="Shelling, air strikes, bombs"),
    Category(id="attack", label="Attacks, killings, abductions"),
    Category(id="forces", label="Deployment of forces"),
    Category(id="demand", label="Threats and demands"),
    Category(id="protest", label="Protests and riots"),
    Category(id="justice", label="Arrests, trials, rulings"),
    Category(id="talks", label="Talks, visits, addresses"),
    Category(id="agreement", label="Agreements and releases"),
    Category(id="politics", label="Elections and government"),
    Category(id="displacement", label="Displacement, evacuation"),
    Category(id="aid", label="Aid and rescue"),
    Category(id="disaster", label="Natural disasters, weather"),
    Category(id="accident", label="Accidents"),
    Category(id="health", label="Health and disease"),
    Category(id="other", label="Other events"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a category is drawn: no two share both.

    color : hex, of the Okabe-Ito palette; symbol : name of a shape ("circle", "diamond", "down").
    """

    color: str
    symbol: str


LOOKS: tuple[tuple[str, Look], ...] = (
    ("fighting", Look(color="#D55E00", symbol="diamond")),
    ("strike", Look(color="#D55E00", symbol="star")),
    ("attack", Look(color="#D55E00", symbol="triangle")),
    ("forces", Look(color="#E69F00", symbol="square")),
    ("demand", Look(color="#E69F00", symbol="down")),
    ("protest", Look(color="#CC79A7", symbol="hexagon")),
    ("justice", Look(color="#CC79A7", symbol="square")),
    ("talks", Look(color="#0072B2", symbol="circle")),
    ("agreement", Look(color="#009E73", symbol="circle")),
    ("politics", Look(color="#0072B2", symbol="square")),
    ("displacement", Look(color="#56B4E9", symbol="right")),
    ("aid", Look(color="#009E73", symbol="plus")),
    ("disaster", Look(color="#56B4E9", symbol="diamond")),
    ("accident", Look(color="#F0E442", symbol="triangle")),
    ("health", Look(color="#009E73", symbol="hexagon")),
    ("other", Look(color="#8A8A8A", symbol="circle")),
)
PLAIN = Look(color="#8A8A8A", symbol="circle")

STATUS_LABELS: tuple[tuple[str, str], ...] = (
    ("happened", "Happened"),
    ("ongoing", "Ongoing"),
    ("planned", "Planned"),
    ("demanded", "Demanded"),
    ("threatened", "Threatened"),
    ("denied", "Denied"),
    ("hypothetical", "Hypothetical"),
)
STATUS_STROKES: tuple[tuple[str, str], ...] = (
    ("happened", "solid"),
    ("ongoing", "ring"),
    ("planned", "hollow"),
    ("demanded", "dot"),
    ("threatened", "dot"),
    ("denied", "crossed"),
    ("hypothetical", "dotted"),
)


def look(category: str) -> Look:
    """The look of a category; one that is not of ours is drawn as `PLAIN`."""
    return dict(LOOKS).get(category, PLAIN)
