"""Before a conversation: who, in what capacity, to what they agreed, and what is missing before it may be held."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.services import conversing
from workbench.services.conversing import Missing
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.form_part import FormPart
from workbench.ui.pages.page import Surroundings, heading

_FIELDS = (
    "participants",
    "capacity",
    "format",
    "date",
    "place",
    "present",
    "consent",
    "limits_explained",
    "clearance",
    "clearance_by",
)


class PlanningPart(FormPart):
    """What is missing stands above the fields in which it is put right."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("interview", _FIELDS, review, around, parent)
        self.missing = Notice(self)
        self.above.addWidget(self.missing)
        title = heading(self.tr("To be explained before anybody speaks"), self, "label")
        self.above.addWidget(title)
        for sentence in conversing.limits():
            label = heading(f"•  {sentence}", self, "")
            label.setWordWrap(True)
            self.above.addWidget(label)

    def say(self, id_: str) -> None:
        """Say what is missing, or that nothing is."""
        session = self._review.session
        found = conversing.missing(session, conversing.found(session, id_))
        if not found:
            self.missing.say(self.tr("Everything needed is here: this conversation may be held."), "good")
            return
        barred = {Missing.REFUSED, Missing.WITHDRAWN} & set(found)
        lead = self.tr("This conversation may not be held.") if barred else self.tr("Before this conversation is held:")
        self.missing.say([lead, *(f"•  {self._sentence(each)}" for each in found)], "alert" if barred else "caution")

    def _sentence(self, missing: Missing) -> str:
        return {
            Missing.WHO: self.tr("say whom you speak with"),
            Missing.WITHDRAWN: self.tr("consent was withdrawn, or it is not known whether it was"),
            Missing.TAKE_PART: self.tr("their consent to take part"),
            Missing.NOTES: self.tr("their consent to notes being taken"),
            Missing.LIMITS: self.tr("explain the limits of confidentiality, and tick it"),
            Missing.CLEARANCE: self.tr(
                "a criminal or coroner’s case is open: ask those who run it, and enter the answer"
            ),
            Missing.REFUSED: self.tr("clearance was refused or put off"),
            Missing.CLEARED_BY: self.tr("say who gave the clearance, and when"),
            Missing.SUPPORT: self.tr("say who is there for the child"),
        }[missing]
