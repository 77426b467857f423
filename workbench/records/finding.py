"""Findings: what the case shows about the system."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Finding(
    f.Record,
    kind="finding",
    title="Finding",
    plural="Findings",
    about="What this case shows about how children are safeguarded here, with the evidence for and against.",
    shown_by="title",
    section="analysis",
):
    """A finding about the system, reaching beyond the case."""

    number = f.number(T.OPEN, "Number", "The number in the report.", required=True)
    title = f.prose("Title", "The finding in a line.", required=True)
    statement = f.prose("Statement", "The finding in full sentences.", required=True)
    category = f.choice(
        T.OPEN,
        "Category",
        "The kind of systemic failing or strength.",
        required=True,
        options=(
            "policy",
            "resources",
            "communication",
            "training",
            "information_sharing",
            "assessment",
            "supervision",
            "recording",
            "thresholds",
            "escalation",
            "childs_voice",
            "engagement",
            "equality",
            "systems",
            "commissioning",
            "learning_culture",
        ),
    )
    level = f.choice(
        T.OPEN,
        "Level",
        "Where the cause lies, and so where change has to start.",
        options=("practice", "team", "organisation", "multi_agency", "national"),
    )
    why = f.prose("Why", "Why it happened: the reasons behind what people did.")
    prevalence = f.choice(
        T.OPEN,
        "Prevalence",
        "Whether it is this case alone, a pattern here, or known more widely.",
        options=("isolated", "pattern", "wider"),
    )
    still_current = f.choice(
        T.OPEN, "Still current", "Whether it is still so today.", options=("yes", "changed", "unknown")
    )
    questions_for_board = f.prose("Questions for the board", "What the partnership or board should ask itself.")
    status = f.choice(
        T.OPEN, "Status", "How far it has been tested with others.", options=("emerging", "tested", "final")
    )
    enquiries = f.refs("enquiry", T.LINK, "Key lines of enquiry", "The questions it answers.")
    themes = f.choices(T.OPEN, "Themes", "The themes it belongs to.", vocabulary="theme")
