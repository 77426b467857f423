"""A table of agencies or themes against anything that can be counted, and the records behind one of its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

Index = QModelIndex | QPersistentModelIndex
MARKS = Qt.ItemDataRole.UserRole + 1
KIND = Qt.ItemDataRole.UserRole + 2
ID = Qt.ItemDataRole.UserRole + 3
MOST_LINES = 400  # records listed below a cell; the rest is on the records' own page
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of a cell: words, and the shape before them ("" for none; `ui.pages.marks` draws them)."""

    words: str
    shape: str = ""
    tone: str = "text"  # a token of the theme; never the only difference


@dataclass(frozen=True, slots=True)
class Line:
    """A record behind a cell: what opens it, its title, and what is said below it."""

    kind: str
    id: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, what a screen reader says for it, how many records it opens, and how to read them."""

    marks: tuple[Mark, ...]
    spoken: str
    count: int
    lines: Callable[[], Sequence[Line]]

    @property
    def words(self) -> str:
        """The cell as plain text."""
        return "; ".join(mark.words for mark in self.marks)


class GridModel(QAbstractTableModel):
    """Cells by the keys of their row and column; a cell that is not given is empty."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[str, str], ...] = ()
        self.columns: tuple[tuple[str, str], ...] = ()
        self._cells: Mapping[tuple[str, str], Cell] = {}
        self._empty: Callable[[str, str], str] = lambda row, column: f"{row}, {column}"

    def show(
        self,
        rows: Sequence[tuple[str, str]],
        columns: Sequence[tuple[str, str]],
        cells: Mapping[tuple[str, str], Cell],
        empty: Callable[[str, str], str],
    ) -> None:
        """Show these rows and columns, each (key, title); ``empty`` says an empty cell from its two titles."""
        self.beginResetModel()
        self.rows, self.columns, self._cells, self._empty = tuple(rows), tuple(columns), dict(cells), empty
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Return a cell; None for an empty one."""
        return self._cells.get(self.keys(index)) if index.isValid() else None

    def keys(self, index: Index) -> tuple[str, str]:
        """Return the keys of the row and the column of a cell."""
        return (self.rows[index.row()][0], self.columns[index.column()][0])

    def spoken(self, index: Index) -> str:
        """Return what a screen reader says for a cell."""
        cell = self.cell(index)
        if cell is not None:
            return cell.spoken
        return self._empty(self.rows[index.row()][1], self.columns[index.column()][1])

    def index_of(self, row: str, column: str) -> QModelIndex:
        """Return the cell of two keys; an invalid index where there is none."""
        down = next((at for at, (key, _) in enumerate(self.rows) if key == row), -1)
        across = next((at for at, (key, _) in enumerate(self.columns) if key == column), -1)
        return self.index(down, across) if down >= 0 and across >= 0 else QModelIndex()

    def as_text(self, corner: str) -> str:
        """Return the whole table with tabs and line ends, as a text processor and a spreadsheet paste it."""
        lines = ["\t".join([corner, *(title for _, title in self.columns)])]
        for row, (_, title) in enumerate(self.rows):
            cells = (self.cell(self.index(row, column)) for column in range(len(self.columns)))
            lines.append("\t".join([title, *(cell.words if cell else "" for cell in cells)]))
        return "\n".join(lines)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802 - Qt's name
        """Return the title of a row or a column."""
        heads = self.columns if orientation is Qt.Orientation.Horizontal else self.rows
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} and 0 <= section < len(heads):
            return heads[section][1]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, its marks for painting, or what is said for it."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        return cell.marks if role == MARKS else None


class LinesModel(QStandardItemModel):
    """The records behind a cell, two lines each."""

    def show(self, lines: Sequence[Line], more: str = "") -> None:
        """Show these records; ``more`` is a last line that opens nothing."""
        self.clear()
        for line in lines:
            item = QStandardItem("\n".join(part for part in (line.title, line.detail) if part))
            item.setData(line.kind, KIND)
            item.setData(line.id, ID)
            item.setEditable(False)
            self.appendRow(item)
        if more:
            item = QStandardItem(more)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.appendRow(item)
