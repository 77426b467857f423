"""Paints the lines of a grid's cell: a shape that tells them apart without colour, and the words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.models.grid import MARKS, Mark
from workbench.ui.theme import Theme

FULL, HALF, CLOCK, HOLLOW, CROSS, DOTTED, TRIANGLE, QUOTE = (
    "full",
    "half",
    "clock",
    "hollow",
    "cross",
    "dotted",
    "triangle",
    "quote",
)
_SIZE = 10  # px across a shape
_GAP, _EDGE, _ABOVE = 6, 8, 6  # px
_PEN = 1.4


class MarksDelegate(QStyledItemDelegate):
    """Paints one line for each mark."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return room for every line."""
        metrics, marks = QFontMetrics(QApplication.font()), _marks(index)
        widest = max((_left(mark) + metrics.horizontalAdvance(mark.words) for mark in marks), default=0)
        return QSize(widest + 2 * _EDGE, metrics.lineSpacing() * max(1, len(marks)) + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell, with a frame where it is the current one."""
        tokens = self._theme.tokens.items()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens["accent_soft"]))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens["hover"]))
        painter.setPen(QColor(tokens["line"]))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        metrics = painter.fontMetrics()
        top = rect.top() + _ABOVE
        for mark in _marks(index):
            colour = QColor(tokens[mark.tone])
            if mark.shape:
                middle = QPointF(rect.left() + _EDGE + _SIZE / 2, top + metrics.lineSpacing() / 2)
                draw(painter, mark.shape, middle, colour, QColor(tokens["page"]))
            painter.setPen(colour)
            left = rect.left() + _EDGE + _left(mark)
            room = rect.right() - left - 2
            words = metrics.elidedText(mark.words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left, top + metrics.ascent()), words)
            top += metrics.lineSpacing()
        painter.restore()


def draw(painter: QPainter, shape: str, middle: QPointF, colour: QColor, ground: QColor) -> None:
    """Draw a shape about a point."""
    r = _SIZE / 2 - _PEN / 2
    circle = QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r)
    painter.setPen(QPen(colour, _PEN, Qt.PenStyle.DotLine if shape == DOTTED else Qt.PenStyle.SolidLine))
    painter.setBrush(colour if shape == FULL else ground)
    if shape == TRIANGLE:
        corners = [QPointF(middle.x(), middle.y() - r), QPointF(middle.x() + r, middle.y() + r)]
        painter.drawPolygon(QPolygonF([*corners, QPointF(middle.x() - r, middle.y() + r)]))
        return
    if shape == QUOTE:
        for down in (-2.5, 0.0, 2.5):
            painter.drawLine(QPointF(middle.x() - r, middle.y() + down), QPointF(middle.x() + r, middle.y() + down))
        return
    painter.drawEllipse(circle)
    if shape == HALF:
        painter.setBrush(colour)
        painter.drawPie(circle, 90 * 16, 180 * 16)
    elif shape == CLOCK:
        painter.drawLine(middle, QPointF(middle.x(), middle.y() - r + 1))
        painter.drawLine(middle, QPointF(middle.x() + r - 1.5, middle.y()))
    elif shape == CROSS:
        slant = r * 0.7
        painter.drawLine(middle - QPointF(slant, slant), middle + QPointF(slant, slant))
        painter.drawLine(middle - QPointF(slant, -slant), middle + QPointF(slant, -slant))


def _marks(index: QModelIndex | QPersistentModelIndex) -> tuple[Mark, ...]:
    found = index.data(MARKS)
    return found if isinstance(found, tuple) else ()


def _left(mark: Mark) -> int:
    return _SIZE + _GAP if mark.shape else 0
