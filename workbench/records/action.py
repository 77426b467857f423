"""The action plan: what is being done about each recommendation."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Action(
    f.Record,
    kind="action",
    title="Action",
    plural="Action plan",
    about="Who does what by when for each recommendation, and what shows that it made a difference.",
    shown_by="text",
    section="recommendations",
):
    """A step of the action plan."""

    recommendation = f.ref(
        "recommendation", T.LINK, "Recommendation", "The recommendation it carries out.", required=True
    )
    text = f.prose("Action", "What is to be done.", required=True)
    owner = f.text(T.OPEN, "Owner", "The post that answers for it, not a person's name.")
    agency = f.ref("agency", T.LINK, "Agency", "The agency that does it.")
    start = f.date(T.DATE, "Start", "When work on it begins.")
    due = f.date(T.DATE, "Due", "When it should be finished.")
    revised = f.date(T.DATE, "Revised date", "The new date, if the first could not be kept.")
    rag = f.choice(
        T.OPEN,
        "Rating",
        "Red: late or stuck; amber: at risk; green: on course; blue: done and embedded.",
        options=("red", "amber", "green", "blue"),
    )
    progress = f.groups(
        T.PROSE,
        "Progress",
        "What has been done so far, by date.",
        {
            "date": f.date(T.DATE, "Date", "The day of the note."),
            "note": f.prose("Note", "What has been done."),
        },
    )
    evidence_of_impact = f.prose("Evidence of impact", "What shows a difference for children, not only activity.")
    closure = f.choice(
        T.OPEN,
        "Closure",
        "Whether it is open, closed on evidence, overtaken or passed upwards.",
        options=("open", "closed_evidenced", "closed_superseded", "escalated"),
    )
