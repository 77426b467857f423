"""Moments when something else could reasonably have been done."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class MissedOpportunity(
    f.Record,
    kind="missed_opportunity",
    title="Missed opportunity",
    plural="Missed opportunities",
    about="Moments when more could have been done with what was known then; counting them does not explain them.",
    shown_by="could_have",
    section="analysis",
):
    """A moment when something else could reasonably have been done."""

    date = f.date(T.DATE, "Date", "When it was.")
    agency = f.ref("agency", T.LINK, "Agency", "The agency that could have acted.")
    known_then = f.prose(
        "Known at the time", "What was known then, and to whom; not what came out later.", required=True
    )
    could_have = f.prose("Could have been done", "What could reasonably have been done with it.", required=True)
    standard = f.prose("Standard", "The procedure or standard that called for it.")
    hindsight = f.choice(
        T.OPEN,
        "Hindsight",
        "Whether this could be seen at the time or only looking back.",
        options=("knowable_then", "only_with_hindsight"),
    )
    difference = f.choice(
        T.OPEN,
        "Difference",
        "Whether it would plausibly have changed what happened.",
        options=("no", "possibly", "likely", "cannot_say"),
    )
    events = f.refs("event", T.OPEN, "Events", "The entries of the chronology that show it.")
