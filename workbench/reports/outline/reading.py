"""Records as a report reads them: typed, in words, and never "None"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from workbench.records import KINDS
from workbench.records.profiles import Profile
from workbench.redaction.audiences import Audience
from workbench.redaction.redacted import Redacted, RedactedRecord
from workbench.reports.text import Fixed, Shown, Text, Words, joined, text
from workbench.reports.wording import choice_title

_YEAR_FIRST = re.compile(r"(?:\.\.)?/?(\d{3}[\dX].*)")
_THE_DAY = Fixed("the day of the incident")
LAST = 1e9  # the place of what has no number: after everything that has one


class View(Protocol):
    """What a report needs of an audience's view; :class:`workbench.redaction.views.AudienceView` is one."""

    @property
    def audience(self) -> Audience:
        """Whose eyes it is."""

    def all(self, kind: str) -> list[RedactedRecord]:
        """Return every record of a kind that the audience may see."""

    def get(self, kind: str, id: str) -> RedactedRecord | None:
        """Return one record, or None where the audience has none of that id."""


class Row:
    """One record: each field by the shape in which a report prints it; what is not recorded is empty."""

    __slots__ = ("_fields", "_profile", "_record")

    def __init__(self, record: RedactedRecord, profile: Profile) -> None:
        self._record, self._profile = record, profile
        self._fields = KINDS[record.kind].spec.fields

    @property
    def kind(self) -> str:
        """The record's kind."""
        return self._record.kind

    @property
    def id(self) -> str:
        """The record's id."""
        return self._record.id

    def has(self, *names: str) -> bool:
        """Whether any of the fields holds something."""
        return any(self._record.values.get(name) not in {None, ""} for name in names)

    def said(self, name: str) -> Shown | None:
        """Return a text, or a link's shown name, as one line."""
        return shown(self._record.values.get(name))

    def paragraphs(self, name: str) -> tuple[Shown, ...]:
        """Return the paragraphs of a prose field; one that the audience may not see at all is empty."""
        value = self._record.values.get(name)
        return Shown(value).paragraphs() if isinstance(value, Redacted) else ()

    def date(self, name: str) -> Shown | None:
        """Return a date in words."""
        return in_words(self._record.values.get(name), self._profile)

    def span(self, start: str = "from", end: str = "to") -> Text:
        """Return a time from one date to another in words."""
        first, last = self.date(start), self.date(end)
        if first is None or first == last:
            return text(last)
        return joined((first, _THE_DAY if last == f"on {_THE_DAY}" else last), Fixed(" to "))

    def word(self, name: str) -> Words | None:
        """Return the title of a controlled word; a word that no list knows is shown as entered."""
        return self._title(name, self._record.values.get(name))

    def words(self, name: str) -> Text:
        """Return the titles of several controlled words."""
        value = self._record.values.get(name)
        items = value if isinstance(value, tuple) else ()
        return joined(self._title(name, item) for item in items)

    def _title(self, name: str, value: object) -> Words | None:
        return choice_title(self._fields[name], shown(value), self._profile)

    def texts(self, name: str) -> tuple[Shown, ...]:
        """Return a list of short texts or of shown links."""
        value = self._record.values.get(name)
        items = value if isinstance(value, tuple) else ()
        return tuple(found for found in map(shown, items) if found)

    def links(self, name: str) -> Text:
        """Return the shown names of linked records."""
        return joined(self.texts(name))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids of linked records that the audience may see."""
        held = self._record.ids.get(name, ())
        return (held,) if isinstance(held, str) else tuple(held)

    def groups(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """Return a list of groups, or one group as a list."""
        value = self._record.values.get(name)
        items = value if isinstance(value, tuple) else (value,)
        return tuple(item for item in items if isinstance(item, Mapping))

    def is_true(self, name: str) -> bool:
        """Whether a flag is ticked."""
        return self._record.values.get(name) is True

    def code(self, name: str) -> str:
        """Return a controlled word itself, to decide by and not to print; empty where there is none."""
        value = self._record.values.get(name)
        return str(value) if isinstance(value, str) else ""

    def codes(self, name: str) -> tuple[str, ...]:
        """Return several controlled words, to decide by and not to print."""
        value = self._record.values.get(name)
        return tuple(str(item) for item in value) if isinstance(value, tuple) else ()

    def place(self, name: str = "number") -> float:
        """Return a number to order by."""
        value = self._record.values.get(name)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else LAST

    def number(self, name: str = "number") -> Fixed:
        """Return a number as people write it; empty where there is none."""
        value = self.place(name)
        return Fixed("" if value == LAST else f"{value:g}")

    def time_key(self, name: str = "date") -> str:
        """Return a key that puts recorded dates in their order, what has none last."""
        found = _YEAR_FIRST.match(self.code(name))
        return found[1] if found else "~"


def shown(value: object) -> Shown | None:
    """Return a value of the view as one line of text; None where it is empty or no text."""
    return (Shown.one_line(value) or None) if isinstance(value, Redacted | Shown) else None


def in_words(value: object, profile: Profile) -> Shown | None:
    """Return a date of the view in words, in the order of the profile's country; None where there is none."""
    found = shown(value)
    return Shown.date(found, american=profile.spelling == "en_US") if found else None


class Records:
    """Every record that an audience may see, read once."""

    def __init__(self, view: View, profile: Profile) -> None:
        self._view, self.profile = view, profile
        self._read: dict[str, tuple[Row, ...]] = {}

    def all(self, kind: str) -> tuple[Row, ...]:
        """Return the records of a kind in the order in which they were entered."""
        if kind not in self._read:
            self._read[kind] = tuple(Row(record, self.profile) for record in self._view.all(kind))
        return self._read[kind]

    def numbered(self, kind: str) -> tuple[Row, ...]:
        """Return the records of a kind by their number."""
        return tuple(sorted(self.all(kind), key=lambda row: row.place()))

    def by_date(self, kind: str, name: str = "date") -> tuple[Row, ...]:
        """Return the records of a kind by their date and, within a day, their given order."""
        return tuple(sorted(self.all(kind), key=lambda row: (row.time_key(name), row.place("sequence"))))

    def where(self, kind: str, test: Callable[[Row], bool]) -> tuple[Row, ...]:
        """Return the records of a kind that pass a test."""
        return tuple(row for row in self.all(kind) if test(row))

    def linking(self, kind: str, name: str, id: str) -> tuple[Row, ...]:
        """Return the records of a kind whose field names a record of this id."""
        return self.where(kind, lambda row: id in row.ids(name))

    def first(self, kind: str) -> Row | None:
        """Return the only or first record of a kind."""
        return next(iter(self.all(kind)), None)

    def get(self, kind: str, id: str) -> Row | None:
        """Return one record, where the audience may see it."""
        return next((row for row in self.all(kind) if row.id == id), None) if kind in KINDS else None

    def linked(self, row: Row, name: str, kind: str) -> Iterator[Row]:
        """Yield the linked records that the audience may see."""
        for id_ in row.ids(name):
            found = self.get(kind, id_)
            if found is not None:
                yield found


def numbers(rows: Sequence[Row]) -> Text:
    """Return the numbers of records as a list: "1, 3 and 4"."""
    return joined([row.number() for row in rows if row.number()], ", ", " and ")


def named(noun: str, rows: Sequence[Row]) -> Text:
    """Return records by noun and number: "finding 2", "findings 1 and 3"."""
    kept = [row for row in rows if row.number()]
    return text(Fixed(f"{noun}{'s' if len(kept) > 1 else ''} "), numbers(kept)) if kept else Text()
