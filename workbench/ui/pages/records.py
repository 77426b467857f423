"""The page of one record kind: its table, its filter, and the record that is chosen beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.services.viewing import Row
from workbench.ui.forms.editor import name_inside
from workbench.ui.icons import icon
from workbench.ui.listening import at_rest
from workbench.ui.models import columns
from workbench.ui.models.rows import ID, RowsFilter, RowsModel
from workbench.ui.notice import Empty, Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.bulk_bar import BulkBar
from workbench.ui.pages.columns_panel import ColumnsPanel
from workbench.ui.pages.detail import Detail
from workbench.ui.pages.page import Page, Surroundings, heading, line
from workbench.ui.pages.record_columns import RecordColumns
from workbench.ui.pages.record_table import RecordTable
from workbench.ui.pages.rows_reading import RowsReading
from workbench.ui.theme import wide
from workbench.ui.words import said
from workbench.vault.store import Changed

_FEW = 8  # changed records that are renewed one by one
_BOTH = 100  # characters; the least for a list with a record beside it
_SOON = 20  # ms; what is shown is painted first, and keys are heard
_TABLE, _EMPTY = range(2)


def key_of(kind: str) -> str:
    """Return the key of a kind's page."""
    return f"kind:{kind}"


class RecordsPage(Page):
    """All records of a kind in the present eyes."""

    def __init__(self, kind: str, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        self.spec = KINDS[kind].spec
        super().__init__(key_of(kind), said(self.spec.plural), review, parent)
        self._stale, self._loaded, self._wanted, self._room = True, False, "", 0
        self._only = self._narrow = False  # whether there is but one record, and no room for list and record
        self._reading = RowsReading(kind, review, around.tasks, self)
        self.model = RowsModel(columns.offered(kind), self)
        self.filter = RowsFilter(self)
        self.filter.setSourceModel(self.model)
        self.notice = Notice(self)
        self._around = around
        self._detail: Detail | None = None
        self._panel: ColumnsPanel | None = None
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._build()
        self._connect()
        if review.light:
            self._detail = self.make_detail()

    @property
    def detail(self) -> Detail:
        """The pane of the record chosen; beside a large review's list it is made in a turn of its own."""
        if self._detail is None:
            with at_rest():
                self._detail = self.make_detail()
        return self._detail

    def make_detail(self) -> Detail:
        """Make the pane, hidden."""
        detail = Detail(self.spec.name, self.review, self._around, self.splitter)
        detail.hide()
        self.splitter.addWidget(detail)
        self.splitter.setStretchFactor(1, 1)
        detail.closed.connect(self.close_detail)
        detail.told.connect(self.told)
        detail.follow.connect(self._follow)
        detail.added.connect(self._added)
        return detail

    @property
    def _beside(self) -> Detail | None:
        """The pane, while it is open beside the list or in its place."""
        return self._detail if self._detail is not None and self._detail.isVisibleTo(self) else None

    @Slot()
    def _make_soon(self) -> None:
        """Make the pane, and in the turn after this show in it what is wanted."""
        self.detail.ensurePolished()
        self.take_room(self._room)
        QTimer.singleShot(_SOON, self, self._settle_in)

    def _build(self) -> None:
        self.list_pane = QWidget(self.splitter)
        self.list_pane.setAccessibleName(self.title)
        self.count = heading("", self.list_pane, "quiet")
        self.bulk = BulkBar(self.spec.name, self.review, self.list_pane)
        self.new = QPushButton(icon("add"), self.tr("New"), self.list_pane)
        name_inside(self.new, self.tr("New {0}").format(said(self.spec.title).lower()), self.tr("New record (Ctrl+N)"))
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 16, 0)
        head.setSpacing(12)
        head.addWidget(heading(self.title, self.list_pane))
        self.count.setContentsMargins(0, 6, 0, 0)
        head.addWidget(self.count, 1)
        head.addWidget(self.new)
        about = heading(said(self.spec.about), self.list_pane, "small")
        about.setWordWrap(True)
        about.setContentsMargins(24, 2, 16, 8)
        self.words = QLineEdit(self.list_pane)
        self.words.setPlaceholderText(self.tr("Show only rows with these words"))
        self.words.setClearButtonEnabled(True)
        name_inside(self.words, self.tr("Filter"), self.tr("Show only rows with these words (Ctrl+F)"))
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 16, 8)
        row.addWidget(self.words, 1)
        self.choose_columns = QPushButton(self.tr("&Columns"), self.list_pane)
        name_inside(
            self.choose_columns, self.tr("Columns"), self.tr("Choose, move and sort the columns (Ctrl+Shift+C)")
        )
        row.addWidget(self.choose_columns)
        self.body = QStackedWidget(self.list_pane)
        self.table = RecordTable(self.spec.name, self.title, self.filter, self.body)
        exact = self.review.working
        self.columns = RecordColumns(self.spec.name, self.table, self._around.preferences, exact_dates=exact)
        self.table.resized.connect(self.columns.fit)
        self.body.addWidget(self.table)
        self.body.addWidget(self._empty())
        box = QVBoxLayout(self.list_pane)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(about)
        box.addLayout(row)
        box.addWidget(self.notice)
        box.addWidget(self.bulk)
        box.addWidget(line(self.list_pane))
        table = QHBoxLayout()
        table.setContentsMargins(12, 0, 0, 0)
        table.addWidget(self.body)
        box.addLayout(table, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list_pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setHandleWidth(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _empty(self) -> QWidget:
        words = self.tr("Nothing is here yet.")  # what belongs here is said above the table
        step = self.tr("Add the first: {0}").format(said(self.spec.title).lower())
        self.empty = Empty(words, step, self.start_new, self.body)
        return self.empty

    def _connect(self) -> None:
        self.new.clicked.connect(self.start_new)
        self.words.textChanged.connect(self._filter_words)
        self.choose_columns.clicked.connect(self.open_columns)
        self.bulk.told.connect(self.told)
        self.bulk.failed.connect(self.notice.say_error)
        self.bulk.given_up.connect(self.choose_none)
        self.bulk.binned.connect(self.choose_none)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.review.changed.connect(self._changed)
        self._reading.read.connect(self._take)
        self._reading.failed.connect(self.notice.say_error)

    # being here -------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown: read again what changed meanwhile, and choose a record."""
        self._wanted = record or self._wanted
        if self._stale:
            self._read()
            if self._detail is not None:
                self._detail.changed_elsewhere()
        if self._loaded:
            self._settle_in()

    def _settle_in(self) -> None:
        """Show the record that is wanted, or the only one there can be."""
        if self._detail is None:
            QTimer.singleShot(_SOON, self, self._make_soon)  # once the table is read: one at a time
            return
        record, self._wanted = self._wanted, ""
        late = self.list_pane.isAncestorOf(QApplication.focusWidget() or self)  # the focus had nowhere else to go
        self._only = only = self.spec.name == "review" and self.model.rowCount() == 1
        self._share_room()
        self.detail.close_button.setVisible(not only)
        if record or only:
            self.choose(record or self.model.row_at(0).id)
            if late:
                self.panes()[-1].setFocus()

    def take_room(self, width: int) -> None:
        """Show the list and the record in turns where there is no room for both."""
        self._room = width
        beside = self._detail.minimumSizeHint().width() if self._detail is not None else 0
        both = self.list_pane.minimumSizeHint().width() + beside
        self._narrow = width < max(both, wide(_BOTH))
        self._share_room()

    def _share_room(self) -> None:
        beside = self._detail is not None and not self._detail.isHidden()
        if self._narrow and beside and self.list_pane.isAncestorOf(QApplication.focusWidget() or self):
            self.detail.tabs.setFocus()
        self.list_pane.setVisible(not self._only and not (self._narrow and beside))

    def place(self) -> str:
        """Return the id of the record shown, or to be shown once the table is read."""
        if not self._loaded or self._wanted:
            return self._wanted
        return self._beside.id or "" if self._beside is not None else ""

    def flush(self) -> bool:
        """Save the record shown."""
        return self._detail is None or self._detail.flush()

    def panes(self) -> Sequence[QWidget]:
        """Return the table (or what stands for it) and the record."""
        first = self.table if self.body.currentIndex() == _TABLE else self.empty.button
        panes: list[QWidget] = [first] if self.list_pane.isVisibleTo(self) else []
        if self._beside is not None:
            panes.append(self._beside.first_inside() if self.review.working else self._beside.read_only)
        return panes

    def choose(self, id_: str) -> None:
        """Show a record, and its row."""
        at = self.model.row_of(id_)
        index = self.filter.mapFromSource(self.model.index(at, 0)) if at >= 0 else QModelIndex()
        if at >= 0 and not index.isValid():
            self.words.clear()
            index = self.filter.mapFromSource(self.model.index(at, 0))
        if index.isValid():
            self._to(index)
            self._show(id_)

    def _to(self, index: QModelIndex) -> None:
        """Choose one row and no other, whatever keys are held down just now."""
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)

    def step(self, by: int) -> None:
        """Choose the next record, or with -1 the one before."""
        at = self.table.currentIndex().row() + by
        if 0 <= at < self.filter.rowCount():
            self._to(self.filter.index(at, 0))

    @Slot()
    def start_new(self) -> None:
        """Begin a new record."""
        if not self.review.working:
            self.told.emit(self.tr("Go back to the working view to add records"))
            return
        if not self.flush():
            return
        self.table.clearSelection()
        self._open_pane()
        self.detail.start_new()

    def focus_filter(self) -> None:
        """Go to the filter above the table."""
        self.words.setFocus()
        self.words.selectAll()

    def next_tab(self) -> None:
        """Turn to the next tab of the record shown."""
        if self._beside is not None and self.isVisible():
            tabs = self.detail.tabs
            tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())
            self.detail.first_inside().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_part(self) -> bool:
        """Close the columns, or let go of several rows, or close the record shown where there is a list."""
        if self._panel is not None:
            self._panel.put_away()
            return True
        if len(self.bulk.ids) > 1:
            self.choose_none()
            return True
        if self._beside is None or not self.isVisible() or self._only:
            return False
        self.close_detail()
        return True

    def kept(self) -> object:
        """Return the words of the filter."""
        return self.words.text() or None

    def take_over(self, kept: object) -> None:
        """Filter by the same words."""
        if isinstance(kept, str):
            self.words.setText(kept)

    def put_in_bin(self) -> None:
        """Move the chosen record, or all that are chosen, to the bin; undo brings them back."""
        if len(self.bulk.ids) > 1 and self.review.working:
            self.bulk.put_in_bin()
            return
        id_ = self.place()
        if not id_ and self.review.working:
            self.told.emit(self.tr("Open a record first; Del moves the one that is shown to the bin"))
        if not id_ or not self.review.working or not self.flush():
            return
        at = self.table.currentIndex().row()
        try:
            self.review.put_in_bin(self.spec.name, id_)
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.told.emit(self.tr("Moved to the bin; Ctrl+Z brings it back"))
        if self.filter.rowCount():
            self._to(self.filter.index(min(at, self.filter.rowCount() - 1), 0))
        else:
            self.close_detail()

    @Slot()
    def close_detail(self) -> None:
        """Close the right-hand pane."""
        if self.flush():
            self.detail.id = None
            self._hide_detail()
            self.table.clearSelection()
            self.table.setFocus()

    # what happens -----------------------------------------------------------------------------------------------

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self, chosen: QItemSelection, before: QItemSelection) -> None:
        ids = [str(index.data(ID)) for index in self.table.selectionModel().selectedRows()]
        if len(ids) > 1 and not self.flush():
            self._select_row(self.detail.id or "")
            return
        self.bulk.show_chosen(ids)
        if len(ids) > 1:
            self.detail.id = None
            self._hide_detail()
        elif ids and (ids[0] != self.detail.id or self.detail.isHidden()):
            self._show(ids[0])

    @Slot()
    def choose_none(self) -> None:
        """Let no row be chosen."""
        self.table.clearSelection()
        self.bulk.show_chosen(())
        self.table.setFocus()

    @Slot()
    def open_columns(self) -> None:
        """Open the panel in which the columns are chosen, or close it."""
        if self._panel is not None:
            self._panel.put_away()
            return
        if self.body.currentIndex() != _TABLE or not self.list_pane.isVisible():
            return
        self._panel = ColumnsPanel(self.columns, self)
        self._panel.closed.connect(self._columns_closed)
        corner = self.choose_columns.mapTo(self, self.choose_columns.rect().bottomRight())
        self._panel.open_at(corner)

    @Slot()
    def _columns_closed(self) -> None:
        self._panel = None
        self.choose_columns.setFocus()

    def _show(self, id_: str) -> None:
        if id_ == self.detail.id and self.detail.isVisibleTo(self):
            return
        if not self.flush():  # the words that could not be saved stay where they are
            self._select_row(self.detail.id or "")
            return
        self.notice.hush()
        self._open_pane()
        self.detail.show_record(id_)

    def _select_row(self, id_: str) -> None:
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        index = self.filter.mapFromSource(self.model.index(self.model.row_of(id_), 0))
        self._to(index)
        selection.blockSignals(False)
        self.table.viewport().update()

    def _open_pane(self) -> None:
        if self.detail.isHidden():
            with at_rest():
                self.detail.show()
                self._share_room()
            room = self.width()
            self.splitter.setSizes([room * 42 // 100, room * 58 // 100])

    def _hide_detail(self) -> None:
        self.detail.hide()
        self._share_room()

    @Slot(str, str)
    def _follow(self, kind: str, id_: str) -> None:
        if self.flush():
            self.go.emit(key_of(kind), id_)

    @Slot(str)
    def _added(self, id_: str) -> None:
        self._select_row(id_)

    @Slot(str)
    def _filter_words(self, text: str) -> None:
        self.filter.look_for(text)
        self._count()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if self.isHidden() or self.spec.name not in changed.kinds:
            self._stale = True  # titles of linked records may have changed: read again on the next arrival
            if self.isHidden():
                return
        mine = [id_ for kind, id_ in changed.ids if kind == self.spec.name]
        if not self.review.working or self.spec.name not in changed.kinds or len(mine) > _FEW:
            self._read()
        else:
            self._renew(mine)
        if self._detail is not None:
            self._detail.changed_elsewhere()

    def _renew(self, ids: Sequence[str]) -> None:
        """Renew a few rows where they stand; where one has come or gone, what is soon read is read again."""
        moved = False
        for id_ in ids:
            live = self.review.session.store.is_live(self.spec.name, id_)
            record = self.review.record(self.spec.name, id_) if live else None
            if record is None:
                moved = True
                self.model.remove(id_)
            elif not self.model.renew(row := self.review.row(record)):
                moved = True
                self.model.append(row)
        if moved:
            rows = self.review.rows_at_hand(self.spec.name)
            self._stale = rows is None  # it comes into its natural order on the next arrival
            self._take(self.model.rows if rows is None else rows)

    def _read(self) -> None:
        """Read every row in the present eyes."""
        self._stale = False
        if not self._loaded:
            self.count.setText(self.tr("Reading…"))
        self._reading.begin()

    @Slot(object)
    def _take(self, rows: list[Row]) -> None:
        """Show rows, and keep the place."""
        first, self._loaded = not self._loaded, True
        kept, several = self._detail.id if self._detail is not None else None, set(self.bulk.ids)
        self.model.set_rows(rows)
        self.new.setVisible(self.review.working and self.spec.name != "review")
        self.empty.button.setVisible(self.review.working)
        self.empty.label.setText(
            self.tr("Nothing is here yet.") if self.review.working else self.tr("This audience sees none of these.")
        )
        self._count()
        if len(several) > 1:
            self._choose_again(several)
        elif kept and self.model.row_of(kept) >= 0:
            self._select_row(kept)
        elif kept and self.detail.isVisibleTo(self):
            self.detail.autosave.forget()
            self.detail.id = None
            self._hide_detail()
        if first:
            self._settle_in()

    def _choose_again(self, ids: set[str]) -> None:
        """Choose several rows that were chosen before the rows were read again."""
        flags, chosen = QItemSelectionModel.SelectionFlag, QItemSelection()
        for at in range(self.filter.rowCount()):
            index = self.filter.index(at, 0)
            if index.data(ID) in ids:
                chosen.select(index, index)
        self.table.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def _count(self) -> None:
        everything, shown = self.model.rowCount(), self.filter.rowCount()
        self.count.setText(str(everything) if shown == everything else self.tr("{0} of {1}").format(shown, everything))
        self.body.setCurrentIndex(_TABLE if everything else _EMPTY)
        self.words.setEnabled(everything > 0)
