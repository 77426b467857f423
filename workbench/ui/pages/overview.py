"""Where the review stands: its facts, how much there is, and what is plainly still missing."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.records.clocks import ClockState, clock_state
from workbench.services import standing
from workbench.services.progress import Progress
from workbench.services.standing import Matter, Sort
from workbench.services.viewing import Row
from workbench.ui.breaking import Link
from workbench.ui.dates import in_words
from workbench.ui.flow import FlowLayout
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.overview_steps import Steps
from workbench.ui.pages.page import Page, Surroundings, column_page, heading, line
from workbench.ui.pages.records import key_of
from workbench.ui.theme import wide
from workbench.ui.words import quantity, said

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
_MOST = 8  # lines of what is open; more would not be read
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
            clocks = self._clocks()
            if clocks is not None:
                box.addWidget(line(self._content))
                box.addLayout(clocks)
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

    def _clocks(self) -> QVBoxLayout | None:
        """Return the time limits that run or were missed, from the profile of the jurisdiction; None for none."""
        session = self.review.session
        today = _today()
        said_of = []
        for clock in session.profile.clocks:
            state = clock_state(session.review.values, clock, today)
            if state.due is not None and (state.overdue or not state.stopped):
                doubt = self.tr(" (this limit is still to be checked)") if clock.to_check else ""
                said_of.append((clock.title, self._standing(state) + doubt))
        if not said_of:
            return None
        box = QVBoxLayout()
        box.setSpacing(8)
        box.addWidget(heading(self.tr("Time limits"), self._content, "heading"))
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        for title, words in said_of:
            label = heading(title, self._content, "label")
            label.setWordWrap(True)
            label.setFixedWidth(wide(44))
            form.addRow(label, heading(words, self._content, "plain"))
        box.addLayout(form)
        return box

    def _standing(self, state: ClockState) -> str:
        due = in_words(state.due.isoformat()) if state.due else ""
        if state.stopped:
            return self.tr("was due {0}; kept late").format(due)
        if state.overdue:
            return self.tr("was due {0}").format(due)
        left = quantity(state.days_left or 0, self.tr("day"), self.tr("days"))
        return self.tr("due {0}; {1} left").format(due, left)

    def _missing(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(6)
        box.addWidget(heading(self.tr("What is open"), self._content, "heading"))
        waiting = heading(self.tr("Reading every record…"), self._content, "quiet")
        box.addWidget(waiting)

        def show(found: list[Matter]) -> None:
            waiting.hide()
            self._show_missing(found, box)

        def fail(error: WorkbenchError) -> None:
            waiting.setText(error.sentence)

        today = _today()
        self.review.ask(self._around.tasks, waiting, lambda session: standing.matters(session, today), show, fail)
        return box

    def _show_missing(self, found: list[Matter], box: QVBoxLayout) -> None:
        if not found:
            box.addWidget(heading(self.tr("Nothing that the workbench can see."), self._content, "quiet"))
        for matter in found[:_MOST]:
            box.addWidget(self._link(self._words(matter), key_of(matter.kind)), 0, Qt.AlignmentFlag.AlignLeft)
        if len(found) > _MOST:
            rest = self.tr("and {0} more").format(len(found) - _MOST)
            box.addWidget(heading(rest, self._content, "small"))

    def _publication(self) -> QVBoxLayout:
        """Return the part that says what stands before publication, once every text was read in the background."""
        box = QVBoxLayout()
        box.setSpacing(6)
        box.addWidget(heading(self.tr("Before publication"), self._content, "heading"))
        waiting = heading(self.tr("Reading every text that the public may read…"), self._content, "quiet")
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
            key = _PUBLICATION_PAGES.get(matter.sort, key_of(matter.kind))
            box.addWidget(self._link(self._words(matter), key), 0, Qt.AlignmentFlag.AlignLeft)

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
            Sort.UNCARRIED: self.tr("{0}: {1} that no action carries out"),
            Sort.OVERDUE: self.tr("{0}: {1} overdue"),
            Sort.DOUBTFUL: self.tr("Words to decide: {1}"),
            Sort.ALIKE: self.tr("{0}: {1} pairs that may tell of the same event"),
            Sort.UNCHECKED: self.tr("Checks still to be made: {1}"),
        }[matter.sort].format(title, matter.count)

    def _link(self, words: str, key: str) -> Link:
        link = Link(words, self._content)
        link.clicked.connect(partial(self.go.emit, key, ""))
        return link


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
