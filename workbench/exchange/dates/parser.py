"""From the sender's words to EDTF: doubt, ranges, weeks, words that lean on the row above, and single dates."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from dataclasses import dataclass, replace

from workbench.exchange.dates import leaning, times, vocabulary
from workbench.exchange.dates import partial as single
from workbench.exchange.dates.partial import NO_YEAR, NOT_UNDERSTOOD, Partial, Unreadable

NO_DATE = "There is no date."
ONLY_WEEKDAY = "Only a day of the week is given."
WRONG_WEEKDAY = "The day of the week does not fit the date."
ENDS_FIRST = "The period ends before it begins."
SEVERAL = "Several dates are given; the period from the first to the last is used."
OTHER_WORDS = "There are other words beside the date; check it."
YEAR_INFERRED = "The year is not given; it was taken from the rows around this one."
MONTH_INFERRED = "Only the day is given; its month and year were taken from the rows around this one."
FROM_ROW_ABOVE = "The date leans on the row above and was worked out from it."
FROM_SERIAL = "The date stands as a number; it was read as a spreadsheet counts days."
MISTYPED = "The date is written like a time; check it."
MONTH_AND_YEAR = "It was read as a month and a year; it could be a day and a month."
TWO_MEANINGS = "Hydref is October and autumn alike; October was taken."
SERIAL_RANGE = (30000, 60000)  # 18 February 1982 to 8 April 2064: a number in a date cell outside it is no day
TEXT_SERIAL_RANGE = (36500, 55000)  # narrower for text, which may as well be a reference number

_LONGEST = 200
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"), "-")
_QUOTES = {ord(c): "'" for c in "\u2018\u2019\u201b`\u00b4"} | {ord(c): '"' for c in "\u201c\u201d"}
_DIGIT_LIKE = re.compile(r"(?<![a-z0-9])(?!\d{1,2}il\b)[ol0-9i|]*[0-9][ol0-9i|]*(?![a-z0-9])")
_LIKE_A_TIME = re.compile(r"(\d{1,2})([:;])(\d{1,2})\2(\d{4}|\d{2})")
_NO_TIME = re.compile(r"(?<=\d)[ t]0?0:00:00(?:\.0+)?$")
_ISO_TIME = re.compile(r"(?<=\d)t(?=\d{2}:\d{2})")
_DOTTED_TIME = re.compile(
    r"^(.*\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|.*[a-z] ?\d{4})[ ,]+(?:at |@ ?)?([01]?\d|2[0-3])\.?([0-5]\d)$"
)
_OPEN_INTERVAL = re.compile(r"\.\./(?P<before>[\d?~%-]+)|(?P<after>[\d?~%-]+)/\.\.")
_MARKS = re.compile(r"[*\u2020\u2021\u00a7]|\[\d{1,2}\]")  # of footnotes
_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
_RANGE = re.compile(
    r"\s*(?:\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b|\bhyd at\b|\bhyd\b|\bi\b(?= \w))\s*|\s+-\s+|-|"
    r"\s*&\s*|/|\s+and\s+|\s+ac?\s+(?=\w)"
)
_LIST = re.compile(r"\s*(?:[,;\n&+]|\band\b)\s*")
_MONTH_FIRST_RANGE = re.compile(r"([a-z]+)\.? (\d{1,2}) ?(?:-|to|and|&) ?(\d{1,2}),? '?(\d{4})")
_ACROSS_YEARS = re.compile(r"([a-z]{3,9})\.? ?[-/] ?([a-z]{3,9})\.? ((?:19|20)\d\d) ?[-/] ?(\d\d)")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)\s*[-/]\s*(\d\d)")
_SLASHED_DAYS = re.compile(r"(\d{1,2}(?:/\d{1,2}){2,8}) ([a-z]{3,10} \d{4})")
_BETWEEN = re.compile(r"^(?:between|from|rhwng|o)\s+(?=.*(?:\band\b|\bto\b|\buntil\b|-|\bac?\b|\bhyd\b|\bi\b))")
_QUARTER = re.compile(r"(?:q([1-4])[ /]+(\d{4})|(\d{4})[ /-]*q([1-4]))")
_LEADING_DATE = re.compile(
    r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)|"
    r"(?:[a-z]+ )?\d{1,2}(?:st|nd|rd|th)? ?[a-z]{3,9}\.? (?:\d{4})(?!\d)"
)
_DATE_SHAPED = re.compile(r"\d{1,4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,4}|\b(?:19|20)\d\d\b")
_INVERTS = re.compile(r"\b(?:not|born|dob|d\.o\.b|due|unless|instead)\b")


@dataclass(frozen=True, slots=True)
class Around:
    """What the rows around a date say: EDTF of the nearest dated rows ``above`` and ``below``; ``year`` of a heading.

    ``row_above``: the date of the very row above, for 'the following day'. ``epoch_1904``: the workbook counts its
    days from 1904 (old Excel for Macintosh).
    """

    above: str | None = None
    below: str | None = None
    row_above: str | None = None
    year: int | None = None
    epoch_1904: bool = False


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """``edtf`` or None; ``time`` HH:MM when the date's words held one; ``inferred`` when other rows lent something.

    ``problem`` is one sentence on what was not understood or needs a look; it never repeats the words.
    """

    edtf: str | None = None
    time: str | None = None
    inferred: bool = False
    problem: str | None = None


def parse_date(value: object, around: Around | None = None) -> ParsedDate:
    """Return what a date cell means; day before month always. Never raises.

    ``value``: text, None, a ``date`` or ``datetime``, or a number (an Excel serial day, or a year).
    """
    around = around or Around()
    if value is None or isinstance(value, bool):
        return ParsedDate(problem=NO_DATE)
    if isinstance(value, dt.datetime):
        clock = f"{value.hour:02}:{value.minute:02}" if (value.hour or value.minute) else None
        return _checked_year(ParsedDate(value.date().isoformat(), clock))
    if isinstance(value, dt.date):
        return _checked_year(ParsedDate(value.isoformat()))
    if isinstance(value, int | float):
        return _number(float(value), around)
    return _words(str(value), around)


def _checked_year(parsed: ParsedDate) -> ParsedDate:
    year = int((parsed.edtf or "0")[:4])
    return parsed if single.FIRST_YEAR <= year <= single.LAST_YEAR else ParsedDate(problem=single.NO_SUCH_DAY)


def _number(number: float, around: Around) -> ParsedDate:
    if not math.isfinite(number):
        return ParsedDate(problem=NOT_UNDERSTOOD)
    if number.is_integer() and single.FIRST_YEAR <= number <= single.LAST_YEAR:
        return ParsedDate(f"{int(number)}")
    if not SERIAL_RANGE[0] <= number <= SERIAL_RANGE[1]:
        solid = number.is_integer() and 10_000_000 <= number < 100_000_000  # 20210403 typed as a number
        return _words(f"{number:.0f}", around) if solid else ParsedDate(problem=NOT_UNDERSTOOD)
    # Excel counts from 1900 with a 29 February 1900 that never was, hence 30 December (ECMA-376 part 1, 18.17.4.1)
    start = dt.date(1904, 1, 1) if around.epoch_1904 else dt.date(1899, 12, 30)
    day = start + dt.timedelta(days=int(number))
    minutes = round(number % 1 * 1440) % 1440
    return ParsedDate(day.isoformat(), f"{minutes // 60:02}:{minutes % 60:02}" if minutes else None, True, FROM_SERIAL)


def plain(text: str) -> str:
    """Return the words in one case and one kind of dash, quote and blank; letters among digits as digits."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_QUOTES).casefold()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    folded = " ".join(_MARKS.sub(" ", folded).split()).strip(" .;,")
    digits = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1"})
    return times.in_english(_DIGIT_LIKE.sub(lambda m: m[0].translate(digits), folded))


