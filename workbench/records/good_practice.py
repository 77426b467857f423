"""Work that was better than expected."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class GoodPractice(
    f.Record,
    kind="good_practice",
    title="Good practice",
    plural="Good practice",
    about="Work that went beyond what was expected, and what it did for the child; it is learning too.",
    shown_by="title",
    section="analysis",
):
    """A piece of work that was better than expected."""

    title = f.prose("Title", "A short title.", required=True)
    description = f.prose("Description", "What was done and why it was better than expected.", required=True)
    agency = f.ref("agency", T.LINK, "Agency", "The agency that did it.")
    people = f.refs("person", T.LINK, "People", "Who did it.")
    effect = f.prose("Effect", "What difference it made to the child.")
    events = f.refs("event", T.LINK, "Events", "The entries of the chronology that show it.")
