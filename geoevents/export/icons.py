"""Small pictures of the categories' symbols, for files that carry their own icons."""

import io
import math

from geoevents.style import Look

_SIZE, _OVER = 48, 4  # drawn four times as large and scaled down, for smooth edges
_CORNERS = {
    "diamond": (4, 0.0),
    "square": (4, 45.0),
    "triangle": (3, 0.0),
    "down": (3, 180.0),
    "right": (3, 90.0),
    "hexagon": (6, 0.0),
}


def icon(style: Look) -> bytes:
    """The symbol with a white rim as a PNG of 48 x 48 pixels."""
    from PIL import Image, ImageDraw

    side = _SIZE * _OVER
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    for radius, colour in ((0.48, "#FFFFFF"), (0.40, style.color)):
        if style.symbol == "circle":
            edge = side * (0.5 - radius * 0.85)
            pen.ellipse((edge, edge, side - edge, side - edge), fill=colour)
        else:
            pen.polygon(_outline(style.symbol, radius * side, side / 2), fill=colour)
    out = io.BytesIO()
    image.resize((_SIZE, _SIZE), Image.Resampling.LANCZOS).save(out, format="PNG")
    return out.getvalue()


def _outline(symbol: str, radius: float, middle: float) -> list[tuple[float, float]]:
    if symbol == "plus":
        arm, wide = radius * 0.95, radius * 0.4
        half = [(-wide, -arm), (wide, -arm), (wide, -wide), (arm, -wide), (arm, wide), (wide, wide)]
        return [(middle + sign * x, middle + sign * y) for sign in (1, -1) for x, y in half]
    if symbol == "star":
        return [_corner(n, 10, radius if n % 2 == 0 else radius * 0.45, 0.0, middle) for n in range(10)]
    count, turn = _CORNERS.get(symbol, (24, 0.0))
    return [_corner(n, count, radius, turn, middle) for n in range(count)]


def _corner(number: int, count: int, radius: float, turn: float, middle: float) -> tuple[float, float]:
    angle = 2 * math.pi * number / count + math.radians(turn) - math.pi / 2
    return middle + radius * math.cos(angle), middle + radius * math.sin(angle)
