"""Where does this person appear? Every record that links to them and every text that names them, each to be opened."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.services.appearing import Appearance, appearances
from workbench.services.progress import Progress
from workbench.ui.models.appearances import HOW, KIND, TITLE, AppearancesModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings, heading
from workbench.ui.pages.part import Part
from workbench.ui.tables import lines_to_choose, share_width
from workbench.ui.tasks import Ticket
from workbench.ui.words import quantity


class AppearsPart(Part):
    """The texts are read in the background; what was found before is shown until then."""

    subject = "person"

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._read: tuple[str, int] = ("", -1)  # the record and the version of the review that is shown or being read
        self._ticket: Ticket | None = None
        self.count = heading("", self, "quiet")
        self.notice = Notice(self)
        self.model = AppearancesModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        share_width(lines_to_choose(self.table, self.tr("Appearances")), HOW, {KIND: 16, TITLE: 26})
        self.table.setWordWrap(True)  # in rows of two lines: with thousands of them, none is measured
        self.table.verticalHeader().setDefaultSectionSize(QFontMetrics(self.table.font()).lineSpacing() * 2 + 16)
        self.table.activated.connect(self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 12)
        box.setSpacing(8)
        box.addWidget(self.count)
        box.addWidget(self.notice)
        box.addWidget(self.table, 1)

    def show_record(self, id_: str) -> None:
        """Look for everything that links to a record or names it, unless that is shown already."""
        version = self._review.session.store.data_version
        if (id_, version) == self._read:
            return
        if id_ != self._read[0]:
            self.model.show(())
        self._read = (id_, version)
        if self._ticket is not None:
            self._ticket.withdraw()
        self.count.setText(self.tr("Reading every text…"))
        companion, kind = self._review.session.companion, self.subject

        def work(progress: Progress) -> tuple[Appearance, ...]:
            with companion() as session:
                return appearances(session, kind, id_, progress)

        self._ticket = self._around.tasks.run(work, self._show, self._failed, owner=self)

    def _show(self, found: tuple[Appearance, ...]) -> None:
        self._ticket = None
        self.model.show(found)
        links = sum(one.linked for one in found)
        linked = quantity(links, self.tr("link"), self.tr("links"))
        named = quantity(len(found) - links, self.tr("text with the name"), self.tr("texts with the name"))
        words = self.tr("{0}, {1}. Enter opens one.").format(linked, named)
        self.count.setText(words if found else self.tr("Nothing links to this record or holds its name."))

    def _failed(self, error: WorkbenchError) -> None:
        self._ticket, self._read = None, ("", -1)
        self.count.setText("")
        self.notice.say_error(error)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        found = self.model.line(index)
        if found is not None:
            self.follow.emit(found.kind, found.id)


class AgencyAppears(AppearsPart):
    """Where an agency appears."""

    subject = "agency"


class PlaceAppears(AppearsPart):
    """Where a place appears."""

    subject = "place"
