"""Ctrl+K: one line that finds words in the records, pages and commands, in the present eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.services.searching import Hit
from workbench.ui.pages.page import heading
from workbench.ui.theme import Theme
from workbench.ui.words import said

_WAIT = 160  # ms after the last key
_FEWEST = 2  # letters before the records are searched
_NOWHERE = QModelIndex()

Search = Callable[[str, Callable[[list[Hit]], None], Callable[[WorkbenchError], None]], object]
"""Called with words and with who hears what was found, or why nothing could be; at once or later."""


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the list: what it is, its title, a snippet with U+0002 and U+0003 round matches, and its action."""

    sort: str
    title: str
    snippet: str
    act: Callable[[], object]


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Found] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many things were found."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a line, and for assistive technology all of them."""
        if not index.isValid():
            return None
        line = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.sort}: {line.title}. {_plain(line.snippet)}"
        return None

    def show(self, found: list[Found]) -> None:
        """Show other results."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    """Two lines: the title with its kind at the right, and the snippet with its matches in bold."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return room for one line or two."""
        model = index.model()
        two = isinstance(model, _Model) and bool(model.found[index.row()].snippet)
        return QSize(0, QFontMetrics(QApplication.font()).lineSpacing() * (2 if two else 1) + 16)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a result."""
        model = index.model()
        if not isinstance(model, _Model):
            return
        line, tokens = model.found[index.row()], self._theme.tokens
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(tokens.accent_soft))
        box = row.adjusted(16, 8, -16, -8)
        height = painter.fontMetrics().lineSpacing()
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), line.sort)
        room = box.width() - painter.fontMetrics().horizontalAdvance(line.sort) - 16
        painter.setPen(QColor(tokens.text))
        title = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), title)
        if line.snippet:
            self._snippet(painter, line.snippet, box.adjusted(0, height, 0, 0))
        painter.restore()

    def _snippet(self, painter: QPainter, snippet: str, box: QRect) -> None:
        plain, bold = QFont(painter.font()), QFont(painter.font())
        bold.setBold(True)
        left = box.left()
        for part in " ".join(snippet.split()).replace("\x02", "\x00\x02").replace("\x03", "\x00\x03").split("\x00"):
            matched = part.startswith("\x02")
            words = part.lstrip("\x02\x03")
            font = bold if matched else plain
            painter.setFont(font)
            painter.setPen(QColor(self._theme.tokens.text if matched else self._theme.tokens.quiet))
            metrics = QFontMetrics(font)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.right() - left))
            painter.drawText(QRect(left, box.top(), box.right() - left, box.height()), 0, words)
            left += metrics.horizontalAdvance(words)
            if left >= box.right():
                break


class FindPanel(QFrame):
    """Lies over the middle of the page while it is wanted; Escape puts it away."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Find"))
        self._search: Search = _nothing
        self._open_record: Callable[[str, str], object] = _nowhere
        self._places: list[Found] = []
        self.line = QLineEdit(self)
        self.line.setProperty("role", "plain")
        self.line.setPlaceholderText(self.tr("Find words, a page or a command"))
        self.line.setAccessibleName(self.tr("Find words, a page or a command"))
        self.line.installEventFilter(self)
        self._model = _Model(self)
        self.list = QListView(self)
        self.list.setObjectName("hits")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._act)
        self.note = heading("", self, "small")
        self.note.setContentsMargins(16, 6, 16, 8)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(self.line)
        box.addWidget(self.list, 1)
        box.addWidget(self.note)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._look)
        self.line.textChanged.connect(self._typed)
        self.hide()

    def open(
        self,
        places: list[Found],
        search: Search,
        open_record: Callable[[str, str], object],
    ) -> None:
        """Show the panel with what can be gone to, and how to search."""
        self._places, self._search, self._open_record = places, search, open_record
        self.line.clear()
        self._look()
        self.place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def place(self) -> None:
        """Lie in the upper middle of the window."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(680, parent.width() - 64)
        self.setGeometry((parent.width() - width) // 2, 88, width, min(480, parent.height() - 128))

    def close_panel(self) -> None:
        """Put the panel away and forget what was found."""
        self.hide()
        self._timer.stop()
        self.line.clear()
        self._model.show([])
        self._places, self._search, self._open_record = [], _nothing, _nowhere
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows move in the list while the cursor stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                at = min(max(self.list.currentIndex().row() + by, 0), self._model.rowCount() - 1)
                self.list.setCurrentIndex(self._model.index(at))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if self._timer.isActive():
                    self._timer.stop()
                    self._look()
                self._act()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_panel()
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _typed(self, text: str) -> None:
        del text
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        words = self.line.text().strip()
        folded = words.casefold().split()
        found = [p for p in self._places if all(word in p.title.casefold() for word in folded)]
        if len(words) < _FEWEST:
            self._show(found, words)
            return
        self._model.show(found)
        self.note.setText(self.tr("Searching…"))

        def wanted() -> bool:
            return self.line.text().strip() == words

        def answered(hits: list[Hit]) -> None:
            if wanted():
                self._show([*found, *map(self._of, hits)], words)

        def failed(error: WorkbenchError) -> None:
            if wanted():
                self._show(found, words, str(error))

        self._search(words, answered, failed)

    def _show(self, found: list[Found], words: str, note: str = "") -> None:
        self._model.show(found)
        if found:
            self.list.setCurrentIndex(self._model.index(0))
        elif words and not note:
            note = self.tr("Nothing found. Try fewer or other words.")
        self.note.setText(note or self.tr("Enter opens · Esc closes"))

    def _of(self, hit: Hit) -> Found:
        spec = KINDS[hit.kind].spec
        field = spec.fields.get(hit.field)
        sort = said(spec.title) if field is None else f"{said(spec.title)} · {said(field.label)}"
        return Found(sort, hit.title, hit.snippet, partial(self._open_record, hit.kind, hit.id))

    @Slot()
    def _act(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self._model.found):
            act = self._model.found[at].act
            self.close_panel()
            act()


def _nothing(words: str, done: Callable[[list[Hit]], None], failed: Callable[[WorkbenchError], None]) -> None:
    done([])


def _nowhere(kind: str, id_: str) -> None:
    return None


def _plain(snippet: str) -> str:
    return snippet.replace("\x02", "").replace("\x03", "")
