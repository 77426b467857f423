"""The merged chronology: every agency's entries in one order, in the eyes of any audience.

:func:`read` is what a page shows and takes no longer than reading the records; :func:`merged` also compares every
entry with every other, which takes seconds, and belongs in the background. What can be worked out from the entries
(silences, intervals, the picture, what was known) takes them as they are: see `analysis.contacts`, `analysis.lanes`
and `services.known`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from workbench.analysis import ages
from workbench.analysis.ordering import Precision, is_doubtful, order_of, precision_of
from workbench.exchange.chronologies import row_of
from workbench.forgetting import until_closed
from workbench.records import Agency, Event, Person, Source
from workbench.redaction.audiences import DateRule
from workbench.redaction.views import AudienceView, RedactedRecord
from workbench.reports.dates import date_in_words
from workbench.services.merging import suggestions
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import as_audience

_SUBJECT = "subject_child"


class Flag(StrEnum):
    """What a line is marked with and can be filtered by."""

    NOTE = "note"  # by the chronology's author, not an event
    PROBLEM = "problem"  # something in the sender's row could not be understood
    UNDATED = "undated"
    DOUBT = "doubt"  # the sender was not sure of the date
    VAGUE = "vague"  # the date covers more than a day
    SIGNIFICANT = "significant"
    OMISSION = "omission"  # something expected that did not happen
    MISSED = "missed"  # an appointment that was not kept
    SEEN = "seen"  # a professional saw the child
    NOT_SEEN = "not_seen"
    ALONE = "alone"  # and without a parent or carer
    LINKED = "linked"  # joined with other entries that tell of the same event
    DISPUTED = "disputed"
    CORROBORATED = "corroborated"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another entry that may tell of the same event: a score from 0 to 1, and why, in sentences."""

    id: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another entry that tells of the same event differently, and in what, in sentences."""

    id: str
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the merged chronology; what an audience may not see is None or empty.

    ``number`` is its place in the order, from 1, and sorts honestly. ``date`` is EDTF, or the audience's words where it
    is told no dates; ``when`` are words for people. ``duplicates`` and ``conflicts`` come from :func:`merged` alone.
    """

    id: str
    date: str | None
    date_text: str | None
    time: str | None
    agency: str | None
    agency_name: str | None
    what_happened: str | None
    action_taken: str | None
    outcome: str | None
    comment: str | None
    is_note: bool
    problem: str | None
    source_file: str | None
    source_row: int | None
    duplicates: tuple[Candidate, ...]
    conflicts: tuple[Conflict, ...]
    age: str | None
    number: int = 0
    when: str = ""
    precision: Precision = Precision.NONE
    sequence: float | None = None
    contact: str | None = None
    people: tuple[str, ...] = ()
    people_names: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    source: str | None = None
    source_title: str | None = None
    source_detail: str | None = None
    child_seen: bool | str | None = None
    child_seen_alone: bool | str | None = None
    childs_voice: str | None = None
    standard: str | None = None
    omission: bool | str | None = None
    status: str | None = None
    same_as: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self), "flags": sorted(self.flags)}


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the review, as the audience reads the name; ``born`` is EDTF, None where it may not be told."""

    id: str
    name: str
    born: str | None


@dataclass(frozen=True, slots=True)
class Chronology:
    """Every line that the audience may see, in order; ``audience`` is "" for the working view.

    ``exact_dates``: dates are dates, so that silences and intervals can be counted; otherwise they are words.
    ``children`` are those whose age can be asked for, in the order in which they were entered.
    """

    entries: tuple[Entry, ...]
    children: tuple[Child, ...]
    exact_dates: bool
    audience: str


def read(session: Session, code: str = "", *, child: str = "") -> Chronology:
    """Return the chronology: as entered, or with ``code`` what that audience's views show.

    ``child``: the id of the child whose age stands beside each entry; the first one if not given. WrongUse for an
    unknown audience.
    """
    if not code:
        return _as_entered(session, child)
    with as_audience(session, code) as view:
        return as_seen(view, child=child)


def merged(session: Session, code: str = "", progress: Progress = quietly) -> list[Entry]:
    """Return the lines with what may be the same event and where tellings differ.

    Those are the reviewer's working material and stay with the working view.
    """
    entries = read(session, code).entries
    if code:
        return list(entries)
    same: dict[str, list[Candidate]] = defaultdict(list)
    differ: dict[str, list[Conflict]] = defaultdict(list)
    for pair in suggestions(session, progress, decided=True):
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            same[one].append(Candidate(other, round(pair.score, 3), pair.reasons))
            if pair.conflicts:
                differ[one].append(Conflict(other, pair.conflicts))
    return [
        replace(entry, duplicates=tuple(same[entry.id]), conflicts=tuple(differ[entry.id]))
        if entry.id in same
        else entry
        for entry in entries
    ]


def age_on(child: Child, date: str | None) -> str | None:
    """Return the words for a child's age on a date; None where it cannot be said, or may not be."""
    age = ages.age_at(child.born, date)
    return age.words if age else None


