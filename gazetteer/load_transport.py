"""Airports, air bases and ports."""

import pack

from geoevents.gazetteer.layout import Row, Writer


def load(writer: Writer) -> None:
    """Write them; "London Heathrow International Airport" is also "Heathrow Airport" and "London Airport"."""
    for row in pack.read("airports"):
        name = row["name"]
        short = name.replace(" International Airport", " Airport").replace(" Regional Airport", " Airport")
        named = row["iata"] and row["feature"] == "AIRP"
        city = f"{row['city']} Airport" if row["city"] and named else ""
        own = short.removeprefix(f"{row['city']} ") if named else ""
        writer.add(
            Row(
                id=f"icao:{row['icao']}",
                name=name,
                lon=float(row["lon"]),
                lat=float(row["lat"]),
                feature=row["feature"],
                country=row["country"],
                names=tuple(n for n in (short, city, own) if n and n not in (name, "Airport")),
                weight=50 if row["iata"] else 0,
            )
        )
    for row in pack.read("ports"):
        names = [f"Port of {row['name']}", f"{row['name']} Port", *filter(None, row["names"].split("|"))]
        writer.add(
            Row(
                id=f"locode:{row['code']}",
                name=names[0],
                lon=float(row["lon"]),
                lat=float(row["lat"]),
                feature="PRT",
                country=row["country"],
                names=tuple(names[1:2]),
            )
        )
