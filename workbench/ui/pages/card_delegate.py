"""Draws an action as a card: its rating in a shape and a word, what is to be done, by whom, and what is missing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.services.planning import Card, Check
from workbench.ui import plan_words
from workbench.ui.icons import paint
from workbench.ui.models.cards import CARD
from workbench.ui.theme import Theme
from workbench.ui.theme_tokens import Tokens

_GAP, _PAD, _EDGE = 8, 10, 3  # px: between cards, inside them, and round the list
_MOST_LINES = 4  # of what is to be done
_BESIDE = 4  # px between a sign and its words
_Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def rating_colour(tokens: Tokens, rag: str) -> QColor:
    """Return the colour of a rating, which never says it alone."""
    known = {"red": tokens.alert, "amber": tokens.caution, "green": tokens.good, "blue": tokens.accent}
    return QColor(known.get(rag, tokens.quiet))


def paint_rating(painter: QPainter, rag: str, colour: QColor, at: QRectF) -> None:
    """Draw a rating's shape: red a square, amber a triangle, green a circle, blue a diamond, none an open circle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    middle = at.center()
    match rag:
        case "red":
            painter.drawRect(at.adjusted(1, 1, -1, -1))
        case "amber":
            painter.drawPolygon(QPolygonF([QPointF(middle.x(), at.top()), at.bottomRight(), at.bottomLeft()]))
        case "green":
            painter.drawEllipse(at)
        case "blue":
            sides = (at.top(), middle.y(), at.bottom())
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(middle.x(), sides[0]),
                        QPointF(at.right(), sides[1]),
                        QPointF(middle.x(), sides[2]),
                        QPointF(at.left(), sides[1]),
                    ]
                )
            )
        case _:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1.5))
            painter.drawEllipse(at.adjusted(1, 1, -1, -1))


def _high(metrics: QFontMetrics, words: str, width: int) -> int:
    """Return the height of words in lines of a width."""
    return metrics.boundingRect(QRect(0, 0, max(width, 40), 10_000), _WRAP, words).height()


class CardDelegate(QStyledItemDelegate):
    """Draws the cards of one column; the card that has the focus has a strong edge."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that a card needs in the width of its column."""
        card = index.data(CARD)
        if not isinstance(card, Card):
            return QSize(0, 0)
        step = QFontMetrics(QApplication.font()).lineSpacing() + 2
        width = self._list.viewport().width() - 2 * (_EDGE + _PAD)
        below = sum(self._line_height(words, width, sign=sign) for words, _, sign in self._below(card))
        return QSize(0, step + self._text_height(card, width) + below + 2 * _PAD + _GAP + 4)

    def _line_height(self, words: str, width: int, *, sign: bool) -> int:
        """Return the height of a line under the words: what is missing, which has a sign, is told to the end."""
        metrics = QFontMetrics(QApplication.font())
        if not sign:
            return metrics.lineSpacing() + 2
        return _high(metrics, words, width - metrics.height() - _BESIDE) + 2

    def _text_height(self, card: Card, width: int) -> int:
        metrics = QFontMetrics(QApplication.font())
        most = _high(metrics, "\n".join("x" * _MOST_LINES), width)
        return min(_high(metrics, self._said(card), width), most)

    def _said(self, card: Card) -> str:
        return f"{card.number}  {' '.join(card.item.text('text').split())}"

    def _below(self, card: Card) -> list[tuple[str, str, bool]]:
        """Return the lines under what is to be done: words, the token of their colour, whether a sign goes before."""
        item = card.item
        measured = "quiet" if card.check is not Check.LATE else "alert"
        lines = [(item.text("owner"), "text", False), (item.text("agency"), "quiet", False)]
        lines.append((plan_words.check(card), measured, False))
        late = plan_words.late(card)
        if late:
            lines.append((late, "alert" if card.overdue else "quiet", False))
        if card.flags:
            lines.append((plan_words.gaps(card.flags), "caution", True))
        return [line for line in lines if line[0]]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one card."""
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        tokens = self._theme.tokens
        state: QStyle.StateFlag = option.state
        row: QRect = option.rect
        focused = bool(state & QStyle.StateFlag.State_Selected) and self._list.hasFocus()
        box = QRectF(row.adjusted(_EDGE, 2, -_EDGE, -_GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if focused else tokens.field_line), 2 if focused else 1))
        painter.setBrush(QColor(tokens.field))
        painter.drawRoundedRect(box, 4, 4)
        self._write(painter, card, box.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2).toRect(), tokens)
        painter.restore()

    def _write(self, painter: QPainter, card: Card, box: QRect, tokens: Tokens) -> None:
        font = QFont(QApplication.font())
        painter.setFont(font)
        metrics = QFontMetrics(font)
        step = metrics.lineSpacing() + 2
        rag = card.item.text("rag")
        middle = box.top() + metrics.height() / 2
        colour = rating_colour(tokens, rag)
        shape = round(metrics.ascent() * 0.8)
        paint_rating(painter, rag, colour, QRectF(box.left(), middle - shape / 2, shape, shape))
        painter.setPen(colour)
        painter.drawText(QPointF(box.left() + shape + 6, box.top() + metrics.ascent()), plan_words.rating(card.item))
        painter.setPen(QColor(tokens.quiet))
        head = box.adjusted(shape + 12 + metrics.horizontalAdvance(plan_words.rating(card.item)), 0, 0, 0)
        due = metrics.elidedText(plan_words.when(card.item), Qt.TextElideMode.ElideRight, head.width())
        painter.drawText(head, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), due)
        top = box.top() + step
        height = self._text_height(card, box.width())
        painter.setPen(QColor(tokens.text))
        self._paragraph(painter, self._said(card), QRect(box.left(), top, box.width(), height), metrics)
        top += height + 4
        for words, token, sign in self._below(card):
            colour = QColor(tokens.items()[token])
            left = box.left()
            if sign:
                side = metrics.height()
                paint(painter, "warning", colour, QRectF(left, top, side, side))
                left += side + _BESIDE
            painter.setPen(colour)
            high, room = self._line_height(words, box.width(), sign=sign), box.width() - (left - box.left())
            if sign:
                painter.drawText(QRect(left, top, room, high), _WRAP, words)
            else:
                said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QPointF(left, top + metrics.ascent()), said)
            top += high

    def _paragraph(self, painter: QPainter, words: str, box: QRect, metrics: QFontMetrics) -> None:
        """Draw words in as many lines as there are, the last one ending in an ellipsis where they do not fit."""
        fits = words
        if _high(metrics, words, box.width()) > box.height():
            low, high = 0, len(words)
            while low < high:
                middle = (low + high + 1) // 2
                trial = f"{words[:middle].rstrip()}…"
                over = _high(metrics, trial, box.width()) > box.height()
                low, high = (low, middle - 1) if over else (middle, high)
            fits = f"{words[:low].rstrip()}…"
        painter.drawText(box, _WRAP, fits)
