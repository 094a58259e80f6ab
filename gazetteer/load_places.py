"""Populated places with their spellings in every script."""

import re

import pack

from geoevents.gazetteer.layout import Row, Writer

ARABIC = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)
ARTICLE = re.compile(r"\b(?:[AaEe]l|[AaEe][dnrstz]|[AaEe](?:dh|sh|th))[ -](?=\w)")


def articles(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names with their article written al- (ash-Shughur: al-Shughur), and without the one they begin with."""
    latin = [name for name in names if ARTICLE.search(name)]
    plain = [ARTICLE.sub("al ", name) for name in latin]
    return (*plain, *(name.removeprefix("al ") for name in plain if name.startswith("al ") and len(name) > 6))


def load(writer: Writer) -> None:
    """Write the places; the two files are sorted by the same id and are read side by side."""
    codes = {row["code"]: f"geonames:{row['id']}" for row in pack.read("divisions") if row["level"] == "1"}
    names = pack.read("names")
    pending = next(names)
    for row in pack.read("places"):
        spelled: tuple[str, ...] = ()
        if pending["id"] == row["id"]:
            spelled = tuple(pending["names"].split("|"))
            pending = next(names, pending)
        if row["country"] in ARABIC:
            spelled += articles((row["name"], *spelled))
        writer.add(
            Row(
                id=f"geonames:{row['id']}",
                name=row["name"],
                lon=float(row["lon"]),
                lat=float(row["lat"]),
                feature=row["feature"],
                country=row["country"],
                admin1=codes.get(row["admin1"], ""),
                population=int(row["population"]),
                names=spelled,
                admin2=f"geonames:{row['admin2']}" if row["admin2"] else "",
            )
        )
