"""The genogram as a table, for those who do not see the picture: a row a person, with what each is to the others."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.reports.genogram import Family
from workbench.reports.genogram_words import sentence, ties_of, who

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole + 1
NAME, DRAWN, TIES = range(3)
_NOWHERE = QModelIndex()


class FamilyModel(QAbstractTableModel):
    """Everyone that is drawn, in the order of the register."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._family = Family((), ())

    def show(self, family: Family) -> None:
        """Show another family."""
        self.beginResetModel()
        self._family = family
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many people there are."""
        return 0 if parent.isValid() else len(self._family.members)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return 3: the name, what is drawn, what the person is to others."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, the whole sentence for assistive technology, or the person's id."""
        if not index.isValid():
            return None
        member = self._family.members[index.row()]
        if role == ID:
            return member.id
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NAME:
            return sentence(self._family, member)
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == NAME:
                return str(member.name)
            return who(member) if index.column() == DRAWN else "; ".join(ties_of(self._family, member.id))
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Person"), self.tr("Drawn as"), self.tr("Is"))[section]
        return None
