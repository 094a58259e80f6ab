"""Lengths of time as TIMEX3 values ("P2W", "PT1H30M", "PXD") and as steps on the calendar."""

from dataclasses import replace

from geoevents.types.meaning import Length, Unit

LETTERS: dict[Unit, tuple[str, str, int]] = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "weekend": ("P", "WE", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "quarter": ("P", "Q", 1),
    "half": ("P", "M", 6),
    "season": ("P", "SE", 1),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
    "millennium": ("P", "L", 1),
    "period": ("P", "X", 1),
}
SMALLER: dict[Unit, tuple[str, int]] = {
    "minute": ("S", 60),
    "hour": ("M", 60),
    "day": ("H", 24),
    "week": ("D", 7),
    "month": ("D", 30),
    "year": ("M", 12),
}
UNKNOWN = {"decade": "DE", "century": "CE", "millennium": "L", "fortnight": "W", "half": "M"}
GUESSES: dict[Unit, float] = {"day": 7, "week": 4, "month": 6, "hour": 24}


def value(length: Length) -> str:
    """The TIMEX3 value of a length."""
    if length.plus is not None:
        return _sum(value(replace(length, plus=None)), value(length.plus))
    prefix, letter, factor = LETTERS[length.unit]
    if length.count is None or length.unit == "period":
        return f"{prefix}X{UNKNOWN.get(length.unit, letter)}"
    number = length.count * factor
    if number == int(number):
        return f"{prefix}{int(number)}{letter}"
    if length.unit in SMALLER:
        small, per = SMALLER[length.unit]
        rest = round((number - int(number)) * per)
        whole = f"{int(number)}{letter}" if number >= 1 else ""
        middle = "T" if small == "H" else ""
        return f"{prefix}{whole}{middle}{rest}{small}"
    return f"{prefix}{number:g}{letter}"


def _sum(whole: str, rest: str) -> str:
    """Two values as one: "PT2H" and "PT10M" are "PT2H10M", "P1D" and "PT3H" are "P1DT3H"."""
    return whole + (rest[2:] if "T" in whole and "T" in rest else rest[1:])


def count_or_guess(length: Length, *, few: bool = False) -> float | None:
    """The count to reckon with: the upper one of a range; for an unknown one a rule of thumb, None without one."""
    if length.upto is not None:
        return length.upto
    if length.count is not None:
        return length.count
    return 3.0 if few else GUESSES.get(length.unit)
