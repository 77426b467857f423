"""What the workbench never writes into its own drawings: an SVG of plain shapes and words, a PNG of pixels alone."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from lxml import etree

from workbench.errors import BadInput
from workbench.outside.zips import local, parse_xml

_ELEMENTS = frozenset({"svg", "title", "rect", "line", "polygon", "circle", "text"})
_ATTRIBUTES = frozenset(
    {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "points", "viewBox", "fill", "stroke",
     "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-family", "text-anchor", "lang"}
)  # fmt: skip
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND"})
_FRAME = 12  # bytes round the content of a part: its length, its kind, its checksum


def own_svg_structure(data: bytes) -> list[str]:
    """Return, in sentences, what the workbench never writes into a drawing; empty for a drawing of its own."""
    try:
        root = parse_xml(data)
    except BadInput:
        return ["The drawing is damaged."]
    complaints = []
    if {local(node) for node in root.iter(etree.Element)} - _ELEMENTS:
        complaints.append("The drawing holds elements that the workbench never writes.")
    names = {str(key).rpartition("}")[2] for node in root.iter(etree.Element) for key in node.attrib}
    if names - _ATTRIBUTES:
        complaints.append("The drawing holds attributes that the workbench never writes.")
    asides = root.iter(etree.Comment, etree.ProcessingInstruction, etree.Entity)
    if root.getprevious() is not None or root.getnext() is not None or any(True for _ in asides):
        complaints.append("The drawing holds comments or instructions.")
    return complaints


def own_png_structure(data: bytes) -> list[str]:
    """Return, in sentences, what the workbench never writes into a picture; empty for a picture of its own."""
    parts = list(_parts(data))
    complaints = []
    if {kind for kind, _ in parts} - _PIXELS:
        complaints.append("The picture holds more than pixels.")
    size = len(_SIGNATURE) + sum(length + _FRAME for _, length in parts)
    if not data.startswith(_SIGNATURE) or not parts or parts[-1][0] != b"IEND" or size != len(data):
        complaints.append("There are bytes beside the parts of the picture, or the picture is damaged.")
    return complaints


def _parts(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield (kind, length) of the parts of a PNG file up to its end."""
    at = len(_SIGNATURE)
    while at + _FRAME <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        yield kind, length
        if kind == b"IEND":
            return
        at += _FRAME + length
