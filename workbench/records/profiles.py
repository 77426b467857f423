"""What differs from one jurisdiction to another, as dated data: words, stages, clocks, criteria, holidays.

The profiles that come with the program are files under ``resources/profiles``; a reviewer's edited copy is kept in the
store and read by the same :meth:`Profile.parse`. Every statement names its source; one that rests on general
knowledge of the field has ``to_check`` and is shown so, because guidance moves and a wrong clock does harm.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Self, TypeVar

from workbench.errors import BadInput
from workbench.records.checks import is_edtf
from workbench.records.clocks import Calendar, Clock, ClockState, Unit, clock_state
from workbench.records.jurisdictions import names, text
from workbench.records.review import Review
from workbench.records.spec import FieldKind

__all__ = [
    "Calendar",
    "Clock",
    "ClockState",
    "Profile",
    "Reference",
    "Stage",
    "Statement",
    "Unit",
    "Word",
    "add_working_days",
    "clock_state",
    "load",
    "names",
    "text",
    "working_days_between",
]

FORMAT = "review-profile"

_ENTRY = TypeVar("_ENTRY")
_FIX = "Correct it and try again; nothing was changed."
LONGEST_CLOCK = 3660  # ten years: a longer one is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class Word:
    """A controlled term: ``code`` in the records, ``title`` on screen and in reports."""

    code: str
    title: str
    source: str = ""
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the review in its order, with one sentence of guidance to read beside it."""

    code: str
    title: str
    guidance: str = ""
    who: str = ""
    timing: str = ""
    source: str = ""
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the guidance, for example a criterion or the wording on accountability."""

    code: str
    text: str
    source: str = ""
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a statement comes from; ``tag`` is what the statements name."""

    tag: str
    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One jurisdiction, as of ``valid_from``.

    ``spelling`` is en_GB or en_US, ``paper`` A4 or Letter. ``statements`` holds the standing sentences by code, such as
    ``accountability``, ``purpose`` and ``lookback``; :meth:`statement` finds one.
    """

    jurisdiction: str
    title: str
    valid_from: str
    note: str
    spelling: str
    paper: str
    calendar: Calendar
    vocabularies: Mapping[str, tuple[Word, ...]]
    stages: tuple[Stage, ...]
    clocks: tuple[Clock, ...]
    criteria: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    sources: Mapping[str, Reference]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a profile from its JSON text; BadInput says what is wrong and where.

        What is missing is empty and what is not known is left alone: an edited copy may come from another version.
        """
        return cls(**_read(text))

    @property
    def to_check(self) -> int:
        """How many entries rest on general knowledge that nobody has checked yet."""
        words = (word for vocabulary in self.vocabularies.values() for word in vocabulary)
        entries: list[Stage | Clock | Statement | Word | Calendar] = [
            *self.stages, *self.clocks, *self.criteria, *self.statements, *words, self.calendar
        ]  # fmt: skip
        return sum(entry.to_check for entry in entries)

    @property
    def accountability(self) -> str:
        """What the report says on accountability: a review decides no blame."""
        return self.statement("accountability")

    def words(self, vocabulary: str) -> tuple[Word, ...]:
        """Return the words of a list, such as ``review_type``, ``theme`` or ``role``; none for an unknown list."""
        return self.vocabularies.get(vocabulary, ())

    def title_of(self, vocabulary: str, code: str) -> str:
        """Return the title of a word, or the word itself where the list does not have it."""
        return next((word.title for word in self.words(vocabulary) if word.code == code), code)

    def term(self, code: str) -> str:
        """Return this jurisdiction's own word for a thing, such as ``review`` or ``designated_officer``."""
        return self.title_of("term", code)

    def statement(self, code: str) -> str:
        """Return a standing sentence, or an empty text where the jurisdiction has none."""
        return next((statement.text for statement in self.statements if statement.code == code), "")

    def cited(self, source: str) -> tuple[Reference, ...]:
        """Return the sources that a statement's ``source`` names, in its order."""
        return tuple(self.sources[tag] for tag in re.findall(r"\w+", source) if tag in self.sources)


def clock_dates() -> tuple[str, ...]:
    """Return the fields of the review that a clock may count from and to."""
    return tuple(field.name for field in Review.spec.fields.values() if field.kind is FieldKind.DATE)


@cache
def load(jurisdiction: str) -> Profile:
    """Return the profile that comes with the program; WrongUse for an unknown jurisdiction."""
    return Profile.parse(text(jurisdiction))


def add_working_days(start: datetime.date, days: int, profile: Profile) -> datetime.date:
    """Return the day on which the last of ``days`` working days falls; the start itself is not counted."""
    return profile.calendar.add_working_days(start, days)


def working_days_between(start: datetime.date, end: datetime.date, profile: Profile) -> int:
    """Return how many working days lie after ``start`` up to and with ``end``; below zero if ``end`` is earlier."""
    return profile.calendar.working_days_between(start, end)


# Reading: each reader takes a JSON value and the words for where it stands, and says what is wrong with it.