def _chosen(children: Iterable[Child], wanted: str) -> Child | None:
    those = list(children)
    return next((c for c in those if c.id == wanted), None) or next((c for c in those if c.born), None)


# -- the working view


def entered(session: Session, id_: str, number: int, *, child: str = "") -> Entry | None:
    """Return one line of the working view as it now is, with the place it had; None where the entry is gone."""
    event = session.store.get(Event, id_) if session.store.is_live(Event.spec.name, id_) else None
    return _Naming.of(session, child, event).line(event, number) if event is not None else None


@dataclass(frozen=True, slots=True)
class _Naming:
    """What the lines of the working view call what their records point to."""

    children: tuple[Child, ...]
    child: Child | None
    agencies: Mapping[str, str | None]
    sources: Mapping[str, Source]
    people: Mapping[str, str]

    @classmethod
    def of(cls, session: Session, wanted: str, only: Event | None = None) -> Self:
        """Read the names; for ``only`` one event those of its own source, since sources hold whole documents."""
        people = session.store.all(Person)
        if only is None:
            sources = session.store.all(Source)
        else:
            sources = [s for s in (session.store.get(Source, only.source or ""),) if s is not None]
        children = tuple(Child(p.id, p.name or p.label or p.id, p.date_of_birth) for p in people if p.kind == _SUBJECT)
        return cls(
            children,
            _chosen(children, wanted),
            {a.id: a.name or a.label for a in session.store.all(Agency)},
            {s.id: s for s in sources},
            {p.id: p.name or p.label or p.id for p in people},
        )

    def line(self, event: Event, number: int) -> Entry:
        source = self.sources.get(event.source or "")
        return _entry(
            event.values,
            number=number,
            exact=True,
            id=event.id,
            agency=event.agency,
            agency_name=self.agencies.get(event.agency or ""),
            source=event.source,
            source_title=source.title if source else None,
            source_file=source.file if source else None,
            source_row=row_of(event),
            people=event.people or (),
            people_names=tuple(self.people.get(id_, id_) for id_ in event.people or ()),
            same_as=event.same_as or (),
            age=age_on(self.child, event.date) if self.child else None,
        )


def _as_entered(session: Session, wanted: str) -> Chronology:
    naming = _Naming.of(session, wanted)
    events = sorted(session.store.all(Event), key=lambda e: order_of(e.date, e.time, e.sequence))
    entries = tuple(naming.line(event, number) for number, event in enumerate(events, 1))
    return Chronology(entries, naming.children, True, "")


# -- an audience's view


def as_seen(view: AudienceView, *, child: str = "") -> Chronology:
    """Return the chronology as a view shows it, for a caller that has the view open."""
    exact = view.audience.dates is DateRule.EXACT
    children = tuple(
        Child(p.id, str(p.values.get("name") or p.values.get("label") or ""), _words(p, "date_of_birth"))
        for p in view.all(Person.spec.name)
        if p.values.get("kind") == _SUBJECT
    )
    chosen = _chosen(children, child)
    place = view.in_time(Event.spec.name)
    records = sorted(view.all(Event.spec.name), key=lambda r: place[r.id])
    entries = tuple(_seen_entry(record, number, exact=exact, child=chosen) for number, record in enumerate(records, 1))
    return Chronology(entries, children, exact, view.audience.full_code)


