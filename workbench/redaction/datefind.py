"""Finds dates in prose in every form in which British professionals write them, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr", "february feb febuary chwefror", "march mar mawrth", "april apr ebrill", "may mai",
            "june jun mehefin", "july jul gorffennaf", "august aug awst", "september sept sep medi",
            "october oct hydref", "november nov tachwedd", "december dec rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_LONE = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:\s?(?:st|nd|rd|th)\b)?"
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d))"
_AND = r"\s*(?:,|-|–|—|/|&|to\b|and\b|or\b)\s*(?:the\s+)?"
_DAYS = rf"{_DAY}{_TH}(?:{_AND}(?:{_WEEKDAY},?\s+)?{_DAY}{_TH})*"
_PART = r"(?:(?:the\s+)?(?:early|late|mid|middle|start|beginning|end)(?:\s+of|\s+in|-|\s)\s*)"
_EASTER = r"easter|christmas|new year|diwali|eid|ramadan|whitsun|halloween|bonfire night|half[- ]term"
_ORDINAL = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|\d{1,3}(?:st|nd|rd|th)"
)

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_DAYS_IN_WORDS = {
    word: day
    for day, word in enumerate(
        (*_UNITS, *_TEENS.split(), "twentieth", *(f"twenty-{unit}" for unit in _UNITS), "thirtieth", "thirty-first"), 1
    )
}
_WORDED = "|".join(word.replace("-", r"[-\s]") for word in sorted(_DAYS_IN_WORDS, key=len, reverse=True))

_FORMS = (
    ("iso", r"(?<![\w-])(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)"
            r"(?:T(?P<it>\d\d:\d\d)(?::[\d.]+)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w-])"),
    ("numeric", r"(?<![\w./-])(?P<nd>\d{1,2})\s?[./-]\s?(?P<nm>\d{1,2})\s?[./-]\s?(?P<ny>\d{4}|\d\d)(?![\w/]|[.-]\d)"),
    ("named", rf"(?<![\w./-])(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<dd>{_DAYS})[\s-]*(?:of\s+)?(?P<dm>{_NAME})(?![^\W\d_])"
              rf"(?:\.(?=\s*['’\d]))?(?:[,\s-]*(?P<dy>{_YEAR}|\d\d(?![\d:%/]|\.\d|\s*(?:%|am|pm|hrs|weeks?|days?|months?|years?)))"
              rf"|(?:\s+(?:of\s+)?(?P<dy2>last|this|next)\s+year)?)"),
    ("american", rf"(?<![\w-])(?:{_WEEKDAY},?\s+)?(?P<am>{_NAME})\.?\s+(?:the\s+)?(?P<ad>{_DAY})(?P<at>{_TH})(?![\d:])"
                 rf"(?:,?\s+(?P<ay>{_YEAR}))?"),
    ("monthyear", rf"(?<![\w-]){_PART}?(?P<mm>{_NAME})\b\.?,?\s+(?:of\s+)?(?P<my>{_YEAR})"
                  rf"|(?<![\w-])(?P<mm2>\d\d)/(?P<my2>(?:19|20)\d\d)(?![\w/])"),
    ("holiday", rf"(?<![\w-])(?P<hname>{_EASTER})"
                rf"(?:\s+(?:day|eve|holidays?|break|time))?\s+(?P<hy>(?:19|20)\d\d)(?!\d)"),
    ("daymonth", r"(?<![\w./-])(?P<pd>\d{1,2})/(?P<pm>\d{1,2})(?![\w/]|[.-]\d)"),
    ("weekday", rf"(?<![\w-])(?P<wname>{_WEEKDAY})\s+(?:the\s+)?(?P<wd>{_DAY})(?:st|nd|rd|th)?(?![\w/:.-]\d|\d)"),
    ("worded", rf"(?<![\w-])(?:the\s+)?(?P<wday>{_WORDED})(?:\s+day)?\s+of\s+(?:(?P<wm>{_NAME})\b"
               rf"(?:,?\s+(?P<wy>{_YEAR}))?|(?:the|that|this)\s+month\b)"),
    ("ordinal", rf"(?<![\w./-])(?:the\s+)?(?P<od>{_DAY}(?:st|nd|rd|th)\b(?:{_AND}{_DAY}(?:st|nd|rd|th)\b)*)"
                rf"(?:\s+(?:inst\b|of\s+(?:the|that|this|last|next)\s+month\b))?"),
    ("birthday", rf"(?<![\w-])(?P<bwhose>(?:his|her|their|my|your)\s+)?(?P<bn>{_ORDINAL})\s+birthday\b(?:\s+party)?"),
    ("month", rf"(?<![\w-]){_PART}?(?P<lone>{_LONE}|{_SHORT})\b"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _FORMS), re.I)

_NOT_A_DATE_BEFORE = re.compile(
    r"(?:\b(?:section|sections|paragraph|paragraphs|para|paras|chapter|version|ver|table|figure|fig|rule|clause|item|"
    r"regulation|article|part|annex|appendix|page|pages|scored?|rated?|ratio|step|level|grade|band|room|flat|no|number|"
    r"nos)\.?\s*|[£$€§]\s*|\bss?\.\s*|\bp{1,2}\.\s*)$",
    re.I,
)
_WHEN_BEFORE = re.compile(
    r"\b(?:on|in|by|from|since|until|till|to|before|after|between|dated?|of|for|and|during|at|around|about|w/c|"
    r"commencing|beginning|ending|week|until|through|throughout|over|last|next|this|that|early|late|mid|each|every|"
    r"when|was|is|or|–|-)\s*$",
    re.I,
)
_PEOPLE_BEFORE = re.compile(
    r"\b(?:seen|told|met|rang|asked|called|phoned|texted|emailed|visited|thanked|spoke to|spoken to|said to|written|"
    r"made|held|supported|raised|reported|recorded|attended|completed|given|sent|done|signed|chaired|led) "
    r"(?:by|to)\s*$|"
    r"\b(?:and|with|told|asked|met|rang|saw|for|to|by)\s*$",
    re.I,
)
_RATIO_AFTER = re.compile(
    r"\s*(?:old|review|check|of age|hx|duration|gestation|hours?|hrs|score|marks?|correct|%)\b", re.I
)
_ENDS_ORDINAL = re.compile(
    r"\s*(?:$|[.,;:!?()\[\]”’\"–—-]|(?:and|or|but|at|when|to|with|she|he|they|it|we|i|by|for|in|from|as|so|because|"
    r"after|before|was|were|had|then|that|which|mum|mother|dad|father|until|the|a|an|of)\b)",
    re.I,
)
_WHO_ACTED = re.compile(
    r"\s+(?:this|there|no|nobody|someone|everyone|both|also|again|only|his|her|their|our|my|school|police|social|gp|hv|"
    r"hospital|sw|nursery|staff|parents?|mam|nan|gran|child|baby|is|has|did|saw|rang|went|came|said|told|following|"
    r"while|where|without|about|regarding|re|via|due|if|not)\b",
    re.I,
)  # what may go on after a day that stands with a preposition: "on 23rd school rang"
_DAY_BEFORE = re.compile(
    r"(?<![\w-])(?:on|by|until|till|from|since|before|after|dated|between|(?:night|morning) of|w/c|commencing|ending)"
    r"\s+$",
    re.I,
)
_ARRANGED = re.compile(
    r"\b(?:(?:carried over|put (?:off|back)|pushed back|brought forward|moved|deferred|postponed|adjourned|rescheduled|"
    r"rearranged|rebooked|changed)\s+(?:to|for|until|till)|(?:re)?booked(?:\s+in)?\s+for|due)\s+(?:the\s+)?$",
    re.I,
)
_DONE = re.compile(
    r"\b(?:sent|posted|emailed|faxed|received|rec['’]?d|chased|signed|issued|rebooked|cancelled)\s+$", re.I
)
_STREET_AFTER = re.compile(r"\s+(?:avenue|street|road|floor)\b", re.I)
_MODAL = r"\s+(?:not|also|well|have|be|need|or|only|still|never|yet|even"
_MODAL_AFTER_MAY = re.compile(rf"{_MODAL})\b", re.I)
_VERB_AFTER_MAY = re.compile(rf"{_MODAL}|i|we|you|he|she|it|they)\b", re.I)
_BY_THEN = re.compile(r"(?:^|[.!?:;\n]\s*)By\s+$")  # nobody's deed stands before the deed
_AT_START = re.compile(r"(?:^|[\n\t;:|(]\s*)$")
_MONTHLY = re.compile(r"['’]s\s+(?:meetings?|figures|data|reviews?|conference|audit|minutes|report|end|budget|data)\b")
MODAL_MONTHS = frozenset({"may", "march"})


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: offsets in code points, and what is known of it; 0 is not known.

    ``last_day`` differs from ``day`` in "3–5 April". ``time`` is that of an ISO date and time. ``sort``: the form it
    was written in.
    """

    start: int
    end: int
    sort: str
    year: int = 0
    month: int = 0
    day: int = 0
    last_day: int = 0
    time: str = ""


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield every date of a text, in order."""
    position = 0
    while found := _ANY.search(text, position):
        sort = next(name for name, _ in _FORMS if found[name] is not None)
        date = _BUILDERS[sort](found, text)
        if date is not None:
            yield date
            position = date.end
        else:
            position = found.start() + 1


def is_month(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word at this place is the month of that name rather than a person's."""
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if re.match(r"['’]s\b", after):
        return _MONTHLY.match(after) is not None
    if re.match(rf"\.?,?\s+(?:of\s+)?{_YEAR}", after) or re.match(rf"\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)\b", after):
        return True
    if re.search(rf"(?<![\w./]){_DAY}{_TH}\s*(?:of\s+)?$", before, re.I):
        return True
    if re.search(
        r"\b(?:in|of|since|during|until|till|throughout|early|late|mid|last|next|every|each|this|that|through|"
        r"between|by the end of|end of|beginning of|start of|middle of|month of|week of|mis)[\s-]*$",
        before,
        re.I,
    ):
        return True
    if re.search(rf"\b(?:{_LONE})\s*(?:,|and|or|to|until|/|-|–)\s*$", before, re.I):
        return True
    return re.match(rf"\s*(?:,|and|or|to|until|/|-|–)\s*(?:{_LONE})\b", after, re.I) is not None


