"""A module imports strictly lower layers, never a sibling room; each third-party package has its rooms."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "geoevents"
LAYERS = {
    "about": 0, "errors": 0, "types": 0,
    "schema": 1, "text": 1, "style": 1,
    "lexicon": 2,
    "gazetteer": 3,
    "read": 4, "tag": 4, "resolve": 4, "link": 4, "collection": 4,
    "export": 6,
    "render": 7,
    "pipeline": 8, "review": 8,
    "frames": 9, "writers": 9, "corpus": 9,
    "cli": 10, "__init__": 10, "__main__": 10,
}  # fmt: skip
ROOMS = {
    "spacy": ("tag/analysis.py",),
    "folium": ("render/",),
    "dateparser": ("resolve/",),
    "geopy": ("gazetteer/", "resolve/coordinates.py"),
    "pandas": ("collection", "read", "frames", "export/", "corpus"),
    "shapely": ("gazetteer/", "resolve/footprints", "render/basemap", "export/shapes"),
    "pyogrio": ("export/", "corpus"),
    "pyarrow": ("export/", "corpus", "read"),
}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, name.name) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole module name"
            module = node.module or ""
            names = [name.name for name in node.names] if module == "geoevents" else [""]
            found += [(node.lineno, f"{module}.{name}".rstrip(".")) for name in names]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = room(path)
    for line, module in imports(path):
        parts = module.split(".")
        if parts[0] != "geoevents":
            continue
        there = parts[1] if len(parts) > 1 and parts[1] in LAYERS else "__init__"
        if LAYERS[there] == LAYERS[here] == 10 or (there == here and path.parent != PACKAGE):
            continue
        assert LAYERS[there] < LAYERS[here], f"{path}:{line}: {here} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_third_party_packages_stay_in_their_rooms(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    for line, module in imports(path):
        rooms = ROOMS.get(module.split(".")[0])
        assert rooms is None or where.startswith(rooms), f"{path}:{line}: {module} is imported outside {rooms}"


def test_every_room_has_a_layer() -> None:
    assert {room(path) for path in FILES} <= set(LAYERS)
