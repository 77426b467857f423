"""The actions in one column of the board; another column's can be dropped on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.analysis.quarters import Column
from workbench.services.planning import Card
from workbench.ui.plan_words import spoken

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole + 1
_MIME = "application/x-workbench-action"  # an id only; never words
_NOWHERE = QModelIndex()


class CardsModel(QAbstractListModel):
    """The cards of one column in their order."""

    dropped = Signal(str)  # the id of the action that was dropped here

    def __init__(self, column: Column, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self.free = False  # whether actions may be moved
        self._cards: tuple[Card, ...] = ()

    def show(self, cards: Sequence[Card], *, free: bool) -> None:
        """Show other cards."""
        self.beginResetModel()
        self._cards, self.free = tuple(cards), free
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a card, and for assistive technology all of them."""
        card = self.card(index)
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{card.number}  {card.item.text('text')}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(card)
        return card if role == CARD else None

    def card(self, index: Index) -> Card | None:
        """Return the card of a row."""
        return self._cards[index.row()] if index.isValid() and index.row() < len(self._cards) else None

    def row_of(self, id_: str) -> int:
        """Return the row of an action; -1 where it is not in this column."""
        return next((row for row, card in enumerate(self._cards) if card.id == id_), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let open actions be dragged, and what lies in this column be dropped on."""
        flags = Qt.ItemFlag.NoItemFlags
        card = self.card(index)
        if card is not None:
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if self.free and not card.item.closed:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        if self.free and self.column.quarter is not None:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return the one kind of thing that is dragged here."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Carry the id of the action."""
        data = QMimeData()
        card = next((found for index in indexes if (found := self.card(index)) is not None), None)
        data.setData(_MIME, card.id.encode() if card is not None else b"")
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell what was dropped; the store moves it, not the view."""
        del action, row, column, parent
        id_ = bytes(data.data(_MIME).data()).decode()
        if id_ and self.row_of(id_) < 0:
            self.dropped.emit(id_)
        return False  # nothing is taken out of the other view: both are read anew
