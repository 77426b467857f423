"""Where the review stands: its facts, how much there is, and what is plainly still missing."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.services import standing
from workbench.services.progress import Progress
from workbench.services.session import Session
from workbench.services.standing import Matter, PlanGap, Sort
from workbench.services.viewing import Row
from workbench.ui.breaking import Link
from workbench.ui.dates import in_words
from workbench.ui.flow import FlowLayout
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.chain_page import MISSING
from workbench.ui.pages.overview_clocks import Clocks
from workbench.ui.pages.overview_steps import Steps
from workbench.ui.pages.page import Page, Surroundings, column_page, heading, line
from workbench.ui.pages.records import key_of
from workbench.ui.plan_words import counted
from workbench.ui.theme import wide
from workbench.ui.words import said

_FACTS = (
    "title",
    "reference",
    "review_type",
    "commissioning_body",
    "lead_reviewer",
    "period_from",
    "period_to",
    "incident_date",
    "due_date",
)
_FIGURES = ("person", "source", "event", "interview", "finding", "recommendation")
_PUBLICATION_PAGES = {Sort.DOUBTFUL: "doubts", Sort.UNCHECKED: "recognition"}


class OverviewPage(Page):
    """The first page of an open review."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("overview", self.tr("Overview"), review, parent)
        self._around = around
        self._before: tuple[int, list[Matter]] | None = None  # what stands before publication, and the version read
        self._box = column_page(self)
        self._content: QWidget | None = None
        review.changed.connect(self._again)

    def arrive(self, record: str = "") -> None:
        """Read everything anew."""
        del record
        if self._content is not None:
            self._box.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget(self)
        box = QVBoxLayout(self._content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(24)
        box.addWidget(self._facts())
        if self.review.working:
            box.addWidget(line(self._content))
            box.addLayout(self._figures())
            self._add_clocks(box)
            box.addWidget(line(self._content))
            box.addLayout(self._missing())
            box.addWidget(line(self._content))
            box.addLayout(self._publication())
            box.addWidget(line(self._content))
            box.addLayout(self._steps())
        box.addStretch(1)
        self._box.addWidget(self._content, 1)

    @Slot()
    def _again(self) -> None:
        if not self.isHidden():
            self.arrive()

    def _facts(self) -> QWidget:
        holder = QWidget(self._content)
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        rows = self.review.rows_at_hand("review")
        if rows is None:
            waiting = heading(self.tr("Reading…"), holder, "quiet")
            form.addRow(waiting)

            def show(read: list[Row]) -> None:
                waiting.hide()
                self._show_facts(read, form, holder)

            def fail(error: WorkbenchError) -> None:
                waiting.setText(error.sentence)

            self.review.read_rows("review", self._around.tasks, waiting, show, fail)
        else:
            self._show_facts(rows, form, holder)
        return holder

    def _show_facts(self, rows: list[Row], form: QFormLayout, holder: QWidget) -> None:
        fields = KINDS["review"].spec.fields
        for name in _FACTS:
            value = rows[0].values.get(name, "") if rows else ""
            if not value:
                continue
            label = heading(said(fields[name].label), holder, "label")
            label.setFixedWidth(wide(24))
            words = QLabel(in_words(value), holder)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            words.setAccessibleName(f"{said(fields[name].label)}: {in_words(value)}")
            form.addRow(label, words)

    def _figures(self) -> FlowLayout:
        figures = FlowLayout(gap=32)
        counts = self.review.counts()
        for kind in _FIGURES:
            words = KINDS[kind].spec.plural if kind != "event" else self.tr("Events")
            both = QWidget(self._content)
            box = QVBoxLayout(both)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(4)
            box.addWidget(heading(f"{counts.get(kind, 0):,}", both, "figure"))
            box.addWidget(self._link(said(words), key_of(kind)), 0, Qt.AlignmentFlag.AlignLeft)
            figures.addWidget(both)
        return figures

    def _add_clocks(self, box: QVBoxLayout) -> None:
        """Add the time limits and pauses, where there are any."""
        clocks = Clocks(self.review.session, _today(), self._content)
        if clocks.empty:
            clocks.deleteLater()
            return
        clocks.to_dates.connect(partial(self.go.emit, "trigger", "dates"))
        box.addWidget(line(self._content))
        within = QVBoxLayout()
        within.setSpacing(8)
        within.addWidget(heading(self.tr("Time limits"), self._content, "heading"))
        within.addWidget(clocks)
        box.addLayout(within)

    def _missing(self) -> QVBoxLayout:
        """Return the parts that say what is open and what the plan lacks, read in the background of a large review."""
        box, plan = QVBoxLayout(), QVBoxLayout()
        waiting = heading(self.tr("Reading every record…"), self._content, "quiet")
        for part, words in ((box, self.tr("What is open")), (plan, self.tr("Action plan"))):
            part.setSpacing(6)
            part.addWidget(heading(words, self._content, "heading"))
        box.addWidget(waiting)
        today = _today()

        def work(session: Session) -> tuple[list[Matter], list[PlanGap]]:
            return standing.matters(session, today), standing.plan_gaps(session, today)

        def show(found: tuple[list[Matter], list[PlanGap]]) -> None:
            waiting.hide()
            self._show_missing(found[0], box)
            self._show_gaps(found[1], plan)

        def fail(error: WorkbenchError) -> None:
            waiting.setText(error.sentence)

        self.review.ask(self._around.tasks, waiting, work, show, fail)
        both = QVBoxLayout()
        both.setSpacing(24)
        both.addLayout(box)
        both.addWidget(line(self._content))
        both.addLayout(plan)
        return both

    def _show_missing(self, found: list[Matter], box: QVBoxLayout) -> None:
        if not found:
            box.addWidget(heading(self.tr("Nothing that the workbench can see."), self._content, "quiet"))
        for matter in found:
            self._lead(box, self._words(matter), key_of(matter.kind))

    def _show_gaps(self, found: list[PlanGap], box: QVBoxLayout) -> None:
        """Say what is missing in the action plan: where it is one record, the link goes to it."""
        if not found:
            box.addWidget(heading(self.tr("Nothing is missing."), self._content, "quiet"))
        for each in found:
            one = each.count == 1
            key, record = (key_of(each.kind), each.first) if one else ("chain", MISSING)
            self._lead(box, counted(each.gap, each.count), key, record)

    def _publication(self) -> QVBoxLayout:
        """Return the part that says what stands before publication, once every text was read in the background."""
        box = QVBoxLayout()
        box.setSpacing(6)
        box.addWidget(heading(self.tr("Before publication"), self._content, "heading"))
        waiting = heading(self.tr("Reading every text that the public may read…"), self._content, "quiet")
        waiting.setWordWrap(True)
        box.addWidget(waiting)
        version = self.review.session.store.data_version
        if self._before is not None and self._before[0] == version:
            self._show_publication(self._before[1], box, waiting)
            return box
        companion = self.review.session.companion

        def work(progress: Progress) -> list[Matter]:
            with companion() as session:
                return standing.before_publication(session, progress)

        def show(found: list[Matter]) -> None:
            self._before = (version, found)
            self._show_publication(found, box, waiting)

        def fail(error: WorkbenchError) -> None:
            waiting.setText(error.sentence)

        self._around.tasks.run(work, show, fail, owner=waiting, aside=True)
        return box

    def _show_publication(self, found: list[Matter], box: QVBoxLayout, waiting: QLabel) -> None:
        waiting.setText(self.tr("Nothing stands against it that the workbench can see."))
        waiting.setVisible(not found)
        for matter in found:
            self._lead(box, self._words(matter), _PUBLICATION_PAGES.get(matter.sort, key_of(matter.kind)))

    def _steps(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(10)
        box.addWidget(heading(self.tr("Steps"), self._content, "heading"))
        self.steps = Steps(standing.steps(self.review.session), self._content)
        self.steps.ticked.connect(self._tick)
        self.steps.to_review.connect(partial(self.go.emit, key_of("review"), ""))
        box.addWidget(self.steps)
        return box

    @Slot(str, bool)
    def _tick(self, code: str, done: bool) -> None:
        try:
            changed = standing.tick(self.review.session, code, _today() if done else None)
        except WorkbenchError as error:
            self.told.emit(str(error))
        else:
            self.review.announce(changed)
            self.steps.boxes[code].setFocus()  # the page was made anew

    def _words(self, matter: Matter) -> str:
        title = said(KINDS[matter.kind].spec.plural)
        return {
            Sort.EMPTY: self.tr("{0}: nothing yet"),
            Sort.INCOMPLETE: self.tr("{0}: {1} with something still to be filled in or checked"),
            Sort.UNANSWERED: self.tr("{0}: {1} still open"),
            Sort.UNSUPPORTED: self.tr("{0}: {1} with nothing that supports them"),
            Sort.UNTESTED: self.tr("{0}: {1} for which nothing that contradicts was entered"),
            Sort.OVERDUE: self.tr("{0}: {1} overdue"),
            Sort.DOUBTFUL: self.tr("Words to decide: {1}"),
            Sort.ALIKE: self.tr("{0}: {1} pairs that may tell of the same event"),
            Sort.UNCHECKED: self.tr("Checks still to be made: {1}"),
        }[matter.sort].format(title, matter.count)

    def _lead(self, box: QVBoxLayout, words: str, key: str, record: str = "") -> None:
        """Add a line that leads to the place where it is mended."""
        box.addWidget(self._link(words, key, record), 0, Qt.AlignmentFlag.AlignLeft)

    def _link(self, words: str, key: str, record: str = "") -> Link:
        link = Link(words, self._content)
        link.clicked.connect(partial(self.go.emit, key, record))
        return link


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
