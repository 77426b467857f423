"""Rewords the dates of a text for an audience: unchanged, relative to the incident, or by season or year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from workbench.redaction.audiences import DateRule
from workbench.redaction.datefind import FoundDate, find_dates
from workbench.redaction.dateyears import Period, nowhere, with_years
from workbench.redaction.timespan import AROUND_THEN, SMALL, Span, phrase, span_of
from workbench.redaction.vocabulary import words_of

BIRTH = "[date of birth withheld]"

_BORN = re.compile(
    r"(?:\b(?:d\.?\s?o\.?\s?b\.?|date of birth)(?:\s+(?:is|was))?\s*[:\-–]?\s*|\bborn(?:\s+(?:on|in))?\s+(?:the\s+)?)$",
    re.I,
)
_SOME = r"(?:first|second|third|fourth|last|final|opening|closing)(?: few| two| three| couple of| ten)?"
_STRETCH = r"(?:days?|weeks?|weekends?|fortnight|half|part|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_PREPOSITION = re.compile(
    r"(?<![\w-])(?:(?P<week>(?:(?:in|on|for|during|over) )?(?:the )?"
    rf"(?:week (?:commencing|beginning|ending|of)|w/c|w/e|w/b|{_SOME} {_STRETCH} (?:of|in)))"
    r"|(?P<word>on|in|at|during|over|around|about|near|towards|since|from|by|until|till|up to|to|before|after|of"
    r"|between|and|for|dated|as of|as at|through|throughout))\s+"
    r"(?:the\s+(?:morning|afternoon|evening|night|day)\s+of\s+)?$",
    re.I,
)
_OFFSET = re.compile(
    r"(?<![\w-])(?:(?:in|on|during|within) )?(?P<number>the|an?|\d{1,2}|"
    + "|".join(SMALL[1:])
    + r") (?P<unit>day|week|month|year)s? (?P<side>before|after) (?:the )?$",
    re.I,
)
_ARTICLE = re.compile(r"(?<![\w-])(?P<article>the|an?|this|his|her|their|our|its|’s|'s)\s+$", re.I)
_OWN_ARTICLE = re.compile(r"the\s+(?!.*\bof\b)", re.I)
_PART_OF_DAY = re.compile(r"\bthe\s+(morning|afternoon|evening|night|day|weekend)\s+$", re.I)
_NOUN_AFTER = re.compile(
    r"\s+(?:meetings?|visits?|calls?|review|conference|strategy|discussion|referral|report|assessment|appointment|email|"
    r"letter|incident|notice|notification|minutes|entry|entries|note|plan|contact|attendance|session|hearing|order|"
    r"supervision|message|admission|discharge|panel|chronology|record|case|core|school|child)\b",
    re.I,
)
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}  # days
_BIRTHDAY_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:in|on|during|over)\s+the\s+(?:week|month|day|weekend|days|weeks)\s+(?:of|before|after)\s+"
    r"|(?:(?:a|an|one|two|three|four|five|six|\d+|a few|some)\s+)?(?:days?|weeks?|months?|hours?)\s+(?:before|after)\s+"
    r"|the\s+(?:day|night|week|weekend|morning)\s+(?:before|after|of)\s+"
    r"|(?:on|at|around|near|about|before|after|by|since|until|till|for)\s+)$",
    re.I,
)
_VERB_AFTER = re.compile(r"\s+(?:was|is|had|has|saw|brought|came|began|ended|passed|went|would|until)\b|['’]s\b")
_WEEK = 7  # days
_MONTHS = 12
_KEPT_BEFORE = words_of("since from by until till to between and dated for of through throughout") | {"up to", "as of"}


@dataclass(frozen=True, slots=True)
class Reworded:
    """Words of a text (code points) and what an audience reads instead."""

    start: int
    end: int
    words: str


def reworded_dates(
    text: str,
    rule: DateRule,
    anchor: str | None,
    births: frozenset[str],
    period: Period = (None, None),
    setting: Callable[[], Period] = nowhere,
    *,
    month_first: bool = False,
) -> list[Reworded]:
    """Return the dates of a text with their wording, in order; none where the audience reads dates as they are.

    ``anchor`` is the day of the incident (EDTF), ``births`` the registered dates of birth (EDTF). A year alone stays
    as it is. A date without a year takes it from the dates round it, from the time that its record tells of
    (``setting``) and from the review's ``period``; where they do not tell clearly, it becomes "around that time".
    ``month_first``: 3/4/2021 is 4 March.
    """
    if rule is DateRule.EXACT or not _may_hold_date(text):
        return []
    dates = [_month_first(each) if month_first else each for each in find_dates(text)]
    found = with_years(dates, period, setting)
    incident = span_of(anchor) if anchor else None
    born = frozenset(births)
    return list(_one_after_another(text, found, rule, incident, born))


def _month_first(found: FoundDate) -> FoundDate:
    """Return a date in numbers with the first of them as its month; a first number over 12 can only be a day."""
    if found.sort not in {"numeric", "daymonth"} or not 1 <= found.day <= _MONTHS:
        return found
    return replace(found, month=found.day, day=found.month, last_day=0)


def _may_hold_date(text: str) -> bool:
    return _HINT.search(text) is not None


_HINT = re.compile(
    r"\d|birthday|month|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ionawr|chwef|mawrth|ebrill|mehefin|gorff|awst|medi|"
    r"hydref|tach|rhag",
    re.I,
)


def _span(one: FoundDate) -> Span | None:
    if not one.year or not one.month:
        return None
    if not one.day:
        return span_of(f"{one.year:04d}-{one.month:02d}")
    first = span_of(f"{one.year:04d}-{one.month:02d}-{one.day:02d}")
    last = span_of(f"{one.year:04d}-{one.month:02d}-{one.last_day:02d}") if one.last_day else first
    if first is None or last is None or last.last < first.first:
        return first or span_of(f"{one.year:04d}-{one.month:02d}")
    return Span(first.first, last.last)


def _one_after_another(
    text: str, found: Sequence[FoundDate], rule: DateRule, incident: Span | None, births: frozenset[str]
) -> Iterator[Reworded]:
    """Yield the dates reworded; one that would only say the same again tells how long after the last it was."""
    last: tuple[FoundDate, Span] | None = None
    said = ""  # the wording that the last one was told by, unless the reader did not see it
    for one in found:
        one, span = _moved(text, one, _span(one))
        wording = _wording(one, span, rule, incident)
        breath = last is not None and "\n" not in text[last[0].end : one.start]
        again = _later(last[1], span) if breath and last and span and wording == said else ""
        reworded = _reworded(text, one, wording, again, span, incident, births)
        yield reworded
        told = wording.startswith("about ") and reworded.words.lower().startswith((wording, again or wording))
        last, said = ((one, span), wording) if told and span else (None, "")


def _moved(text: str, one: FoundDate, span: Span | None) -> tuple[FoundDate, Span | None]:
    """Return a date with what it is only the measure of taken in: "two days after 3 May" is 5 May."""
    offset = _OFFSET.search(text, max(0, one.start - 40), one.start)
    if offset is None or span is None or _NOUN_AFTER.match(text, one.end):
        return one, span
    number = offset["number"].lower()
    count = int(number) if number.isdigit() else SMALL.index(number) if number in SMALL else 1
    days = timedelta(count * _UNITS[offset["unit"].lower()] * (1 if offset["side"].lower() == "after" else -1))
    return replace(one, start=offset.start()), replace(span, first=span.first + days, last=span.last + days)


def _later(last: Span, span: Span) -> str:
    """Return in broad words how long after one day another was; nothing unless both are days within one week."""
    days = (span.first - last.first).days
    if last.first != last.last or span.first != span.last or not 0 <= days < _WEEK:
        return ""
    return ("the same day", "the next day")[days] if days < 2 else "a few days later"


def _wording(one: FoundDate, span: Span | None, rule: DateRule, incident: Span | None) -> str:
    wording = phrase(span, incident, rule) if span else ""
    if not wording and rule is DateRule.SEASON and one.month:
        return f"in {_SEASON_ONLY[one.month % 12 // 3]}"
    return wording


def _reworded(
    text: str,
    one: FoundDate,
    wording: str,
    again: str,
    span: Span | None,
    incident: Span | None,
    births: frozenset[str],
) -> Reworded:
    if "birthday" in one.sort:
        return _birthday(text, one)
    born = _BORN.search(text, max(0, one.start - 24), one.start)
    if born or _is_birth(span, births):
        start = born.start() if born and not born.group().lower().startswith("born") else one.start
        return _fitted(text, start, one.end, BIRTH)
    return _in_sentence(text, one, wording, again, span, incident)


_SEASON_ONLY = ("winter", "spring", "summer", "autumn")


def _is_birth(span: Span | None, births: Sequence[str] | frozenset[str]) -> bool:
    if span is None or span.first != span.last:
        return False
    return any(known is not None and known.first == known.last == span.first for known in map(span_of, births))


def _birthday(text: str, one: FoundDate) -> Reworded:
    """Reword a numbered birthday, which gives the date of birth away: "around that time", "a birthday"."""
    before = _BIRTHDAY_BEFORE.search(text, max(0, one.start - 40), one.start)
    if one.sort == "birthday" and before and "party" not in text[one.start : one.end]:
        return _fitted(text, before.start(), one.end, AROUND_THEN)
    words = "birthday party" if "party" in text[one.start : one.end] else "birthday"
    return _fitted(text, one.start, one.end, words if one.sort == "named birthday" else f"a {words}")


def _in_sentence(
    text: str, one: FoundDate, wording: str, again: str, span: Span | None, incident: Span | None
) -> Reworded:
    before = text[max(0, one.start - 40) : one.start]
    preposition = _PREPOSITION.search(before)
    word = (preposition["word"] or "").lower() if preposition else ""
    start = one.start - len(preposition.group()) if preposition else one.start
    own = _OWN_ARTICLE.match(text, one.start, one.end)
    if _NOUN_AFTER.match(text, one.end) and (own or (not preposition and _ARTICLE.search(before))):
        words = _earlier(span, incident) if _is_relative(wording) else wording.removeprefix("in ")
        return Reworded(own.end() if own else one.start, one.end, words)
    if not preposition and _VERB_AFTER.match(text, one.end):
        return _fitted(text, start, one.end, _subject(one, wording))
    wording = wording or AROUND_THEN
    time = f" at {one.time}" if one.time else ""
    if preposition and preposition["week"]:
        return _fitted(text, start, one.end, wording + time)
    if word in {"before", "after"}:
        return _fitted(text, start, one.end, _beyond(word, wording) + time)
    if word in _KEPT_BEFORE and not (one.last_day and word in {"from", "between"}):
        if word == "of" and _is_relative(wording):
            part = _PART_OF_DAY.search(text, max(0, start - 24), start)
            if part:
                return _fitted(text, part.start(), one.end, f"one {part.group(1).lower()} {wording}")
            return Reworded(start, one.end, f"from {wording}{time}")
        return Reworded(start, one.end, text[start : one.start] + wording.removeprefix("in ") + time)
    return _fitted(text, start, one.end, (again or wording) + time)


def _is_relative(wording: str) -> bool:
    return not wording.startswith(("in ", "between "))


def _subject(one: FoundDate, wording: str) -> str:
    """Return the wording of a date that does something itself: "July was quiet"."""
    if not wording or wording == AROUND_THEN:
        return "that day" if one.day else "that month"
    return f"the period {wording}" if _is_relative(wording) else wording.removeprefix("in ")


def _beyond(word: str, wording: str) -> str:
    if wording == AROUND_THEN:
        return "before then" if word == "before" else "after that time"
    if wording.startswith("in "):
        return f"{word} {wording.removeprefix('in ')}"
    return f"{'earlier' if word == 'before' else 'later'} than {wording.removeprefix('on ')}"


def _earlier(span: Span | None, incident: Span | None) -> str:
    if span is None or incident is None:
        return "dated"
    return "earlier" if span.middle <= incident.middle else "later"


def _fitted(text: str, start: int, end: int, words: str) -> Reworded:
    """Return the change with a capital where the words it replaces had one."""
    begins = not text[:start].strip() or text[:start].rstrip()[-1:] in ".!?:\n"
    if (words[:1].islower() and text[start : start + 1].isupper()) or (begins and text[start : start + 1].isdigit()):
        sentence = begins or not text[start : start + 1].isdigit()
        words = words[0].upper() + words[1:] if sentence and begins else words
    return Reworded(start, end, words)
