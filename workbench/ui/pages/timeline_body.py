"""The lanes of the timeline as a picture that is painted once, and a part at a time where there is much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from workbench.reports.drawing import Ink, Label, Rule, Shape
from workbench.ui.painting import paint_shapes

PART = 1_200  # shapes painted at a time: a hundredth of a second
_SIGN, _WORDS = 8, 120  # px by which a sign, and a few words, may reach beyond their place


class TimelineBody(QObject):
    """Keeps the picture last painted; ``painted`` says that another one is ready to be shown."""

    painted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: tuple[object, QPixmap | None] = (None, None)
        self._wanted: object = None
        self._parts: Iterator[QPixmap | None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def picture(self, key: object, begin: Callable[[], Iterator[QPixmap | None]], *, later: bool) -> QPixmap | None:
        """Return the picture for a key, or the last one while that is being painted; None where there is none.

        ``begin`` returns what `paint_in_parts` does. ``later``: not even the first part is painted at once.
        """
        if self._shown[0] != key and self._wanted != key:
            self._wanted, self._parts = key, begin()
            self._timer.start()
            if not later:
                self._part()
        return self._shown[1]

    @Slot()
    def _go_on(self) -> None:
        if self._part():
            self.painted.emit()

    def _part(self) -> bool:
        """Paint a part more; return whether it was the last one."""
        pixmap = next(self._parts)
        if pixmap is None:
            return False
        self._shown, self._wanted, self._parts = (self._wanted, pixmap), None, iter(())
        self._timer.stop()
        return True


def paint_in_parts(
    shapes: Callable[[], tuple[Shape, ...]], room: QRectF, ratio: float, font: QFont, colours: Mapping[Ink, QColor]
) -> Iterator[QPixmap | None]:
    """Paint what can be seen in a room: yield None after each part, and the whole at the end."""
    pixmap = QPixmap((room.size() * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    left = seen(shapes(), room)
    while part := list(islice(left, PART)):
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.translate(-room.topLeft())
        paint_shapes(painter, part, colours)
        painter.end()
        if len(part) == PART:
            yield None
    yield pixmap


def seen(shapes: tuple[Shape, ...], room: QRectF) -> Iterator[Shape]:
    """Yield the shapes of which something can be seen in a room."""
    left, right, top, bottom = room.left(), room.right(), room.top(), room.bottom()
    for shape in shapes:
        if isinstance(shape, Rule):
            begin, end, upper, lower = shape.x1, shape.x2, shape.y1, shape.y2
        else:
            begin, end = shape.x, shape.x + getattr(shape, "width", 0)
            upper, lower = shape.y, shape.y + getattr(shape, "height", 0)
        reach = _WORDS if isinstance(shape, Label) else _SIGN
        if end + reach >= left and begin - reach <= right and lower + reach >= top and upper - reach <= bottom:
            yield shape
