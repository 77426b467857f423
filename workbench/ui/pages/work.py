"""Work that takes a while, on a page: a bar, what is being done, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.errors import WorkbenchError
from workbench.services.progress import Progress
from workbench.ui.tasks import Tasks, Ticket

T = TypeVar("T")


class Work(QWidget):
    """Shows one task at a time; hidden while there is none."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._ticket: Ticket | None = None
        self._from: QWidget | None = None  # what had the focus when the work began
        self._moved_to: QWidget | None = None  # where Qt put it when the button that began it was switched off
        self.words = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.words)
        box.addLayout(row)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a task of this page is under way."""
        return self._ticket is not None

    def run(
        self,
        words: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[WorkbenchError], None],
    ) -> None:
        """Do work off the window's thread and show how far it is."""
        self.words.setText(words)
        self.stop.setEnabled(True)
        self.bar.setRange(0, 0)
        self.show()
        self._from = self._moved_to = QApplication.focusWidget()
        QTimer.singleShot(0, self, self._note_focus)

        def finish(value: T) -> None:
            self._end()
            done(value)
            self._give_focus_back()

        def fail(error: WorkbenchError) -> None:
            self._end()
            failed(error)
            self._give_focus_back()

        self._ticket = self._tasks.run(work, finish, fail, self._progress, owner=self)

    @Slot()
    def cancel(self) -> None:
        """Ask the task to stop."""
        if self._ticket is not None:
            self._ticket.cancel()
            self.stop.setEnabled(False)
            self.words.setText(self.tr("Stopping…"))

    def _end(self) -> None:
        self._ticket = None
        self.hide()

    @Slot()
    def _note_focus(self) -> None:
        self._moved_to = QApplication.focusWidget()

    def _give_focus_back(self) -> None:
        """Let the person go on where the work was begun, unless the focus was moved meanwhile."""
        began, self._from = self._from, None
        if began is None or not isValid(began) or QApplication.focusWidget() not in (None, self._moved_to):
            return
        if began.isVisible() and began.isEnabled():
            began.setFocus()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
