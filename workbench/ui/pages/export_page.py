"""Writing a report: for whom, as what, what stands against it, and the receipt of what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from workbench.errors import PublicationRefused, WorkbenchError
from workbench.services import checks, exporting
from workbench.services.exporting import CASE_FOLDER, PUBLIC, Receipt
from workbench.services.progress import Progress
from workbench.ui.breaking import Tick
from workbench.ui.forms.editor import calm
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, column_page, fields_form, heading, row
from workbench.ui.pages.records import key_of
from workbench.ui.pages.work import Work
from workbench.ui.theme import wide
from workbench.vault.store import Changed

_FORMATS = ((".docx", "Word"), (".pdf", "PDF"), (".json", "Data (JSON)"))


_LABEL = 9  # characters


class ExportPage(Page):
    """Writes the review for an audience and shows what reading the file back has proved."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("export", self.tr("Write a report"), review, parent)
        self._around = around
        box = column_page(
            self,
            self.tr(
                "The report is built only from what its readers may see. The finished file is read back, and is "
                "written only if nothing is found in it that they may not."
            ),
        )
        self.notice = Notice(self)
        self.work = Work(around.tasks, self)
        self.readiness = Notice(self)
        self.advice = Notice(self)
        box.addLayout(self._whom())
        box.addWidget(self.readiness)
        box.addWidget(self.advice)
        box.addLayout(self._how())
        box.addWidget(self.work)
        box.addWidget(self.notice)
        box.addWidget(self._receipt())
        box.addStretch(1)

    def _whom(self) -> QFormLayout:
        form = fields_form()
        self.audience = QComboBox(self)
        self.audience.setMinimumContentsLength(36)
        self.audience.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        calm(self.audience)
        self.audience.currentIndexChanged.connect(self._audience_chosen)
        self.about = heading("", self, "small")
        self.formats = QButtonGroup(self)
        for at, (_, title) in enumerate(_FORMATS):
            button = QRadioButton(title, self)
            button.setAccessibleName(self.tr("Format: {0}").format(title))
            self.formats.addButton(button, at)
        self.formats.button(0).setChecked(True)
        form.addRow(self._label(self.tr("&For"), self.audience), self.audience)
        form.addRow(self._label(""), self.about)
        form.addRow(self._label(self.tr("As")), row(*self.formats.buttons()))
        return form

    def _how(self) -> QFormLayout:
        form = fields_form()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.draft = Tick(self.tr("Write a draft: everything doubtful is masked, and every page says DRAFT"), self)
        self.draft.toggled.connect(self._enable)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("Only to publish although doubts remain; the reason is kept"))
        self.write = QPushButton(self.tr("Choose where, and write…"), self)
        self.write.setProperty("role", "first")
        self.write.clicked.connect(self._choose_target)
        form.addRow(self._label(self.tr("Draft")), self.draft)
        form.addRow(self._label(self.tr("&Reason"), self.reason), self.reason)
        form.addRow(self._label(""), row(self.write))
        return form

    def _label(self, words: str, buddy: QWidget | None = None) -> QLabel:
        label = QLabel(words, self)
        label.setFixedWidth(wide(_LABEL))
        if buddy is not None:
            label.setBuddy(buddy)
            buddy.setAccessibleName(words.replace("&", ""))
        return label

    def _receipt(self) -> QWidget:
        self.certificate = QLabel(self)
        self.certificate.setProperty("role", "sheet")
        self.certificate.setTextFormat(Qt.TextFormat.PlainText)
        self.certificate.setWordWrap(True)
        self.certificate.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.certificate.setAccessibleName(self.tr("Certificate"))
        self.certificate.hide()
        return self.certificate

    @property
    def busy(self) -> bool:
        """Whether a task that was asked for is under way."""
        return self.work.busy

    def arrive(self, record: str = "") -> None:
        """Offer the audiences and look for what stands against writing."""
        del record
        chosen = self.audience.currentData() or self.review.eyes or PUBLIC
        self.audience.blockSignals(True)
        self.audience.clear()
        self._sentences = {a.code: a.sentence for a in self.review.audiences()}
        for audience in self.review.audiences():
            self.audience.addItem(audience.title, audience.code)
        self.audience.addItem(self.tr("Yourself: the whole case as a folder"), CASE_FOLDER)
        self._sentences[CASE_FOLDER] = self.tr(
            "Everything, unencrypted, to move it to another program. It is as confidential as the review itself."
        )
        self.audience.setCurrentIndex(max(0, self.audience.findData(chosen)))
        self.audience.blockSignals(False)
        self._audience_chosen()

    @property
    def _code(self) -> str:
        return str(self.audience.currentData() or PUBLIC)

    @Slot()
    def _audience_chosen(self) -> None:
        self.about.setText(self._sentences.get(self._code, ""))
        self.readiness.hush()
        self.advice.hush()
        for button in self.formats.buttons():
            button.setEnabled(self._code != CASE_FOLDER)
        self._enable()
        if self._code == CASE_FOLDER or self.work.busy:
            return
        companion, code = self.review.session.companion, self._code

        def work(progress: Progress) -> tuple[str, tuple[str, ...]]:
            with companion() as session:
                return code, exporting.readiness(session, code, progress)

        self._around.tasks.run(work, self._ready, self.readiness.say_error, owner=self)
        if code == PUBLIC:
            self._ask_for_advice()

    def _ask_for_advice(self) -> None:
        """Ask which checks are still to be made of the words as they are now; they advise, they refuse nothing."""
        companion = self.review.session.companion

        def work(progress: Progress) -> tuple[str, ...]:
            with companion() as session:
                progress(0, 1)
                return checks.advice(session)

        self._around.tasks.run(work, self._advised, self.advice.say_error, owner=self)

    def _advised(self, sentences: tuple[str, ...]) -> None:
        if sentences and self._code == PUBLIC:
            lead = self.tr("Before it is published, these checks are advised for the words as they are now:")
            way = (self.tr("Make the checks"), self._to_checks)
            self.advice.say([lead, *(f"•  {sentence}." for sentence in sentences)], "plain", way)

    def _to_checks(self) -> None:
        self.go.emit("recognition", "checks")

    def _ready(self, found: tuple[str, tuple[str, ...]]) -> None:
        code, reasons = found
        if code != self._code:
            return
        if reasons:
            lead = self.tr("Not ready to publish. A draft can be written now.")
            way = (self.tr("Decide them"), self._to_doubts)
            self.readiness.say([lead, *(f"•  {reason}." for reason in reasons)], "caution", way)
        elif self.review.session.store.count("section"):
            self.readiness.say(self.tr("Nothing stands against writing this report."), "good")
        else:
            words = self.tr("No section of the report is written yet. The records can be written all the same.")
            self.readiness.say(words, "plain", (self.tr("Begin the report"), self._to_sections))

    def _to_sections(self) -> None:
        self.go.emit(key_of("section"), "")

    def _to_doubts(self) -> None:
        self.go.emit("doubts", "")

    @Slot()
    def _enable(self) -> None:
        public = self._code == PUBLIC
        self.draft.setEnabled(self._code != CASE_FOLDER)
        self.reason.setEnabled(public and not self.draft.isChecked())
        self.write.setEnabled(not self.work.busy)

    @Slot()
    def _choose_target(self) -> None:
        chooser = self._around.chooser
        if self._code == CASE_FOLDER:
            target = chooser.folder(self, self.tr("An empty folder for the case"))
        else:
            ending, title = _FORMATS[self.formats.checkedId()]
            name = self._code.split(":")[0] + ("-draft" if self.draft.isChecked() else "") + ending
            target = chooser.save_file(self, self.tr("Write the report"), name, f"{title} (*{ending})")
            if target is not None and target.suffix.lower() != ending:
                target = target.with_name(target.name + ending)
        if target is not None:
            self.write_to(target)

    def write_to(self, target: Path) -> None:
        """Write the report as chosen on the page."""
        self.notice.hush()
        self.certificate.hide()
        companion, code = self.review.session.companion, self._code
        draft, reason = self.draft.isChecked(), self.reason.text().strip() if self.reason.isEnabled() else ""

        def work(progress: Progress) -> Receipt:
            with companion() as session:
                return exporting.export(session, code, target, draft=draft, override_reason=reason, progress=progress)

        self.work.run(self.tr("Writing the report and reading it back…"), work, self._written, self._refused)
        self._enable()

    def _written(self, receipt: Receipt) -> None:
        self._enable()
        first = self.tr("Written: {0}").format(receipt.path.name)
        self.notice.say([first, *receipt.sentences, f"SHA-256 {receipt.sha256}"], "good")
        self.certificate.setText(receipt.certificate)
        self.certificate.setVisible(bool(receipt.certificate))
        self.told.emit(self.tr("Report written"))
        self.review.announce(Changed(frozenset({"disclosure"}), frozenset(), "export"))

    def _refused(self, error: WorkbenchError) -> None:
        self._enable()
        if isinstance(error, PublicationRefused):
            lead = self.tr("The report was not written. Nothing has left the workbench.")
            way = self.tr("Decide what is listed, or write a draft, or give a reason.")
            self.notice.say([lead, *(f"•  {reason}" for reason in error.reasons), way], "alert")
        else:
            self.notice.say_error(error)
