"""What the page of the chronology is made of, and where it stands: head, filter, timeline, table, panel below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.records import Event
from workbench.services.chronology import Child
from workbench.ui.forms.editor import calm, name_inside, name_list
from workbench.ui.icons import icon
from workbench.ui.models.chronology import USUAL_GAP, ChronologyModel
from workbench.ui.notice import Empty, Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.columns_panel import ColumnsPanel
from workbench.ui.pages.entry_table import EntryTable
from workbench.ui.pages.filter_bar import FilterBar
from workbench.ui.pages.known_bar import KnownBar
from workbench.ui.pages.page import Surroundings, heading, line
from workbench.ui.pages.timeline_pane import TimelinePane
from workbench.ui.pages.twice_panel import TwicePanel
from workbench.ui.theme import mark, wide
from workbench.ui.words import said

_TABLE, _EMPTY, _NONE_PASSES = range(3)
_TIMELINE, _LANE, _TALLEST = 66, 20, 246  # px at first; a timeline's without its lanes
_PANEL = 14  # lines at first
_NARROWEST, _NARROW = 44, 76  # characters; a narrow page leaves out what has a key as well
_LONGEST_GAP = 3650


class Parts(QWidget):
    """The left-hand side of the page: everything but the record."""

    bring_in = Signal()

    def __init__(
        self, title: str, model: ChronologyModel, review: OpenReview, around: Surroundings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._model, self._review = model, review
        self._panel: ColumnsPanel | None = None
        self.setMinimumWidth(wide(_NARROWEST))
        self.notice = Notice(self)
        self.filter = FilterBar(self)
        self.known = KnownBar(self)
        self.timeline = TimelinePane(around.theme, self)
        self.table = EntryTable(model, around.theme, around.preferences, self)
        self.table.setAccessibleName(title)
        self.twice = TwicePanel(review, self)
        self.twice.hide()
        head = self._head(title)
        self._add_gaps()
        self.body = QStackedWidget(self)
        self.body.addWidget(self.table)
        self.body.addWidget(self._empty())
        self.body.addWidget(self._none_passes())
        self.upright = QSplitter(Qt.Orientation.Vertical, self)
        self.upright.setChildrenCollapsible(False)
        self.upright.setHandleWidth(1)
        for part in (self.timeline, self.body, self.twice):
            self.upright.addWidget(part)
        self.upright.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.filter)
        box.addWidget(self.known)
        box.addWidget(self.notice)
        box.addWidget(line(self))
        box.addWidget(self.upright, 1)
        self.show_timeline.toggled.connect(self._timeline_toggled)
        self.show_twice.toggled.connect(self._twice_toggled)
        self.twice.closed.connect(self._close_twice)
        self.show_timeline.setChecked(True)

    def _head(self, title: str) -> QHBoxLayout:
        self.count = heading("", self, "quiet")
        self.count.setContentsMargins(0, 6, 0, 0)
        self.child = QComboBox(self)
        name_list(self.child, self.tr("Whose age is shown"))
        self.child.setToolTip(self.tr("Whose age is shown beside each date"))
        calm(self.child)
        self.child.hide()
        self.show_timeline = self._toggle(self.tr("Timeline"), self.tr("Show the timeline above the table"))
        self.show_twice = self._toggle(self.tr("Told twice"), self.tr("Compare entries that may tell of one event (D)"))
        self.whole_entry = self._toggle(
            self.tr("Whole entry"), self.tr("Show the whole entry at the right (Ctrl+Enter)")
        )
        self.new = QPushButton(icon("add"), self.tr("New"), self)
        name_inside(self.new, self.tr("New {0}").format(said(Event.spec.title).lower()), self.tr("New record (Ctrl+N)"))
        self.new.setVisible(self._review.working)
        self.show_twice.setVisible(self._review.working)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 16, 0)
        head.setSpacing(8)
        self._title = heading(title, self)
        head.addWidget(self._title)
        head.addWidget(self.count)
        head.addStretch(1)
        for widget in (self.child, self.show_timeline, self.show_twice, self.whole_entry, self.new):
            head.addWidget(widget)
        return head

    def _toggle(self, words: str, description: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setCheckable(True)
        button.setProperty("role", "toggle")
        name_inside(button, words, description)
        return button

    def _add_gaps(self) -> None:
        """Put the finder of silences behind the filter."""
        self.gaps = QSpinBox(self.filter)
        self.gaps.setRange(1, _LONGEST_GAP)
        self.gaps.setValue(USUAL_GAP)
        self.gaps.setSuffix(self.tr(" days"))
        self.gaps.setKeyboardTracking(False)
        self.gaps.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.gaps.setFixedWidth(wide(11))
        calm(self.gaps)
        words = QLabel(self.tr("Gaps of"), self.filter)
        words.setBuddy(self.gaps)
        name_inside(self.gaps, self.tr("Gaps of at least so many days"), self.tr("How long without contact is a gap"))
        self.next_gap = QPushButton(self.filter)
        name_inside(self.next_gap, self.tr("Next gap"), self.tr("To the next gap (G)"))
        self._gap_parts = (words, self.gaps, self.next_gap)
        self.filter.row.addSpacing(8)
        self.choose_columns = QPushButton(self.tr("&Columns"), self.filter)
        name_inside(
            self.choose_columns, self.tr("Columns"), self.tr("Choose, move and widen the columns (Ctrl+Shift+C)")
        )
        self.choose_columns.clicked.connect(self.open_columns)
        for widget in (*self._gap_parts, self.choose_columns):
            self.filter.row.addWidget(widget)

    def _empty(self) -> QWidget:
        self.empty = Empty("", self.tr("Bring in chronologies"), self.bring_in.emit, self)
        return self.empty

    def _none_passes(self) -> QWidget:
        words = self.tr("No entry passes these filters.")
        self.none_passes = Empty(words, self.tr("Show everything"), self._show_everything, self)
        return self.none_passes

    @Slot()
    def _show_everything(self) -> None:
        self.known.close_bar()
        self.filter.clear()

    @Slot()
    def open_columns(self) -> None:
        """Open the panel in which the columns are chosen, or close it."""
        if self.close_columns() or self.body.currentIndex() != _TABLE:
            return
        self._panel = ColumnsPanel(self.table.columns, self)
        self._panel.closed.connect(self._columns_closed)
        self._panel.open_at(self.filter.mapTo(self, self.filter.rect().bottomRight()))

    def close_columns(self) -> bool:
        """Close the panel of the columns; return whether it was open."""
        if self._panel is None:
            return False
        self._panel.put_away()
        return True

    @Slot()
    def _columns_closed(self) -> None:
        self._panel = None
        self.table.setFocus()

    # what is shown ----------------------------------------------------------------------------------------------

    @property
    def first(self) -> QWidget:
        """The table, or what stands for it."""
        stands_for = {_TABLE: self.table, _EMPTY: self.empty.button, _NONE_PASSES: self.none_passes.button}
        return stands_for[self.body.currentIndex()]

    def share_height(self, lanes: int) -> None:
        """Give the timeline the height that its lanes need, within reason, and the table the rest."""
        timeline = min(_TIMELINE + lanes * _LANE, _TALLEST)
        panel = self.fontMetrics().lineSpacing() * _PANEL
        self.upright.setSizes([timeline, max(100, self.upright.height() - timeline), panel])

    def say_reading(self) -> None:
        """Say that the entries are being read."""
        self.count.setText(self.tr("Reading…"))

    def offer_children(self, children: Sequence[Child], chosen: str) -> None:
        """Offer whose age is to be shown, where there are several that may be told."""
        told = [child for child in children if child.born]
        self.child.clear()
        for child in told:
            self.child.addItem(self.tr("Age of {0}").format(child.name), child.id)
        self.child.setCurrentIndex(max(0, self.child.findData(chosen)))
        self.child.setVisible(len(told) > 1)

    def show_counts(self) -> None:
        """Say how many entries there are and are shown, how many gaps, and how much is told twice."""
        model = self._model
        everything, shown = len(model.chronology.entries), model.rowCount()
        self.count.setText(
            f"{everything:,}" if shown == everything else self.tr("{0} of {1}").format(f"{shown:,}", f"{everything:,}")
        )
        self.body.setCurrentIndex(_TABLE if shown else _NONE_PASSES if everything else _EMPTY)
        self.filter.setEnabled(everything > 0)
        self.empty.button.setVisible(self._review.working)
        self.empty.label.setText(
            f"{said(Event.spec.about)}\n\n"
            + (
                self.tr("Nothing is here yet.")
                if self._review.working
                else self.tr("This audience sees none of these.")
            )
        )
        self._fit()
        gaps = len(model.gaps)
        self.next_gap.setText(self.tr("Next of {0}").format(gaps) if gaps else self.tr("None"))
        self.next_gap.setEnabled(gaps > 0)
        undecided = len(self.twice.ids)
        words = self.tr("Told twice")
        self.show_twice.setText(f"{words}: {undecided}" if undecided else words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < wide(_NARROW)
        for widget in self._gap_parts:
            widget.setVisible(self._model.chronology.exact_dates and not narrow)
        self.choose_columns.setVisible(not narrow)
        self.show_twice.setVisible(self._review.working and not narrow)
        self.count.setVisible(not narrow)
        self.new.setText("" if narrow else self.tr("New"))
        mark(self._title, "role", "heading" if narrow else "title")

    def check_pane(self, open_: bool) -> None:
        """Say whether the whole entry is shown; the pane that shows it has its own way to close."""
        self.whole_entry.setVisible(not open_)
        self.whole_entry.blockSignals(True)
        self.whole_entry.setChecked(open_)
        self.whole_entry.blockSignals(False)

    @Slot(bool)
    def _timeline_toggled(self, wanted: bool) -> None:
        self.timeline.setVisible(wanted)

    @Slot(bool)
    def _twice_toggled(self, wanted: bool) -> None:
        self.twice.setVisible(wanted)

    @Slot()
    def _close_twice(self) -> None:
        self.show_twice.setChecked(False)
        self.table.setFocus()
