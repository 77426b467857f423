"""The timeline above the chronology: the picture or its table, how large, and the way to a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.analysis import lanes
from workbench.reports.timeline import Picture
from workbench.services.chronology import Entry
from workbench.ui.forms.editor import name_inside
from workbench.ui.models.months import FIRST_ID, MonthsModel
from workbench.ui.pages.timeline_legend import TimelineLegend
from workbench.ui.pages.timeline_view import TimelineView
from workbench.ui.theme import Theme, wide

_PICTURE, _TABLE = range(2)
_NARROW = 52  # characters


class TimelinePane(QWidget):
    """Shows the entries that the table below it shows; ``chosen`` names an entry to go to."""

    chosen = Signal(str)
    save = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timeline"))
        self._counted: Sequence[Entry] = ()
        self._exact_dates = True
        self.view = TimelineView(theme, self)
        self.months = MonthsModel(self)
        self.table = self._table()
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(self._head(theme))
        box.addWidget(self.stack, 1)
        self.view.chosen.connect(self.chosen)

    def _head(self, theme: Theme) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 12, 0)
        head.setSpacing(8)
        head.addWidget(TimelineLegend(theme, self), 1)
        self.smaller = self._button("−", self.tr("Smaller"), self.tr("Narrower months (−)"))
        self.larger = self._button("+", self.tr("Larger"), self.tr("Wider months (+)"))
        self.whole = self._button(self.tr("Whole"), self.tr("The whole timeline"), self.tr("All of it (0)"))
        self.as_table = self._button(
            self.tr("As a table"), self.tr("As a table"), self.tr("The same numbers as a table of months and agencies")
        )
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._turn)
        self.file = self._button(self.tr("Save…"), self.tr("Save the timeline"), self.tr("Save as SVG, PDF or PNG"))
        self.file.clicked.connect(self.save)
        self.smaller.clicked.connect(self.view.smaller)
        self.larger.clicked.connect(self.view.larger)
        self.whole.clicked.connect(self.view.whole)
        for button in (self.smaller, self.larger, self.whole, self.as_table, self.file):
            head.addWidget(button)
        return head

    def _button(self, words: str, name: str, description: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "quiet")
        name_inside(button, name, description)
        return button

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName(self.tr("Timeline as a table: entries by month and agency"))
        table.setModel(self.months)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setAccessibleName(self.tr("Agencies"))
        table.verticalHeader().setAccessibleName(self.tr("Months"))
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 14)
        table.activated.connect(self._entered)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out the buttons that have a key as well where there is no room for them."""
        super().resizeEvent(event)
        for button in (self.smaller, self.larger):
            button.setVisible(self.width() > wide(_NARROW))

    def show_entries(self, entries: Sequence[Entry], drawn: Picture, *, exact_dates: bool) -> None:
        """Show where entries lie, as drawn in their picture."""
        self.view.show_picture(drawn)
        self._counted, self._exact_dates = entries, exact_dates
        self._count()

    def _count(self) -> None:
        """Count for the table, once it is wanted."""
        if self.as_table.isChecked():
            self.months.show(lanes.picture(self._counted, exact_dates=self._exact_dates))

    @property
    def first(self) -> QWidget:
        """What takes the focus: the picture or the table."""
        return self.table if self.as_table.isChecked() else self.view

    @Slot(bool)
    def _turn(self, table: bool) -> None:
        self.stack.setCurrentIndex(_TABLE if table else _PICTURE)
        self._count()
        for button in (self.smaller, self.larger, self.whole):
            button.setEnabled(not table)

    @Slot(QModelIndex)
    def _entered(self, index: QModelIndex) -> None:
        id_ = index.data(FIRST_ID)
        if isinstance(id_, str):
            self.chosen.emit(id_)
