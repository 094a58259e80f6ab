"""Cells of edited files, read leniently and never wrongly: what cannot be understood is an error with its place."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any

from geoevents.errors import InputError
from geoevents.schema.flatten import LIST_SEPARATOR
from geoevents.schema.moments import parse_day, parse_moment

_TRUE, _FALSE = frozenset({"true", "1", "yes", "t", "y", "1.0"}), frozenset({"false", "0", "no", "f", "n", "0.0"})
_MOST = 2.0**53  # beyond it a number no longer tells one whole number from the next
_LOCAL_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: 0{1,2}:00(?::00)?)?")


class Cells:
    """The values of one feature or row; `notes` gathers what was read with a doubt."""

    def __init__(self, values: Mapping[str, Any], *, where: str, notes: list[str]) -> None:
        self.values = values
        self.where = where
        self.notes = notes

    def note(self, text: str) -> None:
        """Keep a doubt for the report."""
        self.notes.append(f"{self.where}: {text}")

    def raw(self, name: str) -> Any:
        """The value, None for an empty cell, a missing key or a not-a-number."""
        value = self.values.get(name)
        if isinstance(value, str):
            value = value.strip() or None
        return None if value is None or value != value else value

    def text(self, name: str) -> str | None:
        """A text, or None."""
        value = self.raw(name)
        return None if value is None else str(value)

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """One of the allowed words, whatever its case."""
        value = (self.text(name) or default).lower()
        if value not in allowed:
            raise InputError(f"{self.where}: {name} is {value!r}; write one of {', '.join(allowed)}")
        return value

    def number(self, name: str) -> float | None:
        """A number; a decimal comma is understood."""
        return self._converted(name, _finite, "a number")

    def integer(self, name: str) -> int | None:
        """A whole number, or None."""
        number = self.number(name)
        if number is not None and abs(number) > _MOST:
            raise InputError(f"{self.where}: {name} is {number:g}, which no table can hold")
        return None if number is None else round(number)

    def truth(self, name: str) -> bool:
        """Yes or no; an empty cell is no."""
        word = str(self.raw(name) or "no").lower()
        if word not in _TRUE | _FALSE:
            raise InputError(f"{self.where}: {name} is {word!r}; write true or false")
        return word in _TRUE

    def moment(self, name: str) -> datetime | None:
        """A moment, UTC."""
        return self._converted(name, parse_moment, "a date; write 2020-02-27 or 2020-02-27T14:00:00Z")

    def days(self, name: str) -> tuple[date, ...]:
        """The days that the cell can mean: two where a spreadsheet has written 03/04/2020."""
        value = self.raw(name)
        local = _LOCAL_DAY.fullmatch(value) if isinstance(value, str) else None
        if not local:
            day = self._converted(name, parse_day, "a day; write 2020-02-27")
            return () if day is None else (day,)
        first, second, year = map(int, local.groups())
        return tuple(
            date(year, month, day)
            for day, month in dict.fromkeys(((first, second), (second, first)))
            if month <= 12 and day <= 31
        )

    def list(self, name: str) -> tuple[str, ...]:
        """Texts of an array, of its JSON (as GDAL writes it) or of "a; b"."""
        value = self.raw(name)
        if isinstance(value, str) and value.startswith("["):
            value = self._json(value, name, default=value)
        if isinstance(value, str):
            value = value.split(LIST_SEPARATOR.strip())
        return tuple(str(part).strip() for part in value or () if str(part).strip())

    def json(self, name: str) -> Any:
        """Nested detail, None where there is none or a tool has broken it."""
        value = self.raw(name)
        return self._json(value, name, default=None) if isinstance(value, str) else value

    def _json(self, text: str, name: str, *, default: Any) -> Any:
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            self.note(f"{name} is broken JSON and was not read")
            return default

    def _converted[T](self, name: str, convert: Callable[[Any], T], wanted: str) -> T | None:
        value = self.raw(name)
        if value is None:
            return None
        try:
            return convert(value)
        except (ValueError, OverflowError, TypeError):
            raise InputError(f"{self.where}: {name} is {value!r}, not {wanted}") from None


def _finite(value: Any) -> float:
    number = float(str(value).replace(",", "."))
    if not isfinite(number):
        raise ValueError
    return number
