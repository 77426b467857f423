"""The chronology: what happened, when, who was there and how it is known."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Event(
    f.Record,
    kind="event",
    title="Event",
    plural="Chronology",
    about="What happened and when, from every agency's chronology, with its source; facts here, your comments apart.",
    shown_by="what_happened",
    section="chronology",
):
    """An entry of the chronology.

    ``author_note`` and ``problem`` are the workbench's additions to the case format: a row of a sender's table that
    is a remark rather than an event, or that could not be understood, is kept and marked, never dropped.
    """

    date = f.date(T.DATE, "Date", "When it happened, as exactly as the source says and no more.", required=True)
    date_text = f.text(T.CONFIDENTIAL, "Date as written", "The date exactly as the sender wrote it.")
    time = f.text(T.CONFIDENTIAL, "Time", "The time of day, as HH:MM.")
    sequence = f.number(T.OPEN, "Order in the day", "Puts events of one day in order where no time is known.")
    agency = f.ref("agency", T.LINK, "Agency", "The agency whose record this is.", required=True)
    source = f.ref("source", T.LINK, "Source", "The document it comes from.", required=True)
    source_detail = f.text(T.CONFIDENTIAL, "Where in the source", "The page, paragraph or row.")
    people = f.refs("person", T.LINK, "People", "Everyone who took part or was spoken of.")
    contact = f.choice(
        T.OPEN,
        "Contact",
        "What sort of contact or event it was.",
        options=(
            "visit",
            "call",
            "meeting",
            "referral",
            "assessment",
            "conference",
            "strategy_discussion",
            "attendance",
            "appointment_missed",
            "missing",
            "police_call",
            "court",
            "school_event",
            "supervision",
            "other",
        ),
    )
    what_happened = f.prose("What happened", "The fact as the source gives it, without comment.", required=True)
    action_taken = f.prose("Action taken", "What the agency did.")
    outcome = f.prose("Outcome", "What came of it for the child.")
    child_seen = f.flag(T.OPEN, "Child seen", "Whether a professional saw the child.")
    child_seen_alone = f.flag(T.OPEN, "Child seen alone", "Whether the child was seen without a parent or carer.")
    childs_voice = f.prose("The child's voice", "What the child said, showed or wished.")
    significant = f.flag(T.OPEN, "Significant", "Tick the events that the report has to tell.")
    omission = f.flag(T.OPEN, "Omission", "Something that was expected and did not happen.")
    standard = f.prose("What was expected", "The standard, procedure or plan that applied.")
    status = f.choice(
        T.OPEN,
        "Status",
        "Whether other records agree.",
        options=("undisputed", "disputed", "corroborated"),
    )
    same_as = f.refs("event", T.OPEN, "Same event as", "Other entries that tell of the same event.")
    comment = f.memo(T.CONFIDENTIAL, "Your comment", "Your own thoughts on it; they are never exported.")
    themes = f.choices(T.OPEN, "Themes", "The themes it bears on.", vocabulary="theme")
    author_note = f.flag(T.OPEN, "Author's note", "A note by the chronology's author, not an event.")
    problem = f.text(T.CONFIDENTIAL, "Problem", "What could not be understood in the sender's row.")
