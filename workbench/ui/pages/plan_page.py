"""The action plan by quarter: what is overdue, what is due when, and what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.analysis.quarters import OVERDUE, Column
from workbench.errors import WorkbenchError
from workbench.services import planning
from workbench.services.planning import Card, Plan
from workbench.services.session import Session
from workbench.ui.notice import Empty, Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Elided, Page, Surroundings, heading, row
from workbench.ui.pages.plan_board import PlanBoard
from workbench.ui.pages.records import key_of
from workbench.ui.plan_words import spoken, when
from workbench.ui.theme import wide
from workbench.vault.store import Changed

KINDS_OF_THE_PLAN = frozenset({"finding", "recommendation", "action", "monitoring", "agency", "person"})


def local_day() -> datetime.date:
    """Return the day it is here."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()


class PlanPage(Page):
    """A board of the actions; the list of them and the way from finding to effect are a step away."""

    def __init__(
        self,
        review: OpenReview,
        around: Surroundings,
        parent: QWidget | None = None,
        today: Callable[[], datetime.date] = local_day,
    ) -> None:
        super().__init__("plan", self.tr("Actions by quarter"), review, parent)
        self._around, self._today = around, today
        self._stale = True
        self._plan: Plan | None = None
        self.notice = Notice(self)
        self.board = PlanBoard(around.theme, self)
        self.board.opened.connect(self._open)
        self.board.moved.connect(self.move_action)
        self.empty = Empty(
            self.tr(
                "An action says who does what by when for a recommendation. Once there are some, they stand here by "
                "the quarter in which they are due."
            ),
            self.tr("Write the first action"),
            self._to_list,
            self,
        )
        self.body = QStackedWidget(self)
        self.body.addWidget(self.board)
        self.body.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._head())
        box.addWidget(self.body, 1)
        review.changed.connect(self._changed)

    def _head(self) -> QWidget:
        head = QWidget(self)
        box = QVBoxLayout(head)
        box.setContentsMargins(24, 0, 16, 0)
        box.setSpacing(8)
        self.count = Elided(head, "quiet")
        self.count.setContentsMargins(0, 6, 0, 0)
        self.chain = QPushButton(self.tr("Finding to impact"), head)
        self.chain.clicked.connect(partial(self.go.emit, "chain", ""))
        self.as_list = QPushButton(self.tr("As a list"), head)
        self.as_list.clicked.connect(self._to_list)
        self.hand_out = QPushButton(self.tr("Hand out…"), head)
        self.hand_out.setToolTip(self.tr("Write the plan as a table, or what is due as a calendar"))
        self.hand_out.clicked.connect(partial(self.go.emit, "handouts", "action-plan"))
        self.words = QLineEdit(head)
        self.words.setAccessibleName(self.tr("Filter"))
        self.words.setPlaceholderText(self.tr("Show only actions with these words"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(wide(24))
        self.words.textChanged.connect(self._show)
        keys = self.tr(
            "Arrows go from card to card, Enter opens one, Ctrl+Left and Ctrl+Right move it to another quarter."
        )
        self.hint = heading(keys, head, "small")
        self.hint.setWordWrap(True)
        box.addLayout(row(heading(self.title, head), last=self.count))
        box.addWidget(self.hint)
        tools = row(last=self.words)
        for button in (self.chain, self.as_list, self.hand_out):
            tools.addWidget(button)
        box.addLayout(tools)
        box.addWidget(self.notice)
        return head

    # being here -------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown: read again what changed meanwhile."""
        if self._stale or (self._plan is not None and self._plan.today != self._today()):
            self._read(record)
        elif record:
            self.board.choose(record)

    def place(self) -> str:
        """Return the action that has the focus."""
        card = self.board.chosen
        return card.id if card is not None else ""

    def panes(self) -> Sequence[QWidget]:
        """Return the board, or what stands for it."""
        return [self.board.focus_first() if self.body.currentWidget() is self.board else self.empty.button]

    def focus_filter(self) -> None:
        """Go to the filter above the board."""
        self.words.setFocus()
        self.words.selectAll()

    def start_new(self) -> None:
        """Write a new action in its list."""
        self._to_list()

    def kept(self) -> object:
        """Return the words of the filter."""
        return self.words.text() or None

    def take_over(self, kept: object) -> None:
        """Filter by the same words."""
        if isinstance(kept, str):
            self.words.setText(kept)

    def _read(self, record: str = "") -> None:
        """Read the plan: of a large review in the background."""
        self._stale = False
        today, code = self._today(), self.review.eyes

        def question(session: Session) -> Plan:
            return planning.plan(session, today, code)

        def show(plan: Plan) -> None:
            self._take(plan, record)

        self.review.ask(self._around.tasks, self, question, show, self.notice.say_error)

    def _take(self, plan: Plan, record: str) -> None:
        waited = self._plan is None and self.board.hasFocus()  # it had no card yet that could take the focus
        self._plan = plan
        self._show()
        if record:
            self.board.choose(record)
        elif waited:
            self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show(self) -> None:
        if self._plan is None:
            return
        cards = self._plan.cards()
        wanted = self.words.text().casefold().split()
        shown = [card for card in cards if all(word in spoken(card).casefold() for word in wanted)] if wanted else cards
        self.board.show_cards(self._plan, shown)
        self.body.setCurrentWidget(self.board if cards else self.empty)
        self.empty.button.setVisible(self.review.working)
        self.hint.setVisible(self.review.working and bool(cards))
        self.words.setVisible(bool(cards))
        self.count.say(self._summary(cards))

    def _summary(self, cards: Sequence[Card]) -> str:
        overdue = sum(card.column == OVERDUE for card in cards)
        gaps = sum(bool(card.flags) for card in cards)
        parts = [str(len(cards)) if cards else ""]
        parts.append(self.tr("{0} overdue").format(overdue) if overdue else "")
        parts.append(self.tr("{0} with something missing").format(gaps) if gaps else "")
        return ", ".join(part for part in parts if part)

    # what happens -----------------------------------------------------------------------------------------------

    @Slot(str, object)
    def move_action(self, id_: str, column: Column) -> None:
        """Give an action the date of another column."""
        if not self.review.working:
            return
        try:
            changed = planning.move(self.review.session, id_, column, self._today())
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.notice.hush()
        if changed is None:
            return
        self.review.announce(changed)
        self.board.choose(id_)
        card = self.board.chosen
        if card is not None:
            said = self.tr("Action {0} is now due by {1}; Ctrl+Z takes it back")
            self.told.emit(said.format(card.number, when(card.item)))

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS_OF_THE_PLAN:
            self._stale = True
            if not self.isHidden():
                self._read()

    @Slot(str)
    def _open(self, id_: str) -> None:
        self.go.emit(key_of("action"), id_)

    @Slot()
    def _to_list(self) -> None:
        self.go.emit(key_of("action"), "")
