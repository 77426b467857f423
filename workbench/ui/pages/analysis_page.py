"""Where the analysis has come to: the questions and what answers them, what was found and done well, the episodes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.services import answering
from workbench.services.answering import Analysis, Found, Question
from workbench.services.progress import Progress
from workbench.services.seen import Seen
from workbench.ui.icons import icon
from workbench.ui.lines_tree import LinesTree
from workbench.ui.models.grid import ID, KIND
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages import analysis_words as words
from workbench.ui.pages.finding_cards import CardList
from workbench.ui.pages.page import Page, Surroundings, heading, row
from workbench.ui.pages.records import key_of
from workbench.ui.words import quantity
from workbench.vault.store import Changed

_KINDS = frozenset(
    {
        "enquiry",
        "finding",
        "evidence",
        "good_practice",
        "episode",
        "section",
        "recommendation",
        "event",
        "source",
        "interview",
        "information_sharing",
        "escalation",
        "missed_opportunity",
        "agency",
    }
)
QUESTIONS, FOUND, EPISODES = range(3)


class AnalysisPage(Page):
    """Three ways to look at it; Enter opens what a line or a card is about."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("analysis", self.tr("What answers what"), review, parent)
        self._around = around
        self._stale = True
        self._found: Analysis | None = None
        self.notice = Notice(self)
        self.count = heading("", self, "quiet")
        self.count.setContentsMargins(0, 6, 0, 0)
        titles = (self.tr("Lines of enquiry"), self.tr("Findings and good practice"), self.tr("Key practice episodes"))
        self.ways = QButtonGroup(self)
        for at, title in enumerate(titles):
            button = QPushButton(title, self)
            button.setCheckable(True)
            button.setProperty("role", "toggle")
            self.ways.addButton(button, at)
        self.ways.button(QUESTIONS).setChecked(True)
        self.questions, self.episodes = self._tree(titles[QUESTIONS]), self._tree(titles[EPISODES])
        self.findings = CardList(self.tr("Findings"), around.theme, self)
        self.practice = CardList(self.tr("Good practice"), around.theme, self)
        self.findings_head, self.practice_head = heading("", self, "heading"), heading("", self, "heading")
        self.stack = QStackedWidget(self)
        for part in (self.questions, self._cards(), self.episodes):
            self.stack.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 16, 12)
        box.setSpacing(10)
        box.addLayout(row(heading(self.title, self), last=self.count))
        box.addLayout(row(*self.ways.buttons()))
        box.addWidget(self.notice)
        box.addWidget(self.stack, 1)
        self.ways.idClicked.connect(self.turn)
        for view in (self.questions, self.episodes, self.findings, self.practice):
            view.activated.connect(self._open)
        review.changed.connect(self._changed)

    def _tree(self, name: str) -> LinesTree:
        tree = LinesTree(name, self)
        tree.setModel(QStandardItemModel(tree))
        tree.setIndentation(24)
        return tree

    def _cards(self) -> QWidget:
        """Put good practice beside the findings, in the same room: it is learning as much as they are."""
        both = QWidget(self)
        box = QHBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        heads: tuple[tuple[QLabel, CardList], ...] = (
            (self.findings_head, self.findings),
            (self.practice_head, self.practice),
        )
        for head, cards in heads:
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(head)
            column.addWidget(cards, 1)
            box.addLayout(column, 1)
        return both

    # being here ---------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown: read anew what has changed meanwhile."""
        del record
        if self._stale:
            self._read()

    def panes(self) -> Sequence[QWidget]:
        """Return what is shown of the three."""
        shown: tuple[Sequence[QWidget], ...] = ([self.questions], [self.findings, self.practice], [self.episodes])
        return shown[self.stack.currentIndex()]

    def next_tab(self) -> None:
        """Look at it the next way."""
        self.turn((self.stack.currentIndex() + 1) % self.stack.count())

    def kept(self) -> object:
        """Return which of the three is shown."""
        return self.stack.currentIndex()

    def take_over(self, kept: object) -> None:
        """Show the same."""
        if isinstance(kept, int):
            self.turn(kept)

    @Slot(int)
    def turn(self, way: int) -> None:
        """Look at it one of three ways."""
        self.ways.button(way).setChecked(True)
        self.stack.setCurrentIndex(way)
        self._say_empty()

    def _read(self) -> None:
        self._stale = False
        companion, code = self.review.session.companion, self.review.eyes

        def work(progress: Progress) -> Analysis:
            with companion() as session:
                return answering.analysis(session, code)

        self._around.tasks.run(work, self._take, self.notice.say_error, owner=self)

    def _take(self, found: Analysis) -> None:
        self._found, working = found, self.review.working
        self._fill(self.questions, [self._question(q) for q in found.questions], open_to=0)
        self._fill(self.episodes, [self._episode(seen) for seen in found.episodes], open_to=0)
        self.findings.show_cards([words.finding_card(each, working=working) for each in found.findings])
        self.practice.show_cards([words.practice_card(each, found.agencies, working=working) for each in found.good])
        self.findings_head.setText(self.tr("Findings  {0}").format(len(found.findings)))
        self.practice_head.setText(self.tr("Good practice  {0}").format(len(found.good)))
        lacking = words.unanswered(found.questions) if working else 0
        lines = quantity(lacking, self.tr("line of enquiry lacks"), self.tr("lines of enquiry lack"))
        self.count.setText(self.tr("{0} something").format(lines) if lacking else "")
        self._say_empty()

    def _say_empty(self) -> None:
        """Say what comes first where there is nothing of what is shown."""
        found = self._found
        if found is None:
            return
        sorts = (
            (
                found.questions,
                self.tr("There are no lines of enquiry yet. They come from the terms of reference."),
                (self.tr("Terms of reference"), partial(self.go.emit, "terms", "")),
            ),
            (
                (*found.findings, *found.good),
                self.tr("There are no findings and no good practice yet. Begin with what the chronology shows."),
                (self.tr("Write the first finding"), partial(self.go.emit, key_of("finding"), "")),
            ),
            (
                found.episodes,
                self.tr("There are no key practice episodes yet: the few stretches worth close study."),
                (self.tr("Describe the first"), partial(self.go.emit, key_of("episode"), "")),
            ),
        )
        held, first, way = sorts[self.stack.currentIndex()]
        if held:
            self.notice.hush()
        elif self.review.working:
            self.notice.say(first, "plain", way)
        else:
            self.notice.say(self.tr("This audience sees none of these."))

    def _fill(self, tree: LinesTree, items: Sequence[QStandardItem], *, open_to: int) -> None:
        model = tree.model()
        if not isinstance(model, QStandardItemModel):
            return
        at = tree.currentIndex()
        place = (at.data(KIND), at.data(ID)) if at.isValid() else (None, None)
        model.clear()
        for item in items:
            model.appendRow(item)
        tree.expandToDepth(open_to)
        chosen = next((i for i in items if (i.data(KIND), i.data(ID)) == place), items[0] if items else None)
        if chosen is not None:
            tree.setCurrentIndex(chosen.index())

    def _question(self, question: Question) -> QStandardItem:
        item = _item("enquiry", question.seen.id, words.question_words(question, working=self.review.working))
        if question.gaps and self.review.working:
            item.setIcon(icon("warning"))
        for found in question.findings:
            item.appendRow(self._finding(found))
        for seen in (*question.episodes, *question.sections):
            item.appendRow(_item(seen.kind, seen.id, words.record_words(seen)))
        return item

    def _finding(self, found: Found) -> QStandardItem:
        item = _item("finding", found.seen.id, words.finding_words(found, working=self.review.working))
        for piece in found.pieces:
            if piece.kind:
                item.appendRow(_item(piece.kind, piece.id, words.piece_words(piece)))
        return item

    def _episode(self, seen: Seen) -> QStandardItem:
        item = _item("episode", seen.id, words.episode_words(seen, working=self.review.working))
        for entry, said in words.entries_of(seen, self._found) if self._found is not None else ():
            item.appendRow(_item("event", entry.id, said))
        return item

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        kind, id_ = index.data(KIND), index.data(ID)
        if kind and id_:
            self.go.emit(key_of(str(kind)), str(id_))

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _KINDS:
            self._stale = True
            if not self.isHidden():
                self._read()


def _item(kind: str, id_: str, said: str) -> QStandardItem:
    item = QStandardItem(said)
    item.setData(kind, KIND)
    item.setData(id_, ID)
    item.setEditable(False)
    return item
