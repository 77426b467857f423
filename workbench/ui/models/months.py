"""The timeline as a table of numbers, for those who do not see the picture: a row a month, a column an agency."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.analysis.lanes import Picture

Index = QModelIndex | QPersistentModelIndex
FIRST_ID = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_NOTHING = Picture((), (), True, 0)


class MonthsModel(QAbstractTableModel):
    """Counts of analysis.lanes; months in which nobody has an entry are left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = _NOTHING
        self._rows: list[int] = []

    def show(self, picture: Picture) -> None:
        """Show other counts."""
        self.beginResetModel()
        self._picture = picture
        self._rows = [at for at in range(len(picture.columns)) if any(lane.cells[at] for lane in picture.lanes)]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many months have entries."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many agencies there are."""
        return 0 if parent.isValid() else len(self._picture.lanes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a number, its words for assistive technology, or the first entry behind it."""
        if not index.isValid():
            return None
        lane, month = self._picture.lanes[index.column()], self._rows[index.row()]
        ids = lane.cells[month]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(len(ids)) if ids else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{lane.name}, {self._picture.columns[month]}: {len(ids)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == FIRST_ID:
            return ids[0] if ids else None
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return an agency or a month."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Horizontal and section < len(self._picture.lanes):
                return self._picture.lanes[section].name
            if orientation is Qt.Orientation.Vertical and section < len(self._rows):
                return self._picture.columns[self._rows[section]]
        return None
