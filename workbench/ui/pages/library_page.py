"""The learning library: earlier reviews are looked through and taken in, and this one's learning is given to others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTableView, QWidget

from workbench.errors import PublicationRefused, WorkbenchError
from workbench.services import learning
from workbench.services.exporting import Receipt
from workbench.services.learning import Fate, Intake
from workbench.services.progress import Progress
from workbench.ui.models.lessons import ASKED, FATE, TITLE, YEAR, LessonsModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, column_page, heading, line, row
from workbench.ui.pages.records import key_of
from workbench.ui.pages.work import Work
from workbench.ui.tables import lines_to_choose, share_width
from workbench.vault.store import Changed

_FILES = "Learning files and tables (*.json *.csv *.tsv *.xlsx *.xls *.ods);;All files (*)"
_WIDTH, _TALL = 980, 220  # px


class LibraryPage(Page):
    """Nothing is stored until the person has seen it and says so."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("library", self.tr("Learning library"), review, parent)
        self._around = around
        self._intake: Intake | None = None
        self.notice, self.work = Notice(self), Work(around.tasks, self)
        self.model = LessonsModel(self)
        self.folder = self._button(self.tr("Case folders…"), self._choose_folder)
        self.file = self._button(self.tr("A file or table…"), self._choose_file)
        self.keep = self._button(self.tr("Take them in"), self.take_in, "first")
        self.leave = self._button(self.tr("Leave them"), self._leave)
        self.draft = QCheckBox(self.tr("Mask everything doubtful"), self)
        self.give = self._button(self.tr("Choose where, and write…"), self._choose_target)
        self.themes = self._button(self.tr("Recurring themes"), partial(self.go.emit, "themes", ""))
        self.all = self._button(self.tr("All earlier learning"), partial(self.go.emit, key_of("prior_learning"), ""))
        self._build()
        self._enable()

    def _button(self, words: str, slot: Callable[[], object], role: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", role)
        button.clicked.connect(slot)
        return button

    def _build(self) -> None:
        about = self.tr(
            "What earlier reviews found and asked for, so that you see what is being said again. Nothing that names "
            "anyone belongs here."
        )
        box = column_page(self, about, _WIDTH)
        box.addLayout(row(self.all, self.themes))
        box.addWidget(line(self))
        box.addWidget(heading(self.tr("Take in earlier learning"), self, "heading"))
        box.addWidget(
            self._small(
                self.tr(
                    "Of a case folder only what the public would read is taken, with everything doubtful masked; that "
                    "can take a minute for each case. A file comes from another review. A table has the columns "
                    "Title, Year, Jurisdiction, Themes, Finding and Recommendation."
                )
            )
        )
        box.addLayout(row(self.folder, self.file))
        box.addWidget(self.work)
        box.addWidget(self.notice)
        box.addLayout(row(self.keep, self.leave))
        self.table = self._table()
        box.addWidget(self.table)
        box.addWidget(line(self))
        box.addWidget(heading(self.tr("Give this review’s learning to others"), self, "heading"))
        box.addWidget(
            self._small(
                self.tr(
                    "When the review is closed: its findings and recommendations as the public reads them, what became "
                    "of them and the year, in a file that another review can take in. It is read back before it is "
                    "written."
                )
            )
        )
        box.addLayout(row(self.give, self.draft))
        box.addStretch(1)

    def _small(self, words: str) -> QLabel:
        label = heading(words, self, "small")
        label.setWordWrap(True)
        return label

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        across = lines_to_choose(table, self.tr("What would be taken in"))
        share_width(across, ASKED, {FATE: 22, YEAR: 7, TITLE: 34})
        table.setMinimumHeight(_TALL)
        return table

    # being here -------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether files are being read or written."""
        return self.work.busy

    def arrive(self, record: str = "") -> None:
        """Be shown."""
        del record
        if not self.review.working:
            self.notice.say(self.tr("Go back to the working view to take in learning or to give it to others."))
        self._enable()

    @Slot()
    def _enable(self) -> None:
        free = self.review.working and not self.work.busy
        seen = self._intake is not None
        for button in (self.folder, self.file, self.give, self.draft):
            button.setEnabled(free)
        for part in (self.table, self.keep, self.leave):
            part.setVisible(seen)
        wanted = self._intake.counts if self._intake else {}
        self.keep.setEnabled(free and bool(wanted.get(Fate.NEW) or wanted.get(Fate.FULLER)))

    # taking in --------------------------------------------------------------------------------------------------

    @Slot()
    def _choose_folder(self) -> None:
        path = self._around.chooser.folder(self, self.tr("A case folder, or a folder of them"))
        if path is not None:
            self.look(path)

    @Slot()
    def _choose_file(self) -> None:
        path = self._around.chooser.open_file(self, self.tr("A learning file or a table"), _FILES)
        if path is not None:
            self.look(path)

    def look(self, path: Path) -> None:
        """Read what a folder or file holds, and show it."""
        companion = self.review.session.companion

        def work(progress: Progress) -> Intake:
            with companion() as session:
                return learning.read(session, path, progress)

        self.notice.hush()
        self._show(None)
        self.work.run(self.tr("Reading as the public would…"), work, self._seen, self._failed)
        self._enable()

    def _seen(self, intake: Intake) -> None:
        self._show(intake)
        problems = [f"{name}: {sentence}" for name, sentence in intake.problems]
        said = [f"{sentence}." for sentence in intake.sentences]
        if intake.counts.get(Fate.NEW):
            said.append(self.tr("Nothing is stored yet."))
        self.notice.say([*said, *problems], "caution" if problems else "plain")
        (self.keep if self.keep.isEnabled() else self.leave).setFocus()

    def _show(self, intake: Intake | None) -> None:
        self._intake = intake
        self.model.show(intake.arrivals if intake else ())
        self._enable()

    def _failed(self, error: WorkbenchError) -> None:
        self._enable()
        self.notice.say_error(error)

    @Slot()
    def take_in(self) -> None:
        """Store what was shown, as one step."""
        if self._intake is None:
            return
        intake = self._intake
        try:
            changed = learning.store(self.review.session, intake)
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self._show(None)
        self.notice.say([f"{sentence}." for sentence in intake.sentences], "good", (self.tr("See them"), self._to_all))
        self.told.emit(self.tr("Taken in; Ctrl+Z takes it back"))
        self.review.announce(changed)
        self.folder.setFocus()

    @Slot()
    def _leave(self) -> None:
        self.notice.hush()
        self._show(None)
        self.folder.setFocus()

    def _to_all(self) -> None:
        self.go.emit(key_of("prior_learning"), "")

    # giving -----------------------------------------------------------------------------------------------------

    @Slot()
    def _choose_target(self) -> None:
        title = self.tr("Write this review’s learning")
        target = self._around.chooser.save_file(self, title, "learning.json", "(*.json)")
        if target is not None:
            self.write_to(target if target.suffix.lower() == ".json" else target.with_name(f"{target.name}.json"))

    def write_to(self, target: Path) -> None:
        """Write this review's learning."""
        companion, draft = self.review.session.companion, self.draft.isChecked()

        def work(progress: Progress) -> Receipt:
            with companion() as session:
                return learning.write(session, target, draft=draft, progress=progress)

        self.notice.hush()
        self.work.run(self.tr("Writing and reading back…"), work, self._written, self._refused)
        self._enable()

    def _written(self, receipt: Receipt) -> None:
        self._enable()
        self.notice.say([self.tr("Written: {0}").format(receipt.path.name), *receipt.sentences], "good")
        self.review.announce(Changed(frozenset({"disclosure"}), frozenset(), "export"))

    def _refused(self, error: WorkbenchError) -> None:
        self._enable()
        if isinstance(error, PublicationRefused):
            lead = self.tr("It was not written. Decide what is in doubt, or mask it.")
            way = (self.tr("Decide them"), partial(self.go.emit, "doubts", ""))
            self.notice.say([lead, *(f"•  {reason}" for reason in error.reasons)], "alert", way)
        else:
            self.notice.say_error(error)
