"""A pane with the records of one kind on the left, and on the right some fields of the one that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QModelIndex, Slot
from PySide6.QtWidgets import QPushButton, QSplitter, QTableView, QVBoxLayout, QWidget

from workbench.records import KINDS
from workbench.services.viewing import Row
from workbench.ui.models.rows import ID, RowsModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import row, scrolling
from workbench.ui.pages.panes import Pane
from workbench.ui.pages.record_block import RecordBlock
from workbench.ui.tables import lines_to_choose, share_width, wrap


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed: a kind, its columns with the width of all but the last in characters, and the fields beside."""

    kind: str
    columns: Sequence[str]
    widths: Sequence[int]
    fields: Sequence[str]
    title: str
    another: str


class ListPane(Pane):
    """Another record is stored with its first word. Subclasses say which rows there are, and what is said of them."""

    def __init__(self, listed: Listed, review: OpenReview, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(listed.title)
        self._review, self._kind = review, listed.kind
        declared = KINDS[listed.kind].spec.fields
        self.notice = Notice(self)
        self.model = RowsModel([declared[name] for name in listed.columns], self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        last = len(listed.columns) - 1
        share_width(lines_to_choose(self.table, listed.title), last, dict(enumerate(listed.widths)))
        wrap(self.table)
        self.add = QPushButton(listed.another, self)
        self.add.clicked.connect(self.start)
        self.block = RecordBlock(listed.kind, listed.fields, review, self)
        self.inside = QWidget(self)
        self.left = QVBoxLayout()
        self._lay_out(listed)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.activated.connect(self._entered)
        self.block.told.connect(self.told)
        self.block.follow.connect(self.follow)
        self.block.helped.connect(self.helped)
        self.block.added.connect(self._added)

    def _lay_out(self, listed: Listed) -> None:
        holder = QWidget(self)
        holder.setLayout(self.left)
        self.left.setContentsMargins(24, 12, 12, 12)
        self.left.setSpacing(8)
        self.left.addWidget(self.notice)
        self.left.addWidget(self.table, 1)
        self.left.addLayout(row(self.add))
        about = QVBoxLayout(self.inside)
        about.setContentsMargins(0, 0, 0, 0)
        about.addWidget(self.block)
        about.addStretch(1)
        splitter = QSplitter(self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(holder)
        splitter.addWidget(scrolling(self.inside, listed.title, self))
        splitter.setStretchFactor(0, 44)
        splitter.setStretchFactor(1, 56)
        splitter.setSizes([440, 560])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    # what a subclass says ---------------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """Return the rows that are listed."""
        return self._review.rows(self._kind)

    def given(self) -> Mapping[str, object]:
        """Return what another record begins with."""
        return {}

    def say(self) -> None:
        """Say what there is to be said of the list."""

    def shown(self) -> None:
        """Take note that another record is shown beside."""

    # being here -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the records as they now stand, and stay with the one that is shown."""
        chosen = self.block.id
        self.model.set_rows(self.rows())
        at = self.model.row_of(chosen) if chosen else -1
        if at < 0 and not self.block.autosave.dirty:
            at = 0 if self.model.rowCount() else -1
        self.inside.setVisible(self.model.rowCount() > 0 or self.block.autosave.dirty)
        if at >= 0:
            self.table.selectRow(at)
            self._show(self.model.row_at(at).id)
        self.say()

    def choose(self, id_: str) -> None:
        """Show one record."""
        at = self.model.row_of(id_)
        if at >= 0:
            self.table.selectRow(at)

    def flush(self) -> bool:
        """Save the record that is being written."""
        return self.block.flush()

    def first(self) -> QWidget:
        """Return the list, or the way to the first record."""
        return self.table if self.model.rowCount() else self.add

    def _show(self, id_: str) -> None:
        self.inside.setVisible(True)
        self.block.show_record(id_)
        self.shown()

    # what happens -----------------------------------------------------------------------------------------------

    @Slot()
    def start(self) -> None:
        """Begin another record; it is stored with its first word."""
        if not self.block.flush():
            return
        self.table.clearSelection()
        self.inside.setVisible(True)
        self.block.begin(self.given())
        self.shown()
        self.block.form.focus_first()

    @Slot(str)
    def _added(self, id_: str) -> None:
        self.model.set_rows(self.rows())
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