def _read(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"The profile is not JSON: line {error.lineno}, column {error.colno}.", _FIX) from None
    except (RecursionError, ValueError):  # a number of thousands of digits is a ValueError
        raise BadInput(
            "The profile is not a profile: it is nested too deeply, or holds a number too long.", _FIX
        ) from None
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise BadInput("This text is not a profile of a jurisdiction.", _FIX)
    if given.get("version") != 1:
        raise BadInput("This profile is of another version of Review Workbench.", _FIX)
    calendar = _calendar(given.get("calendar", {}))
    vocabularies = given.get("vocabularies", {})
    if not isinstance(vocabularies, dict):
        raise BadInput("The vocabularies of the profile should be lists by name.", _FIX)
    valid_from = _text(given, "valid_from", "The profile", needed=True)
    if not is_edtf(valid_from):
        raise BadInput("The valid_from of the profile is not a date.", _FIX)
    return {
        "jurisdiction": _text(given, "jurisdiction", "The profile", needed=True),
        "title": _text(given, "title", "The profile", needed=True),
        "valid_from": valid_from,
        "note": _text(given, "note", "The profile"),
        "spelling": _one_of(given, "spelling", ("en_GB", "en_US")),
        "paper": _one_of(given, "paper", ("A4", "Letter")),
        "calendar": calendar,
        "vocabularies": MappingProxyType({k: _entries(vocabularies, k, _word) for k in vocabularies}),
        "stages": _entries(given, "stages", _stage),
        "clocks": _entries(given, "clocks", lambda entry, place: _clock(entry, place, calendar)),
        "criteria": _entries(given, "criteria", _statement),
        "statements": _entries(given, "statements", _statement),
        "sources": MappingProxyType({s.tag: s for s in _entries(given, "sources", _reference)}),
    }


def _entries(
    given: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any], str], _ENTRY]
) -> tuple[_ENTRY, ...]:
    items = given.get(name, [])
    if not isinstance(items, list):
        raise BadInput(f"The {name} of the profile should be a list.", _FIX)
    made = []
    codes: set[str] = set()
    for place, item in enumerate(items, start=1):
        where = f"Number {place} of the {name}"
        if not isinstance(item, dict):
            raise BadInput(f"{where} should have named values.", _FIX)
        made.append(read(item, where))
        code = str(item.get("code") or item.get("tag"))
        if code in codes:
            raise BadInput(f"{where} has the code of another.", _FIX)
        codes.add(code)
    return tuple(made)


def _text(given: Mapping[str, Any], name: str, where: str, *, needed: bool = False) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise BadInput(f"{where}: the {name} should be text.", _FIX)
    if needed and not value.strip():
        raise BadInput(f"{where} has no {name}.", _FIX)
    return value


def _one_of(given: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    value = given.get(name, allowed[0])
    if value not in allowed:
        raise BadInput(f"The {name} of the profile should be {' or '.join(allowed)}.", _FIX)
    return str(value)


def _to_check(entry: Mapping[str, Any], where: str) -> bool:
    """Return whether an entry is still to be checked, after looking at what the reviewer wrote on that."""
    value = entry.get("to_check", False)
    if not isinstance(value, bool):
        raise BadInput(f"{where}: to_check should be true or false.", _FIX)
    checked = _text(entry, "checked", where)
    if checked and not is_edtf(checked):
        raise BadInput(f"{where}: checked should be the day on which it was.", _FIX)
    _text(entry, "note", where)
    return value


def _word(entry: Mapping[str, Any], where: str) -> Word:
    return Word(
        _text(entry, "code", where, needed=True),
        _text(entry, "title", where, needed=True),
        _text(entry, "source", where),
        _to_check(entry, where),
    )


def _stage(entry: Mapping[str, Any], where: str) -> Stage:
    return Stage(
        _text(entry, "code", where, needed=True),
        _text(entry, "title", where, needed=True),
        _text(entry, "guidance", where),
        _text(entry, "who", where),
        _text(entry, "timing", where),
        _text(entry, "source", where),
        _to_check(entry, where),
    )


def _statement(entry: Mapping[str, Any], where: str) -> Statement:
    return Statement(
        _text(entry, "code", where, needed=True),
        _text(entry, "text", where, needed=True),
        _text(entry, "source", where),
        _to_check(entry, where),
    )


def _reference(entry: Mapping[str, Any], where: str) -> Reference:
    return Reference(
        _text(entry, "tag", where, needed=True),
        _text(entry, "title", where, needed=True),
        _text(entry, "address", where),
    )


def _clock(entry: Mapping[str, Any], where: str, calendar: Calendar) -> Clock:
    for name in ("from", "to"):
        if _text(entry, name, where, needed=True) not in clock_dates():
            raise BadInput(f"{where}: {name} names no date of the review.", _FIX)
    length, unit = entry.get("length"), entry.get("unit")
    if isinstance(length, bool) or not isinstance(length, int) or not 1 <= length <= LONGEST_CLOCK:
        raise BadInput(f"{where}: the length should be a whole number from 1 to {LONGEST_CLOCK}.", _FIX)
    if unit not in tuple(Unit):
        raise BadInput(f"{where}: the unit should be {', '.join(Unit)}.", _FIX)
    return Clock(
        _text(entry, "code", where, needed=True),
        _text(entry, "title", where, needed=True),
        str(entry["from"]),
        str(entry["to"]),
        length,
        Unit(unit),
        calendar,
        _text(entry, "source", where),
        _to_check(entry, where),
    )


def _calendar(given: Any) -> Calendar:
    if not isinstance(given, dict):
        raise BadInput("The calendar of the profile should have a country.", _FIX)
    where = "The calendar of the profile"
    calendar = Calendar(
        _text(given, "country", where, needed=True),
        _text(given, "subdivision", where),
        _text(given, "source", where),
        _to_check(given, where),
    )
    try:
        calendar.holiday(datetime.date(2021, 1, 1))
    except NotImplementedError:  # how the library says that it does not know a country or a part of it
        raise BadInput("The calendar of the profile names a country or part of it that is not known.", _FIX) from None
    return calendar
