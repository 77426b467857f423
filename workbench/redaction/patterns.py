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
)
_DIGITS = r"(?=[\w/\-]*\d)"

# Shapes of the United Kingdom: NHS Data Dictionary, DfE (unique pupil numbers), BS 7666 (postcodes), DVLA, Ofcom.
_SHAPES: tuple[tuple[str, str, float], ...] = (
    ("email", r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", 0.99),
    ("url", r"(?:https?://|www\.)[^\s<>\")]+", 0.9),
    (
        "url",
        r"(?<![\w@.])[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*\.(?:org|com|net|co|uk|gov|example|info|wales|scot)\b",
        0.8,
    ),
    (
        "file",
        r"(?<![\w/])(?=[\w\-]*[_\d])(?=[\w\-]*[A-Za-z]{3})[\w\-]+\.(?:docx?|xlsx?|csv|pdf|txt|jpe?g|png|eml|msg)\b",
        0.7,
    ),
    ("social_media", r"(?<![\w@.])@\w[\w.]{2,}", 0.95),
    ("phone", r"(?<![\w/])(?:\+44[ \u00a0]?\(?0?\)?|\(0(?=\d{2,5}\))|0)\d(?:[ \u00a0\-()]{0,2}\d){8,9}(?![\d/])", 0.95),
    ("phone", r"(?i)\b(?:number|phone|mobile|account|card)s? (?:ending|ends)(?: in| with)? \d{3,4}\b", 0.8),
    ("nhs_number", r"(?<![\d/\-])\d{3}[ \u00a0\-]?\d{3}[ \u00a0\-]?\d{4}(?![\d/\-])", 0.9),
    ("upn", r"\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b", 0.97),
    ("national_insurance", r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b", 0.97),
    ("postcode", r"\b[A-Z]{1,2}\d[A-Z\d]?[ \u00a0]?\d[A-Z]{2}\b", 0.97),
    ("vehicle", r"\b[A-Z]{2}\d{2}[ \u00a0]?[A-Z]{3}\b", 0.9),
    ("vehicle", r"\b[A-Z]\d{1,3}[ \u00a0][A-Z]{3}\b", 0.7),
    *addresses.SHAPES,
    (
        "reference",
        rf"(?i)\b(?:{_KEYWORDS})(?: (?:no|number|ref|record|contact|id))?\.?:? ?#?{_DIGITS}[a-z\d][\w/\-]{{2,}}\b",
        0.75,
    ),
    ("collar_number", r"\b(?:PC|DC|PS|DS|Sgt|PCSO|WPC)[ \u00a0]\d{3,5}\b", 0.8),
    ("reference", r"\b(?=[\w/\-]*\d{2})[A-Z]{1,5}[ \u00a0/\-]?\d{2,}(?:[/\-.]\w+)*\b", 0.75),
    ("reference", r"\b[A-Z]{2,5}/(?:[A-Z\d]+/)*\d[\w\-]*(?:/[\w\-]+)*", 0.7),
    ("reference", r"\b(?=\w*[A-Z])(?=(?:[A-Z]*\d){3})[A-Z\d]{6,}\b", 0.75),
    ("reference", r"(?<![\w/.£$€])\d{3,}/\d{2,6}(?:/\d{2,4})?(?![\w/])", 0.8),
    ("reference", r"(?<![\w/.£$€])\d{2}/\d{3,}(?:/\d{2,4})?(?![\w/])", 0.8),
    ("reference", r"(?<=\b[Nn]o\.[ \u00a0])\d[\d/.\-]*\d\b", 0.6),
    ("reference", r"(?<![\w/.,£$€+\-])\d{6,}(?![\w/%])", 0.75),
    ("reference", r"\[(?:19|20)\d\d\] [A-Z]{2,6}(?: \d+)?(?: \([A-Za-z]+\))?", 0.8),
    ("reference", r"(?i)(?<=sort code )\d\d-\d\d-\d\d\b|\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){3,6}\b", 0.8),
    *timeshapes.SHAPES,
)
_SHAPES_COMPILED = tuple((kind, re.compile(pattern), score) for kind, pattern, score in _SHAPES)
_DATE_LIKE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d\d|(?:19|20)\d\d(?:[/\-](?:\d\d|(?:19|20)\d\d))?")
_COUNTED = re.compile(
    r"(?i)\b(?:section|regulation|article|part|version|row|page|paragraph|para|band|year|room|s|ward|bay|bed)"
    r"[ \u00a0.]?$"
)


def shapes(text: str, allowed: frozenset[str]) -> Iterator[Found]:
    """Yield everything with a telling shape; ``allowed`` are capitals that begin no reference ("GAD" of GAD-7)."""
    for kind, pattern, score in _SHAPES_COMPILED:
        for match in pattern.finditer(text):
            start = match.start()
            words = match.group().rstrip(".,;")
            if kind == "nhs_number" and not is_nhs_number(words):
                yield Found(start, start + len(words), "reference", 0.7)
            elif kind == "date" and timeshapes.is_of_a_statute(text, start):
                continue
            elif kind != "reference" or not _is_no_reference(text, start, words, allowed):
                yield Found(start, start + len(words), kind, score)
    for date in find_dates(text):
        yield Found(date.start, date.end, "date", 0.9)


def is_nhs_number(words: str) -> bool:
    """Tell whether the check digit is right: modulus 11 over weights 10 to 2 (NHS Data Dictionary)."""
    digits = [int(c) for c in words if c.isdecimal()]
    if len(digits) != 10:
        return False
    check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (0 if check == 11 else check) == digits[9]


def _is_no_reference(text: str, start: int, words: str, allowed: frozenset[str]) -> bool:
    if _DATE_LIKE.fullmatch(words) or _COUNTED.search(text[max(0, start - 12) : start]):
        return True
    letters = "".join(c for c in words if c.isalpha())
    return letters in allowed and len(words) < 8
