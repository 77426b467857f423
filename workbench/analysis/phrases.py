"""Phrases that a search would find again: somebody's own words first, then rare words in a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.analysis import commonness
from workbench.analysis.attributes import sentences, without

_QUOTED = re.compile(r"“([^”]{12,240})”|(?<!\w)‘([^’]{12,240})’(?!\w)|\"([^\"]{12,240})\"")
_BREAK = re.compile(r"[.;:!?()\[\]…–—]|\s[-–—]\s")
_SHORTEST, _LONGEST = 4, 7  # words of a phrase to search for
_QUOTE = 12  # words of a quotation that are enough to find it
_ENOUGH = 6  # weight: for instance three rarer words, or two of them and two common ones
_IN_A_QUOTE = 3
_MOST = 30


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to search for, where it stands, and whether it is somebody's own words."""

    words: str
    place: str
    quotation: bool


def distinctive(texts: Iterable[tuple[str, str, bool]], labels: Iterable[str], most: int = _MOST) -> list[Phrase]:
    """Return the phrases worth a search by hand; ``texts`` are (place, text, whether it is somebody's own words).

    A label is the program's word, so no phrase goes across one. A phrase that stands in several places is said once.
    """
    walls = without(labels)
    quoted: dict[str, Phrase] = {}
    scored: dict[str, tuple[float, Phrase]] = {}
    seen: Counter[str] = Counter()
    for place, text, own in texts:
        for quote in _quotes(text, own):
            for piece in walls.split(quote):
                phrase = _opening(piece)
                if phrase and _weight(phrase) >= _IN_A_QUOTE:
                    quoted.setdefault(phrase.casefold(), Phrase(phrase, place, True))
        for sentence in () if own else sentences(_QUOTED.sub("¶", text)):
            best = max(_windows(sentence, walls), default=None)
            if best is not None and best[0] >= _ENOUGH:
                key = best[1].casefold()
                seen[key] += 1
                scored.setdefault(key, (best[0], Phrase(best[1], place, False)))
    rare = sorted(scored.values(), key=lambda each: -each[0])
    return [*quoted.values(), *(phrase for _, phrase in rare)][:most]


def _quotes(text: str, own: bool) -> Iterator[str]:
    if own:
        yield from sentences(text)
        return
    for match in _QUOTED.finditer(text):
        yield next(group for group in match.groups() if group)


def _opening(piece: str) -> str:
    words = piece.split()[:_QUOTE]
    return " ".join(words).strip(" ,.;:!?“”\"'‘’") if len(words) >= _SHORTEST else ""


def _windows(sentence: str, walls: re.Pattern[str]) -> Iterator[tuple[float, str]]:
    """Yield (weight, words) of every row of words that nothing interrupts."""
    for stretch in _BREAK.split(walls.sub("¶.", sentence)):
        words = [word for word in stretch.split() if "¶" not in word]
        weights = [commonness.weight(word.strip(",“”\"'‘’")) for word in words]
        for length in range(_SHORTEST, _LONGEST + 1):
            for start in range(len(words) - length + 1):
                held = weights[start : start + length]
                if held[0] and held[-1]:
                    yield (
                        sum(w if w < 2 else 1.5 * w for w in held) - 0.2 * length,
                        _tidy(words[start : start + length]),
                    )


def _weight(phrase: str) -> int:
    return sum(commonness.weight(word.strip(",.“”\"'‘’")) for word in phrase.split())


def _tidy(words: list[str]) -> str:
    return " ".join(words).strip(" ,“”\"'‘’")
