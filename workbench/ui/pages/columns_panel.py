"""The panel in which the columns of a table are chosen, all of it by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import calm, name_inside, name_list
from workbench.ui.pages.page import heading
from workbench.ui.pages.record_columns import RecordColumns
from workbench.ui.theme import wide
from workbench.ui.words import said

_STEP = 24  # px that a key makes a column wider
_NAME = Qt.ItemDataRole.UserRole
_ACROSS, _DOWN = 46, 15  # characters; lines of the list


class ColumnsPanel(QFrame):
    """Every change is shown and remembered at once; Escape closes it."""

    closed = Signal()

    def __init__(self, columns: RecordColumns, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns, self._page = columns, parent
        self._filling = False
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Columns of this table"))
        self.list = QListWidget(self)
        self.list.setObjectName("words")
        name_inside(self.list, self.tr("Columns"), self.tr("Space shows or hides one; Ctrl+Up and Ctrl+Down move it"))
        self.list.installEventFilter(self)
        self.up = self._button(self.tr("Move &up"), lambda: self._move(-1))
        self.down = self._button(self.tr("Move &down"), lambda: self._move(1))
        self.wider = self._button(self.tr("&Wider"), lambda: self._widen(_STEP))
        self.narrower = self._button(self.tr("&Narrower"), lambda: self._widen(-_STEP))
        self.usual = self._button(self.tr("As it &was"), self._back)
        self.sort, self.falling = QComboBox(self), QCheckBox(self.tr("Last &first"), self)
        name_list(self.sort, self.tr("Sorted by"))
        calm(self.sort)
        self._lay_out()
        self.list.itemChanged.connect(self._ticked)
        self.sort.activated.connect(self._sort)
        self.falling.clicked.connect(self._sort)
        self._fill()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addWidget(heading(self.tr("Columns"), self, "heading"))
        box.addWidget(self.list, 1)
        keys = QWidget(self)
        buttons = FlowLayout(keys)
        for button in (self.up, self.down, self.wider, self.narrower, self.usual):
            buttons.addWidget(button)
        box.addWidget(keys)
        if self._columns.sortable:
            form = QFormLayout()
            form.addRow(self.tr("&Sorted by"), self.sort)
            form.addRow("", self.falling)
            box.addLayout(form)
        self.sort.setVisible(self._columns.sortable)
        self.falling.setVisible(self._columns.sortable)
        self.room = heading("", self, "small")
        self.room.setWordWrap(True)
        box.addWidget(self.room)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: act())
        return button

    def open_at(self, corner: QPoint) -> None:
        """Open with its right upper corner at a place of the page, as high as there is room for."""
        page = self._page.size()
        height = min(page.height() - corner.y() - 8, self.fontMetrics().lineSpacing() * 2 * _DOWN)
        width = min(wide(_ACROSS), page.width() - 16)
        self.setGeometry(max(8, corner.x() - width), corner.y(), width, max(height, 0))
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.setCurrentRow(max(self.list.currentRow(), 0))

    def put_away(self) -> None:
        """Close it; it is not used a second time."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _fill(self, current: str = "") -> None:
        self._filling = True
        now, fields = self._columns.now, self._columns.fields
        self.list.clear()
        for name in [*now.shown, *(n for n in fields if n not in now.shown)]:
            item = QListWidgetItem(said(fields[name].label), self.list)
            item.setData(_NAME, name)
            item.setToolTip(said(fields[name].help))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in now.shown else Qt.CheckState.Unchecked)
            if name == current:
                self.list.setCurrentItem(item)
        self.sort.clear()
        self.sort.addItem(self.tr("The order of the work"), "")
        for name in now.shown:
            self.sort.addItem(said(fields[name].label), name)
        self.sort.setCurrentIndex(max(0, self.sort.findData(now.sort)))
        self.falling.setChecked(now.down)
        self.falling.setEnabled(bool(now.sort))
        left_out = self._columns.left_out()
        no_room = self.tr("No room now for: {0}").format(", ".join(said(label) for label in left_out))
        self.room.setText(no_room if left_out else "")
        self._filling = False

    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    @Slot(QListWidgetItem)
    def _ticked(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        name, now = str(item.data(_NAME)), self._columns.now
        if item.checkState() is Qt.CheckState.Checked:
            shown = (*(n for n in now.shown if n != name), name)
        else:
            shown = tuple(n for n in now.shown if n != name)
        self._columns.choose(replace(now, shown=shown))
        self._fill(name)

    def _move(self, by: int) -> None:
        name, shown = self._current(), list(self._columns.now.shown)
        if name not in shown or not 0 <= shown.index(name) + by < len(shown):
            return
        at = shown.index(name)
        shown[at], shown[at + by] = shown[at + by], shown[at]
        self._columns.choose(replace(self._columns.now, shown=tuple(shown)))
        self._fill(name)

    def _widen(self, by: int) -> None:
        name = self._current()
        if name in self._columns.now.shown:
            self._columns.wider(name, by)
            self._fill(name)

    def _back(self) -> None:
        self._columns.back()
        self._fill(self._current())

    @Slot()
    def _sort(self) -> None:
        name = str(self.sort.currentData())
        self._columns.choose(replace(self._columns.now, sort=name, down=bool(name) and self.falling.isChecked()))
        self._fill(self._current())

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move the chosen column with Ctrl and an arrow."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in steps:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move(steps[Qt.Key(event.key())])
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
