"""The history of the whole review: every change, any two versions compared, the way back, the audit log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, Qt, QTimer, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSplitter, QTableView, QVBoxLayout, QWidget

from workbench.analysis.differences import Difference
from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.services import auditing, editing
from workbench.services.auditing import Row
from workbench.services.progress import Progress
from workbench.ui.dates import understood
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import calm, name_inside, name_list
from workbench.ui.models.history import RECORD, WHAT, WHEN, HistoryModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.history_compare import ComparePane
from workbench.ui.pages.page import Page, Surroundings, heading, line, row
from workbench.ui.pages.records import key_of
from workbench.ui.pages.work import Work
from workbench.ui.tables import lines_to_choose, share_width
from workbench.ui.tasks import Ticket
from workbench.ui.words import quantity, said
from workbench.vault.store import Changed

_PAUSE = 300  # ms after the last key
_FORMATS = "Excel (*.xlsx);;CSV (*.csv)"


class HistoryPage(Page):
    """Lists every change, the newest first; in another's eyes it shows none."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("history", self.tr("History"), review, parent)
        self._around = around
        self._filtering: Ticket | None = None
        self._chosen: Row | None = None
        self.model = HistoryModel(review, self)
        self.notice = Notice(self)
        self.work = Work(around.tasks, self)
        self.compare = ComparePane(self)
        self.compare.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self._list())
        self.splitter.addWidget(self.compare)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)
        self._connect()

    def _list(self) -> QWidget:
        pane = QWidget(self)
        pane.setAccessibleName(self.title)
        self.count = heading("", pane, "quiet")
        self.count.setContentsMargins(0, 6, 0, 0)
        about = heading(
            self.tr(
                "Everything that was done in this review, by the one person who works in it. Nothing is ever lost."
            ),
            pane,
            "small",
        )
        about.setWordWrap(True)
        self.table = QTableView(pane)
        self.table.setModel(self.model)
        share_width(lines_to_choose(self.table, self.title), RECORD, {WHEN: 20, WHAT: 18})
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.write = QPushButton(self.tr("Write the audit log…"), pane)
        self.whole = QPushButton(self.tr("Check that it is whole"), pane)
        box = QVBoxLayout(pane)
        box.setContentsMargins(24, 14, 12, 12)
        box.setSpacing(8)
        box.addLayout(row(heading(self.title, pane), last=self.count))
        box.addWidget(about)
        box.addLayout(self._filter(pane))
        box.addWidget(self.work)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)
        box.addWidget(line(pane))
        ways = FlowLayout()
        for button in (self.write, self.whole):
            ways.addWidget(button)
        box.addLayout(ways)
        return pane

    def _filter(self, pane: QWidget) -> QVBoxLayout:
        self.kind = QComboBox(pane)
        self.kind.addItem(self.tr("All kinds"), "")
        for name, cls in KINDS.items():
            self.kind.addItem(said(cls.spec.title), name)
        self.kind.addItem(self.tr("Document"), "file")
        self.kind.addItem(self.tr("Setting"), "setting")
        name_list(self.kind, self.tr("Kind of record"))
        calm(self.kind)
        self.words, self.since, self.until = QLineEdit(pane), QLineEdit(pane), QLineEdit(pane)
        for field, name, hint in (
            (self.words, self.tr("Words of what was done"), self.tr("Words, for example edit")),
            (self.since, self.tr("First day"), self.tr("From day")),
            (self.until, self.tr("Last day"), self.tr("To day")),
        ):
            name_inside(field, name, name)
            field.setPlaceholderText(hint)
            field.setClearButtonEnabled(True)
        days = row()
        days.insertWidget(0, self.since, 1)
        days.insertWidget(1, self.until, 1)
        box = QVBoxLayout()
        box.setSpacing(8)
        box.addLayout(row(self.kind, last=self.words))
        box.addLayout(days)
        return box

    def _connect(self) -> None:
        self.kind.activated.connect(self._narrow)
        for field in (self.words, self.since, self.until):
            field.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._narrow)
        self.table.selectionModel().selectionChanged.connect(self._select)
        self.compare.asked.connect(self._compare)
        self.compare.back.connect(self._put_back)
        self.compare.restore.connect(self._restore)
        self.compare.follow.connect(self._open)
        self.write.clicked.connect(self._choose_target)
        self.whole.clicked.connect(self._check)
        self.review.changed.connect(self._changed)

    # being here -------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether the log is being written or checked."""
        return self.work.busy

    def arrive(self, record: str = "") -> None:
        """Be shown, with every change up to now."""
        del record
        if not self.review.working:
            self.notice.say(self.tr("Nobody else sees the history. Go back to the working view to look at it."))
        else:
            self._narrow()
        for widget in (self.kind, self.words, self.since, self.until, self.write, self.whole):
            widget.setEnabled(self.review.working)

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the versions."""
        return [self.table, self.compare.text] if self.compare.isVisibleTo(self) else [self.table]

    def focus_filter(self) -> None:
        """Go to the words."""
        self.words.setFocus()
        self.words.selectAll()

    def step(self, by: int) -> None:
        """Choose the next change, or with -1 the one before."""
        at = self.table.currentIndex().row() + by
        if 0 <= at < self.model.rowCount():
            self.table.selectRow(at)

    @Slot()
    def _narrow(self) -> None:
        """Show the changes that the filter lets through; those of a filter are looked for off the window's thread."""
        if not self.review.working:
            return
        if self._filtering is not None:
            self._filtering.cancel()
            self._filtering = None
        kind, words = str(self.kind.currentData() or ""), self.words.text()
        first, last = (understood(field.text())[0] for field in (self.since, self.until))
        if not any((kind, words.strip(), first, last)):
            self._keeping(lambda: self.model.show_all(self.review.session.store.last_change()))
            return
        companion = self.review.session.companion

        def work(progress: Progress) -> list[int]:
            progress(0, 1)
            with companion() as session:
                return auditing.matching(session, kind, first, last, words)

        def failed(error: WorkbenchError) -> None:
            if self._filtering is ticket:
                self.notice.say_error(error)

        def done(found: list[int]) -> None:
            self.notice.hush()
            self._keeping(lambda: self.model.show_these(found))

        ticket = self._around.tasks.run(work, done, failed, owner=self)
        self._filtering = ticket

    def _keeping(self, change: Callable[[], None]) -> None:
        """Show other rows, and the same change chosen as before where it is still among them."""
        chosen = self._chosen.seq if self._chosen is not None else 0
        selection = self.table.selectionModel()
        before = selection.blockSignals(True)
        change()
        at = self.model.row_of(chosen) if chosen else -1
        if at >= 0:
            self.table.selectRow(at)
        selection.blockSignals(before)
        self.count.setText(quantity(self.model.rowCount(), self.tr("change"), self.tr("changes")))
        if at < 0:
            self._chosen = None
            self.compare.hide()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        del changed
        if not self.isHidden() and self.review.working:
            self._narrow()
            if self._chosen is not None:
                self._show(self._chosen)

    # one change -------------------------------------------------------------------------------------------------

    @Slot(QItemSelection, QItemSelection)
    def _select(self, chosen: QItemSelection, before: QItemSelection) -> None:
        del before
        indexes = chosen.indexes()
        change = self.model.change(indexes[0].row()) if indexes else None
        if change is not None:
            self._chosen = change
            self._show(change)

    def _show(self, change: Row) -> None:
        session, record = self.review.session, change.kind in KINDS
        versions = auditing.versions(session, change.kind, change.id) if record else [change]
        binned = record and auditing.binned(session, change.kind, change.id)
        if self.compare.isHidden():
            self.compare.show()
            self.splitter.setSizes([self.width() * 52 // 100, self.width() * 48 // 100])
        self.compare.show_record(change, versions, record=record, binned=binned)

    @Slot(int, int)
    def _compare(self, left: int, right: int) -> None:
        change = self._chosen
        if change is None:
            return
        if change.kind not in KINDS:
            self.compare.say(self.tr("Documents and settings are kept with their history, but not compared here."))
            return
        companion, kind, id_ = self.review.session.companion, change.kind, change.id

        def work(progress: Progress) -> list[Difference]:
            progress(0, 1)
            with companion() as session:
                return auditing.compare(session, kind, id_, left, right)

        self._around.tasks.run(work, partial(self._compared, left, right), self._failed, owner=self)

    def _compared(self, left: int, right: int, found: list[Difference]) -> None:
        if self.compare.versions == (left, right):
            self.compare.show_differences(found)

    def _failed(self, error: WorkbenchError) -> None:
        self.notice.say_error(error)

    @Slot(int)
    def _put_back(self, seq: int) -> None:
        change = self._chosen
        if change is not None:
            self._do(partial(auditing.restore, self.review.session, change.kind, change.id, seq))

    @Slot()
    def _restore(self) -> None:
        change = self._chosen
        if change is not None:
            self._do(partial(editing.restore, self.review.session, change.kind, change.id))

    def _do(self, verb: Callable[[], Changed | None]) -> None:
        try:
            changed = verb()
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.notice.hush()
        self.told.emit(self.tr("Put back; Ctrl+Z undoes it") if changed else self.tr("It is so already"))
        self.review.announce(changed)

    @Slot()
    def _open(self) -> None:
        if self._chosen is not None:
            self.go.emit(key_of(self._chosen.kind), self._chosen.id)

    # the whole --------------------------------------------------------------------------------------------------

    @Slot()
    def _choose_target(self) -> None:
        target = self._around.chooser.save_file(self, self.tr("Write the audit log"), "audit-log.xlsx", _FORMATS)
        if target is None:
            return
        companion = self.review.session.companion

        def work(progress: Progress) -> tuple[int, tuple[str, ...]]:
            with companion() as session:
                return auditing.export(session, target, progress=progress)

        def done(found: tuple[int, tuple[str, ...]]) -> None:
            first = self.tr("Written: {0}, with {1} changes. It is as confidential as the review itself.")
            self.notice.say([first.format(target.name, found[0]), *found[1]], "good")
            self.review.announce(Changed(frozenset({"disclosure"}), frozenset(), "export"))

        self.notice.hush()
        self.work.run(self.tr("Writing the audit log…"), work, done, self._failed)

    @Slot()
    def _check(self) -> None:
        companion = self.review.session.companion

        def work(progress: Progress) -> tuple[bool, tuple[str, ...]]:
            with companion() as session:
                return auditing.integrity(session, progress)

        def done(found: tuple[bool, tuple[str, ...]]) -> None:
            self.notice.say(found[1], "good" if found[0] else "alert")

        self.notice.hush()
        self.work.run(self.tr("Reading the whole history…"), work, done, self._failed)
