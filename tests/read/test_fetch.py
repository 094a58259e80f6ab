"""Fetching: only public addresses, only what robots.txt lets us, within the limits; tried without a network."""

import io
from http.client import HTTPResponse
from time import monotonic
from typing import Any

import pytest

from geoevents.errors import InputError
from geoevents.read import Limits, fetch

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>hello</p>"
NONE = b"HTTP/1.1 404 Not Found\r\n\r\n"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.1", "::1", "fe80::1", "::ffff:10.0.0.1",
     "100.64.0.1", "224.0.0.1", "fc00::1", "2002:7f00:1::"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(0, 0, 0, "", ("93.184.216.34", 80)), (0, 0, 0, "", (address, 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(InputError, match="private address"):
        fetch.public_address("inner.example", 80)


@pytest.mark.parametrize("url", ["ftp://a.example/", "file:///etc/passwd", "http://", "http://user:word@a.example/"])
def test_only_plain_web_addresses(url: str) -> None:
    with pytest.raises(InputError, match="no plain web address"):
        fetch.get(url, limits=Limits(), deadline=monotonic() + 1)


def answered(data: bytes) -> tuple[HTTPResponse, bytes]:
    class Socket:
        def makefile(self, *_: Any) -> io.BytesIO:
            return io.BytesIO(data)

    response = HTTPResponse(Socket())  # type: ignore[arg-type]
    response.begin()
    return response, response.read()


def served(monkeypatch: pytest.MonkeyPatch, pages: dict[str, bytes]) -> None:
    monkeypatch.setattr(fetch, "get", lambda url, **_: answered(pages[url]))


def test_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    served(monkeypatch, {"https://a.example/robots.txt": NONE, "https://a.example/x": PAGE})
    item = fetch.fetch("https://a.example/x", Limits())
    assert (item.format, item.data, item.declared, item.url) == (
        "html",
        b"<p>hello</p>",
        "utf-8",
        "https://a.example/x",
    )
    assert item.retrieved


def test_robots(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /private/\n"
    pages = {"https://a.example/robots.txt": rules, "https://a.example/x": PAGE}
    served(monkeypatch, pages)
    assert fetch.fetch("https://a.example/x", Limits()).data
    with pytest.raises(InputError, match="robots"):
        fetch.fetch("https://a.example/private/x", Limits())
    served(monkeypatch, {**pages, "https://a.example/robots.txt": b"HTTP/1.1 503 Busy\r\n\r\n"})
    with pytest.raises(InputError, match="robots"):
        fetch.fetch("https://a.example/x", Limits())


def test_redirects_have_an_end_and_errors_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    again = b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n"
    served(
        monkeypatch, {"https://a.example/robots.txt": NONE, "https://a.example/x": again, "https://a.example/y": NONE}
    )
    with pytest.raises(InputError, match="more than 5 redirects"):
        fetch.fetch("https://a.example/x", Limits())
    with pytest.raises(InputError, match="the site answers 404 Not Found"):
        fetch.fetch("https://a.example/y", Limits())
