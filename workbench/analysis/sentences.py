"""The sentences of a text, and those that are hard to follow because of their length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST = 35
"""Words in a sentence that people still read in one go; guides to plain English ask for 15 to 20 on the average."""

_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9]|\s*$)|\n\s*\n")
_SHORT = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|para|pp?|vs|cf|[A-Z])\.$")
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class Long:
    """A sentence with more words than people follow: where it stands in the text (code points), and how many."""

    start: int
    end: int
    words: int


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends (code points)."""
    start = 0
    for end in _ends(text):
        words = text[start:end].lstrip()
        if words:
            yield end - len(words), end
        start = end


def long_sentences(text: str, most: int = MOST) -> list[Long]:
    """Return the sentences of a text with more than ``most`` words, in their order."""
    counted = (Long(start, end, len(_WORD.findall(text, start, end))) for start, end in sentences(text))
    return [sentence for sentence in counted if sentence.words > most]


def _ends(text: str) -> list[int]:
    """Return where each sentence ends; the dot of an abbreviation ends none."""
    ends = [m.end() for m in _END.finditer(text) if not _SHORT.search(text[max(0, m.start() - 5) : m.start() + 1])]
    return [*ends, len(text)] if not ends or ends[-1] < len(text) else ends
