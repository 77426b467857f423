"""What to ask an agency about its chronology: entries without a usable date or a source, differences, silences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from workbench.analysis.contacts import Gap, Told, gaps
from workbench.analysis.ordering import is_doubtful

_ONLY_PLACE = re.compile(r"row \d+(?:; [^;]*, row \d+)?")  # as the reader of chronologies says where a row stood


class Ask(StrEnum):
    """What is asked."""

    UNDATED = "undated"
    UNREADABLE = "unreadable"
    DOUBTFUL = "doubtful"
    NO_SOURCE = "no_source"
    DIFFERS = "differs"
    SILENCE = "silence"


class Asked(Told, Protocol):
    """What is asked of an entry: `services.chronology.Entry` is one."""

    @property
    def date_text(self) -> str | None: ...
    @property
    def source_detail(self) -> str | None: ...
    @property
    def source_row(self) -> int | None: ...


class Differing(Protocol):
    """Two entries whose tellings differ: `duplicates.Pair` is one."""

    @property
    def first(self) -> str: ...
    @property
    def second(self) -> str: ...
    @property
    def conflicts(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Query:
    """One question: about an entry, and the row of the sender's file that it was; or about a silence.

    ``differences`` are sentences that hold no word of any record. Of the other agency's telling nothing is kept.
    """

    ask: Ask
    entry: str | None
    row: int | None = None
    differences: tuple[str, ...] = ()
    gap: Gap | None = None


def of_agency(
    entries: Iterable[Asked], agency: str, pairs: Iterable[Differing] = (), *, silence: int = 60
) -> tuple[Query, ...]:
    """Return the questions for one agency on what it sent, by what is asked and then in the order of the entries.

    What the reviewer wrote of the agency is no entry of its own, but it breaks a silence.
    A source is asked for entry by entry only where the agency names one for others: where it names none at all, one
    question without an entry asks for all of them.
    """
    own = [entry for entry in entries if entry.agency == agency]
    told = [entry for entry in own if entry.source_row is not None and not entry.is_note]
    asked = [Query(_of_date(e), e.id, e.source_row) for e in told if e.date is None or is_doubtful(e.date)]
    asked += _sources(told)
    differ: dict[str, list[str]] = {}
    for pair in pairs:
        for id_ in (pair.first, pair.second):
            differ.setdefault(id_, []).extend(pair.conflicts)
    asked += [
        Query(Ask.DIFFERS, e.id, e.source_row, tuple(dict.fromkeys(differ[e.id]))) for e in told if differ.get(e.id)
    ]
    asked += [Query(Ask.SILENCE, None, gap=gap) for gap in gaps(own, at_least=silence)]
    return tuple(sorted(asked, key=lambda query: list(Ask).index(query.ask)))


def _of_date(entry: Asked) -> Ask:
    if entry.date is not None:
        return Ask.DOUBTFUL
    return Ask.UNREADABLE if entry.date_text else Ask.UNDATED


def _sources(told: Sequence[Asked]) -> list[Query]:
    without = [entry for entry in told if not _named_source(entry)]
    if without and len(without) == len(told):
        return [Query(Ask.NO_SOURCE, None)]
    return [Query(Ask.NO_SOURCE, entry.id, entry.source_row) for entry in without]


def _named_source(entry: Asked) -> bool:
    """Tell whether the sender says which record an entry comes from; its row in the sender's file is no source."""
    return not _ONLY_PLACE.fullmatch((entry.source_detail or "").strip())
