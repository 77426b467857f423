"""Identifiers that nobody registered: suggestions for the reviewer, never decisions.

Rules find what shows by its shape (:mod:`.patterns`), what shows by its capitals (:mod:`.capitals`) and what is said of
people (:mod:`.characteristics`); where it is installed, the tagger reads the text as well (:mod:`.tagger`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from workbench.redaction import calling, capitals, characteristics, initialled, patterns
from workbench.redaction.datefind import find_dates
from workbench.redaction.lexicon import is_word
from workbench.redaction.patterns import Found
from workbench.redaction.tagger import KINDS, Reading, Tagged, tagger
from workbench.redaction.vocabulary import GENERIC, KIN, ROLES
from workbench.redaction.welsh import is_ordinary_welsh


class Care(Enum):
    """How much to mark: for the reviewer's queue, as usual, or rather too much than too little."""

    QUEUE = "queue"
    USUAL = "usual"
    RECALL_FIRST = "recall-first"


_BARS: Mapping[Care, Mapping[str, float]] = {
    Care.QUEUE: {**dict.fromkeys(KINDS, 0.6), "DATETIME": 1.1, "QUANTITY": 1.1, "MISC": 0.8},
    Care.USUAL: dict.fromkeys(KINDS, 0.06),
    Care.RECALL_FIRST: dict.fromkeys(KINDS, 0.044),
}
"""How likely the tagger must hold each kind; chosen on texts that it was not trained on (resources/tagger/CARD.md)."""

