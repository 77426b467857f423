"""The words UK professionals use for dates: months, seasons, weekdays, doubt and nothing; English and Welsh."""

from __future__ import annotations

import re

_MONTHS = {
    1: "january jan ionawr ion",
    2: "february feb febuary feburary chwefror chwe chwef",
    3: "march mar mawrth maw fawrth",
    4: "april apr apl ebrill ebr",
    5: "may mai fai",
    6: "june jun mehefin meh fehefin",
    7: "july jul jly gorffennaf gorff gor orffennaf ngorffennaf",
    8: "august aug awst aws",
    9: "september sept sep setp medi med fedi",
    10: "october oct hydref hyd",
    11: "november nov tachwedd tach tac dachwedd nhachwedd thachwedd",
    12: "december dec rhagfyr rhag rha ragfyr",
}
MONTHS: dict[str, int] = {word: number for number, words in _MONTHS.items() for word in words.split()}
"""Month words to month numbers. Hydref is October and autumn alike: a day or no other clue makes it the month."""

SEASONS: dict[str, int] = {
    "spring": 21,
    "springtime": 21,
    "gwanwyn": 21,
    "summer": 22,
    "summertime": 22,
    "haf": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "wintertime": 24,
    "gaeaf": 24,
}
"""Season words to the month numbers that EDTF gives seasons (ISO 8601-2, level 1)."""

_WEEKDAYS = (
    "monday mon llun lun",
    "tuesday tues tue tu mawrth",
    "wednesday weds wed mercher fercher",
    "thursday thurs thur thu iau",
    "friday fri gwener wener",
    "saturday sat sadwrn",
    "sunday sun sul",
)
WEEKDAYS: dict[str, int] = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
WELSH_TERMS = (
    ("tymor yr hydref", "autumn term"),
    ("tymor y gwanwyn", "spring term"),
    ("tymor yr haf", "summer term"),
    ("gwyliau'r haf", "summer"),
    ("dydd mawrth", "tuesday"),
    ("nos fawrth", "tuesday"),
    ("yr hydref", "autumn"),
)
"""Welsh that word for word would be taken for something else."""

del WEEKDAYS["mawrth"]  # Welsh for Tuesday and for March; only "dydd Mawrth" is the day, and March is the commoner

TERMS: dict[str, tuple[int, int]] = {"autumn": (9, 12), "spring": (1, 4), "summer": (4, 7)}
"""School terms in England and Wales as first and last month; 'spring term' begins in January."""

FEASTS: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "xmas day": (12, 25),
    "xmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year's day": (1, 1),
    "new years day": (1, 1),
}
"""Days of the year that are known by a name."""

NOTHING = frozenset(
    """
    - -- --- ? ?? ??? . n/k nk n/a na n/d nd tbc tba nil none unknown undated unk not/known
    """.split()  # noqa: SIM905 - a list of words reads better as words
) | {
    "not known",
    "not recorded",
    "not stated",
    "not given",
    "not dated",
    "no date",
    "no date given",
    "no date recorded",
    "date unknown",
    "date not known",
    "date not recorded",
    "unknown date",
    "exact date unknown",
    "not clear",
    "unclear",
    "illegible",
    "anhysbys",
    "dim dyddiad",
    "heb ddyddiad",
    "ddim yn hysbys",
    "dyddiad anhysbys",
}
"""What people write where they have no date."""

