"""No text of an article, a table or a file name becomes markup, script or a template, whatever field it comes in."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from page_stories import event, evidence, place, reading, story
from playwright.sync_api import Page

from geoevents.collection import EventCollection, Provenance
from geoevents.render.page import page, page_data
from geoevents.types import Event, Rejected, Span

ATTACKS = (
    "<img src=x onerror='window.pwned=1'>",
    "</script><script>window.pwned=1</script>",
    '"><svg onload=window.pwned=1>',
    "' onmouseover='window.pwned=1",
    "${window.pwned=1}`+window.pwned=1+`",
    "javascript:window.pwned=1",
    "{{ 7919*7907 }}{% raw %}{% endraw %}",
    "<!--<script>",
    "</style><style>*{display:none}</style>",
    "]]><![CDATA[",
    "\u2028window.pwned=1\u2029",
    "\x00\x1b[31m\u202egnp.exe",
    "🚚 Ɖ \ud800 lone",
    "=HYPERLINK(\"javascript:window.pwned=1\")",
    "&lt;b&gt; &amp;amp; &#x3C;",
)  # fmt: skip


def attacked(text: str, number: int) -> Event:
    """An event with the text in each of its fields."""
    report = replace(
        evidence(f"Word {text} ends", text, None, document=f"{text}{number}"),
        place_reason=text,
        time_reason=text,
        status_reason=text,
        time_text=text,
        source=text,
        source_url=text,
    )
    return event(
        number,
        title=text,
        place=place(text, 36.6, 35.9, text, text),
        category=text,
        status=text,
        actors=(text,),
        attributes=((text, text),),
        evidence=(report, report),
        sources=(text,),
    )


def hostile() -> EventCollection:
    every = " ".join(ATTACKS)
    text = f"Ferries stop at Saraqib in early March on 20 February. {every}"
    article = reading(f"Troops took a hill near Saraqib on 20 February. {text}")
    document = replace(article.document, title=every, source=every, url=ATTACKS[5], dct_reason=every)
    return EventCollection(
        events=(*(attacked(text, number) for number, text in enumerate(ATTACKS)), event(50)),
        readings=(replace(article, document=document),),
        rejected=(Rejected(document_id=every, span=Span(start=0, end=1), text=every, reason=every),),
        warnings=ATTACKS,
        provenance=Provenance(program=every, attribution=ATTACKS),
    )


def test_no_template_language_reads_the_texts() -> None:
    text = page(page_data(hostile(), title="{{ 7919*7907 }} {% raw %}"))
    assert "62615533" not in text
    assert ">{{ 7919*7907 }} {% raw %}</h1>" in text


@pytest.mark.enable_socket
def test_nothing_runs_in_the_browser(opened: Callable[..., Page]) -> None:
    collection = hostile()
    page = opened(collection, title=ATTACKS[0], new=[one.id for one in collection], since=ATTACKS[1])
    scripts = page.locator("script").count()
    for number in range(len(ATTACKS)):
        page.evaluate(f"geoevents.store.set({{selected: {number}}})")
        shown = page.locator("#ge-drawer h2").text_content() or ""
        assert shown.strip()
    page.click("#ge-help")
    page.keyboard.press("Escape")
    page.click("#ge-filter")
    page.click("#ge-download")
    page.evaluate("geoevents.store.set({article: geoevents.store.data.articles[0].id})")
    page.evaluate("geoevents.app.paper.fill()")
    page.click("#ge-present")
    assert page.evaluate("window.pwned") is None
    assert page.locator("script").count() == scripts
    assert page.locator("#ge-list img, #ge-drawer img, body svg[onload], [onmouseover], [onerror]").count() == 0
    assert page.evaluate("[...document.links].every(a => /^https?:/.test(a.href) || a.hash === '#ge-list-title')")
    assert page.evaluate("getComputedStyle(document.body).display") != "none"


@pytest.mark.enable_socket
def test_downloads_are_defused(opened: Callable[..., Page]) -> None:
    page = opened(hostile())
    for kind, clean in {"csv": "'=HYPERLINK", "kml": "&lt;img src=x", "geojson": "<img src=x"}.items():
        page.click("#ge-download")
        with page.expect_download() as waiting:
            page.click(f"[data-kind={kind}]")
        text = waiting.value.path().read_text(encoding="utf-8")
        assert clean in text
        assert "pwned=1" in text


def test_addresses_other_than_of_the_web_are_left_out() -> None:
    data, attacked_data = page_data(story()), page_data(hostile())
    links = {data["texts"][number] for number in data["evidence"]["url"]}
    assert links == {"https://example.org/report?id=1&lang=en"}
    assert not any(attacked_data["texts"][number] for number in attacked_data["evidence"]["url"][:-1])
