"""The entries of the jurisdiction's profile as a table: what they say, their part, how far they can be relied on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.services import jurisdiction
from workbench.services.jurisdiction import Entry, Standing
from workbench.ui.dates import in_words
from workbench.ui.icons import icon
from workbench.ui.words import said

Index = QModelIndex | QPersistentModelIndex
WORDS, PART, STATE = range(3)
_NOWHERE = QModelIndex()


class EntriesModel(QAbstractTableModel):
    """Shows entries in the order of the profile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._heads = (self.tr("Words"), self.tr("Part"), self.tr("Standing"))
        self._units = {
            "working_days": self.tr("working days"),
            "days": self.tr("days"),
            "months": self.tr("months"),
        }

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries; where they are the same ones, only their words are renewed."""
        if [(e.part, e.code) for e in entries] == [(e.part, e.code) for e in self._entries]:
            self._entries = list(entries)
            if entries:
                self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, STATE))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, part: str, code: str) -> int:
        """Return where an entry is, or -1."""
        return next((at for at, e in enumerate(self._entries) if (e.part, e.code) == (part, code)), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802 - Qt's name
        """Return a column's head."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or the sign before them."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._words(entry), said(jurisdiction.title(entry.part)), self.state(entry))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {self.data(index)}"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return icon("warning") if entry.to_check else icon("check") if entry.checked else None
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == WORDS:
            return self._words(entry)
        return None

    def _words(self, entry: Entry) -> str:
        if not entry.length:
            return entry.words
        return f"{entry.words}: {entry.length} {self._units.get(entry.unit, entry.unit)}"

    def state(self, entry: Entry) -> str:
        """Return in words how far an entry can be relied on, and whether it is the reviewer's own."""
        words = []
        if entry.to_check:
            words.append(self.tr("To check"))
        elif entry.checked:
            words.append(self.tr("Checked {0}").format(in_words(entry.checked, short=True)))
        if entry.standing is Standing.CHANGED and not entry.checked:
            words.append(self.tr("changed") if words else self.tr("Changed"))
        elif entry.standing is Standing.ADDED:
            words.append(self.tr("added") if words else self.tr("Added"))
        return ", ".join(words)
