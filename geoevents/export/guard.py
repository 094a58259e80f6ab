"""Cells that no spreadsheet runs as a formula, and back without loss."""

import re

# What Excel, LibreOffice and Google Sheets take for the start of a formula, also behind blanks and as wide characters.
_RISKY = re.compile(r"'*\s*[=+\-@＝＋－＠\t]")
_GUARDED = re.compile(r"'(?='*\s*[=+\-@＝＋－＠\t])")


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could run it."""
    return f"'{text}" if _RISKY.match(text) else text


def unguard(text: str) -> str:
    """The text as it was before `guard`."""
    return _GUARDED.sub("", text, count=1) if _GUARDED.match(text) else text
