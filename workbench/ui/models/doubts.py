"""The queue of what is in doubt as a table: the words, why, and in how many places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from workbench.services.doubts import Doubt, Sort, Where
from workbench.ui.models.lines import Index, LinesModel

WORDS, WHY, PLACES = range(3)


class DoubtsModel(LinesModel[Doubt]):
    """Shows the doubts in their order, the most telling first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("Words"), self.tr("Why"), self.tr("Places"))
        self._why = {
            Sort.UNKNOWN: self.tr("not registered"),
            Sort.WORD: self.tr("also a name"),
            Sort.SEVERAL: self.tr("which one?"),
        }

    def take_out(self, row: int) -> None:
        """Show one doubt no longer: it was decided."""
        self.beginRemoveRows(QModelIndex(), row, row)
        self.lines = (*self.lines[:row], *self.lines[row + 1 :])
        self.endRemoveRows()

    def row_of(self, doubt: Doubt) -> int:
        """Return the row of the same words in the same sort of doubt; -1 where there is none."""
        same = (i for i, d in enumerate(self.lines) if (d.text, d.sort) == (doubt.text, doubt.sort))
        return next(same, -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        doubt = self.line(index)
        if doubt is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == PLACES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (doubt.text, self._why[doubt.sort], str(len(doubt.places)))[index.column()]


class PlacesModel(LinesModel[Where]):
    """The places of one doubt with a tick each: a decision holds where the tick is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = ("",)
        self._ticked: list[bool] = []

    def show(self, lines: Sequence[Where]) -> None:
        """Show these places, all of them ticked."""
        self._ticked = [True] * len(lines)
        super().show(lines)

    @property
    def chosen(self) -> tuple[Where, ...]:
        """The places that are ticked."""
        return tuple(place for place, ticked in zip(self.lines, self._ticked, strict=True) if ticked)

    def tick(self, only: int = -1) -> None:
        """Tick the place of one row only; without a row all of them."""
        self._ticked = [only < 0 or row == only for row in range(len(self.lines))]
        if self.lines:
            role = [Qt.ItemDataRole.CheckStateRole]
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the sentence round the words, and the tick."""
        place = self.line(index)
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