def _words(text: str, around: Around) -> ParsedDate:
    if len(text) > _LONGEST:
        return ParsedDate(problem=NOT_UNDERSTOOD)
    if opened := _OPEN_INTERVAL.fullmatch(text.strip()):  # EDTF, as our own tables write it
        inner = _words(opened["before"] or opened["after"], around)
        whole = inner.edtf and "/" not in inner.edtf
        return replace(inner, edtf=f"../{inner.edtf}" if opened["before"] else f"{inner.edtf}/..") if whole else inner
    words = plain(text)
    if not words or words.strip("()[] ") in vocabulary.NOTHING:
        return ParsedDate(problem=NO_DATE)
    if _NUMBER.fullmatch(words):
        number = float(words)
        fits = TEXT_SERIAL_RANGE[0] <= number <= TEXT_SERIAL_RANGE[1]
        return _number(number, around) if fits else ParsedDate(problem=NOT_UNDERSTOOD)
    if like_a_time := _LIKE_A_TIME.fullmatch(words):
        return _mistyped(like_a_time, around)
    words, clock = _without_time(_NO_TIME.sub("", words))
    if not words.strip("@ ,;-()"):
        return ParsedDate(time=clock, problem=NO_DATE)
    while opened := vocabulary.UNKNOWN_PART.match(words):
        words = words[opened.end() :]
    if leaning := _leaning(words, around):
        return replace(leaning, time=clock)
    return replace(_qualified(words, around), time=clock)


