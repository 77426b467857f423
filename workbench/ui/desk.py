"""Where the pages lie. A window that is smaller than a page scrolls, so that nothing is cut off or out of reach."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget


class Desk(QStackedWidget):
    """The pages that were made, one of them shown; it needs no more room than that one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the page shown needs at least."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that the page shown would like."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else QSize()


class Ground(QScrollArea):
    """Scrolls a desk that is larger than the room there is, and follows the focus on it."""

    room = Signal(int)  # px from left to right

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Page"))
        self.setWidget(desk)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return that any room will do."""
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say how much room there is."""
        super().resizeEvent(event)
        self.room.emit(self.width())

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        desk = self.widget()
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        if new is not None and desk is not None and desk.isAncestorOf(new) and any(bar.maximum() for bar in bars):
            self.ensureWidgetVisible(new, 24, 24)
