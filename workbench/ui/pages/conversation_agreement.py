"""After a conversation: the version for those who spoke, what came back, and what may be quoted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.errors import PublicationRefused, WorkbenchError
from workbench.services import agreeing, conversing
from workbench.services.agreeing import Returned
from workbench.services.exporting import Receipt
from workbench.services.progress import Progress
from workbench.ui.flow import FlowLayout
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.form_part import FormPart
from workbench.ui.pages.page import Surroundings, heading
from workbench.ui.pages.work import Work
from workbench.vault.store import Changed

_FIELDS = ("agreed_version", "corrections", "quotes")
_WORD = "(*.docx)"


class AgreementPart(FormPart):
    """The notes as taken stay as they are; what the speaker asks for stands beside them."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("interview", _FIELDS, review, around, parent)
        self.reader = heading("", self, "quiet")
        self.reader.setWordWrap(True)
        self.send = QPushButton(self.tr("Write the version to check…"), self)
        self.take = QPushButton(self.tr("Take back what came…"), self)
        self.quotes = QPushButton(self.tr("List the marked quotations"), self)
        self.quotes.setToolTip(self.tr("Put the passages marked as quotations into the list, not agreed yet"))
        self.work = Work(around.tasks, self)
        self.notice = Notice(self)
        self.above.addWidget(self.reader)
        ways = FlowLayout(gap=12)
        for button in (self.send, self.take, self.quotes):
            ways.addWidget(button)
        self.above.addLayout(ways)
        self.above.addWidget(self.work)
        self.above.addWidget(self.notice)
        self.setFocusProxy(self.send)
        self.send.clicked.connect(self._choose_target)
        self.take.clicked.connect(self._choose_returned)
        self.quotes.clicked.connect(self._list_quotations)

    def show_record(self, id_: str) -> None:
        """Show how far a conversation is agreed."""
        if id_ != self._id:
            self.notice.hush()
        super().show_record(id_)

    def say(self, id_: str) -> None:
        """Say by whose rules the version is read, and whether quotations wait to be listed."""
        session = self._review.session
        interview = conversing.found(session, id_)
        code = agreeing.reader_of(session, interview)
        known = {choice.code: choice.title for choice in self._review.audiences()}
        if conversing.is_withdrawn(interview):
            words = self.tr("Consent was withdrawn, or it is not known whether it was: nothing may be written.")
        else:
            words = self.tr("Those who spoke read it as “{0}” does, their own words whole.").format(known[code])
        self.reader.setText(words)
        self.send.setEnabled(not conversing.is_withdrawn(interview) and bool(interview.notes) and not self.work.busy)
        self.quotes.setEnabled(bool(conversing.quotations(interview)))

    @Slot()
    def _choose_target(self) -> None:
        chooser = self._around.chooser
        target = chooser.save_file(self, self.tr("Write the version to check"), "notes-to-check.docx", _WORD)
        if target is not None:
            self.write_to(target if target.suffix.lower() == ".docx" else target.with_name(f"{target.name}.docx"))

    def write_to(self, target: Path) -> None:
        """Write the version; it is read back first."""
        if not self.flush():
            return
        self.notice.hush()
        companion, id_ = self._review.session.companion, self._id

        def work(progress: Progress) -> Receipt:
            with companion() as session:
                return agreeing.write_version(session, id_, target, progress=progress)

        self.work.run(self.tr("Writing and reading back…"), work, self._written, self._refused)
        self.send.setEnabled(False)

    def _written(self, receipt: Receipt) -> None:
        self.send.setEnabled(True)
        self.notice.say([self.tr("Written: {0}").format(receipt.path.name), *receipt.sentences], "good")
        self.told.emit(self.tr("Written"))
        self._review.announce(Changed(frozenset({"disclosure"}), frozenset(), "export"))

    def _refused(self, error: WorkbenchError) -> None:
        self.send.setEnabled(True)
        if isinstance(error, PublicationRefused):
            self.notice.say([self.tr("It was not written."), *(f"•  {reason}" for reason in error.reasons)], "alert")
        else:
            self.notice.say_error(error)

    @Slot()
    def _choose_returned(self) -> None:
        file = self._around.chooser.open_file(self, self.tr("The version that came back"), _WORD)
        if file is not None:
            self.read_from(file)

    def read_from(self, file: Path) -> None:
        """Keep what was written in a version that came back."""
        if not self.flush():
            return
        try:
            returned = agreeing.take_back(self._review.session, self._id, file)
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self._review.announce(returned.changed)
        self.show_record(self._id)
        self.notice.say(self._what_came(returned), "good")

    def _what_came(self, returned: Returned) -> list[str]:
        words = self.tr("{0} notes were corrected; {1} quotations were agreed and {2} refused.")
        said = [words.format(returned.corrections, returned.agreed, returned.refused)]
        return [*said, self.tr("Say below whether the version is agreed. The notes as taken stay as they are.")]

    @Slot()
    def _list_quotations(self) -> None:
        if not self.flush():
            return
        try:
            self._review.announce(conversing.keep_quotations(self._review.session, self._id))
        except WorkbenchError as error:
            self.notice.say_error(error)
        self.show_record(self._id)
