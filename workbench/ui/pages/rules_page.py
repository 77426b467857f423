"""The rules in force for an audience, as the rules themselves say them, with what they make of this review."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.services import ruling
from workbench.services.progress import Progress
from workbench.services.ruling import Rule
from workbench.ui.flow import FlowLayout
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, heading, line, row
from workbench.ui.pages.reading import Reading
from workbench.vault.store import Changed


class RulesPage(Page):
    """Says for an audience how names, dates and facts are told, and what is not told at all."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("rules", self.tr("Rules in force"), review, parent)
        self._around = around
        self._stale = True
        self.notice = Notice(self)
        self.who = QComboBox(self)
        self.who.setMinimumContentsLength(24)
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name_list(self.who, self.tr("Audience"))
        calm(self.who)
        self.reading = Reading(self.tr("The rules for this audience"), self)
        about = heading(
            self.tr(
                "What holds for each reader, as the program applies it to this review; an arrow leads to what is read."
            ),
            self,
            "small",
        )
        about.setWordWrap(True)
        label = heading(self.tr("For"), self, "label")
        label.setBuddy(self.who)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 12)
        box.setSpacing(10)
        box.addWidget(heading(self.title, self))
        box.addWidget(about)
        box.addLayout(row(label, self.who))
        box.addWidget(self.notice)
        box.addWidget(line(self))
        box.addWidget(self.reading, 1)
        box.addWidget(line(self))
        box.addLayout(self._ways())
        self.who.activated.connect(self._read)
        review.changed.connect(self._changed)

    def _ways(self) -> FlowLayout:
        ways = (
            (self.tr("Words to decide"), "doubts", ""),
            (self.tr("Two readers beside each other"), "readers", ""),
            (self.tr("How far the public could identify someone"), "recognition", ""),
        )
        flow = FlowLayout(gap=12)
        for words, key, record in ways:
            button = QPushButton(words, self)
            button.clicked.connect(partial(self.go.emit, key, record))
            flow.addWidget(button)
        return flow

    def arrive(self, record: str = "") -> None:
        """Be shown, for an audience where one is named."""
        working = self.review.working
        for widget in (self.who, self.reading):
            widget.setVisible(working)
        if not working:
            self.notice.say(self.tr("The rules are shown with examples from the review; go back to the working view."))
            return
        chosen = record or str(self.who.currentData() or "public")
        self.who.clear()
        for audience in self.review.audiences():
            self.who.addItem(audience.title, audience.code)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        if self._stale or record:
            self._read()

    def panes(self) -> Sequence[QWidget]:
        """Return the audience and the rules."""
        return [self.who, self.reading] if self.review.working else [self]

    @Slot()
    def _read(self) -> None:
        self._stale = False
        companion, code = self.review.session.companion, str(self.who.currentData())

        def work(progress: Progress) -> list[Rule]:
            with companion() as session:
                return ruling.rules(session, code, progress)

        self._around.tasks.run(work, partial(self._show, code), self._failed, owner=self)

    def _show(self, code: str, found: list[Rule]) -> None:
        if code == self.who.currentData():
            self.notice.hush()
            self.reading.show_text([(rule.title, _words(rule)) for rule in found], "")

    def _failed(self, error: WorkbenchError) -> None:
        self.notice.say_error(error)

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        del changed
        self._stale = True
        if not self.isHidden() and self.review.working:
            self._read()


def _words(rule: Rule) -> str:
    return "\n".join((*rule.sentences, *(f"{entered}  →  {read}" for entered, read in rule.examples)))
