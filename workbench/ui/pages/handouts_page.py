"""What goes to others beside the report: the merged chronology, blank ones and questions for agencies, the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QPushButton, QSizePolicy, QWidget

from workbench.errors import PublicationRefused, WorkbenchError
from workbench.services import anonymisation_log, handouts, plan_export
from workbench.services.exporting import PUBLIC
from workbench.services.progress import Progress
from workbench.services.session import Session
from workbench.services.viewing import AudienceChoice
from workbench.ui.forms.editor import calm
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, column_page, fields_form, heading, row
from workbench.ui.pages.work import Work
from workbench.vault.store import Changed

_CONFIDENTIAL = "confidential"
_OF_EVENTS = frozenset({"chronology", "questions"})
Write = Callable[[Session, str, Path, bool, Progress], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Handout:
    """One thing to hand out: its words, the endings it is written with, for whom, and how."""

    title: str
    about: str
    endings: tuple[str, ...]
    name: str
    agencies: bool  # it is made for one agency rather than for an audience
    write: Write


class HandoutsPage(Page):
    """Writes them one at a time; each is read back before it is written and kept among what was handed over."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("handouts", self.tr("Hand out"), review, parent)
        self._around = around
        self._handouts = self._all()
        box = column_page(
            self,
            self.tr("Each is built only from what its readers may see, and read back before it is written."),
        )
        self.what, self.whom, self.ending = self._list(), self._list(), self._list()
        for each in self._handouts:
            self.what.addItem(each.title)
        self.about = heading("", self, "small")
        self.about.setWordWrap(True)
        self.about.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
        self.draft = QCheckBox(self.tr("Mask everything doubtful, and say DRAFT"), self)
        self.button = QPushButton(self.tr("Choose where, and write…"), self)
        self.button.setProperty("role", "first")
        self.work = Work(around.tasks, self)
        self.notice = Notice(self)
        form = fields_form()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("&What"), self.what)
        form.addRow("", self.about)
        form.addRow(self.tr("&For"), self.whom)
        form.addRow(self.tr("&As"), self.ending)
        form.addRow("", self.draft)
        form.addRow("", row(self.button))
        box.addLayout(form)
        box.addWidget(self.work)
        box.addWidget(self.notice)
        box.addStretch(1)
        self.what.currentIndexChanged.connect(self._turn)
        self.whom.currentIndexChanged.connect(self._enable)
        self.button.clicked.connect(self._choose)

    def _all(self) -> tuple[Handout, ...]:
        return (
            Handout(
                self.tr("The merged chronology"),
                self.tr("Every agency’s entries in one order, as its readers may see them."),
                (".docx", ".xlsx", ".csv"), "chronology", False, _chronology,
            ),
            Handout(
                self.tr("A blank chronology for an agency"),
                self.tr("To be filled in and sent back; it comes in without a column having to be explained."),
                (".docx", ".xlsx"), "blank-chronology", True, _template,
            ),
            Handout(
                self.tr("Questions for an agency"),
                self.tr("Dates, sources, differences and silences in its chronology, with room for the answers."),
                (".docx",), "questions", True, _questions,
            ),
            Handout(
                self.tr("The anonymisation log"),
                self.tr("Every replacement made for these readers, with its rule and place. Confidential."),
                (".docx", ".xlsx", ".csv"), "anonymisation-log", False, _log,
            ),
            Handout(
                self.tr("The action plan"),
                self.tr("A table, or a calendar of what is still due that names nobody and says nothing of the case."),
                plan_export.ENDINGS, "action-plan", False, _plan,
            ),
        )  # fmt: skip

    def _list(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setMinimumContentsLength(36)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        calm(combo)
        return combo

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self.work.busy

    @property
    def chosen(self) -> Handout:
        """What is to be handed out."""
        return self._handouts[self.what.currentIndex()]

    def arrive(self, record: str = "") -> None:
        """Offer the readers of this review; ``record`` may name what is to be handed out."""
        named = next((at for at, each in enumerate(self._handouts) if each.name == record), -1)
        if named >= 0:
            self.what.setCurrentIndex(named)
        self._turn()

    @Slot()
    def _turn(self) -> None:
        """Offer the readers and formats of what was chosen."""
        readers = [r for r in self.review.audiences() if self._suits(r)]
        kept, form = self.whom.currentData(), self.ending.currentText()
        self.about.setText(self.chosen.about)
        self.whom.clear()
        for reader in readers:
            self.whom.addItem(reader.title, reader.code)
        self.whom.setCurrentIndex(max(0, self.whom.findData(kept)))
        self.ending.clear()
        self.ending.addItems(self.chosen.endings)
        self.ending.setCurrentIndex(max(0, self.ending.findText(form)))
        self._say_empty()
        self._enable()

    def _say_empty(self) -> None:
        """Say what comes first where there is nothing yet to hand out, or nobody to hand it to."""
        self.notice.hush()
        count = self.review.session.store.count
        empty = (
            (self.chosen.agencies, "agency", self.tr("There are no agencies yet to hand it to."), "kind:agency"),
            (self.chosen.name in _OF_EVENTS, "event", self.tr("The chronology has no entries yet."), "import"),
            (self.chosen.write is _plan, "action", self.tr("The action plan has no actions yet."), "plan"),
        )
        for concerned, kind, words, key in empty:
            if concerned and not count(kind):
                self.notice.say(words, "plain", (self.tr("Go there first"), partial(self.go.emit, key, "")))
                return

    def _suits(self, reader: AudienceChoice) -> bool:
        if self.chosen.write is _log:
            return reader.code != _CONFIDENTIAL
        return not self.chosen.agencies or reader.code.startswith("agency:")

    @Slot()
    def _enable(self) -> None:
        self.draft.setEnabled(not self.chosen.agencies and self.whom.currentData() == PUBLIC)
        self.button.setEnabled(not self.work.busy and self.whom.count() > 0)

    @Slot()
    def _choose(self) -> None:
        ending = self.ending.currentText()
        target = self._around.chooser.save_file(self, self.chosen.title, self.chosen.name + ending, f"(*{ending})")
        if target is not None:
            self.write_to(target if target.suffix.lower() == ending else target.with_name(target.name + ending))

    def write_to(self, target: Path) -> None:
        """Write what is chosen on the page."""
        self.notice.hush()
        companion, write, code = self.review.session.companion, self.chosen.write, str(self.whom.currentData())
        draft = self.draft.isEnabled() and self.draft.isChecked()

        def work(progress: Progress) -> tuple[str, ...]:
            with companion() as session:
                return write(session, code, target, draft, progress)

        def done(sentences: tuple[str, ...]) -> None:
            self._written(target, sentences)

        self.work.run(self.tr("Writing and reading back…"), work, done, self._refused)
        self._enable()

    def _written(self, target: Path, sentences: tuple[str, ...]) -> None:
        self._enable()
        self.notice.say([self.tr("Written: {0}").format(target.name), *sentences], "good")
        self.told.emit(self.tr("Written"))
        self.review.announce(Changed(frozenset({"disclosure"}), frozenset(), "export"))

    def _refused(self, error: WorkbenchError) -> None:
        self._enable()
        if isinstance(error, PublicationRefused):
            lead = self.tr("It was not written. Decide what is in doubt, or write a draft.")
            self.notice.say(
                [lead, *(f"•  {reason}" for reason in error.reasons)],
                "alert",
                (self.tr("Decide them"), self._to_doubts),
            )
        else:
            self.notice.say_error(error)

    def _to_doubts(self) -> None:
        self.go.emit("doubts", "")


def _chronology(session: Session, code: str, target: Path, draft: bool, progress: Progress) -> tuple[str, ...]:
    return handouts.write_chronology(session, target, code, draft=draft, progress=progress).sentences


def _plan(session: Session, code: str, target: Path, draft: bool, progress: Progress) -> tuple[str, ...]:
    return plan_export.write(session, target, code, draft=draft, progress=progress).sentences


def _template(session: Session, code: str, target: Path, draft: bool, progress: Progress) -> tuple[str, ...]:
    return handouts.write_template(session, code.partition(":")[2], target, progress=progress).sentences


def _questions(session: Session, code: str, target: Path, draft: bool, progress: Progress) -> tuple[str, ...]:
    return handouts.write_queries(session, code.partition(":")[2], target, progress=progress).sentences


def _log(session: Session, code: str, target: Path, draft: bool, progress: Progress) -> tuple[str, ...]:
    count = anonymisation_log.export(session, _CONFIDENTIAL, code, target, draft=draft, progress=progress)
    return (f"{count} replacements are listed. The log tells what was hidden: it goes to no one else.",)