APPROXIMATE = re.compile(
    r"\b(?:approx(?:imately|\.)?|circa|about|around|roughly|on or (?:about|around)|in or around|tua|"
    r"oddeutu)(?![\w])\.?"
    r"|(?<![/\w])(?<!/ )(?<!w\.)(?<!w\. )(?:ca|c)\.?(?=\s*\d|\s+[a-z])|~"
)
UNCERTAIN = re.compile(
    r"\?|\b(?:possibly|poss|probably|prob|perhaps|maybe|believed(?: to be)?|thought to be|unconfirmed|"
    r"date (?:uncertain|unclear|unsure|not certain|to be confirmed)|uncertain|unclear|unsure|not sure|tbc|"
    r"not certain|"
    r"efallai)\b\.?"
)
PART_OF = re.compile(
    r"\b(?:the )?(?:very )?(?:(?:early|mid)(?: to |[/-])(?:mid|late)|early|mid|"
    r"middle|late|beginning|start|end|first half|second half|latter half|"
    r"latter part|early part|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:week|half)|"
    r"dd?echrau|(?:c|g|ng?h)anol|dd?iwedd)\b"
    r"(?: of\b| in\b)?(?: the)?(?: mis\b)?[ -]*"
)
HOUR_WORDS = re.compile(
    r"\b(?:in the )?(?:early|late|mid)?[ -]*(?:hours|a\.?m\.?|p\.?m\.?|mornings?|afternoons?|evenings?|nights?|"
    r"overnight|lunchtime|noon|midday|midnight|daytime|(?:y )?(?:bore|prynhawn|nos|noson))\b(?: of\b)?"
)
"""Parts of a day beside a date: they say nothing about the day."""

FILLERS = re.compile(
    r"\b(?:(?:exact )?dates? (?:is )?(?:unknown|not known|not recorded|n/k)|"
    r"unknown dates?|half[ -]term|(?:school )?holidays?)\b"
    r"|\b(?:various dates?|various|several (?:dates|times)|weekly|fortnightly|monthly|daily|regularly|ongoing)\b"
    r"|\b(?:the|of|on|at|in|during|dated?|dyddiad|ar|yn|ym|yng|yr?|[mf]is|(?<!new )year|month|of month|academic|"
    r"throughout|bank holiday|sic|received|rec'?d|sent|over|entry|late entry|retrospective|time|untimed|"
    r"time not recorded|time unknown|time n/k|hrs?|"
    r"onwards?|dydd|nos|o(?= \w{3}))\b:?"
)
BEFORE = re.compile(
    r"^(?:(?:some ?time |just |shortly )?(?:before|prior to|until|up to|pre|no later than|by|on or before|cyn|tan|"
    r"hyd(?: at)?))\b[ -]*"
)
AFTER = re.compile(
    r"^(?:(?:some ?time |just |shortly )?(?:after|since|post|following|from|no earlier than|on or after|ar ol|"
    r"ers))\b[ -]*"
)
ONWARDS = re.compile(
    r"\s+(?:onwards?|on ?wards?|to (?:date|present|the present|now)|- ?present|ongoing|to ongoing|ymlaen)$"
)

WEEK_BEGINNING = re.compile(
    r"^(?:w ?[/.] ?[cb]|w[cb]|(?:in )?(?:the )?(?:week|wk)\.? ?(?:commencing|comm|beginning|starting|begining|beg|of|"
    r"from)|(?:yr )?wythnos (?:yn (?:dechrau|cychwyn)|o|y)|commencing)\b[.:]?\s*"
)
WEEK_ENDING = re.compile(r"^(?:w ?[/.] ?e|(?:the )?(?:week|wk)\.? (?:ending|end))\b[.:]?\s*")
SCHOOL_YEAR = re.compile(r"(?:y|yr|year|blwyddyn) ?\d{1,2}")
"""A class and no date, though "yr" is also the Welsh article before a day."""
UNKNOWN_PART = re.compile(r"^(?:x{1,2}\s*[/.\- ]|[-_?]{1,2}\s*[/.])\s*(?=\S)")
"""A day (or a month) that the writer left open: xx/04/2021."""
RECORDED_LATER = re.compile(r"^\W*(?:recorded|entered|written|typed|uploaded|updated|added|logged|received|rec'd)\b")

WEEKEND = re.compile(r"^(?:over )?(?:the )?(?:weekend|week-end)\b(?: of| beginning)?[.:]?\s*")
