"""A text as the tagger reads it: words, the pieces of the vocabulary that each is made of, and how it is capitalised.

What BERT's uncased tokenizer does, in fifty lines, so that nothing has to be installed that could fetch a model; a
test holds it against frozen answers of the original.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 100  # letters: a longer word is unknown as a whole
_INVISIBLE = frozenset({"Mn", "Cc", "Cf", "Co", "Cs", "Cn"})
_UNKNOWN, _INSIDE = "[UNK]", "##"
_REMEMBERED = 50_000


class Word(NamedTuple):
    """A word or sign: where it stands, its pieces, and its shape (see :func:`shape_of`)."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    signs = "".join(
        re.escape(chr(code))
        for code in range(33, min(sys.maxunicode, 0x10000))
        if unicodedata.category(chr(code)).startswith("P") or (code < 127 and not chr(code).isalnum())
    )
    return re.compile(rf"[^\s{signs}]+|[{signs}]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A vocabulary, and words cut into its pieces: always the longest piece that fits."""

    numbers: dict[str, int]
    known: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, vocabulary: Sequence[str]) -> Pieces:
        """Return the pieces of a vocabulary; a piece's number is its line."""
        return cls({piece: number for number, piece in enumerate(vocabulary)}, {})

    def read(self, text: str) -> Iterator[Word]:
        """Yield the words of a text in order; what has no visible letters has no pieces and is left out."""
        for match in _words().finditer(text):
            written = match.group()
            pieces = self.known.get(written)
            if pieces is None:
                pieces = self._cut(written)
                if len(self.known) < _REMEMBERED:
                    self.known[written] = pieces
            if pieces:
                yield Word(match.start(), match.end(), pieces, shape_of(written))

    def _cut(self, written: str) -> tuple[int, ...]:
        word = _folded(written)
        if len(word) > _LONGEST:
            return (self.numbers[_UNKNOWN],)
        cut: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = self.numbers.get((_INSIDE if start else "") + word[start:end])
                if piece is not None:
                    break
                end -= 1
            else:
                return (self.numbers[_UNKNOWN],)
            cut.append(piece or 0)
            start = end
        return tuple(cut)


def _folded(written: str) -> str:
    """Return a word in lower case, without accents and without what cannot be seen."""
    if written.isascii() and written.isprintable():
        return written.lower()
    spread = unicodedata.normalize("NFD", written.lower())
    return "".join(c for c in spread if unicodedata.category(c) not in _INVISIBLE)


def shape_of(word: str) -> int:
    """Return how a word is capitalised: 0 not, 1 Capitalised, 2 CAPITALS, 3 one capital letter."""
    if not word[:1].isupper():
        return 0
    if len(word) == 1:
        return 3
    return 2 if word.isupper() else 1