def _iso(found: re.Match[str], text: str) -> FoundDate | None:
    return FoundDate(*found.span(), "iso", int(found["iy"]), int(found["im"]), int(found["id"]), time=found["it"] or "")


def _numeric(found: re.Match[str], text: str) -> FoundDate | None:
    day, month, year = int(found["nd"]), int(found["nm"]), found["ny"]
    blanks = " " in found.group() and "/" not in found.group()
    if month > 12 >= day:
        day, month = month, day  # 03/14/2021: as the United States write it
    if not (1 <= day <= 31 and 1 <= month <= 12) or blanks or _NOT_A_DATE_BEFORE.search(text, 0, found.start()):
        return None
    return FoundDate(*found.span(), "numeric", _full_year(year), month, day)


def _named(found: re.Match[str], text: str) -> FoundDate | None:
    name, year = found["dm"].lower(), found["dy"] or ""
    if name in MODAL_MONTHS and not (year or re.search(r"(?:th|st|nd|rd)\b", found["dd"], re.I)):
        modal = name == "may" and _MODAL_AFTER_MAY.match(text, found.end()) is not None
        before = text[max(0, found.start() - 40) : found.start()]
        told = _WHEN_BEFORE.search(before) or (found.group()[0].isdigit() and _AT_START.search(before))
        written = found["dm"]
        if (written.islower() and (modal or not told)) or (written.isupper() and modal):
            return None  # "of the 3 may have", "the 12 march on"; "18 May she rang" is a date
    days = [int(d) for d in re.findall(r"\d+", found["dd"])]
    return FoundDate(*found.span(), "named", _full_year(year), _MONTHS[name], days[0], days[-1] if days[1:] else 0)


