"""Ten fingers on a keyboard: everything goes to whatever has the focus, and nothing else is touched."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.stand import until
from workbench.app import Assembly
from workbench.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_MOST = 120  # presses of Tab after which something is said to be out of reach


class Hands:
    """Presses keys in a window and waits for what they do."""

    def __init__(self, made: Assembly) -> None:
        self.window: Window = made.window
        self._made = made

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press one key."""
        QTest.keyClick(self.focus, key, modifier)

    def write(self, words: str) -> None:
        """Type words."""
        QTest.keyClicks(self.focus, words)

    def go(self, words: str, key: str) -> None:
        """Find a page by its name, and open it."""
        self.press(Qt.Key.Key_K, CTRL)
        self.write(words)
        self.press(Qt.Key.Key_Return)
        bench = self.window.bench
        assert bench is not None
        until(lambda: bench.page is not None and bench.page.key == key)
        self.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until what has the focus is called so."""
        for _ in range(_MOST):
            if self.name() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")

    def name(self) -> str:
        """Return what a screen reader says first of what has the focus."""
        at: QWidget | None = self.focus
        if isinstance(at, QAbstractButton) and not at.accessibleName():
            return at.text().replace("&", "")
        while at is not None and not at.accessibleName():
            at = at.parentWidget()
        return at.accessibleName() if at is not None else ""

    def settle(self) -> None:
        """Wait until no task is under way."""
        until(lambda: not self._made.surroundings.tasks.busy, 300)
