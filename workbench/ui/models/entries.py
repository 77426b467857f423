"""The entries of the jurisdiction's profile as a table: what they say, their part, how far they can be relied on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from workbench.services import jurisdiction
from workbench.services.jurisdiction import Entry, Standing
from workbench.ui.dates import in_words
from workbench.ui.icons import icon
from workbench.ui.models.lines import Index, LinesModel
from workbench.ui.words import said

WORDS, PART, STATE = range(3)


class EntriesModel(LinesModel[Entry]):
    """Shows entries in the order of the profile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("Words"), self.tr("Part"), self.tr("Standing"))
        self._units = {
            "working_days": self.tr("working days"),
            "days": self.tr("days"),
            "months": self.tr("months"),
        }

    def show(self, lines: Sequence[Entry]) -> None:
        """Show these entries; where they are the same ones, only their words are renewed."""
        same = [(e.part, e.code) for e in lines] == [(e.part, e.code) for e in self.lines]
        (self.renew if same else super().show)(lines)

    def row_of(self, part: str, code: str) -> int:
        """Return where an entry is, or -1."""
        return next((at for at, e in enumerate(self.lines) if (e.part, e.code) == (part, code)), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or the sign before them."""
        entry = self.line(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._words(entry), said(jurisdiction.title(entry.part)), self.state(entry))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heads[index.column()]}: {self.data(index)}"
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
