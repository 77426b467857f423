"""One date expression, with as much of day, month, year or season as its words give."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from workbench.exchange.dates.vocabulary import FEASTS, MONTHS, SEASONS, TERMS, WEEKDAYS

NOT_UNDERSTOOD = "The date could not be understood."
NO_SUCH_DAY = "There is no such day in the calendar."
NO_YEAR = "The year is not given, and the rows around it do not give it."
FIRST_YEAR, LAST_YEAR = 1900, 2099
_PIVOT = 50  # two-digit years up to here are of this century: records reach back to dates of birth, hardly forward


class Unreadable(Exception):
    """The words are no date; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Partial:
    """What the words give; ``season`` is EDTF's 21 to 24, ``until`` the last month of a term, ``two`` is in doubt.

    ``two`` is the 21 of "Aug 21": the 21st or the year 2021. ``approximate`` where the words name a stretch, not a day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    until: int | None = None
    weekday: int | None = None
    two: int | None = None
    approximate: bool = False

    def edtf(self) -> str:
        """Return EDTF; Unreadable when the day is not in the calendar or the year is missing."""
        if self.year is None:
            raise Unreadable(NO_YEAR)
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise Unreadable(NO_SUCH_DAY)
        if self.until:
            return f"{self.year}-{self.month:02}/{self.year}-{self.until:02}"
        if self.season:
            return f"{self.year}-{self.season}"
        if self.month is None:
            return f"{self.year}"
        if not 1 <= self.month <= 12:
            raise Unreadable(NO_SUCH_DAY)
        if self.day is None:
            return f"{self.year}-{self.month:02}"
        if not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise Unreadable(NO_SUCH_DAY)
        return f"{self.year}-{self.month:02}-{self.day:02}"

    def filled(self, other: Partial) -> Partial:
        """Return this with what is missing taken from the other end of a range ('3' of '3-5 April 2021')."""
        if self.season or other.season or (self.month is not None and self.day is None):
            return replace(self, year=self.year or other.year)
        return replace(self, month=self.month or other.month, year=self.year or other.year)


_SEP = r"\s*[/.\-\\,:;_|]+\s*|\s+"
_DMY = re.compile(rf"(\d{{1,2}})(?:{_SEP})(\d{{1,2}})(?:{_SEP})'?(\d{{4}}|\d{{2}})")
_YMD = re.compile(r"(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})")
_MY = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_YM = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})")
_DM = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SOLID = re.compile(r"\d{8}|\d{6}")
_WORD = re.compile(r"[^\W\d_]+'?[^\W\d_]*|\d+")
_ORDINAL = re.compile(r"(?<=\d)\s?(?:st|nd|rd|th|af|ail|il|ydd|fed|eg|ed|ain)\b")
_RUN_TOGETHER = re.compile(r"(\d{1,2})[/.\-](\d{2})(\d{4})|(?!19|20)(\d{2})(\d{2})[/.\-](\d{4})")
_EASTER = re.compile(
    r"(?P<first>\d{4} )?(?P<day>good friday|easter (?:monday|sunday|day)|(?:(?:over|at) )?(?:easter|pasg|y pasg))"
    r"(?: (?:time|holidays?|break|period|weekend))?(?:[ ,]+(?P<year>\d{4}|\d{2}))?"
)
_NEW_YEAR = re.compile(r"new year(?: time| period| holidays?)?\b")
_MONTH_IN_EDTF = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def full_year(digits: str) -> int:
    """Return the year meant by two or four digits."""
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number <= _PIVOT else 1900)


def read(text: str) -> Partial:
    """Return what one date expression gives; Unreadable when it is none or more than one."""
    text = _ORDINAL.sub("", text).strip(" .,;:()[]-/")
    if easter := _easter(text):
        return easter  # before the weekdays: "Good Friday" is a day of the year
    weekday, text = _weekday(text)
    found = _numeric(text) or _feast(text) or _worded(text)
    if found is None:
        raise Unreadable(NOT_UNDERSTOOD)
    return replace(found, weekday=weekday)


def _weekday(text: str) -> tuple[int | None, str]:
    for word in re.finditer(r"[a-z]+", text):
        if word[0] in WEEKDAYS and len(word[0]) > 1:
            rest = f"{text[: word.start()]} {text[word.end() :]}"
            return WEEKDAYS[word[0]], rest.strip(" .,;:()[]-/")
    return None, text


def _numeric(text: str) -> Partial | None:
    if m := _YMD.fullmatch(text):
        return Partial(int(m[1]), int(m[2]), int(m[3]))
    if m := _DMY.fullmatch(text):
        return Partial(full_year(m[3]), int(m[2]), int(m[1]))
    if m := _RUN_TOGETHER.fullmatch(text):  # 03/042021: one separator is missing
        day, month, year = (int(part) for part in m.groups() if part)
        return Partial(year, month, day)
    if m := _MY.fullmatch(text):
        return Partial(int(m[2]), int(m[1]))
    if m := _YM.fullmatch(text):
        return _year_and(int(m[1]), int(m[2]))
    if m := _DM.fullmatch(text):
        first, second = int(m[1]), int(m[2])
        if second > 12 and 1 <= first <= 12:
            return Partial(full_year(m[2]), first) if len(m[2]) == 2 else None
        return Partial(None, second, first)
    if _YEAR.fullmatch(text):
        return Partial(int(text))
    if _SOLID.fullmatch(text):
        return _solid(text)
    if text.isdecimal() and 1 <= int(text) <= 31 and len(text) <= 2:
        return Partial(day=int(text))
    return None


def _year_and(year: int, second: int) -> Partial | None:
    """Read 2021-03 as a month and 2021-22 as neither: a school year or EDTF's summer, so no month at all."""
    return Partial(year, second) if 1 <= second <= 12 else None


