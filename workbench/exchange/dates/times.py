"""Times of day as people write them, to HH:MM."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from workbench.exchange.dates.vocabulary import NOTHING

NOT_A_TIME = "The time could not be understood."
NO_SUCH_TIME = "There is no such time of day."
ONLY_PART = "Only a part of the day is given, no time."

_HALF = r"(?P<half{n}>[ap]\.? ?m\.?(?![a-z]))"
_HOURS = r"(?:hrs?|hours|h|o'?clock)\b\.?"
_WITH_HALF = re.compile(r"(?<![\d/.])(?P<h>\d{1,2})(?:\s?[:.;]\s?(?P<m>\d{2}))?(?::\d{2})?\s*" + _HALF.format(n=""))
_COLON = re.compile(
    r"(?<![\d/.-])(?P<h>\d{1,2})\s?[:;]\s?(?P<m>\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*" + _HOURS + r")?z?(?!\d|"
    r"[/.:]\d|-\d)"
)
_HUNDREDS = re.compile(r"(?<![\d/.-])(?P<h>\d{1,2})\s?[.:]?\s?(?P<m>\d{2})\s*" + _HOURS)
_NAMED = re.compile(r"\b(?:12 )?(?P<word>noon|midday|midnight|canol dydd|canol nos)\b")
_SPAN = re.compile(
    r"(?<![\d/.-])(?P<h>\d{1,2}):(?P<m>\d{2})\s*(?:-|to|until)\s*\d{1,2}[:.]\d{2}(?:\s*" + _HOURS + r")?(?![\d/.-])"
)
IN_A_DATE = (_SPAN, _WITH_HALF, _COLON, _HUNDREDS)
"""Forms that can only be a time, even beside a date written with dots."""

_ALONE = re.compile(r"(?P<h>\d{1,2})[.:;,' -]?(?P<m>\d{2})(?::?\d{2})?")
_HOUR_ALONE = re.compile(r"(?P<h>\d{1,2})(?:\s*" + _HOURS + ")?")
_TENTHS = re.compile(r"(?P<h>\d{1,2})\.(?P<tens>\d)")
_HALF_HOURS = re.compile(r"(?P<words>half past|quarter past|quarter to) (?P<h>\d{1,2})")
_PART_OF_DAY = re.compile(
    r"(?:(?:early|late|mid)[ -]?)?(?:[ap]\.?m|morning|afternoon|evening|night|lunch(?:time)?|overnight|all day|"
    r"y?r? ?(?:bore|prynhawn|nos|hwyr)|during the day|early hours)"
)
_WELSH_HALF = re.compile(r"(?<=\d)\s?y[. ]?(?:([bph])\b\.?|(?:r )?(?:(b)ore|(p)rynhawn|(h)wyr)\b)")
_LEADING = re.compile(
    r"^(?:at|from|approx(?:imately|\.)?|circa|c\.|ca\.?(?![a-z])|about|around|by|before|after|between|\?|~|@)\s*"
)
_BETWEEN = re.compile(r"\s*(?:-|\bto\b|\buntil\b|\btill\b|\band\b|/)\s*")


@dataclass(frozen=True, slots=True)
class ParsedTime:
    """``start`` and ``end`` as HH:MM, or a ``problem`` when the words were not understood; all None for no words."""

    start: str | None = None
    end: str | None = None
    problem: str | None = None


def parse_time(value: object) -> ParsedTime:
    """Return what a time column says: text, a cell's ``time`` or ``datetime``, or Excel's fraction of a day."""
    if value is None or isinstance(value, bool):
        return ParsedTime()
    if isinstance(value, dt.datetime | dt.time):
        return ParsedTime(f"{value.hour:02}:{value.minute:02}")
    if isinstance(value, dt.timedelta):
        return _fraction(value / dt.timedelta(days=1))
    if isinstance(value, int | float):
        return _fraction(value) if 0 <= value < 1 else _words(f"{value:g}")
    return _words(str(value))


def _fraction(day: float) -> ParsedTime:
    if not 0 <= day < 1:
        return ParsedTime(problem=NO_SUCH_TIME)
    minutes = round(day * 1440) % 1440
    return ParsedTime(f"{minutes // 60:02}:{minutes % 60:02}")


def _words(text: str) -> ParsedTime:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2013", "-").replace("\u2014", "-")
    plain = in_english(" ".join(plain.replace("\u2019", "'").split()).strip(" .()"))
    if not plain or plain in NOTHING:
        return ParsedTime()
    if (whole := _one(plain)) is not None:
        return whole
    if _PART_OF_DAY.fullmatch(plain):
        return ParsedTime(problem=ONLY_PART)
    for cut in _BETWEEN.finditer(plain):
        first, last = plain[: cut.start()], plain[cut.end() :]
        end = _one(last)
        start = _one(first) or ParsedTime()
        if end and end.start and start.start:
            half = re.search(_HALF.format(n=""), last)
            if half and not re.search("[ap]", first) and (both := _one(first + half["half"])) and both.start:
                start = both if both.start <= end.start else start
            return ParsedTime(start.start, end.start)
    return ParsedTime(problem=NOT_A_TIME)


def in_english(plain: str) -> str:
    """Return words with the Welsh for morning, afternoon and evening behind a clock time as am and pm."""
    return _WELSH_HALF.sub(lambda m: "am" if "b" in (m[1], m[2]) else "pm", plain)


def _one(plain: str) -> ParsedTime | None:
    """Return one time, None when this is not written like one."""
    plain = plain.strip()
    while stripped := _LEADING.match(plain):
        plain = plain[stripped.end() :]
    plain = plain.rstrip("?").strip()
    for form in (_WITH_HALF, _COLON, _HUNDREDS, _NAMED, _ALONE, _HOUR_ALONE, _TENTHS, _HALF_HOURS):
        if found := form.fullmatch(plain):
            start = time_of(found)
            return ParsedTime(start) if start else ParsedTime(problem=NO_SUCH_TIME)
    return None


def time_of(found: re.Match[str]) -> str | None:
    """Return HH:MM for a match of one of the forms, None when the clock has no such time."""
    parts = found.groupdict()
    if parts.get("word"):
        return "12:00" if parts["word"] in {"noon", "midday", "canol dydd"} else "00:00"
    hour = int(parts["h"])
    minute = int(parts.get("m") or 0) if not parts.get("tens") else int(parts["tens"]) * 10
    if parts.get("words"):
        minute = {"half past": 30, "quarter past": 15, "quarter to": 45}[parts["words"]]
        hour -= parts["words"] == "quarter to"
    half = (parts.get("half") or "")[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if 0 <= hour < 24 and minute < 60 else None
