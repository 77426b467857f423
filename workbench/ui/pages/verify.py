"""Reading a file back, to see whether anything is in it that its readers may not see."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from workbench.errors import WorkbenchError
from workbench.services import verifying
from workbench.services.progress import Progress
from workbench.ui.forms.editor import calm
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, column_page, fields_form, heading, row
from workbench.ui.pages.records import key_of
from workbench.ui.pages.work import Work

_NAMED = ("person", "agency", "place")
_KINDS = (
    "Documents (*.docx *.pdf *.xlsx *.pptx *.odt *.ods *.rtf *.txt *.md *.csv *.tsv *.json *.eml *.html);;"
    "Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.gif *.webp *.bmp);;Archives (*.zip);;All files (*)"
)


class VerifyPage(Page):
    """Checks any file against the register, for the eyes of an audience."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("verify", self.tr("Check a file"), review, parent)
        self._around = around
        box = column_page(
            self,
            self.tr(
                "Any report, letter or table is searched for every name, label, number and address in the register: "
                "its text, its headers and footnotes, and what is hidden in it."
            ),
        )
        self.audience = QComboBox(self)
        self.audience.setMinimumContentsLength(36)
        self.audience.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        calm(self.audience)
        self.choose = QPushButton(self.tr("Choose a file…"), self)
        self.choose.setProperty("role", "first")
        self.choose.clicked.connect(self._choose)
        form = fields_form()
        form.addRow(self.tr("Its &readers"), self.audience)
        form.addRow("", row(self.choose))
        self.name = heading("", self, "heading")
        self.notice = Notice(self)
        self.work = Work(around.tasks, self)
        box.addLayout(form)
        box.addWidget(self.work)
        box.addWidget(self.name)
        box.addWidget(self.notice)
        box.addStretch(1)

    @property
    def busy(self) -> bool:
        """Whether a task that was asked for is under way."""
        return self.work.busy

    def arrive(self, record: str = "") -> None:
        """Offer the audiences."""
        del record
        chosen = self.audience.currentData() or self.review.eyes or "public"
        self.audience.clear()
        for audience in self.review.audiences():
            self.audience.addItem(audience.title, audience.code)
        self.audience.setCurrentIndex(max(0, self.audience.findData(chosen)))
        if not any(map(self.review.session.store.count, _NAMED)):
            words = self.tr("The register is empty, so no name would be found in a file. Enter first who is who.")
            self.notice.say(words, "caution", (self.tr("Add people"), partial(self.go.emit, key_of("person"), "")))

    @Slot()
    def _choose(self) -> None:
        path = self._around.chooser.open_file(self, self.tr("The file to check"), _KINDS)
        if path is not None:
            self.check(path)

    def check(self, path: Path) -> None:
        """Read a file back."""
        self.notice.hush()
        self.name.setText(path.name)
        self.choose.setEnabled(False)
        companion, code = self.review.session.companion, str(self.audience.currentData())

        def work(progress: Progress) -> tuple[bool, tuple[str, ...]]:
            with companion() as session:
                found = verifying.verify_file(session, path, code)
                return found.ok, tuple(found.sentences)

        self.work.run(self.tr("Reading the file…"), work, self._done, self._failed)

    def _done(self, found: tuple[bool, tuple[str, ...]]) -> None:
        ok, sentences = found
        self.choose.setEnabled(True)
        self.notice.say(list(sentences), "good" if ok else "alert")

    def _failed(self, error: WorkbenchError) -> None:
        self.choose.setEnabled(True)
        self.notice.say_error(error)
