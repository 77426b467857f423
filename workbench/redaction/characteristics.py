"""What tells of a person in combination: people, faith, calling, condition; how long, how much, what a paper called it.

None of these is a name. A neighbour recognises somebody by them all the same, so they are marked wherever they are said
of a person; whether they have to be changed is for the combination check and the reviewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.paths import resource
from workbench.redaction.capitals import is_field_word
from workbench.redaction.patterns import Found

KINDS = frozenset({"nationality", "ethnicity", "language", "faith", "occupation", "condition", "quantity", "duration"})
"""The kinds found here: they describe a person, and none of them is a name."""

_NUMBER = (
    r"(?:\d{1,4}(?:\.\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|several)"
)
_UNIT = r"(?:years?|months?|weeks?|days?|yrs?|fortnights?)"
_HALF = r"(?:[ \u00a0]and[ \u00a0]a[ \u00a0]half)?"
_AND = rf"(?:[ \u00a0]and[ \u00a0](?:a[ \u00a0]half|{_NUMBER})(?:[ \u00a0]{_UNIT})?)?"
_DURATION = re.compile(rf"(?i)\b{_NUMBER}{_HALF}[ \u00a0\-]{_UNIT}{_AND}(?![\w\-])(?![’'] (?:notice|leave))")
_CODES = "EUR|GBP|USD|PLN|TRL|TRY|DEM|ATS|SEK|NOK|CHF|FRF"
_COINS = r"euros?|pounds?|dollars?|francs?|liras?|lei|zlotys?|marks|kron[aeo]r?|schillings|rupees?"
_MONEY = re.compile(
    r"(?i)(?:[£€$][ \u00a0]?\d[\d,.]*\d|[£€$][ \u00a0]?\d)(?:[ \u00a0]?(?:million|thousand|k|m)\b)?"
    rf"|\b(?:{_CODES})[ \u00a0]\d[\d,.]*\d"
    rf"|\b\d[\d,.]*\d[ \u00a0](?:(?:[A-Z]\w+[ \u00a0])?(?:{_COINS})|{_CODES})\b(?:[ \u00a0]\((?:{_CODES}|euros?)\))?"
)
_PERCENT = re.compile(r"\b\d+(?:\.\d+)?[ \u00a0]?(?:%|per[ \u00a0]cent\b)")
_MANY = re.compile(
    r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})[ \u00a0]"
    r"(?:(?:other|older|younger)[ \u00a0])?"
    r"(?:siblings|brothers|sisters|children|sons|daughters|half-siblings|tenants|lodgers)\b"
)
_THING = r"(?:(?:the|an?)[ \u00a0])?[a-z][\w\-]*"
_HOURS = r"(?:nights|days|evenings|weekends|shifts|part[ -]time|full[ -]time)"
_WORK = tuple(  # what somebody does, in words that no list has
    re.compile(pattern)
    for pattern in (
        r"\b(?:[Ww]ork(?:s|ed|ing)?|job|employed|(?:re)?trained|career)\b[^.;\n]{0,20}?[ \u00a0]as[ \u00a0](?:an?|the)"
        r"[ \u00a0]([a-z][\w\-]*(?:[ \u00a0][a-z][\w\-]*)?)",
        rf"\b(?:[Ww]ork(?:s|ed|ing)?(?:[ \u00a0]{_HOURS})+|job(?:[ \u00a0](?:is|was))?)[ \u00a0]"
        rf"([a-z]{{3,}}ing[ \u00a0]{_THING})",
        rf"\bshifts[ \u00a0]on[ \u00a0]({_THING}(?:[ \u00a0][a-z][\w\-]*)?)",
        rf"\b([a-z]+[ \u00a0]{_THING})[ \u00a0]for[ \u00a0]a[ \u00a0]living\b",
    )
)
_STOPS = re.compile(r"[ \u00a0](?:in|at|for|with|and|but|who|when|of|from|to|since|until|because|on|by|he|she|they)$")
_HEADLINE = re.compile(
    r"(?i)\b(?:headlines?|headed|front page|article (?:called|entitled|titled))\b[^\n\"“”‘’']{0,40}"
    r"[\"“‘']([^\n\"“”]{8,120}?)[\"”’'](?!\w)"
)
_INSTITUTION = (
    "(?:Government|Republic|Court|Supreme|Constitution|Civil|Criminal|Penal|State|Ministry|Embassy|Parliament|Army|"
    "Labour|[Aa]uthorities|courts?|law|legislation|Convention|Council|Act|liras?|language|lesson|GCSE|translation|"
    r"Empire|Navy|Bank|Federation|legal|domestic|Code|government)\b"
)
_WHOSE = (
    r"(?:[ \u00a0\-](?:speaking|speaker|origin|descent|heritage|background|family|community|man|"
    "woman|mother|father|couple))"
)
_LIST_LINES = (("words/occupations.txt", "occupation"), ("words/conditions.txt", "condition"))
_CHILDREN = re.compile(r"(?i)(?:baby|health|social|family|community|school|support|court)[ \u00a0]$")


def characteristics(text: str, *, broadly: bool) -> Iterator[Found]:
    """Yield what is said of people; ``broadly`` also counts and spans of time, which are seldom somebody's own."""
    for kind, pattern in _lists():
        for match in pattern.finditer(text):
            if not (kind == "occupation" and _CHILDREN.search(text, max(0, match.start() - 12), match.start())):
                yield Found(match.start(), match.end(), kind, 0.6)
    for match in _MONEY.finditer(text):
        yield Found(match.start(), match.end(), "quantity", 0.6)
    for match in _MANY.finditer(text):
        yield Found(match.start(), match.end(), "quantity", 0.5)
    yield from _works(text)
    for match in _HEADLINE.finditer(text):
        yield Found(match.start(1), match.end(1), "headline", 0.8)
    if broadly:
        for kind, pattern in (("duration", _DURATION), ("quantity", _PERCENT)):
            for match in pattern.finditer(text):
                yield Found(match.start(), match.end(), kind, 0.4)


def _works(text: str) -> Iterator[Found]:
    for pattern in _WORK:
        for match in pattern.finditer(text):
            words = _STOPS.sub("", match.group(1))
            if not all(is_field_word(word.casefold()) for word in words.split()):
                yield Found(match.start(1), match.start(1) + len(words), "occupation", 0.6)


def kind_of(words: str) -> str | None:
    """Return which characteristic the words are by the lists; None where they are in none."""
    return next((kind for kind, pattern in _lists() if pattern.search(words)), None)


@lru_cache(maxsize=1)
def _lists() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = [(kind, _either(_lines(name), plural=kind == "occupation")) for name, kind in _LIST_LINES]
    by_kind: dict[str, list[str]] = {}
    kind = ""
    for line in _lines("words/peoples.txt"):
        if line.startswith("="):
            kind = line[1:]
        else:
            by_kind.setdefault(kind, []).append(line)
    for kind, words in by_kind.items():
        patterns.append((kind, re.compile(rf"\b(?:{_alternatives(words)}){_WHOSE}?\b(?![ \u00a0]{_INSTITUTION})")))
    return tuple(patterns)


def _lines(name: str) -> list[str]:
    lines = resource(name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _either(words: list[str], *, plural: bool) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_alternatives(words)}){'s?' if plural else ''}\b")


def _alternatives(words: list[str]) -> str:
    return "|".join(
        re.escape(w).replace("'", "[’']").replace(r"\ ", r"[ \u00a0]") for w in sorted(words, key=len, reverse=True)
    )
