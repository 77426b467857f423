"""The genogram as a table, for those who do not see the picture: a row a person, with what each is to the others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from workbench.reports.genogram import Family, Member
from workbench.reports.genogram_words import sentence, ties_of, who
from workbench.ui.models.lines import Index, LinesModel

ID = Qt.ItemDataRole.UserRole + 1
NAME, DRAWN, TIES = range(3)


class FamilyModel(LinesModel[Member]):
    """Everyone that is drawn, in the order of the register."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("Person"), self.tr("Drawn as"), self.tr("Is"))
        self._family = Family((), ())

    def show_family(self, family: Family) -> None:
        """Show another family."""
        self._family = family
        self.show(family.members)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, the whole sentence for assistive technology, or the person's id."""
        member = self.line(index)
        if member is None:
            return None
        if role == ID:
            return member.id
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NAME:
            return sentence(self._family, member)
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == NAME:
                return str(member.name)
            return who(member) if index.column() == DRAWN else "; ".join(ties_of(self._family, member.id))
        return None
