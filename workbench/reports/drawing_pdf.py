"""A drawing as a PDF file of one page, in an embedded font, and always the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from workbench.reports.drawing import Anchor, Box, Diamond, Label, Ring, Rule, Shape
from workbench.reports.inks import INKS
from workbench.reports.pdf_canvas import MADE_BY
from workbench.reports.pdf_fonts import BOLD, REGULAR, load_fonts
from workbench.reports.timeline_sheet import Sheet


def to_drawn_pdf(sheet: Sheet) -> bytes:
    """Return a drawing as the bytes of a .pdf file."""
    load_fonts()
    file = BytesIO()
    options: dict[str, Any] = {"invariant": 1, "lang": sheet.language, "initialFontName": REGULAR}
    canvas = Canvas(file, pagesize=(sheet.width, sheet.height), **options)
    canvas.setTitle(sheet.title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator(MADE_BY)
    canvas.setProducer(MADE_BY)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for shape in sheet.shapes:
        _draw(canvas, shape, sheet.height)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, shape: Shape, top: float) -> None:
    colour = HexColor(f"#{INKS[shape.ink]}")
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    match shape:
        case Rule(x1, y1, x2, y2, _, width, dashed):
            canvas.setLineWidth(width)
            canvas.setDash([4, 3] if dashed else [])
            canvas.line(x1, top - y1, x2, top - y2)
        case Box(x, y, width, height):
            canvas.rect(x, top - y - height, width, height, stroke=0, fill=1)
        case Diamond(x, y, r):
            path = canvas.beginPath()
            path.moveTo(x, top - y + r)
            for right, up in ((r, 0), (0, -r), (-r, 0)):
                path.lineTo(x + right, top - y + up)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
        case Ring(x, y, r):
            canvas.setLineWidth(1.25)
            canvas.setDash([])
            canvas.circle(x, top - y, r, stroke=1, fill=0)
        case Label():
            canvas.setFont(BOLD if shape.bold else REGULAR, shape.size)
            put = {Anchor.START: canvas.drawString, Anchor.MIDDLE: canvas.drawCentredString}
            put.get(shape.anchor, canvas.drawRightString)(shape.x, top - shape.y, shape.words)
