"""The table of one kind's records: how it looks, and how one chooses in it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from workbench.ui.models import columns


class Table(QTableView):
    """A table that says when its width has changed."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Pass it on."""
        super().resizeEvent(event)
        self.resized.emit()


class RecordTable(Table):
    """Whole rows, several at a time with Shift or Ctrl."""

    def __init__(self, kind: str, title: str, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(columns.two_lines(kind))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setAccessibleName(self.tr("Rows"))
        across.setHighlightSections(False)
        across.setAccessibleName(self.tr("Columns"))
        across.setSortIndicatorClearable(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        lines = 2 if columns.two_lines(kind) else 1
        down.setDefaultSectionSize(QFontMetrics(parent.font()).lineSpacing() * lines + 16)
