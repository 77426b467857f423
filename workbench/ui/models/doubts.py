"""The queue of what is in doubt as a table: the words, why, and in how many places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.services.doubts import Doubt, Sort, Where

Index = QModelIndex | QPersistentModelIndex
WORDS, WHY, PLACES = range(3)


class DoubtsModel(QAbstractTableModel):
    """Shows the doubts in their order, the most telling first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doubts: list[Doubt] = []
        self._heads = (self.tr("Words"), self.tr("Why"), self.tr("Places"))
        self._why = {
            Sort.UNKNOWN: self.tr("not registered"),
            Sort.WORD: self.tr("also a name"),
            Sort.SEVERAL: self.tr("which one?"),
        }

    def set_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show these doubts."""
        self.beginResetModel()
        self._doubts = list(doubts)
        self.endResetModel()

    def take_out(self, row: int) -> None:
        """Show one doubt no longer: it was decided."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._doubts[row]
        self.endRemoveRows()

    def doubt(self, row: int) -> Doubt | None:
        """Return the doubt of a row."""
        return self._doubts[row] if 0 <= row < len(self._doubts) else None

    def row_of(self, doubt: Doubt) -> int:
        """Return the row of the same words in the same sort of doubt; -1 where there is none."""
        same = (i for i, d in enumerate(self._doubts) if (d.text, d.sort) == (doubt.text, doubt.sort))
        return next(same, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many doubts there are."""
        return 0 if parent.isValid() else len(self._doubts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802 - Qt's name
        """Return a column's head."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._doubts):
            return None
        doubt = self._doubts[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == PLACES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (doubt.text, self._why[doubt.sort], str(len(doubt.places)))[index.column()]


class PlacesModel(QAbstractTableModel):
    """The places of one doubt with a tick each: a decision holds where the tick is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Where, ...] = ()
        self._ticked: list[bool] = []

    def set_places(self, places: Sequence[Where]) -> None:
        """Show these places, all of them ticked."""
        self.beginResetModel()
        self._places = tuple(places)
        self._ticked = [True] * len(self._places)
        self.endResetModel()

    @property
    def chosen(self) -> tuple[Where, ...]:
        """The places that are ticked."""
        return tuple(place for place, ticked in zip(self._places, self._ticked, strict=True) if ticked)

    def tick(self, only: int = -1) -> None:
        """Tick the place of one row only; without a row all of them."""
        self._ticked = [only < 0 or row == only for row in range(len(self._places))]
        if self._places:
            role = [Qt.ItemDataRole.CheckStateRole]
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, 0), role)

    def place(self, row: int) -> Where | None:
        """Return the place of a row."""
        return self._places[row] if 0 <= row < len(self._places) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return one: the sentence."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the sentence round the words, and the tick."""
        place = self.place(index.row()) if index.isValid() else None
        if place is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{place.before}«{place.words}»{place.after}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Set or take the tick of a row."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._ticked[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True
