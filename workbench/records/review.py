"""The review itself: what was commissioned, when, and how it is to be published."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Review(
    f.Record,
    kind="review",
    title="Review",
    plural="Reviews",
    about="The review itself: who commissioned it, the period it looks at and the dates that have to be kept.",
    shown_by="title",
    section="overview",
):
    """The review: one to a store."""

    reference = f.text(T.CONFIDENTIAL, "Reference", "The commissioning body's own reference.", required=True)
    title = f.text(T.LABEL, "Title", "The title of the published report, with labels and no names.", required=True)
    jurisdiction = f.choice(
        T.OPEN,
        "Jurisdiction",
        "Whose guidance the review follows; it sets the stages, the clocks and the words.",
        required=True,
        options=("england", "wales", "scotland", "northern_ireland", "united_states"),
    )
    review_type = f.choice(
        T.OPEN,
        "Type of review",
        "The kind of review that was decided on, in the words of the jurisdiction.",
        required=True,
        vocabulary="review_type",
    )
    commissioning_body = f.text(T.NAME, "Commissioning body", "The partnership, board or committee that asked for it.")
    model = f.text(T.OPEN, "Model", "The review model, for example systems-based with key practice episodes.")
    period_from = f.date(T.DATE, "Period from", "The first day of the period under review.")
    period_to = f.date(T.DATE, "Period to", "The last day of the period under review.")
    incident_date = f.date(
        T.DATE, "Date of the incident", 'The day from which the public report counts: "about four months before".'
    )
    lead_reviewer = f.text(T.OPEN, "Lead reviewer", "The reviewer as the report should name them.")
    independence_statement = f.prose(
        "Independence statement", "Your links, or none, with the organisations and people reviewed."
    )
    publication_mode = f.choice(
        T.OPEN,
        "Publication",
        "How the report will be published; anything but in full needs recorded reasons.",
        options=("full", "improvements_only", "deferred", "not_published", "anonymous_repository"),
    )
    public_date_rule = f.choice(
        T.OPEN,
        "Dates in the public report",
        "How dates are told to the public; a day or month is never shown.",
        options=("relative", "season", "year"),
    )
    withhold_sex = f.flag(T.OPEN, "Withhold sex", "Tick to keep the sex of every child out of the public report.")
    methodology = f.prose("Methodology", "How the review was done: documents, conversations, events and meetings.")
    proportionality = f.prose("Proportionality", "Why this scope and period were enough, and what was left out.")
    family_involvement_plan = f.prose("Family involvement", "Who in the family was invited, how, and what they chose.")
    decision_date = f.date(T.DATE, "Decision to review", "The day it was decided to hold this review.")
    notified_date = f.date(T.DATE, "Notified", "The day the incident was notified to the national body.")
    aware_date = f.date(T.DATE, "Aware", "The day the notifying authority became aware of the incident.")
    rapid_review_date = f.date(T.DATE, "Rapid review completed", "The day the rapid review was finished and sent.")
    due_date = f.date(T.DATE, "Report due", "The day by which the report should be finished.")
    published_date = f.date(T.DATE, "Published", "The day the report was published.")

    @property
    def month_first(self) -> bool:
        """Whether the agencies of this review write 3/14/2024 for 14 March."""
        return self.jurisdiction == "united_states"
