"""What was asked of each agency, and what became of it."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Request(
    f.Record,
    kind="request",
    title="Request",
    plural="Requests",
    about="What was asked of each agency, by when, how often it was chased, and when it came.",
    shown_by="what",
    section="evidence",
    reach=f.Reach.CONFIDENTIAL,
):
    """Something that an agency was asked for.

    An addition to the case format: an agency has room there for the dates of its report only.
    """

    agency = f.ref("agency", T.CONFIDENTIAL, "Agency", "The agency that was asked.", required=True)
    what = f.text(T.CONFIDENTIAL, "What", "What was asked for, in a few words.", required=True)
    kind = f.choice(
        T.CONFIDENTIAL,
        "Kind",
        "What sort of thing it is.",
        options=(
            "chronology",
            "management_report",
            "information_report",
            "records",
            "answers",
            "people_to_speak_with",
            "factual_accuracy",
            "other",
        ),
    )
    asked = f.date(T.CONFIDENTIAL, "Asked", "The day on which it was asked for.", required=True)
    asked_of = f.text(T.CONFIDENTIAL, "Asked of", "Whom it was sent to, and how.")
    due = f.date(T.CONFIDENTIAL, "Due", "The day by which it was asked for.")
    chased = f.groups(
        T.CONFIDENTIAL,
        "Chased",
        "Every reminder: the day, and what was said.",
        {
            "date": f.date(T.CONFIDENTIAL, "Date", "The day of the reminder."),
            "note": f.text(T.CONFIDENTIAL, "Note", "How, whom, and what they answered."),
        },
    )
    received = f.date(T.CONFIDENTIAL, "Received", "The day on which it came; empty until then.")
    sources = f.refs("source", T.CONFIDENTIAL, "What came", "The documents that came in answer.")
    refused = f.flag(T.CONFIDENTIAL, "Refused", "Whether the agency said that it will not send it.")
    notes = f.memo(T.CONFIDENTIAL, "Notes", "Reasons given, conditions, and what was agreed.")
