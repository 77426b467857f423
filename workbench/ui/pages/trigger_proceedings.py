"""Other proceedings beside the review: where each stands, what it forbids, and what its kind usually means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.analysis.proceedings import meaning
from workbench.records import Proceeding
from workbench.services import triggering
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.list_pane import Listed, ListPane
from workbench.ui.pages.page import heading, line, scrolling
from workbench.ui.words import quantity, said_in

_FIELDS = ("kind", "status", "restrictions", "publication_block", "reference", "lead_contact", "key_dates")


class ProceedingsPane(ListPane):
    """On the left the proceedings and below them the practice of the chosen one's kind, on the right its fields."""

    def __init__(self, review: OpenReview, parent: QWidget) -> None:
        listed = Listed(
            Proceeding.spec.name,
            ("kind", "status"),
            (18,),
            _FIELDS,
            self.tr("Other proceedings"),
            self.tr("Another proceeding"),
        )
        super().__init__(listed, review, parent)
        self.practice = heading("", self, "plain")
        self.practice.setWordWrap(True)
        self.practice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source = heading("", self, "small")
        self.source.setWordWrap(True)
        means = self.tr("What it usually means")
        below = QWidget(self)
        box = QVBoxLayout(below)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.practice)
        box.addWidget(self.source)
        box.addStretch(1)
        area = scrolling(below, means, self)
        area.setMinimumWidth(0)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        self.left.addWidget(line(self))
        self.left.addWidget(heading(means, self, "heading"))
        self.left.addWidget(area, 1)
        self.block.form.edited.connect(self.shown)

    def say(self) -> None:
        """Say whether anything stands against publication."""
        blocking = triggering.blocking(self._review.session)
        if blocking:
            count = quantity(len(blocking), self.tr("proceeding stands"), self.tr("proceedings stand"))
            self.notice.say(self.tr("{0} against publication now.").format(count), "caution")
        elif not self.model.rowCount():
            words = self.tr(
                "No other proceeding is recorded. Ask police, prosecutors, coroner, courts, employers and regulators "
                "before the first conversation."
            )
            self.notice.say(words)
        else:
            self.notice.say(self.tr("None of these stands against publication now."), "good")

    @Slot()
    def shown(self) -> None:
        """Say what the kind of the proceeding usually means."""
        found = meaning(self.block.form.editors["kind"].value())
        parts = (
            (self.tr("Conversations"), found.conversations),
            (self.tr("Sharing"), found.sharing),
            (self.tr("Publication"), found.publication),
        )
        self.practice.setText("\n\n".join(f"{title}: {said_in('proceedings', words)}" for title, words in parts))
        self.source.setText(self.tr("Practice, from {0}; check it with those who run it.").format(found.source))
