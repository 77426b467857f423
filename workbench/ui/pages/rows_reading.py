"""Reads the rows of a kind for its page: at once where there are few, and in the background where there are many."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.errors import WorkbenchError
from workbench.services.viewing import Row
from workbench.ui.open_review import OpenReview
from workbench.ui.tasks import Tasks, Ticket


class RowsReading(QObject):
    """``read`` brings the rows, perhaps before `begin` returns; a reading that was begun later replaces the one before.

    ``failed`` brings the error.
    """

    read = Signal(object)
    failed = Signal(object)

    def __init__(self, kind: str, review: OpenReview, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._kind, self._review, self._tasks = kind, review, tasks
        self._ticket: Ticket | None = None

    def begin(self) -> None:
        """Read the rows in the present eyes."""
        if self._ticket is not None:
            self._ticket.withdraw()
            self._ticket = None
        rows = self._review.rows_at_hand(self._kind)
        if rows is not None:
            self.read.emit(rows)
        else:
            self._ticket = self._review.read_rows(self._kind, self._tasks, self, self._came, self._failed)

    def _came(self, rows: list[Row]) -> None:
        self._ticket = None
        self.read.emit(rows)

    def _failed(self, error: WorkbenchError) -> None:
        self._ticket = None
        self.failed.emit(error)
