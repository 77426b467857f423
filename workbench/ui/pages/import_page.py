"""Bringing files in: a whole case folder, or what agencies have sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QListView, QPushButton, QWidget

from workbench.errors import WorkbenchError
from workbench.records import KINDS
from workbench.services import importing
from workbench.services.importing import ImportReport
from workbench.services.progress import Progress
from workbench.ui.forms.editor import calm
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, column_page, fields_form, heading, line, row
from workbench.ui.pages.work import Work
from workbench.vault.store import Changed

_KINDS = "Word, Excel, CSV, PDF, text, e-mail (*.docx *.xlsx *.csv *.tsv *.pdf *.txt *.md *.eml);;All files (*)"


class ImportPage(Page):
    """Reads files into the review; nothing is stored until everything has been read."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("import", self.tr("Bring in files"), review, parent)
        self._around = around
        self._paths: list[Path] = []
        self.folder = QPushButton(self.tr("Choose the folder…"), self)
        self.folder.clicked.connect(self._choose_folder)
        box = column_page(
            self,
            self.tr(
                "Chronologies become entries of the merged chronology, every row kept; other documents become sources. "
                "The same file twice changes nothing, and Ctrl+Z takes a whole import back."
            ),
        )
        self.notice = Notice(self)
        self.work = Work(around.tasks, self)
        box.addWidget(self.work)
        box.addWidget(self.notice)
        box.addWidget(self._problems())
        box.addWidget(heading(self.tr("What agencies sent"), self, "heading"))
        box.addLayout(self._files())
        box.addWidget(line(self))
        box.addWidget(heading(self.tr("A whole case folder"), self, "heading"))
        words = heading(self.tr("A folder with case.json and an inbox, as “Write a report” makes it."), self, "quiet")
        words.setWordWrap(True)
        box.addWidget(words)
        box.addLayout(row(self.folder))
        box.addStretch(1)

    def _files(self) -> QFormLayout:
        form = fields_form()
        self.chosen = heading(self.tr("None chosen"), self, "quiet")
        self.chosen.setWordWrap(True)
        self.choose = QPushButton(self.tr("Choose files…"), self)
        self.choose.clicked.connect(self._choose_files)
        self.agency = QComboBox(self)
        self.agency.setMinimumContentsLength(30)
        self.agency.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        calm(self.agency)
        self.look = QPushButton(self.tr("Show what would come in"), self)
        self.look.clicked.connect(self._dry_run)
        self.bring = QPushButton(self.tr("Bring them in"), self)
        self.bring.setProperty("role", "first")
        self.bring.clicked.connect(self._bring)
        form.addRow(heading(self.tr("Files"), self, "plain"), row(self.choose))
        form.addRow("", self.chosen)
        form.addRow(self.tr("Sent &by"), self.agency)
        form.addRow("", row(self.look, self.bring))
        self._enable()
        return form

    def _problems(self) -> QListView:
        self._lines = QStringListModel(self)
        self.problems = QListView(self)
        self.problems.setModel(self._lines)
        self.problems.setWordWrap(True)
        self.problems.setResizeMode(QListView.ResizeMode.Adjust)
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problems.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.problems.setAccessibleName(self.tr("What needs a look"))
        self.problems.setMinimumHeight(180)
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

    def take(self, paths: list[Path]) -> None:
        """Take files to be brought in."""
        if paths:
            self._paths = paths
            self.chosen.setText("\n".join(path.name for path in paths[:6]) + ("\n…" if len(paths) > 6 else ""))
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
    def _dry_run(self) -> None:
        self._paths_in(dry_run=True)

    @Slot()
    def _bring(self) -> None:
        self._paths_in(dry_run=False)

    def _paths_in(self, *, dry_run: bool) -> None:
        companion, paths, agency = self.review.session.companion, list(self._paths), self.agency.currentData() or None

        def work(progress: Progress) -> ImportReport:
            with companion() as session:
                return importing.import_paths(session, paths, agency, dry_run, progress)

        self._start(self.tr("Reading the files…"), work)

    def _start(self, words: str, work: Callable[[Progress], ImportReport]) -> None:
        self.notice.hush()
        self.problems.hide()
        self.work.run(words, work, self._done, self._failed)
        self._enable()

    def _done(self, report: ImportReport) -> None:
        self._enable()
        self.notice.say(list(report.sentences), "caution" if report.problems else "plain" if report.dry_run else "good")
        self._lines.setStringList(
            [f"{p.file}, row {p.row}: {p.sentence}" if p.row else f"{p.file}: {p.sentence}" for p in report.problems]
        )
        self.problems.setVisible(bool(report.problems))
        if not report.dry_run:
            self.told.emit(self.tr("Brought in"))
            self.review.announce(Changed(frozenset(KINDS), frozenset(), "import"))

    def _failed(self, error: WorkbenchError) -> None:
        self._enable()
        self.notice.say_error(error)

    def _enable(self) -> None:
        free = not self.work.busy
        self.choose.setEnabled(free)
        for button in (self.look, self.bring):
            button.setEnabled(free and bool(self._paths))
        self.folder.setEnabled(free)
