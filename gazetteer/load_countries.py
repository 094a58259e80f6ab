"""Countries: names, GeoNames points and capitals."""

from collections.abc import Iterator

import pack

from geoevents.gazetteer.layout import Row, Writer

DEPENDENT = frozenset(
    (
        *(
            "AS",
            "GU",
            "MP",
            "PR",
            "VI",
            "UM",
            "AI",
            "BM",
            "IO",
            "KY",
            "FK",
            "GI",
            "MS",
            "PN",
            "SH",
            "TC",
            "VG",
            "GG",
            "JE",
        ),
        *(
            "IM",
            "CK",
            "NU",
            "TK",
            "AW",
            "CW",
            "SX",
            "GL",
            "FO",
            "AX",
            "GF",
            "GP",
            "MQ",
            "RE",
            "YT",
            "PF",
            "NC",
            "PM",
            "WF",
        ),
        *("BL", "MF", "TF", "NF", "CX", "CC", "HM", "BQ", "SJ", "GS", "BV"),
    )
)
SPECIAL = {"HK": "PCLS", "MO": "PCLS", "PS": "PCLS", "EH": "TERR", "AQ": "CONT"}


def load(writer: Writer) -> None:
    """Write the countries; their capitals are linked by `link`, once the places are there."""
    for row in pack.read("countries"):
        number = writer.add(
            Row(
                id=f"geonames:{row['id']}",
                name=row["name"],
                lon=float(row["lon"]),
                lat=float(row["lat"]),
                feature=SPECIAL.get(row["code"], "PCLD" if row["code"] in DEPENDENT else "PCLI"),
                country=row["code"],
                code=row["code"],
                population=int(row["population"]),
                names=tuple(filter(None, row["names"].split("|"))),
            )
        )
        writer.db.execute("INSERT INTO countries VALUES (?, ?, NULL, ?)", (row["code"], number, row["name"]))


def link(writer: Writer) -> None:
    """Link each country to its capital: the PPLC of that name, else the country's only PPLC."""
    for row in pack.read("countries"):
        found = _capital(writer, row["code"], row["capital"])
        for place in found:
            writer.db.execute("UPDATE countries SET capital = ? WHERE code = ?", (place, row["code"]))


def _capital(writer: Writer, country: str, name: str) -> Iterator[int]:
    from geoevents.gazetteer.keys import fold

    for condition in ("p.feature = 'PPLC'", "p.feature GLOB 'PPL*'"):
        query = (
            "SELECT p.key FROM staged n JOIN places p ON p.key = n.place WHERE n.key = ? AND p.country = ?"
            f" AND {condition} ORDER BY n.ord LIMIT 1"
        )
        row = writer.db.execute(query, (fold(name), country)).fetchone()
        if row:
            yield row[0]
            return
    row = writer.db.execute("SELECT key FROM places WHERE country = ? AND feature = 'PPLC'", (country,)).fetchone()
    if row:
        yield row[0]
