"""Proceedings that run beside the review, and what they stop."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Proceeding(
    f.Record,
    kind="proceeding",
    title="Parallel proceeding",
    plural="Parallel proceedings",
    about="Criminal, coronial, family and other proceedings, and how each limits interviews, sharing or publication.",
    shown_by="kind",
    section="trigger",
):
    """A proceeding that runs beside the review."""

    kind = f.choice(
        T.OPEN,
        "Kind",
        "What sort of proceeding it is.",
        required=True,
        options=(
            "criminal",
            "inquest",
            "family_court",
            "employment",
            "regulator",
            "complaint",
            "police_complaint",
            "domestic_abuse_death_review",
            "adult_review",
            "child_death_review",
            "other",
        ),
    )
    reference = f.text(T.CONFIDENTIAL, "Reference", "The court's or body's own reference.")
    lead_contact = f.text(T.CONFIDENTIAL, "Lead contact", "Whom to speak to about it.")
    status = f.prose("Status", "Where it stands, in words that can be reported.")
    restrictions = f.memo(
        T.CONFIDENTIAL, "Restrictions", "Orders and conditions on interviews, sharing and publication, in their words."
    )
    publication_block = f.flag(T.OPEN, "Blocks publication", "Tick while nothing may be published because of it.")
    key_dates = f.groups(
        T.CONFIDENTIAL,
        "Key dates",
        "Hearings and decisions, past and to come.",
        {
            "date": f.date(T.CONFIDENTIAL, "Date", "The day."),
            "note": f.text(T.CONFIDENTIAL, "Note", "What happens on it."),
        },
    )
