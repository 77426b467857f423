"""The criteria of the jurisdiction, decided one by one: a key for the answer, and beside it the reasons."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QSplitter, QTableView, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import Criterion
from workbench.services import triggering
from workbench.services.triggering import MET, UNDECIDED, Test
from workbench.ui.models.tests import ANSWER, TEXT, TestsModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import heading, row, scrolling
from workbench.ui.pages.panes import Pane
from workbench.ui.pages.record_block import RecordBlock
from workbench.ui.tables import lines_to_choose, share_width, wrap
from workbench.ui.words import quantity

_FIELDS = ("met", "evidence", "rationale", "decided_by", "decided")
_KIND = Criterion.spec.name


class CriteriaPane(Pane):
    """On the left the criteria, on the right the decision on the one that is chosen."""

    def __init__(self, review: OpenReview, parent: QWidget) -> None:
        super().__init__(parent)
        self._review = review
        self._shown: Test | None = None
        self.model = TestsModel(self)
        self.notice = Notice(self)
        self.count = heading("", self, "quiet")
        self.table = self._table()
        self.block = RecordBlock(_KIND, _FIELDS, review, self)
        self.words = heading("", self, "prose")
        self.words.setWordWrap(True)
        self.source = heading("", self, "small")
        self.source.setWordWrap(True)
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.block.told.connect(self.told)
        self.block.follow.connect(self.follow)
        self.block.helped.connect(self.helped)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        share_width(lines_to_choose(table, self.tr("Criteria")), TEXT, {ANSWER: 13})
        wrap(table)
        answers = (self.tr("It is met"), self.tr("It is not met"), self.tr("It is undecided"))
        for number, (met, said) in enumerate(zip(MET, answers, strict=True), start=1):
            action = QAction(said, table)
            action.setShortcut(QKeySequence(str(number)))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setData(met)
            action.triggered.connect(self._answer)
            table.addAction(action)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return table

    def _lay_out(self) -> None:
        left = QWidget(self)
        box = QVBoxLayout(left)
        box.setContentsMargins(24, 12, 12, 12)
        box.setSpacing(8)
        box.addLayout(row(last=self.count))
        keys = heading(self.tr("1 met, 2 not met, 3 undecided; Tab goes to the reasons."), left, "small")
        keys.setWordWrap(True)
        box.addWidget(keys)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)
        self.own = QPushButton(self.tr("Another criterion…"), left)
        self.own.setToolTip(self.tr("Enter a test that the jurisdiction’s list does not have"))
        self.own.clicked.connect(self._add_own)
        box.addLayout(row(self.own))
        inside = QWidget(self)
        about = QVBoxLayout(inside)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(0)
        said = QVBoxLayout()
        said.setContentsMargins(24, 14, 24, 0)
        said.setSpacing(4)
        said.addWidget(self.words)
        said.addWidget(self.source)
        about.addLayout(said)
        about.addWidget(self.block)
        about.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(scrolling(inside, self.tr("Decision on the criterion"), self))
        splitter.setStretchFactor(0, 46)
        splitter.setStretchFactor(1, 54)
        splitter.setSizes([460, 540])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    # being here -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the criteria as they now stand, and stay with the one that is chosen."""
        at = max(self.table.currentIndex().row(), 0)
        tests = triggering.tests(self._review.session)
        self.model.show(tests)
        decided = sum(test.met not in ("", UNDECIDED) for test in tests)
        self.count.setText(self.tr("{0} of {1} decided").format(decided, quantity(len(tests), "criterion", "criteria")))
        if tests:
            self.table.selectRow(min(at, len(tests) - 1))
            self._show(self.model.line(self.table.currentIndex().row()))

    def choose(self, id_: str) -> None:
        """Show the criterion of a record, or of the jurisdiction's code."""
        at = next((n for n, test in enumerate(self.model.lines) if id_ in (test.id, test.code)), None)
        if at is not None:
            self.table.selectRow(at)

    def flush(self) -> bool:
        """Save the decision that is being written."""
        return self.block.flush()

    def first(self) -> QWidget:
        """Return the list."""
        return self.table

    def _show(self, test: Test | None) -> None:
        if test is None:
            return
        other = self._shown is None or (test.code, test.text) != (self._shown.code, self._shown.text)
        self._shown = test
        if other:
            self.words.setText(test.text)
            doubt = self.tr("Wording still to be checked.") if test.to_check else ""
            source = self.tr("Source: {0}.").format(test.source) if test.source else ""
            self.source.setText("  ".join(part for part in (source, doubt) if part))
            self.source.setVisible(bool(source or doubt))
            self.block.begin({"text": test.text, "met": UNDECIDED})
        self.block.show_record(test.id, {"text": test.text, "met": UNDECIDED})

    # what happens -----------------------------------------------------------------------------------------------

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self, chosen: QItemSelection, before: QItemSelection) -> None:
        del before
        if chosen.indexes() and self.block.flush():
            self.notice.hush()
            self._show(self.model.line(chosen.indexes()[0].row()))

    @Slot()
    def _answer(self) -> None:
        action, test = self.sender(), self.model.line(self.table.currentIndex().row())
        if not isinstance(action, QAction) or test is None or not self.block.flush():
            return
        try:
            changed = triggering.decide(self._review.session, test, str(action.data()))
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.notice.hush()
        self._review.announce(changed)
        if changed is not None:
            self.told.emit(self.tr("{0}; Ctrl+Z takes it back").format(action.text()))

    @Slot()
    def _add_own(self) -> None:
        self.follow.emit(_KIND, "")
