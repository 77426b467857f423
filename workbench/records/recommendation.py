"""Recommendations: who should change what, and why that would help."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


def _tick(label: str, help: str) -> f.Field[object]:
    return f.flag(T.OPEN, label, help)


class Recommendation(
    f.Record,
    kind="recommendation",
    title="Recommendation",
    plural="Recommendations",
    about="What should change: one named body for each, tied to findings, with a line on why it would work.",
    shown_by="text",
    section="recommendations",
):
    """A recommendation to one named body."""

    number = f.number(T.OPEN, "Number", "The number in the report.", required=True)
    text = f.prose("Recommendation", "What should be done, in one sentence.", required=True)
    addressee = f.ref("agency", T.LINK, "Addressed to", "The one body that has to act.", required=True)
    kind = f.choice(
        T.OPEN,
        "Kind",
        "What sort of change it asks for.",
        options=(
            "policy",
            "procedure",
            "training",
            "tool",
            "commissioning",
            "information_system",
            "assurance",
            "national",
        ),
    )
    findings = f.refs("finding", T.LINK, "Findings", "The findings it answers.", required=True)
    intended_outcome = f.prose("Intended outcome", "What will be different for children.", required=True)
    why_it_would_work = f.prose("Why it would work", "Why this would change what people do.")
    measure = f.prose("Measure", "How one will know that it has worked.")
    due = f.date(T.DATE, "Due", "By when it should be done.")
    smart = f.group(
        T.OPEN,
        "SMART",
        "Five ticks that show whether it can be carried out and checked.",
        {
            "specific": _tick("Specific", "It says what exactly is to be done."),
            "measurable": _tick("Measurable", "One can tell whether it has been done."),
            "achievable": _tick("Achievable", "The body addressed has the power and means to do it."),
            "relevant": _tick("Relevant", "It answers a finding of this review."),
            "time_bound": _tick("Time-bound", "It says by when."),
        },
    )
    repeats = f.refs("prior_learning", T.LINK, "Repeats", "Earlier recommendations that asked for the same.")
    national = f.flag(T.OPEN, "National", "Tick if only a national body can make this change.")
