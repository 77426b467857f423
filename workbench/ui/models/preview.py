"""The rows of a chronology before they are stored: what was made of each date beside the sender's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.services.importing import Fate, SeenRow
from workbench.ui.dates import in_words

Index = QModelIndex | QPersistentModelIndex
ROW, FATE, DATE, WRITTEN, WHAT, PROBLEM = range(6)
_LONGEST = 300  # characters of what happened; the whole comes in


class PreviewModel(QAbstractTableModel):
    """Shows all rows, or only those that need a look."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SeenRow] = []
        self._shown: list[SeenRow] = []
        self._only_doubtful = False
        self._heads = (
            self.tr("Row"),
            self.tr("Becomes"),
            self.tr("Date"),
            self.tr("As the sender wrote it"),
            self.tr("What happened"),
            self.tr("Needs a look"),
        )
        self._fates = {
            Fate.NEW: self.tr("new"),
            Fate.CHANGED: self.tr("changed"),
            Fate.SAME: self.tr("as it is"),
            Fate.GONE: self.tr("gone"),
            Fate.THROWN_AWAY: self.tr("in the bin"),
        }

    def set_rows(self, rows: Sequence[SeenRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._choose()
        self.endResetModel()

    def only_doubtful(self, only: bool) -> None:
        """Show only rows with a problem, or all."""
        self.beginResetModel()
        self._only_doubtful = only
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        self._shown = [r for r in self._rows if r.problem or r.fate is Fate.GONE or not self._only_doubtful]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802 - Qt's name
        """Return a column's head."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; where they are cut short, all of them as a tip."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        words = self._words(self._shown[index.row()], index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in {WRITTEN, WHAT, PROBLEM}:
            return words or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {words or self.tr('nothing')}"
        return None

    def _words(self, row: SeenRow, column: int) -> str:
        if column == DATE:
            day = in_words(row.date, short=True) if row.date else self.tr("note") if row.is_note else self.tr("none")
            return f"{day}, {row.time}" if row.time else day
        return (
            str(row.row or ""),
            self._fates[row.fate],
            "",
            row.date_text,
            " ".join(row.what.split())[:_LONGEST],
            row.problem or "",
        )[column]
