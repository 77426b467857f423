"""Ages, years and months by their shape, beside the dates that :mod:`.datefind` understands."""

from __future__ import annotations

import re

_SPELT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BEFORE_MONTH = (
    "(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ll]ast|[Tt]his|[Ee]arly|[Mm]id|[Ll]ate|[Tt]owards|"
    "[Bb]efore|[Aa]fter|[Oo]n)"
)
_RANKED = "(?:centile|percentile|birthday|floor|century|grade|edition|week|month|year|of|day|time|[A-Z])"
_PERIOD = "(?:early|mid|late|spring|summer|autumn|winter|christmas|easter)"
_UNIT = r"(?:years?|yrs?|months?|weeks?|days?)"
_DECADE = "(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)"

SHAPES: tuple[tuple[str, str, float], ...] = (
    (
        "age",
        rf"(?i)\b(?:aged?[ \u00a0](?:\d{{1,2}}|{_SPELT})\b(?:[ \u00a0](?:years?|months?|weeks?|days?)\b)?"
        rf"|(?:\d{{1,3}}|{_SPELT})(?:[ \u00a0]and[ \u00a0]a[ \u00a0]half)?[ \u00a0\-]{_UNIT}[ \-]"
        r"(?:olds?|of[ \u00a0]age)\b"
        r"|\d{1,2}[ \u00a0]?(?:yo|y/o|yrs?[ \u00a0]old)\b"
        rf"|in (?:her|his|their) (?:early |mid-?|late )?{_DECADE})",
        0.5,
    ),
    ("date", rf"(?i)\b{_PERIOD}(?:[ \u00a0\-]of)?[ \u00a0\-](?:19|20)\d\d\b", 0.6),
    ("date", r"(?<![\w/.£$€\-])(?:19|20)\d\d/\d\d(?![\w/])", 0.5),
    ("date", rf"\b{_BEFORE_MONTH}[ \u00a0\-]{_MONTH}\b(?![’'\-]|[ \u00a0][A-Z])", 0.5),
    (
        "date",
        rf"\b{_BEFORE_MONTH}[ \u00a0](?:the[ \u00a0])?\d{{1,2}}(?:st|nd|rd|th)\b(?![\w\-]|[ \u00a0]{_RANKED})",
        0.4,
    ),
    ("date", r"(?<![\d./\-])\d{1,2}([./\-])\d{1,2}\1\d\d(?:\d\d)?(?![\d./\-])", 0.4),
    ("date", r"(?<![\w/.,£$€\-§:])(?:19[2-9]\d|20[0-4]\d)(?![\w%/:\-]|[.,]\d)", 0.4),
)
"""Kind, pattern and score of each shape."""

_STATUTE = re.compile(
    r"(?:Acts?|Order|Regulations|Rules|Code|Measure|Together|Guidance|Procedures|Convention|Protocol|Strategy|Framework|"
    r"[Ll]aw|Review|Report|Statute|Directive|[Nn]o\.|[Ll]aw of|§)[ \u00a0]?\(?(?:[^.;\n]{0,6}, )?(?:\d{1,2} \w+ )?$"
)


def is_of_a_statute(text: str, start: int) -> bool:
    """Tell whether a year belongs to the title of an Act, a rule, a judgment or a guide."""
    return _STATUTE.search(text, max(0, start - 40), start) is not None
