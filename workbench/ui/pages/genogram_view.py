"""The genogram in the window: zoomed, moved, walked through by key, and clicked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.reports.genogram import Family
from workbench.reports.genogram_layout import Layout, lay_out
from workbench.reports.genogram_lines import Spot
from workbench.reports.genogram_places import APART
from workbench.reports.genogram_symbols import RADIUS
from workbench.reports.genogram_words import sentence
from workbench.reports.pdf_fonts import measure
from workbench.ui.pages.drawn_view import DrawnView
from workbench.ui.painting import inks, paint_shapes
from workbench.ui.theme import Theme

_LEAST, _MOST, _WIDEST_FIT = 0.4, 4.0, 1.7  # pixels a point
_STEP = 1.25
_EDGE = 24.0  # px round the drawing
_NOBODY = Family((), ())


class GenogramView(DrawnView[str]):
    """Shows a family; ``chosen`` names the person who was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.family = _NOBODY
        self.layout_: Layout = lay_out(_NOBODY, measure)
        self._wanted: float | None = None  # None: all of it fits
        self.scale = 1.0
        self._at = ""  # the id of the person under the cursor
        self.setObjectName("timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Genogram"))
        self.setAccessibleDescription(self.tr("Arrows go from person to person, Enter opens the person’s record"))
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    # what is shown ----------------------------------------------------------------------------------------------

    def show_family(self, family: Family, layout: Layout) -> None:
        """Show another family, as large as before, and keep the cursor on the same person."""
        self.family, self.layout_ = family, layout
        self._at = self._at if any(spot.id == self._at for spot in layout.spots) else ""
        self._again()

    @property
    def at(self) -> str:
        """The id of the person under the cursor, or ""."""
        return self._at

    @Slot()
    def larger(self) -> None:
        """Draw everything larger."""
        self._zoom(_STEP, self.viewport().rect().center())

    @Slot()
    def smaller(self) -> None:
        """Draw everything smaller."""
        self._zoom(1 / _STEP, self.viewport().rect().center())

    @Slot()
    def whole(self) -> None:
        """Draw all of it in the room there is."""
        self._wanted = None
        self._again()

    def spoken(self, id_: str) -> str:
        """Return a person in words."""
        return sentence(self.family, self.family.member(id_))

    # measures ---------------------------------------------------------------------------------------------------

    @Slot()
    def _again(self) -> None:
        self.scale = self._fits() if self._wanted is None else self._wanted
        size = self.viewport().size()
        wide, tall = self.layout_.width * self.scale + 2 * _EDGE, self.layout_.height * self.scale + 2 * _EDGE
        for bar, need, room in (
            (self.horizontalScrollBar(), wide, size.width()),
            (self.verticalScrollBar(), tall, size.height()),
        ):
            bar.setRange(0, max(0, round(need - room)))
            bar.setPageStep(max(1, room))
            bar.setSingleStep(round(APART * self.scale / 2))
        self.viewport().update()

    def _fits(self) -> float:
        """Return how large it is when all of it is shown."""
        size = self.viewport().size()
        wide = (size.width() - 2 * _EDGE) / max(1.0, self.layout_.width)
        tall = (size.height() - 2 * _EDGE) / max(1.0, self.layout_.height)
        return min(max(_LEAST, min(wide, tall)), _WIDEST_FIT)

    def _origin(self) -> tuple[float, float]:
        """Return where the drawing begins in the window: in the middle where there is room."""
        size = self.viewport().size()
        wide, tall = self.layout_.width * self.scale, self.layout_.height * self.scale
        left = max(_EDGE, (size.width() - wide) / 2) - self.horizontalScrollBar().value()
        top = max(_EDGE, (size.height() - tall) / 2.5) - self.verticalScrollBar().value()
        return left, top

    def _zoom(self, by: float, at: QPoint) -> None:
        """Zoom so that what lies at a place of the window stays there."""
        left, top = self._origin()
        x, y = (at.x() - left) / self.scale, (at.y() - top) / self.scale
        self._wanted = min(max(self.scale * by, _LEAST), _MOST)
        self._again()
        left, top = self._origin()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(round(across.value() + left + x * self.scale - at.x()))
        down.setValue(round(down.value() + top + y * self.scale - at.y()))

    # painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the drawing, and the cursor where the keys are."""
        tokens = self._theme.tokens
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens.page))
        left, top = self._origin()
        painter.translate(left, top)
        painter.scale(self.scale, self.scale)
        spot = self._spot(self._at)
        if spot is not None:
            box = _around(spot)
            painter.fillRect(box, QColor(tokens.accent_soft))
            if self.hasFocus():
                painter.setPen(QPen(QColor(tokens.accent), 2 / self.scale))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box)
        paint_shapes(painter, self.layout_.shapes, inks(tokens))
        painter.resetTransform()
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys are."""
        super().focusInEvent(event)
        self.viewport().update()

    # keys and mouse ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom, walk from person to person (with Ctrl: move the drawing), or open the one under the cursor."""
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.larger()
        elif key == Qt.Key.Key_Minus:
            self.smaller()
        elif key == Qt.Key.Key_0:
            self.whole()
        elif key in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            across, down = steps[key]
            for bar, by in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
                bar.setValue(bar.value() + by * bar.singleStep())
        elif key in steps:
            self._walk(*steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._at:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        """Go to the next person of the row, or to the nearest one of the next row."""
        spots, now = self.layout_.spots, self._spot(self._at)
        if now is None:
            first = next((m.id for m in self.family.members if m.subject), spots[0].id if spots else "")
            self._put_cursor(first)
            return
        if across:
            row = [spot for spot in spots if spot.y == now.y]
            at = min(max(row.index(now) + across, 0), len(row) - 1)
            self._put_cursor(row[at].id)
            return
        heights = sorted({spot.y for spot in spots if (spot.y - now.y) * down > 0}, reverse=down < 0)
        if heights:
            row = [spot for spot in spots if spot.y == heights[0]]
            self._put_cursor(min(row, key=lambda spot: abs(spot.x - now.x)).id)

    def _put_cursor(self, id_: str) -> None:
        self._at = id_
        spot = self._spot(id_)
        if spot is None:
            return
        left, top = self._origin()
        box = _around(spot)
        for bar, start, begin, end, room in (
            (self.horizontalScrollBar(), left, box.left(), box.right(), self.viewport().width()),
            (self.verticalScrollBar(), top, box.top(), box.bottom(), self.viewport().height()),
        ):
            before, after = start + begin * self.scale, start + end * self.scale
            bar.setValue(bar.value() + round(min(before - _EDGE, 0) + max(after + _EDGE - room, 0)))
        self.setAccessibleDescription(self.spoken(id_))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()

    def _spot(self, id_: str) -> Spot | None:
        return next((spot for spot in self.layout_.spots if spot.id == id_), None)

    def thing_at(self, point: QPoint) -> str | None:
        """Return who stands under a point of the window."""
        left, top = self._origin()
        x, y = (point.x() - left) / self.scale, (point.y() - top) / self.scale
        return next((spot.id for spot in self.layout_.spots if _around(spot).contains(x, y)), None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, else move."""
        turned = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self._zoom(_STEP**turned, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def said_of(self, thing: str) -> str:
        """Say who it is."""
        return self.spoken(thing)

    def clicked(self, thing: str) -> None:
        """Open the record of who was clicked."""
        self._put_cursor(thing)
        self.chosen.emit(thing)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit anew."""
        super().resizeEvent(event)
        self._again()


def _around(spot: Spot) -> QRectF:
    """Return the room of a person: symbol and name, in points of the drawing."""
    top = spot.y - RADIUS - 6
    return QRectF(spot.x - APART / 2 + 8, top, APART - 16, spot.bottom + 3 - top)
