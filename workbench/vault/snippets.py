"""The words that a person looks for, and the place in a text that shows them best."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.records import KINDS
from workbench.records.spec import Treatment
from workbench.vault.columns import State
from workbench.vault.indexing import texts

MATCH_START, MATCH_END = "\x02", "\x03"
_WIDTH = 160  # characters of text round the first match
_LEAD = 50
_OPEN = 3  # letters from which a word may go on: fewer begin too many words to be of help
_NAMING = 4.0  # a match in what a record is called counts for this many elsewhere
_ASKED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_UNSHOWN = re.compile(r"[\s\x00-\x1f]")
_TOKEN = re.compile(r"[^\W_]+")  # letters and digits, as unicode61 splits text
_MARKS = "[\u0300-\u036f]*"  # an accent may follow its letter as a character of its own


class _Folding(dict[int, str]):
    """Maps a character to its base letter in lower case, one for one, so that places in a text stay what they are."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0]
        low = base.lower()
        self[code] = low if len(low) == 1 else base
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text without capitals and accents, of the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase that is looked for; ``open_ended`` when its last word may go on."""

    tokens: tuple[str, ...]
    open_ended: bool

    def quoted(self) -> str:
        """Return the term for FTS5, in quotes: nothing that was typed is syntax."""
        return '"' + " ".join(self.tokens) + '"'

    def pattern(self, between: str) -> str:
        """Return a regular expression for folded text; ``between`` may stand after every letter."""
        words = ["".join(re.escape(letter) + between for letter in token) for token in self.tokens]
        end = r"[^\W_]*" if self.open_ended else r"(?![^\W_])"
        return r"(?<![^\W_])" + r"[\W_]+".join(words) + end


def parse(words: str) -> list[Term]:
    """Return what is looked for: phrases in double quotes, else single words, the last of which may be unfinished."""
    words = words.encode("utf-8", "replace").decode()  # without lone surrogates
    terms = []
    for match in _ASKED.finditer(words):
        phrase, word = match.groups()
        tokens = tuple(_TOKEN.findall(fold(unicodedata.normalize("NFC", word if phrase is None else phrase))))
        if tokens:
            last = not words[match.end() :].strip() and phrase is None and len(tokens[-1]) >= _OPEN
            terms.append(Term(tokens, last))
    return terms


@dataclass(frozen=True, slots=True)
class Best:
    """The text of a record that shows the words best, and how well the whole record holds them."""

    kind: str
    id: str
    field: str
    text: str
    score: float


class Finder:
    """Looks for the same terms in many texts."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._plain = [re.compile(term.pattern("")) for term in terms]
        self._accented = [re.compile(term.pattern(_MARKS)) for term in terms]

    def best(self, kind: str, id_: str, state: State) -> Best | None:
        """Return where a record shows the words best; None when it has no text at all."""
        spec = KINDS[kind].spec
        chosen: tuple[int, float, str, str] | None = None
        total = 0.0
        for field, text in texts(kind, state):
            folded = fold(text)
            counts = [len(pattern.findall(folded)) for pattern in self._patterns(text)]
            naming = field == "title" or spec.fields[field].treatment in (Treatment.NAME, Treatment.LABEL)
            weight = (_NAMING if naming else 1.0) / (1.0 + math.log2(1.0 + len(text) / 200))
            score = weight * sum(math.log2(1.0 + count) for count in counts)
            total += score
            held = sum(count > 0 for count in counts)
            if chosen is None or (held, score) > chosen[:2]:
                chosen = (held, score, field, text)
        return None if chosen is None else Best(kind, id_, chosen[2], chosen[3], total)

    def snippet(self, text: str) -> str:
        """Return a stretch of the text round the first match, with every match in it marked."""
        folded = fold(text)
        spans = sorted(match.span() for pattern in self._patterns(text) for match in pattern.finditer(folded))
        start, end = _window(text, spans[0][0] if spans else 0)
        pieces, at = [], start
        for begin, stop in spans:
            if begin >= at and stop <= end:
                pieces += [_clean(text[at:begin]), MATCH_START, _clean(text[begin:stop]), MATCH_END]
                at = stop
        pieces.append(_clean(text[at:end]))
        return ("…" if start else "") + "".join(pieces) + ("…" if end < len(text) else "")

    def _patterns(self, text: str) -> list[re.Pattern[str]]:
        return self._plain if text.isascii() else self._accented


def _window(text: str, first: int) -> tuple[int, int]:
    """Return a stretch round a place that begins and ends between words, where there are any."""
    start = max(0, first - _LEAD)
    if start:
        gap = text.find(" ", start, first)
        start = gap + 1 if gap >= 0 else start
    end = min(len(text), start + _WIDTH)
    if end < len(text):
        gap = text.rfind(" ", start + _LEAD, end)
        end = gap if gap > first else end
    return start, end


def _clean(text: str) -> str:
    """Return the text on one line and without the characters that mark a match."""
    return text if text.isprintable() else _UNSHOWN.sub(" ", text)
