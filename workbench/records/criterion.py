"""The tests for holding a review, and whether each was met."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Criterion(
    f.Record,
    kind="criterion",
    title="Criterion",
    plural="Criteria",
    about="Each test that the guidance sets for a review, whether it was met, and on what evidence.",
    shown_by="text",
    section="trigger",
):
    """One test of the guidance, and the decision on it."""

    text = f.prose("Criterion", "The test in the words of the guidance.", required=True)
    met = f.choice(T.OPEN, "Met", "Whether it was met.", required=True, options=("met", "not_met", "unclear"))
    evidence = f.prose("Evidence", "What shows that it was met or not.")
    decided_by = f.text(T.OPEN, "Decided by", "The body or post that decided, not a person's name.")
    decided = f.date(T.DATE, "Decided", "The day of the decision.")
    rationale = f.prose("Rationale", "Why it was decided so, clearly enough to be defended later.")
