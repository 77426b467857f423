"""What every table of lines under fixed headings is: a model says only what stands in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Line = TypeVar("Line")
NOWHERE = QModelIndex()
"""The parent of every line of a table."""


class HeadedModel(QAbstractTableModel):
    """A table whose columns are its ``heads``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: tuple[str, ...] = ()

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many headings there are."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        across = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.heads[section] if across else None


class LinesModel(HeadedModel, Generic[Line]):
    """A headed table with a line for each thing that it is given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def renew(self, lines: Sequence[Line]) -> None:
        """Show the same lines in other words: what is chosen stays chosen."""
        self.lines = tuple(lines)
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.heads) - 1))

    def line(self, at: int | Index) -> Line | None:
        """Return what stands in a row; None where there is no such row."""
        row = at if isinstance(at, int) else at.row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)
