"""Where a text repeats what somebody said, in nearly their words: it reads as a quotation, and a search finds it.

Rows of words are compared, not meaning. A row may have a word or two changed in it; the same facts told in other words
are a paraphrase, which is what is wanted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.analysis import commonness, wording

_SEED = 3  # words in a row that two texts must share before anything is looked at
_GAP = 2  # words that may differ between two such rows
_FEWEST = 6  # words repeated before it is called a repeat; of a quotation the smaller of this and nearly all of it
_IN_A_QUOTE = 4
_MEANING = 3  # weight of the repeated words: rows such as "at the end of the day" are nobody's


_END = re.compile(r"[.!?”\"]")
_Words = list[tuple[int, int, str]]
_Index = defaultdict[tuple[str, ...], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that somebody said: of which record, and whether they are a quotation by itself."""

    id: str
    text: str
    quotation: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the report: where it stands, and its words."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A row of words in a written text that repeats spoken ones: both as they stand, and where."""

    spoken: str
    quotation: bool
    place: str
    ours: str
    theirs: str
    words: int


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    other: int
    end: int
    other_end: int
    held: int


def repeats(spoken: Sequence[Spoken], written: Iterable[Written], agreed: Iterable[str] = ()) -> list[Repeat]:
    """Return the repeats, the longest first; words inside an ``agreed`` quotation may be repeated."""
    allowed = [f" {' '.join(fold for _, _, fold in _words(text))} " for text in agreed]
    sources = [(said, _words(said.text)) for said in spoken]
    index: _Index = defaultdict(list)
    for number, (_, words) in enumerate(sources):
        for at, seed in _seeds(words):
            index[seed].append((number, at))
    found: dict[tuple[str, str], Repeat] = {}
    for text in written:
        for repeat in _repeats(text, sources, index, allowed):
            key = text.place, repeat.ours
            known = found.get(key)
            if known is None or (repeat.quotation, repeat.words) > (known.quotation, known.words):
                found[key] = repeat
    return sorted(found.values(), key=lambda repeat: (-repeat.words, repeat.place))


def _repeats(
    text: Written, sources: Sequence[tuple[Spoken, _Words]], index: _Index, allowed: Sequence[str]
) -> Iterator[Repeat]:
    words = _words(text.text)
    shared: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, seed in _seeds(words):
        for number, other in index.get(seed, ()):
            shared[number].append((at, other))
    for number, pairs in shared.items():
        said, theirs = sources[number]
        for row in (_within_sentences(text.text, words, row) for row in _rows(pairs)):
            ours = [fold for _, _, fold in words[row.start : row.end]]
            if _counts(row, ours, said, len(theirs)) and not any(f" {' '.join(ours)} " in quote for quote in allowed):
                yield Repeat(
                    said.id,
                    said.quotation,
                    text.place,
                    text.text[words[row.start][0] : words[row.end - 1][1]],
                    said.text[theirs[row.other][0] : theirs[row.other_end - 1][1]],
                    row.held,
                )


def _counts(row: _Row, ours: Sequence[str], said: Spoken, whole: int) -> bool:
    fewest = max(_IN_A_QUOTE, min(_FEWEST, round(0.8 * whole))) if said.quotation else _FEWEST
    return row.held >= fewest and sum(commonness.weight(word) for word in ours) >= _MEANING


def _rows(pairs: Sequence[tuple[int, int]]) -> list[_Row]:
    """Join shared rows that follow each other in both texts with at most a word or two between."""
    rows: list[_Row] = []
    for at, other in sorted(pairs):
        fitting = [
            (number, row)
            for number, row in enumerate(rows)
            if -_SEED < at - row.end <= _GAP and -_SEED < other - row.other_end <= _GAP
        ]
        if fitting:
            number, row = fitting[-1]
            new = at + _SEED - max(row.end, at)
            end, other_end = at + _SEED, max(row.other_end, other + _SEED)
            rows[number] = _Row(row.start, row.other, end, other_end, row.held + new)
        else:
            rows.append(_Row(at, other, at + _SEED, other + _SEED, _SEED))
    return rows


def _within_sentences(text: str, words: _Words, row: _Row) -> _Row:
    """Leave out a word or two of the sentence before or after, which only happen to be the same as well.

    The first and the last words of a row are the same on both sides, so both sides lose as many.
    """
    cuts = [at for at in range(row.start, row.end - 1) if _END.search(text[words[at][1] : words[at + 1][0]])]
    before = max((at + 1 - row.start for at in cuts if at + 1 - row.start < _SEED), default=0)
    after = max((row.end - at - 1 for at in cuts if row.end - at - 1 < _SEED), default=0)
    return _Row(
        row.start + before, row.other + before, row.end - after, row.other_end - after, row.held - before - after
    )


def _words(text: str) -> _Words:
    return [(m.start(), m.end(), wording.plain(m.group()).strip()) for m in commonness.WORD.finditer(text)]


def _seeds(words: _Words) -> Iterator[tuple[int, tuple[str, ...]]]:
    folded = [fold for _, _, fold in words]
    for at in range(len(folded) - _SEED + 1):
        yield at, tuple(folded[at : at + _SEED])
