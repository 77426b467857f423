"""The rows of a chronology before they are stored: what was made of each date beside the sender's own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from workbench.services.importing import Fate, SeenRow
from workbench.ui.dates import in_words
from workbench.ui.models.lines import Index, LinesModel

ROW, FATE, DATE, WRITTEN, WHAT, PROBLEM = range(6)
_LONGEST = 300  # characters of what happened; the whole comes in


class PreviewModel(LinesModel[SeenRow]):
    """Shows all rows, or only those that need a look."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SeenRow, ...] = ()
        self._only_doubtful = False
        self.heads = (
            self.tr("Row"),
            self.tr("Becomes"),
            self.tr("Date"),
            self.tr("As the sender wrote it"),
            self.tr("What happened"),
            self.tr("Needs a look"),
        )
        self._fates = {
            Fate.NEW: self.tr("new"),
            Fate.CHANGED: self.tr("changed"),
            Fate.SAME: self.tr("as it is"),
            Fate.GONE: self.tr("gone"),
            Fate.THROWN_AWAY: self.tr("in the bin"),
        }

    def set_rows(self, rows: Sequence[SeenRow]) -> None:
        """Show these rows."""
        self._rows = tuple(rows)
        self._choose()

    def only_doubtful(self, only: bool) -> None:
        """Show only rows with a problem, or all."""
        self._only_doubtful = only
        self._choose()

    def _choose(self) -> None:
        self.show([r for r in self._rows if r.problem or r.fate is Fate.GONE or not self._only_doubtful])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; where they are cut short, all of them as a tip."""
        row = self.line(index)
        if row is None:
            return None
        words = self._words(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in {WRITTEN, WHAT, PROBLEM}:
            return words or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heads[index.column()]}: {words or self.tr('nothing')}"
        return None

    def _words(self, row: SeenRow, column: int) -> str:
        if column == DATE:
            day = in_words(row.date, short=True) if row.date else self.tr("note") if row.is_note else self.tr("none")
            return f"{day}, {row.time}" if row.time else day
        return (
            str(row.row or ""),
            self._fates[row.fate],
            "",
            row.date_text,
            " ".join(row.what.split())[:_LONGEST],
            row.problem or "",
        )[column]
