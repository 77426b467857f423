"""The themes of an entry, ticked in a list that opens below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QGridLayout, QWidget

_DEEP = 12  # ticks in a column


class ThemesPopup(QFrame):
    """Every tick is kept at once; Enter or Escape closes the list."""

    chosen = Signal(object)  # tuple of words
    closed = Signal()

    def __init__(self, themes: Sequence[tuple[str, str]], now: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Themes"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        self.boxes: dict[str, QCheckBox] = {}
        known = dict(themes)
        for at, word in enumerate([*known, *(w for w in now if w not in known)]):
            box = QCheckBox(known.get(word, word).replace("&", "&&"), self)
            box.setChecked(word in now)
            box.toggled.connect(self._toggled)
            grid.addWidget(box, at % _DEEP, at // _DEEP)
            self.boxes[word] = box

    def open_at(self, corner: QPoint, room: QSize) -> None:
        """Open with a corner at a place of the page, moved so that all of it can be seen."""
        self.adjustSize()
        x = min(max(corner.x(), 0), room.width() - self.width())
        y = min(max(corner.y(), 0), room.height() - self.height())
        self.move(max(x, 0), max(y, 0))
        self.show()
        self.raise_()
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @Slot("QWidget*", "QWidget*")
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            self.put_away()

    def put_away(self) -> None:
        """Close the list; it is not used a second time."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk with the arrows; close on Enter or Escape."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.put_away()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _toggled(self) -> None:
        self.chosen.emit(tuple(word for word, box in self.boxes.items() if box.isChecked()))
