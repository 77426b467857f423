"""What the chronology is narrowed to: agencies, people, themes, marks, a period, words, and what was known when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from workbench.analysis.days import days_of
from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.services.chronology import Entry, Flag


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that entries can be narrowed to: its key, its words, and the flags that it stands for."""

    key: str
    words: str
    flags: frozenset[Flag]


MARKS = (
    Mark("significant", QT_TRANSLATE_NOOP("marks", "Significant"), frozenset({Flag.SIGNIFICANT})),
    Mark("omission", QT_TRANSLATE_NOOP("marks", "Omission"), frozenset({Flag.OMISSION})),
    Mark("disputed", QT_TRANSLATE_NOOP("marks", "Disputed"), frozenset({Flag.DISPUTED})),
    Mark("not_seen", QT_TRANSLATE_NOOP("marks", "Child not seen"), frozenset({Flag.NOT_SEEN})),
    Mark(
        "uncertain",
        QT_TRANSLATE_NOOP("marks", "Undated or uncertain date"),
        frozenset({Flag.UNDATED, Flag.DOUBT, Flag.VAGUE}),
    ),
    Mark("problem", QT_TRANSLATE_NOOP("marks", "Not understood in the source"), frozenset({Flag.PROBLEM})),
    Mark("note", QT_TRANSLATE_NOOP("marks", "Author’s note"), frozenset({Flag.NOTE})),
)
_BY_KEY = {mark.key: mark for mark in MARKS}


@dataclass(frozen=True, slots=True)
class Sieve:
    """Within one kind of narrowing any of its choices will do; every kind that is used must be met.

    ``known`` are the ids of what somebody held at a time; None where that is not asked.
    """

    words: tuple[str, ...] = ()
    agencies: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    first: dt.date | None = None
    last: dt.date | None = None
    known: frozenset[str] | None = None

    @property
    def empty(self) -> bool:
        """Whether everything passes."""
        return self == Sieve()

    @property
    def scope(self) -> Self:
        """What of it says whose contacts are looked at, so that intervals and gaps are counted among those."""
        return replace(self, words=(), themes=frozenset(), marks=frozenset(), first=None, last=None)

    def only_narrows(self, other: Sieve) -> bool:
        """Tell whether nothing passes this that did not pass the other: only words have been added or have grown."""
        same = replace(self, words=()) == replace(other, words=())
        return same and all(any(earlier in word for word in self.words) for earlier in other.words)

    def with_choices(self, choices: Mapping[str, frozenset[str]]) -> Self:
        """Return the same with other agencies, people, themes or marks, by the names of those fields."""
        return replace(
            self,
            agencies=choices.get("agencies", self.agencies),
            people=choices.get("people", self.people),
            themes=choices.get("themes", self.themes),
            marks=choices.get("marks", self.marks),
        )

    def passes(self, entry: Entry, text: str) -> bool:
        """Tell whether an entry is shown; ``text`` is all that it says, folded."""
        if self.known is not None and entry.id not in self.known:
            return False
        if self.agencies and entry.agency not in self.agencies:
            return False
        if self.people and self.people.isdisjoint(entry.people):
            return False
        if self.themes and self.themes.isdisjoint(entry.themes):
            return False
        if self.marks and not any(_BY_KEY[key].flags & entry.flags for key in self.marks):
            return False
        return all(word in text for word in self.words) and self._within(entry)

    def _within(self, entry: Entry) -> bool:
        """Tell whether an entry may lie in the period: a vague date does where any of its days could."""
        if self.first is None and self.last is None:
            return True
        days = days_of(entry.date)
        if days is None:
            return False
        begins, ends = days.first or dt.date.min, days.last or dt.date.max
        return (self.last is None or begins <= self.last) and (self.first is None or ends >= self.first)


def folded(entry: Entry) -> str:
    """Return all that an entry says, for finding words in it."""
    said = (
        entry.when,
        entry.date_text,
        entry.time,
        entry.agency_name,
        *entry.people_names,
        entry.what_happened,
        entry.action_taken,
        entry.outcome,
        entry.childs_voice,
        entry.standard,
        entry.comment,
        entry.problem,
    )
    return "\n".join(part for part in said if part).casefold()
