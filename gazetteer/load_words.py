"""Adjectives, demonyms and abbreviations: the hand-made words that stand for a place."""

import pack

from geoevents.gazetteer.layout import Writer

FEATURES = {
    "country": "p.feature GLOB 'PCL*' OR p.feature = 'TERR'",
    "division": "p.feature = 'ADM1'",
    "city": "p.feature GLOB 'PPL*'",
    "exonym": "p.feature GLOB 'PPL*'",
    "continent": "p.feature = 'CONT'",
    "region": "p.feature IN ('RGN', 'ADM1', 'ADM2', 'TERR', 'RGNH')",
}
FORMER = 1750  # order of a name that a country gave up: a town that bears it today comes first


def load(writer: Writer) -> None:
    """Write the words of hand/demonyms.csv and hand/abbreviations.csv, and the further names of hand/names.csv."""
    for table, name in (("adjectives", "demonyms"), ("abbreviations", "abbreviations")):
        for row in pack.hand(name):
            place, order = find(writer, row)
            for rank, word in enumerate(row["words"].split("|")):
                writer.word(table, word, place, order=order + rank)
    for row in pack.hand("names"):
        place, order = find(writer, row)
        words = row["words"].split("|")
        writer.names(place, words, order=order)
        if row["kind"] in ("city", "seat"):  # the first word is how English news writes it, and so what the map shows
            writer.db.execute("UPDATE places SET name = ? WHERE key = ?", (words[0], place))


def find(writer: Writer, row: dict[str, str]) -> tuple[int, int]:
    """Row number and order of the place that a hand-made row names by kind, country and name."""
    from geoevents.gazetteer.keys import fold

    if row["kind"] in ("country", "former"):
        order = FORMER if row["kind"] == "former" else 0
        query, values = f"SELECT c.place, {order} FROM countries c WHERE c.code = ?", [row["country"]]
    elif row["kind"] == "seat":  # by GeoNames id: its bare names are borne by villages too
        query, values = "SELECT place, min(ord) FROM staged WHERE place = ?", [row["place"].removeprefix("geonames:")]
    elif row["kind"] == "id":
        query, values = "SELECT key, 1200 FROM places WHERE id = ?", [row["place"]]
    else:
        query = (
            "SELECT p.key, n.ord FROM staged n JOIN places p ON p.key = n.place"
            " WHERE n.key = ? AND (? = '' OR p.country = ?)"
            f" AND ({FEATURES[row['kind']]}) ORDER BY n.ord LIMIT 1"
        )
        values = [fold(row["place"]), row["country"], row["country"]]
    found = writer.db.execute(query, values).fetchone()
    if not found or found[0] is None:
        raise LookupError(f"hand-made row names no place of the gazetteer: {row}")
    return found[0], found[1]
