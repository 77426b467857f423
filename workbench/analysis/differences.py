"""Where two texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 6_000  # words and signs of one text; longer ones are compared by lines, which nobody has to wait for
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """A field in two texts of a record, cut into what they share and what only one has."""

    label: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return any(piece.differs for piece in (*self.left, *self.right))


def fields(left: Mapping[str, str], right: Mapping[str, str]) -> list[Difference]:
    """Return two texts of a record field by field, by their labels; in the order of the left, then of the right."""
    labels = dict.fromkeys((*left, *right))
    return [Difference(label, *differences(left.get(label, ""), right.get(label, ""))) for label in labels]


def differences(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts cut into pieces that they share and pieces that only one has."""
    if left == right:
        return _all(left, differs=False), _all(right, differs=False)
    if not left or not right:
        return _all(left, differs=True), _all(right, differs=True)
    ours, theirs = _WORD.findall(left), _WORD.findall(right)
    if max(len(ours), len(theirs)) > _MOST:
        ours, theirs = _LINE.findall(left), _LINE.findall(right)
    one: list[Piece] = []
    other: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        for pieces, words in ((one, ours[a:b]), (other, theirs[c:d])):
            if words:
                pieces.append(Piece("".join(words), tag != "equal"))
    return tuple(one), tuple(other)


def _all(text: str, *, differs: bool) -> tuple[Piece, ...]:
    return (Piece(text, differs),) if text else ()
