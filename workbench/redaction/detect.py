"""Identifiers that nobody registered, found by rules: suggestions for the reviewer, never decisions.

Three kinds of rule. *Shapes*: what a number, reference, address or contact detail looks like in the United Kingdom.
*Heads*: a run of capitalised words that ends in what a school, hospital, street or service is called. *Capitals*: a
capitalised word that the dictionary, its place in the sentence and the words of the field do not excuse. What one
occurrence shows to be a name is then marked wherever else the text has it, in lower case too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.paths import resource
from workbench.redaction.lexicon import is_name_word, is_word

_ALLOWED = "words/allow.txt"


@dataclass(frozen=True, slots=True)
class Span:
    """A possible identifier: ``start`` and ``end`` in code points, its words, likely kind and score (0 to 1)."""

    start: int
    end: int
    text: str
    kind: str
    score: float


_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'\-]*"
_LINK = r"(?:of|the|and|y|yr|de|da|al|bin|binti|ap|ab|ferch|van|von)"
_RUN = rf"(?:{_CAP}|St\.?)(?:[ \u00a0](?:{_LINK}[ \u00a0])?(?:{_CAP}|St\.?)){{0,5}}"
_STREET = (
    r"Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Terrace|Crescent|Court|Gardens|Grove|Way|Row|Yard|Square|Place|Park|"
    r"Rise|Hill|View|Walk|Mews|Parade|Quay|Wharf|Green|Mount|Heights|House|Towers|Lodge|Cottages?|Heol|Stryd|Lôn|Ffordd"
)
_HEADS = {
    "school": (
        r"School|Academy|College|Nursery|Pre-?[Ss]chool|Playgroup|Infants|Juniors|Primary|Secondary|PS|Kindergarten"
    ),
    "hospital": r"Hospital|Infirmary|Ward|Unit|Hospice|Clinic",
    "surgery": r"Surgery|Practice|Medical Centre|Health Centre|Pharmacy",
    "worship": r"Church|Chapel|Mosque|Temple|Gurdwara|Synagogue|Parish|Cathedral",
    "organisation": (
        r"Trust|Council|Constabulary|Police|Partnership|Association|Homes|Housing|Centre|Club|Service|Services|Charity|"
        r"Foundation|Ltd|Limited|Board|Society|Group|Project|Hostel|Refuge|Café|Cafe|Bakery|Stores|Hotel|Inn|Arms|Prison"
    ),
    "newspaper": r"Gazette|Courier|Herald|Times|Echo|Chronicle|Mail|Post|Argus|Journal|Advertiser|News",
    "place": _STREET,
}
_TITLES = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Lady|Rev|Revd|Father|Imam|Rabbi|Sister|Nurse|"
    r"PC|PCSO|DC|DS|DI|WPC|Sgt|Cllr|Judge"
)

_SHAPES: tuple[tuple[str, str, float], ...] = (
    ("email", r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", 0.99),
    ("url", r"(?:https?://|www\.)[^\s<>\")]+", 0.9),
    ("social_media", r"(?<![\w@.])@\w[\w.]{2,}", 0.95),
    ("phone", r"(?<![\w/])(?:\+44[ \u00a0]?\(?0?\)?|\(?0)\d(?:[ \u00a0\-()]{0,2}\d){8,9}(?![\d/])", 0.95),
    ("nhs_number", r"(?<![\w/\-])\d{3}[ \u00a0\-]?\d{3}[ \u00a0\-]?\d{4}(?![\w/\-])", 0.9),
    ("upn", r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b", 0.97),
    ("postcode", r"\b[A-Z]{1,2}\d[A-Z\d]?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2}\b", 0.97),
    ("vehicle", r"\b[A-Z]{2}\d{2}[ \u00a0]?[A-Z]{3}\b", 0.9),
    (
        "address",
        rf"(?:\b(?:Flat|Apartment|Unit|Room)\s+\d+\w?,?\s+)?\b\d{{1,4}}[a-z]?\s+(?:{_CAP}\s+){{1,3}}(?:{_STREET})\b",
        0.95,
    ),
    ("address", r"\b(?:Flat|Apartment|No\.?|Number)[ \u00a0]\d{1,4}[a-z]?\b(?:,?[ \u00a0]" + _RUN + ")?", 0.8),
    ("reference", r"\b(?=[\w/\-]*\d{2})[A-Z]{1,5}[ \u00a0/\-]?\d{2,}(?:[/\-.]\w+)*\b", 0.75),
    ("reference", r"(?<![\w/.£])\d{2,}/\d{3,}(?:/\d{2,4})?(?![\w/])", 0.8),
    ("reference", r"(?<![\w/.,£+\-])\d{6,}(?![\w/%])", 0.75),
)
_SHAPE_RE = tuple((kind, re.compile(pattern), score) for kind, pattern, score in _SHAPES)
_HEAD_RE = tuple(
    (
        kind,
        re.compile(
            rf"\b(?:{_CAP}[ \u00a0](?:(?:of|the|and|y)[ \u00a0])?){{1,5}}(?:{heads})\b(?:[ \u00a0]of[ \u00a0]{_CAP})?"
        ),
    )
    for kind, heads in _HEADS.items()
)
_TITLED = re.compile(rf"\b(?:{_TITLES})\.?[ \u00a0]+(?:[A-Z]\.?[ \u00a0])?(?:{_CAP}[ \u00a0]){{0,2}}{_CAP}")
_INITIALLED = re.compile(rf"\b[A-Z]\.?[ \u00a0](?!I\b){_CAP}")
_RUNS = re.compile(_RUN)
_WORD = re.compile(r"\w[\w’'\-]*")
_OPENS = re.compile(r"(?:^|[.!?:;•|\n][\"“”‘’')\]]*\s*|[\"“‘(]\s*)$")
_DATE_LIKE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d\d|(?:19|20)\d\d(?:[/\-](?:\d\d|(?:19|20)\d\d))?")
_LEADING = frozenset(
    (
        "the",
        "a",
        "an",
        "at",
        "in",
        "on",
        "from",
        "to",
        "by",
        "for",
        "with",
        "of",
        "and",
        "but",
        "when",
        "after",
        "before",
    )
)
_STATUTE = re.compile(
    r"(?i)\b(?:section|regulation|article|part|version|row|page|paragraph|para|band|year|room|s)[ \u00a0.]?$"
)


def detect(text: str) -> list[Span]:
    """Return possible identifiers in the order of the text, without overlaps; never raises."""
    found = [*_shapes(text), *_names(text)]
    found += _again(text, found)
    return _longest(found)


def _shapes(text: str) -> Iterator[Span]:
    for kind, pattern, score in _SHAPE_RE:
        for match in pattern.finditer(text):
            words = match.group().rstrip(".,;")
            if kind == "nhs_number" and not _is_nhs_number(words):
                yield Span(match.start(), match.start() + len(words), words, "reference", 0.7)
            elif not (kind == "reference" and _is_no_reference(text, match)):
                yield Span(match.start(), match.start() + len(words), words, kind, score)


def _is_nhs_number(words: str) -> bool:
    """Whether the check digit is right: modulus 11 over weights 10 to 2 (NHS Data Dictionary)."""
    digits = [int(c) for c in words if c.isdigit()]
    check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(digits) == 10 and (0 if check == 11 else check) == digits[9]


def _is_no_reference(text: str, match: re.Match[str]) -> bool:
    words = match.group()
    if _DATE_LIKE.fullmatch(words) or _STATUTE.search(text[max(0, match.start() - 12) : match.start()]):
        return True
    letters = "".join(c for c in words if c.isalpha())
    return letters in _allowed()[1] and len(words) < 8


def _names(text: str) -> Iterator[Span]:
    for kind, pattern in _HEAD_RE:
        for match in pattern.finditer(text):
            start = match.start() + _opening_length(text, match)
            words = text[start : match.end()]
            if len(words.split()) > 1 and not (_is_generic(words) or _is_generic(match.group())):
                yield Span(start, match.end(), words, kind, 0.9)
    for match in _TITLED.finditer(text):
        words = _bare(match.group())
        if not _is_allowed(words) and not all(_excused(w) for w in _WORD.findall(words)[1:]):
            yield Span(match.start(), match.start() + len(words), words, "person", 0.95)
    for match in _RUNS.finditer(text):
        yield from _run(text, match.start(), match.group())


def _opening_length(text: str, match: re.Match[str]) -> int:
    """Return how many characters at the start of a phrase belong to the sentence and not to the name."""
    length = 0
    words = match.group()
    while True:
        first = _WORD.match(words, length)
        if first is None or not (_is_allowed(first.group()) or first.group().casefold() in _LEADING):
            return length
        rest = re.match(r"[ \u00a0]+(?:(?:of|the|and|y)[ \u00a0]+)?", words[first.end() :])
        if rest is None:
            return length
        length = first.end() + rest.end()


def _run(text: str, start: int, words: str) -> Iterator[Span]:
    """Yield the parts of a run of capitalised words that nothing excuses."""
    tokens = [(start + m.start(), m.group()) for m in _WORD.finditer(words)]
    if tokens and _OPENS.search(text[max(0, start - 6) : start]) and _opening_word(tokens[0][1], len(tokens)):
        tokens = tokens[1:]
    for group in _unexcused(tokens):
        first, last = group[0], group[-1]
        end = last[0] + len(_bare(last[1]))
        part = text[first[0] : end]
        if part and not _is_allowed(part):
            yield Span(first[0], end, part, "person" if len(group) > 1 else "name", 0.85 if len(group) > 1 else 0.7)


def _opening_word(word: str, length: int) -> bool:
    """Whether a word is capitalised only because a sentence begins with it."""
    bare = _bare(word).casefold()
    return is_word(bare) and not (length > 1 and is_name_word(bare))


def _unexcused(tokens: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Yield runs of neighbouring tokens that look like a name, joined across a word that is both."""
    group: list[tuple[int, str]] = []
    skip = 0
    for index, token in enumerate(tokens):
        skip = max(skip, index + _phrase_length([t for _, t in tokens[index:]]))
        bare = _bare(token[1])
        if index < skip or (_excused(bare) and not (group and is_name_word(bare.casefold()))):
            if group:
                yield group
            group = []
        else:
            group.append(token)
    if group:
        yield group


