"""Populated places with their spellings in every script."""

import pack

from geoevents.gazetteer.layout import Row, Writer


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
