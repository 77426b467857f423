"""Key practice episodes: the stretches of the work that are analysed closely."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Episode(
    f.Record,
    kind="episode",
    title="Key practice episode",
    plural="Key practice episodes",
    about="The few stretches of practice worth close study: what was done, and why it made sense at the time.",
    shown_by="title",
    section="analysis",
):
    """A stretch of practice chosen for close analysis."""

    number = f.number(T.OPEN, "Number", "The number in the report.", required=True)
    title = f.prose("Title", "A short title.", required=True)
    from_ = f.date(T.DATE, "From", "When it begins.")
    to = f.date(T.DATE, "To", "When it ends.")
    why_chosen = f.prose("Why chosen", "Why this episode teaches more than others.")
    narrative = f.prose("Narrative", "What happened and what was done.", required=True)
    appraisal = f.prose("Appraisal", "How good the practice was, against the standards of the time and research.")
    made_sense_then = f.prose("Why it made sense", "What it looked like to those who were there, with what they knew.")
    usual_practice = f.prose("How usual it is", "Whether this is how the work is usually done here, and still is.")
    events = f.refs("event", T.LINK, "Events", "The entries of the chronology that belong to it.")
    enquiries = f.refs("enquiry", T.LINK, "Key lines of enquiry", "The questions it helps to answer.")
