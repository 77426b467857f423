"""What the window is reading in the background, in the status line: whose work it is, how far, and a way to stop it."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from workbench.ui.tasks import Tasks

_SOON = 0.5  # seconds for which a page may be waited for without a word
_BAR = 120  # px


class UnderWay(QWidget):
    """Appears once a page has been waited for for half a second that shows no progress of its own.

    A page whose reading was stopped has not everything: it can be gone on with from here.
    """

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.words = QLabel(self)
        self.words.setProperty("role", "small")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.button = QPushButton(self.tr("Stop"), self)
        self.button.setProperty("role", "link")
        self.button.clicked.connect(self._press)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 12, 0)
        box.setSpacing(12)
        for widget in (self.words, self.bar, self.button):
            box.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # the line does not grow for it
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._look)
        tasks.moved.connect(self._look)
        self.hide()

    @Slot()
    def _look(self) -> None:
        """Show what is waited for now, or what was stopped."""
        ticket, stopped = self._tasks.unshown, self._tasks.stopped
        if ticket is None:
            self._wait.stop()
            self.setVisible(stopped is not None)
            if stopped is not None:
                self._say(self.tr("{0}: stopped").format(stopped.page), self.tr("Go on"))
                self.bar.hide()
            return
        left = ticket.began + _SOON - time.monotonic()
        if left > 0:
            self.hide()
            if not self._wait.isActive():
                self._wait.start(round(left * 1000) + 1)
            return
        stopping = ticket.cancelled
        self._say(
            (self.tr("{0}: stopping…") if stopping else self.tr("{0}: reading…")).format(ticket.page), self.tr("Stop")
        )
        self.button.setEnabled(not stopping)
        done, total = ticket.steps
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)
        self.bar.show()
        self.show()

    def _say(self, words: str, way: str) -> None:
        if self.words.text() != words:
            self.words.setText(words)
            self.button.setText(way)
            self.button.setAccessibleName(f"{way}: {words}")
        self.button.setEnabled(True)

    @Slot()
    def _press(self) -> None:
        """Stop what is shown, or begin again what was stopped."""
        ticket = self._tasks.unshown
        if ticket is None:
            self._tasks.resume()
        else:
            self._tasks.stop(ticket)
        self._look()
