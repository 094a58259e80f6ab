"""Airports, air bases and ports."""

import csv
import json
import re
from pathlib import Path

import pack
from refresh_places import clean

AIR_BASE = re.compile(r"\b(Air ?[Bb]ase|Air Force Base|AFB|AB|Air Station|NAS|Airbase|Military|RAF)\b")


def refresh(packages: Path) -> dict[str, tuple[int, bytes]]:
    """Write airports.tsv.xz and ports.tsv.xz; returns count and text of each."""
    with (packages / "airportsdata/airportsdata/airports.csv").open(encoding="utf-8", newline="") as lines:
        airports = [row for row in csv.DictReader(lines) if keep(row)]
    rows = [
        (
            r["icao"],
            r["iata"],
            clean(r["name"]),
            clean(r["city"]),
            r["country"],
            f"{float(r['lat']):.5f}",
            f"{float(r['lon']):.5f}",
            "AIRB" if AIR_BASE.search(r["name"]) else "AIRP",
        )
        for r in sorted(airports, key=lambda r: r["icao"])
    ]
    ports = json.loads((packages / "sp/package/lib/ports.json").read_text("utf-8"))
    docks = [
        (
            code,
            clean(p["name"]),
            code[:2],
            f"{p['coordinates'][1]:.5f}",
            f"{p['coordinates'][0]:.5f}",
            "|".join(map(clean, p.get("alias", []))),
        )
        for code, p in sorted(ports.items())
        if p.get("coordinates")
    ]
    return {
        "airports": pack.write("airports", ("icao", "iata", "name", "city", "country", "lat", "lon", "feature"), rows),
        "ports": pack.write("ports", ("code", "name", "country", "lat", "lon", "names"), docks),
    }


def keep(row: dict[str, str]) -> bool:
    """Whether news may name it: it has an IATA code, is a base, or lies outside the lands of the private airstrip."""
    return bool(row["iata"]) or row["country"] not in {"US", "CA", "AU", "BR"} or bool(AIR_BASE.search(row["name"]))
