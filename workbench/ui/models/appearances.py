"""Where someone appears, as rows: the record, and how it links to or names them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.records import KINDS
from workbench.services.appearing import Appearance
from workbench.ui.words import said

Index = QModelIndex | QPersistentModelIndex
KIND, TITLE, HOW = range(3)
_NOWHERE = QModelIndex()


class AppearancesModel(QAbstractTableModel):
    """A row an appearance; the whole of it is said by its first column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Appearance, ...] = ()

    def show(self, found: Sequence[Appearance]) -> None:
        """Show other appearances."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def appearance(self, index: Index) -> Appearance | None:
        """Return the appearance of a row."""
        return self._found[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many appearances there are."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return 3: the kind, the record, and how."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words."""
        found = self.appearance(index)
        if found is None:
            return None
        row = (said(KINDS[found.kind].spec.title), found.title, self._how(found))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == KIND:
            return ". ".join(row)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Kind"), self.tr("Record"), self.tr("How"))[section]
        return None

    def _how(self, found: Appearance) -> str:
        field = said(found.field)
        if found.linked:
            return self.tr("linked: {0}").format(field)
        words = self.tr("{0}: {1}").format(field, found.words)
        return words if found.sure else self.tr("perhaps; {0}").format(words)
