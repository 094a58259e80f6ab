"""Bytes to text: every encoding, nothing unfit for an output, offsets kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.text import decode, fit, looks_binary, one_line, squeezed, unmangled

ANY = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    text = "Łódź and Málaga were calm."
    assert decode(text.encode(encoding)).text == text


def test_windows_1252() -> None:
    decoded = decode("“Málaga” – calm".encode("cp1252"))
    assert (decoded.text, decoded.note) == ("“Málaga” – calm", "not UTF-8: read as Windows-1252")


def test_a_declared_encoding_is_believed_where_the_bytes_agree() -> None:
    assert decode("Москва".encode("cp1251"), declared="windows-1251").text == "Москва"
    assert decode("Москва".encode(), declared="windows-1251").text == "Москва"
    assert decode(b"caf\xe9", declared="no-such-thing").text == "café"


def test_damage_is_told() -> None:
    decoded = decode("Málaga, Łódź and Köln".encode() + b"\xff")
    assert decoded.text == "Málaga, Łódź and Köln\N{REPLACEMENT CHARACTER}"
    assert decoded.note is not None
    assert decoded.note.startswith("1 damaged place(s) in its UTF-8")


@pytest.mark.parametrize("text", ["Málaga’s “mayor” – Łódź", "Größe", "東京", "plain"])
def test_mojibake_is_undone(text: str) -> None:
    for encoding in ("cp1252", "latin-1"):
        try:
            mangled = text.encode().decode(encoding)
        except UnicodeDecodeError:
            continue
        assert unmangled(mangled) == text


@pytest.mark.parametrize("text", ["Ã‰ and café", "São Ã", "Â£5 for a résumé", "Ærø", "naïve"])
def test_what_may_be_right_is_left(text: str) -> None:
    assert unmangled(text) == text


def test_controls_where_windows_has_dashes_and_quotes_are_those() -> None:
    assert fit("MAINEVILLE, Ohio (AP) \x97 \x93Yes\x94 \x81") == "MAINEVILLE, Ohio (AP) — “Yes” \ufffd"


@given(ANY)
def test_fit_keeps_offsets_and_gives_what_every_file_holds(text: str) -> None:
    clean = fit(text)
    assert len(clean) == len(text)
    assert fit(clean) == clean
    assert clean.encode().decode() == clean
    assert not any(char < " " and char not in "\t\n\r" for char in clean)


@given(ANY)
def test_one_line_is_one_line_and_harmless(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line
    assert line.encode().decode() == line


@given(st.text())
def test_squeezed_is_idempotent(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)


@given(st.binary())
def test_any_bytes_decode(data: bytes) -> None:
    assert json.dumps(fit(decode(data).text), ensure_ascii=False).encode()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode(b"-" + text.encode()).text == "-" + text


def test_binary_is_known() -> None:
    assert looks_binary(bytes(range(32)) * 9)
    assert not looks_binary("Łódź, 東京".encode())
    assert not looks_binary("Łódź, Lublin".encode("utf-16-le"))
