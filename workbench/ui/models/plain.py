"""Rows of words under headings, where a table needs no more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from workbench.ui.models.lines import Index, LinesModel


class WordsModel(LinesModel[tuple[str, ...]]):
    """Rows of words under headings; the first column says the whole row for assistive technology."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(headings)

    def show(self, lines: Sequence[Sequence[str]]) -> None:
        """Show other rows; the same ones keep what is chosen."""
        given = [tuple(line) for line in lines]
        if given != list(self.lines):
            super().show(given)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words."""
        row = self.line(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return "; ".join(f"{head}: {words}" for head, words in zip(self.heads, row, strict=True) if words)
        return None
