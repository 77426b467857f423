"""What earlier reviews have already found and asked for."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class PriorLearning(
    f.Record,
    kind="prior_learning",
    title="Earlier learning",
    plural="Earlier learning",
    about="What earlier published reviews found and asked for, so that you can see what is being said again.",
    shown_by="title",
    section="learning",
):
    """A finding or recommendation of an earlier review, already anonymised."""

    title = f.text(T.OPEN, "Title", "The earlier review as it was published.", required=True)
    year = f.text(T.OPEN, "Year", "The year it was published.")
    jurisdiction = f.text(T.OPEN, "Jurisdiction", "Where it was.")
    themes = f.choices(T.OPEN, "Themes", "The themes it bears on.", vocabulary="theme")
    finding = f.memo(T.OPEN, "Finding", "What it found, as published.")
    recommendation = f.memo(T.OPEN, "Recommendation", "What it asked for, as published.")
    outcome = f.memo(T.OPEN, "Outcome", "What became of it.")
