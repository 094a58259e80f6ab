"""The options that every command which reads articles has, declared once and handed over as one value."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

from geoevents.cli import options as opt
from geoevents.cli import reading
from geoevents.types import Hints

if TYPE_CHECKING:
    from geoevents.read import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the user says of the articles, and how they are to be read."""

    dct: date | None
    model: str | None
    hints: Hints
    options: "Options"
    strict: bool


_SHARED = {
    "dct": opt.Dct,
    "model": opt.Model,
    "country": opt.Country,
    "region": opt.Region,
    "place": opt.PlaceHint,
    "text_field": reading.TextField,
    "date_field": reading.DateField,
    "id_field": reading.IdField,
}


def asking(*, fetch: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command with the shared options, which come to it as `asked`; fetch : whether its sources can be URLs."""
    named = inspect.Parameter.KEYWORD_ONLY
    shared = [inspect.Parameter(name, named, default=None, annotation=option) for name, option in _SHARED.items()]
    shared.append(inspect.Parameter("strict", named, default=False, annotation=opt.Strict))
    if fetch:
        shared.append(inspect.Parameter("fetch", named, default=False, annotation=reading.Fetch))

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in inspect.signature(command).parameters.values() if one.name != "asked"]
        parameters = [*(one.replace(kind=named) for one in own), *shared]

        @wraps(command)
        def call(**given: Any) -> None:
            told = {one.name: given.pop(one.name) for one in shared}
            command(**given, asked=_asked(**told))

        call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {one.name: one.annotation for one in parameters}
        return call

    return decorate


def _asked(
    *, country: Any, region: Any, place: Any, text_field: Any, date_field: Any, id_field: Any, **more: Any
) -> Asked:
    return Asked(
        dct=opt.day_of(more["dct"]),
        model=more["model"],
        hints=opt.hints_of(country, region, place),
        options=reading.options_of(text_field, date_field, id_field, fetch=more.get("fetch", False)),
        strict=more["strict"],
    )
