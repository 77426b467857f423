"""The report's sections in their order: chosen, added, moved by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.records import Section
from workbench.services.drafting import AUDIENCES, Part
from workbench.services.viewing import readable
from workbench.ui.forms.editor import name_inside
from workbench.ui.icons import icon
from workbench.ui.pages.page import heading, row
from workbench.ui.words import quantity, said

_ID = Qt.ItemDataRole.UserRole + 1
UP, DOWN = -1, 1


class SectionsPane(QWidget):
    """The list at the left of the writing pane."""

    chosen = Signal(str)  # a section's id
    wanted = Signal()  # a new section
    moved = Signal(str, int)  # a section's id, and -1 or 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(said(Section.spec.plural))
        self.list.setObjectName("lines")
        self.new = QPushButton(icon("add"), self.tr("New"), self)
        name_inside(self.new, self.tr("New report section"), self.tr("New section (Ctrl+N)"))
        self.new.clicked.connect(self.wanted)
        self.up = self._mover("previous", self.tr("Move the section up"), "Alt+Shift+Up", UP)
        self.down = self._mover("next", self.tr("Move the section down"), "Alt+Shift+Down", DOWN)
        head = row(heading(self.tr("Sections"), self, "heading"))
        head.setContentsMargins(24, 0, 0, 0)
        foot = row(self.new, self.up, self.down)
        foot.setContentsMargins(24, 0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 8, 12)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        box.addLayout(foot)
        self.list.selectionModel().currentChanged.connect(self._current)

    def _mover(self, drawing: str, words: str, keys: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        name_inside(button, words, f"{words} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        button.clicked.connect(lambda: self.move_section(by))
        shortcut = QShortcut(QKeySequence(keys), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self.move_section(by))
        return button

    def show_parts(self, parts: Sequence[Part], chosen: str) -> None:
        """Show the sections, with one of them chosen; nobody hears of it."""
        same = [self._model.item(at).data(_ID) for at in range(self._model.rowCount())] == [part.id for part in parts]
        selection = self.list.selectionModel()
        before = selection.blockSignals(True)
        if not same:
            self._model.clear()
            for part in parts:
                item = QStandardItem()
                item.setData(part.id, _ID)
                self._model.appendRow(item)
        for at, part in enumerate(parts):
            self._write(self._model.item(at), part)
        at = next((n for n, part in enumerate(parts) if part.id == chosen), -1)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        selection.setCurrentIndex(self._model.index(at, 0), flags) if at >= 0 else selection.clear()
        selection.blockSignals(before)
        self.list.viewport().update()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(parts) - 1)

    def _write(self, item: QStandardItem, part: Part) -> None:
        title = part.heading.strip() or self.tr("(no heading yet)")
        length = quantity(part.words, self.tr("word"), self.tr("words"))
        listed = ", ".join(readable(code) for code in part.audiences) or self.tr("for nobody yet")
        readers = self.tr("for all") if set(AUDIENCES) <= set(part.audiences) else listed
        words = f"{part.number}  {title}\n{length} · {readers}"
        if item.text() != words:
            item.setText(words)
            item.setToolTip(title)

    def place(self) -> str:
        """Return the id of the section chosen, or ""."""
        return str(self.list.currentIndex().data(_ID) or "")

    def step(self, by: int) -> None:
        """Choose the next section, or with -1 the one before."""
        at = self.list.currentIndex().row() + by
        if 0 <= at < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(at, 0))

    def move_section(self, by: int) -> None:
        """Ask for the chosen section to be moved."""
        if self.place():
            self.moved.emit(self.place(), by)

    @Slot(QModelIndex, QModelIndex)
    def _current(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid():
            self.chosen.emit(str(now.data(_ID)))
