"""Two texts beside each other, field by field, with what differs marked in a line and a ground, not by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from workbench.analysis.differences import Piece
from workbench.ui.theme import tokens_in_use
from workbench.ui.words import said

_UNDERLINE = QTextCharFormat.UnderlineStyle

Line = tuple[str, Sequence[Piece], Sequence[Piece]]
"""A label, and what the left and the right say."""


class SideBySide(QTextBrowser):
    """Shows lines in two columns. With ``taken_out`` what only the left has is struck out, as in a later version."""

    def __init__(self, name: str, *, taken_out: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken_out = taken_out
        self._shown: tuple[str, str, tuple[Line, ...]] = ("", "", ())
        self.setProperty("role", "reading")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_lines(self, left: str, right: str, lines: Iterable[Line]) -> None:
        """Show what two versions, or two readers, have; ``left`` and ``right`` head the columns."""
        self._shown = (left, right, tuple(lines))
        self._draw()

    def show_nothing(self, words: str) -> None:
        """Show a sentence in place of the columns."""
        self._shown = ("", "", ())
        self.setPlainText(words)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._shown[2]:
            self._draw()

    def _draw(self) -> None:
        left, right, lines = self._shown
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        table = cursor.insertTable(1 + 2 * len(lines), 2, _shape())
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        for column, head in enumerate((left, right)):
            table.cellAt(0, column).firstCursorPosition().insertText(head, strong)
        for at, (label, ours, theirs) in enumerate(lines):
            self._line(table, 1 + 2 * at, said(label), ours, theirs)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _line(self, table: QTextTable, row: int, label: str, ours: Sequence[Piece], theirs: Sequence[Piece]) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(tokens_in_use().quiet))
        table.mergeCells(row, 0, 1, 2)
        table.cellAt(row, 0).firstCursorPosition().insertText(label, quiet)
        for column, pieces in enumerate((ours, theirs)):
            cursor = table.cellAt(row + 1, column).firstCursorPosition()
            for piece in pieces:
                look = self._look(left=column == 0) if piece.differs else QTextCharFormat()
                cursor.insertText(piece.text, look)

    def _look(self, *, left: bool) -> QTextCharFormat:
        tokens, look = tokens_in_use(), QTextCharFormat()
        if left and self._taken_out:
            look.setFontStrikeOut(True)
            look.setBackground(QColor(tokens.alert_soft))
            return look
        look.setUnderlineStyle(_UNDERLINE.SingleUnderline if self._taken_out else _UNDERLINE.DashUnderline)
        look.setUnderlineColor(QColor(tokens.good if self._taken_out else tokens.caution))
        look.setBackground(QColor(tokens.good_soft if self._taken_out else tokens.caution_soft))
        return look


def _shape() -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    shape.setCellPadding(5)
    shape.setCellSpacing(0)
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    shape.setColumnWidthConstraints([half, half])
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return shape
