"""`@` in a text: a small list of people, agencies and places beneath the cursor; Enter writes the name chosen.

One list serves every field of prose of an open review: it follows the focus, so no field needs to know of it. Focus
and cursor stay in the text while the list is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QListView, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.records import KINDS
from workbench.services import mentioning
from workbench.services.mentioning import Known
from workbench.ui.open_review import OpenReview
from workbench.ui.theme import wide
from workbench.ui.words import said

SIGN = "@"
_MOST = 8  # lines of the list
_LONGEST = 40  # characters after the sign; no name that anybody types out is longer
_WIDTH = 46  # characters
_GAP = 4  # px between the line of the cursor and the list


class Mentions(QObject):
    """Watches whichever field of prose has the focus, and offers names once `@` is typed at the start of a word."""

    def __init__(self, review: OpenReview, home: QWidget) -> None:
        super().__init__(home)
        self._review, self._home = review, home
        self._text: QPlainTextEdit | None = None
        self._start = -1  # where the sign stands in the text; -1: no list is wanted
        self._signed = False  # the key just pressed is the sign
        self._known: Sequence[Known] = ()
        self._read = -1  # the version of the store that they were read from
        self.list = NameList(home)
        self.list.view.clicked.connect(self._take)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def shown(self) -> bool:
        """Whether the list is open."""
        return self._start >= 0

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._text is not None and new is not self._text:
            self.close()
            if isValid(self._text):
                self._text.removeEventFilter(self)
                self._text.cursorPositionChanged.disconnect(self._look)
            self._text = None
        if (
            self._text is None
            and isinstance(new, QPlainTextEdit)
            and new.property("role") == "prose"
            and not new.isReadOnly()
            and self._home.isAncestorOf(new)
            and self._review.working
        ):
            self._text = new
            new.installEventFilter(self)
            new.cursorPositionChanged.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys of the list while it is open, and notice the sign."""
        if watched is not self._text or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self.shown and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        self._signed = event.text() == SIGN
        return self.shown and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take()
            case Qt.Key.Key_Escape:
                self.close()
            case _:
                return False
        return True

    @Slot()
    def _look(self) -> None:
        """Open the list after a fresh sign, narrow it while a name is typed, close it when none is meant."""
        text = self._text
        if text is None or (self._start < 0 and not self._signed):
            return
        cursor = text.textCursor()
        if self._signed:
            self._signed = False
            self._start = cursor.position() - 1 if _fresh(cursor) else -1
        typed = self._typed(cursor)
        found = mentioning.matching(self._names(), typed, _MOST) if typed is not None else []
        if not found:
            self.close()
            return
        self.list.show_names(found)
        self._lay(text)

    def _typed(self, cursor: QTextCursor) -> str | None:
        """Return what stands between the sign and the cursor; None when the cursor has left it."""
        length = cursor.position() - self._start - 1
        if self._start < 0 or not 0 <= length <= _LONGEST or cursor.hasSelection():
            return None
        span = QTextCursor(cursor)
        span.setPosition(self._start)
        span.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        words = span.selectedText()
        return words[1:] if words.startswith(SIGN) and "\u2029" not in words and "\u2028" not in words else None

    def _names(self) -> Sequence[Known]:
        """Return everyone, read again only when something was changed since and a list is about to be opened."""
        version = self._review.session.store.data_version
        if version != self._read and not self.list.isVisible():
            self._known, self._read = mentioning.known(self._review.session), version
        return self._known

    def _lay(self, text: QPlainTextEdit) -> None:
        """Lay the list beneath the line of the cursor, or above it where there is no room below."""
        size, line = self.list.wanted(), text.cursorRect()
        below = text.viewport().mapTo(self._home, line.bottomLeft() + QPoint(0, _GAP))
        above = text.viewport().mapTo(self._home, line.topLeft()) - QPoint(0, size.height() + _GAP)
        at = below if below.y() + size.height() <= self._home.height() or above.y() < 0 else above
        self.list.setGeometry(max(0, min(at.x(), self._home.width() - size.width())), at.y(), *size.toTuple())
        self.list.show()
        self.list.raise_()

    @Slot()
    def _take(self) -> None:
        """Write the name chosen in place of the sign and what was typed after it, as one step of the field's undo."""
        name, text = self.list.chosen(), self._text
        if name and text is not None and self._start >= 0:
            cursor = text.textCursor()
            cursor.setPosition(self._start, QTextCursor.MoveMode.KeepAnchor)
            self._start = -1
            cursor.insertText(name)
        self.close()

    def close(self) -> None:
        """Put the list away and leave the text as it is."""
        self._start = -1
        self.list.hide()


class NameList(QFrame):
    """The names to choose from; it never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._model = QStandardItemModel(self)
        self.view = QListView(self)
        self.view.setObjectName("lines")
        self.view.setModel(self._model)
        self.view.setAccessibleName(self.tr("People, agencies and places"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.view)
        self.hide()

    def show_names(self, names: Sequence[Known]) -> None:
        """Offer these names, the first of them chosen."""
        self._model.clear()
        for each in names:
            item = QStandardItem(f"{each.name}  ·  {each.label or said(KINDS[each.kind].spec.title).lower()}")
            item.setData(each.name, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)
        self.view.setCurrentIndex(self._model.index(0, 0))

    def step(self, by: int) -> None:
        """Choose the next name, or with -1 the one before, round and round."""
        row = (self.view.currentIndex().row() + by) % self._model.rowCount()
        self.view.setCurrentIndex(self._model.index(row, 0))

    def chosen(self) -> str:
        """Return the name chosen; "" for none."""
        return str(self.view.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    def wanted(self) -> QSize:
        """Return the size that all the names need."""
        line = max(self.view.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        return QSize(wide(_WIDTH), line * self._model.rowCount() + 4)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Hold no name that is not shown."""
        self._model.clear()
        super().hideEvent(event)


def _fresh(cursor: QTextCursor) -> bool:
    """Tell whether the sign before the cursor begins a word: the one in an address of electronic mail does not."""
    at = cursor.position()
    document = cursor.document()
    return at > 0 and document.characterAt(at - 1) == SIGN and not (at > 1 and document.characterAt(at - 2).isalnum())
