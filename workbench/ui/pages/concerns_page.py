"""Concerns referred elsewhere: fenced off, so that nobody takes it for a part of the report."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.records import Concern
from workbench.ui.icons import SIZE, icon
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.detail import Detail
from workbench.ui.pages.page import Surroundings, heading
from workbench.ui.pages.records import RecordsPage

_PERSON, _SYSTEM = "about_person", "system_factors_considered"


class ConcernsPage(RecordsPage):
    """The table and the record of concerns inside a fence that says who may read them.

    A person cannot be named before what in the system made it likely is written down; one that is named already stays.
    """

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(Concern.spec.name, review, around, parent)
        self._fence()

    def make_detail(self) -> Detail:
        """Make the pane, in which a person comes last."""
        detail = super().make_detail()
        detail.form.edited.connect(self._person_last)
        detail.autosave.saved.connect(self._person_last)
        return detail

    def _fence(self) -> None:
        fence = QFrame(self)
        fence.setProperty("role", "fence")
        fence.setAccessibleName(self.tr("Restricted"))
        inside = QVBoxLayout(fence)
        inside.setContentsMargins(3, 3, 3, 3)
        inside.setSpacing(0)
        inside.addWidget(self._words(fence))
        inside.addWidget(self.splitter, 1)
        outer = self.layout()
        if outer is not None:
            outer.addWidget(fence)

    def _words(self, fence: QFrame) -> QFrame:
        band = QFrame(fence)
        band.setProperty("role", "fence-words")
        lock = QLabel(band)
        lock.setPixmap(icon("lock", QPalette.ColorRole.Text).pixmap(SIZE, SIZE))
        who = heading(self.tr("Restricted: you and the commissioning body only"), band, "heading")
        words = heading(
            self.tr(
                "Nothing here is in any report, extract, search, picture or count for anyone else. A review decides "
                "nothing about anyone’s conduct; it passes the matter to those who do. If a child may be at risk now, "
                "ring the police or children’s services first, and write afterwards."
            ),
            band,
            "plain",
        )
        words.setWordWrap(True)
        box = QVBoxLayout(band)
        box.setContentsMargins(20, 10, 20, 10)
        box.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(lock)
        head.addWidget(who, 1)
        box.addLayout(head)
        box.addWidget(words)
        self.who_reads, self.duty = who, words
        return band

    def arrive(self, record: str = "") -> None:
        """Be shown."""
        super().arrive(record)
        self._person_last()

    def start_new(self) -> None:
        """Begin a new concern: the children first, then the system, then anyone's name."""
        super().start_new()
        self._person_last()

    def _show(self, id_: str) -> None:
        super()._show(id_)
        self._person_last()

    @Slot()
    def _person_last(self) -> None:
        """Let a person be named only once the system was considered."""
        if not self.review.working:
            return
        editors = self.detail.form.editors
        person = editors[_PERSON]
        free = bool(editors[_SYSTEM].value()) or bool(person.value())
        person.setEnabled(free)
        person.say("" if free else self.tr("First write down what in the system made it likely."))
