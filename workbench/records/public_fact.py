"""What the public already knows of the case: wholly confidential, because it is the other half of a name."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class PublicFact(
    f.Record,
    kind="public_fact",
    title="Public fact",
    plural="Public facts",
    about="What newspapers, judgments and social media have told: whatever the report repeats leads back to them.",
    shown_by="text",
    section="report",
    reach=f.Reach.CONFIDENTIAL,
):
    """Something that anybody can already read about the case."""

    text = f.memo(
        T.CONFIDENTIAL, "What was told", "The words as they were published, as far as you have them.", required=True
    )
    source = f.text(T.CONFIDENTIAL, "Source", "Who told it: a newspaper, a court, a council, somebody online.")
    date = f.date(T.CONFIDENTIAL, "Date", "The day it was published.")
    published = f.text(
        T.CONFIDENTIAL, "Where published", "Where it can be found: the page, the site, the neutral citation."
    )
