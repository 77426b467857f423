"""What the reviewer decided about entries that may tell of the same event: the whole record is confidential."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Comparison(
    f.Record,
    kind="comparison",
    title="Comparison",
    plural="Comparisons",
    about="What you decided about entries that may tell of the same event; none is joined or kept apart without you.",
    shown_by="verdict",
    section="analysis",
    reach=f.Reach.CONFIDENTIAL,
):
    """A decision on two entries or more; a workbench addition to the case format.

    That entries tell of the same event stands in the entries themselves (``same_as``, ``status``); this says why, what
    becomes of a difference between them, and which were judged to be different events and are not to be asked about
    again.
    """

    events = f.refs("event", T.CONFIDENTIAL, "Entries", "The entries that were compared.", required=True)
    verdict = f.choice(
        T.CONFIDENTIAL,
        "Verdict",
        "Whether they tell of the same event.",
        required=True,
        options=("same", "different"),
    )
    resolution = f.choice(
        T.CONFIDENTIAL,
        "Where they differ",
        "What becomes of the difference; empty where there is none.",
        options=("unresolved", "both_stated", "preferred"),
    )
    preferred = f.ref("event", T.CONFIDENTIAL, "Preferred", "The entry whose account is followed.")
    reason = f.memo(T.CONFIDENTIAL, "Reason", "Why, in a few words, for whoever asks later.")
    date = f.date(T.CONFIDENTIAL, "Date", "The day of the decision.")
