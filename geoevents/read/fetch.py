"""Web pages, only when asked: robots.txt respected, time and size limited, private addresses refused."""

import http.client
import ipaddress
import socket
import ssl
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from geoevents.errors import InputError
from geoevents.read.items import Item, Limits
from geoevents.text import one_line

AGENT = "geoevents"
_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/xml": "feed", "text/xml": "feed",
}  # fmt: skip


def fetch(url: str, limits: Limits) -> Item:
    """The page at a URL, after the redirects that the limits allow.

    Raises
    ------
    InputError
        if it may not or cannot be fetched, with why.
    """
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        if not _allowed(url, limits, deadline):
            raise InputError("the site's robots.txt forbids it")
        response, body = get(url, limits=limits, deadline=deadline)
        place = response.headers.get("Location")
        if response.status in (301, 302, 303, 307, 308) and place:
            url = urljoin(url, place)
            continue
        if response.status != 200:
            raise InputError(f"the site answers {response.status} {one_line(response.reason, limit=60)}")
        return _item(url, response, body)
    raise InputError(f"more than {limits.redirects} redirects")


def _item(url: str, response: http.client.HTTPResponse, body: bytes) -> Item:
    sent = response.headers.get_content_type()
    kind = _TYPES.get(sent)
    if kind is None:
        raise InputError(f"the site sends {one_line(sent, limit=60)}, which is not read")
    return Item(
        name=one_line(url),
        id=url,
        format=kind,
        data=body,
        url=url,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
        declared=response.headers.get_content_charset(),
    )


def _allowed(url: str, limits: Limits, deadline: float) -> bool:
    """Whether robots.txt lets us; a site without one lets everybody, one that hides it nobody (RFC 9309)."""
    parts = urlsplit(url)
    response, body = get(f"{parts.scheme}://{parts.netloc}/robots.txt", limits=limits, deadline=deadline)
    if response.status >= 500 or response.status in (401, 403):
        return False
    if response.status != 200:
        return True
    rules = RobotFileParser()
    rules.parse(body[:500_000].decode("utf-8", "replace").splitlines())
    return rules.can_fetch(AGENT, url)


def get(url: str, *, limits: Limits, deadline: float) -> tuple[http.client.HTTPResponse, bytes]:
    """The answer to one request and its body, from a public address only."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise InputError(f"is no plain web address: {one_line(url, limit=100)}")
    try:
        with closing(_connection(parts, deadline)) as connection:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
            response = connection.getresponse()
            return response, _body(response, connection, limits, deadline)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise InputError(f"cannot be fetched: {one_line(error, limit=100) or type(error).__name__}") from None


def _connection(parts: Any, deadline: float) -> http.client.HTTPConnection:
    """A connection to the very address that was checked, so that a name cannot change its meaning in between."""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    seconds = _left(deadline)
    sock = socket.create_connection((public_address(parts.hostname, port), port), timeout=seconds)
    if secure:
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=parts.hostname)
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=seconds)
    connection.sock = sock
    return connection


def public_address(host: str, port: int) -> str:
    """An address of the host, if all of its addresses are on the public internet.

    Raises
    ------
    InputError
        if one is private, local, or otherwise not of the public internet.
    """
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        number = ipaddress.ip_address(address.partition("%")[0])
        inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
        if not number.is_global or number.is_multicast or (inner is not None and not inner.is_global):
            raise InputError(f"{one_line(host)} is at the private address {address}; refused")
    return found[0]


def _body(
    response: http.client.HTTPResponse, connection: http.client.HTTPConnection, limits: Limits, deadline: float
) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        if connection.sock is not None:
            connection.sock.settimeout(_left(deadline))
        part = response.read1(65_536)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > limits.bytes:
            raise InputError(f"larger than {limits.bytes >> 20} MB")
        parts.append(part)


def _left(deadline: float) -> float:
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise InputError("took longer than the time limit")
    return seconds
