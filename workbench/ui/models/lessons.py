"""Lessons that would be taken in, with what that would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from workbench.services.learning import Arrival, Fate
from workbench.ui.models.lines import Index, LinesModel

FATE, YEAR, TITLE, ASKED = range(4)


class LessonsModel(LinesModel[Arrival]):
    """One line a lesson; the new ones come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("What happens"), self.tr("Year"), self.tr("Review"), self.tr("Asked for, or found"))
        self._fates = {
            Fate.NEW: self.tr("New"),
            Fate.FULLER: self.tr("Adds to what is known"),
            Fate.KNOWN: self.tr("Known already"),
            Fate.BINNED: self.tr("Stays in the bin"),
        }

    def show(self, lines: Sequence[Arrival]) -> None:
        """Show other lessons."""
        order = list(Fate)
        super().show(sorted(lines, key=lambda arrival: order.index(arrival.fate)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; on hovering all of them."""
        arrival = self.line(index)
        if arrival is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        lesson = arrival.lesson
        words = (self._fates[arrival.fate], lesson.year, lesson.title, lesson.recommendation or lesson.finding)
        said = words[index.column()]
        return " ".join(said.split()) if role == Qt.ItemDataRole.DisplayRole else said
