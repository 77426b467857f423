"""The chronology: every agency's entries in one order, narrowed, edited, compared and looked at as a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import Event
from workbench.services import chronology
from workbench.services.picturing import read
from workbench.services.progress import Progress
from workbench.ui.models.chronology import ID, ChronologyModel
from workbench.ui.models.prepared import Prepared
from workbench.ui.models.sieve import Sieve
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.chronology_parts import Parts
from workbench.ui.pages.detail import Detail
from workbench.ui.pages.entry_changing import EntryChanging
from workbench.ui.pages.entry_pane import EntryPane
from workbench.ui.pages.known_asking import KnownAsking
from workbench.ui.pages.page import Page, Surroundings
from workbench.ui.pages.picture_saving import TIMELINE, PictureSaving
from workbench.ui.pages.records import key_of
from workbench.ui.pages.timeline_drawing import TimelineDrawing
from workbench.ui.pages.twice_finding import TwiceFinding
from workbench.ui.words import said
from workbench.vault.store import Changed

KIND = Event.spec.name
_FEW = 8  # changed entries that are renewed one by one
_SETTLE = 90  # ms before the pane follows the row, so that running through rows stays smooth


@dataclass(frozen=True, slots=True)
class _Kept:
    """How the page was narrowed and what was open, for the same page in other eyes."""

    words: str
    sieve: Sieve
    timeline: bool
    pane: bool


class ChronologyPage(Page):
    """The merged chronology in the present eyes. It is read in the background; in the working view it can be edited."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(key_of(KIND), said(Event.spec.plural), review, parent)
        self._around = around
        self._loaded = self._stale = False
        self._wanted, self._child = "", ""
        self._pane_wanted = True  # when a record is named, it is shown whole
        self.model = ChronologyModel(self)
        self.model.editable = review.working
        self.parts = Parts(self.title, self.model, review, around, self)
        self.table, self.filter = self.parts.table, self.parts.filter
        self.timeline, self.twice = self.parts.timeline, self.parts.twice
        self.list_pane = self.parts
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.parts)
        self.splitter.setHandleWidth(1)
        self.pane = EntryPane(self.splitter, review, around, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self._follow_timer = QTimer(self)
        self._follow_timer.setSingleShot(True)
        self._follow_timer.setInterval(_SETTLE)
        self._follow_timer.timeout.connect(self._follow_row)
        self.drawing = TimelineDrawing(self.timeline, self.model, around.tasks, self.place_of_row, self)
        self.changing = EntryChanging(review, self.table, self.parts.notice, self.pane.flush, self)
        self.knowing = KnownAsking(review, around.tasks, self.parts, self.model, self)
        self.saving = PictureSaving(TIMELINE, review, around, self.parts.notice, self)
        self.finding = TwiceFinding(review, around.tasks, self)
        self._connect()

    def _connect(self) -> None:
        parts, table = self.parts, self.table
        table.asked.connect(self._asked)
        table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.model.modelReset.connect(self._reset)
        self.changing.told.connect(self.told)
        self.changing.whole_wanted.connect(self._open_pane)
        self.filter.changed.connect(self._narrow)
        self.filter.known_asked.connect(self.ask_known)
        parts.known.shared.connect(self._show_shared)
        parts.gaps.valueChanged.connect(self._gaps_changed)
        parts.next_gap.clicked.connect(self.to_next_gap)
        parts.new.clicked.connect(self.start_new)
        parts.whole_entry.toggled.connect(self._show_pane)
        parts.child.activated.connect(self._choose_child)
        parts.bring_in.connect(self._bring_in)
        parts.show_timeline.toggled.connect(self.drawing.draw)
        parts.show_twice.toggled.connect(self._show_twice)
        self.timeline.chosen.connect(self.choose_row)
        self.timeline.save.connect(self.saving.ask)
        self.twice.next_wanted.connect(self.to_next_twice)
        self.twice.told.connect(self.told)
        self.finding.found.connect(self._twice_found)
        self.saving.told.connect(self.told)
        self.pane.closed.connect(self.close_detail)
        self.pane.told.connect(self.told)
        self.pane.follow.connect(self._follow)
        self.pane.made.connect(self.grew)
        self.review.changed.connect(self._changed)

    # being here -------------------------------------------------------------------------------------------------

    @property
    def loaded(self) -> bool:
        """Whether the entries have been read."""
        return self._loaded and not self._stale

    def arrive(self, record: str = "") -> None:
        """Be shown, at an entry where one is named."""
        self._wanted = record or self._wanted
        self.pane.prepare()
        if not self._loaded or self._stale:
            self._read()
        elif self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.choose(wanted)

    def flush(self) -> bool:
        """Keep what is being written in a cell or in the pane."""
        self.table.finish_editing()
        return not self.changing.unsaved and self.pane.flush()

    @property
    def detail(self) -> Detail:
        """The whole entry."""
        return self.pane.detail

    @property
    def busy(self) -> bool:
        """Whether a timeline is being written."""
        return self.saving.busy

    def place(self) -> str:
        """Return the id of the entry chosen, or to be chosen once it is read."""
        if not self._loaded:
            return self._wanted
        return self.pane.id or self.place_of_row()

    def panes(self) -> Sequence[QWidget]:
        """Return the timeline, the table and the record."""
        panes = [self.timeline.first] if self.timeline.isVisibleTo(self) else []
        panes.insert(0, self.parts.first)
        if self.twice.isVisibleTo(self):
            panes.append(self.twice)
        if self.pane.first is not None:
            panes.append(self.pane.first)
        return panes

    def kept(self) -> object:
        """Return how the page is narrowed and what is open."""
        timeline = self.parts.show_timeline.isChecked()
        return _Kept(self.filter.words.text(), self.filter.sieve, timeline, self.pane.open)

    def take_over(self, kept: object) -> None:
        """Narrow and open the same here."""
        if isinstance(kept, _Kept):
            self.parts.show_timeline.setChecked(kept.timeline)
            self._pane_wanted = kept.pane
            if not kept.pane:
                self.close_detail()
            self.filter.take_over(kept.words, kept.sieve)

    # reading ----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read the chronology, or take it as it was read before."""
        self._stale = False
        before = self.review.chronology(self._child)
        if before is not None:
            self._take(before)
            return
        if not self._loaded:
            self.parts.say_reading()
        companion, code, child = self.review.session.companion, self.review.eyes, self._child

        def work(progress: Progress) -> tuple[int, Prepared]:
            with companion() as session:
                version, found = session.store.data_version, read(session, code, child=child)
            progress(1, 2)
            return version, Prepared.of(found.chronology, found.incident)

        self._around.tasks.run(work, self._keep_and_take, self.parts.notice.say_error, owner=self)

    def _keep_and_take(self, found: tuple[int, Prepared]) -> None:
        version, read_now = found
        self.review.keep_chronology(version, self._child, read_now)
        if version != self.review.session.store.data_version:
            self._read()  # it was changed meanwhile
        else:
            self._take(read_now)

    def _take(self, read_now: Prepared) -> None:
        self.table.finish_editing()
        first = not self._loaded
        self._loaded = True
        self.drawing.incident = read_now.incident
        place, scrolled = self._wanted or self.place(), self.table.verticalScrollBar().value()
        self.model.show(read_now)
        self.filter.offer(read_now.facets, self._theme, exact_dates=read_now.chronology.exact_dates)
        self.parts.offer_children(read_now.chronology.children, self._child)
        self.parts.show_counts()
        self.drawing.show(read_now.picture) if self.model.sieve.empty else self.drawing.draw()
        if first:
            self.parts.share_height(len(self.timeline.view.picture.lanes))
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.choose(wanted)
        elif self.model.row_of(place) >= 0:
            self.table.verticalScrollBar().setValue(scrolled)
            self.table.go_to(self.model.row_of(place))
        if self.review.working:
            self.finding.look() if first else self.finding.decided()

    def _theme(self, word: str) -> str:
        return self.review.session.profile.title_of("theme", word)

    def _changed(self, changed: Changed) -> None:
        if self.isHidden():
            self._stale = True
            return
        self.pane.changed_elsewhere()
        mine = [id_ for kind, id_ in changed.ids if kind == KIND]
        few = self.review.working and changed.kinds <= {KIND, "comparison"} and len(mine) <= _FEW
        if not (few and self._loaded and all([self._renew(id_) for id_ in mine])):
            self._read()
        if "comparison" in changed.kinds:
            self.finding.decided()

    def _renew(self, id_: str) -> bool:
        """Show one entry as it now is; False where all must be read again."""
        old = self.model.entry(id_)
        if old is None:
            return False
        entry = chronology.entered(self.review.session, id_, old.number, child=self._child)
        if entry is None or not self.model.renew(entry):
            return False
        self.drawing.soon()
        if self.place() == id_:
            self._show_twice()
        return True

    # choosing ---------------------------------------------------------------------------------------------------

    def choose(self, id_: str) -> None:
        """Show an entry and its row; a filter that hides it is taken away."""
        if not self._loaded:
            self._wanted = id_
            return
        if self.knowing.ask_if_wanted(id_) or self.model.entry(id_) is None:
            return
        if self.model.row_of(id_) < 0:
            self.parts.known.close_bar()
            self.filter.clear()
        self.table.go_to(self.model.row_of(id_))
        if self._pane_wanted:
            self._open_pane()
        self._pane_wanted = True

    @Slot(str)
    def choose_row(self, id_: str) -> None:
        """Go to the row of an entry."""
        row = self.model.row_of(id_)
        if row >= 0:
            self.table.go_to(row)
            self.table.setFocus()

    def step(self, by: int) -> None:
        """Choose the next entry, or with -1 the one before."""
        row = self.table.current_row() + by
        if 0 <= row < self.model.rowCount():
            self.table.go_to(row)

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.timeline.view.mark(str(now.data(ID)))
            self._follow_timer.start()

    @Slot()
    def _follow_row(self) -> None:
        """Show in the pane, and in the panel below, what the row is about."""
        id_ = self.place_of_row()
        self._show_twice()
        if id_ and self.pane.open and not self.pane.show_record(id_):
            self.choose_row(self.pane.id)  # what could not be saved stays where it is

    def place_of_row(self) -> str:
        """Return the id of the row that is chosen."""
        id_ = self.table.currentIndex().data(ID)
        return id_ if isinstance(id_, str) else ""

    @Slot()
    def _show_twice(self) -> None:
        if self.twice.isVisibleTo(self):
            self.twice.show_entry(self.model.entry(self.place_of_row()), self.model.entry)

    @Slot(bool)
    def _show_pane(self, wanted: bool) -> None:
        if wanted:
            self._open_pane()
        elif self.pane.open:
            self.close_detail()

    def _open_pane(self) -> None:
        self.pane.show()
        self.parts.check_pane(True)
        if id_ := self.place_of_row():
            self.pane.show_record(id_)

    @Slot()
    def close_detail(self) -> None:
        """Close the right-hand pane."""
        if self.pane.hide():
            self.parts.check_pane(False)
            self.table.setFocus()

    def close_part(self) -> bool:
        """Close the columns, or the pane at the right, or else the panel below."""
        if self.parts.close_columns():
            return True
        if self.pane.open:
            self.close_detail()
            return True
        if self.twice.isVisible():
            self.parts.show_twice.setChecked(False)
            self.table.setFocus()
            return True
        return False

    def next_tab(self) -> None:
        """Turn to the next tab of the entry shown."""
        self.pane.next_tab()

    @Slot(str, str)
    def _follow(self, kind: str, id_: str) -> None:
        if self.flush():
            self.go.emit(key_of(kind), id_)

    def open_columns(self) -> None:
        """Open the panel in which the columns of the table are chosen, or close it."""
        self.parts.open_columns()

    # narrowing --------------------------------------------------------------------------------------------------

    def focus_filter(self) -> None:
        """Go to the words of the filter."""
        self.filter.words.setFocus()
        self.filter.words.selectAll()

    @Slot()
    def _narrow(self) -> None:
        self.table.finish_editing()
        place = self.place_of_row()
        self.model.narrow(self.filter.sieve)
        self.parts.show_counts()
        self.drawing.soon()
        row = self.model.row_of(place)
        if row >= 0:
            self.table.go_to(row)

    @Slot()
    def _reset(self) -> None:
        self.table.measure()

    @Slot(int)
    def _gaps_changed(self, days: int) -> None:
        self.model.mark_gaps(days)
        self.parts.show_counts()

    @Slot()
    def to_next_gap(self) -> None:
        """Go to the next entry that follows a silence; after the last one, to the first."""
        self._to_gap(1)

    def _to_gap(self, by: int) -> None:
        row = self.model.next_gap(self.table.current_row(), by)
        if row < 0:
            row = self.model.next_gap(-1 if by > 0 else self.model.rowCount(), by)
        if row >= 0:
            self.table.go_to(row)
            self.table.setFocus()
        else:
            self.told.emit(self.tr("No gap of {0} days or more").format(self.model.at_least))

    @Slot(int)
    def _choose_child(self, at: int) -> None:
        self._child = str(self.parts.child.itemData(at))
        self._read()

    @Slot()
    def ask_known(self) -> None:
        """Ask what an agency knew and when, beginning with the chosen entry's."""
        self.knowing.ask(self.model.entry(self.place_of_row()))

    @Slot()
    def _show_shared(self) -> None:
        self.go.emit(key_of("information_sharing"), "")

    # told twice -------------------------------------------------------------------------------------------------

    def _twice_found(self) -> None:
        self.twice.set_pairs(self.finding.pairs)
        self.model.mark_twice(self.twice.ids)
        self.parts.show_counts()
        self._show_twice()

    @Slot()
    def to_next_twice(self) -> None:
        """Go to the next entry that is perhaps told twice, and show what there is to decide."""
        rows = sorted(row for id_ in self.twice.ids if (row := self.model.row_of(id_)) >= 0)
        if not rows:
            self.told.emit(self.tr("Nothing is left to decide here"))
            return
        now = self.table.current_row()
        self.parts.show_twice.setChecked(True)
        self.table.go_to(next((row for row in rows if row > now), rows[0]))
        self._show_twice()

    # changing ---------------------------------------------------------------------------------------------------

    @Slot(str)
    def _asked(self, verb: str) -> None:
        verbs = {
            "edit": self.changing.edit,
            "open": self._open_pane,
            "filter": self.focus_filter,
            "gap": self.to_next_gap,
            "gap_before": lambda: self._to_gap(-1),
            "twice": self.to_next_twice,
            "significant": lambda: self.changing.turn("significant"),
            "omission": lambda: self.changing.turn("omission"),
            "themes": self.changing.choose_themes,
        }
        verbs[verb]()

    @Slot()
    def start_new(self) -> None:
        """Begin a new entry in the pane."""
        if not self.review.working:
            self.told.emit(self.tr("Go back to the working view to add records"))
        elif self.flush():
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self._open_pane()
            self.detail.start_new()

    def put_in_bin(self) -> None:
        """Move the chosen entry to the bin; undo brings it back."""
        id_ = self.place()
        if not self._loaded or not id_ or not self.review.working or not self.flush():
            return
        neighbour = self._neighbour()
        try:
            self.review.put_in_bin(KIND, id_)
        except WorkbenchError as error:
            self.parts.notice.say_error(error)
            return
        self.told.emit(self.tr("Moved to the bin; Ctrl+Z brings it back"))
        if neighbour:
            self.choose_row(neighbour)
        else:
            self.close_detail()

    def _neighbour(self) -> str:
        """Return the id of the row after the chosen one, or else before it."""
        row = self.table.current_row()
        rows = [at for at in (row + 1, row - 1) if 0 <= at < self.model.rowCount()]
        return self.model.entry_at(rows[0]).id if rows else ""

    @Slot()
    def _bring_in(self) -> None:
        self.go.emit("import", "")
