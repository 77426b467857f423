"""The timeline in the window: lanes that can be zoomed, moved, walked through by key, and clicked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from workbench.reports.drawing import Ink, Shape
from workbench.reports.timeline import Picture
from workbench.reports.timeline_layout import Layout, Place, Scale, lay_out, months_above, size, stretch_in_words
from workbench.ui.pages.drawn_view import DrawnView
from workbench.ui.pages.timeline_body import PART, TimelineBody, paint_in_parts, seen
from workbench.ui.painting import inks, paint_shapes
from workbench.ui.theme import Theme, wide
from workbench.ui.theme_tokens import SMALL_POINTS, WORD_POINTS
from workbench.ui.words import quantity

_LEAST_LANE, _MOST_LANE = 18.0, 40.0  # px
_MOST_MONTH, _WIDEST_FIT, _LEAST_MONTH = 120.0, 64.0, 1.5
_STEP = 1.4
_NAMES = 32  # characters
_EDGE = 12
_NOTHING = Picture((), 0, 12, False, None)


class TimelineView(DrawnView[int]):
    """Shows a picture; ``chosen`` names the first entry of the cell that was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture = _NOTHING
        self._month: float | None = None  # None: the whole picture fits
        self._laid_out: Layout | None = None
        self._axis: tuple[Shape, ...] = ()
        self._drawn = 0  # grows whenever everything has to be drawn anew
        self._scale = Scale(1, _LEAST_LANE)
        self._cursor: int | None = None
        self._marked = ""
        self._mark_found: tuple[Layout, str, int | None] | None = None
        self._body = TimelineBody(self)
        self._body.painted.connect(self.viewport().update)
        self.setObjectName("timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline"))
        keys = self.tr("Arrows go from month to month and from agency to agency, Enter goes to the row")
        self.setAccessibleDescription(keys)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._again)

    # what is shown ----------------------------------------------------------------------------------------------

    def show_picture(self, picture: Picture) -> None:
        """Show another picture, as large as before."""
        self.picture = picture
        self._laid_out = self._cursor = None
        self._again()

    def mark(self, id_: str) -> None:
        """Mark the cell in which an entry lies."""
        self._marked = id_
        self.viewport().update()

    @Slot()
    def larger(self) -> None:
        """Draw months wider."""
        self._zoom(_STEP, self.viewport().width() // 2)

    @Slot()
    def smaller(self) -> None:
        """Draw months narrower."""
        self._zoom(1 / _STEP, self.viewport().width() // 2)

    @Slot()
    def whole(self) -> None:
        """Draw all of it in the width there is."""
        self._month = None
        self._again()

    @property
    def month(self) -> float:
        """How many pixels a month is wide."""
        return self._scale.month

    def places(self) -> tuple[Place, ...]:
        """Return where the cells are, in the drawing."""
        return self._layout.places

    def spoken(self, place: Place) -> str:
        """Return a cell in words."""
        cell = place.cell
        said = [quantity(len(cell.ids), self.tr("entry"), self.tr("entries"))]
        if cell.significant:
            said.append(self.tr("{0} significant").format(cell.significant))
        if cell.omissions:
            said.append(quantity(cell.omissions, self.tr("omission"), self.tr("omissions")))
        when = stretch_in_words(cell, self.picture.relative)
        return f"{self.picture.lanes[place.lane].name}, {when}: {', '.join(said)}"

    @property
    def _layout(self) -> Layout:
        """Where everything stands, worked out once it is asked for: a window takes several sizes before it is seen."""
        if self._laid_out is None:
            self._laid_out = lay_out(self.picture, self._scale)
        return self._laid_out

    def _marked_place(self) -> int | None:
        """Return the place of the cell in which the marked entry lies, looked for once."""
        found, layout = self._mark_found, self._layout
        if found is None or found[0] is not layout or found[1] != self._marked:
            at = next((at for at, place in enumerate(layout.places) if self._marked in place.cell.ids), None)
            self._mark_found = found = (layout, self._marked, at)
        return found[2]

    # measures ---------------------------------------------------------------------------------------------------

    @Slot()
    def _again(self) -> None:
        lanes = max(1, len(self.picture.lanes))
        words = float(QFontMetrics(self._small()).ascent())
        room = self.viewport().height() - Scale(1, 1, words).axis - 2
        lane = min(max(room / lanes, _LEAST_LANE, words + 4), _MOST_LANE)
        scale = Scale(self._fits() if self._month is None else self._month, lane, words)
        if scale != self._scale or self._laid_out is None:
            self._scale, self._laid_out, self._axis = scale, None, tuple(months_above(self.picture, scale))
            self._drawn += 1
        width, height = size(self.picture, self._scale)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        page = self.viewport().width() - self._gutter()
        across.setRange(0, max(0, round(width + _EDGE - page)))
        across.setPageStep(max(1, page))
        across.setSingleStep(max(1, round(self._scale.month)))
        tall = self.viewport().height() - self._scale.axis
        down.setRange(0, max(0, round(height + 1 - tall)))
        down.setPageStep(max(1, round(tall)))
        down.setSingleStep(round(lane))
        self.viewport().update()

    def _fits(self) -> float:
        """Return how wide a month is when all of them are shown."""
        months = max(1, self.picture.end - self.picture.start)
        return min(max(_LEAST_MONTH, (self.viewport().width() - self._gutter() - _EDGE) / months), _WIDEST_FIT)

    def _zoom(self, by: float, at: int) -> None:
        """Zoom so that what lies at a place of the window stays there."""
        fits, before = self._fits(), self._scale.month
        wanted = min(max(before * by, fits), _MOST_MONTH)
        across = self.horizontalScrollBar()
        place = (across.value() + at - self._gutter()) / before
        self._month = wanted if wanted > fits else None
        self._again()
        across.setValue(round(place * self._scale.month - at + self._gutter()))

    def _small(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * SMALL_POINTS / WORD_POINTS)
        return font

    def _gutter(self) -> int:
        return min(wide(_NAMES), self.viewport().width() // 4)

    # painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what can be seen: the lanes, the months above them, the names beside them."""
        tokens, axis, gutter = self._theme.tokens, self._scale.axis, self._gutter()
        colours = inks(tokens)
        right, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        room = self.viewport().size()
        painter = QPainter(self.viewport())
        painter.setFont(self._small())
        painter.fillRect(self.viewport().rect(), QColor(tokens.page))
        body = QRectF(gutter, axis, room.width() - gutter, room.height() - axis)
        painter.setClipRect(body)
        painter.translate(gutter - right, axis - down)
        self._paint_marks(painter)
        painter.resetTransform()
        painted = self._painted(body, QPointF(right, down), colours)
        if painted is not None:
            painter.drawPixmap(QPointF(gutter, axis), painted)
        painter.setClipRect(QRectF(gutter, 0, room.width() - gutter, axis + 1))
        painter.translate(gutter - right, 0)
        paint_shapes(painter, seen(self._axis, QRectF(right, 0, room.width() - gutter, axis)), colours)
        painter.resetTransform()
        if not self.picture.lanes:
            painter.setClipping(False)
            painter.setPen(QColor(tokens.quiet))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Nothing to draw"))
        painter.setClipRect(QRectF(0, axis, gutter, room.height() - axis))
        self._paint_names(painter, axis - down, gutter)
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _painted(self, body: QRectF, moved: QPointF, colours: Mapping[Ink, QColor]) -> QPixmap | None:
        """Return the lanes as they lie at a place; where there are many shapes, as they lay until these are painted."""
        ratio = self.devicePixelRatioF()

        def begin() -> Iterator[QPixmap | None]:
            return paint_in_parts(lambda: self._layout.body, QRectF(moved, body.size()), ratio, self._small(), colours)

        key = (self._drawn, body, moved, self._theme.tokens, ratio)
        return self._body.picture(key, begin, later=self._laid_out is None and self._many)

    @property
    def _many(self) -> bool:
        """Whether laying everything out takes longer than a repaint may."""
        return sum(len(lane.cells) for lane in self.picture.lanes) > PART

    def _paint_marks(self, painter: QPainter) -> None:
        if self._laid_out is None and self._many:
            return
        tokens, places = self._theme.tokens, self._layout.places
        if (marked := self._marked_place()) is not None:
            painter.fillRect(_box(places[marked]), QColor(tokens.accent_soft))
        if self._cursor is not None and self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_box(places[self._cursor]).adjusted(-2, 1, 2, -1))

    def _paint_names(self, painter: QPainter, top: float, gutter: int) -> None:
        tokens, lane = self._theme.tokens, self._scale.lane
        painter.setFont(self._small())
        metrics = QFontMetrics(painter.font())
        for number, one in enumerate(self.picture.lanes):
            y = top + number * lane
            painter.setPen(QColor(tokens.text))
            words = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, gutter - _EDGE - 8)
            box = QRectF(_EDGE, y, gutter - _EDGE - 8, lane)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            painter.fillRect(QRectF(_EDGE, y + lane - 0.5, gutter - _EDGE, 1), QColor(tokens.line))

    # keys and mouse ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom, walk from cell to cell, or go to the row of the one that is marked."""
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.larger()
        elif key == Qt.Key.Key_Minus:
            self.smaller()
        elif key == Qt.Key.Key_0:
            self.whole()
        elif key in steps:
            self._walk(*steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._cursor is not None:
            self.chosen.emit(self._layout.places[self._cursor].cell.ids[0])
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        """Go to the next cell of the lane, or to the nearest one of the next lane that has any."""
        places = self._layout.places
        if not places:
            return
        if self._cursor is None:
            self._set_cursor(self._marked_place() or 0)
            return
        now = places[self._cursor]
        if across:
            lane = [i for i, p in enumerate(places) if p.lane == now.lane]
            at = lane.index(self._cursor) + across
            self._set_cursor(lane[min(max(at, 0), len(lane) - 1)])
            return
        lanes = sorted({p.lane for p in places if (p.lane - now.lane) * down > 0}, reverse=down < 0)
        if lanes:
            there = [i for i, p in enumerate(places) if p.lane == lanes[0]]
            self._set_cursor(min(there, key=lambda i: abs(places[i].x - now.x)))

    def _set_cursor(self, at: int) -> None:
        self._cursor = at
        place = self._layout.places[at]
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = self.viewport().width() - self._gutter()
        if not across.value() <= place.x <= across.value() + room - place.width:
            across.setValue(round(place.x - room / 2))
        tall = self.viewport().height() - self._scale.axis
        if not down.value() <= place.y <= down.value() + tall - place.height:
            down.setValue(round(place.y - tall / 2 + place.height / 2))
        self.setAccessibleDescription(self.spoken(place))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()

    def thing_at(self, point: QPoint) -> int | None:
        """Return the narrowest cell under a point of the window."""
        if point.x() < self._gutter() or point.y() < self._scale.axis:
            return None
        x = point.x() - self._gutter() + self.horizontalScrollBar().value()
        y = point.y() - self._scale.axis + self.verticalScrollBar().value()
        hit = [
            (place.width, number)
            for number, place in enumerate(self._layout.places)
            if place.x - 2 <= x <= place.x + place.width + 2 and place.y <= y < place.y + place.height
        ]
        return min(hit)[1] if hit else None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, else move."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y() / 120
            if turned:
                self._zoom(_STEP**turned, round(event.position().x()))
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not self.verticalScrollBar().maximum():
            across = self.horizontalScrollBar()
            moved = event.angleDelta().x() or event.angleDelta().y()
            across.setValue(across.value() - moved)
            event.accept()
        else:
            super().wheelEvent(event)

    def said_of(self, thing: int) -> str:
        """Say what the cell holds."""
        return self.spoken(self._layout.places[thing])

    def clicked(self, thing: int) -> None:
        """Go to the row of what was clicked."""
        self._set_cursor(thing)
        self.chosen.emit(self._layout.places[thing].cell.ids[0])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit anew."""
        super().resizeEvent(event)
        self._again()


def _box(place: Place) -> QRectF:
    return QRectF(place.x, place.y, max(place.width, 3), place.height - 1)
