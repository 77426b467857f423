"""Looks in the background for entries that may tell of the same event, and knows what is left to decide."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.analysis.duplicates import Pair
from workbench.errors import WorkbenchError
from workbench.services import merging
from workbench.services.progress import Progress
from workbench.ui.open_review import OpenReview
from workbench.ui.tasks import Tasks


class TwiceFinding(QObject):
    """``found`` says that there are other pairs than before."""

    found = Signal()

    def __init__(self, review: OpenReview, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._review, self._tasks = review, tasks
        self._all: tuple[Pair, ...] | None = None
        self.pairs: tuple[Pair, ...] = ()

    def look(self) -> None:
        """Compare every entry with every other."""
        companion = self._review.session.companion

        def work(progress: Progress) -> tuple[Pair, ...]:
            with companion() as session:
                return merging.suggestions(session, progress)

        self._tasks.run(work, self._compared, self._failed, owner=self, aside=True)

    def decided(self) -> None:
        """Take out what has been decided since, or put in again what no longer is."""
        if self._all is None:
            return
        companion, everything = self._review.session.companion, self._all

        def work(progress: Progress) -> tuple[Pair, ...]:
            with companion() as session:
                return merging.undecided(session, everything)

        self._tasks.run(work, self._take, self._failed, owner=self, aside=True)

    def _compared(self, pairs: tuple[Pair, ...]) -> None:
        self._all = pairs
        self._take(pairs)

    def _take(self, pairs: tuple[Pair, ...]) -> None:
        self.pairs = pairs
        self.found.emit()

    def _failed(self, error: WorkbenchError) -> None:
        """Leave the table as it is: what reads the entries says what is wrong with the review."""
