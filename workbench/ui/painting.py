"""Draws the shapes of a drawing with Qt: in the window in the theme's colours, in a PNG file in those of the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter, QPen, QPolygonF

from workbench.reports.drawing import Anchor, Box, Diamond, Ink, Label, Ring, Rule, Shape
from workbench.reports.inks import INKS
from workbench.reports.look import FALLBACK
from workbench.reports.timeline_sheet import Sheet
from workbench.ui.theme_tokens import Tokens

_SHARP = 2.5  # pixels a point of a picture file: about 180 a inch


def inks(tokens: Tokens) -> dict[Ink, QColor]:
    """Return what the colours of a drawing are in a theme."""
    return {
        Ink.TEXT: QColor(tokens.text),
        Ink.QUIET: QColor(tokens.quiet),
        Ink.LINE: QColor(tokens.line),
        Ink.BAR: QColor(tokens.bar),
        Ink.VAGUE: QColor(tokens.bar_soft),
        Ink.MARK: QColor(tokens.accent),
        Ink.GROUND: QColor(tokens.on_bar),
    }


def paint_shapes(painter: QPainter, shapes: Iterable[Shape], colours: Mapping[Ink, QColor], family: str = "") -> None:
    """Draw shapes, in points that are pixels of the painter; ``family`` is another font than the painter's."""
    font = QFont(family) if family else QFont(painter.font())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        _paint(painter, shape, colours[shape.ink], font)


def _paint(painter: QPainter, shape: Shape, colour: QColor, font: QFont) -> None:
    match shape:
        case Rule(x1, y1, x2, y2, _, width, dashed):
            pen = QPen(colour, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
        case Box(x, y, width, height):
            painter.fillRect(QRectF(x, y, width, height), colour)
        case Diamond(x, y, r):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]))
        case Ring(x, y, r):
            painter.setPen(QPen(colour, 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), r, r)
        case Label():
            _write(painter, shape, colour, font)


def _write(painter: QPainter, label: Label, colour: QColor, font: QFont) -> None:
    font.setPixelSize(max(1, round(label.size)))
    font.setBold(label.bold)
    painter.setFont(font)
    painter.setPen(colour)
    x = label.x
    if label.anchor is not Anchor.START:
        wide = QFontMetricsF(font).horizontalAdvance(label.words)
        x -= wide / 2 if label.anchor is Anchor.MIDDLE else wide
    painter.drawText(QPointF(x, label.y), label.words)


def to_png(sheet: Sheet) -> bytes:
    """Return a finished drawing as the bytes of a .png file, which holds pixels and nothing else."""
    image = QImage(round(sheet.width * _SHARP), round(sheet.height * _SHARP), QImage.Format.Format_RGB32)
    colours = {ink: QColor(f"#{value}") for ink, value in INKS.items()}
    image.fill(colours[Ink.GROUND])
    painter = QPainter(image)
    painter.scale(_SHARP, _SHARP)
    paint_shapes(painter, sheet.shapes, colours, FALLBACK)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())
