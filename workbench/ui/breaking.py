"""Boxes to tick, links and paragraphs whose words are broken into lines, none of them cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # no class can have two of Qt's above it
_ENDLESS = 1_000_000  # px; room for any number of lines
_MNEMONIC = int(Qt.TextFlag.TextShowMnemonic)


class _Breaking(_Button):
    """What both have in common: as high as the words need at the width given; Qt's own would cut them off."""

    def break_words(self, words: str) -> None:
        """Show words, in as many lines as they need."""
        self._words = words
        self.setText(words)
        self.setAccessibleName(words.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return that a narrower one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the lines that the words make."""
        around = self._around()
        room = QRect(0, 0, max(width - around.width(), 1), _ENDLESS)
        flags = int(Qt.TextFlag.TextWordWrap) | _MNEMONIC
        return self.fontMetrics().boundingRect(room, flags, self._words).height() + around.height()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that the words take in one line."""
        return self._size(self._words) + self._around()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width of the longest word."""
        longest = max((self._size(word).width() for word in self._words.split()), default=0)
        return QSize(longest, self._size(self._words).height()) + self._around()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the words where they do not fit."""
        super().resizeEvent(event)
        self.setText("\n".join(self._lines(self.width() - self._around().width())))

    def _lines(self, room: int) -> list[str]:
        lines: list[str] = []
        for word in self._words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._size(longer).width() <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _size(self, words: str) -> QSize:
        return self.fontMetrics().size(_MNEMONIC, words)

    def _around(self) -> QSize:
        """Return what is beside and above the words, whatever they are, with a pixel for rounding."""
        return super().sizeHint() - self._size(self.text()) + QSize(1, 0)


class Tick(_Breaking, QCheckBox):
    """A check box."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, parent)
        self.break_words(words)


class Link(_Breaking, QPushButton):
    """A button in the look of a link."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        QPushButton.__init__(self, parent)
        self.setProperty("role", "link")
        self.break_words(words.replace("&", "&&"))


class Paragraph(QLabel):
    """Words in lines, which keep their height in a pane of a splitter too: Qt measures those without their width."""

    def __init__(self, words: str = "", parent: QWidget | None = None, role: str = "plain") -> None:
        super().__init__(words, parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show words, and ask for the height of their lines."""
        super().setText(words)
        self._hold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height of the lines at this width."""
        super().resizeEvent(event)
        self._hold()

    def _hold(self) -> None:
        """Keep the height of the lines; Qt's own answer is never below what was kept before."""
        edges = self.contentsMargins()
        room = QRect(0, 0, max(self.width() - edges.left() - edges.right(), 1), _ENDLESS)
        lines = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).height()
        self.setMinimumHeight(lines + edges.top() + edges.bottom() if self.text() else 0)
