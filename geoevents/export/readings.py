"""What each document means, as JSON and back: enough for the reader view, less what only the pipeline can use."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from datetime import date, datetime
from functools import cache, partial
from types import NoneType
from typing import Any, TypeAliasType, Union, get_args, get_origin, get_type_hints

from geoevents.schema import clean
from geoevents.types import Document, Resolved

type Reader = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """A frozen value as plain JSON; defaults that are None or empty are left out."""
    return _plain(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else _plain(value)


def encode_reading(reading: Resolved) -> dict[str, Any]:
    """One reading without its clauses, without time algebra and without the places that were not chosen."""
    plain: dict[str, Any] = encode(reading)
    plain.pop("clauses", None)
    for time in plain.get("times", ()):
        time.get("expression", {}).pop("expr", None)
    for toponym in plain.get("toponyms", ()):
        toponym.pop("candidates", None)
    return plain


def decode_reading(plain: Mapping[str, Any]) -> Resolved:
    """The reading of `encode_reading`."""
    reading = decode(Resolved, plain)
    assert isinstance(reading, Resolved)  # noqa: S101 - tells mypy what the type argument says
    if not isinstance(reading.document, Document):
        raise TypeError("a reading has no document")
    return reading


def decode(type_: Any, plain: Any) -> Any:
    """A value of the type from plain JSON.

    Raises
    ------
    TypeError
        if the JSON has another shape.
    """
    return _reader(type_)(plain)


@cache
def _reader(type_: Any) -> Reader:
    """What makes a value of a type; found once, since a corpus decodes the same few types a million times."""
    if isinstance(type_, TypeAliasType):
        return _reader(type_.__value__)
    origin = get_origin(type_)
    if origin is tuple:
        return _tuple_reader(*get_args(type_))
    if origin in (Union, types.UnionType):
        some = _reader(_some(type_))
        return lambda plain: None if plain is None else some(plain)
    if is_dataclass(type_) and isinstance(type_, type):
        return partial(_dataclass, type_)
    if type_ is datetime or type_ is date:
        made: Reader = type_.fromisoformat
        return made
    if type_ in (str, bool, int, float):
        return partial(_scalar, type_, (int, float) if type_ is float else (type_,))
    return lambda plain: plain


def _tuple_reader(*items: Any) -> Reader:
    if items[-1] is Ellipsis:
        one = _reader(items[0])
        return lambda plain: tuple([one(item) for item in _listed(plain)])
    readers = [_reader(item) for item in items]
    return lambda plain: tuple([read(item) for read, item in zip(readers, _listed(plain), strict=True)])


def _listed(plain: Any) -> Any:
    if not isinstance(plain, (list, tuple, NoneType)):
        raise TypeError(f"{plain!r} stands where a list should")
    return plain or ()


def _scalar(type_: type, kinds: tuple[type, ...], plain: Any) -> Any:
    if not isinstance(plain, kinds):
        raise TypeError(f"{plain!r} stands where a {type_.__name__} should")
    return plain


def _dataclass(type_: type, plain: Any) -> Any:
    if not isinstance(plain, Mapping):
        raise TypeError(f"{plain!r} stands where a {type_.__name__} should")
    known: dict[str, Any] = {}
    for name, read, missing in _fields(type_):
        if name in plain:
            known[name] = read(plain[name])
        elif missing is not MISSING:
            known[name] = missing
    return type_(**known)


@cache
def _fields(type_: type) -> tuple[tuple[str, Reader, Any], ...]:
    """Name, reader and stand-in of each field; one without a default was left out because it was empty."""
    hints = get_type_hints(type_)
    return tuple(
        (
            field.name,
            _reader(hints[field.name]),
            MISSING if field.default is not MISSING else () if get_origin(hints[field.name]) is tuple else None,
        )
        for field in fields(type_)
    )


def _some(union: Any) -> Any:
    """The one type of `X | None`; a union of plain values needs no decoding."""
    kinds = [kind for kind in get_args(union) if kind is not type(None)]
    return kinds[0] if len(kinds) == 1 else object


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items() if part is not None and part != ()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return clean(value) if isinstance(value, str) else value