def _seen_entry(record: RedactedRecord, number: int, *, exact: bool, child: Child | None) -> Entry:
    date = _words(record, "date")
    return _entry(
        record.values,
        number=number,
        exact=exact,
        id=record.id,
        agency=_id(record, "agency"),
        agency_name=_words(record, "agency"),
        source=_id(record, "source"),
        source_title=_words(record, "source"),
        source_file=None,
        source_row=None,
        people=_ids(record, "people"),
        people_names=tuple(map(str, record.values.get("people") or ())),
        same_as=_ids(record, "same_as"),
        age=age_on(child, date) if child and exact else None,
    )


def _words(record: RedactedRecord, field: str) -> str | None:
    value = record.values.get(field)
    return str(value) if isinstance(value, str) else None


def _id(record: RedactedRecord, field: str) -> str | None:
    found = record.ids.get(field)
    return found if isinstance(found, str) else None


def _ids(record: RedactedRecord, field: str) -> tuple[str, ...]:
    found = record.ids.get(field)
    return tuple(found) if isinstance(found, tuple) else ()


# -- both


def _entry(values: Mapping[str, Any], *, number: int, exact: bool, **known: Any) -> Entry:
    """Make a line of the values of a record, or of what a view shows of it; what links to others is ``known``."""
    text = {name: str(value) for name, value in values.items() if isinstance(value, str)}
    date = text.get("date")
    sequence = values.get("sequence")
    return Entry(
        date=date,
        date_text=text.get("date_text"),
        time=text.get("time"),
        what_happened=text.get("what_happened"),
        action_taken=text.get("action_taken"),
        outcome=text.get("outcome"),
        comment=text.get("comment"),
        is_note=values.get("author_note") is True,
        problem=text.get("problem"),
        duplicates=(),
        conflicts=(),
        number=number,
        when=_exactly(date)[0] if exact else date or "",
        precision=_exactly(date)[1] if exact else Precision.NONE,
        sequence=float(sequence) if isinstance(sequence, int | float) else None,
        contact=text.get("contact"),
        themes=tuple(map(str, values.get("themes") or ())),
        source_detail=text.get("source_detail"),
        child_seen=_flag(values.get("child_seen")),
        child_seen_alone=_flag(values.get("child_seen_alone")),
        childs_voice=text.get("childs_voice"),
        standard=text.get("standard"),
        omission=_flag(values.get("omission")),
        status=text.get("status"),
        flags=frozenset(_flags(values, exact, bool(known["same_as"]))),
        **known,
    )


@until_closed(16_384)
def _exactly(date: str | None) -> tuple[str, Precision]:
    """Return a date in words and how exact it is; a large chronology has some thousands of them, each many times."""
    return (date_in_words(date), precision_of(date)) if date else ("", Precision.NONE)


def _flag(value: object) -> bool | str | None:
    return value if isinstance(value, bool) else str(value) if isinstance(value, str) else None


_WHERE_TRUE = {
    "author_note": Flag.NOTE,
    "significant": Flag.SIGNIFICANT,
    "omission": Flag.OMISSION,
    "child_seen": Flag.SEEN,
    "child_seen_alone": Flag.ALONE,
}


def _flags(values: Mapping[str, Any], exact: bool, linked: bool) -> Iterator[Flag]:
    yield from (flag for field, flag in _WHERE_TRUE.items() if values.get(field) is True)
    if values.get("problem"):
        yield Flag.PROBLEM
    date = values.get("date")
    if not date:
        yield Flag.UNDATED
    elif exact and is_doubtful(date):
        yield Flag.DOUBT
    if exact and _exactly(date)[1] not in (Precision.DAY, Precision.NONE):
        yield Flag.VAGUE
    if values.get("contact") == "appointment_missed":
        yield Flag.MISSED
    if values.get("child_seen") is False:
        yield Flag.NOT_SEEN
    if linked:
        yield Flag.LINKED
    if values.get("status") in (Flag.DISPUTED, Flag.CORROBORATED):
        yield Flag(values["status"])
