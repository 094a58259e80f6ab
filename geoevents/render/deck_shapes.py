"""Native shapes on a slide: text boxes, badges, bars, lines and pictures, each named and, where it shows, described."""

from typing import Any

from geoevents.render.deck_view import Box
from geoevents.schema import clean

INK, GREY, WHITE, ACCENT = "#1A1A1A", "#595959", "#FFFFFF", "#0072B2"
SMALL = 10  # points: nothing on a slide is smaller


def text_box(
    slide: Any, box: Box, runs: list[tuple[str, int, bool, str]], *, name: str, align: str = "l", space: int = 0
) -> Any:
    """A text box with one paragraph per run (text, points, bold, colour), `space` points between; it does not grow."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
    from pptx.util import Pt

    shape = slide.shapes.add_textbox(*emu(box))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    no_margins(frame)
    for number, (text, points, bold, colour) in enumerate(runs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = _alignment(align)
        paragraph.space_after = Pt(space)
        add_run(paragraph, text, points=points, bold=bold, colour=colour)
    return shape


def badge(slide: Any, box: Box, text: str, *, colour: str, hollow: bool, name: str, alt: str) -> Any:
    """A round, numbered marker; hollow for what has not happened."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR

    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *emu(box))
    shape.adjustments[0] = 0.5
    plain(shape, name=name, alt=alt)
    fill(shape, WHITE if hollow else colour)
    outline(shape, colour if hollow else WHITE, width=2.0 if hollow else 1.0)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
    no_margins(frame)
    frame.paragraphs[0].alignment = _alignment("ctr")
    add_run(frame.paragraphs[0], text, points=SMALL, bold=True, colour=INK if hollow else text_on(colour))
    return shape


def bar(slide: Any, box: Box, *, colour: str, name: str, alt: str, hollow: bool = False, dashed: bool = False) -> Any:
    """A plain rectangle."""
    from pptx.enum.shapes import MSO_SHAPE

    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *emu(box))
    plain(shape, name=name, alt=alt)
    fill(shape, WHITE if hollow else colour)
    outline(shape, colour, width=1.0, dashed=dashed)
    return shape


def dot(slide: Any, box: Box, *, colour: str, name: str) -> Any:
    """The exact point that a marker beside it belongs to."""
    from pptx.enum.shapes import MSO_SHAPE

    shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, *emu(box))
    plain(shape, name=name, alt="")
    fill(shape, colour)
    outline(shape, INK, width=0.75)
    return shape


def line(
    slide: Any, start: tuple[float, float], end: tuple[float, float], *, colour: str, width: float, name: str
) -> Any:
    """A straight line between two points in inches."""
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Inches, Pt

    shape = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Inches, (*start, *end)))
    plain(shape, name=name, alt="")
    shape.line.color.rgb = rgb(colour)
    shape.line.width = Pt(width)
    return shape


def picture(slide: Any, box: Box, png: bytes, *, name: str, alt: str) -> Any:
    """A picture with its description."""
    import io

    shape = slide.shapes.add_picture(io.BytesIO(png), *emu(box))
    shape.name = name
    describe(shape, alt)
    return shape


def plain(shape: Any, *, name: str, alt: str) -> None:
    """Name and describe a shape and take the theme's shadow and outline effects off it."""
    shape.name = name
    describe(shape, alt)
    for style in shape._element.findall("{http://schemas.openxmlformats.org/presentationml/2006/main}style"):
        shape._element.remove(style)


def describe(shape: Any, alt: str) -> None:
    """Set the alternative text; an empty one marks the shape as decoration."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(alt))


def fill(shape: Any, colour: str) -> None:
    """Fill with one colour."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def outline(shape: Any, colour: str, *, width: float, dashed: bool = False) -> None:
    """An outline, width in points."""
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    shape.line.color.rgb = rgb(colour)
    shape.line.width = Pt(width)
    if dashed:
        shape.line.dash_style = MSO_LINE.SQUARE_DOT


def add_run(paragraph: Any, text: str, *, points: int, bold: bool = False, colour: str | None = INK) -> None:
    """A run of text; without a colour it has its placeholder's."""
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size, run.font.bold = Pt(points), bold
    if colour:
        run.font.color.rgb = rgb(colour)


def no_margins(frame: Any) -> None:
    """Let the text reach the box's edges, so that measured text fits."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def emu(box: Box) -> tuple[int, int, int, int]:
    """A box in the file's own units."""
    return tuple(round(value * 914_400) for value in (box.left, box.top, box.width, box.height))  # type: ignore[return-value]


def rgb(colour: str) -> Any:
    """A hex colour as python-pptx wants it."""
    from pptx.dml.color import RGBColor

    make: Any = RGBColor
    return make.from_string(colour.removeprefix("#").upper())


def text_on(colour: str) -> str:
    """Black or white, whichever is read better on the colour."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return INK if (light + 0.05) / 0.053 > 1.05 / (light + 0.05) else WHITE


def _alignment(align: str) -> Any:
    from pptx.enum.text import PP_ALIGN

    return {"l": PP_ALIGN.LEFT, "ctr": PP_ALIGN.CENTER, "r": PP_ALIGN.RIGHT}[align]