def _mistyped(found: re.Match[str], around: Around) -> ParsedDate:
    """Read 3:4:21 in a date's place as a day; 10:30:00 is none, for there is no such month."""
    parsed = _qualified(f"{found[1]}/{found[3]}/{found[4]}", around)
    if parsed.edtf is None:
        return ParsedDate(time=times.parse_time(found[0]).start, problem=NO_DATE)
    return replace(parsed, problem=MISTYPED)


def _without_time(words: str) -> tuple[str, str | None]:
    """Take the times out; the first is returned."""
    words = _DOTTED_TIME.sub(r"\1 \2:\3", _ISO_TIME.sub(" ", words))
    clock: str | None = None
    for form in times.IN_A_DATE:
        for found in form.finditer(words):
            clock = clock or times.time_of(found)
        words = form.sub(" ", words)
    if clock:
        words = re.sub(r"(?:\s(?:at|@|-|to|between|from|approx|about)\s*)+$", "", f" {words} ".rstrip())
    return " ".join(words.split()).strip(" ,;@"), clock


def _leaning(words: str, around: Around) -> ParsedDate | None:
    """Resolve 'the following day' and its like from the row above; None when the words are not of that kind."""
    if (own := leaning.opening(words)) is not None:
        found = _qualified(own, around)
        return found if found.edtf else None
    if (resolved := leaning.resolved(words, around.row_above)) is None:
        return None
    edtf, problem = resolved
    return ParsedDate(edtf, inferred=True, problem=problem or FROM_ROW_ABOVE)


def _qualified(words: str, around: Around) -> ParsedDate:
    """Read the doubt off the words, then the date."""
    doubtful = bool(vocabulary.UNCERTAIN.search(words))
    rough = bool(vocabulary.APPROXIMATE.search(words))
    bare = vocabulary.APPROXIMATE.sub(" ", vocabulary.UNCERTAIN.sub(" ", words))
    bare = " ".join(bare.replace("()", " ").replace("[]", " ").split()).strip(" ,;.")
    if not bare:
        return ParsedDate(problem=NO_DATE)
    if vocabulary.SCHOOL_YEAR.fullmatch(bare):
        return ParsedDate(problem=NOT_UNDERSTOOD)
    try:
        return _Reading(around).read(bare, doubtful, rough)
    except Unreadable as reason:
        if bare.strip(" ()") in vocabulary.WEEKDAYS:
            return ParsedDate(problem=ONLY_WEEKDAY)
        return _among_words(bare, str(reason), doubtful, rough, around)


def _among_words(bare: str, reason: str, doubtful: bool, rough: bool, around: Around) -> ParsedDate:
    """Read a date that begins a cell with other words after it, or several dates; else say why not."""
    if slashed := _SLASHED_DAYS.fullmatch(bare):
        bare = f"{slashed[1].replace('/', ', ')} {slashed[2]}"
    parts = [p for p in _LIST.split(bare) if p]
    if 2 <= len(parts) <= 12:
        try:
            return _Reading(around).several(parts)
        except Unreadable:
            pass
    found = _LEADING_DATE.match(bare)
    rest = bare[found.end() :] if found else ""
    alone = not _DATE_SHAPED.search(rest) or vocabulary.RECORDED_LATER.match(rest)
    if found and rest and not rest[0].isdigit() and alone and not _INVERTS.search(rest):
        try:
            return replace(_Reading(around).read(found[0], doubtful, rough), problem=OTHER_WORDS)
        except Unreadable as inner:
            return ParsedDate(problem=str(inner))
    return ParsedDate(problem=reason)