def _american(found: re.Match[str], text: str) -> FoundDate | None:
    name, written = found["am"].lower(), found["am"]
    sure = bool(found["at"] or found["ay"])
    if name in MODAL_MONTHS and not sure and (written[0].islower() or name == "may"):
        return None
    if name in {"mar", "may", "sun", "mai"} and not sure:
        return None
    return FoundDate(*found.span(), "american", _full_year(found["ay"] or ""), _MONTHS[name], int(found["ad"]))


def _monthyear(found: re.Match[str], text: str) -> FoundDate | None:
    if found["mm2"]:
        month = int(found["mm2"])
        return FoundDate(*found.span(), "monthyear", int(found["my2"]), month) if 1 <= month <= 12 else None
    return FoundDate(*found.span(), "monthyear", _full_year(found["my"]), _MONTHS[found["mm"].lower()])


def _holiday(found: re.Match[str], text: str) -> FoundDate | None:
    months = {
        "easter": 4,
        "christmas": 12,
        "new year": 1,
        "halloween": 10,
        "bonfire night": 11,
        "diwali": 11,
        "whitsun": 5,
    }
    month = months.get(found["hname"].lower(), 0)
    return FoundDate(*found.span(), "holiday", int(found["hy"]), month)


def _daymonth(found: re.Match[str], text: str) -> FoundDate | None:
    day, month = int(found["pd"]), int(found["pm"])
    if not (1 <= day <= 31 and 1 <= month <= 12) or _NOT_A_DATE_BEFORE.search(text, 0, found.start()):
        return None
    if found.group() == "24/7":
        return None
    padded = len(found["pd"]) == 2 and (found["pm"][0] == "0" or (day > 12 and month > 9))
    told = _said_when(text, found.start()) and len(found["pd"] + found["pm"]) > 2
    if not (padded or told) or _RATIO_AFTER.match(text, found.end()):
        return None
    return FoundDate(*found.span(), "daymonth", 0, month, day)


