"""Small real files of every format, made with the libraries that read them or by hand."""

import gzip
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HEAD = "Bridge closed after flood in Brunnhausen"
BODY = (
    "The river rose by two metres during the night, and the old bridge was closed on Tuesday morning.",
    "Firefighters brought forty people to the school, where they were given food and dry clothes.",
    "The mayor said that the road to the valley would not be opened before the end of the week.",
)
DAY = date(2021, 3, 9)


def text() -> bytes:
    return "\n\n".join(BODY).encode()


def markdown() -> bytes:
    front = f"---\ntitle: {HEAD}\ndate: {DAY}\n---\n"
    return (front + f"# {HEAD}\n\n**{BODY[0]}**\n\n> {BODY[1]}\n\n[{BODY[2]}](https://example.org/x)\n").encode()


def html() -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{HEAD}</title>'
        f'<meta property="article:published_time" content="{DAY}T08:00:00Z">'
        '<meta property="og:site_name" content="Brunnhausen Courier"></head><body><nav><a href="/">Home</a>'
        f"<a href='/sport'>Sport</a></nav><article><h1>{HEAD}</h1>{paragraphs}</article>"
        "<footer>All rights reserved.</footer></body></html>"
    ).encode()


def mhtml() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/2021/03/09/bridge\r\n"
        b"Subject: x\r\nDate: Fri, 1 Jan 2027 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n------B\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Location: https://courier.example/2021/03/09/bridge\r\n\r\n" + html() + b"\r\n------B--\r\n"
    )


def pdf_of(lines: list[tuple[float, float, str]], *, info: bytes = b"") -> bytes:
    """One page with each text at its point, by hand so that the order in the file is the order given."""
    shown = b"".join(
        b"1 0 0 1 %.1f %.1f Tm (%s) Tj " % (x, y, words.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
        for x, y, words in lines
    )
    stream = b"BT /F1 10 Tf " + shown + b"ET" if lines else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<<%s>>" % info,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )


def pdf() -> bytes:
    lines = [(72.0, 700.0 - 30 * number, line) for number, line in enumerate(BODY)]
    return pdf_of(lines, info=b"/Title(%s)/CreationDate(D:20210309080000Z)" % HEAD.encode())


def docx() -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = HEAD
    document.core_properties.created = datetime(2021, 3, 9, 8)
    for line in BODY:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt() -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    names += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    names += 'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = "".join(f"<text:p>{line.replace(' ', '<text:s/>', 1)}</text:p>" for line in BODY)
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    meta = f"<office:document-meta {names}><office:meta><dc:title>{HEAD}</dc:title>"
    meta += f"<meta:creation-date>{DAY}T08:00:00</meta:creation-date></office:meta></office:document-meta>"
    return zipped({"content.xml": content + "</office:document-content>", "meta.xml": meta})


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(ZipInfo(name, (2021, 3, 9, 8, 0, 0)), data, ZIP_DEFLATED)
    return out.getvalue()


def eml() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = HEAD, "Courier <news@courier.example>"
    message["Date"] = "Tue, 09 Mar 2021 08:00:00 +0100"
    message.set_content("\n\n".join(BODY))
    message.add_alternative(html().decode(), subtype="html")
    return message.as_bytes()


def rss() -> bytes:
    entry = f"<item><title>{HEAD}</title><link>https://courier.example/bridge</link><guid>bridge-1</guid>"
    entry += f"<pubDate>Tue, 09 Mar 2021 08:00:00 GMT</pubDate><description>&lt;p&gt;{' '.join(BODY)}&lt;/p&gt;"
    rest = "</description></item></channel></rss>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{entry}{rest}'.encode()


def atom() -> bytes:
    entry = f"<entry><id>urn:bridge</id><title>{HEAD}</title><link href='https://courier.example/bridge'/>"
    entry += f"<published>{DAY}T08:00:00Z</published><content>{' '.join(BODY)}</content></entry>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{entry}</feed>'.encode()


def record() -> dict[str, str]:
    return {"id": "bridge-1", "text": "\n\n".join(BODY), "published": str(DAY), "title": HEAD, "other": "ignored"}


def jsonl() -> bytes:
    return json.dumps(record()).encode() + b"\n"


def as_json() -> bytes:
    return json.dumps([record()]).encode()


def csv() -> bytes:
    rows = io.StringIO()
    import csv

    writer = csv.DictWriter(rows, record().keys())
    writer.writeheader()
    writer.writerow(record())
    return rows.getvalue().encode()


def parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{**record(), "published": DAY}]), out)
    return out.getvalue()


def warc() -> bytes:
    out = b""
    for kind, payload in (("text/html; charset=utf-8", html()), ("image/png", b"\x89PNG")):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + payload
        head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(body)}\r\n"
        head += "WARC-Date: 2022-01-02T03:04:05Z\r\n"
        head += (
            "WARC-Target-URI: https://courier.example/bridge\r\nContent-Type: application/http; msgtype=response\r\n"
        )
        out += gzip.compress(head.encode() + b"\r\n" + body + b"\r\n\r\n", mtime=0)
    return out


def archive() -> bytes:
    return zipped({"b/news.html": html(), "a.jsonl": jsonl(), "notes.bin": b"\0\1"})


MAKERS: dict[str, Callable[[], bytes]] = {
    "news.txt": text,
    "news.md": markdown,
    "news.html": html,
    "news.mhtml": mhtml,
    "news.pdf": pdf,
    "news.docx": docx,
    "news.odt": odt,
    "news.eml": eml,
    "news.rss": rss,
    "news.atom": atom,
    "news.jsonl": jsonl,
    "news.json": as_json,
    "news.csv": csv,
    "news.parquet": parquet,
    "news.warc.gz": warc,
    "news.zip": archive,
}
