"""What each kind of parallel proceeding usually means for conversations, for sharing papers and for publication.

Sentences of practice, each with its source in the domain notes (their section 1.6 and 2.24); "GK" is general knowledge
of the field, to be checked with those who run the proceeding. They stand beside what the reviewer has been told, never
in place of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Meaning:
    """Three sentences: on speaking with people, on sharing papers, on publishing; and where they come from."""

    conversations: str
    sharing: str
    publication: str
    source: str


_CRIMINAL = Meaning(
    QT_TRANSLATE_NOOP(
        "proceedings",
        "Agree with the senior investigating officer who may be spoken to and when; do not approach a possible witness "
        "before that is settled.",
    ),
    QT_TRANSLATE_NOOP(
        "proceedings",
        "Your notes may be relevant material: keep the originals, never overwrite, and expect to be asked for them. "
        "Use police papers only on the conditions they came with.",
    ),
    QT_TRANSLATE_NOOP(
        "proceedings",
        "Publishing before the trial has ended may prejudice it; drafting may go on. The outcome can correct the facts "
        "of the review.",
    ),
    "S15 S16* S21 GK",
)
_INQUEST = Meaning(
    QT_TRANSLATE_NOOP(
        "proceedings", "Tell the coroner’s officer whom you mean to speak to; some of them may be called as witnesses."
    ),
    QT_TRANSLATE_NOOP(
        "proceedings",
        "A coroner may order the papers of the review to be disclosed; never promise that they will not be.",
    ),
    QT_TRANSLATE_NOOP(
        "proceedings", "Agree the day of publication with the coroner; publishing early can affect an inquest."
    ),
    "S18 S21 GK",
)
_FAMILY = Meaning(
    QT_TRANSLATE_NOOP(
        "proceedings", "Ask the children’s guardian and the solicitors before the family or a child is spoken to."
    ),
    QT_TRANSLATE_NOOP(
        "proceedings",
        "Papers of the family court may be used only as the court allows; mark each source with its restriction.",
    ),
    QT_TRANSLATE_NOOP(
        "proceedings",
        "The court’s own limits on publication apply, and an anonymised judgment may stand beside the report.",
    ),
    "S105 S20 GK",
)
_STAFF = Meaning(
    QT_TRANSLATE_NOOP(
        "proceedings",
        "The review decides no blame. Agree with the employer or regulator when the practitioner may be spoken to, and "
        "with what support.",
    ),
    QT_TRANSLATE_NOOP(
        "proceedings",
        "Conversations are for learning; take advice before notes go to a disciplinary process.",
    ),
    QT_TRANSLATE_NOOP("proceedings", "Nothing published may point to the person or to the outcome of the process."),
    "S10 S23 GK",
)
_COMPLAINT = Meaning(
    QT_TRANSLATE_NOOP("proceedings", "Find out who is already being interviewed, so that nobody is asked twice."),
    QT_TRANSLATE_NOOP("proceedings", "Agree what passes between the two and in which form; log what you give."),
    QT_TRANSLATE_NOOP("proceedings", "Agree the order of publication; differing accounts confuse families and staff."),
    "S28 GK",
)
_REVIEW = Meaning(
    QT_TRANSLATE_NOOP("proceedings", "Plan conversations together, so that families and practitioners tell it once."),
    QT_TRANSLATE_NOOP("proceedings", "Agree terms of reference that fit, and who holds which papers."),
    QT_TRANSLATE_NOOP(
        "proceedings", "Agree the order of publication; two anonymised reports side by side can identify."
    ),
    "S28 S20 GK",
)
_OTHER = Meaning(
    QT_TRANSLATE_NOOP("proceedings", "Ask those who run it whom you may speak to, and when."),
    QT_TRANSLATE_NOOP("proceedings", "Ask what may be shared with them, and what of theirs you may use."),
    QT_TRANSLATE_NOOP("proceedings", "Ask whether anything must wait for its end."),
    "S28 GK",
)
MEANINGS: Mapping[str, Meaning] = {
    "criminal": _CRIMINAL,
    "inquest": _INQUEST,
    "family_court": _FAMILY,
    "employment": _STAFF,
    "regulator": _STAFF,
    "complaint": _COMPLAINT,
    "police_complaint": _COMPLAINT,
    "domestic_abuse_death_review": _REVIEW,
    "adult_review": _REVIEW,
    "child_death_review": _REVIEW,
    "other": _OTHER,
}


def meaning(kind: str | None) -> Meaning:
    """Return what a kind of proceeding usually means; for one that no list knows, what to ask."""
    return MEANINGS.get(kind or "", _OTHER)
