"""A page that counts records in a table: each cell says its number and opens the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.services.progress import Progress
from workbench.services.session import Session
from workbench.ui.breaking import Paragraph
from workbench.ui.icons import icon
from workbench.ui.lines_tree import LinesTree
from workbench.ui.models.grid import ID, KIND, MOST_LINES, Cell, GridModel, LinesModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.marks import MarksDelegate
from workbench.ui.pages.page import Page, Surroundings, heading
from workbench.ui.pages.record_table import Table
from workbench.ui.pages.records import key_of
from workbench.ui.theme import wide
from workbench.vault.store import Changed

_HEAD = 25  # characters of a row's title
_TABLE = 64  # percent of the height that is the table's at first
_HEAD_LINES = 4  # in which the title of a column is to be read
_NARROWEST = 11  # characters of a column
_HEAD_EDGES = 24  # px left and right of a row's title


class GridPage(Page):
    """Gathers in the background, shows the table, and below it the records of the cell that is chosen.

    The arrows go from cell to cell; Enter goes to its records, or opens the only one; Escape comes back.
    """

    kinds: frozenset[str] = frozenset()  # a change to one of these makes what is shown stale
    column_head = _NARROWEST

    def __init__(
        self,
        key: str,
        title: str,
        about: str,
        review: OpenReview,
        around: Surroundings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, title, review, parent)
        self._around = around
        self._stale, self._gathered = True, False
        self.model, self.lines = GridModel(self), LinesModel(self)
        self.notice = Notice(self)
        self.table, self.list = self._table(), self._list()
        self.copy = QPushButton(icon("copy"), self.tr("Copy the table"), self)
        self.copy.setToolTip(self.tr("Copy the whole table, to paste it into a document or a spreadsheet"))
        self.copy.clicked.connect(self.copy_table)
        self.said = Paragraph("", self, "heading")  # whole, for the count at its end is what matters
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy_table)
        self._build(about)
        self.table.selectionModel().currentChanged.connect(self._cell_chosen)
        self.model.modelReset.connect(self._again)
        review.changed.connect(self._changed)
        around.theme.changed.connect(self._fit)

    def _build(self, about: str) -> None:
        top = QWidget(self)
        box = QVBoxLayout(top)
        box.setContentsMargins(24, 14, 16, 4)
        box.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(heading(self.title, top))
        head.addStretch(1)
        for widget in (*self.controls(top), self.copy):
            head.addWidget(widget)
        box.addLayout(head)
        words = heading(about, top, "small")
        words.setWordWrap(True)
        box.addWidget(words)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)
        below = QWidget(self)
        under = QVBoxLayout(below)
        under.setContentsMargins(24, 8, 16, 8)
        under.setSpacing(4)
        under.addWidget(self.said)
        for widget in self.beside_lines(below):
            under.addWidget(widget)
        under.addWidget(self.list, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(top)
        self.splitter.addWidget(below)
        self.splitter.setStretchFactor(0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _table(self) -> Table:
        table = Table(self)
        table.resized.connect(self._fit)
        table.setModel(self.model)
        table.setItemDelegate(MarksDelegate(self._around.theme, table))
        table.setAccessibleName(self.title)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = table.horizontalHeader(), table.verticalHeader()
        across.setAccessibleName(self.tr("Columns"))
        down.setAccessibleName(self.tr("Rows"))
        across.setHighlightSections(True)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        across.setDefaultAlignment(wrapped | Qt.TextFlag.TextWordWrap)
        down.setDefaultAlignment(wrapped | Qt.TextFlag.TextWordWrap)
        table.activated.connect(self._open_cell)
        return table

    def _list(self) -> LinesTree:
        lines = LinesTree(self.tr("The records of this cell"), self)
        lines.setModel(self.lines)
        lines.setRootIsDecorated(False)
        lines.activated.connect(self._open_line)
        return lines

    # what a page of its own says ---------------------------------------------------------------------------------

    def controls(self, parent: QWidget) -> Sequence[QWidget]:
        """Return what stands in the head before the copying."""
        del parent
        return ()

    def beside_lines(self, parent: QWidget) -> Sequence[QWidget]:
        """Return what stands between the cell's words and its records."""
        del parent
        return ()

    def work(self) -> Callable[[Session, str], Any]:
        """Return what gathers in the other thread; it must not hold the page."""
        raise NotImplementedError

    def take(self, found: Any) -> None:
        """Show what was gathered."""
        raise NotImplementedError

    def corner(self) -> str:
        """Return what stands in the corner of a copied table."""
        return ""

    # being here ---------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown: gather anew what has changed meanwhile."""
        del record
        if self._stale:
            self.gather()

    def panes(self) -> Sequence[QWidget]:
        """Return the table and the records of its cell."""
        return [self.table, self.list] if self.list.isVisibleTo(self) else [self.table]

    def close_part(self) -> bool:
        """Go back from the records to the table."""
        if not self.list.hasFocus():
            return False
        self.table.setFocus()
        return True

    def gather(self) -> None:
        """Count in the background."""
        self._stale = False
        companion, code, gather = self.review.session.companion, self.review.eyes, self.work()

        def work(progress: Progress) -> Any:
            with companion() as session:
                return gather(session, code)

        if not self._gathered:
            self.notice.say(self.tr("Counting…"))
        self._around.tasks.run(work, self._taken, self.notice.say_error, owner=self)

    def _taken(self, found: Any) -> None:
        first, self._gathered = not self._gathered, True
        self.notice.hush()
        self.take(found)
        if first:
            room = self.height()
            self.splitter.setSizes([room * _TABLE // 100, room * (100 - _TABLE) // 100])

    def show_grid(
        self,
        rows: Sequence[tuple[str, str]],
        columns: Sequence[tuple[str, str]],
        cells: Mapping[tuple[str, str], Cell],
        empty: Callable[[str, str], str],
    ) -> None:
        """Show a table, and keep the place."""
        now = self.table.currentIndex()
        place = self.model.keys(now) if now.isValid() else ("", "")
        self.model.show(rows, columns, cells, empty)
        again = self.model.index_of(*place)
        if not again.isValid():
            filled = (self.model.index_of(*key) for key in cells)
            again = min((i for i in filled if i.isValid()), key=lambda i: (i.row(), i.column()), default=QModelIndex())
        self._fit()
        self.copy.setEnabled(bool(rows))
        self.list.setVisible(bool(rows))
        if not again.isValid() and rows and columns:
            again = self.model.index(0, 0)
        self.table.setCurrentIndex(again)
        self._show_lines(again)

    @Slot()
    def _fit(self) -> None:
        """Share the width, and give every head and every cell room for its lines."""
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        down.setFixedWidth(wide(_HEAD))
        self._share(across)
        metrics = QFontMetrics(self.font())
        across.setFixedHeight(self._head_height(across, metrics))
        for at, (_, title) in enumerate(self.model.rows):
            head = _height_of(title, wide(_HEAD) - _HEAD_EDGES, metrics) + _HEAD_EDGES // 2
            self.table.setRowHeight(at, max(head, self.table.sizeHintForRow(at)))

    def _head_height(self, across: QHeaderView, metrics: QFontMetrics) -> int:
        """Return the height in which the titles of the columns can be read in their width."""
        titles = enumerate(self.model.columns)
        heights = [_height_of(title, across.sectionSize(at) - _HEAD_EDGES, metrics) for at, (_, title) in titles]
        return max(heights, default=metrics.lineSpacing()) + 8

    def _share(self, across: QHeaderView) -> None:
        """Give every column room for its widest cell, and share out what is left."""
        least = wide(self.column_head)
        heads = [_width_of(title, QFontMetrics(self.font())) + _HEAD_EDGES for _, title in self.model.columns]
        needed = [max(least, head, self.table.sizeHintForColumn(at)) for at, head in enumerate(heads)]
        room = self.table.viewport().width()
        if not needed or max(needed) * len(needed) <= room:
            across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            return
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        spare = max(0, room - sum(needed)) // len(needed)
        for at, width in enumerate(needed):
            across.resizeSection(at, width + spare)

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if self.kinds and self.kinds.isdisjoint(changed.kinds):
            return
        self._stale = True
        if not self.isHidden():
            self.gather()

    # a cell -------------------------------------------------------------------------------------------------------

    @Slot()
    def _again(self) -> None:
        self.lines.clear()
        self._say("")

    @Slot(QModelIndex, QModelIndex)
    def _cell_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        self._show_lines(now)

    def _show_lines(self, index: QModelIndex) -> None:
        if not index.isValid():
            self._again()
            return
        cell = self.model.cell(index)
        self._say(self.model.spoken(index))
        lines = cell.lines() if cell is not None else ()
        more = cell.count - len(lines) if cell is not None else 0
        rest = self.tr("and {0} more: they are on the page of their own").format(more) if more > 0 else ""
        self.lines.show(lines[:MOST_LINES], rest)
        if lines:
            self.list.setCurrentIndex(self.lines.index(0, 0))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)

    @Slot(QModelIndex)
    def _open_cell(self, index: QModelIndex) -> None:
        """Open the only record of a cell, or go to its records."""
        cell = self.model.cell(index)
        if cell is None or not self.lines.rowCount():
            return
        if self.lines.rowCount() == 1:
            self._open_line(self.lines.index(0, 0))
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex)
    def _open_line(self, index: QModelIndex) -> None:
        kind, id_ = index.data(KIND), index.data(ID)
        if kind and id_:
            self.go.emit(key_of(str(kind)), str(id_))

    @Slot()
    def copy_table(self) -> None:
        """Copy the whole table as text; it goes from the clipboard as everything copied here does."""
        if self.model.rowCount():
            self._around.clipboard.copy(self.model.as_text(self.corner()))
            self.told.emit(self.tr("The table is copied"))


def _height_of(title: str, width: int, metrics: QFontMetrics) -> int:
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 0), int(Qt.TextFlag.TextWordWrap), title).height()


def _width_of(title: str, metrics: QFontMetrics) -> int:
    """Return the least width in which a title has few enough lines and none of its words is cut."""
    width = max(map(metrics.horizontalAdvance, title.split()), default=0)
    while _height_of(title, width, metrics) > metrics.lineSpacing() * _HEAD_LINES:
        width += metrics.averageCharWidth()
    return width
