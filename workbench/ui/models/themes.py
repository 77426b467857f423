"""Recurring themes as a table: the picture in numbers."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.reports.themes import THIS, Tally, in_words

Index = QModelIndex | QPersistentModelIndex
THEME, TOTAL = 0, 1
_FIXED = 2
_NOWHERE = QModelIndex()


class ThemesModel(QAbstractTableModel):
    """A line a theme, a column a year."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tally = Tally((), (), 0)

    def show(self, tally: Tally) -> None:
        """Show another count."""
        self.beginResetModel()
        self.tally = tally
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many themes there are."""
        return 0 if parent.isValid() else len(self.tally.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else _FIXED + len(self.tally.columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section != THEME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < _FIXED:
            return (self.tr("Theme"), self.tr("Earlier reviews"))[section]
        return str(self.tally.columns[section - _FIXED][1])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a number, or a word for this review; for assistive technology the line as a sentence."""
        if not index.isValid():
            return None
        row = self.tally.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == THEME:
            return in_words(row, self.tally.columns)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != THEME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() < _FIXED:
            return (str(row.title), str(row.total))[index.column()]
        key = self.tally.columns[index.column() - _FIXED][0]
        count = row.counts.get(key, 0)
        if key == THIS:
            return self.tr("yes") if count else ""
        return str(count) if count else ""
