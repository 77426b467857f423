"""What one agency told another, when, and what came of it."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class InformationSharing(
    f.Record,
    kind="information_sharing",
    title="Information shared",
    plural="Information sharing",
    about="What one agency told another or should have: when it was due, when it arrived, and what followed.",
    shown_by="content",
    section="involvement",
):
    """One piece of information that went, or should have gone, from one agency to another."""

    from_agency = f.ref("agency", T.LINK, "From", "The agency that held the information.", required=True)
    to_agency = f.ref("agency", T.LINK, "To", "The agency that needed it.", required=True)
    due = f.date(T.DATE, "Due", "When it should have been shared.")
    actual = f.date(T.DATE, "Shared", "When it was.")
    content = f.prose("Content", "What the information was.", required=True)
    basis = f.choice(
        T.OPEN,
        "Basis",
        "The legal basis that was relied on, or was there to be.",
        options=("consent", "legal_duty", "vital_interest", "public_task", "other", "unknown"),
    )
    status = f.choice(
        T.OPEN,
        "Status",
        "Whether it was shared, in full and in time.",
        required=True,
        options=("shared", "partial", "late", "not_shared", "refused", "not_recorded"),
    )
    reason = f.choice(
        T.OPEN,
        "Reason",
        "Why it was not shared, or late, as far as that is known.",
        options=("unaware", "system", "consent_misunderstood", "threshold", "workload", "unknown"),
    )
    consequence = f.prose("Consequence", "What followed for the child.")
    events = f.refs("event", T.OPEN, "Events", "The entries of the chronology that show it.")
