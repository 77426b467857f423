"""The board: a column for each quarter, walked through with the arrows; Ctrl and an arrow moves an action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.analysis.quarters import Column, Stand
from workbench.services.planning import Card, Plan
from workbench.ui.models.cards import CardsModel
from workbench.ui.pages.card_delegate import CardDelegate
from workbench.ui.pages.page import heading
from workbench.ui.plan_words import column_title
from workbench.ui.theme import Theme, wide
from workbench.ui.words import quantity

_FULL, _BARE = 30, 14  # characters; the width of a column with cards, and of one without
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(QListView):
    """The cards of one column."""

    aside = Signal(int)  # go to the column before or after
    shift = Signal(int)  # move the action there
    entered = Signal()

    def __init__(self, column: Column, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = CardsModel(column, self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setObjectName("cards")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def current(self) -> Card | None:
        """Return the card that the keys act on."""
        return self.cards.card(self.currentIndex())

    def choose(self, row: int) -> None:
        """Put the cursor on a card."""
        index = self.cards.index(min(max(row, 0), self.cards.rowCount() - 1), 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go between the columns, and with Ctrl move the action."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~(
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.shift.emit(step)
        else:
            self.aside.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Have a cursor as soon as there is a card."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.choose(0)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the card without its strong edge."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Measure the cards anew: they are higher where the column is narrower."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Column(QWidget):
    def __init__(self, column: Column, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = heading(column_title(column), self, "label")
        self.head.setWordWrap(True)
        self.count = QLabel(self)
        self.count.setProperty("role", "small")
        self.list = CardList(column, theme, self)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self.head, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 8, 2, 2)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.list, 1)


class PlanBoard(QScrollArea):
    """Shows the cards of a plan; ``moved`` asks for an action to be given the date of a column."""

    opened = Signal(str)
    moved = Signal(str, object)  # an action's id and the Column

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: list[_Column] = []
        self._shown: tuple[Column, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "page")
        self.setAccessibleName(self.tr("Actions by quarter"))

    @property
    def lists(self) -> list[CardList]:
        """The lists of the columns, from the left."""
        return [column.list for column in self._columns]

    @property
    def chosen(self) -> Card | None:
        """The card that has the focus."""
        return next((each.current() for each in self.lists if each.hasFocus()), None)

    def show_cards(self, plan: Plan, cards: Sequence[Card]) -> None:
        """Show these cards of a plan, with the cursor where it was."""
        kept = next(((each.current(), each.hasFocus()) for each in self.lists if each.current()), (None, False))
        focused = self.chosen
        if plan.columns() != self._shown:
            self._make(plan.columns())
        for column in self._columns:
            mine = [card for card in cards if card.column == column.list.cards.column]
            column.list.cards.show(mine, free=plan.working)
            column.count.setText(str(len(mine)) if mine else "")
            column.count.setVisible(bool(mine))  # without it the title has the room
            said = quantity(len(mine), self.tr("action"), self.tr("actions"))
            column.list.setAccessibleName(f"{column_title(column.list.cards.column)}, {said}")
            column.setMinimumWidth(wide(_FULL if mine else _BARE))
            column.setMaximumWidth(wide(_FULL * 2) if mine else wide(_BARE))
        card = focused or kept[0]
        if card is not None:
            self.choose(card.id, focus=focused is not None)

    def choose(self, id_: str, *, focus: bool = True) -> None:
        """Put the cursor on an action, wherever it stands."""
        for each in self.lists:
            row = each.cards.row_of(id_)
            if row >= 0:
                each.choose(row)
                if focus:
                    each.setFocus()
            else:
                each.clearSelection()
                each.setCurrentIndex(QModelIndex())

    def focus_first(self) -> QWidget:
        """Return the first list that holds a card, or the first."""
        return next((each for each in self.lists if each.cards.rowCount()), self.lists[0] if self.lists else self)

    def _make(self, columns: tuple[Column, ...]) -> None:
        self._shown = columns
        inside = QWidget(self)
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 0, 16, 12)
        row.setSpacing(8)
        self._columns = []
        for column in columns:
            made = _Column(column, self._theme, inside)
            self._columns.append(made)
            row.addWidget(made, 1)
            made.list.aside.connect(self._go_aside)
            made.list.shift.connect(self._shift)
            made.list.entered.connect(self._entered)
            made.list.activated.connect(self._open)
            made.list.cards.dropped.connect(self._dropped)
            made.list.customContextMenuRequested.connect(self._menu)
        row.addStretch(0)
        self.setWidget(inside)

    def _at(self, sender: object) -> int:
        return next((at for at, each in enumerate(self.lists) if each is sender or each.cards is sender), 0)

    @Slot(int)
    def _go_aside(self, step: int) -> None:
        at, lists = self._at(self.sender()) + step, self.lists
        row = lists[at - step].currentIndex().row()
        while 0 <= at < len(lists):
            if lists[at].cards.rowCount():
                lists[at].choose(row)
                lists[at].setFocus()
                return
            at += step

    @Slot(int)
    def _shift(self, step: int) -> None:
        """Ask for the action to stand in the next column with a date, on that side."""
        at = self._at(self.sender())
        card = self.lists[at].current()
        if card is None:
            return
        to = at + step
        if not 0 <= to < len(self._shown):
            return
        if self._shown[at].stand is Stand.UNDATED and step < 0:
            to = next(n for n, column in enumerate(self._shown) if column.quarter is not None)  # the present quarter
        self.moved.emit(card.id, self._shown[to])

    @Slot(str)
    def _dropped(self, id_: str) -> None:
        self.moved.emit(id_, self._shown[self._at(self.sender())])

    @Slot()
    def _entered(self) -> None:
        self.ensureWidgetVisible(self._columns[self._at(self.sender())], 0, 0)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        model = index.model()
        card = model.card(index) if isinstance(model, CardsModel) else None
        if card is not None:
            self.opened.emit(card.id)

    @Slot(QPoint)
    def _menu(self, at: QPoint) -> None:
        from_ = self.lists[self._at(self.sender())]
        card = from_.current()
        if card is None:
            return
        menu = QMenu(self)
        opening = menu.addAction(self.tr("Open the record"))
        to = {}
        if from_.cards.free and not card.item.closed:
            menu.addSeparator()
            for column in self._shown:
                if column.quarter is not None and column != from_.cards.column:
                    to[menu.addAction(self.tr("Move to {0}").format(column_title(column)))] = column
        picked = menu.exec(from_.viewport().mapToGlobal(at))
        if picked is opening:
            self.opened.emit(card.id)
        elif picked in to:
            self.moved.emit(card.id, to[picked])
        menu.deleteLater()