def _said_when(text: str, start: int) -> bool:
    before = text[max(0, start - 32) : start]
    said = re.search(r"\b(?:on|dated|w/c|commencing|until|since)\s+$", before, re.I)
    return said is not None or _DONE.search(before) is not None or _ARRANGED.search(before) is not None


def _weekday(found: re.Match[str], text: str) -> FoundDate | None:
    name = found["wname"].rstrip(".").lower()
    if name in {"sun", "sat", "wed", "mon"} and found["wname"][0].islower():
        return None
    return FoundDate(*found.span(), "weekday", day=int(found["wd"]))


def _worded(found: re.Match[str], text: str) -> FoundDate | None:
    day, written = _DAYS_IN_WORDS["-".join(re.split(r"[-\s]+", found["wday"].lower()))], found["wm"] or ""
    if written in MODAL_MONTHS and not found["wy"]:
        return None  # "the first of may have"
    month = _MONTHS[written.lower()] if written else 0
    return FoundDate(*found.span(), "named" if month else "ordinal", _full_year(found["wy"] or ""), month, day)


def _ordinal(found: re.Match[str], text: str) -> FoundDate | None:
    """Tell a day ("on 23rd", "the 23rd and 24th") from a count ("the 23rd week", "on 3rd attempt")."""
    after = text[found.end() : found.end() + 24]
    said = _DAY_BEFORE.search(text, max(0, found.start() - 20), found.start()) is not None
    said = said or _ARRANGED.search(text, max(0, found.start() - 32), found.start()) is not None
    article = found.group()[:3].lower() == "the"
    if not (said or article) or "centile" in after or _STREET_AFTER.match(after):
        return None
    counts = not (_ENDS_ORDINAL.match(after) or after[1:2].isupper() or (said and _WHO_ACTED.match(after)))
    if counts and not re.search(r"month|inst", found.group(), re.I):
        return None
    days = [int(day) for day in re.findall(r"\d+", found["od"])]
    return FoundDate(*found.span(), "ordinal", day=days[0], last_day=days[-1] if days[1:] else 0)


def _birthday(found: re.Match[str], text: str) -> FoundDate | None:
    return FoundDate(*found.span(), "birthday" if found["bwhose"] else "named birthday")


def _month(found: re.Match[str], text: str) -> FoundDate | None:
    written = found["lone"]
    name, start, end = written.lower(), found.start("lone"), found.end("lone")
    if re.match(r"['’]s\b", text[end : end + 3]) and not _MONTHLY.match(text, end):
        return None  # "in May's hand"
    before = text[max(0, found.start() - 16) : found.start()]
    told = found.start() < start or is_month(text, start, end)
    if name in MODAL_MONTHS and not written[0].isupper():
        return None
    if name == "may" and not told and not _lone_may(text, start, end):
        return None
    if name == "august" and written[0].islower() and not _WHEN_BEFORE.search(before):
        return None
    if name == "march" and not told and not _WHEN_BEFORE.search(before):
        return None
    if len(name) < 5 and name not in {"may", "june", "july"}:
        if not (written[0].isupper() and (told or _WHEN_BEFORE.search(before))):
            return None
        if name in {"mar", "jan", "sep"} and not told:
            return None
    return FoundDate(found.start(), end, "month", month=_MONTHS[name])


def _lone_may(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 40) : start], text[end : end + 16]
    if _BY_THEN.search(before):
        return _MODAL_AFTER_MAY.match(after) is None
    if _VERB_AFTER_MAY.match(after) or not before.strip() or before.rstrip()[-1:] in ".!?:":
        return re.match(r"\s*[:–—]|\s+(?:was|brought|saw)\b", after) is not None
    return _WHEN_BEFORE.search(before) is not None and not _PEOPLE_BEFORE.search(before)


def _full_year(written: str) -> int:
    digits = written.lstrip("'’")
    if not digits:
        return 0
    number = int(digits)
    return number if number > 99 else number + (2000 if number < 40 else 1900)


_BUILDERS = {
    "iso": _iso, "numeric": _numeric, "named": _named, "american": _american, "monthyear": _monthyear,
    "holiday": _holiday, "daymonth": _daymonth, "weekday": _weekday, "worded": _worded, "ordinal": _ordinal,
    "birthday": _birthday, "month": _month,
}  # fmt: skip
