"""The curtain: one key covers the whole window with a plain pane, because somebody is looking over one's shoulder."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QToolTip, QVBoxLayout, QWidget

KEY = Qt.Key.Key_F12


class Curtain(QWidget):
    """Takes the place of everything in a window, and gives it back.

    What it covers is taken out of the window, not only hidden: assistive technology reads hidden widgets too. No other
    key does anything meanwhile, and no shortcut works.
    """

    lifted = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._covered: QWidget | None = None
        self._focus: QWidget | None = None
        self._beside: list[QWidget] = []  # other windows that were open
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = self.tr("The window is covered. Press F12 or Esc to go on.")
        self.setAccessibleName(words)
        label = QLabel(words, self)
        label.setProperty("role", "quiet")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        box = QVBoxLayout(self)
        box.addWidget(label)
        self.hide()

    @property
    def drawn(self) -> bool:
        """Whether the window is covered."""
        return self._covered is not None

    def draw(self) -> None:
        """Cover the window now; what is under way goes on beneath it."""
        if self.drawn:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        window = self._window
        self._focus = QApplication.focusWidget()
        if self._focus is not None:
            self._focus.destroyed.connect(self._lost)
        self._beside = [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible()]
        for other in self._beside:
            other.hide()
        window.menuBar().hide()
        window.statusBar().hide()
        self._covered = window.takeCentralWidget()
        window.setCentralWidget(self)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Show again what was covered, with the cursor where it was."""
        if self._covered is None:
            return
        window = self._window
        window.takeCentralWidget()
        self.setParent(window)
        self.hide()
        window.setCentralWidget(self._covered)
        self._covered.show()
        self._covered = None
        window.menuBar().show()
        window.statusBar().show()
        for other in self._beside:
            other.show()
        self._beside = []
        if self._focus is not None:
            self._focus.destroyed.disconnect(self._lost)
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focus = None
        self.lifted.emit()

    def _lost(self, _: QObject) -> None:
        """Forget what had the focus: it is gone, perhaps because the review was locked meanwhile."""
        self._focus = None

    def event(self, event: QEvent) -> bool:
        """Take every key, so that no shortcut of the window gets any."""
        if isinstance(event, QKeyEvent):
            event.accept()
            if event.type() == QEvent.Type.KeyPress and event.key() in {KEY, Qt.Key.Key_Escape}:
                self.lift()
            return True
        return super().event(event)
