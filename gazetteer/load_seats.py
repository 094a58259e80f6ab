"""Districts and sub-districts of the seed region that no package lists, by their seats, which GeoNames marks."""

from typing import Any

from geoevents.gazetteer.layout import Row, Writer

COUNTRIES = ("SY",)
# level: the features of its seats, and what it is called, before or after the seat's name
LEVELS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "ADM2": ("PPLA PPLA2", ("منطقة ",), (" district", " mintaqah")),
    "ADM3": ("PPLA PPLA2 PPLA3", ("ناحية ", "nahiyat "), (" subdistrict", " nahiyah", " nahiya", " nahia")),
}
KINDS = {"ADM2": "District", "ADM3": "Subdistrict"}
BELOW = 50  # a unit is meant less often than its seat


def load(writer: Writer) -> None:
    """Write the units under all spellings of their seats; needs all names to be there."""
    for country in COUNTRIES:
        for level, (features, before, after) in LEVELS.items():
            seats = writer.db.execute(
                "SELECT key, name, lon, lat, admin1 FROM places WHERE country = ? AND instr(? || ' ', feature || ' ')"
                " AND feature <> '' ORDER BY key",
                (country, features),
            ).fetchall()
            for seat in seats:
                _unit(writer, country, level, seat, before=before, after=after)
        # one partition for each level: those that a package knows take part with their own points
        writer.db.execute(
            "UPDATE places SET region = 'seats:' || key WHERE country = ? AND feature IN ('ADM2', 'ADM3')"
            " AND (region IS NULL OR region GLOB 'towns:*')",
            (country,),
        )


def _unit(
    writer: Writer, country: str, level: str, seat: Any, *, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    key, name, lon, lat, admin1 = seat
    spelled = [spelling for (spelling,) in writer.db.execute("SELECT key FROM staged WHERE place = ?", (key,))]
    latin = [spelling for spelling in spelled if spelling.isascii()]
    names = [f"{spelling}{kind}" for spelling in latin for kind in after]
    names += [f"{kind}{spelling}" for spelling in spelled for kind in before if kind.isascii() == spelling.isascii()]
    if _held(writer, country, level, names):
        return
    writer.add(
        Row(
            id=f"seat:{key}:{level}",
            name=f"{name} {KINDS[level]}",
            lon=lon / 100_000,
            lat=lat / 100_000,
            feature=level,
            country=country,
            admin1=f"geonames:{admin1}" if admin1 else "",
            names=tuple(names),
            weight=-BELOW,
        )
    )


def _held(writer: Writer, country: str, level: str, names: list[str]) -> bool:
    """Whether a package has the unit already."""
    marks = ", ".join("?" * len(names))
    query = (
        f"SELECT 1 FROM staged n JOIN places p ON p.key = n.place WHERE n.key IN ({marks}) AND p.country = ?"
        " AND p.feature = ? AND p.id IS NULL LIMIT 1"
    )
    return writer.db.execute(query, (*names, country, level)).fetchone() is not None
