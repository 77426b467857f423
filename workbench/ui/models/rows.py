"""The records of one kind as a table, and the filter that stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from workbench.records import Field, FieldKind
from workbench.services.viewing import Row
from workbench.ui.dates import in_words
from workbench.ui.words import said

Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole + 1
ID = Qt.ItemDataRole.UserRole + 2
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows as services.viewing gives them; one row can be renewed without touching the others."""

    def __init__(self, fields: Sequence[Field[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many fields are shown."""
        return 0 if parent.isValid() else len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, what it is sorted by, or the record's id."""
        if not index.isValid():
            return None
        row, field = self._rows[index.row()], self._fields[index.column()]
        value = row.values.get(field.name, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(field, value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{said(field.label)}: {_one_line(value)}"
        if role == SORT:
            return _sortable(field, value)
        if role == ID:
            return row.id
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a field's label."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._fields):
            if role == Qt.ItemDataRole.DisplayRole:
                return said(self._fields[section].label)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            if role == Qt.ItemDataRole.ToolTipRole:
                return said(self._fields[section].help)
        return None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._count_places()
        self.endResetModel()

    def append(self, row: Row) -> None:
        """Show one record more, after the others."""
        at = len(self._rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.append(row)
        self._places[row.id] = at
        self.endInsertRows()

    def remove(self, id_: str) -> None:
        """Show a record no longer."""
        at = self.row_of(id_)
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._rows[at]
            self._count_places()
            self.endRemoveRows()

    def _count_places(self) -> None:
        self._places = {row.id: at for at, row in enumerate(self._rows)}

    def renew(self, row: Row) -> bool:
        """Show one record as it now is; return False when it was not among the rows."""
        at = self.row_of(row.id)
        if at < 0:
            return False
        self._rows[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._fields) - 1))
        return True

    def row_of(self, id_: str) -> int:
        """Return where a record is, or -1."""
        return self._places.get(id_, -1)

    @property
    def rows(self) -> list[Row]:
        """Every row, in the order in which they stand."""
        return self._rows

    def row_at(self, at: int) -> Row:
        """Return a row."""
        return self._rows[at]


class RowsFilter(QSortFilterProxyModel):
    """Keeps the rows in which every typed word is found, in any column; unsorted rows stay in their own order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSortRole(SORT)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setDynamicSortFilter(True)

    def look_for(self, text: str) -> None:
        """Keep what holds these words."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Return whether a row holds every word."""
        del source_parent
        model = self.sourceModel()
        if not self._words or not isinstance(model, RowsModel):
            return True
        text = " ".join(model.row_at(source_row).values.values()).casefold()
        return all(word in text for word in self._words)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def cell(field: Field[Any], value: str) -> str:
    """Return a field's words as they stand in a table."""
    if field.kind is FieldKind.DATE:
        return in_words(value, short=True)
    if field.kind in {FieldKind.CHOICE, FieldKind.FLAG}:
        return value[:1].upper() + value[1:]
    return _one_line(value)


def _sortable(field: Field[Any], value: str) -> float | str:
    if field.kind is FieldKind.NUMBER:
        try:
            return float(value)
        except ValueError:
            return float("-inf")
    return value.removeprefix("../") if field.kind is FieldKind.DATE else _one_line(value).casefold()
