"""How the effect of an action is measured."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Monitoring(
    f.Record,
    kind="monitoring",
    title="Monitoring",
    plural="Monitoring",
    about="How the effect of each action is checked: what is measured, from where, to where, and by whom.",
    shown_by="measure",
    section="recommendations",
):
    """A measurement of whether an action has worked."""

    action = f.ref("action", T.LINK, "Action", "The action whose effect is measured.", required=True)
    method = f.choice(
        T.OPEN,
        "Method",
        "How it is checked.",
        options=("case_audit", "dip_sample", "survey", "performance_data", "feedback"),
    )
    measure = f.prose("Measure", "What is counted or asked.")
    baseline = f.text(T.OPEN, "Baseline", "Where it stood before.")
    target = f.text(T.OPEN, "Target", "Where it should stand.")
    result = f.text(T.OPEN, "Result", "Where it stands now.")
    date = f.date(T.DATE, "Date", "The day of the result, or when it is due.")
    assured_by = f.text(T.OPEN, "Assured by", "The group or post that checks it, not a person's name.")