_UNLIKELY = 0.04  # below this the tagger outweighs a weak sign of capitals
_WEAK = 0.7  # the score of one strange word with a capital, which always counts
_SURE = 0.5  # from here on the same words are marked wherever they stand
_CERTAIN = 0.9  # from here on a name that is also a word is asked about in lower case
_SHORTEST_AGAIN = 4
_AROUND, _ENOUGH, _ENGLISH = 80, 6, 0.4  # characters on either side, words among them, the share that is English
_SECTION = re.compile(r"\bs(?:ection|\.)?\s?\d+[A-Z]?\b")  # of a statute
_TELLING = re.compile(r"[^\W\d_]{3}|\w*\d\w{4}")
_OF_FILES = re.compile(r"[0-9a-f]{32}|(?i:^(?:\w\.)?(?:docx?|xlsx?|csv|pdf|eml|txt)$)")
_AGAIN = frozenset({"PERSON", "LOC", "ORG", "DEM", "MISC"})
_EDGE = re.compile(
    r"^(?:(?:the|a|an|of|in|at|and|to|for|by|with|on|from|his|her|their|that|was)\b|[\W_])+|[\W_]+$", re.I
)
_OWNED = re.compile(r"(?<=\w)[’']s [^\W\dA-Z_]+(?: [^\W\dA-Z_]+)*$")  # "… Okafor’s house": the name is what tells
_NAMED = frozenset({"PERSON", "ORG", "LOC"})
_LIKE_NAMES = frozenset({"person", "name", "organisation", "place", "circumstance"})
_OTHER_HALF = re.compile(r"(?<=\w)[-‐‑]([^\W\d_]{2,})")  # of a double name
_AGE = re.compile(
    r"(?i)\b(?:aged?|old|yo|yrs?|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)\b|\d\s?yo\b"
)
_VAGUE = frozenset({"characteristic", "circumstance", "duration", "quantity"})  # of equal words a name is meant
_NOBODY = ROLES | KIN | GENERIC
_KINDS = {"PERSON": "person", "CODE": "reference", "LOC": "place", "ORG": "organisation", "DEM": "characteristic",
          "DATETIME": "duration", "QUANTITY": "quantity", "MISC": "circumstance"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A possible identifier: ``start`` and ``end`` in code points, its words, likely kind and score (0 to 1)."""

    start: int
    end: int
    text: str
    kind: str
    score: float


def detect(text: str, care: Care = Care.USUAL, *, by_rules_alone: bool = False) -> list[Span]:
    """Return possible identifiers in the order of the text, without overlaps; never raises.

    Dates, ages and what is said of people are among them: they identify in combination. ``by_rules_alone``: as on a
    computer without the tagger.
    """
    return detect_all([text], care, by_rules_alone=by_rules_alone)[0]


def detect_all(texts: Sequence[str], care: Care = Care.USUAL, *, by_rules_alone: bool = False) -> list[list[Span]]:
    """Return for each text what :func:`detect` returns."""
    model = None if by_rules_alone else tagger()
    readings: Sequence[Reading | None] = model.read(texts) if model else [None] * len(texts)
    return [_detected(text, reading, care) for text, reading in zip(texts, readings, strict=True)]


def _detected(text: str, reading: Reading | None, care: Care) -> list[Span]:
    named = list(capitals.names(text))
    shaped = list(patterns.shapes(text, capitals.allowed()[1]))
    if care is Care.RECALL_FIRST:
        named += capitals.bodies(text)
    said = characteristics.characteristics(text, broadly=care is Care.RECALL_FIRST)
    found = [*shaped, *said]
    told: list[Found] = []
    if reading is not None:
        if care is not Care.RECALL_FIRST:
            named = [f for f in named if f.score >= _WEAK or reading.highest(f.start, f.end) >= _UNLIKELY]
        told = list(_told(text, list(reading.spans(_BARS[care]))))
        found += _worth_asking(text, told, shaped) if care is Care.QUEUE else told
    named += calling.called(text, [*named, *told])
    named += initialled.initials(text, [*named, *told], broadly=care is Care.RECALL_FIRST)
    apart = _apart(text, [*found, *named])
    if care is not Care.RECALL_FIRST:
        apart = (f for f in apart if f.kind not in _LIKE_NAMES or not is_ordinary_welsh(text, f.start, f.end))
    return [Span(f.start, f.end, text[f.start : f.end], f.kind, f.score) for f in apart]


def _worth_asking(text: str, told: Iterable[Found], shaped: Iterable[Found]) -> Iterator[Found]:
    """Yield what a reviewer can decide by its words: no part of a date or number, no digits, no ordinary words."""
    taken = [(f.start, f.end) for f in shaped]
    for found in told:
        words = text[found.start : found.end]
        within = any(start < found.end and end > found.start for start, end in taken)
        if _TELLING.search(words) and not _OF_FILES.search(words) and not within and not _is_ordinary(text, found):
            yield found


def _is_ordinary(text: str, found: Found) -> bool:
    """Tell whether only the tagger's word speaks for words that everybody uses ("the gate", "Arrears")."""
    if found.kind in characteristics.KINDS:
        return False
    words = text[found.start : found.end]
    parts = re.findall(r"[^\W\d_]+", words)
    named = found.kind in {"person", "name"} and any(capitals.could_be_given(part.casefold()) for part in parts)
    coded = any(c.isdigit() for c in _SECTION.sub("", words))
    if not all(_is_everyday(part) or (capitals.is_allowed(part) and not coded) for part in parts):
        return not named and words.islower() and _is_foreign(text, found.start)
    if words.islower():
        return not named or found.score < _CERTAIN
    body = found.kind == "organisation" and len(parts) > 1 and words.istitle() and found.score >= _CERTAIN
    return not (named or body) or capitals.opens(text, found.start)


def _is_everyday(part: str) -> bool:
    folded = part.casefold()
    return is_word(folded) or is_word(folded.removesuffix("s")) or len(part) < 3


def _is_foreign(text: str, start: int) -> bool:
    """Tell whether most words around a place are no English ones: in lower case nothing there tells a name."""
    around = re.findall(r"(?<!\w)[^\W\d_A-Z]{3,}(?!\w)", text[max(0, start - _AROUND) : start + _AROUND])
    return len(around) >= _ENOUGH and sum(is_word(word) for word in around) < _ENGLISH * len(around)


def _told(text: str, tagged: Iterable[Tagged]) -> Iterator[Found]:
    """Yield what the tagger found, without the words of the field, and the same words wherever else they stand."""
    again: dict[str, Found] = {}
    for span in tagged:
        start, end = _trimmed(text, span.start, span.end)
        if owned := _OWNED.search(text, start, end):
            end = owned.start()
        if span.kind in _NAMED and start < end:
            end = _with_half(text, start, end, span)
        words = text[start:end]
        if start >= end or (_is_of_the_field(words) and not _is_called(words, span)):
            continue
        found = Found(start, end, _kind(words, span.kind), round(0.95 * span.chance, 3))
        yield found
        if span.kind in _AGAIN and span.chance >= _SURE and len(words) >= _SHORTEST_AGAIN:
            again.setdefault(words, found)
    if again:
        either = "|".join(sorted(map(re.escape, again), key=len, reverse=True))
        for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text):
            yield again[match.group()]._replace(start=match.start(), end=match.end())


