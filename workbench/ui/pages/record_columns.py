"""The columns of a table of records: chosen, moved, made wider and sorted by key or mouse, and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from workbench.records import Field, FieldKind
from workbench.ui.models import arrangement, columns
from workbench.ui.settings import Preferences

_RELATIVE = 7  # characters more: "about four and a half years before the incident"
_STAY = 2  # columns that stay however narrow the table is


class RecordColumns(QObject):
    """Arranges the table of a kind, whose model has the fields of `columns.offered`, or others, in that order.

    ``first`` are the names of those shown before anyone chose.
    """

    sortable = True  # whether the table may stand in another order than that of the work

    def __init__(
        self,
        kind: str,
        table: QTableView,
        preferences: Preferences,
        *,
        exact_dates: bool = True,
        fields: Sequence[Field[Any]] = (),
        first: Sequence[str] = (),
    ) -> None:
        super().__init__(table)
        self.kind, self._table, self._preferences, self._exact = kind, table, preferences, exact_dates
        self.fields = {field.name: field for field in fields or columns.offered(kind)}
        self._at = {name: at for at, name in enumerate(self.fields)}
        self._first = tuple(first) or tuple(field.name for field in columns.columns(kind))
        kept = preferences.get(arrangement.kept_as(kind))
        self.now = arrangement.read(kept, tuple(self.fields), self._first)
        self._arranging = False
        across = table.horizontalHeader()
        across.setSectionsMovable(True)
        across.setStretchLastSection(True)
        across.setMinimumSectionSize(arrangement.NARROWEST)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._arrange()
        across.sectionMoved.connect(self._moved)
        across.sectionResized.connect(self._resized)
        across.sortIndicatorChanged.connect(self._sorted)

    @property
    def usual(self) -> bool:
        """Whether the table stands as it did before anyone chose."""
        return self.now == arrangement.Arrangement(self._first)

    def left_out(self) -> list[str]:
        """Return the labels of the chosen columns for which there is no room now."""
        return [self.fields[n].label for n in self.now.shown if self._table.isColumnHidden(self._at[n])]

    def choose(self, new: arrangement.Arrangement) -> None:
        """Let the table stand in another way, and remember it; without any column it stays as it is."""
        if new.shown:
            self.now = new if new.sort in new.shown else replace(new, sort="", down=False)
            self._keep()
            self._arrange()

    def back(self) -> None:
        """Let the table stand as it did before anyone chose."""
        self.choose(arrangement.Arrangement(self._first))

    def wider(self, name: str, by: int) -> None:
        """Make a column wider by so many pixels, or with a negative number narrower."""
        self.choose(self.now.with_width(name, self._table.columnWidth(self._at[name]) + by))

    @Slot()
    def fit(self) -> None:
        """Share the room: every column gets what it needs, the last ones wait where there is too little."""
        if self._arranging:
            return
        self._arranging = True
        room = self._table.viewport().width()
        shown = self._fitting(room)
        for name, at in self._at.items():
            self._table.setColumnHidden(at, name not in shown)
        sharing = [n for n in shown if n not in self.now.widths and self._share(n)]
        fixed = {name: self._wanted(name) for name in shown if name not in sharing}
        over = sum(fixed.values()) + sum(self._least(name) for name in sharing) - room
        for name in reversed(list(fixed)):  # what was made wide gives way before a column goes
            give = min(max(over, 0), fixed[name] - self._least(name))
            fixed[name] -= give
            over -= give
        left, shares = room - sum(fixed.values()), sum(map(self._share, sharing))
        for name in shown:
            wide = fixed.get(name) or max(left * self._share(name) // shares, arrangement.NARROWEST)
            self._table.setColumnWidth(self._at[name], wide)
        self._arranging = False

    def _fitting(self, room: int) -> list[str]:
        """Return the columns for which there is room."""
        shown = list(self.now.shown)
        while len(shown) > _STAY and sum(self._least(name) for name in shown) > room:
            shown.pop()
        return shown

    def _share(self, name: str) -> int:
        """Return how many parts a column gets of what is left; 0 for one that has a width of its own."""
        return 0 if columns.width(self.fields[name]) else 1

    def _wanted(self, name: str) -> int:
        return self.now.widths.get(name) or self._needed(name)

    def _least(self, name: str) -> int:
        """Return the width below which a column is of no use; one that was made narrower by hand may be so."""
        return min(self._needed(name), self.now.widths.get(name, self._needed(name)))

    def _needed(self, name: str) -> int:
        field = self.fields[name]
        characters = columns.width(field) or columns.FEWEST[field.kind]
        if field.kind is FieldKind.DATE and not self._exact:
            characters += _RELATIVE
        return QFontMetrics(QApplication.font()).averageCharWidth() * characters + 16

    def _arrange(self) -> None:
        self._arranging = True
        across = self._table.horizontalHeader()
        order = [*self.now.shown, *(name for name in self.fields if name not in self.now.shown)]
        for place, name in enumerate(order):
            across.moveSection(across.visualIndex(self._at[name]), place)
        down = Qt.SortOrder.DescendingOrder if self.now.down else Qt.SortOrder.AscendingOrder
        if self.sortable:
            self._table.sortByColumn(self._at.get(self.now.sort, -1), down)
        self._arranging = False
        self.fit()

    def _keep(self) -> None:
        self._preferences.put(arrangement.kept_as(self.kind), "" if self.usual else self.now.text())

    @Slot(int, int, int)
    def _moved(self, logical: int, old: int, new: int) -> None:
        if not self._arranging:
            across = self._table.horizontalHeader()
            shown = sorted(self.now.shown, key=lambda name: across.visualIndex(self._at[name]))
            self.choose(replace(self.now, shown=tuple(shown)))

    @Slot(int, int, int)
    def _resized(self, logical: int, old: int, new: int) -> None:
        across = self._table.horizontalHeader()
        last = across.visualIndex(logical) == max(
            (across.visualIndex(at) for at in self._at.values() if not across.isSectionHidden(at)), default=-1
        )
        if not self._arranging and not last:  # the last one takes what is left, whatever it is told
            self.now = self.now.with_width(list(self.fields)[logical], new)
            self._keep()

    @Slot(int, Qt.SortOrder)
    def _sorted(self, logical: int, order: Qt.SortOrder) -> None:
        if not self._arranging:
            name = list(self.fields)[logical] if logical >= 0 else ""
            self.now = replace(self.now, sort=name, down=bool(name) and order is Qt.SortOrder.DescendingOrder)
            self._keep()
