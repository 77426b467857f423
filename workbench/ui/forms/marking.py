"""Marks in running text: misspelt words, known names, doubts, each drawn its own way in the colours of the theme.

Qt lets one highlighter at a time draw in a document. So there is one for each text field, and whoever has something to
mark there gives it a source: a function from the text of a paragraph to the marks in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import IntEnum
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workbench.ui.theme import tokens_in_use

TextField: TypeAlias = QPlainTextEdit | QTextEdit
_LINE = QTextCharFormat.UnderlineStyle


class Mark(IntEnum):
    """What is said of words by a mark. Where two meet, the later in this list is drawn over the earlier."""

    FOUND = 0  # searched for
    NAME = 1  # known to the register
    DOUBT = 2  # could be a name, or could mean several people
    SPELLING = 3  # not in the dictionary
    FAULT = 4  # may not stay as it is


_LOOKS = {
    Mark.FOUND: (_LINE.SingleUnderline, "accent", "accent_soft"),
    Mark.NAME: (_LINE.DotLine, "quiet", ""),
    Mark.DOUBT: (_LINE.DashUnderline, "caution", "caution_soft"),
    Mark.SPELLING: (_LINE.WaveUnderline, "alert", ""),
    Mark.FAULT: (_LINE.SingleUnderline, "alert", "alert_soft"),
}
"""The line beneath, its colour, and the ground or "": no two marks differ by colour alone."""

Span: TypeAlias = tuple[int, int, Mark]
Source: TypeAlias = Callable[[str], Iterable[Span]]
"""From the text of a paragraph to (start, length, mark), counted in characters of the Python string.

It is called on the window's thread with every letter typed, and so must be quick and must read nothing from the store.
"""


class Marking(QSyntaxHighlighter):
    """Draws the marks of one text field; it goes with the field's document. Made by `marking_of`."""

    def __init__(self, field: TextField) -> None:
        super().__init__(field.document())
        self._field = field
        self._sources: dict[str, Source] = {}
        self._looks: dict[tuple[Mark, ...], QTextCharFormat] = {}
        self._typing = -1  # the paragraph in which a word was left unmarked because it is being written
        field.installEventFilter(self)
        field.cursorPositionChanged.connect(self._moved)
        self.renew()

    def add_source(self, name: str, source: Source) -> None:
        """Let a source mark words; another of the same name is replaced."""
        if self._sources.get(name) != source:
            self._sources[name] = source
            self.renew()

    def remove_source(self, name: str) -> None:
        """Take a source and its marks away; one that is not there is no error."""
        if self._sources.pop(name, None) is not None:
            self.renew()

    def renew(self, words: Collection[str] | None = None) -> None:
        """Ask every source again: what it knows has changed, where words are named of these alone."""
        if words is None:
            self._looks.clear()
            self._quietly(self.rehighlight)
            return
        block = self.document().begin()
        while block.isValid():
            text = block.text()
            if any(word in text for word in words):
                self._quietly(partial(self.rehighlightBlock, block))
            block = block.next()

    def marks(self, block: QTextBlock) -> list[Span]:
        """Return the marks of a paragraph in Qt's own positions, as they are drawn when nothing is being written."""
        text = block.text()
        place = _placer(text)
        spans = [span for source in self._sources.values() for span in source(text)]
        found = [(place(start), place(start + length) - place(start), mark) for start, length, mark in spans]
        return sorted(found, key=lambda span: span[2])

    def from_here(self, mark: Mark, position: int) -> Iterator[tuple[int, int]]:
        """Yield (position, length) in the document of every such mark, from a position to the end and round to it."""
        here = self.document().findBlock(position)
        block, before = here, []
        while block.isValid():
            for start, length in self._of(mark, block):
                if start >= position:
                    yield start, length
                elif block == here:
                    before.append((start, length))
            block = block.next()
        block = self.document().begin()
        while block.isValid() and block != here:
            yield from self._of(mark, block)
            block = block.next()
        yield from before

    def _of(self, mark: Mark, block: QTextBlock) -> list[tuple[int, int]]:
        return sorted((block.position() + start, length) for start, length, kind in self.marks(block) if kind is mark)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Draw the marks of a paragraph, except beneath a word that is just being written."""
        del text
        block, spans = self.currentBlock(), []
        cursor = self._field.textCursor()
        at = cursor.position() - block.position() if self._field.hasFocus() else -1
        for start, length, mark in self.marks(block):
            if mark is Mark.SPELLING and start + length == at:
                self._typing = block.blockNumber()
            else:
                spans.append((start, start + length, mark))
        for start, end, marks in _pieces(spans):
            self.setFormat(start, end - start, self._look(marks))

    def _look(self, marks: tuple[Mark, ...]) -> QTextCharFormat:
        """Return how words look under these marks, the gravest last."""
        look = self._looks.get(marks)
        if look is None:
            look, tokens = QTextCharFormat(), tokens_in_use().items()
            for line, colour, ground in (_LOOKS[mark] for mark in marks):
                look.setUnderlineStyle(line)
                look.setUnderlineColor(QColor(tokens[colour]))
                if ground:
                    look.setBackground(QColor(tokens[ground]))
            self._looks[marks] = look
        return look

    @Slot()
    def _moved(self) -> None:
        """Mark the word that was being written, once the cursor has left it."""
        if self._typing < 0:
            return
        block, self._typing = self.document().findBlockByNumber(self._typing), -1
        if block.isValid():
            self._quietly(lambda: self.rehighlightBlock(block))

    def _quietly(self, draw: Callable[[], None]) -> None:
        """Draw without the document saying that its text has changed: it has not, and nobody has edited it."""
        document = self.document()
        before = document.blockSignals(True)
        draw()
        document.blockSignals(before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Draw anew in the colours of another theme, and mark the last word when the field is left."""
        if event.type() == QEvent.Type.StyleChange and watched is self._field:
            self.renew()
        elif event.type() == QEvent.Type.FocusOut and watched is self._field:
            self._moved()
        return False


def marking_of(field: TextField) -> Marking:
    """Return the one highlighter of a text field, made when it is first asked for."""
    made = field.document().findChild(Marking)
    return made if isinstance(made, Marking) else Marking(field)


def _pieces(spans: list[tuple[int, int, Mark]]) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """Yield (start, end, marks) of the stretches that are marked alike, the gravest mark last."""
    waiting = sorted((span for span in spans if span[1] > span[0]), reverse=True)
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    over: list[tuple[int, int, Mark]] = []
    for start, end in pairwise(edges):
        over = [span for span in over if span[1] > start]
        while waiting and waiting[-1][0] <= start:
            over.append(waiting.pop())
        if over:
            yield start, end, tuple(sorted({mark for _, _, mark in over}))


def _placer(text: str) -> Callable[[int], int]:
    """Return from a place in a Python string to the same place as Qt counts: rare letters are two there."""
    if not text or max(text) <= "\uffff":
        return lambda at: at
    return lambda at: len(text[:at].encode("utf-16-le")) // 2
