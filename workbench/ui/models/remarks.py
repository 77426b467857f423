"""What is said about an entry above its words: each remark a sign and a few words, never colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.analysis.contacts import Gap
from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.services.chronology import Entry, Flag
from workbench.ui.words import said_in

_HERE = "remarks"


class Sign(StrEnum):
    """The shape that stands before the words."""

    GAP = "gap"
    DIAMOND = "diamond"
    RING = "ring"
    UNLIKE = "unlike"
    TWICE = "twice"
    JOINED = "joined"
    QUESTION = "question"
    WARNING = "warning"
    CROSS = "cross"
    PEN = "pen"


class Tone(StrEnum):
    """The name of the colour that a remark is written in."""

    TEXT = "text"
    ACCENT = "accent"
    CAUTION = "caution"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sign, its words, and how loud they are."""

    sign: Sign
    words: str
    tone: Tone


_OF_FLAGS: tuple[tuple[Flag, Sign, str, Tone], ...] = (
    (Flag.NOTE, Sign.PEN, QT_TRANSLATE_NOOP("remarks", "Author’s note, not an event"), Tone.QUIET),
    (Flag.PROBLEM, Sign.WARNING, QT_TRANSLATE_NOOP("remarks", "Not understood in the source"), Tone.CAUTION),
    (Flag.OMISSION, Sign.RING, QT_TRANSLATE_NOOP("remarks", "Omission: expected, and did not happen"), Tone.ACCENT),
    (Flag.SIGNIFICANT, Sign.DIAMOND, QT_TRANSLATE_NOOP("remarks", "Significant"), Tone.ACCENT),
    (Flag.DISPUTED, Sign.UNLIKE, QT_TRANSLATE_NOOP("remarks", "Disputed"), Tone.CAUTION),
    (Flag.NOT_SEEN, Sign.CROSS, QT_TRANSLATE_NOOP("remarks", "Child not seen"), Tone.TEXT),
    (Flag.LINKED, Sign.JOINED, QT_TRANSLATE_NOOP("remarks", "Told by others too"), Tone.QUIET),
    (Flag.DOUBT, Sign.QUESTION, QT_TRANSLATE_NOOP("remarks", "Date uncertain"), Tone.QUIET),
)
_NO_CONTACT = QT_TRANSLATE_NOOP("remarks", "{0} days without contact")
_PERHAPS = QT_TRANSLATE_NOOP("remarks", "Perhaps known by then")
_TWICE = QT_TRANSLATE_NOOP("remarks", "Perhaps told twice")


def remarks_on(entry: Entry, gap: Gap | None, *, twice: bool = False, perhaps: bool = False) -> list[Remark]:
    """Return what is said about an entry, the most telling first."""
    return list(_remarks(entry, gap, twice, perhaps))


def _remarks(entry: Entry, gap: Gap | None, twice: bool, perhaps: bool) -> Iterator[Remark]:
    if gap is not None:
        yield Remark(Sign.GAP, said_in(_HERE, _NO_CONTACT).format(gap.days), Tone.CAUTION)
    for flag, sign, words, tone in _OF_FLAGS:
        if flag in entry.flags:
            yield Remark(sign, said_in(_HERE, words), tone)
    if perhaps:
        yield Remark(Sign.QUESTION, said_in(_HERE, _PERHAPS), Tone.CAUTION)
    if twice:
        yield Remark(Sign.TWICE, said_in(_HERE, _TWICE), Tone.QUIET)
