"""The merged chronology as a table that filters itself: 20,000 entries, none of them made twice."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.analysis import contacts
from workbench.analysis.contacts import Gap
from workbench.analysis.silences import Silences
from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.services.chronology import Chronology, Entry
from workbench.ui.dates import in_words
from workbench.ui.models.prepared import Prepared
from workbench.ui.models.remarks import Remark, remarks_on
from workbench.ui.models.sieve import Sieve, folded
from workbench.ui.words import quantity, said_in

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole + 1
ID = Qt.ItemDataRole.UserRole + 2
USUAL_GAP = 28  # days; a silence of four weeks is worth a look
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right before anyone chose others; `NAMES` are the fields that they show."""

    DATE = 0
    AGENCY = 1
    WHAT = 2
    ACTION = 3
    OUTCOME = 4
    PEOPLE = 5
    SOURCE = 6


FIELDS = {Column.WHAT: "what_happened", Column.ACTION: "action_taken", Column.OUTCOME: "outcome"}
NAMES = {Column.DATE: "date", Column.AGENCY: "agency", **FIELDS, Column.PEOPLE: "people", Column.SOURCE: "source"}
_TITLES = {
    Column.DATE: QT_TRANSLATE_NOOP("chronology", "Date and age"),
    Column.AGENCY: QT_TRANSLATE_NOOP("chronology", "Agency"),
    Column.WHAT: QT_TRANSLATE_NOOP("chronology", "What happened"),
    Column.ACTION: QT_TRANSLATE_NOOP("chronology", "Action taken"),
    Column.OUTCOME: QT_TRANSLATE_NOOP("chronology", "Outcome"),
    Column.PEOPLE: QT_TRANSLATE_NOOP("chronology", "People"),
    Column.SOURCE: QT_TRANSLATE_NOOP("chronology", "Source"),
}
_EMPTY = Chronology((), (), True, "")


