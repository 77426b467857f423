"""The queue of what has to be decided before publication: decided once, applied everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import Cancelled, WorkbenchError
from workbench.services import doubts
from workbench.services.doubts import Doubt
from workbench.services.progress import Progress
from workbench.ui.models.doubts import PLACES, WHY, WORDS, DoubtsModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages import deciding
from workbench.ui.pages.deciding import DecidingPanel
from workbench.ui.pages.page import Page, Surroundings, heading, line, row
from workbench.ui.pages.records import key_of
from workbench.ui.pages.work import Work
from workbench.ui.tables import lines_to_choose, share_width
from workbench.ui.tasks import Ticket
from workbench.ui.words import quantity
from workbench.vault.store import Changed

_READ = ("event", "finding", "section", "recommendation")  # where there is nothing of these, nothing is in doubt


class DoubtsPage(Page):
    """Lists the doubts, the most telling first, and takes a decision on each."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("doubts", self.tr("Words to decide"), review, parent)
        self._around = around
        self._stale = True
        self._gathering: Ticket | None = None
        self.model = DoubtsModel(self)
        self.notice = Notice(self)
        self.work = Work(around.tasks, self)
        self.panel = DecidingPanel(review, self)
        self.panel.hide()
        self.panel.wanted.connect(self.decide)
        self.panel.follow.connect(self._follow)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self._list())
        splitter.addWidget(self.panel)
        splitter.setSizes([42, 58])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.decide)
        for pane in (self.table, self.panel.places):
            for key in deciding.ONE_KEY:
                self._key(pane, key, partial(self.decide_by, key))
            self._key(pane, deciding.EVERYWHERE, self.panel.toggle_everywhere)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        review.changed.connect(self._changed)

    def _key(self, pane: QWidget, key: str, verb: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), pane)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(verb)

    def _list(self) -> QWidget:
        pane = QWidget(self)
        box = QVBoxLayout(pane)
        box.setContentsMargins(24, 14, 12, 12)
        box.setSpacing(8)
        self.count = heading("", pane, "quiet")
        self.count.setContentsMargins(0, 6, 0, 0)
        box.addLayout(row(heading(self.title, pane), last=self.count))
        about = heading(
            self.tr(
                "Words in the public’s text that may tell who someone is, first those that settle most. One key "
                "decides and goes on to the next; what is decided once holds everywhere, and Ctrl+Z takes it back."
            ),
            pane,
            "small",
        )
        about.setWordWrap(True)
        box.addWidget(about)
        box.addWidget(self.work)
        box.addWidget(self.notice)
        self.table = self._table(pane)
        box.addWidget(self.table, 1)
        box.addWidget(line(pane))
        self.reason = QLineEdit(pane)
        self.reason.setAccessibleName(self.tr("Reason for masking all that is left"))
        self.reason.setPlaceholderText(self.tr("Reason for masking"))
        self.reason.textChanged.connect(self._enable)
        self.rest = QPushButton(self.tr("Mask the rest"), pane)
        self.rest.setToolTip(self.tr("Put neutral words in place of everything that is still in doubt"))
        self.rest.clicked.connect(self.mask_rest)
        below = row(last=self.reason)
        below.addWidget(self.rest)
        box.addLayout(below)
        return pane

    def _table(self, pane: QWidget) -> QTableView:
        table = QTableView(pane)
        table.setModel(self.model)
        share_width(lines_to_choose(table, self.title), WORDS, {WHY: 14, PLACES: 7})
        return table

    # being here -------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether the rest is being masked."""
        return self.work.busy

    def arrive(self, record: str = "") -> None:
        """Be shown: gather anew what changed meanwhile."""
        del record
        if not self.review.working:
            self.notice.say(self.tr("Nothing is decided in another's eyes. Go back to the working view to decide."))
            self._enable()
        elif self._stale:
            self._gather()

    def panes(self) -> Sequence[QWidget]:
        """Return the list and what is decided."""
        return [self.table, self.panel.places] if self.panel.isVisibleTo(self) else [self.table]

    def _gather(self) -> None:
        self._stale = False
        companion = self.review.session.companion

        def work(progress: Progress) -> list[Doubt]:
            with companion() as session:
                return doubts.waiting(session, progress)

        if not self.model.rowCount():
            self.notice.say(self.tr("Reading every text that the public may read…"))
        if self._gathering is not None:
            self._gathering.cancel()

        def failed(error: WorkbenchError) -> None:
            if not isinstance(error, Cancelled):
                self.notice.say_error(error)

        def done(found: list[Doubt]) -> None:
            if self._gathering is ticket:  # what was gathered before the last decision would bring it up again
                self._show(found)

        ticket = self._around.tasks.run(work, done, failed, owner=self)
        self._gathering = ticket

    def _show(self, found: list[Doubt]) -> None:
        row_, shown = self.table.currentIndex().row(), self.model.line(self.table.currentIndex().row())
        self.notice.hush()
        self.model.show(found)
        same = self.model.row_of(shown) if shown is not None else -1
        self._select(same if same >= 0 else max(row_, 0))

    def _select(self, row_: int) -> None:
        """Show a row, or the last; with none left say so."""
        self.panel.setVisible(self.model.rowCount() > 0)
        self._enable()
        if self.model.rowCount():
            self.table.selectRow(min(row_, self.model.rowCount() - 1))
        elif any(map(self.review.session.store.count, _READ)):
            way = (self.tr("Write a report"), partial(self.go.emit, "export", ""))
            self.notice.say(self.tr("Nothing is in doubt. The public report may be written."), "good", way)
        else:
            way = (self.tr("Bring in chronologies"), partial(self.go.emit, "import", ""))
            self.notice.say(self.tr("There is nothing to read yet: bring in a chronology, or write."), "plain", way)

    # what happens -----------------------------------------------------------------------------------------------

    def decide_by(self, key: str) -> None:
        """Decide what is shown in the way that one key stands for, and go on to the next."""
        free = self.review.working and not self.work.busy
        if free and self.model.line(self.table.currentIndex().row()) is not None and self.panel.prepare(key):
            self.decide()

    @Slot()
    def decide(self) -> None:
        """Decide what is shown and go on to the next."""
        at = self.table.currentIndex().row()
        if self.model.line(at) is None or not self.review.working or self.work.busy:
            return
        every = len(self.panel.sentences.chosen) == self.panel.sentences.rowCount()
        try:
            changed = self.panel.carry_out()
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.notice.hush()
        if every:
            self.model.take_out(at)
            self._select(at)
        undo = self.review.session.store.undo_label or ""
        self.told.emit(self.tr("Decided. Ctrl+Z undoes: {0}").format(undo))
        self.review.announce(changed)

    @Slot()
    def mask_rest(self) -> None:
        """Put neutral words in place of everything that is still in doubt."""
        companion, reason = self.review.session.companion, self.reason.text()

        def work(progress: Progress) -> int:
            with companion() as session:
                return doubts.mask_all(session, reason, progress)

        self.work.run(self.tr("Masking what is left…"), work, self._masked, self._failed)
        self._enable()

    def _masked(self, count: int) -> None:
        self.reason.clear()
        self.told.emit(quantity(count, self.tr("masked"), self.tr("masked")))
        self.review.announce(Changed(frozenset({"decision"}), frozenset(), "mask"))
        self._enable()

    def _failed(self, error: WorkbenchError) -> None:
        self.notice.say_error(error)
        self._enable()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        del changed
        self._stale = True
        if not self.isHidden() and self.review.working:
            self._gather()

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self, chosen: QItemSelection, before: QItemSelection) -> None:
        del before
        doubt = self.model.line(chosen.indexes()[0].row()) if chosen.indexes() else None
        if doubt is not None:
            self.panel.show_doubt(doubt)

    @Slot()
    def _enable(self) -> None:
        left, free = self.model.rowCount(), self.review.working and not self.work.busy
        self.count.setText(str(left) if left else "")
        self.panel.decide.setEnabled(free)
        self.reason.setEnabled(free and left > 0)
        self.rest.setEnabled(free and left > 0 and bool(self.reason.text().strip()))

    @Slot(str, str)
    def _follow(self, kind: str, id_: str) -> None:
        self.go.emit(key_of(kind), id_)
