"""Lessons that would be taken in, with what that would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.services.learning import Arrival, Fate

Index = QModelIndex | QPersistentModelIndex
FATE, YEAR, TITLE, ASKED = range(4)
_NOWHERE = QModelIndex()


class LessonsModel(QAbstractTableModel):
    """One line a lesson; the new ones come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrivals: tuple[Arrival, ...] = ()
        self._heads = (self.tr("What happens"), self.tr("Year"), self.tr("Review"), self.tr("Asked for, or found"))
        self._fates = {
            Fate.NEW: self.tr("New"),
            Fate.FULLER: self.tr("Adds to what is known"),
            Fate.KNOWN: self.tr("Known already"),
            Fate.BINNED: self.tr("Stays in the bin"),
        }

    def show(self, arrivals: Sequence[Arrival]) -> None:
        """Show other lessons."""
        order = list(Fate)
        self.beginResetModel()
        self._arrivals = tuple(sorted(arrivals, key=lambda arrival: order.index(arrival.fate)))
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._arrivals)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if across else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; on hovering all of them."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        arrival = self._arrivals[index.row()]
        lesson = arrival.lesson
        words = (self._fates[arrival.fate], lesson.year, lesson.title, lesson.recommendation or lesson.finding)
        said = words[index.column()]
        return " ".join(said.split()) if role == Qt.ItemDataRole.DisplayRole else said
