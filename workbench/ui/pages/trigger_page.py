"""The trigger of the review on one page: incident and harm, criteria, dates, other children, other proceedings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.services import triggering
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.block_pane import BlockPane
from workbench.ui.pages.page import Surroundings
from workbench.ui.pages.panes import PanesPage, Tab
from workbench.ui.pages.trigger_children import ChildrenPane
from workbench.ui.pages.trigger_clocks import ClocksPane
from workbench.ui.pages.trigger_criteria import CriteriaPane
from workbench.ui.pages.trigger_proceedings import ProceedingsPane

_INCIDENT = (
    "date", "time", "nature", "abuse_or_neglect", "harm", "serious_harm_basis", "mechanism", "children", "place",
    "reported_by", "account", "public_statement", "media_interest",
)  # fmt: skip


class TriggerPage(PanesPage):
    """Everything that set off the review, to be filled in from the first tab to the last."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        del around

        def incident() -> str:
            held = triggering.incident(review.session)
            return held.id if held is not None else ""

        harm = self.tr("Incident and harm")
        tabs = (
            Tab("incident", harm, lambda page: BlockPane("incident", _INCIDENT, incident, harm, review, page)),
            Tab("criteria", self.tr("Criteria"), lambda page: CriteriaPane(review, page)),
            Tab("dates", self.tr("Notifications and time limits"), lambda page: ClocksPane(review, page)),
            Tab("children", self.tr("Other children"), lambda page: ChildrenPane(incident, review, page)),
            Tab("proceedings", self.tr("Other proceedings"), lambda page: ProceedingsPane(review, page)),
        )
        about = self.tr(
            "What happened, why there is a review, by when what is due, who else may be at risk, and what other "
            "proceedings forbid. Everything saves itself; Ctrl+Tab turns to the next part."
        )
        kinds = ("incident", "criterion", "proceeding", "review")
        super().__init__("trigger", self.tr("Trigger and criteria"), about, tabs, kinds, review, parent)
