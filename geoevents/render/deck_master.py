"""The presentation to fill: our plain 16:9 one, or the user's own master with its titles where it has them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from geoevents.errors import InputError
from geoevents.render.deck_fit import fit
from geoevents.render.deck_view import Box
from geoevents.schema import clean

_EMU = 914_400
_FONT = "Arial"
_TITLE_SIZES = (28, 26, 24, 22, 20, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A presentation with the layouts that are used and the room below the title, in inches."""

    presentation: Any
    cover: Any
    content: Any
    body: Box
    own: bool

    def add(self, title: str) -> Any:
        """A slide with its title in the title placeholder, and nothing else on it."""
        slide = self.presentation.slides.add_slide(self.content)
        for holder in list(slide.placeholders):
            if holder != slide.shapes.title:
                holder._element.getparent().remove(holder._element)
        set_title(slide, title)
        number_slide(slide)
        return slide


def open_deck(template: Path | None) -> Deck:
    """The presentation without slides, from the user's file or from our own."""
    presentation = _from_file(template) if template else _own()
    width, height = presentation.slide_width / _EMU, presentation.slide_height / _EMU
    content = _layout(presentation, wanted="title only")
    title = next(filter(_is_title, content.placeholders))
    top = (title.top + title.height) / _EMU + 0.1
    if top > height / 2:  # a title at the foot: the body is above it
        body = Box(left=0.45, top=0.35, width=width - 0.9, height=title.top / _EMU - 0.45)
    else:
        body = Box(left=0.45, top=top, width=width - 0.9, height=height - top - _foot(content, height))
    if body.height < 4 or body.width < 7:
        raise InputError(f"{template}: its layout {content.name!r} leaves too little room for a map; use 16:9 or 4:3")
    cover = _layout(presentation, wanted="title slide")
    return Deck(presentation=presentation, cover=cover, content=content, body=body, own=template is None)


def set_title(slide: Any, title: str, *, sizes: tuple[int, ...] = _TITLE_SIZES, lines: int = 2) -> None:
    """Fill the title placeholder, in the largest size at which it fits in so many lines."""
    from pptx.util import Pt

    holder = slide.shapes.title
    width = (holder.width) / _EMU - 0.25
    text, points = fit(clean(title), width, sizes, lines=lines, bold=True)
    holder.text_frame.text = text
    holder.text_frame.word_wrap = True
    holder.text_frame.paragraphs[0].runs[0].font.size = Pt(points)


def _from_file(template: Path) -> Any:
    import pptx
    from pptx.exc import PythonPptxError

    try:
        presentation = pptx.Presentation(str(template))
    except (OSError, KeyError, ValueError, PythonPptxError, BadZipFile) as error:
        raise InputError(f"{template}: cannot be opened as a .pptx template: {error}") from error
    ids = presentation.slides._sldIdLst
    for slide_id in list(ids):
        presentation.part.drop_rel(slide_id.rId)
        ids.remove(slide_id)
    return presentation


def _own() -> Any:
    """python-pptx's bare presentation made 16:9, its titles left and dark, its fonts ones that every machine has."""
    import pptx
    from pptx.util import Inches

    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    keep = {"Title Slide", "Title Only"}
    for layout in list(presentation.slide_layouts):
        if layout.name not in keep:
            presentation.slide_layouts.remove(layout)
    _arrange(presentation.slide_master.placeholders, {1: (0.45, 0.3, 12.43, 0.95), 2: (0.45, 1.4, 12.43, 5.4)})
    cover, content = presentation.slide_layouts
    _arrange(cover.placeholders, {3: (0.9, 2.1, 11.5, 1.6), 4: (0.9, 3.9, 11.5, 1.6)})
    _arrange(content.placeholders, {1: (0.45, 0.3, 12.43, 0.95)})
    _restyle(presentation)
    return presentation


def _restyle(presentation: Any) -> None:
    """Titles dark, bold, left and at the top of their box's foot; theme fonts replaced."""
    from pptx.opc.oxml import serialize_part_xml
    from pptx.oxml import parse_xml

    master = presentation.slide_master
    style = master._element.find(".//{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")
    style.find("{*}defRPr").set("b", "1")
    for holder in (master, *presentation.slide_layouts):
        for body in holder._element.findall(".//{*}bodyPr"):
            body.set("lIns", "0")
            body.set("rIns", "0")
    for layout in presentation.slide_layouts:
        for holder in layout.placeholders:
            for run in holder._element.findall(".//{*}lvl1pPr"):
                run.set("algn", "l")
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    root = parse_xml(theme.blob)
    for latin in root.iterfind(".//{*}fontScheme//{*}latin"):
        latin.set("typeface", _FONT)
    theme._blob = serialize_part_xml(root)


def _arrange(placeholders: Any, boxes: dict[int, tuple[float, float, float, float]]) -> None:
    """Put each placeholder of a type number into its box; date, footer and number go to the foot."""
    from pptx.util import Inches

    feet = {16: (0.45, 7.08, 2.0, 0.3), 15: (3.0, 7.08, 7.3, 0.3), 13: (11.9, 7.08, 0.98, 0.3)}
    for holder in placeholders:
        box = (boxes | feet).get(int(holder.placeholder_format.type))
        if box:
            holder.left, holder.top, holder.width, holder.height = map(Inches, box)


def _layout(presentation: Any, *, wanted: str) -> Any:
    """The layout of that name; else the one that has a title and the least beside it."""
    layouts = [layout for layout in presentation.slide_layouts if any(map(_is_title, layout.placeholders))]
    if not layouts:
        raise InputError("the template has no layout with a title placeholder; add one or leave out --template")
    named = [layout for layout in layouts if layout.name.lower() == wanted]
    return named[0] if named else min(layouts, key=lambda layout: len(layout.placeholders))


def _is_title(holder: Any) -> bool:
    return int(holder.placeholder_format.type) in (1, 3)


def _foot(layout: Any, height: float) -> float:
    """How much of the slide's foot the layout keeps for date, footer and number."""
    tops = [holder.top / _EMU for holder in layout.placeholders if int(holder.placeholder_format.type) in (13, 15, 16)]
    low = [height - top for top in tops if top > height * 0.75]
    return float(max([*low, 0.4]))


def number_slide(slide: Any) -> None:
    """Give the slide the number field of its layout, as PowerPoint does when numbers are switched on."""
    from copy import deepcopy

    for holder in slide.slide_layout.placeholders:
        if int(holder.placeholder_format.type) == 13:
            slide.shapes._spTree.append(deepcopy(holder._element))
