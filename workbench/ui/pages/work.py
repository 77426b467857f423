"""Work that takes a while, on a page: a bar, what is being done, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

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

        def finish(value: T) -> None:
            self._end()
            done(value)

        def fail(error: WorkbenchError) -> None:
            self._end()
            failed(error)

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

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
