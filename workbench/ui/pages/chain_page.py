"""From finding to impact: a tree that is followed from the findings forward or from the effects back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.records import KINDS
from workbench.services import chain, planning
from workbench.services.chain import Node
from workbench.services.planning import Plan
from workbench.services.session import Session
from workbench.ui.icons import icon
from workbench.ui.lines_tree import LinesTree
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Elided, Page, Surroundings, heading, row
from workbench.ui.pages.plan_page import KINDS_OF_THE_PLAN, local_day
from workbench.ui.pages.records import key_of
from workbench.ui.plan_words import gaps, rating, when
from workbench.ui.words import quantity, said
from workbench.vault.store import Changed

MISSING = "missing"  # the address of what is incomplete, in the place of a record's id
_PLACE = Qt.ItemDataRole.UserRole + 1  # a record's kind and id


class ChainPage(Page):
    """Each line is a record with what is missing about it; Enter opens it."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("chain", self.tr("Finding to impact"), review, parent)
        self._around = around
        self._stale = True
        self._plan: Plan | None = None
        self.notice = Notice(self)
        self.model = QStandardItemModel(self)
        self.count = Elided(self, "quiet")
        self.count.setContentsMargins(0, 6, 0, 0)
        self.forward = self._toggle(self.tr("From the findings"))
        self.back = self._toggle(self.tr("Back from the actions"))
        self.forward.setChecked(True)
        ways = QButtonGroup(self)
        for way in (self.forward, self.back):
            ways.addButton(way)
        self.only = QCheckBox(self.tr("Only where something is missing"), self)
        self.only.setVisible(review.working)
        self.tree = self._tree()
        about = heading(
            self.tr(
                "A finding is answered by a recommendation, that by actions, and those by evidence that something is "
                "different for children."
            ),
            self,
            "small",
        )
        about.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 16, 12)
        box.setSpacing(8)
        box.addLayout(row(heading(self.title, self), last=self.count))
        box.addWidget(about)
        box.addLayout(row(self.forward, self.back, self.only))
        box.addWidget(self.notice)
        box.addWidget(self.tree, 1)
        ways.buttonClicked.connect(self._show)
        self.only.toggled.connect(self._show)
        review.changed.connect(self._changed)

    def _toggle(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setCheckable(True)
        button.setProperty("role", "toggle")
        return button

    def _tree(self) -> LinesTree:
        tree = LinesTree(self.title, self)
        tree.setModel(self.model)
        tree.setIndentation(28)
        tree.activated.connect(self._open)
        return tree

    # being here -------------------------------------------------------------------------------------------------

    def arrive(self, record: str = "") -> None:
        """Be shown: read again what changed meanwhile, and go to a record, or with MISSING to what is incomplete."""
        if record == MISSING:
            self.only.setChecked(True)
            record = ""
        if self._stale:
            self._read(record)
        elif record:
            self._choose(record)

    def place(self) -> str:
        """Return the id of the record in the tree that is chosen."""
        place = self.tree.currentIndex().data(_PLACE)
        return str(place[1]) if place else ""

    def panes(self) -> Sequence[QWidget]:
        """Return the tree."""
        return [self.tree]

    def _read(self, record: str = "") -> None:
        self._stale = False
        today, code = local_day(), self.review.eyes

        def question(session: Session) -> Plan:
            return planning.plan(session, today, code)

        def show(plan: Plan) -> None:
            self._take(plan, record)

        self.review.ask(self._around.tasks, self, question, show, self.notice.say_error)

    def _take(self, plan: Plan, record: str) -> None:
        self._plan = plan
        kept = record or self.place()
        self._show()
        if kept:
            self._choose(kept)

    @Slot()
    def _show(self) -> None:
        if self._plan is None:
            return
        nodes = chain.from_findings(self._plan) if self.forward.isChecked() else chain.from_effects(self._plan)
        if self.only.isChecked():
            nodes = tuple(node for node in nodes if node.incomplete)
        self.model.clear()
        for node in nodes:
            self.model.appendRow(self._item(node))
        self.tree.expandAll()
        missing = sum(node.incomplete for node in nodes)
        self.count.say(self.tr("{0} with something missing").format(missing) if missing else "")
        if nodes:
            self.notice.hush()
            self.tree.setCurrentIndex(self.model.index(0, 0))
        elif self.only.isChecked():
            self.notice.say(self.tr("Nothing is missing."), "good")
        elif self.review.working:
            words = self.tr("There are no findings yet. They come first: what the case shows about the system.")
            way = (self.tr("Write the first finding"), partial(self.go.emit, key_of("finding"), ""))
            self.notice.say(words, "plain", way)
        else:
            self.notice.say(self.tr("This audience sees none of these."))

    def _item(self, node: Node) -> QStandardItem:
        item = QStandardItem("\n".join(line for line in self._lines(node) if line))
        item.setData((node.item.kind, node.item.id), _PLACE)
        if node.flags:
            item.setIcon(icon("warning"))
        for below in node.below:
            item.appendRow(self._item(below))
        return item

    def _lines(self, node: Node) -> list[str]:
        """Return what a record says in one line, what is known of it in a second, and what is missing in a third."""
        record = node.item
        title = said(KINDS[record.kind].spec.title)
        shown = " ".join(record.text(KINDS[record.kind].spec.shown_by).split())
        first = f"{' '.join(part for part in (title, node.number) if part)}: {shown}"
        return [first, self._known(node), gaps(node.flags)]

    def _known(self, node: Node) -> str:
        record = node.item
        match record.kind:
            case "recommendation":
                parts = [record.text("addressee"), self.tr("due {0}").format(when(record)) if when(record) else ""]
            case "action":
                due = self.tr("due {0}").format(when(record)) if when(record) else ""
                known = " · ".join(
                    part for part in (record.text("owner"), record.text("agency"), rating(record), due) if part
                )
                proof = record.text("evidence_of_impact")
                return "\n".join((known, self.tr("Impact: {0}").format(proof))) if proof else known
            case "monitoring":
                parts = [self.tr("result: {0}").format(record.text("result") or self.tr("none yet"))]
            case _:
                answers = len(node.below)
                parts = [quantity(answers, self.tr("recommendation"), self.tr("recommendations")) if answers else ""]
        return " · ".join(part for part in parts if part)

    def _choose(self, id_: str) -> None:
        waiting = [self.model.index(at, 0) for at in range(self.model.rowCount())]
        while waiting:
            index = waiting.pop(0)
            place = index.data(_PLACE)
            if place and place[1] == id_:
                self.tree.setCurrentIndex(index)
                return
            waiting += [self.model.index(at, 0, index) for at in range(self.model.rowCount(index))]

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        place = index.data(_PLACE)
        if place:
            kind, id_ = place
            self.go.emit(key_of(str(kind)), str(id_))

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS_OF_THE_PLAN:
            self._stale = True
            if not self.isHidden():
                self._read()
