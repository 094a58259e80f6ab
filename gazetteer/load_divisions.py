"""First- and second-level divisions, and the further units, regions and continents that GeoNames names."""

import re

import pack

from geoevents.gazetteer.layout import Row, Writer

# "Idlib Governorate", "Jackson County": the text also says "Idlib", "in Jackson"; the bare name is a weaker one
BEFORE = "Province|Provincia|Governorate|Region|Prefecture|Department|Departamento|State|District|Distrito|County"
AFTER = (
    "Governorate|Province|Region|County|District|Oblast|Oblast’|Oblast'|Krai|Kray|Prefecture|Department|State|Parish|Raion"
    "|Rayon|Division|Voivodeship|Canton|Emirate|Municipality|Borough|Census Area|Autonomous Region|Autonomous Oblast"
    "|Subdistrict|Regency"
)
KIND = re.compile(f"^(?:{BEFORE}) (?:of |de |del |d’|d')?(?:the )?| (?:{AFTER})$")


def load(writer: Writer) -> None:
    """Write the levels in order, so that each unit finds its parent."""
    rows = sorted(pack.read("divisions"), key=lambda row: (row["level"], int(row["id"])))
    codes: dict[str, str] = {}
    for row in rows:
        codes[row["code"]] = f"geonames:{row['id']}"
        level = int(row["level"])
        names = tuple(filter(None, row["names"].split("|")))
        number = writer.add(
            Row(
                id=f"geonames:{row['id']}",
                name=row["name"],
                lon=float(row["lon"]),
                lat=float(row["lat"]),
                feature=f"ADM{level}" if level else "ADMD",
                country=row["country"],
                code=row["iso"] or row["code"],
                admin1=f"geonames:{row['parent']}" if row["parent"] else "",
                population=int(row["population"]),
                names=(*names, *bare((row["name"], *names))),
            )
        )
        writer.db.execute("INSERT INTO divisions VALUES (?, ?, ?, ?)", (row["country"], level, number, row["code"]))
    for row in pack.read("regions"):
        writer.add(
            Row(
                id=f"geonames:{row['id']}",
                name=row["name"],
                lon=float(row["lon"]),
                lat=float(row["lat"]),
                feature=row["feature"],
                country=row["country"],
                population=int(row["population"]),
                names=tuple(filter(None, row["names"].split("|"))),
            )
        )


def link(writer: Writer) -> None:
    """Put each first-level seat before its division of the same name: a bare "Idlib" is the city first."""
    rows = writer.db.execute(
        "SELECT d.rowid, min(s.ord) + 1 FROM staged d JOIN places a ON a.key = d.place AND a.feature = 'ADM1'"
        " JOIN staged s ON s.key = d.key JOIN places t ON t.key = s.place AND t.country = a.country"
        " AND t.admin1 = a.key AND t.feature IN ('PPLA', 'PPLC') GROUP BY d.rowid, d.ord HAVING min(s.ord) >= d.ord"
    ).fetchall()
    writer.db.executemany("UPDATE staged SET ord = ?2 WHERE rowid = ?1", rows)


def bare(names: tuple[str, ...]) -> list[str]:
    """The names without the word for the kind of unit."""
    found = [KIND.sub("", name) for name in names if name[:1].isascii()]
    return [name for name in found if len(name) > 2 and name not in names]
