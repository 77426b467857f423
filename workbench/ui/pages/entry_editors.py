"""Editing an entry where it stands: a field over the cell that saves itself as one types."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.records import Event
from workbench.services.chronology import Entry
from workbench.ui.autosave import QUIET
from workbench.ui.dates import understood
from workbench.ui.forms.editor import name_inside
from workbench.ui.words import said

_FEWEST, _MOST = 4, 14  # lines
_TIME = re.compile(r"(?:([01]?\d|2[0-3])[:.]?([0-5]\d))?")


class EntryEditor(QFrame):
    """A field over a cell. ``values`` are what the fields of the record should be; it says when they may be kept."""

    keep = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET)
        self._timer.timeout.connect(self.keep)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(2)

    def fields(self) -> Sequence[QWidget]:
        """Return what takes the keys."""
        raise NotImplementedError

    def show_entry(self, entry: Entry) -> None:
        """Show what an entry says. It comes with every repaint, so only what the store has changed may touch the words.

        What is being written is not in the store yet, and an entry that is as it was shown before says nothing new.
        """
        raise NotImplementedError

    def values(self) -> Mapping[str, Any]:
        """Return the new values of fields; only those that can be kept."""
        raise NotImplementedError

    def touched(self) -> None:
        """Note that something was typed."""
        self._timer.start()

    def put_back(self) -> None:
        """Show again what there was when the editing began."""
        raise NotImplementedError


class ProseEditor(EntryEditor):
    """Paragraphs. Enter ends the editing; Shift+Enter begins a new line."""

    def __init__(self, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._first: str | None = None
        self._shown = ""
        self.text = QPlainTextEdit(self)
        self.text.setProperty("role", "prose")
        spec = Event.spec.fields[field]
        name_inside(self.text, said(spec.label), said(spec.help))
        self.text.setTabChangesFocus(False)
        self.text.textChanged.connect(self.touched)
        self.box.addWidget(self.text)
        self.setFocusProxy(self.text)

    def fields(self) -> Sequence[QWidget]:
        """Return the text."""
        return (self.text,)

    def show_entry(self, entry: Entry) -> None:
        """Show the words of the field."""
        words = getattr(entry, self._field) or ""
        if self._first is None:
            self._first = words
        if words == self._shown:
            return
        self._shown = words
        if words != self._written():
            self.text.blockSignals(True)
            self.text.setPlainText(words)
            self.text.blockSignals(False)

    def values(self) -> Mapping[str, Any]:
        """Return the words, or None for none."""
        return {self._field: self._written() or None}

    def put_back(self) -> None:
        """Show the words that there were."""
        self.text.setPlainText(self._first or "")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the words, within reason."""
        lines = min(max(self.text.document().blockCount() + len(self._written()) // 60, _FEWEST), _MOST)
        return QSize(200, QFontMetrics(self.text.font()).lineSpacing() * lines + 24)

    def _written(self) -> str:
        return self.text.toPlainText().strip()


class WhenEditor(EntryEditor):
    """Date and time, and in words what was understood. They are kept when the editing ends: half a date is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first: tuple[str, str] | None = None
        self._shown: tuple[str, str] | None = None
        self.date, self.time, self.words = QLineEdit(self), QLineEdit(self), QLabel(self)
        for line, field, example in ((self.date, "date", "14/3/2021"), (self.time, "time", "15:20")):
            spec = Event.spec.fields[field]
            name_inside(line, said(spec.label), said(spec.help))
            line.setPlaceholderText(f"{said(spec.label)}: {example}")
            line.textEdited.connect(self._say)
            self.box.addWidget(line)
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        self.words.setContentsMargins(8, 2, 8, 6)
        self.box.addWidget(self.words)
        self.setFocusProxy(self.date)

    def fields(self) -> Sequence[QWidget]:
        """Return the two lines."""
        return (self.date, self.time)

    def show_entry(self, entry: Entry) -> None:
        """Show the date and the time as they are kept."""
        kept = (entry.date or "", entry.time or "")
        if self._first is None:
            self._first = kept
        if kept == self._shown:
            return
        self._shown = kept
        if understood(self.date.text())[0] != (entry.date or ""):
            self.date.setText(entry.date or "")
        if self._read_time() != (entry.time or None):
            self.time.setText(entry.time or "")
        self._say()

    def values(self) -> Mapping[str, Any]:
        """Return the date and the time; a time that is none is not kept."""
        found: dict[str, Any] = {"date": understood(self.date.text())[0] or None}
        if _TIME.fullmatch(self.time.text().strip()):
            found["time"] = self._read_time()
        return found

    def put_back(self) -> None:
        """Show the date and the time that there were."""
        date, time = self._first or ("", "")
        self.date.setText(date)
        self.time.setText(time)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for both fields and a sentence."""
        return QSize(220, self.box.sizeHint().height() + QFontMetrics(self.font()).lineSpacing())

    def _read_time(self) -> str | None:
        found = _TIME.fullmatch(self.time.text().strip())
        return f"{int(found[1]):02}:{found[2]}" if found and found[1] else None

    def _say(self) -> None:
        said_of = [understood(self.date.text())[1]]
        if not _TIME.fullmatch(self.time.text().strip()):
            said_of.append(self.tr("This is not a time of day, so it has not been saved."))
        self.words.setText(" ".join(part for part in said_of if part))


class EditorKeys(QObject):
    """What keys do inside an editor: they end it, leave it, or go to the next cell."""

    done = Signal(QWidget)
    left = Signal(QWidget)
    stepped = Signal(QWidget, int)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take Enter, Escape and Tab."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Escape belongs to the editor while there is one
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        editor = _editor_of(watched)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if editor is None:
            return False
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not (shift and isinstance(watched, QPlainTextEdit)):
                self.done.emit(editor)
            case Qt.Key.Key_Escape:
                self.left.emit(editor)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab if not _inside(editor, watched, shift):
                self.stepped.emit(editor, -1 if shift else 1)
            case _:
                return False
        return True


def _editor_of(widget: QWidget) -> EntryEditor | None:
    at: QObject | None = widget
    while at is not None and not isinstance(at, EntryEditor):
        at = at.parent()
    return at


def _inside(editor: EntryEditor, widget: QWidget, back: bool) -> bool:
    """Tell whether Tab stays in an editor of two fields."""
    return isinstance(editor, WhenEditor) and widget is (editor.time if back else editor.date)
