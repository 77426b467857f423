"""The columns of the chronology: chosen, moved, made wider and remembered as any table's; its order is that of time."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from workbench.records import Event
from workbench.ui.models.chronology import NAMES, ChronologyModel, Column
from workbench.ui.pages.entry_delegate import EntryDelegate
from workbench.ui.pages.record_columns import RecordColumns
from workbench.ui.settings import Preferences
from workbench.ui.theme import wide

_FIRST = tuple(NAMES[c] for c in (Column.DATE, Column.AGENCY, Column.WHAT, Column.ACTION, Column.OUTCOME))
_DATE, _AGENCY, _WHAT = (NAMES[c] for c in (Column.DATE, Column.AGENCY, Column.WHAT))
_NEEDED = {_DATE: 22, _AGENCY: 18, _WHAT: 30}  # characters; others need
_OTHERS = 20
_RELATIVE, _FEWEST, _STACKED = 24, 24, 21  # characters of a date in words; of what happened; with the agency below
_SHARES = {_DATE: 0, _AGENCY: 0, _WHAT: 5}
_OTHERS_SHARE = 3


class EntryColumns(RecordColumns):
    """Where there is no room for the agency, it stands below the date."""

    sortable = False

    def __init__(
        self, table: QTableView, delegate: EntryDelegate, model: ChronologyModel, preferences: Preferences
    ) -> None:
        self._delegate, self._model = delegate, model
        fields = [Event.spec.fields[NAMES[column]] for column in Column]
        super().__init__(Event.spec.name, table, preferences, fields=fields, first=_FIRST)

    def left_out(self) -> list[str]:
        """Return the labels of the chosen columns for which there is no room now."""
        below = self.fields[_AGENCY].label if self._delegate.stacked else ""
        return [label for label in super().left_out() if label != below]

    def _fitting(self, room: int) -> list[str]:
        shown = list(self.now.shown)
        self._delegate.stacked = False
        if {_DATE, _AGENCY} <= set(shown):
            self._delegate.stacked = room - self._least(_DATE) - self._least(_AGENCY) < wide(_FEWEST)
        if self._delegate.stacked:
            shown.remove(_AGENCY)
        others = [name for name in shown if name not in (_DATE, _WHAT)]
        while others and len(shown) > 1 and sum(map(self._least, shown)) > room:
            shown.remove(others.pop())
        return shown

    def _share(self, name: str) -> int:
        return _SHARES.get(name, _OTHERS_SHARE)

    def _needed(self, name: str) -> int:
        if name == _DATE:
            exact = self._model.chronology.exact_dates
            return wide(_STACKED if self._delegate.stacked else _NEEDED[_DATE] if exact else _RELATIVE)
        return wide(_NEEDED.get(name, _OTHERS))