def _solid(text: str) -> Partial | None:
    """Read eight or six digits without separators; at most one of the two readings of eight is a date."""
    if len(text) == 8 and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR and 1 <= int(text[4:6]) <= 12:
        return Partial(int(text[:4]), int(text[4:6]), int(text[6:]))
    return Partial(full_year(text[4:]), int(text[2:4]), int(text[:2]))


def _feast(text: str) -> Partial | None:
    for name, (month, day) in FEASTS.items():
        if name in text:
            year = _worded_year(text.replace(name, " "))
            return Partial(year, month, day) if year != 0 else None
    for name in ("christmas", "xmas", "nadolig"):
        if re.search(rf"\b{name}\b", text):
            year = _worded_year(re.sub(rf"\b{name}\b( time| period| holidays?)?", " ", text))
            return Partial(year, 12, approximate=True) if year != 0 else None
    if found := _NEW_YEAR.match(text):
        year = _worded_year(text[found.end() :])
        return Partial(year, 1, approximate=True) if year != 0 else None
    return None


def _easter(text: str) -> Partial | None:
    """Read Easter and the days that hang on it; the season round it is given as about its month."""
    found = _EASTER.fullmatch(text)
    if found is None or (year := _worded_year(found["year"] or found["first"] or "")) in {None, 0}:
        return None
    assert year is not None  # noqa: S101 - tested above
    shift = {"good friday": -2, "easter monday": 1, "easter sunday": 0, "easter day": 0}.get(found["day"])
    sunday = easter_sunday(year)
    day = sunday + dt.timedelta(days=shift or 0)
    return Partial(year, day.month, None if shift is None else day.day, approximate=shift is None)


def easter_sunday(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    left = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * left) // 433
    month = (h + left - 7 * m + 90) // 25
    return dt.date(year, month, (h + left - 7 * m + 33 * month + 19) % 32)


def _worded_year(rest: str) -> int | None:
    """Return the year in what is left, None when nothing is left, 0 when it is something else."""
    rest = rest.strip(" ,.'-")
    if not rest:
        return None
    return full_year(rest) if rest.isdecimal() and len(rest) in {2, 4} else 0


def _worded(text: str) -> Partial | None:
    words = _WORD.findall(text)
    if len(words) > 4 or re.sub(r"[\s/.\-\\,:;_|'()]", "", text) != "".join(words).replace("'", ""):
        return None
    names = [w for w in words if not w.isdecimal()]
    numbers = [w for w in words if w.isdecimal()]
    if names and names[0] in SEASONS:
        return _season(names, numbers)
    if len(names) != 1 or names[0] not in MONTHS or any(len(n) not in {1, 2, 4} for n in numbers):
        return None
    month, place = MONTHS[names[0]], words.index(names[0])
    if not numbers:
        return Partial(month=month)
    if len(numbers) == 1:
        return _with_one_number(month, numbers[0], before=place == 1, marked="'" in text)
    if len(numbers) == 2:
        first, second = numbers
        if len(first) == 4 and len(second) <= 2 and place > 0:  # "January 2023-24" gives no day
            return Partial(int(first), month, int(second))
        if len(first) <= 2 and len(second) in {2, 4} and place < 2:
            return Partial(full_year(second), month, int(first))
    return None


def _with_one_number(month: int, number: str, *, before: bool, marked: bool) -> Partial | None:
    if len(number) == 4:
        return Partial(int(number), month)
    value = int(number)
    if marked or (not before and len(number) == 2 and value > 31):
        return Partial(full_year(number), month)
    if before:
        return Partial(None, month, value)
    if len(number) == 2:
        return Partial(full_year(number), month, two=value)
    return Partial(None, month, value)


def _season(names: list[str], numbers: list[str]) -> Partial | None:
    season = SEASONS[names[0]]
    if len(names) == 2 and names[1] == "term" and names[0] in TERMS:
        first, last = TERMS[names[0]]
        year = full_year(numbers[0]) if len(numbers) == 1 and len(numbers[0]) in {2, 4} else None
        return Partial(year, first, until=last) if len(numbers) <= 1 else None
    if len(names) != 1 or any(len(n) not in {2, 4} for n in numbers):
        return None
    if not numbers:
        return Partial(season=season)
    if len(numbers) == 1:
        return Partial(full_year(numbers[0]), season=season)
    years = [full_year(n) for n in numbers]
    if season == 24 and len(years) == 2 and years[1] == years[0] + 1:
        return Partial(years[0], season=season)
    return None


def month_of(edtf: str) -> tuple[int, int, int] | None:
    """Return year, month and day (0: none) of the last day of EDTF; None where it names no month."""
    found = _MONTH_IN_EDTF.match(edtf.split("/")[-1])
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found and 1 <= int(found[2]) <= 12 else None


def weekday_of(partial: Partial) -> int | None:
    """Return the weekday of a full date, None for any other."""
    if partial.year is None or partial.month is None or partial.day is None:
        return None
    return dt.date(partial.year, partial.month, partial.day).weekday()
