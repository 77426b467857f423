"""The one line at the foot of the window that says what was done last."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget


class StatusLine(QLabel):
    """Says a sentence; one that is too long ends in an ellipsis, stands whole in the tool tip, and widens nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(12, 2, 12, 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the line; no width is too small, for a window must not grow with what it says."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw as much of the sentence as there is room for."""
        del event
        room, words = self.contentsRect(), " ".join(self.text().split())
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(words if shown != words else "")
        painter = QPainter(self)
        place = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.style().drawItemText(painter, room, place, self.palette(), self.isEnabled(), shown, self.foregroundRole())
        painter.end()