class ChronologyModel(QAbstractTableModel):
    """Entries as services.chronology gives them, those that pass the sieve, with what is said about each.

    ``rewritten`` asks for the change of an entry: its id and the new values of fields.
    """

    rewritten = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chronology = _EMPTY
        self.sieve = Sieve()
        self.at_least = USUAL_GAP
        self.editable = False
        self._texts: list[str] = []
        self._looked_among: Sequence[int] = ()  # places of those whose contacts are looked at
        self._shown: Sequence[int] = ()  # and of those that are shown, in the order of all entries
        self._places: Mapping[str, int] = {}
        self._agencies: Mapping[str, Sequence[int]] = {}
        self._everyones = self._silences = Silences()  # everyone's, and those that are told
        self._gaps: dict[str, Gap] = {}
        self._told_twice: frozenset[str] = frozenset()
        self._perhaps: frozenset[str] = frozenset()

    # what Qt asks -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many entries are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell; what links to others is changed in the entry's form."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.editable and (index.column() == Column.DATE or index.column() in FIELDS)
        return base | Qt.ItemFlag.ItemIsEditable if editable else base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, all of it for assistive technology, or the entry itself."""
        if not index.isValid():
            return None
        entry = self.entry_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(entry, index.column())
        if role == ENTRY:
            return entry
        if role == ID:
            return entry.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(entry, index.column())
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(Column):
            if role == Qt.ItemDataRole.DisplayRole:
                return said_in("chronology", _TITLES[Column(section)])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for a change; ``value`` are the new values of fields."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not isinstance(value, Mapping):
            return False
        self.rewritten.emit(self.entry_at(index.row()).id, dict(value))
        return True

    # what is shown ----------------------------------------------------------------------------------------------

    def show(self, prepared: Prepared) -> None:
        """Show another chronology through the same sieve."""
        self.beginResetModel()
        self.chronology = prepared.chronology
        self._texts, self._places = list(prepared.texts), prepared.places
        self._agencies = prepared.agencies
        self._everyones = prepared.silences.copy()
        self._look_among()
        self._sift(self._looked_among)
        self.endResetModel()

    def narrow(self, sieve: Sieve) -> None:
        """Show what passes."""
        if sieve == self.sieve:
            return
        self.beginResetModel()
        rescoped, narrower = sieve.scope != self.sieve.scope, sieve.only_narrows(self.sieve)
        self.sieve = sieve
        if rescoped:
            self._look_among()
        self._sift(self._shown if narrower else self._looked_among)
        self.endResetModel()

    def mark_gaps(self, at_least: int) -> None:
        """Mark silences of at least so many days."""
        self.at_least = at_least
        self._find_gaps()
        self._repaint()

    def mark_twice(self, ids: Iterable[str]) -> None:
        """Mark what may be told twice."""
        self._told_twice = frozenset(ids)
        self._repaint()

    def mark_perhaps(self, ids: Iterable[str]) -> None:
        """Mark what was only perhaps known at the time."""
        self._perhaps = frozenset(ids)
        self._repaint()

    def renew(self, entry: Entry) -> bool:
        """Show one entry as it now is; False where its place changes, so that all must be read again."""
        at = self._places.get(entry.id)
        if at is None:
            return False
        old = self.chronology.entries[at]
        if (old.date, old.time, old.sequence, old.agency) != (entry.date, entry.time, entry.sequence, entry.agency):
            return False
        entries = list(self.chronology.entries)
        entries[at] = entry
        self.chronology = Chronology(
            tuple(entries), self.chronology.children, self.chronology.exact_dates, self.chronology.audience
        )
        self._texts[at] = folded(entry)
        self._count_again(old, entry)
        row = self.row_of(entry.id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        return True

    # where things are -------------------------------------------------------------------------------------------

    def entry_at(self, row: int) -> Entry:
        """Return the entry of a row."""
        return self.chronology.entries[self._shown[row]]

    def row_of(self, id_: str) -> int:
        """Return the row of an entry, or -1 where it is not shown."""
        at = self._places.get(id_, -1)
        row = bisect.bisect_left(self._shown, at)
        return row if at >= 0 and row < len(self._shown) and self._shown[row] == at else -1

    def entry(self, id_: str) -> Entry | None:
        """Return an entry of the chronology, shown or not."""
        at = self._places.get(id_)
        return None if at is None else self.chronology.entries[at]

    def shown(self) -> list[Entry]:
        """Return the entries that are shown."""
        return [self.chronology.entries[at] for at in self._shown]

    @property
    def gaps(self) -> Sequence[Gap]:
        """The silences that are marked."""
        return list(self._gaps.values())

    def next_gap(self, row: int, by: int = 1) -> int:
        """Return the next row, or with -1 the one before, that follows a silence; -1 for none."""
        rows = range(row + 1, len(self._shown)) if by > 0 else range(row - 1, -1, -1)
        return next((at for at in rows if self.entry_at(at).id in self._gaps), -1)

    def remarks(self, entry: Entry) -> list[Remark]:
        """Return what is to be said above an entry's words."""
        return remarks_on(
            entry, self._gaps.get(entry.id), twice=entry.id in self._told_twice, perhaps=entry.id in self._perhaps
        )

    def interval(self, entry: Entry) -> str:
        """Return how long after the contact before an entry came, in words; "" where that cannot be said."""
        span = contacts.contact(entry)
        since = None if span is None else self._silences.days_before(span)
        if since is None:
            return ""
        if since == 0:
            return self.tr("the same day")
        return self.tr("{0} later").format(quantity(since, self.tr("day"), self.tr("days")))

    # inside -----------------------------------------------------------------------------------------------------

    def _sift(self, among: Sequence[int]) -> None:
        """Find what is shown, among the entries at these places."""
        entries, texts = self.chronology.entries, self._texts
        for word in self.sieve.words:
            among = [at for at in among if word in texts[at]]
        rest = replace(self.sieve, words=(), agencies=frozenset(), people=frozenset(), known=None)
        if not rest.empty:
            among = [at for at in among if rest.passes(entries[at], "")]
        self._shown = among

    def _look_among(self) -> None:
        """Find whose contacts are looked at, and count intervals and silences among those."""
        scope, entries = self.sieve.scope, self.chronology.entries
        if scope.empty:
            self._looked_among, self._silences = range(len(entries)), self._everyones
        else:
            those = sorted(at for agency in scope.agencies for at in self._agencies.get(agency, ()))
            among = those if scope.agencies else range(len(entries))
            self._looked_among = [at for at in among if scope.passes(entries[at], "")]
            self._silences = self._everyones.among(frozenset(entries[at].id for at in self._looked_among))
        self._find_gaps()

    def _count_again(self, old: Entry, new: Entry) -> None:
        """Count where one entry has changed."""
        before, now = contacts.contact(old), contacts.contact(new)
        if not self.chronology.exact_dates or (before == now and old.people == new.people):
            return
        for silences in {id(s): s for s in (self._everyones, self._silences)}.values():
            if before is not None:
                silences.take_out(before)
            if now is not None and (silences is self._everyones or self.sieve.scope.passes(new, "")):
                silences.put(now)
        self._find_gaps()

    def _find_gaps(self) -> None:
        self._gaps = {gap.after: gap for gap in self._silences.gaps(self.at_least)}

    def _repaint(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(Column) - 1))

    def _words(self, entry: Entry, column: int) -> str:
        if column == Column.DATE:
            return self.date_lines(entry)[0]
        if column == Column.AGENCY:
            return entry.agency_name or ""
        if column == Column.PEOPLE:
            return ", ".join(entry.people_names)
        if column == Column.SOURCE:
            return entry.source_title or ""
        return " ".join((getattr(entry, FIELDS[Column(column)]) or "").split())

    def date_lines(self, entry: Entry) -> list[str]:
        """Return what stands in the column of dates: the date, below it time and age, and below those the interval."""
        exact = self.chronology.exact_dates
        date = in_words(entry.date or "", short=True) if exact else entry.date or ""
        second = " · ".join(part for part in (entry.time, entry.age) if part)
        return [date or self.tr("No date"), *(part for part in (second, self.interval(entry)) if part)]

    def _spoken(self, entry: Entry, column: int) -> str:
        """Return a cell in full: a reader who hears it gets the marks in words before what happened."""
        title = said_in("chronology", _TITLES[Column(column)])
        if column == Column.DATE:
            return f"{title}: {'; '.join(self.date_lines(entry))}"
        if column == Column.WHAT:
            marks = "".join(f"{remark.words}. " for remark in self.remarks(entry))
            comment = self.tr(" Comment: {0}").format(entry.comment) if entry.comment else ""
            return f"{marks}{title}: {self._words(entry, column)}{comment}"
        return f"{title}: {self._words(entry, column)}"

    def _hint(self, entry: Entry, column: int) -> str | None:
        if column == Column.DATE and entry.date_text:
            return self.tr("As sent: {0}").format(entry.date_text)
        if column == Column.WHAT and entry.comment:
            return self.tr("Comment: {0}").format(entry.comment)
        return None
