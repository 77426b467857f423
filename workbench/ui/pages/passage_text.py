"""The words of a document, to be read and chosen from; beside each passage stands its place in the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.exchange.documents import Passage
from workbench.ui.theme import Theme, wide
from workbench.ui.theme_tokens import SMALL_POINTS, WORD_POINTS

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_GUTTER = 15  # characters
_GAP = 10  # px
_PART = 100_000  # characters that are shown at a time: a hundredth of a second


class PassageText(QPlainTextEdit):
    """Read-only, with a cursor, so that passages can be chosen by key as well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passages: Sequence[Passage] = ()
        self._starts: list[int] = []  # the number of the block with which each passage begins
        self._words, self._shown = "", 0  # all of them, and how many are shown by now
        self._folded: str | None = None
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._show_more)
        self.setUndoRedoEnabled(False)
        self.setProperty("role", "prose")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gutter = _Gutter(self)
        self.updateRequest.connect(self._scrolled)
        theme.changed.connect(self._widen)
        self._widen()

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show the passages of a document from its beginning; of a long one the end comes in the next moments."""
        lines: list[str] = []
        self._passages, self._starts = passages, []
        for passage in passages:
            self._starts.append(len(lines))
            lines += [*_BREAK.split(passage.text), ""]
        self._words, self._folded = "\n".join(lines[:-1]), None
        self._shown = _PART
        self.setPlainText(self._words[:_PART])
        self._gutter.update()
        self._rest.start()

    @Slot()
    def _show_more(self) -> None:
        more = self._words[self._shown : self._shown + _PART]
        self._shown += len(more)
        if not more:
            self._rest.stop()
            return
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(more)

    def _show_all(self) -> None:
        """Show what is left at once, for what has to look through all of it."""
        while self._rest.isActive():
            self._show_more()

    def chosen(self) -> str:
        """Return the words chosen."""
        return _BREAK.sub("\n", self.textCursor().selectedText()).strip()

    def place(self) -> str:
        """Return where the words chosen, or the cursor, stand: "p. 2", "para 3 to para 5"."""
        cursor, document = self.textCursor(), self.document()
        start = document.findBlock(cursor.selectionStart()).blockNumber()
        end = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1)).blockNumber()
        first, last = self._reference(start), self._reference(end)
        return first if first == last else f"{first} to {last}"

    def go_to(self, reference: str) -> None:
        """Put the cursor at the first passage with this place."""
        at = next((n for n, passage in enumerate(self._passages) if passage.ref == reference), None)
        if at is not None:
            self._show_all()
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(self._starts[at])))
            self.centerCursor()

    def count(self, words: str) -> int:
        """Return how often words stand in the document; capitals do not count."""
        if not words:
            return 0
        if self._folded is None:
            self._folded = self._words.casefold()
        return self._folded.count(words.casefold())

    def find_next(self, words: str, *, back: bool = False) -> bool:
        """Choose the next place with these words, round and round; return whether there is one."""
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        if not words:
            return False
        self._show_all()
        before = self.textCursor()
        if self.find(words, flags):
            self.centerCursor()
            return True
        self.moveCursor(QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start)
        if self.find(words, flags):
            self.centerCursor()
            return True
        self.setTextCursor(before)
        return False

    def _reference(self, block: int) -> str:
        at = bisect_right(self._starts, block) - 1
        return self._passages[at].ref if at >= 0 else ""

    # the places at the left -------------------------------------------------------------------------------------

    def paint_places(self, painter: QPainter, shown: QRect) -> None:
        """Paint the place of every passage whose first line can be seen."""
        font = self.font()
        font.setPointSizeF(self._theme.application.font().pointSizeF() * SMALL_POINTS / WORD_POINTS)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.quiet))
        metrics, room = painter.fontMetrics(), self._gutter.width() - _GAP
        block, known = self.firstVisibleBlock(), ""
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > shown.bottom():
                break
            at = bisect_right(self._starts, block.blockNumber()) - 1
            if at >= 0 and self._starts[at] == block.blockNumber() and self._passages[at].ref != known:
                known = self._passages[at].ref
                words = metrics.elidedText(known, Qt.TextElideMode.ElideRight, room)
                line = QRect(0, round(box.top()) + 2, room, metrics.lineSpacing())
                painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), words)
            block = block.next()

    @Slot()
    def _widen(self) -> None:
        self.setViewportMargins(wide(_GUTTER) + _GAP, 0, 0, 0)
        self._lay()

    def _lay(self) -> None:
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), wide(_GUTTER) + _GAP, inside.height())

    @Slot(QRect, int)
    def _scrolled(self, shown: QRect, down: int) -> None:
        if down:
            self._gutter.scroll(0, down)
        else:
            self._gutter.update(0, shown.top(), self._gutter.width(), shown.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the places beside the words."""
        super().resizeEvent(event)
        self._lay()


class _Gutter(QWidget):
    def __init__(self, text: PassageText) -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the places that can be seen."""
        painter = QPainter(self)
        self._text.paint_places(painter, event.rect())
        painter.end()
