"""Fields that are typed: a line, paragraphs, a number, a date."""

from __future__ import annotations

import math
import re
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from workbench.records import Field
from workbench.ui.dates import understood
from workbench.ui.forms.editor import Editor, Lists, Value
from workbench.ui.theme_tokens import PROSE_COLUMN

_SHORT = 22  # characters; room for a date, a number, a time
_FEWEST_LINES, _MOST_LINES = 2, 16
_PARAGRAPH, _LINE = "\u2029", "\u2028"  # what Qt keeps between paragraphs and lines
_AROUND = 22  # px: margin of the document, padding and border


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self.line = QLineEdit(self)
        self.line.textEdited.connect(self._touch)
        self.box.addWidget(self.line)
        self.finish(self.line)

    def type_in(self, words: str) -> None:
        """Put words into the field as if the person had typed them."""
        self.line.setText(words)
        self._touch()

    def _show(self, value: Value) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def _read(self) -> Value:
        return self.line.text().strip() or None


class NumberEditor(TextEditor):
    """A number; what is none stays in the field and is not stored."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self.line.setMaximumWidth(_wide(self.line, _SHORT // 2))

    def _show(self, value: Value) -> None:
        self.line.setText("" if value is None else f"{value:g}" if isinstance(value, float) else str(value))

    def _read(self) -> Value:
        number = self._number()
        return number if number is not None or not self.line.text().strip() else self._kept

    def complaint(self) -> str:
        """Return a sentence for what is no number; the last number stays in the store."""
        if self._number() is not None or not self.line.text().strip():
            return ""
        return self.tr("This is not a number, so it has not been saved.")

    def _number(self) -> int | float | None:
        typed = self.line.text().strip().replace(",", ".")
        if re.fullmatch(r"[+-]?\d{1,15}", typed):
            return int(typed)
        return float(typed) if re.fullmatch(r"[+-]?\d{0,15}\.?\d{1,15}", typed) else None


class DateEditor(Editor):
    """A date typed in any usual way; beside it stands what was understood, and leaving the field writes that."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self.line = QLineEdit(self)
        self.line.setFixedWidth(_wide(self.line, _SHORT))
        self.line.setPlaceholderText(self.tr("like 14/3/2021"))
        self.words = QLabel(self)
        self.words.setProperty("role", "quiet")
        self.words.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.line)
        row.addWidget(self.words, 1)
        self.box.addLayout(row)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._settle)
        self.finish(self.line)

    def _show(self, value: Value) -> None:
        text = "" if value is None else str(value)
        self.line.setText(text)
        self.words.setText(understood(text)[1])

    def _read(self) -> Value:
        return understood(self.line.text())[0] or None

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.words.setText(understood(text)[1])
        self._touch()

    @Slot()
    def _settle(self) -> None:
        """Write the date as it is kept, once the person has left the field."""
        edtf, _ = understood(self.line.text())
        if self._touched and edtf != self.line.text():
            self.line.setText(edtf)


class ProseBox(QPlainTextEdit):
    """Paragraphs in the reading size, as high as its text within reason; Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "prose")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)

    def words(self) -> str:
        """Return the text as it stands; toPlainText would make plain blanks of those that do not break."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n").replace(_LINE, "\n")

    @Slot()
    def grow(self) -> None:
        """Take the height that the text needs, within reason, and no more width than a column of prose."""
        lines = self.document().documentLayout().documentSize().height()
        shown = min(max(lines, _FEWEST_LINES), _MOST_LINES)
        self.setFixedHeight(math.ceil(shown * math.ceil(QFontMetricsF(self.font()).lineSpacing())) + _AROUND)
        self.setMaximumWidth(_wide(self, PROSE_COLUMN + 2))

    def event(self, event: QEvent) -> bool:
        """Grow anew when the size of the text changes."""
        answer = super().event(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Polish}:
            self.grow()
        return answer

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Grow to what was filled in before there was a width to break its lines at."""
        super().showEvent(event)
        self.grow()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a column of prose."""
        return QSize(_wide(self, PROSE_COLUMN), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Escape to the window, which closes what is open with it."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class TextsEditor(Editor):
    """A list of short texts, one on each line."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self.lines = ProseBox(self)
        self.lines.setProperty("role", "lines")
        self.lines.setPlaceholderText(self.tr("One on each line"))
        self.lines.textChanged.connect(self._touch)
        self.box.addWidget(self.lines)
        self.finish(self.lines)

    def _show(self, value: Value) -> None:
        self.lines.setPlainText("\n".join(str(text) for text in value or ()))
        self.lines.grow()

    def _read(self) -> Value:
        return tuple(text for line in self.lines.words().splitlines() if (text := line.strip())) or None


class ProseEditor(Editor):
    """Paragraphs split by blank lines."""

    def __init__(self, field: Field[Any], lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(field, lists, parent)
        self.prose = ProseBox(self)
        self.prose.textChanged.connect(self._touch)
        self.box.addWidget(self.prose)
        self.finish(self.prose)

    def _show(self, value: Value) -> None:
        self.prose.setPlainText("" if value is None else str(value))
        self.prose.grow()

    def _read(self) -> Value:
        text = self.prose.words()
        return text if text.strip() else None


def _wide(widget: QWidget, characters: int) -> int:
    """Return the width in pixels of so many average characters."""
    return round(QFontMetricsF(widget.font()).averageCharWidth() * characters) + 16
