"""What a text shares with what the public already knows: rare words, numbers, and phrases nearly word for word.

A reader of both puts them together without trying, so each place is shown with both sides. Words are compared by what
they mean to the field ("rang", "telephoned"), weighted by how few passages of the text hold them; a phrase counts when
it is nearly the same words in the same order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from workbench.analysis import commonness, wording
from workbench.analysis.attributes import Passage, sentences, without

_ENOUGH = 9.0  # for instance two common words that one sentence in two hundred holds each, or three in thirty
_CERTAIN = 45.0  # nobody would call it chance
_LENGTH = 300  # sentences at least: in a short text every word is rare, and says as much as it would in a long one
_FEWEST = 2  # one rare word shared is chance
_ALIKE = 78.0  # of 100: nearly the same words
_SHORTEST = 5  # words; fewer are alike by chance
_COUNTED = (
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED.split(), start=3)}  # one and two are everywhere


@dataclass(frozen=True, slots=True)
class Known:
    """Something the public can already read."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the text beside a sentence that is public, what they share, and how strongly (0 to 100)."""

    known: str
    theirs: str
    ours: str
    place: str
    shared: tuple[str, ...]
    strength: int


def matches(known: Iterable[Known], passages: Sequence[Passage], labels: Iterable[str] = ()) -> list[Match]:
    """Return where a text shares something telling with a public fact, the strongest first, each sentence once.

    A label is the program's word for somebody, so nothing is shared by it.
    """
    names = without(labels)
    ours = [
        (passage.place, sentence, _marks(names.sub(" ", sentence)))
        for passage in passages
        for sentence in sentences(passage.text)
    ]
    held: dict[str, int] = {}
    for marks in {sentence: marks for _, sentence, marks in ours}.values():
        for mark in marks:
            held[mark] = held.get(mark, 0) + 1
    found: dict[tuple[str, str], Match] = {}
    for fact in known:
        for theirs in sentences(fact.text):
            marks = _marks(theirs)
            for place, sentence, other in ours:
                match = _match(fact.id, theirs, marks, place, sentence, other, held, max(len(ours), _LENGTH))
                if match is not None:
                    key = fact.id, sentence
                    found[key] = max(found.get(key, match), match, key=lambda m: m.strength)
    return sorted(found.values(), key=lambda match: -match.strength)


def _match(
    fact: str,
    theirs: str,
    marks: dict[str, str],
    place: str,
    ours: str,
    other: dict[str, str],
    held: dict[str, int],
    count: int,
) -> Match | None:
    shared = [mark for mark in marks if mark in other]
    score = sum(math.log2(1 + count / held[mark]) * _telling(other[mark]) for mark in shared)
    alike = 0.0
    if shared and min(len(theirs.split()), len(ours.split())) >= _SHORTEST:
        alike = fuzz.partial_ratio(wording.plain(theirs), wording.plain(ours))
    if (score < _ENOUGH or len(shared) < _FEWEST) and alike < _ALIKE:
        return None
    strength = round(max(min(100.0, 100 * score / _CERTAIN), alike if alike >= _ALIKE else 0))
    return Match(fact, theirs, ours, place, tuple(other[mark] for mark in shared), strength)


def _telling(word: str) -> float:
    """Return how much a shared word counts: a rare one, or a number, more than a common one."""
    return 1.0 if commonness.weight(word) > 1 or any(c.isdigit() for c in word) else 0.6


def _marks(sentence: str) -> dict[str, str]:
    """Return what a sentence can be recognised by: ideas and numbers, each with its word."""
    return dict(_each(sentence))


def _each(sentence: str) -> Iterator[tuple[str, str]]:
    for match in commonness.WORD.finditer(sentence):
        word = match.group()
        folded = wording.plain(word).strip()
        if word == "May":  # in lower case it is no month, and no word of weight
            yield folded, word
        elif folded in _NUMBERS or (folded.isdecimal() and len(folded) > 1):
            yield f"#{_NUMBERS.get(folded, folded)}", word
        else:
            idea = wording.idea(folded)
            if idea is not None:
                yield idea, word
