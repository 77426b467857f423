"""Bringing files in: a whole case folder, or what agencies have sent, seen row by row before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from workbench.errors import PasswordNeeded, WorkbenchError
from workbench.records import KINDS
from workbench.services import importing
from workbench.services.importing import ImportReport, Pasted, Wishes
from workbench.services.progress import Progress
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import calm
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Elided, Page, Surroundings, heading, line, row
from workbench.ui.pages.preview import Preview
from workbench.ui.pages.work import Work
from workbench.ui.theme import mark
from workbench.vault.store import Changed

_KINDS = (
    "Word, Excel, OpenDocument, CSV, PDF, text, e-mail (*.docx *.docm *.xlsx *.xlsm *.xls *.ods *.odt *.csv *.tsv "
    "*.html *.htm *.pdf *.txt *.md *.eml);;All files (*)"
)


class ImportPage(Page):
    """Reads files and shows what would come in; nothing is stored until the person has seen it and says so."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("import", self.tr("Bring in files"), review, parent)
        self._around = around
        self._sent: list[Path | Pasted] = []
        self._passwords: dict[str, str] = {}
        self._waiting = ""  # the locked file whose password is asked for
        self._seen = False
        self.notice = Notice(self)
        self.work = Work(around.tasks, self)
        self.preview = Preview(self)
        self.preview.told_better.connect(self._dry_run)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 16)
        box.setSpacing(12)
        box.addWidget(heading(self.title, self))
        self.about = heading(
            self.tr(
                "Chronologies become entries of the merged chronology, every row kept; other documents become sources. "
                "The same file twice changes nothing, and Ctrl+Z takes a whole import back."
            ),
            self,
            "quiet",
        )
        self.about.setWordWrap(True)
        box.addWidget(self.about)
        self._add_choice(box)
        box.addWidget(self.work)
        box.addWidget(self.notice)
        box.addWidget(self._locked())
        box.addWidget(self._problems())
        box.addWidget(self.preview, 1)
        self.whole = self._whole_case()
        box.addWidget(self.whole)
        box.addStretch(0)
        self._enable()

    def _add_choice(self, box: QVBoxLayout) -> None:
        self.choose = QPushButton(self.tr("Choose &files…"), self)
        self.choose.clicked.connect(self._choose_files)
        self.paste = QPushButton(self.tr("&Paste a table"), self)
        self.paste.setToolTip(self.tr("Take the table that was copied in Word, Excel, a web page or an e-mail"))
        self.paste.clicked.connect(self.paste_table)
        self.chosen = Elided(self, "quiet")
        self.chosen.say(self.tr("None chosen"))
        self.agency = QComboBox(self)
        self.agency.setMinimumContentsLength(26)
        self.agency.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.agency.activated.connect(self._look_again)
        calm(self.agency)
        sent = QLabel(self.tr("Sent &by"), self)
        sent.setBuddy(self.agency)
        self.look = QPushButton(self.tr("&Show what would come in"), self)
        self.look.clicked.connect(self._dry_run)
        self.bring = QPushButton(self.tr("Bring them &in"), self)
        self.bring.clicked.connect(self._bring)
        self.leave = QPushButton(self.tr("&Leave them out"), self)
        self.leave.clicked.connect(self.leave_out)
        box.addLayout(row(self.choose, self.paste, last=self.chosen))
        flow = FlowLayout(gap=12)
        for widget in (sent, self.agency, self.look, self.bring, self.leave):
            flow.addWidget(widget)
        box.addLayout(flow)

    def _locked(self) -> QWidget:
        self.locked = QWidget(self)
        self.password = QLineEdit(self.locked)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Password of the file"))
        self.password.returnPressed.connect(self.unlock)
        self.unlocking = QPushButton(self.tr("&Open it"), self.locked)
        self.unlocking.clicked.connect(self.unlock)
        self.which = Elided(self.locked, "quiet")
        inside = row(self.password, self.unlocking, last=self.which)
        inside.setContentsMargins(0, 0, 0, 0)
        self.locked.setLayout(inside)
        self.locked.hide()
        return self.locked

    def _whole_case(self) -> QWidget:
        whole = QWidget(self)
        self.folder = QPushButton(self.tr("Choose the fol&der…"), whole)
        self.folder.clicked.connect(self._choose_folder)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(12)
        box.addWidget(line(whole))
        box.addWidget(heading(self.tr("A whole case folder"), whole, "heading"))
        words = heading(self.tr("A folder with case.json and an inbox, as “Write a report” makes it."), whole, "quiet")
        words.setWordWrap(True)
        box.addWidget(words)
        box.addLayout(row(self.folder))
        box.addStretch(1)
        return whole

    def _problems(self) -> QListView:
        self._lines = QStringListModel(self)
        self.problems = QListView(self)
        self.problems.setModel(self._lines)
        self.problems.setWordWrap(True)
        self.problems.setResizeMode(QListView.ResizeMode.Adjust)
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problems.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.problems.setAccessibleName(self.tr("What needs a look"))
        self.problems.setObjectName("lines")
        self.problems.hide()
        return self.problems

    @property
    def busy(self) -> bool:
        """Whether a task that was asked for is under way."""
        return self.work.busy

    def arrive(self, record: str = "") -> None:
        """Offer the agencies of the review."""
        del record
        chosen = self.agency.currentData()
        self.agency.clear()
        self.agency.addItem(self.tr("As the files say"), "")
        for _, id_, title in self.review.linkable(["agency"]):
            self.agency.addItem(title, id_)
        self.agency.setCurrentIndex(max(0, self.agency.findData(chosen)))

    @Slot()
    def _choose_files(self) -> None:
        self.take(self._around.chooser.open_files(self, self.tr("Files from agencies"), _KINDS))

    def take(self, sent: Sequence[Path | Pasted]) -> None:
        """Take files to be brought in."""
        if sent:
            self.leave_out()
            self._sent = list(sent)
            self.chosen.say(", ".join(each.name for each in sent))
            self._enable()

    @Slot()
    def paste_table(self) -> None:
        """Take the table that was copied in another program, and show what would come in."""
        text, markup = self._around.clipboard.table()
        if not text.strip() and not markup:
            self.notice.say(self.tr("There is no text on the clipboard. Copy the sender's table first."), "caution")
            return
        self.take([Pasted(text, markup)])
        self._dry_run()

    @Slot()
    def leave_out(self) -> None:
        """Forget the files that were chosen; nothing of them was stored."""
        self._sent, self._passwords, self._seen = [], {}, False
        self.preview.forget()
        self.problems.hide()
        self.locked.hide()
        self.password.clear()
        self.notice.hush()
        self.chosen.say(self.tr("None chosen"))
        self._enable()

    @Slot()
    def _choose_folder(self) -> None:
        folder = self._around.chooser.folder(self, self.tr("The case folder"))
        if folder is not None:
            self.bring_case(folder)

    def bring_case(self, folder: Path) -> None:
        """Bring in a case folder."""
        companion = self.review.session.companion

        def work(progress: Progress) -> ImportReport:
            with companion() as session:
                return importing.import_case(session, folder, progress)

        self._start(self.tr("Reading the case folder…"), work)

    @Slot()
    def unlock(self) -> None:
        """Try the password that was typed."""
        if self.password.text():
            self._passwords[self._waiting] = self.password.text()
            self.password.clear()
            self.locked.hide()
            self._dry_run()

    @Slot()
    def _look_again(self) -> None:
        if self._seen:
            self._dry_run()

    @Slot()
    def _dry_run(self) -> None:
        self._paths_in(dry_run=True)

    @Slot()
    def _bring(self) -> None:
        self._paths_in(dry_run=False)

    def _paths_in(self, *, dry_run: bool) -> None:
        companion, sent, agency = self.review.session.companion, list(self._sent), self.agency.currentData() or None
        preview = self.preview
        wishes = Wishes(preview.told, dict(self._passwords), preview.bin_gone.isChecked(), preview.senders)

        def work(progress: Progress) -> ImportReport:
            with companion() as session:
                return importing.import_paths(session, sent, agency, dry_run, progress, wishes)

        self._start(self.tr("Reading the files…"), work)

    def _start(self, words: str, work: Callable[[Progress], ImportReport]) -> None:
        self.notice.hush()
        self.problems.hide()
        self.work.run(words, work, self._done, self._failed)
        self._enable()

    def _done(self, report: ImportReport) -> None:
        self._seen = report.dry_run
        if report.dry_run:
            self._enable()  # first, so that the page never needs room for both
        self._list(report)
        if report.dry_run:
            titles = {id_: title for _, id_, title in self.review.linkable(["agency"])}
            self.preview.show_files(report.files, titles)
        else:
            self._sent, self._passwords = [], {}
            self.preview.forget()
            self.chosen.say(self.tr("None chosen"))
        said = " ".join(report.sentences) if report.dry_run else list(report.sentences)
        self.notice.say(said, "caution" if report.problems else "plain" if report.dry_run else "good")
        self._enable()
        if not report.dry_run:
            self.told.emit(self.tr("Brought in"))
            self.review.announce(Changed(frozenset(KINDS), frozenset(), "import"))

    def _list(self, report: ImportReport) -> None:
        """List the problems; those of single rows stand in the table while that is shown."""
        shown = {file.name for file in report.files}
        listed = [p for p in report.problems if not (p.row and p.file in shown)]
        self._lines.setStringList([f"{p.where}: {p.sentence}" for p in listed])
        self.problems.setVisible(bool(listed))
        some = self.fontMetrics().lineSpacing() * 2 * min(len(listed), 2 if report.dry_run else 6)
        self.problems.setMinimumHeight(some)
        self.problems.setMaximumHeight(some if report.dry_run else 10_000)

    def _failed(self, error: WorkbenchError) -> None:
        self._seen = False
        self.preview.setVisible(False)
        self._enable()
        self.notice.say_error(error)
        if isinstance(error, PasswordNeeded):
            self._waiting = error.file
            self.which.say(error.file)
            self.locked.show()
            self.password.setFocus()

    def _enable(self) -> None:
        free = not self.work.busy
        for button in (self.choose, self.paste, self.folder):
            button.setEnabled(free)
        self.look.setEnabled(free and bool(self._sent))
        self.bring.setEnabled(free and bool(self._sent) and self._seen)
        self.leave.setEnabled(free and bool(self._sent))
        mark(self.look, "role", "" if self._seen else "first")
        mark(self.bring, "role", "first" if self._seen else "")
        self.about.setVisible(not self._seen)
        self.whole.setVisible(not self._seen)
