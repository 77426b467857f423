"""The changes of the whole review as a table that reads only what is looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from workbench.services import auditing
from workbench.services.auditing import Row
from workbench.ui.models.lines import NOWHERE, HeadedModel, Index
from workbench.ui.open_review import OpenReview
from workbench.ui.words import local_time, said

WHEN, WHAT, RECORD = range(3)
_PAGE = 100  # rows read at once
_PAGES = 24  # pages kept


class HistoryModel(HeadedModel):
    """All changes, the newest first, or those of some numbers; a page of rows is read when a row of it is shown."""

    def __init__(self, review: OpenReview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._last = 0
        self._chosen: array[int] | None = None  # the numbers shown; None: all of them
        self._read: OrderedDict[int, list[Row]] = OrderedDict()
        self.heads = (self.tr("When"), self.tr("What was done"), self.tr("Record"))

    def show_all(self, last: int) -> None:
        """Show every change up to this number."""
        self.beginResetModel()
        self._last, self._chosen = last, None
        self._read.clear()
        self.endResetModel()

    def show_these(self, seqs: Sequence[int]) -> None:
        """Show the changes with these numbers."""
        self.beginResetModel()
        self._chosen = array("q", seqs)
        self._read.clear()
        self.endResetModel()

    def seq(self, row: int) -> int:
        """Return the number of the change in a row; 0 past the end."""
        if not 0 <= row < self.rowCount():
            return 0
        return self._last - row if self._chosen is None else self._chosen[row]

    def row_of(self, seq: int) -> int:
        """Return the row of a change; -1 where it is not shown."""
        if self._chosen is None:
            return self._last - seq if 0 < seq <= self._last else -1
        return self._chosen.index(seq) if seq in self._chosen else -1

    def change(self, row: int) -> Row | None:
        """Return the change of a row."""
        page, place = divmod(row, _PAGE)
        rows = self._page(page) if 0 <= row < self.rowCount() else []
        return rows[place] if place < len(rows) else None

    def _page(self, page: int) -> list[Row]:
        known = self._read.get(page)
        if known is None:
            seqs = [self.seq(row) for row in range(page * _PAGE, min((page + 1) * _PAGE, self.rowCount()))]
            known = self._read[page] = auditing.rows(self._review.session, seqs)
            if len(self._read) > _PAGES:
                self._read.popitem(last=False)
        else:
            self._read.move_to_end(page)
        return known

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many changes there are."""
        if parent.isValid():
            return 0
        return self._last if self._chosen is None else len(self._chosen)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        row = self.change(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._record(row) if index.column() == RECORD else None
        return (local_time(row.when), row.label, self._record(row))[index.column()]

    def _record(self, row: Row) -> str:
        return f"{said(row.kind_title)}: {row.title}"
