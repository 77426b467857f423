"""Can anyone be recognised? What the public report tells together, and the checks before it is published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.analysis.attributes import FIELD
from workbench.errors import WorkbenchError
from workbench.records import Section
from workbench.services import checks, recognising
from workbench.services.checks import CheckState, Standing
from workbench.services.progress import Progress
from workbench.services.recognising import Recognition
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, heading, line
from workbench.ui.pages.recognition_checks import ChecksPane
from workbench.ui.pages.recognition_findings import PhrasesPane, PublicPane, QuotesPane
from workbench.ui.pages.recognition_people import PeoplePane
from workbench.ui.pages.records import key_of
from workbench.ui.pages.work import Work

PARTS = ("people", "public", "phrases", "words", "checks")
"""What `arrive` may be asked to show, in the order of the tabs."""
_PARAGRAPH = re.compile(r"paragraph (\d+)\.")
_SHOWN = 12  # characters of a fingerprint that a person compares


class RecognitionPage(Page):
    """Reads the public report as a stranger would. It shows confidential words, so only the working view has it."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("recognition", self.tr("Anonymity"), review, parent)
        self._version: int | None = None
        self._found: Recognition | None = None
        self.again = QPushButton(self.tr("Read the report again"), self)
        self.again.clicked.connect(self.read)
        self.about = heading("", self, "small")
        self.about.setWordWrap(True)
        self.notice = Notice(self)
        self.work = Work(around.tasks, self)
        self.people = PeoplePane(around.theme, self)
        self.public = PublicPane(self)
        self.phrases = PhrasesPane(self)
        self.quotes = QuotesPane(self)
        self.checks = ChecksPane(review, around, self.phrases, self)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("Parts of this page"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget(self)
        self._parts: tuple[tuple[str, QWidget], ...] = (
            (self.tr("People"), self.people),
            (self.tr("Public already"), self.public),
            (self.tr("Phrases"), self.phrases),
            (self.tr("Words not agreed to"), self.quotes),
            (self.tr("Checks"), self.checks),
        )
        for title, part in self._parts:
            self.tabs.addTab(title)
            self.stack.addWidget(part)
        self._build()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.people.wanted.connect(self._go_there)
        self.public.go.connect(self.go)
        self.quotes.go.connect(self.go)
        self.checks.recorded.connect(self._recorded)
        review.changed.connect(self._changed)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 0)
        head.addWidget(heading(self.title, self), 1)
        head.addWidget(self.again)
        about = QVBoxLayout()
        about.setContentsMargins(24, 2, 24, 8)
        about.setSpacing(8)
        for widget in (self.about, self.work, self.notice):
            about.addWidget(widget)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 0, 24, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(about)
        box.addLayout(tabs)
        box.addWidget(line(self))
        box.addWidget(self.stack, 1)

    def arrive(self, record: str = "") -> None:
        """Read the report, unless it was read and nothing has changed since."""
        working = self.review.working
        for widget in (self.again, self.tabs, self.stack):
            widget.setVisible(working)
        if not working:
            self.about.setText(self.tr("This page shows confidential words. Go back to the working view to see it."))
            return
        if record in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(record))
        self.checks.restore()
        if self._version != self.review.session.store.data_version and not self.work.busy:
            self.read()

    def flush(self) -> bool:
        """Keep what was answered and not recorded yet."""
        if self.review.working:
            fresh = self._version == self.review.session.store.data_version
            self.checks.keep()
            if fresh:
                self._version = self.review.session.store.data_version
        return True

    @property
    def busy(self) -> bool:
        """Whether a check or a sheet that was asked for is being made."""
        return self.checks.work.busy

    def panes(self) -> Sequence[QWidget]:
        """Return the tabs and what they show."""
        return [self.tabs, self._parts[self.stack.currentIndex()][1]] if self.review.working else [self]

    @Slot()
    def read(self) -> None:
        """Read the public report as it would be written now."""
        if self.work.busy:
            return
        self.notice.hush()
        self.again.setEnabled(False)
        companion = self.review.session.companion
        self._version = self.review.session.store.data_version

        def work(progress: Progress) -> tuple[Recognition, tuple[CheckState, ...]]:
            with companion() as session:
                found = recognising.recognise(session, progress)
                return found, checks.state(session, found.fingerprint)

        self.work.run(self.tr("Reading the public report…"), work, self._read, self._failed)

    def _read(self, found: tuple[Recognition, tuple[CheckState, ...]]) -> None:
        recognition, states = found
        self._found = recognition
        self.again.setEnabled(True)
        self.about.setText(
            self.tr(
                "The public report as it would be written now (text {0}), read as a stranger would who wants to know "
                "who is meant. Weights of {1}."
            ).format(recognition.fingerprint[:_SHOWN], recognition.weights.valid_from)
        )
        if not recognition.meters:
            way = (self.tr("Add people"), partial(self.go.emit, key_of("person"), ""))
            self.notice.say(self.tr("The register is empty: only who is in it can be looked for."), "plain", way)
        self.people.show_meters(recognition.meters, recognition.weights)
        self.public.show_matches(recognition.matches, self.review)
        self.phrases.show_phrases(recognition.phrases)
        self.quotes.show_words(recognition.unagreed)
        self._show_states(recognition, states)

    def _show_states(self, found: Recognition, states: tuple[CheckState, ...]) -> None:
        self.checks.show_states(states, found)
        open_ = sum(each.standing is not Standing.PASSED for each in states)
        counts = (len(found.exposed), len(found.matches), 0, len(found.unagreed), open_)
        for at, ((title, _), count) in enumerate(zip(self._parts, counts, strict=True)):
            self.tabs.setTabText(at, f"{title} ({count})" if count else title)

    def _failed(self, error: WorkbenchError) -> None:
        self.again.setEnabled(True)
        self._version = None
        self.notice.say_error(error)

    @Slot(str, object)
    def _go_there(self, person: str, places: tuple[str, ...]) -> None:
        """Go to the record whose words a reader finds at one of these places: a section by its number, or a field."""
        sections = {f"{record.number:g}": record.id for record in self.review.session.store.all(Section)}
        for place in places:
            numbered = _PARAGRAPH.match(place)
            if numbered and numbered[1] in sections:
                self.go.emit(key_of("section"), sections[numbered[1]])
                return
        if any(place.startswith(FIELD) for place in places) and self.review.record("person", person) is not None:
            self.go.emit(key_of("person"), person)
        else:
            self.told.emit(self.tr("It is told {0}").format(places[0]))

    @Slot(object)
    def _changed(self, changed: object) -> None:
        """Say that the report may read differently now; it is read again when the person wants, or comes back."""
        del changed
        if self._version is not None and self._version != self.review.session.store.data_version:
            self.notice.say(
                self.tr("The review has changed since the report was read."),
                "plain",
                (self.tr("Read again"), self.read),
            )

    @Slot()
    def _recorded(self) -> None:
        """Show how the checks stand now; recording one changes no word of the report."""
        self.notice.hush()
        self._version = self.review.session.store.data_version
        if self._found is not None:
            self._show_states(self._found, checks.state(self.review.session, self._found.fingerprint))
        self.told.emit(self.tr("Check recorded"))
