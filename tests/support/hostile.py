"""Generators of hostile documents, one idea each; the same seed gives the same bytes."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from news_files import BODY, MAKERS, html, pdf_of, zipped

type Made = tuple[str, bytes]

WORDS = [
    "the",
    "army",
    "shelled",
    "Aleppo",
    "on",
    "Friday",
    "and",
    "three",
    "people",
    "were",
    "killed",
    "near",
    "the",
    "old",
    "bridge",
    "of",
    "Mosul",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """One document. name : of its file; origin : generator and seed, with which it can be made again."""

    name: str
    data: bytes
    origin: str


def words(chance: Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def characters(chance: Random, count: int, *ranges: tuple[int, int]) -> str:
    return "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(count))


@cache
def zipped_zeros(member: str, megabytes: int) -> bytes:
    return zipped({member: bytes(megabytes << 20)})


@cache
def gzipped_letters() -> bytes:
    return gzip.compress(b"a" * (70 << 20), 9, mtime=0)


def _zero_bytes(chance: Random) -> Made:
    return "x.txt", words(chance, 40).replace(" ", " \0" * chance.randint(1, 2), chance.randint(1, 9)).encode()


def _lone_surrogates(chance: Random) -> Made:
    text = "".join(f"{chance.choice(WORDS)} \\u{chance.randint(0xD800, 0xDFFF):04x} " for _ in range(30))
    return "x.jsonl", f'{{"id": "\\udc00{chance.random()}", "text": "{text}"}}\n'.encode()


def _right_to_left(chance: Random) -> Made:
    marks = "\u202e\u202d\u2066\u2067\u2069\u200f"
    return "x.txt", "".join(chance.choice(marks) + chance.choice(WORDS) + " قصف " for _ in range(60)).encode()


def _combining(chance: Random) -> Made:
    piled = (
        char + characters(chance, chance.randint(0, 30), (0x300, 0x36F), (0x20D0, 0x20FF)) for char in words(chance, 30)
    )
    return "x.txt", "".join(piled).encode()


def _emoji(chance: Random) -> Made:
    pieces = ("👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇸🇾", "❤️", "𝕬𝖑𝖊𝖕𝖕𝖔", "\U0010fffd", "\ufe0f")
    return "x.txt", " ".join(chance.choice((*pieces, *WORDS)) for _ in range(200)).encode()


def _any_unicode(chance: Random) -> Made:
    return "x.txt", characters(chance, 3000, (1, 0x2FF), (0x300, 0xD7FF), (0xE000, 0x10FFFF)).encode()


def _endless_word(chance: Random) -> Made:
    return "x.txt", (chance.choice("aA1-.'(é漢") * chance.randint(1000, 60_000)).encode()


def _endless_sentence(chance: Random) -> Made:
    return "x.txt", words(chance, chance.randint(500, 4000)).encode()


def _only_marks(chance: Random) -> Made:
    return "x.txt", characters(chance, chance.randint(10, 8000), (0x21, 0x2F), (0x3A, 0x40), (0x2010, 0x2040)).encode()


def _only_numbers(chance: Random) -> Made:
    numbers = (str(chance.randint(0, 10 ** chance.randint(1, 40))) for _ in range(600))
    return "x.txt", chance.choice((" ", ", ", "/", "-", ".")).join(numbers).encode()


def _dates_without_end(chance: Random) -> Made:
    forms = (
        "{d}/{m}/{y}",
        "{d} March {y}",
        "{y}-{m}-{d}",
        "the {d}th",
        "{y}s",
        "{d} days before {m} weeks ago",
        "Q{d} {y}",
    )
    made = (
        chance.choice(forms).format(d=chance.randint(0, 99), m=chance.randint(0, 99), y=chance.randint(0, 99_999))
        for _ in range(400)
    )
    return "x.txt", chance.choice((" ", " and ", ", until ", " – ")).join(made).encode()


def _impossible_dates(chance: Random) -> Made:
    said = ("31 February 2020", "on 0 May 0000", "in the year 99999999", "24:61:61", "on 2020-13-45", "in 9999-12-31",
            "a million years ago", "in 1e9 weeks", "until the 99th of June", "in 10000 BC", "every 0 days")  # fmt: skip
    text = ". ".join(f"{words(chance, 4)} {chance.choice(said)}" for _ in range(60))
    return "x.jsonl", json.dumps(
        {"text": text, "dct": chance.choice(("9999-12-31", "0001-01-01", "soon", "2020"))}
    ).encode()


def _coordinates(chance: Random) -> Made:
    forms = (
        "{a}°{b}'{c}\"N {a}°{b}'{c}\"E",
        "{a}.{b}, {c}.{a}",
        "{a}{b}{c} {c}{b}{a}",
        "grid {a}S {b} {c}",
        "POINT({a} {b})",
    )
    made = (
        chance.choice(forms).format(a=chance.randint(0, 999), b=chance.randint(0, 999), c=chance.randint(0, 999))
        for _ in range(200)
    )
    return "x.txt", ("at " + " near ".join(made)).encode()


def _places_without_end(chance: Random) -> Made:
    names = ("San José", "Springfield", "al-Bab", "Ar Raqqah", "Santiago", "Nice", "Reading", "Of", "Mobile", "Y", "Å")
    return "x.txt", ", ".join(chance.choice(names) for _ in range(1500)).encode()


def _brackets(chance: Random) -> Made:
    depth = chance.randint(50, 3000)
    left, right = chance.choice((("(", ")"), ("“", "”"), ("[", "]"), ("{", "}"), ("<", ">")))
    return "x.txt", (left * depth + words(chance, 20) + right * chance.randint(0, depth)).encode()


def _mixed_encodings(chance: Random) -> Made:
    encodings = ("utf-8", "cp1252", "latin-1", "utf-16-le", "cp1251", "shift_jis")
    pieces = ("café Málaga Łódź", "Köln – “quoted”", "Москва", "東京")
    return "x.txt", b"\n".join(chance.choice(pieces).encode(chance.choice(encodings), "replace") for _ in range(30))


def _odd_encoding(chance: Random) -> Made:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7", "cp1256"))
    return "x.txt", (words(chance, 60) + " café").encode(encoding)


def _mangled(chance: Random) -> Made:
    text = "Málaga’s “mayor” said – Ünïcödé " + words(chance, 20)
    for _ in range(chance.randint(1, 3)):
        text = text.encode().decode(chance.choice(("latin-1", "cp1252")), "replace")
    return "x.txt", text.encode()


def _noise(chance: Random) -> Made:
    return f"x.{chance.choice(('txt', 'md', 'html', 'pdf', 'docx', 'eml', 'csv', 'xml', 'json'))}", chance.randbytes(
        4000
    )


def _nothing(chance: Random) -> Made:
    return (
        f"x.{chance.choice(('txt', 'html', 'csv', 'jsonl', 'eml', 'rss', 'pdf'))}",
        b" \n\t\r\xc2\xa0" * chance.randint(0, 50),
    )


def _blank_lines(chance: Random) -> Made:
    return "x.txt", (
        words(chance, 9) + chance.choice("\n\t \r\v\f\u2028\u00a0") * chance.randint(1, 50_000) + words(chance, 9)
    ).encode()


def _page_attacks(chance: Random) -> Made:
    attacks = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=//x>",
               "<base href=//x>", "<meta http-equiv=refresh content=0>", "<style>@import'//x'</style>", "<!--", "<![CDATA[")  # fmt: skip
    body = "".join(f"<p>{words(chance, 20)} {chance.choice(attacks)}</p>" for _ in range(20))
    return "x.html", f"<html><title>{chance.choice(attacks)}</title><body><article>{body}".encode()


def _deep_page(chance: Random) -> Made:
    tag = chance.choice(("div", "b", "table><tr><td", "ul><li", "blockquote", "font"))
    return "x.html", (f"<{tag}>" * chance.randint(50, 20_000) + words(chance, 50)).encode()


def _unclosed_page(chance: Random) -> Made:
    pieces = (
        "<p",
        "<a href='",
        "</div>",
        "<!DOCTYPE",
        "&#xFFFFFFFF;",
        "&amp",
        "<table><p><tr>",
        "<script>",
        "<title>",
        "\0",
    )
    return "x.html", "".join(chance.choice(pieces) + words(chance, 5) for _ in range(200)).encode()


def _long_attribute(chance: Random) -> Made:
    return "x.html", f"<p class='{'a ' * chance.randint(1000, 200_000)}'>{words(chance, 50)}</p>".encode()


def _entities(chance: Random) -> Made:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, chance.randint(3, 12)))
    text = f'<!DOCTYPE x [<!ENTITY e0 "lol">{levels}]><rss><channel><item><title>&e3;</title></item></channel></rss>'
    return "x.xml", (" " * chance.choice((0, 200_000)) + text).encode()


def _outer_entity(chance: Random) -> Made:
    target = chance.choice(("file:///etc/passwd", "http://127.0.0.1/x", "php://filter"))
    return "x.rss", f'<!DOCTYPE x [<!ENTITY a SYSTEM "{target}">]><rss><item><title>&a; x</title></item></rss>'.encode()


def _feed_attacks(chance: Random) -> Made:
    item = f"<item><title><![CDATA[<b onclick=x>{words(chance, 5)}]]></title><link>javascript:alert(1)</link>"
    item += f"<pubDate>{chance.choice(('soon', 'Tue, 99 Mar 2021', '0'))}</pubDate><description/></item>"
    return "x.rss", f"<rss><channel>{item * chance.randint(1, 50)}".encode()


def _packed_bomb(chance: Random) -> Made:
    member = chance.choice(("word/document.xml", "content.xml", "a.txt"))
    return f"x.{chance.choice(('docx', 'odt', 'zip'))}", zipped_zeros(member, chance.choice((20, 40, 60)))


def _nested_archive(chance: Random) -> Made:
    data = zipped({"a.txt": words(chance, 30)})
    for _ in range(chance.randint(1, 8)):
        data = zipped({"in.zip": data})
    return "x.zip", data


def _archive_paths(chance: Random) -> Made:
    names = ("../../etc/passwd.txt", "/etc/x.txt", "a\nb.txt", "\x1b[2J.txt", "con.txt", "a" * 300 + ".txt", "=1+1.txt")
    return "x.zip", zipped({chance.choice(names): words(chance, 20)})


def _cut_gzip(chance: Random) -> Made:
    data = gzip.compress(words(chance, 2000).encode(), mtime=0)
    return f"x.{chance.choice(('txt', 'jsonl', 'csv'))}.gz", data[: chance.randint(5, len(data) - 1)]


def _gzip_bomb(chance: Random) -> Made:
    return f"x.{chance.choice(('txt', 'jsonl', 'csv'))}.gz", gzipped_letters()


def _looping_pdf(chance: Random) -> Made:
    data = MAKERS["news.pdf"]()
    return "x.pdf", data.replace(b"/Kids[3 0 R]", chance.choice((b"/Kids[2 0 R]", b"/Kids[1 0 R]", b"/Kids[9 0 R]")))


def _pdf_bomb(chance: Random) -> Made:
    packed = zlib.compress(b"BT " + b"(a) Tj " * chance.randint(10_000, 400_000), 9)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    data = pdf_of([])
    start = data.index(b"4 0 obj\n") + 8
    return "x.pdf", data[:start] + stream + data[data.index(b"\nendobj", start) :]


def _crowded_pdf(chance: Random) -> Made:
    points = [(chance.uniform(-9e3, 9e3), chance.uniform(-9e3, 9e3), chance.choice(WORDS)) for _ in range(600)]
    return "x.pdf", pdf_of(points)


def _formulas(chance: Random) -> Made:
    cells = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0")
    rows = "".join(
        f'{chance.choice(cells)},"{chance.choice(cells)} {words(chance, 9)}"\n'.replace('""', "'") for _ in range(20)
    )
    return "x.csv", ("id,text\n" + rows).encode()


def _broken_table(chance: Random) -> Made:
    pieces = ('"', ",", "\n", "\r", ";", "\t", "a", '""', "\0", "é")
    return "x.csv", ("id,text\n" + "".join(chance.choice(pieces) for _ in range(2000))).encode()


def _wide_table(chance: Random) -> Made:
    count = chance.randint(100, 20_000)
    return "x.csv", (",".join(["text", *(f"c{n}" for n in range(count))]) + "\n" + "," * count + "\n").encode()


def _deep_json(chance: Random) -> Made:
    depth = chance.randint(100, 100_000)
    opening, closing = chance.choice((("[", "]"), ('{"a":', "}")))
    inner = opening * depth + "1" + closing * depth
    return "x.jsonl", f'{{"text": "{words(chance, 9)}", "other": {inner}}}\n{{"text": "kept"}}\n'.encode()


def _odd_json(chance: Random) -> Made:
    values = ("1" * 5000, "1e999", "-Infinity", "NaN", "null", "[]", "{}", "true", '"\\ud800"', "0.1", '"x"', "'x'")
    lines = (
        f'{{"id": {chance.choice(values)}, "text": {chance.choice(values)}, "dct": {chance.choice(values)}, "text": "a b"}}\n'
        for _ in range(30)
    )
    return "x.jsonl", "".join(lines).encode()


def _broken_headers(chance: Random) -> Made:
    headers = ("Subject: =?utf-8?b?!!!?=", "Subject: =?x?q?a?=", "Date: Tue, 99 Foo 20", "From: <<@>", "From: \xff\xfe",
               "Content-Type: text/plain; charset=nonsense", "Content-Type: ;;;", "Content-Transfer-Encoding: base64",
               "Content-Type: multipart/mixed", "Content-Type: text/html; charset*=''%ff", "Date: ", "Subject:\x00")  # fmt: skip
    chosen = "\n".join(chance.choice(headers) for _ in range(6))
    return f"x.{chance.choice(('eml', 'mhtml'))}", f"{chosen}\n\n{words(chance, 40)}".encode("latin-1")


def _nested_mail(chance: Random) -> Made:
    text = words(chance, 20)
    for depth in range(chance.randint(2, 300)):
        text = f'Subject: s{depth}\nContent-Type: multipart/mixed; boundary="{depth}"\n\n--{depth}\n\n{text}\n'
    return "x.eml", text.encode()


def _mail_in_mail(chance: Random) -> Made:
    text = f"Subject: innermost\n\n{words(chance, 20)}"
    for depth in range(chance.randint(2, 30)):
        text = (
            f'Subject: s{depth}\nContent-Type: multipart/mixed; boundary="b{depth}"\n\n--b{depth}\n\nhello\n'
            f"--b{depth}\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n{text}\n--b{depth}--\n"
        )
    return "x.eml", text.encode()


def _broken_web_archive(chance: Random) -> Made:
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {chance.choice((0, -1, 99999999999, 'x', 5))}\r\n\r\n"
    return "x.warc", (head + "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n").encode() + html()


def _terminal(chance: Random) -> Made:
    escapes = ("\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x08" * 20, "\r", "\x1b[6n", "\x1bP$q\x1b\\")
    return "x.txt", "".join(words(chance, 3) + chance.choice(escapes) for _ in range(60)).encode()


def _repetition(chance: Random) -> Made:
    unit = chance.choice(
        ("ha ", "a.b.", "- ", "no, ", "the ", "of the ", "Mr. ", "! ", "1,", "a-a-", "“", "… ", "north of ")
    )
    return "x.txt", (unit * chance.randint(500, 6000)).encode()


def _marked_up(chance: Random) -> Made:
    unit = chance.choice(("[", "![", "*", "_", "`", "> ", "# ", "[a](", "**a", "---\n", "| a ", "***a_", "[a][", "]("))
    return "x.md", (unit * chance.randint(500, 20_000) + words(chance, 20)).encode()


def _lookalikes(chance: Random) -> Made:
    text = words(chance, 80).translate(str.maketrans("aeop", "аеор"))
    return "x.txt", "".join(
        chr(ord(char) + 0xFEE0) if chance.random() < 0.2 and "!" <= char <= "~" else char for char in text
    ).encode()


def _hyphens(chance: Random) -> Made:
    lines = [
        (chance.uniform(20, 500), 780 - 9 * n, chance.choice((*BODY, "exam-", "\xad", "-" * 90))) for n in range(80)
    ]
    return "x.pdf", pdf_of(lines)


GENERATORS: dict[str, Callable[[Random], Made]] = {
    name.removeprefix("_"): made
    for name, made in list(globals().items())
    if name.startswith("_") and not name.startswith("__") and callable(made)
}


def hostile(count: int, *, seed: int) -> Iterator[Hostile]:
    """`count` documents, the generators in turn."""
    names = list(GENERATORS)
    for number in range(count):
        kind = names[number % len(names)]
        origin = f"{kind}:{seed + number // len(names)}"
        yield remade(origin)


def remade(origin: str) -> Hostile:
    """The document of a generator and a seed, such as "deep_page:7"."""
    kind, _, seed = origin.partition(":")
    name, data = GENERATORS[kind](Random(origin))
    return Hostile(name=f"{kind}-{seed}.{name.partition('.')[2]}", data=data, origin=origin)
