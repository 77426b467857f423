"""Concerns that one agency raised with another, and the answers."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Escalation(
    f.Record,
    kind="escalation",
    title="Escalation",
    plural="Escalations",
    about="Disagreements between professionals: who challenged whom, at what level, and how it ended.",
    shown_by="concern",
    section="involvement",
):
    """A professional disagreement, raised or not."""

    raised_by = f.ref("agency person", T.LINK, "Raised by", "Who raised it, or should have.")
    about = f.ref("agency person", T.LINK, "About", "Whose decision or practice it was about.")
    date = f.date(T.DATE, "Date", "When it was raised.")
    level = f.choice(
        T.OPEN,
        "Level",
        "The highest level it reached.",
        options=("practitioner", "manager", "senior", "executive", "partnership"),
    )
    concern = f.prose("Concern", "What the disagreement was about.", required=True)
    response = f.prose("Response", "What was answered.")
    response_date = f.date(T.DATE, "Answered", "When it was answered.")
    outcome = f.choice(
        T.OPEN, "Outcome", "How it ended.", options=("resolved", "unresolved", "withdrawn", "not_raised")
    )
