"""What each document means, as JSON and back: enough for the reader view, less what only the pipeline can use."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Any, TypeAliasType, Union, get_args, get_origin, get_type_hints

from geoevents.schema import clean
from geoevents.types import Document, Resolved


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
    """A value of the type from plain JSON."""
    if isinstance(type_, TypeAliasType):
        return decode(type_.__value__, plain)
    origin = get_origin(type_)
    if origin is tuple:
        if not isinstance(plain, (list, tuple, NoneType)):
            raise TypeError(f"{plain!r} stands where a list should")
        items = get_args(type_)
        kinds = [items[0]] * len(plain or ()) if items[-1] is Ellipsis else items
        return tuple(decode(kind, item) for kind, item in zip(kinds, plain or (), strict=True))
    if origin in (Union, types.UnionType):
        return None if plain is None else decode(_some(type_), plain)
    if is_dataclass(type_) and isinstance(type_, type):
        return _dataclass(type_, plain)
    if type_ is datetime or type_ is date:
        return type_.fromisoformat(plain)
    if type_ in (str, bool, int, float) and not isinstance(plain, (int, float) if type_ is float else type_):
        raise TypeError(f"{plain!r} stands where a {type_.__name__} should")
    return plain


def _dataclass(type_: type, plain: Any) -> Any:
    if not isinstance(plain, Mapping):
        raise TypeError(f"{plain!r} stands where a {type_.__name__} should")
    known: dict[str, Any] = {}
    for field, hint in _hints(type_):
        if field.name in plain:
            known[field.name] = decode(hint, plain[field.name])
        elif field.default is MISSING:  # left out because it was empty, or because only the pipeline can use it
            known[field.name] = () if get_origin(hint) is tuple else None
    return type_(**known)


@cache
def _hints(type_: type) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(type_)
    return tuple((field, hints[field.name]) for field in fields(type_))


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
