"""Draws the timeline after the table: soon after the last change, and of many entries in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from workbench.errors import WorkbenchError
from workbench.reports.timeline import Picture, picture
from workbench.services.progress import Progress
from workbench.ui.models.chronology import ChronologyModel
from workbench.ui.pages.timeline_pane import TimelinePane
from workbench.ui.tasks import Tasks, Ticket

_WAIT = 150  # ms before the timeline follows the table, so that typing stays smooth
_AT_ONCE = 3_000  # entries whose picture is made while the window waits


class TimelineDrawing(QObject):
    """``marked`` returns the id of the entry that is marked in the picture; ``incident`` is set by the page."""

    def __init__(
        self, pane: TimelinePane, model: ChronologyModel, tasks: Tasks, marked: Callable[[], str], page: QWidget
    ) -> None:
        super().__init__(page)
        self.incident: str | None = None
        self._pane, self._model, self._tasks, self._marked = pane, model, tasks, marked
        self._page = page
        self._ticket: Ticket | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.draw)

    def soon(self) -> None:
        """Draw what the table shows, once it is left as it is for a moment."""
        self._timer.start()

    @Slot()
    def draw(self) -> None:
        """Draw what the table shows."""
        self._give_up()
        if not self._pane.isVisibleTo(self._page):
            return
        entries, incident = self._model.shown(), self.incident
        if len(entries) <= _AT_ONCE:
            self.show(picture(entries, incident))
            return

        def work(progress: Progress) -> Picture:
            progress(0, 1)
            return picture(entries, incident)

        self._ticket = self._tasks.run(work, self.show, self._failed, owner=self)

    def show(self, drawn: Picture) -> None:
        """Show a picture of what the table shows."""
        self._give_up()
        exact = self._model.chronology.exact_dates
        self._pane.show_entries(self._model.shown(), drawn, exact_dates=exact)
        self._pane.view.mark(self._marked())

    def _give_up(self) -> None:
        self._timer.stop()
        if self._ticket is not None:
            self._ticket.withdraw()
            self._ticket = None

    def _failed(self, error: WorkbenchError) -> None:
        """Leave the picture as it was: drawing reads nothing that could fail."""
