"""Text that every file format can hold: what XML, UTF-8 or a table forbid becomes U+FFFD, in plain sight."""

import re

# C0 and C1 controls but tab, newline and next line; lone surrogates; the two non-characters of the basic plane
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with carriage returns made newlines and every character that a file cannot hold made U+FFFD."""
    if text.isprintable():  # nearly every text, and told in a tenth of the time
        return text
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
