"""The timetable: the days that were agreed, and everything else that has a day, in one order."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from workbench.records import Record, Review
from workbench.services import terms, triggering
from workbench.services.terms import Day
from workbench.ui.dates import in_words
from workbench.ui.models.plain import WordsModel
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.block_pane import BlockPane
from workbench.ui.pages.page import heading
from workbench.ui.pages.trigger_clocks import local_day
from workbench.ui.tables import as_high_as_its_rows, lines_to_choose, share_width
from workbench.ui.words import said

_FIELDS = ("decision_date", "due_date", "published_date")


class TimetablePane(BlockPane):
    """Above, the days of the review itself; below, the whole timetable. Enter opens what a day belongs to."""

    def __init__(
        self,
        find: Callable[[], str],
        review: OpenReview,
        parent: QWidget,
        today: Callable[[], datetime.date] = local_day,
    ) -> None:
        super().__init__(Review.spec.name, _FIELDS, find, "", review, parent, self._save)
        self.setAccessibleName(self.tr("Timetable"))
        self._today = today
        self._shown: tuple[Day, ...] = ()
        self.model = WordsModel((self.tr("Day"), self.tr("What"), self.tr("Sort")), self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        share_width(lines_to_choose(self.table, self.tr("Timetable")), 1, {0: 18, 2: 24})
        self.table.activated.connect(self._open)
        below = QWidget(self)
        box = QVBoxLayout(below)
        box.setContentsMargins(24, 0, 24, 24)
        box.setSpacing(8)
        box.addWidget(heading(self.tr("Everything that has a day"), below, "heading"))
        box.addWidget(self.table)
        self.column.insertWidget(1, below)

    def refresh(self) -> None:
        """Show the days as they now stand."""
        super().refresh()
        self._shown = terms.timetable(self._review.session, self._today())
        sorts = {
            "milestone": self.tr("date of the review"),
            "limit": self.tr("time limit"),
            "request": self.tr("due from an agency"),
            "proceeding": self.tr("other proceeding"),
        }
        rows = [(in_words(day.date, short=True), said(day.words), sorts[day.sort]) for day in self._shown]
        self.model.show(rows)
        as_high_as_its_rows(self.table)

    def _save(self, record: Record) -> None:
        if isinstance(record, Review):
            self._review.announce(triggering.keep_dates(self._review.session, record))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        day = self._shown[index.row()]
        self.follow.emit(day.kind, day.id)
