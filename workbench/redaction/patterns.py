"""Identifiers that show by their shape: numbers, references, contact details, addresses, dates, ages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.redaction import addresses, timeshapes
from workbench.redaction.datefind import find_dates


class Found(NamedTuple):
    """Where something stands, what it may be, and how sure that is (0 to 1)."""

    start: int
    end: int
    kind: str
    score: float


_KEYWORDS = (
    r"ref(?:erence)?|incident|crime|occurrence|log|intel|tenancy|claim|urn|mash|encompass|icp?s|record|contact|case|file"
    r"|account|policy|warrant|custody|collar|badge|invoice|permit|passport|licen[cs]e|hospital|unit|mrn|chi|nino|roll"
    r"|cad|niche|ppn|pnc|crn|visor|storm|complaint|client|card|ehcp|ehm|uln|dbs|brp|nominal|extension|ext|acc|a/c|pin"
    r"|application|officer|hosp|court ref"
)
_DIGITS = r"(?=[\w/\-]*\d)"
_NUMBER = r"(?: (?:no|num|number|ref|record|contact|id|code|ending))?\.?:? ?#?"
_GAP = r"[ \u00a0.\-]"
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY "
    "G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR "
    "NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA "
    "WC WD WF WN WR WS WV YO ZE"
).replace(" ", "|")
_CALLED = (
    r"insta(?:gram)?|snap(?:chat)?|tik ?tok|ig|facebook|fb|twitter|telegram|discord|whats ?app|gamer ?tag|psn|xbox|"
    r"user ?name|handle|screen name"
)

# Shapes of the United Kingdom: NHS Data Dictionary, DfE (unique pupil numbers), BS 7666 (postcodes), DVLA, Ofcom.
_SHAPES: tuple[tuple[str, str, float], ...] = (
    ("email", r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", 0.99),
    ("email", r"(?i)(?<![\w.])[\w.+\-]{2,} ?(?:@|[(\[]at[)\]]) ?[\w\-]+(?: ?(?:\.|[(\[]dot[)\]]) ?[\w\-]+)+", 0.9),
    ("email", r"(?i)(?<![\w.])[\w.+\-]{2,} at [\w\-]+(?: dot [\w\-]+)+", 0.8),
    ("url", r"(?:https?://|www\.)[^\s<>\")]+", 0.9),
    (
        "url",
        r"(?<![\w@.])[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*\.(?:org|com|net|co|uk|gov|example|info|wales|scot)\b"
        r"(?:/[^\s<>\")]*)?",
        0.8,
    ),
    ("url", r"(?i)(?<![\w@.])[a-z0-9][a-z0-9\-]*\.(?:me|ly|tv|io|gg)/[^\s<>\")]+", 0.8),
    ("url", r"(?i)(?<![\w@.])[a-z0-9][a-z0-9\-]+ dot (?:co dot uk|com|org|net)\b", 0.8),
    (
        "file",
        r"(?<![\w/])(?=[\w\-]*[_\d])(?=[\w\-]*[A-Za-z]{3})[\w\-]+\.(?:docx?|xlsx?|csv|pdf|txt|jpe?g|png|eml|msg)\b",
        0.7,
    ),
    ("social_media", r"(?<![\w@.])@\w[\w.]{2,}", 0.95),
    (
        "social_media",
        rf"(?i)\b(?:{_CALLED})(?: (?:name|handle|account|id|user|username|is|as|under|called))*:? "
        r"(?P<value>(?=[\w.\-]*[\d_.]\w)(?!\d+\b)[\w][\w.\-]{2,}\w)",
        0.8,
    ),
    (
        "social_media",
        rf"(?i)\b(?:(?:{_CALLED}) (?:name|handle|account|id|user ?name)|gamer ?tag|user ?name|screen name)(?: is|:)? "
        r"(?!(?:is|was|and|or|for|of|with|which|that|to|on|in|has|had)\b)(?P<value>[\w.\-]{4,}\w)",
        0.7,
    ),
    (
        "phone",
        rf"(?<![\w/])(?:(?:\+|00)44{_GAP}?\(?[0Oo]?\)?|\([0Oo](?=\d{{2,5}}\))|[0Oo])"
        r"\d(?:[ \u00a0\-().]{0,2}\d){8,9}(?![\d/])",
        0.95,
    ),
    # The United States: area code, exchange and line; social security number; state and ZIP code; numbered roads.
    (
        "phone",
        r"(?<![\w/.\-])(?:(?:\+?1[ .\-]?)?\(\d{3}\) ?|\+?1[ .\-]\d{3}[ .\-])\d{3}[ .\-]\d{4}(?![\d/\-])",
        0.95,
    ),
    ("reference", r"(?<![\d\-/])\d{3}-\d{2}-\d{4}(?![\d\-/])", 0.95),
    ("postcode", r"(?<=, )[A-Z]{2} \d{5}(?:-\d{4})?(?![\d\-])", 0.9),
    ("place", r"\b(?:(?:(?:State|US|County) )?(?:Route|Rte\.?|Highway|Hwy\.?|Road)|Interstate) \d{1,4}\b", 0.8),
    ("place", r"(?<![\w\-])(?:SR|US|I|FM)-\d{1,4}\b", 0.8),
    ("phone", r"(?i)\b(?:number|phone|mobile|account|card)s? (?:ending|ends)(?: in| with)? \d{3,4}\b", 0.8),
    (
        "phone",
        r"(?i)\b(?:ending|ends|ended|finishing|last (?:four|4|three|3)(?: digits| numbers)?)(?: in| with| are| were)? "
        r"\d{3,4}\b",
        0.7,
    ),
    ("nhs_number", rf"(?<![\d/\-])\d{{3}}{_GAP}?\d{{3}}{_GAP}?\d{{4}}(?![\d/\-])", 0.9),
    ("nhs_number", r"(?i)\bnhs(?: (?:no|num|number))?\.?:? ?(?P<value>\d(?:[ \u00a0.\-]?[\dol]){9})(?![\d/\-])", 0.9),
    ("upn", r"(?i)(?<![\w/])[a-hj-np-rt-z](?:[ \-]?\d){11}[ \-]?[0-9a-hj-np-rt-z](?![\w/])", 0.97),
    ("national_insurance", r"(?i)(?<![\w/])[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]\b", 0.97),
    ("postcode", r"\b[A-Z]{1,2}\d[A-Z\d]?[ \u00a0\-]{0,2}\d[A-Z]{2}\b", 0.97),
    ("postcode", rf"\b(?:{_AREAS}) \d[A-Z\d]? \d ?[A-Z]{{2}}\b", 0.9),
    ("postcode", rf"(?i)\b(?:{_AREAS})\d[a-z\d]?[ \u00a0\-]{{0,2}}\d(?!st|nd|rd|th)[abd-hjlnp-uw-z]{{2}}\b", 0.9),
    ("vehicle", r"\b[A-Z]{2}\d{2}[ \u00a0\-]?[A-Z]{3}\b", 0.9),
    ("vehicle", r"\b[a-z]{2}\d{2}[a-z]{3}\b", 0.8),
    ("vehicle", r"\b[a-z]{2}\d{2} (?![a-z]*[aeiouy])[a-z]{3}\b|\b[a-z]\d{3}[a-z]{3}\b", 0.7),
    ("vehicle", r"\b[A-Z]\d{1,3}[ \u00a0][A-Z]{3}\b|\b[A-Z]{3}[ \u00a0]?\d{1,3}[A-Z]\b", 0.7),
    (
        "vehicle",
        r"(?i)\b(?:reg(?:istration)?|vrm|number ?plate|plate)(?: (?:no|number|mark))?\.?:? "
        r"(?P<value>[a-z]{1,3} ?(?=[io]?\d)[\dio]{1,3} ?[a-z]{1,3})\b",
        0.85,
    ),
    *addresses.SHAPES,
    (
        "reference",
        rf"(?i)\b(?:{_KEYWORDS})s?{_NUMBER}(?P<value>{_DIGITS}[a-z\d][\w/\-]{{2,}}(?:(?:,| and| &) \d{{3,}}\b)*)",
        0.75,
    ),
    (
        "reference",
        r"(?i)\b(?:a/c|acc(?:ount)?|card|iban)(?: (?:no|num|number))?\.?:? "
        r"(?P<value>(?:[a-z]{2}\d\d )?(?:\d{4} ){1,4}\d{1,4})\b",
        0.8,
    ),
    ("collar_number", r"(?i)\b(?:PC|DC|PS|DS|Sgt|PCSO|WPC)[ \u00a0]\d{3,5}\b", 0.8),
    ("reference", r"\b(?=[\w/\-]*\d{2})[A-Z]{1,5}[ \u00a0/\-]?\d{2,}(?:[/\-.]\w+)*\b", 0.75),
    ("reference", r"\b[A-Z]{2,5}/(?:[A-Z\d]+/)*\d[\w\-]*(?:/[\w\-]+)*", 0.7),
    ("reference", r"\b(?=\w*[A-Z])(?=(?:[A-Z]*\d){3})[A-Z\d]{6,}\b", 0.75),
    ("reference", r"\b[a-z]{2}\d\d[a-z]\d{5}\b|\b[A-Z]\d{4} \d{4}\b", 0.75),
    ("reference", r"(?<![\w/.£$€])\d{3,}/\d{2,6}(?:/\d{2,4})?(?![\w/])", 0.8),
    ("reference", r"(?<![\w/.£$€])\d{2}/\d{3,}(?:/\d{2,4}|[A-Z])?(?![\w/])", 0.8),
    ("reference", r"(?<=\b[Nn]o\.[ \u00a0])\d[\d/.\-]*\d\b", 0.6),
    ("reference", r"(?i)\bno\.?[ \u00a0]\d+ of (?:19|20)\d\d\b", 0.7),
    ("reference", r"(?<![\w/.,£$€+\-])\d{6,}(?![\w/%])", 0.75),
    ("reference", r"\[(?:19|20)\d\d\] [A-Z]{2,6}(?: \d+)?(?: \([A-Za-z]+\))?", 0.8),
    (
        "reference",
        r"(?i)(?<=sort code )\d\d-\d\d-\d\d\b|(?<=sort )\d\d-\d\d-\d\d\b|"
        r"\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){3,6}(?: [A-Z\d]{1,3})?\b",
        0.8,
    ),
    ("reference", r"(?<![\w/.\-])\d\d-\d\d-\d\d(?![\w/\-])", 0.6),
    ("number", r"(?<![\w/.,:£$€+\-–])0\d{3}(?![\w/%:]|[.,]\d)", 0.7),
    *timeshapes.SHAPES,
)
_SHAPES_COMPILED = tuple((kind, re.compile(pattern), score) for kind, pattern, score in _SHAPES)
_DATE_LIKE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d\d|(?:19|20)\d\d(?:[/\-](?:\d\d|(?:19|20)\d\d))?")
_ALONE = 5  # characters: "log 412" keeps its label, "log 2021/412" needs none
_LAST_HOUR, _LAST_MINUTE, _LAST_DAY, _LAST_MONTH = 23, 59, 31, 12
_TIMED_BEFORE = re.compile(
    r"(?:^|[\n|\t;•]|\b(?:at|from|to|till|until|by|before|after|since|around|about|approx\.?|circa|between|and|time:?)|"
    r"[~@\-–(]|\d{2,4}[ ,]|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[ \u00a0]*$",
    re.I,
)
_TIMED_AFTER = re.compile(r"[ \u00a0]?(?:hrs?|hours|h|am|pm|gmt|bst)\b|[ \u00a0]?[\-–—][ \u00a0]?\d{4}\b", re.I)
_COUNTED = re.compile(
    r"(?i)\b(?:section|regulation|article|part|version|row|page|paragraph|para|band|year|room|s|ward|bay|bed)"
    r"[ \u00a0.]?$"
)


def shapes(text: str, allowed: frozenset[str]) -> Iterator[Found]:
    """Yield everything with a telling shape; ``allowed`` are capitals that begin no reference ("GAD" of GAD-7)."""
    for kind, pattern, score in _SHAPES_COMPILED:
        for match in pattern.finditer(text):
            start, words = _value(match)
            if kind == "nhs_number" and not is_nhs_number(words):
                yield Found(start, start + len(words), "reference", 0.7)
            elif kind == "number":
                if not _is_time(text, start, match.end()):
                    yield Found(start, match.end(), "reference", score)
            elif kind == "date" and timeshapes.is_of_a_statute(text, start):
                continue
            elif kind != "reference" or not _is_no_reference(text, start, words, allowed):
                yield Found(start, start + len(words), kind, score)
    for date in find_dates(text):
        yield Found(date.start, date.end, "date", 0.9)


def _value(match: re.Match[str]) -> tuple[int, str]:
    """Return where an identifier begins and its words: without its label, where it is long enough to tell alone."""
    value = match.groupdict().get("value")
    if value is not None and len(value) >= _ALONE:
        return match.start("value"), value.rstrip(".,;")
    return match.start(), match.group().rstrip(".,;")


def is_nhs_number(words: str) -> bool:
    """Tell whether the check digit is right: modulus 11 over weights 10 to 2 (NHS Data Dictionary)."""
    digits = [int(c) for c in words if c.isdecimal()]
    if len(digits) != 10:
        return False
    check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (0 if check == 11 else check) == digits[9]


def _is_time(text: str, start: int, end: int) -> bool:
    """Tell whether four digits with a nought in front are a time of day; no count and no year is written so."""
    if int(text[start : start + 2]) > _LAST_HOUR or int(text[start + 2 : end]) > _LAST_MINUTE:
        return False
    return _TIMED_BEFORE.search(text, max(0, start - 24), start) is not None or bool(_TIMED_AFTER.match(text, end))


def _is_sort_code(text: str, start: int, words: str) -> bool:
    """Tell three pairs of digits that are a sort code, by its label or because there is no such day."""
    pairs = re.fullmatch(r"(\d\d)-(\d\d)-(\d\d)", words)
    if pairs is None:
        return False
    day, month = int(pairs[1]), int(pairs[2])
    return text[max(0, start - 10) : start].casefold().endswith(("sort ", "sort code ")) or not (
        0 < day <= _LAST_DAY and 0 < month <= _LAST_MONTH
    )


def _is_no_reference(text: str, start: int, words: str, allowed: frozenset[str]) -> bool:
    if (_DATE_LIKE.fullmatch(words) and not _is_sort_code(text, start, words)) or _COUNTED.search(
        text[max(0, start - 12) : start]
    ):
        return True
    letters = "".join(c for c in words if c.isalpha())
    return letters in allowed and len(words) < 8