def _phrase_length(words: list[str]) -> int:
    """Return how many of the first words make a phrase of the field; 0 when they make none."""
    return next(
        (n for n in range(len(words), 0, -1) if _is_allowed(" ".join([*words[: n - 1], _bare(words[n - 1])]))), 0
    )


def _bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return re.sub(r"[’']s?$", "", word)


def _excused(word: str) -> bool:
    bare = _bare(word)
    if len(bare) < 2 or _is_allowed(bare) or any(c.isdigit() for c in bare):
        return True
    if bare.isupper() and len(bare) <= 5 and not is_name_word(bare.casefold()):
        return bare in _allowed()[1] or is_word(bare.casefold())
    parts = [p for p in re.split(r"[\-’']", bare.casefold()) if p]
    return all(is_word(p) or is_word(p.removesuffix("s")) for p in parts) and not is_name_word(bare.casefold())


def _is_generic(words: str) -> bool:
    """Whether a phrase, or its end after an article, is the field's own, or every word of it is."""
    first, _, rest = words.partition(" ")
    return (
        _is_allowed(words)
        or (first.casefold() in _LEADING and _is_allowed(rest))
        or all(_is_allowed(w) or (w.islower() and len(w) < 4) for w in words.split())
    )


def _is_allowed(words: str) -> bool:
    plain, exact = _allowed()
    return words in exact or re.sub(r"\s+", " ", words.replace("’", "'")).casefold() in plain


@lru_cache(maxsize=1)
def _allowed() -> tuple[frozenset[str], frozenset[str]]:
    """Return the phrases of the field, folded, and the abbreviations, as they are."""
    lines = [line.strip() for line in resource(_ALLOWED).read_text("utf-8").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    exact = frozenset(line[1:] for line in lines if line.startswith("="))
    plain = {line.replace("’", "'").casefold() for line in lines if not line.startswith("=")}
    return frozenset(plain | {f"{p}s" for p in plain}), exact


def _again(text: str, found: list[Span]) -> Iterator[Span]:
    """Mark single names that were found once wherever else they stand, in any case."""
    words = {
        _bare(w)
        for span in found
        if span.kind in {"person", "name"}
        for w in _WORD.findall(span.text)
        if len(_bare(w)) > 3 and not is_word(_bare(w).casefold()) and not _is_allowed(_bare(w))
    }
    if not words:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?!\w)", re.I)
    for match in pattern.finditer(text):
        yield Span(match.start(), match.end(), match.group(), "name", 0.7)


def _longest(found: list[Span]) -> list[Span]:
    """Keep the longest of what overlaps; of equals the surest."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, s.start - s.end, -s.score)):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
            continue
        kept.append(span)
    return kept
