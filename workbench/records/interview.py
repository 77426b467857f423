"""Conversations with practitioners, managers and the family."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


def _consent(label: str, help: str) -> f.Field[object]:
    return f.flag(T.CONFIDENTIAL, label, help)


class Interview(
    f.Record,
    kind="interview",
    title="Conversation",
    plural="Conversations",
    about="Conversations with those who were there: consent, notes as taken, and what each agreed to be quoted on.",
    shown_by="capacity",
    section="interviews",
):
    """A conversation, with the consent given for it and the notes as they were taken."""

    participants = f.refs("person", T.LINK, "Participants", "Whom you spoke with.")
    capacity = f.choice(
        T.OPEN,
        "Capacity",
        "In what capacity they spoke.",
        required=True,
        options=("practitioner", "manager", "leader", "parent", "carer", "child", "relative", "community"),
    )
    format = f.choice(
        T.OPEN, "Form", "How the conversation was held.", options=("in_person", "video", "phone", "group", "written")
    )
    date = f.date(T.DATE, "Date", "The day of the conversation.")
    place = f.text(T.CONFIDENTIAL, "Place", "Where it was held.")
    duration_minutes = f.number(T.CONFIDENTIAL, "Minutes", "How long it lasted, in minutes.")
    present = f.text(T.CONFIDENTIAL, "Also present", "Supporters, representatives, interpreters and note-takers.")
    consent = f.group(
        T.CONFIDENTIAL,
        "Consent",
        "What was agreed to, each point on its own, and whether it was withdrawn.",
        {
            "take_part": _consent("To take part", "Agreed to take part in the review."),
            "notes": _consent("To notes", "Agreed to notes being taken."),
            "recording": _consent("To a recording", "Agreed to sound being recorded."),
            "quote": _consent("To be quoted", "Agreed to being quoted, each quotation to be agreed by itself."),
            "contact": _consent("To further contact", "Agreed to being contacted again."),
            "date": f.date(T.CONFIDENTIAL, "Date", "The day consent was given or last changed."),
            "withdrawn": _consent(
                "Withdrawn", "Consent was withdrawn, or the day it was; nothing may be used further."
            ),
        },
    )
    limits_explained = f.flag(
        T.CONFIDENTIAL, "Limits explained", "Whether the limits of confidentiality were explained before they spoke."
    )
    clearance = f.choice(
        T.CONFIDENTIAL,
        "Clearance",
        "Whether those who run a criminal process agreed that this person may be spoken to.",
        options=("not_needed", "cleared", "refused", "deferred"),
    )
    clearance_by = f.text(T.CONFIDENTIAL, "Cleared by", "Who gave the clearance, and when.")
    notes = f.prose(
        "Notes",
        "What was said, as taken at the time; only you, the commissioning body and the panel see it.",
        required=True,
        reach=f.Reach.PANEL,
    )
    quotes = f.groups(
        T.PROSE,
        "Quotations",
        "Words that may be quoted; only those agreed reach the family and the public.",
        {
            "text": f.prose("Words", "The words as they were said."),
            "agreed": f.flag(T.OPEN, "Agreed", "Tick when the speaker has agreed to these words being used."),
        },
    )
    agreed_version = f.choice(
        T.OPEN,
        "Agreement",
        "Whether the speaker has seen and agreed the notes.",
        options=("draft", "sent", "agreed", "disputed", "withdrawn"),
    )
    corrections = f.memo(
        T.CONFIDENTIAL, "Corrections", "What the speaker asked to be changed; the notes as taken stay as they are."
    )
