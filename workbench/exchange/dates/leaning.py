"""Dates that lean on the row above: "the following day", "two weeks later", "yr un diwrnod"."""

from __future__ import annotations

import datetime as dt
import re

from workbench.exchange.dates.partial import FIRST_YEAR, LAST_YEAR

NO_ROW_ABOVE = "The date leans on another row, and that row gives no day."

_PART = r"(?:day|date|morning|afternoon|evening|night|am|pm)"
_DYDD = r"(?:diwrnod|dydd|bore|prynhawn|noson|dyddiad)"
_AND_WHEN = re.compile(r"[ ,]+(?:in the )?(?:am|pm|a\.m|p\.m|morning|afternoon|evening|night)$")
_SAME_DAY = re.compile(
    rf"(?:(?:on )?(?:the )?(?:same|that) {_PART}|later (?:that|the same) {_PART}|later on|ditto|do\.?|as above|"
    rf"see above|[\"']{{1,2}}|yr un {_DYDD}|y {_DYDD} (?:hwnnw|honno)|yn ddiweddarach|fel uchod)(?: as above)?"
)
_NEXT_DAY = re.compile(
    rf"(?:on )?(?:the )?(?:following|next) {_PART}|(?:the )?(?:day|morning) after|(?:y )?{_DYDD} (?:wedyn|canlynol|"
    r"ganlynol|nesaf)|[dt]rannoeth"
)
_DAY_BEFORE = re.compile(
    r"(?:on )?(?:the )?(?:previous (?:day|evening|night|morning)|(?:day|night|evening) before)|"
    r"(?:y )?(?:diwrnod|noson) (?:cynt|blaenorol)"
)
_NEXT_WEEK = re.compile(
    r"(?:in |during )?(?:the )?(?:following|next) week|(?:the )?week after|yr wythnos (?:ganlynol|wedyn|nesaf)"
)
_SHIFT = re.compile(
    r"(?P<rough>about |around |approx\.? |tua )?(?:(?P<n>\d{1,3}|[a-z]+) )?"
    r"(?P<unit>n?d?diwrnod|niwrnod|d?deuddydd|dyddiau|w?ythnos(?:au)?|f?mis(?:oedd)?|days?|weeks?|fortnight|"
    r"months?) (?P<way>later|after(?:wards)?|on|earlier|before|previously|prior|yn ddiweddarach|wedyn|ynghynt)"
)
_COUNTS = {
    "": 1, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "un": 1, "dau": 2, "dwy": 2, "tri": 3, "tair": 3, "pedwar": 4, "pedair": 4,
    "pum": 5, "pump": 5, "chwe": 6, "saith": 7, "deg": 10,
}  # fmt: skip
_SEVERAL = {"days", "weeks", "months", "dyddiau", "wythnosau", "misoedd", "fisoedd"}
_BACK = {"earlier", "before", "previously", "prior", "ynghynt"}
_OPENING = re.compile(
    rf"(?:(?:on )?(?:the )?(?:following|next|same|that) {_PART}|yr un diwrnod|y diwrnod (?:wedyn|canlynol)|"
    r"ditto|do\.?|as above)[ ,:;\-]*\(?"
)


def opening(words: str) -> str | None:
    """Return what follows words such as "next day" where something does: "next day (4/4/21)" gives its own date."""
    found = _OPENING.match(words)
    rest = words[found.end() :].strip(" ()") if found else ""
    return rest if re.search(r"\d", rest) else None


def resolved(words: str, row_above: str | None) -> tuple[str | None, str | None] | None:
    """Return EDTF and a problem for words that lean on the row above; None when they are not of that kind."""
    bare = words.strip(" .,()")
    found = _resolved(bare, row_above)
    if found is None and (shorter := _AND_WHEN.sub("", bare).strip(" .,()")) != bare:
        found = _resolved(shorter, row_above)
    return found


def _resolved(bare: str, row_above: str | None) -> tuple[str | None, str | None] | None:
    if _SAME_DAY.fullmatch(bare):
        return (row_above, None) if row_above else (None, NO_ROW_ABOVE)
    if _NEXT_DAY.fullmatch(bare):
        return _shifted(row_above, 1)
    if _DAY_BEFORE.fullmatch(bare):
        return _shifted(row_above, -1)
    if _NEXT_WEEK.fullmatch(bare):
        return _week_after(row_above)
    found = _SHIFT.fullmatch(bare)
    if found is None:
        return None
    said, unit = found["n"] or "", found["unit"]
    count = int(said) if said.isdecimal() else _COUNTS.get(said)
    if count is None or (not said and unit in _SEVERAL):
        return None  # "some weeks later" is no date
    edtf, problem = _moved(row_above, -count if found["way"] in _BACK else count, unit)
    return (f"{edtf}~" if edtf and found["rough"] and edtf[-1].isdigit() else edtf), problem


def _moved(row_above: str | None, count: int, unit: str) -> tuple[str | None, str | None]:
    if "mis" in unit or "fis" in unit or "month" in unit:
        return _months(row_above, count)
    if "deuddydd" in unit:
        return _shifted(row_above, 2 if count > 0 else -2)
    return _shifted(row_above, count * (7 if "eek" in unit or "ythnos" in unit else 14 if "fort" in unit else 1))


def _day(row_above: str | None) -> tuple[dt.date, str] | None:
    """Return the day of the row above and its doubt; the last day of a period."""
    last = (row_above or "").split("/")[-1]
    try:
        return dt.date.fromisoformat(last[:10]), last[10:]
    except ValueError:
        return None


def _shifted(row_above: str | None, days: int) -> tuple[str | None, str | None]:
    found = _day(row_above)
    try:
        return ((found[0] + dt.timedelta(days)).isoformat() + found[1], None) if found else (None, NO_ROW_ABOVE)
    except OverflowError:
        return None, NO_ROW_ABOVE


def _week_after(row_above: str | None) -> tuple[str | None, str | None]:
    found = _day(row_above)
    if found is None:
        return None, NO_ROW_ABOVE
    monday = found[0] + dt.timedelta(days=7 - found[0].weekday())
    return f"{monday}/{monday + dt.timedelta(days=6)}", None


def _months(row_above: str | None, count: int) -> tuple[str | None, str | None]:
    """Return about the month meant: nobody counts the days of months."""
    found = _day(row_above)
    if found is None:
        return None, NO_ROW_ABOVE
    months = found[0].year * 12 + found[0].month - 1 + count
    year, month = divmod(months, 12)
    return (f"{year}-{month + 1:02}~", None) if FIRST_YEAR <= year <= LAST_YEAR else (None, NO_ROW_ABOVE)
