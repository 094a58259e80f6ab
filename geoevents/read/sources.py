"""What the user names made a list of items: files, folders, globs, standard input, URLs when asked."""

from collections.abc import Iterable, Iterator
from glob import has_magic
from pathlib import Path

from geoevents.errors import InputError
from geoevents.read.formats import CONTAINERS, SUFFIXES, format_of, splitter_of
from geoevents.read.items import UNPACK_ERRORS, Item, Options
from geoevents.text import one_line
from geoevents.types import Refused


def items_of(sources: Iterable[str | Path], *, options: Options) -> Iterator[Item | Refused]:
    """Every item of the sources, in their order, containers split; what cannot be opened is refused."""
    used: set[str] = set()
    for source in sources:
        for item in _guarded(_listed(source, options), one_line(source)):
            if isinstance(item, Refused):
                yield item
                continue
            if item.id in used:
                item = _renamed(item, item.name)
            used.add(item.id)
            yield from split(item, options)


def split(item: Item, options: Options) -> Iterator[Item | Refused]:
    """The items inside a container, or the item itself."""
    if item.format not in CONTAINERS:
        yield item
        return
    if item.depth > options.limits.depth:
        yield Refused(where=item.name, reason=f"nested more than {options.limits.depth} deep")
        return
    inner = None
    for inner in _guarded(splitter_of(item.format)(item, options), item.name):
        yield inner
    if inner is None:
        yield Refused(where=item.name, reason="holds no record")


def _guarded(items: Iterator[Item | Refused], where: str) -> Iterator[Item | Refused]:
    try:
        yield from items
    except Exception as error:  # noqa: BLE001 - a library may raise anything over a hostile file
        yield refusal(where, error)


def refusal(where: str, error: Exception) -> Refused:
    """One line that says why, also of an error that the author of a library did not foresee."""
    if isinstance(error, InputError):
        return Refused(where=where, reason=one_line(error))
    if isinstance(error, ModuleNotFoundError):
        return Refused(where=where, reason=f"needs the package {error.name}, which is not installed")
    if isinstance(error, RecursionError):
        return Refused(where=where, reason="nested too deeply")
    if isinstance(error, MemoryError):
        return Refused(where=where, reason="needs more memory than there is")
    if isinstance(error, OSError) and error.strerror and not isinstance(error, UNPACK_ERRORS):
        return Refused(where=where, reason=one_line(error.strerror).lower())
    said = one_line(error, limit=120) or "no further message"
    return Refused(where=where, reason=f"damaged, or not what its name says ({type(error).__name__}: {said})")


def _listed(source: str | Path, options: Options) -> Iterator[Item | Refused]:
    name = str(source)
    if name == "-":
        yield Item(name="standard input", id="stdin", format=options.stdin)
    elif name.lower().startswith(("http://", "https://")):
        yield _fetched(name, options)
    elif Path(name).is_dir():
        yield from _folder(Path(name))
    elif not Path(name).exists() and has_magic(name):
        yield from _matching(name)
    else:
        yield _file(Path(name), Path(name).name)


def _fetched(url: str, options: Options) -> Item | Refused:
    if not options.fetch:
        raise InputError("is a URL, and nothing is fetched unless asked for (--fetch)")
    from geoevents.read.fetch import fetch

    return fetch(url, options.limits)


def _file(path: Path, id: str) -> Item:
    if not path.exists():
        raise InputError("no such file or folder")
    if not path.is_file():
        raise InputError("is no regular file")
    kind = format_of(path.name)
    if kind is None:
        raise InputError(f"cannot read {path.suffix} files (known: {' '.join(filter(None, SUFFIXES))})")
    return Item(name=one_line(path), id=id, format=kind, path=path)


def _folder(folder: Path) -> Iterator[Item | Refused]:
    """The folder's files by name; hidden ones are left out, as are links, which may lead anywhere."""
    for parent, folders, names in folder.walk():
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            path = parent / name
            if not name.startswith(".") and not path.is_symlink():
                yield _tried(path, path.relative_to(folder).as_posix())


def _matching(pattern: str) -> Iterator[Item | Refused]:
    import glob

    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        raise InputError("no file matches this pattern")
    for name in found:
        if Path(name).is_file():
            yield _tried(Path(name), name)


def _tried(path: Path, id: str) -> Item | Refused:
    try:
        return _file(path, id)
    except (InputError, OSError) as error:
        return refusal(one_line(path), error)


def _renamed(item: Item, id: str) -> Item:
    from dataclasses import replace

    return replace(item, id=id)
