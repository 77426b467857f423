"""Other proceedings beside the review: where each stands, what it forbids, and what its kind usually means."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Slot
from PySide6.QtWidgets import QPushButton, QSplitter, QTableView, QVBoxLayout, QWidget

from workbench.analysis.proceedings import meaning
from workbench.records import Proceeding
from workbench.services import triggering
from workbench.ui.models.columns import columns
from workbench.ui.models.rows import ID, RowsModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import heading, line, row, scrolling
from workbench.ui.pages.panes import Pane
from workbench.ui.pages.record_block import RecordBlock
from workbench.ui.tables import lines_to_choose, share_width
from workbench.ui.words import quantity, said_in

_KIND = Proceeding.spec.name
_FIELDS = ("kind", "status", "restrictions", "publication_block", "reference", "lead_contact", "key_dates")


class ProceedingsPane(Pane):
    """On the left the proceedings, on the right one of them, and below the list the practice of its kind."""

    def __init__(self, review: OpenReview, parent: QWidget) -> None:
        super().__init__(parent)
        self._review = review
        self.notice = Notice(self)
        self.model = RowsModel(columns(_KIND)[:2], self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        share_width(lines_to_choose(self.table, self.tr("Other proceedings")), 1, {0: 20})
        self.add = QPushButton(self.tr("Another proceeding"), self)
        self.add.clicked.connect(self.start)
        self.block = RecordBlock(_KIND, _FIELDS, review, self)
        self.practice = heading("", self, "plain")
        self.practice.setWordWrap(True)
        self.practice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source = heading("", self, "small")
        self.source.setWordWrap(True)
        self.inside = QWidget(self)
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.activated.connect(self._entered)
        self.block.told.connect(self.told)
        self.block.follow.connect(self.follow)
        self.block.helped.connect(self.helped)
        self.block.added.connect(self._added)
        self.block.form.edited.connect(self._say_practice)

    def _lay_out(self) -> None:
        left = QWidget(self)
        box = QVBoxLayout(left)
        box.setContentsMargins(24, 12, 12, 12)
        box.setSpacing(8)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)
        box.addLayout(row(self.add))
        box.addWidget(line(left))
        box.addWidget(heading(self.tr("What it usually means"), left, "heading"))
        box.addWidget(self.practice)
        box.addWidget(self.source)
        about = QVBoxLayout(self.inside)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(0)
        about.addWidget(self.block)
        about.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(scrolling(self.inside, self.tr("The proceeding"), self))
        splitter.setStretchFactor(0, 44)
        splitter.setStretchFactor(1, 56)
        splitter.setSizes([440, 560])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    # being here -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the proceedings as they now stand, and stay with the one that is shown."""
        chosen = self.block.id
        self.model.set_rows(self._review.rows(_KIND))
        at = self.model.row_of(chosen) if chosen else -1
        if at < 0 and not self.block.autosave.dirty:
            at = 0 if self.model.rowCount() else -1
        self.inside.setVisible(self.model.rowCount() > 0 or self.block.autosave.dirty)
        if at >= 0:
            self.table.selectRow(at)
            self._show(self.model.row_at(at).id)
        self._say_standing()

    def choose(self, id_: str) -> None:
        """Show one proceeding."""
        at = self.model.row_of(id_)
        if at >= 0:
            self.table.selectRow(at)

    def flush(self) -> bool:
        """Save the proceeding that is being written."""
        return self.block.flush()

    def first(self) -> QWidget:
        """Return the list, or the way to the first one."""
        return self.table if self.model.rowCount() else self.add

    def _say_standing(self) -> None:
        blocking = triggering.blocking(self._review.session)
        if blocking:
            count = quantity(len(blocking), self.tr("proceeding stands"), self.tr("proceedings stand"))
            self.notice.say(self.tr("{0} against publication now.").format(count), "caution")
        elif not self.model.rowCount():
            words = self.tr(
                "No other proceeding is recorded. Ask police, prosecutors, coroner, courts, employers and regulators "
                "before the first conversation."
            )
            self.notice.say(words)
        else:
            self.notice.say(self.tr("None of these stands against publication now."), "good")

    def _show(self, id_: str) -> None:
        self.inside.setVisible(True)
        self.block.show_record(id_)
        self._say_practice()

    @Slot()
    def _say_practice(self) -> None:
        found = meaning(self.block.form.editors["kind"].value())
        parts = (
            (self.tr("Conversations"), found.conversations),
            (self.tr("Sharing"), found.sharing),
            (self.tr("Publication"), found.publication),
        )
        self.practice.setText("\n\n".join(f"{title}: {said_in('proceedings', words)}" for title, words in parts))
        self.source.setText(self.tr("Practice, from {0}; check it with those who run it.").format(found.source))

    # what happens -----------------------------------------------------------------------------------------------

    @Slot()
    def start(self) -> None:
        """Begin another proceeding; it is stored with its first word."""
        if not self.block.flush():
            return
        self.table.clearSelection()
        self.inside.setVisible(True)
        self.block.id = ""
        self.block.form.fill(Proceeding("new"))
        self._say_practice()
        self.block.form.focus_first()

    @Slot(str)
    def _added(self, id_: str) -> None:
        self.model.set_rows(self._review.rows(_KIND))
        self.choose(id_)

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self, chosen: QItemSelection, before: QItemSelection) -> None:
        del before
        if chosen.indexes():
            id_ = str(chosen.indexes()[0].data(ID))
            if id_ != self.block.id and self.block.flush():
                self._show(id_)

    @Slot(QModelIndex)
    def _entered(self, index: QModelIndex) -> None:
        del index
        self.block.form.focus_first()
