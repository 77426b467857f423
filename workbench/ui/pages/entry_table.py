"""The table of the chronology: its keys, and an editor that does not close over words that could not be kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.ui.models.chronology import ChronologyModel, Column
from workbench.ui.pages.entry_columns import EntryColumns
from workbench.ui.pages.entry_delegate import EntryDelegate
from workbench.ui.pages.entry_editors import EntryEditor
from workbench.ui.settings import Preferences
from workbench.ui.theme import Theme

KEYS: tuple[tuple[str, str], ...] = (
    (
        QT_TRANSLATE_NOOP("chronology_keys", "Edit the cell; Tab goes to the next, Esc puts back what there was"),
        "Enter",
    ),
    (QT_TRANSLATE_NOOP("chronology_keys", "Mark as significant, or no longer"), "Space"),
    (QT_TRANSLATE_NOOP("chronology_keys", "Mark as an omission, or no longer"), "O"),
    (QT_TRANSLATE_NOOP("chronology_keys", "Choose themes"), "T"),
    (QT_TRANSLATE_NOOP("chronology_keys", "Filter by words"), "/"),
    (QT_TRANSLATE_NOOP("chronology_keys", "To the next gap, or the one before"), "G · Shift+G"),
    (QT_TRANSLATE_NOOP("chronology_keys", "To the next entry that is perhaps told twice"), "D"),
    (QT_TRANSLATE_NOOP("chronology_keys", "Show the whole entry at the right"), "Ctrl+Enter"),
    (
        QT_TRANSLATE_NOOP("chronology_keys", "In the timeline: larger, smaller, whole; Enter goes to the row"),
        "+ · − · 0",
    ),
)
_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class EntryTable(QTableView):
    """Shows entries. Keys that do more than move are told as words, such as "significant" or "gap"."""

    asked = Signal(str)

    def __init__(
        self, model: ChronologyModel, theme: Theme, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.may_close: Callable[[], bool] = bool  # whether what was written in an editor is kept
        self.entries = model
        self.setModel(model)
        self.delegate = EntryDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setAccessibleName(self.tr("Rows"))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setAccessibleName(self.tr("Columns"))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        self.columns = EntryColumns(self, self.delegate, model, preferences)
        theme.changed.connect(self.measure)
        self.measure()

    @Slot()
    def measure(self) -> None:
        """Take the present text size, and show as many columns as there is room for."""
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height())
        self.verticalScrollBar().setSingleStep(self.delegate.row_height())
        self.columns.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the room anew."""
        super().resizeEvent(event)
        self.measure()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, or ask for what a key stands for; letters do not search."""
        verb = self._verb(event)
        if verb:
            self.asked.emit(verb)
            event.accept()
        elif event.text().isprintable() and event.text() and event.modifiers() in _PLAIN:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _verb(self, event: QKeyEvent) -> str:
        key, modifiers = event.key(), event.modifiers()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return "open" if modifiers & Qt.KeyboardModifier.ControlModifier else "edit"
        if key == Qt.Key.Key_G and modifiers == Qt.KeyboardModifier.ShiftModifier:
            return "gap_before"
        if event.text() == "/":
            return "filter"
        if modifiers not in _PLAIN:
            return ""
        verbs = {
            Qt.Key.Key_Space: "significant",
            Qt.Key.Key_O: "omission",
            Qt.Key.Key_T: "themes",
            Qt.Key.Key_G: "gap",
            Qt.Key.Key_D: "twice",
        }
        return verbs.get(Qt.Key(key), "")

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Close an editor whose words are kept."""
        if self.may_close():
            super().closeEditor(editor, hint)

    def editor_open(self) -> EntryEditor | None:
        """Return the editor that is open."""
        return next((e for e in self.viewport().findChildren(EntryEditor) if e.isVisible()), None)

    def finish_editing(self) -> None:
        """Keep what is being written, and close its editor if it could be kept."""
        editor = self.editor_open()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def go_to(self, row: int) -> None:
        """Choose a row; where it is out of sight it comes to the middle."""
        index = self.model().index(row, self._column())
        self.setCurrentIndex(index)
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _column(self) -> int:
        """Return the column that the cursor stands in, or where it is hidden the first that is shown."""
        now = self.currentIndex().column() if self.currentIndex().isValid() else int(Column.WHAT)
        across = self.horizontalHeader()
        shown = [at for at in range(across.count()) if not self.isColumnHidden(at)]
        return now if now in shown or not shown else min(shown, key=across.visualIndex)

    def current_row(self) -> int:
        """Return the chosen row, or -1."""
        index: QModelIndex = self.currentIndex()
        return index.row() if index.isValid() else -1
