"""Notifications and time limits: the dates they count from, where each stands, and the pauses with their reasons."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelection, Slot
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import Incident, Record, Review
from workbench.records.clocks import Unit
from workbench.services import pausing, triggering
from workbench.services.pausing import Pause, Running
from workbench.ui.dates import in_words, understood
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.models.plain import WordsModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.block_pane import BlockPane
from workbench.ui.pages.page import heading, row
from workbench.ui.pages.record_block import RecordBlock
from workbench.ui.tables import as_high_as_its_rows, lines_to_choose, share_width
from workbench.ui.theme import wide
from workbench.ui.words import quantity, said
from workbench.vault.store import Changed

_DATES = ("incident_date", "aware_date", "notified_date", "rapid_review_date", "decision_date", "due_date")
_SENT = ("notification_reference",)
_LIMIT, _STANDING = 0, 3
_REASON, _NOTE = 0, 3


def local_day() -> datetime.date:
    """Return the day it is here."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()


class ClocksPane(BlockPane):
    """The dates of the review above, the time limits they start and stop in the middle, the pauses below."""

    def __init__(self, review: OpenReview, parent: QWidget, today: Callable[[], datetime.date] = local_day) -> None:
        def stored() -> str:
            return review.session.review.id

        super().__init__(Review.spec.name, _DATES, stored, "", review, parent, self._save_dates)
        self.setAccessibleName(self.tr("Notifications and time limits"))
        self._today = today
        self.differing, self.notice = Notice(self), Notice(self)
        self.sent = RecordBlock(Incident.spec.name, _SENT, review, self)
        self.limits = WordsModel((self.tr("Time limit"), self.tr("From"), self.tr("Due"), self.tr("Standing")), self)
        self.limits_table = self._table(self.limits, self.tr("Time limits"), _STANDING, {0: 30, 1: 13, 2: 13})
        self.pauses = WordsModel((self.tr("Reason"), self.tr("From"), self.tr("To"), self.tr("Note")), self)
        self.pauses_table = self._table(self.pauses, self.tr("Pauses"), _NOTE, {0: 30, 1: 13, 2: 13})
        self.sent.told.connect(self.told)
        self.sent.helped.connect(self.helped)
        self.column.insertWidget(0, self.differing)
        self.column.insertWidget(2, self.sent)
        self.column.insertWidget(3, self._below())

    def _table(self, model: WordsModel, name: str, widest: int, others: dict[int, int]) -> QTableView:
        table = QTableView(self)
        table.setModel(model)
        share_width(lines_to_choose(table, name), widest, others)
        return table

    def _below(self) -> QWidget:
        below = QWidget(self)
        box = QVBoxLayout(below)
        box.setContentsMargins(24, 0, 24, 24)
        box.setSpacing(8)
        box.addWidget(heading(self.tr("Time limits"), below, "heading"))
        self.no_limits = heading("", below, "quiet")
        self.no_limits.setWordWrap(True)
        box.addWidget(self.no_limits)
        box.addWidget(self.limits_table)
        box.addSpacing(12)
        box.addWidget(heading(self.tr("Pauses"), below, "heading"))
        about = heading(
            self.tr(
                "Record why the review stood still. A pause does not move a limit; the day it would be without the "
                "paused days is said beside it."
            ),
            below,
            "small",
        )
        about.setWordWrap(True)
        box.addWidget(about)
        box.addWidget(self.notice)
        box.addWidget(self.pauses_table)
        self._entry(below, box)
        return below

    def _entry(self, below: QWidget, box: QVBoxLayout) -> None:
        """Add the fields of a pause: for a new one, or for the one that is chosen."""
        self.reason = QComboBox(below)
        name_list(self.reason, self.tr("Reason for the pause"))
        calm(self.reason)
        for word in self._review.session.profile.words("pause_reason"):
            self.reason.addItem(word.title[:1].upper() + word.title[1:], word.code)
        self.began = self._line(below, self.tr("First day of the pause"), self.tr("from 14/3/2021"))
        self.ended = self._line(below, self.tr("Last day of the pause"), self.tr("to, or empty"))
        self.note = QLineEdit(below)
        self.note.setAccessibleName(self.tr("Note on the pause"))
        self.note.setPlaceholderText(self.tr("Note"))
        self.add = QPushButton(self.tr("Add the pause"), below)
        self.add.clicked.connect(self.add_pause)
        self.change = QPushButton(self.tr("Change the chosen one"), below)
        self.change.clicked.connect(self.change_pause)
        self.remove = QPushButton(self.tr("Take it away"), below)
        self.remove.clicked.connect(self.remove_pause)
        box.addLayout(row(self.reason, self.began, self.ended, last=self.note))
        box.addLayout(row(self.add, self.change, self.remove))
        self.pauses_table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.pauses_table.selectionModel().selectionChanged.connect(self._chosen)
        self.note.returnPressed.connect(self.add_pause)

    def _line(self, parent: QWidget, name: str, hint: str) -> QLineEdit:
        field = QLineEdit(parent)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setToolTip(name)
        field.setFixedWidth(wide(15))
        return field

    # being here -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the dates, the limits and the pauses as they now stand."""
        super().refresh()
        session = self._review.session
        held = triggering.incident(session)
        self.sent.show_record(held.id if held is not None else "")
        self.sent.setVisible(held is not None)
        fields = Review.spec.fields
        names = ", ".join(said(fields[name].label).lower() for name in triggering.differing(session))
        words = self.tr("The incident and the review do not agree on: {0}. Correct the one that is wrong.")
        way = (self.tr("Open the incident"), partial(self.follow.emit, Incident.spec.name, held.id if held else ""))
        self.differing.say(words.format(names), "caution", way) if names else self.differing.hush()
        limits = pausing.clocks(session, self._today())
        self.limits.show([self._limit(limit) for limit in limits])
        self.limits_table.setVisible(bool(limits))
        self.no_limits.setVisible(not limits)
        self.no_limits.setText(
            self.tr("This jurisdiction sets no time limit in numbers; one can be added on the page Jurisdiction.")
        )
        self.pauses.show([self._pause(pause) for pause in pausing.pauses(session)])
        self.pauses_table.setVisible(self.pauses.rowCount() > 0)
        for table in (self.limits_table, self.pauses_table):
            as_high_as_its_rows(table)
        self._enable()

    def flush(self) -> bool:
        """Save the dates and the reference."""
        return all([super().flush(), self.sent.flush()])

    def _save_dates(self, record: Record) -> None:
        if isinstance(record, Review):
            self._review.announce(triggering.keep_dates(self._review.session, record))

    def _limit(self, limit: Running) -> tuple[str, str, str, str]:
        state, fields = limit.state, Review.spec.fields
        title = limit.clock.title + (self.tr(" (to be checked)") if limit.clock.to_check else "")
        if state.due is None:
            waits = self.tr("not started: {0} is not recorded").format(said(fields[limit.clock.start].label).lower())
            return title, "", "", waits
        return title, _short(limit.started), _short(state.due.isoformat()), self._standing(limit)

    def _standing(self, limit: Running) -> str:
        state = limit.state
        if state.stopped:
            done = self.tr("done {0}").format(_short(state.done.isoformat())) if state.done else self.tr("done")
            words = self.tr("{0}, late").format(done) if state.overdue else self.tr("{0}, in time").format(done)
        elif state.overdue:
            late = -(state.days_left or 0)
            words = self.tr("late by {0}").format(self._days(limit, late))
        else:
            words = self.tr("{0} left").format(self._days(limit, state.days_left or 0))
        if limit.without is None:
            return words
        day = _short(limit.without.isoformat())
        return self.tr("{0}; {1} if the paused days did not count").format(words, day)

    def _days(self, limit: Running, count: int) -> str:
        if limit.clock.unit is Unit.WORKING_DAYS:
            return quantity(count, self.tr("working day"), self.tr("working days"))
        return quantity(count, self.tr("day"), self.tr("days"))

    def _pause(self, pause: Pause) -> tuple[str, str, str, str]:
        title = self._review.session.profile.title_of("pause_reason", pause.reason)
        until = _short(pause.to) if pause.to else self.tr("still paused")
        return title, _short(pause.from_), until, pause.note

    # what happens -----------------------------------------------------------------------------------------------

    def _written(self) -> Pause:
        began, ended = (understood(field.text())[0] for field in (self.began, self.ended))
        return Pause(str(self.reason.currentData() or ""), began, ended, self.note.text().strip())

    @Slot()
    def add_pause(self) -> None:
        """Record the pause that is written in the fields."""
        self._do(partial(pausing.add, self._review.session, self._written()))

    @Slot()
    def change_pause(self) -> None:
        """Put what is written in the fields in the place of the chosen pause."""
        at = self.pauses_table.currentIndex().row()
        self._do(partial(pausing.change, self._review.session, at, self._written()))

    @Slot()
    def remove_pause(self) -> None:
        """Take the chosen pause away."""
        at = self.pauses_table.currentIndex().row()
        self._do(partial(pausing.remove, self._review.session, at))

    def _do(self, verb: Callable[[], Changed]) -> None:
        try:
            changed = verb()
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.notice.hush()
        for field in (self.began, self.ended, self.note):
            field.clear()
        self._review.announce(changed)

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self, chosen: QItemSelection, before: QItemSelection) -> None:
        del before
        held = pausing.pauses(self._review.session)
        at = chosen.indexes()[0].row() if chosen.indexes() else -1
        if 0 <= at < len(held):
            pause = held[at]
            self.reason.setCurrentIndex(max(0, self.reason.findData(pause.reason)))
            for field, words in ((self.began, pause.from_), (self.ended, pause.to), (self.note, pause.note)):
                field.setText(words)
        self._enable()

    def _enable(self) -> None:
        chosen = self.pauses_table.selectionModel().hasSelection()
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)


def _short(edtf: str) -> str:
    return in_words(edtf, short=True)
