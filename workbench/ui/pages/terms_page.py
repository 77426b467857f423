"""The terms of reference on one page: scope, lines of enquiry, method, panel, family, timetable."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from workbench.records import Enquiry, Person, Review
from workbench.services import terms
from workbench.services.viewing import Row
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.block_pane import BlockPane
from workbench.ui.pages.list_pane import Listed, ListPane
from workbench.ui.pages.page import Surroundings
from workbench.ui.pages.panes import PanesPage, Tab
from workbench.ui.pages.terms_family import FamilyPane
from workbench.ui.pages.terms_timetable import TimetablePane
from workbench.ui.words import quantity

_SCOPE = ("title", "review_type", "commissioning_body", "period_from", "period_to", "proportionality")
_METHOD = ("model", "methodology", "lead_reviewer", "independence_statement")
_ENQUIRY = ("number", "question", "origin", "status", "answer")
_MEMBER = ("name", "label", "role", "agency")


class EnquiriesPane(ListPane):
    """The questions that the review has to answer."""

    def __init__(self, review: OpenReview, parent: QWidget) -> None:
        columns, another = ("number", "status", "question"), self.tr("Another line of enquiry")
        listed = Listed(Enquiry.spec.name, columns, (9, 13), _ENQUIRY, self.tr("Lines of enquiry"), another)
        super().__init__(listed, review, parent)

    def given(self) -> Mapping[str, object]:
        """Return the next number; a new question is open."""
        return {"number": terms.next_number(self._review.session), "status": "open"}

    def say(self) -> None:
        """Say how many are still to be answered."""
        rows = [row.values.get("status", "") for row in self.rows()]
        waiting = sum(status in ("", "open") for status in rows)
        if not rows:
            self.notice.say(self.tr("No line of enquiry yet: what does this review have to find out?"))
        elif waiting:
            count = quantity(waiting, self.tr("line of enquiry is"), self.tr("lines of enquiry are"))
            self.notice.say(self.tr("{0} still open.").format(count))
        else:
            self.notice.say(self.tr("Every line of enquiry is answered, or said to be unanswerable."), "good")


class PanelPane(ListPane):
    """Those on the panel: people of the register whose role says so."""

    def __init__(self, review: OpenReview, parent: QWidget) -> None:
        listed = Listed(
            Person.spec.name, ("name", "agency"), (28,), _MEMBER, self.tr("Review panel"), self.tr("Another member")
        )
        super().__init__(listed, review, parent)

    def rows(self) -> list[Row]:
        """Return the members."""
        members = terms.panel_members(self._review.session)
        return [row for row in super().rows() if row.id in members]

    def given(self) -> Mapping[str, object]:
        """Return what makes somebody a member."""
        return {"kind": "professional", "role": terms.PANEL_ROLE}

    def say(self) -> None:
        """Say who counts as a member."""
        words = self.tr("Listed are the people of the register whose role holds the word “panel”.")
        self.notice.say(words) if not self.model.rowCount() else self.notice.hush()


class TermsPage(PanesPage):
    """What was agreed on the review, in the order in which terms of reference are written."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        del around

        def stored() -> str:
            return review.session.review.id

        kind, scope, method = Review.spec.name, self.tr("Scope and period"), self.tr("Method")
        tabs = (
            Tab("scope", scope, lambda page: BlockPane(kind, _SCOPE, stored, scope, review, page)),
            Tab("enquiries", self.tr("Lines of enquiry"), lambda page: EnquiriesPane(review, page)),
            Tab("method", method, lambda page: BlockPane(kind, _METHOD, stored, method, review, page)),
            Tab("panel", self.tr("Panel"), lambda page: PanelPane(review, page)),
            Tab("family", self.tr("Family"), lambda page: FamilyPane(stored, review, page)),
            Tab("timetable", self.tr("Timetable"), lambda page: TimetablePane(stored, review, page)),
        )
        about = self.tr(
            "What the review looks at, asks and does, with whom, and by when. Everything saves itself; Ctrl+Tab turns "
            "to the next part."
        )
        kinds = ("review", "enquiry", "person")
        super().__init__("terms", self.tr("Terms of reference"), about, tabs, kinds, review, parent)
