"""Every format: the article's words in order, its title, and the date with its evidence."""

import gzip
from pathlib import Path

import pytest
from news_files import BODY, DAY, HEAD, MAKERS, zipped

from geoevents.errors import InputError
from geoevents.read import read
from geoevents.types import Document, Refused

REASONS = {
    "news.txt": "no publication date was given",
    "news.md": "front matter, date",
    "news.html": "metadata, article:published_time",
    "news.mhtml": "metadata, article:published_time",
    "news.pdf": "PDF metadata, CreationDate",
    "news.docx": "file properties, created",
    "news.odt": "file properties, created",
    "news.eml": "header Date",
    "news.rss": "feed entry, pubDate",
    "news.atom": "feed entry, published",
    "news.jsonl": "column published",
    "news.json": "column published",
    "news.csv": "column published",
    "news.parquet": "column published",
    "news.warc.gz": "metadata, article:published_time",
    "news.zip": "column published",
}


def made(folder: Path, name: str, data: bytes | None = None) -> Path:
    path = folder / name
    path.write_bytes(MAKERS[name]() if data is None else data)
    return path


def all_of(*sources: str | Path) -> tuple[list[Document], list[str]]:
    refused: list[Refused] = []
    return list(read(sources, refused=refused)), [str(one) for one in refused]


@pytest.mark.parametrize("name", MAKERS)
def test_the_article_comes_out(name: str, tmp_path: Path) -> None:
    documents, refused = all_of(made(tmp_path, name))
    document = documents[0]
    words = " ".join(document.text.split())
    places = [words.index(line) for line in BODY]
    assert places == sorted(places)
    assert "Sport" not in words
    assert "rights reserved" not in words
    assert document.title == (None if name == "news.txt" else HEAD)
    assert (document.dct, document.dct_reason) == (None if name == "news.txt" else DAY, REASONS[name])
    assert document.language == "en"
    assert len(document.content_hash) == 64
    assert len(refused) == (name == "news.zip")


def test_paragraphs_stay_apart(tmp_path: Path) -> None:
    for name in ("news.html", "news.docx", "news.odt", "news.pdf", "news.md"):
        assert all_of(made(tmp_path, name))[0][0].text.endswith("\n\n".join(BODY)), name


def test_ids_are_the_records_own(tmp_path: Path) -> None:
    lines = b'{"id": 0, "text": "a b"}\n{"id": "", "text": "c"}\n\n{"text": "d"}\n{"id": " x\\ty ", "text": "e"}\n'
    documents, refused = all_of(made(tmp_path, "x.jsonl", lines))
    assert [document.id for document in documents] == ["0", "", "x.jsonl:4", " x\ty "]
    assert not refused


def test_a_bad_line_is_reported_and_passed_over(tmp_path: Path) -> None:
    lines = b'{"text": "one"}\n{"text": \n[1]\n{"text": 5}\n{"text": " "}\n{"text": "two"}\n' + b"[" * 200_000 + b"\n"
    documents, refused = all_of(made(tmp_path, "x.jsonl", lines))
    assert [document.text for document in documents] == ["one", " ", "two"]
    assert documents[1].warnings == ("holds no text",)
    places = [line.removeprefix(f"{tmp_path}/").partition(": ")[0] for line in refused]
    assert places == ["x.jsonl:2", "x.jsonl:3", "x.jsonl:4", "x.jsonl:7"]
    with pytest.raises(InputError, match=r"x\.jsonl:2: is no valid JSON"):
        list(read([tmp_path / "x.jsonl"]))


def test_csv_dialects(tmp_path: Path) -> None:
    tables = {
        "semicolon.csv": b"id;text\n1;a, b\n",
        "tab.tsv": b"id\ttext\n1\ta, b\n",
        "bom.csv": b'\xef\xbb\xbfid,text\n1,"a, b"\n',
        "utf16.csv": 'id,text\n1,"a, b"\n'.encode("utf-16"),
        "quoted.csv": b'id,text\r\n1,"a, b"\r\n',
        "cp1252.csv": b'id,text\n1,"a, b"\n\n',
    }
    for name, data in tables.items():
        documents, _ = all_of(made(tmp_path, name, data))
        assert [(document.id, document.text) for document in documents] == [("1", "a, b")], name
    documents, refused = all_of(made(tmp_path, "short.csv", b'id,text\n1,"a\nb"\n2\n3,c\n'))
    assert [document.text for document in documents] == ["a\nb", "c"]
    assert refused == [f"{tmp_path}/short.csv:4: has 1 cells, the header has 2"]


