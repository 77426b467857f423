"""A drawing as an SVG file: a few plain elements, no styles, scripts, links or properties."""

from __future__ import annotations

from xml.sax.saxutils import escape

from workbench.reports.drawing import Anchor, Box, Diamond, Ink, Label, Ring, Rule, Shape
from workbench.reports.inks import INKS
from workbench.reports.look import FONT
from workbench.reports.timeline_sheet import Sheet

NAMESPACE = "http://www.w3.org/2000/svg"
_ANCHORS = {Anchor.START: "", Anchor.MIDDLE: ' text-anchor="middle"', Anchor.END: ' text-anchor="end"'}


def to_svg(sheet: Sheet) -> bytes:
    """Return a drawing as the bytes of an .svg file."""
    size = f'width="{_n(sheet.width)}pt" height="{_n(sheet.height)}pt"'
    box = f'viewBox="0 0 {_n(sheet.width)} {_n(sheet.height)}"'
    lines = [
        f'<svg xmlns="{NAMESPACE}" {size} {box} font-family="{FONT}" xml:lang="{sheet.language}">',
        f"<title>{escape(sheet.title)}</title>",
        f'<rect width="{_n(sheet.width)}" height="{_n(sheet.height)}" fill="#{INKS[Ink.GROUND]}"/>',
        *map(_element, sheet.shapes),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _element(shape: Shape) -> str:
    colour = f"#{INKS[shape.ink]}"
    match shape:
        case Rule(x1, y1, x2, y2, _, width, dashed):
            dashes = ' stroke-dasharray="4 3"' if dashed else ""
            ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
            return f'<line {ends} stroke="{colour}" stroke-width="{_n(width)}"{dashes}/>'
        case Box(x, y, width, height):
            return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{colour}"/>'
        case Diamond(x, y, r):
            corners = f"{_n(x)},{_n(y - r)} {_n(x + r)},{_n(y)} {_n(x)},{_n(y + r)} {_n(x - r)},{_n(y)}"
            return f'<polygon points="{corners}" fill="{colour}"/>'
        case Ring(x, y, r):
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="none" stroke="{colour}" stroke-width="1.25"/>'
        case Label():
            return _label(shape, colour)


def _label(label: Label, colour: str) -> str:
    bold = ' font-weight="bold"' if label.bold else ""
    place = f'x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(label.size)}"'
    return f'<text {place} fill="{colour}"{bold}{_ANCHORS[label.anchor]}>{escape(label.words)}</text>'


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
