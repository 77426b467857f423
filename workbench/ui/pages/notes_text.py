"""The notes of a conversation as they are being taken: one key for the time, for who speaks, and for each mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTime, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from workbench.redaction import marks
from workbench.redaction.marks import Mark
from workbench.ui.theme import Theme

TIME_KEY = Qt.Key.Key_F2
SPEAKER_KEYS = (Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5)
MARK_KEYS: Mapping[Mark, Qt.Key] = {
    Mark.QUOTE: Qt.Key.Key_F7,
    Mark.CHECK: Qt.Key.Key_F8,
    Mark.PRACTICE: Qt.Key.Key_F10,
    Mark.OFF: Qt.Key.Key_F11,
}
_TINTS = {Mark.QUOTE: "accent_soft", Mark.PRACTICE: "good_soft", Mark.CHECK: "caution_soft", Mark.OFF: "alert_soft"}
_STAMPED = re.compile(r"\[\d\d:\d\d\] ?")
_SOON = 120  # ms after the last key: the tints follow the words
_SEPARATORS = {0x2029: "\n", 0x2028: "\n"}  # what Qt keeps between paragraphs and lines


class NotesText(QPlainTextEdit):
    """Every key that is no letter is one action; what they write is plain words of the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys: dict[int, Callable[[], None]] = {TIME_KEY: self.stamp}
        for mark, key in MARK_KEYS.items():
            self._keys[key] = partial(self.mark, mark)
        self.setProperty("role", "prose")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._tint)
        self.textChanged.connect(self._soon.start)
        theme.changed.connect(self._soon.start)
        self.installEventFilter(self)

    def words(self) -> str:
        """Return the text as it stands."""
        return self.document().toRawText().translate(_SEPARATORS)

    def show_notes(self, notes: str) -> None:
        """Show notes, with the cursor at their end."""
        self.setPlainText(notes)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._tint()

    def set_speakers(self, speakers: Sequence[str]) -> None:
        """Give each of the first speakers a key."""
        for key in SPEAKER_KEYS:
            self._keys.pop(key, None)
        for key, speaker in zip(SPEAKER_KEYS, speakers, strict=False):
            self._keys[key] = partial(self.speak, speaker)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys of the notes before the window does."""
        if not isinstance(event, QKeyEvent) or event.modifiers() or self.isReadOnly():
            return False
        act = self._keys.get(event.key())
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            act()
        return True

    @Slot()
    def stamp(self) -> None:
        """Write the time of day at the beginning of a paragraph of its own."""
        self._begin(f"[{QTime.currentTime().toString('HH:mm')}] ")

    def speak(self, who: str) -> None:
        """Write who speaks, in a paragraph of its own or behind the time just written."""
        self._begin(f"{who}: ")

    def mark(self, mark: Mark) -> None:
        """Mark what is chosen, or begin or end a marked passage at the cursor."""
        text, cursor = self.words(), self.textCursor()
        start, end = (_points(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        self._change(text, marks.toggled(text, start, end, mark))
        self.ensureCursorVisible()

    def go_to(self, start: int) -> None:
        """Put the cursor at a place of the text, counted in characters of the Python string."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.words(), start))
        self.setTextCursor(cursor)
        self.centerCursor()

    def _begin(self, words: str) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if not before.strip() and cursor.position() == 0:
            lead = ""
        elif _STAMPED.fullmatch(before):
            lead = "" if before.endswith(" ") else " "
        elif not before.strip():
            lead = "" if not cursor.block().previous().text().strip() else "\n"
        else:
            lead = "\n\n"
        cursor.insertText(lead + words)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _change(self, text: str, edits: Iterable[marks.Edit]) -> None:
        """Make changes, the last of the text first, as one step of the field's own undo."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for edit in edits:
            cursor.setPosition(_units(text, edit.start))
            cursor.setPosition(_units(text, edit.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.words)
        cursor.endEditBlock()

    @Slot()
    def _tint(self) -> None:
        """Lay a tint under every marked passage; what is off the record leans as well, so that no colour is needed."""
        text, tokens = self.words(), self._theme.tokens.items()
        shown = []
        for passage in marks.marked(text):
            tint = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            cursor.setPosition(_units(text, passage.start))
            cursor.setPosition(_units(text, passage.end), QTextCursor.MoveMode.KeepAnchor)
            tint.cursor = cursor
            tint.format.setBackground(QColor(tokens[_TINTS[passage.mark]]))
            tint.format.setFontItalic(passage.mark is Mark.OFF)
            shown.append(tint)
        self.setExtraSelections(shown)


def _units(text: str, at: int) -> int:
    """Return a place in a Python string as Qt counts it."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _points(text: str, at: int) -> int:
    """Return a place that Qt counts as a place in a Python string."""
    return at if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")[: 2 * at].decode("utf-16-le"))
