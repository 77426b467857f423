"""What speaks for and against each finding."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Evidence(
    f.Record,
    kind="evidence",
    title="Evidence",
    plural="Evidence",
    about="What each finding rests on: the event, document or conversation, and whether it supports or contradicts.",
    shown_by="note",
    section="analysis",
):
    """A tie between a finding and what speaks for or against it."""

    finding = f.ref("finding", T.LINK, "Finding", "The finding it bears on.", required=True)
    target = f.target(
        "event source interview information_sharing escalation missed_opportunity episode",
        T.OPEN,
        "Evidence",
        "The record that is the evidence.",
        required=True,
    )
    stance = f.choice(
        T.OPEN,
        "Stance",
        "Whether it supports the finding, contradicts it or gives its context.",
        required=True,
        options=("supports", "contradicts", "context"),
    )
    weight = f.choice(
        T.OPEN,
        "Weight",
        "Primary evidence weighs most; say so when it is second-hand.",
        options=("primary", "secondary", "anecdotal"),
    )
    pin = f.text(T.CONFIDENTIAL, "Where", "The page, paragraph or line.")
    note = f.prose("Note", "What it shows, in a sentence.")
