"""folium's figure and map as a frame that links to nothing: each asset is put into the file, others are refused."""

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import Any

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.template import Template

from geoevents.errors import OutputError
from geoevents.render.page_assets import sheets, template

LEAFLET = {"leaflet": "leaflet.js", "leaflet_css": "leaflet.css"}


class OfflineFigure(Figure):
    """A branca figure whose links are replaced by the files they name.

    Rendering twice gives the same bytes; a link that is not one of ours raises `OutputError`, so that no page can go
    online unseen.
    """

    def __init__(self, *, language: str = "en", direction: str = "ltr", title: str = "", images: str = "") -> None:
        super().__init__(title=title)
        self._id = "page"
        self._template = compiled("page.html")
        self.language, self.direction, self.images = language, direction, images

    def render(self, **kwargs: Any) -> str:
        """The whole page as text."""
        for child in self._children.values():
            child.render(**kwargs)
        head = "\n".join(self._inlined(name, child) for name, child in self.header._children.items())
        body = "\n".join(child.render() for child in self.html._children.values())
        code = "\n".join(child.render() for child in self.script._children.values())
        return str(
            self._template.render(
                this=self, head=head, body=body, code=code, policy=self._policy(f"{head}{body}", code)
            )
        )

    def _inlined(self, name: str, child: Element) -> str:
        if not isinstance(child, (JavascriptLink, CssLink)):
            return str(child.render())
        if name not in LEAFLET:
            raise OutputError(f"the page would load {child.url} from the network; add its file to the page's assets")
        text = vendored(LEAFLET[name])
        return script(text) if isinstance(child, JavascriptLink) else f"<style>\n{text}\n</style>"

    def _policy(self, markup: str, code: str) -> str:
        """A content security policy that runs these scripts only and lets nothing in or out."""
        blocks = [*re.findall(r"<script>(.*?)</script>", markup, re.DOTALL), f"\n{code}\n"]
        digests = " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}'" for block in blocks
        )
        return (
            f"default-src 'none'; script-src {digests}; style-src 'unsafe-inline'; "
            f"img-src data: blob: {self.images}".rstrip()
            + "; base-uri 'none'; form-action 'none'"
        )


class Raw(Element):
    """Text that is put in as it stands. A plain branca element is a Jinja template, which news text must never be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """The text."""
        return self.text


class PageMap(folium.Map):
    """A folium map reduced to Leaflet itself: no jQuery, no Bootstrap, no icon font."""

    source = "map.html"
    default_js = [("leaflet", "leaflet.js")]  # noqa: RUF012
    default_css = [("leaflet_css", "leaflet.css")]  # noqa: RUF012

    def __init__(self, *, location: tuple[float, float], words: dict[str, Any], title: str) -> None:
        super().__init__(location=list(location), tiles=None, zoom_start=3)
        self._id = "events"
        self._template = compiled(self.source)
        self.words, self.title = words, title

    def render(self, **kwargs: Any) -> str:
        """Put the parts into the figure as they are: branca's own way would run them through Jinja a second time."""
        figure: Any = self.get_root()
        for name, url in self.default_js:
            figure.header.add_child(JavascriptLink(url), name=name)
        for name, url in self.default_css:
            figure.header.add_child(CssLink(url), name=name)
        figure.header.add_child(Raw(f"<style>\n{sheets()}\n</style>"), name="sheets")
        figure.html.add_child(Raw(self._template.module.html(self, kwargs)), name="frame")
        figure.script.add_child(Raw(self._template.module.script(self, kwargs)), name="start")
        return ""


class OverviewMap(PageMap):
    """The same map in the frame of the overview of cells."""

    source = "overview.html"


@cache
def compiled(name: str) -> Any:
    """A template of ours, compiled when it is first needed."""
    return Template(template(name))


def script(text: str) -> str:
    """A script element; the text cannot end it early."""
    return f"<script>\n{guarded(text)}\n</script>"


def guarded(text: str) -> str:
    """JavaScript that holds neither the end nor the start of a script element or comment."""
    return re.sub(r"<(?=/script|script|!--)", r"\\x3c", text, flags=re.IGNORECASE)


def vendored(name: str) -> str:
    """A Leaflet file as installed, its source map link and pictures left out: the page draws its own marks."""
    text = (resources.files("js_lib_leaflet") / "static/js_lib_leaflet" / name).read_text(encoding="utf-8")
    text = re.sub(r"//# sourceMappingURL=.*", "", text)
    return re.sub(r"url\((?:\"|')?images/[^)]*\)", "none", text).strip()
