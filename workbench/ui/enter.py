"""Enter presses the button that has the focus: Qt does so in dialogs only, and here there are none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton

from workbench.ui.listening import Listeners

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterPresses(QObject):
    """Listens for Enter as long as its parent lives."""

    def __init__(self, ears: Listeners, parent: QObject) -> None:
        super().__init__(parent)
        ears.add(self, [QEvent.Type.KeyPress])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Press the button; nobody else hears of the key then."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QPushButton | QToolButton):
            return False
        if event.key() not in _KEYS or event.modifiers() not in _PLAIN:
            return False
        if not watched.isEnabled() or isinstance(watched.window(), QDialog):
            return False
        if not event.isAutoRepeat():  # a key that is held down presses once
            watched.click()
        return True
