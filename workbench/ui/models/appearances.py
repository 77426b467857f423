"""Where someone appears, as rows: the record, and how it links to or names them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from workbench.records import KINDS
from workbench.services.appearing import Appearance
from workbench.ui.models.lines import Index, LinesModel
from workbench.ui.words import said

KIND, TITLE, HOW = range(3)


class AppearancesModel(LinesModel[Appearance]):
    """A row an appearance; the whole of it is said by its first column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("Kind"), self.tr("Record"), self.tr("How"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words."""
        found = self.line(index)
        if found is None:
            return None
        row = (said(KINDS[found.kind].spec.title), found.title, self._how(found))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == KIND:
            return ". ".join(row)
        return None

    def _how(self, found: Appearance) -> str:
        field = said(found.field)
        if found.linked:
            return self.tr("linked: {0}").format(field)
        words = self.tr("{0}: {1}").format(field, found.words)
        return words if found.sure else self.tr("perhaps; {0}").format(words)
