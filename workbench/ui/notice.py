"""What is said beside the work: a sentence or two with a way on, where another program would open a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.errors import Cancelled, WorkbenchError
from workbench.ui.breaking import Paragraph
from workbench.ui.theme import mark


class Notice(QFrame):
    """A quiet bar with words in a tone: "plain", "good", "caution" or "alert"; hidden while it has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setAccessibleName(self.tr("Message"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(12)
        self._words = Paragraph("", self)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setAccessibleName(self.tr("Message"))
        self._button = QPushButton(self)
        self._button.hide()
        self._button.clicked.connect(self._go)
        self._way: Callable[[], object] | None = None
        box.addWidget(self._words, 1)
        box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text() if not self.isHidden() else ""

    def say(
        self, words: str | Sequence[str], tone: str = "plain", way: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Say something; several sentences stand on lines of their own. ``way`` is a button and what it does."""
        text = words if isinstance(words, str) else "\n".join(words)
        self._words.setText(text)
        self._words.setAccessibleName(text)
        mark(self, "tone", tone)
        self._way = way[1] if way else None
        self._button.setVisible(way is not None)
        self._button.setText(way[0] if way else "")
        self.setVisible(bool(text))

    def say_error(self, error: WorkbenchError) -> None:
        """Say what went wrong and what to do next; that the person stopped something is nothing wrong."""
        tone = "plain" if isinstance(error, Cancelled) else "alert"
        self.say([error.sentence, error.next_step] if error.next_step else error.sentence, tone)

    def hush(self) -> None:
        """Say nothing."""
        self.say("")

    def _go(self) -> None:
        if self._way is not None:
            self._way()


class Empty(QWidget):
    """An empty page: what belongs here, and the first step."""

    def __init__(self, words: str, first_step: str, step: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 32, 24, 24)
        box.setSpacing(16)
        self.label = QLabel(words, self)
        self.label.setProperty("role", "quiet")
        self.label.setWordWrap(True)
        self.button = QPushButton(first_step, self)
        self.button.clicked.connect(step)
        box.addWidget(self.label)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