def test_long_cells_are_read(tmp_path: Path) -> None:
    documents, _ = all_of(made(tmp_path, "x.csv", b"text\n" + b"word " * 100_000 + b"\n"))
    assert len(documents[0].text) == 500_000


def test_folders_and_globs(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("in/b.txt", "in/a.txt", "in/deep/c.txt", "in/.hidden.txt", "in/d.exe"):
        (tmp_path / name).write_text(f"Text of {name}.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    documents, refused = all_of(tmp_path / "in")
    assert [document.id for document in documents] == ["a.txt", "b.txt", "deep/c.txt"]
    assert len(refused) == 1
    assert "d.exe: cannot read .exe files" in refused[0]
    documents, refused = all_of(f"{tmp_path}/in/*.txt")
    assert len(documents) == 2
    assert all_of(f"{tmp_path}/in/*.nothing")[1][0].endswith("no file matches this pattern")


def test_two_files_of_one_name_have_two_ids(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(f"Text of {folder}.")
    documents, _ = all_of(tmp_path / "x" / "news.txt", tmp_path / "y" / "news.txt")
    assert len({document.id for document in documents}) == 2


def test_packed_files(tmp_path: Path) -> None:
    lines = b'{"id": "1", "text": "one"}\n'
    (documents, _), (texts, _) = (
        all_of(made(tmp_path, "x.jsonl.gz", gzip.compress(lines))),
        all_of(made(tmp_path, "x.txt.gz", gzip.compress(b"one"))),
    )
    assert [document.text for document in (*documents, *texts)] == ["one", "one"]


def test_the_suffix_may_lie(tmp_path: Path) -> None:
    for name in ("news.html", "news.pdf", "news.rss"):
        documents, _ = all_of(made(tmp_path, "wrong.txt", MAKERS[name]()))
        assert BODY[0] in documents[0].text, name


REFUSALS = {
    "missing.txt": (None, "no such file or folder"),
    "empty.txt": (b"", "holds no text"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(50), "is a PNG image, not text"),
    "zeros.txt": (bytes(500), "is binary data, not text"),
    "not.pdf": (b"hello", "is no PDF file"),
    "cut.pdf": (MAKERS["news.pdf"]()[:300], "damaged"),
    "not.docx": (b"hello", "is no ZIP archive"),
    "other.docx": (zipped({"a.txt": "x"}), "has no word/document.xml inside"),
    "not.parquet": (b"PAR1 hello", "damaged"),
    "notext.csv": (b"a,b\n1,2\n", "has no column 'text' (its columns: a, b)"),
    "not.warc": (b"hello", "damaged"),
    "not.eml": (b"\x00\x01", "has no header"),
    "not.rss": (b"<rss></rss>", "is neither RSS nor Atom"),
    "not.xml": (b"\x00", "its XML is damaged"),
    "not.json": (b"{", "is no valid JSON"),
    "not.jsonl.gz": (b"hello", "damaged"),
    "bomb.zip": (zipped({f"{n}.txt": bytes(40_000_000) for n in range(3)}), "refused as an archive bomb"),
    "laughs.rss": (b'<!DOCTYPE x [<!ENTITY a "b">]><rss><item><title>&a;</title></item></rss>', "declares entities"),
    "deep.html": (b"<div>" * 5000 + b"text", "elements in each other"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_one_line_with_file_and_reason(name: str, tmp_path: Path) -> None:
    data, reason = REFUSALS[name]
    path = tmp_path / name if data is None else made(tmp_path, name, data)
    documents, refused = all_of(path)
    assert not documents
    assert len(refused) == 1
    assert refused[0].startswith(f"{path}: ")
    assert reason in refused[0]
    assert "\n" not in refused[0]


def test_a_url_is_refused_unless_fetching_is_asked_for() -> None:
    assert all_of("https://example.org/a")[1] == [
        "https://example.org/a: is a URL, and nothing is fetched unless asked for (--fetch)"
    ]
