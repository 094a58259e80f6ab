"""The supplement: populated places that no package holds, written by hand with a source a row."""

import pack

from geoevents.gazetteer.layout import Row, Writer


def load(writer: Writer) -> None:
    """Write hand/supplement.csv; admin1 is an ISO 3166-2 code."""
    codes = dict(writer.db.execute("SELECT code, key FROM places WHERE feature = 'ADM1'"))
    for row in pack.hand("supplement"):
        writer.add(
            Row(
                id=row["id"],
                name=row["name"],
                lon=float(row["lon"]),
                lat=float(row["lat"]),
                feature=row["feature"],
                country=row["country"],
                admin1=f"geonames:{codes[row['admin1']]}",
                population=int(row["population"]),
                names=tuple(filter(None, row["names"].split("|"))),
            )
        )
