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