class _Reading:
    """One reading of a date's words; remembers what it had to infer."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._inferred = False
        self._problem: str | None = None

    def read(self, words: str, doubtful: bool, rough: bool) -> ParsedDate:
        edtf, stretched = self._period(words)
        mark = "%" if doubtful and (rough or stretched) else "?" if doubtful else "~" if rough or stretched else ""
        return ParsedDate(_marked(edtf, mark), None, self._inferred, self._problem)

    def several(self, parts: list[str]) -> ParsedDate:
        """Read a list of days as the period from the first to the last."""
        last = single.read(_tidied(parts[-1]))
        read = [single.read(_tidied(part)).filled(last) for part in parts[:-1]]
        days = sorted(self._edtf(part) for part in [*read, last])
        if any(len(day) != 10 for day in days):
            raise Unreadable(NOT_UNDERSTOOD)
        return ParsedDate(f"{days[0]}/{days[-1]}", None, self._inferred, SEVERAL)

    def _period(self, words: str) -> tuple[str, bool]:
        """Return EDTF, and whether words such as 'early' make it approximate."""
        if week := self._week(words):
            return week, False
        if quarter := _QUARTER.fullmatch(words):
            year, first = quarter[2] or quarter[3], int(quarter[1] or quarter[4]) * 3 - 2
            return f"{year}-{first:02}/{year}-{first + 2:02}", False
        if open_ended := self._open(words):
            return open_ended
        tidy = _tidied(words)
        try:
            found, stretched = self._stretched(tidy)
        except Unreadable as reason:
            ranged = self._range(tidy)
            if ranged is None:
                raise reason from None
            return ranged
        edtf = self._edtf(found)
        if len(edtf) == len("2021-10") and edtf.endswith("-10") and "hydref" in words:
            self._problem = TWO_MEANINGS
        elif len(edtf) == len("2021-08") and found.two and "-" not in words:
            self._problem = MONTH_AND_YEAR
        return edtf, (stretched and not found.season) or found.approximate

    def _stretched(self, words: str) -> tuple[Partial, bool]:
        """Read one date with or without 'early', 'mid', 'end of' before it; a day cannot be early."""
        try:
            return single.read(words), False
        except Unreadable:
            shorter = vocabulary.PART_OF.sub(" ", words)
            if shorter == words:
                raise
            found = single.read(" ".join(shorter.split()))
            if found.two and found.day is None:
                return replace(found, two=None), True
            return found, found.day is None

    def _week(self, words: str) -> str | None:
        for form, first, last in (
            (vocabulary.WEEK_BEGINNING, 0, 6),
            (vocabulary.WEEK_ENDING, -6, 0),
            (vocabulary.WEEKEND, 0, 1),
        ):
            if begun := form.match(words):
                edtf = self._edtf(single.read(_tidied(words[begun.end() :])))
                if len(edtf) != 10:
                    raise Unreadable(NOT_UNDERSTOOD)
                day = dt.date.fromisoformat(edtf)
                if form is vocabulary.WEEKEND:
                    day += dt.timedelta(days=-1 if day.weekday() == 6 else 5 - day.weekday())
                return f"{day + dt.timedelta(days=first)}/{day + dt.timedelta(days=last)}"
        return None

    def _open(self, words: str) -> tuple[str, bool] | None:
        if vocabulary.ONWARDS.search(words):
            edtf, stretched = self._period(vocabulary.AFTER.sub("", vocabulary.ONWARDS.sub("", words)))
            return self._side(edtf, before=False), stretched
        if begun := vocabulary.BEFORE.match(words):
            edtf, stretched = self._period(words[begun.end() :])
            return self._side(edtf, before=True), stretched
        begun = vocabulary.AFTER.match(words)
        if begun and not (words.startswith("from") and _BETWEEN.match(words)):
            edtf, stretched = self._period(words[begun.end() :])
            return self._side(edtf, before=False), stretched
        return None

    @staticmethod
    def _side(edtf: str, *, before: bool) -> str:
        if "/" in edtf:
            raise Unreadable(NOT_UNDERSTOOD)
        return f"../{edtf}" if before else f"{edtf}/.."

    def _range(self, words: str) -> tuple[str, bool] | None:
        """Read two ends with something between them; None when no cut leaves two dates."""
        words = _MONTH_FIRST_RANGE.sub(r"\2 - \3 \1 \4", _BETWEEN.sub("", words))
        if across := _ACROSS_YEARS.fullmatch(words):  # December/January 2023-24
            words = f"{across[1]} {across[3]} - {across[2]} '{across[4]}"
        if two := _TWO_YEARS.fullmatch(words):
            year, next_year = int(two[1]), single.full_year(two[2])
            return (f"{year}/{next_year}", False) if next_year == year + 1 else None
        for cut in _RANGE.finditer(words):
            if cut[0] == "/" and words.count("/") > 1:
                continue  # 3/4/2/1 is a slip, not two dates
            try:
                first, early = self._stretched(_tidied(words[: cut.start()]))
                last, late = self._stretched(_tidied(words[cut.end() :]))
                return self._ends(first, last), early or late
            except Unreadable as reason:
                if str(reason) != NOT_UNDERSTOOD:
                    raise
        return None

    def _ends(self, first: Partial, last: Partial) -> str:
        if last.day is not None and last.month is None and first.day is None:
            raise Unreadable(NOT_UNDERSTOOD)  # "January 2020-21": the 21 is no day of a month
        borrowed = first.year is None
        first = first.filled(last)
        if last.year is None:
            last = self._with_year(last)
            first = replace(first, year=first.year or last.year)
        if first.until or last.until:
            raise Unreadable(NOT_UNDERSTOOD)
        start, end = self._edtf(first), self._edtf(last)
        if borrowed and _place(start) > _place(end) and (first.month or 0) > (last.month or 13):
            start = self._edtf(replace(first, year=(first.year or 0) - 1))  # 28 December - 3 January 2021
        winter = first.season == 24 or last.season == 24  # EDTF leaves open which end of the year a winter is
        if _place(start) > _place(end) and not (winter and first.year == last.year):
            raise Unreadable(ENDS_FIRST)
        return start if start == end else f"{start}/{end}"

    def _edtf(self, found: Partial) -> str:
        found = self._with_year(found)
        edtf = found.edtf()
        if found.weekday is not None:
            actual = single.weekday_of(found)
            if actual is None:
                raise Unreadable(NOT_UNDERSTOOD)
            if actual != found.weekday:
                self._problem = WRONG_WEEKDAY
        return edtf

    def _with_year(self, found: Partial) -> Partial:
        """Give a date without a year the year of its neighbours; 'Aug 21' is 2021 unless they speak against it."""
        years = sorted(_years(self._around))
        if found.two and found.year and years and not years[0] - 1 <= found.year <= years[-1] + 1:
            found = replace(found, year=None, day=found.two)
        if found.day is not None and found.month is None and found.year is None:
            return self._with_month(found)
        if found.year is not None or (found.month is None and found.season is None):
            return found
        if not years:
            raise Unreadable(NO_YEAR)
        self._inferred, self._problem = True, YEAR_INFERRED
        return replace(found, year=self._best_year(found, years))

    def _with_month(self, found: Partial) -> Partial:
        """Give a day alone the first month in which it does not come before the row above."""
        above = single.month_of(self._around.above or "")
        if above is None or found.day is None:
            return found
        year, month, day = above
        for _ in range(2):  # the month of the row above, or the next one
            if found.day >= day:
                self._inferred, self._problem = True, MONTH_INFERRED
                return replace(found, year=year, month=month)
            year, month, day = (year, month + 1, 0) if month < 12 else (year + 1, 1, 0)
        return found

    def _best_year(self, found: Partial, years: list[int]) -> int:
        """Return the year that keeps the rows in order; the weekday, when given, decides first."""

        def cost(year: int) -> tuple[bool, bool, int, int]:
            at = replace(found, year=year)
            try:
                edtf = at.edtf()
            except Unreadable:
                return (True, True, 0, year)
            off = found.weekday is not None and single.weekday_of(at) != found.weekday
            place = _place(edtf)
            above, below = self._around.above, self._around.below
            disorder = bool(above and place < _place(above)) or bool(below and place > _place(_last(below)))
            anchor = _place(above or below or f"{year}-07")
            return (off, disorder, abs(place - anchor), year)

        if self._around.year:
            return self._around.year
        return min(range(years[0] - 1, years[-1] + 2), key=cost)


def _years(around: Around) -> set[int]:
    found = {int(m) for m in re.findall(r"\b\d{4}\b", f"{around.above or ''} {around.below or ''}")}
    return found | ({around.year} if around.year else set())


def _last(edtf: str) -> str:
    return edtf.split("/")[-1]


def _place(edtf: str) -> int:
    """Return a number of days that orders EDTF well enough to choose a year by."""
    parts = [p for p in edtf.split("/") if p and p != ".."]
    numbers = [int(n) for n in re.findall(r"\d+", parts[0])] if parts else [0]
    month = numbers[1] if len(numbers) > 1 else 7
    month = {21: 4, 22: 7, 23: 10, 24: 1}.get(month, month)
    return numbers[0] * 366 + month * 31 + (numbers[2] if len(numbers) > 2 else 15)


def _marked(edtf: str, mark: str) -> str:
    """Put ``?``, ``~`` or ``%`` on the date, or on each end of an interval."""
    return "/".join(end if end in {"", ".."} else f"{end}{mark}" for end in edtf.split("/"))


def _tidied(words: str) -> str:
    """Take away the words that say nothing about the day."""
    for welsh, english in vocabulary.WELSH_TERMS:
        words = words.replace(welsh, english)
    words = vocabulary.FILLERS.sub(" ", vocabulary.HOUR_WORDS.sub(" ", words))
    return " ".join(words.replace("()", " ").split()).strip(" ,;.:()[]-@")
