"""Findings and good practice as cards of one make: what is said, how well it is founded, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.ui.models.grid import ID, KIND, Mark
from workbench.ui.pages.marks import draw
from workbench.ui.theme import Theme

_CARD = Qt.ItemDataRole.UserRole + 10
_GAP, _PAD, _EDGE, _SHAPE = 8, 10, 3, 16  # px: between cards, inside, round the list, and for a shape
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """A record, its title, and the lines below: the first of them says how well it is founded."""

    kind: str
    id: str
    title: str
    lines: tuple[Mark, ...]


class CardList(QListView):
    """Cards beneath one another; the arrows go through them, Enter opens one."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = QStandardItemModel(self)
        self.setModel(self.cards)
        self.setObjectName("cards")
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards, and keep the one that was chosen."""
        chosen = self.currentIndex().data(ID)
        self.cards.clear()
        for card in cards:
            item = QStandardItem("\n".join([card.title, *(line.words for line in card.lines)]))
            item.setData(card, _CARD)
            item.setData(card.kind, KIND)
            item.setData(card.id, ID)
            self.cards.appendRow(item)
        ids = [card.id for card in cards]
        if ids:
            self.setCurrentIndex(self.cards.index(ids.index(chosen) if chosen in ids else 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Measure the cards anew: they are higher where it is narrower."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: CardList) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that all of the words need."""
        card = index.data(_CARD)
        if not isinstance(card, Card):
            return QSize(0, 0)
        width = self._list.viewport().width() - 2 * (_EDGE + _PAD)
        height = _height(card.title, width, _bold()) + 4
        for line in card.lines:
            height += _height(line.words, width - _left(line), QApplication.font()) + 2
        return QSize(0, height + 2 * _PAD + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one card, with a strong edge where it has the focus."""
        card = index.data(_CARD)
        if not isinstance(card, Card):
            return
        tokens = self._theme.tokens.items()
        state: QStyle.StateFlag = option.state
        row: QRect = option.rect
        focused = bool(state & QStyle.StateFlag.State_Selected) and self._list.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens["accent" if focused else "field_line"]), 2 if focused else 1))
        painter.setBrush(QColor(tokens["field"]))
        painter.drawRoundedRect(QRectF(row.adjusted(_EDGE, 2, -_EDGE, 2 - _GAP)), 4, 4)
        left, width = row.left() + _EDGE + _PAD, self._list.viewport().width() - 2 * (_EDGE + _PAD)
        top = row.top() + _PAD
        top += _write(painter, card.title, QRect(left, top, width, 0), _bold(), QColor(tokens["text"])) + 4
        for line in card.lines:
            colour, inset = QColor(tokens[line.tone]), _left(line)
            if line.shape:
                middle = QPointF(left + 5, top + QFontMetrics(QApplication.font()).lineSpacing() / 2)
                draw(painter, line.shape, middle, colour, QColor(tokens["field"]))
            box = QRect(left + inset, top, width - inset, 0)
            top += _write(painter, line.words, box, QApplication.font(), colour) + 2
        painter.restore()


def _write(painter: QPainter, words: str, box: QRect, font: QFont, colour: QColor) -> int:
    """Write words in as many lines as they need; return their height."""
    height = _height(words, box.width(), font)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRect(box.left(), box.top(), box.width(), height), _WRAP, words)
    return height


def _height(words: str, width: int, font: QFont) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 40), 0), _WRAP, words).height()


def _left(line: Mark) -> int:
    return _SHAPE if line.shape else 0


def _bold() -> QFont:
    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    return font