def _with_half(text: str, start: int, end: int, span: Tagged) -> int:
    """Return where a name ends with the other half of a double name; a word ("Smith-related") is no half of most."""
    half = _OTHER_HALF.match(text, end)
    if half is None:
        return end
    surname = span.kind == "PERSON" and not is_word(text[start:end].split()[-1].casefold())
    return half.end() if surname or not is_word(half.group(1)) else end


def _is_called(words: str, span: Tagged) -> bool:
    """Tell whether a word of the field is somebody's name here ("told Christian about it", "Mr Islam")."""
    named = not any(word.casefold() in _NOBODY or word.isupper() for word in words.split())
    phrase = " " in words and capitals.is_allowed(words)
    return span.kind == "PERSON" and span.chance >= _CERTAIN and words[:1].isupper() and named and not phrase


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while match := _EDGE.search(text[start:end]):
        if match.end() - match.start() == end - start:
            return start, start
        start, end = (start + match.end(), end) if match.start() == 0 else (start, start + match.start())
    return start, end


def _is_of_the_field(words: str) -> bool:
    if capitals.is_allowed(words):
        return True
    parts = re.findall(r"[\w’'\-]+", words)
    return all(capitals.is_field_word(part.casefold()) or capitals.is_allowed(part) for part in parts)


def _kind(words: str, tagged: str) -> str:
    """Return the kind by which a reviewer knows what the tagger found."""
    if tagged == "DEM":
        return "age" if _AGE.search(words) else characteristics.kind_of(words) or "characteristic"
    if tagged == "DATETIME":
        return "date" if next(iter(find_dates(words)), None) or re.search(r"\b(?:19|20)\d\d\b", words) else "duration"
    if tagged in {"ORG", "LOC"}:
        return capitals.kind_of_head(words) or _KINDS[tagged]
    if tagged == "PERSON" and " " not in words:
        return "name"
    return _KINDS[tagged]


def _apart(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the longest of what overlaps, of equals the surest, and what sticks out of it on either side."""
    group: list[Found] = []
    end = 0
    for one in sorted(found):
        if group and one.start >= end:
            yield from _untangled(text, group)
            group = []
        group.append(one)
        end = max(end, one.end)
    yield from _untangled(text, group)


def _untangled(text: str, group: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(_titled(text, group), key=lambda f: (f.start - f.end, f.kind in _VAGUE, -f.score, f.start)):
        pieces = [(one.start, one.end)]
        for other in kept:
            pieces = [p for piece in pieces for p in _without(piece, other)]
        for start, end in pieces:
            if (start, end) != (one.start, one.end):
                start, end = _trimmed(text, start, end)
                if end - start < 2 or _is_of_the_field(text[start:end]):
                    continue
            if start < end:
                kept.append(one._replace(start=start, end=end))
    return sorted(kept)


def _titled(text: str, group: Iterable[Found]) -> Iterator[Found]:
    """Yield the spans; one that leaves out the title of a person begun earlier ("PC Naylor, Fariz") has it too."""
    group = list(group)
    for one in group:
        earlier = [f.start for f in group if f.kind == "person" and f.start < one.start < f.end < one.end]
        first = min(earlier, default=one.start)
        titled = first < one.start and _is_of_the_field(text[first : one.start])
        yield one._replace(start=first) if titled else one


def _without(piece: tuple[int, int], other: Found) -> list[tuple[int, int]]:
    start, end = piece
    if other.end <= start or other.start >= end:
        return [piece]
    return [(a, b) for a, b in ((start, other.start), (other.end, end)) if a < b]
