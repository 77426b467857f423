"""A drawing that is moved under the hand, clicked, and asked what lies under the mouse."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

Thing = TypeVar("Thing")
_DRAG = 4  # px; a hand that moves less has clicked


class DrawnView(QAbstractScrollArea, Generic[Thing]):
    """What a drawing does with the mouse.

    Subclasses say what lies at a point, what is said of it, and what a click on it does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._from = QPoint()
        self._dragging = False

    def thing_at(self, point: QPoint) -> Thing | None:
        """Return what lies under a point of the viewport, or None."""
        raise NotImplementedError

    def said_of(self, thing: Thing) -> str:
        """Return what is said of a thing under the mouse."""
        raise NotImplementedError

    def clicked(self, thing: Thing) -> None:
        """Do what a click on a thing stands for."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._from = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the drawing under the hand, or show that there is something to click."""
        here = event.position().toPoint()
        if self._pressed is None:
            over = self.thing_at(here) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        moved = here - self._pressed
        self._dragging = self._dragging or moved.manhattanLength() > _DRAG
        if self._dragging:
            self.horizontalScrollBar().setValue(self._from.x() - moved.x())
            self.verticalScrollBar().setValue(self._from.y() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a press without a drag for a click."""
        pressed, self._pressed = self._pressed, None
        thing = self.thing_at(event.position().toPoint())
        if pressed is not None and not self._dragging and thing is not None:
            self.clicked(thing)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say what lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            thing = self.thing_at(event.pos())
            QToolTip.showText(event.globalPos(), self.said_of(thing) if thing is not None else "", self)
            return True
        return super().viewportEvent(event)
