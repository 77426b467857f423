"""Records as somebody sees them: as entered, or through the view of an audience; one shape for both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from workbench.records import KINDS, FieldKind, Record
from workbench.redaction.audiences import DateRule
from workbench.redaction.redacted import RedactedRecord
from workbench.redaction.views import AudienceView
from workbench.services.session import Session
from workbench.services.viewing import as_audience, display, title_of

_REFERENCES = frozenset({FieldKind.REF, FieldKind.REFS, FieldKind.TARGET})
_NONE: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True, repr=False)
class Seen:
    """One record: its title, its values as text or terms, the ids that it refers to, and its lists of terms.

    Ids are those of the eyes that it is seen with: ``ids`` names no record that the audience may not see. A field that
    may point to any kind has the kind of what it points to among the values.
    """

    kind: str
    id: str
    title: str
    values: Mapping[str, str]
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)

    def say(self, name: str) -> str:
        """Return a value, "" for none."""
        return self.values.get(name, "")

    def one(self, name: str) -> str:
        """Return the id in a reference, "" for none."""
        return next(iter(self.ids.get(name, ())), "")


class Reader(Protocol):
    """Reads whole kinds in one pair of eyes."""

    @property
    def exact_dates(self) -> bool:
        """Whether dates are dates, so that days can be counted; otherwise they are words."""

    def all(self, kind: str) -> Sequence[Seen]:
        """Return every record of a kind that may be seen."""

    def brief(self, kind: str, fields: Collection[str]) -> Sequence[Seen]:
        """Return what `all` does, with no fields but these and no title: of a large kind it is far quicker."""

    def some(self, kind: str, ids: Iterable[str]) -> Sequence[Seen]:
        """Return those of a kind that have these ids and may be seen; of a large kind it is quicker than all."""

    def titles(self, kind: str, ids: Iterable[str]) -> Mapping[str, str]:
        """Return the titles of those of a kind that have these ids and may be seen, by id."""


@contextmanager
def reading(session: Session, code: str = "") -> Iterator[Reader]:
    """Read with the eyes of an audience, or with "" as entered; raises WrongUse for an unknown audience."""
    if not code:
        yield _Entered(session)
        return
    with as_audience(session, code) as view:
        yield _Redacted(session, view)


class _Entered:
    exact_dates = True

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self, kind: str) -> Sequence[Seen]:
        return [_entered(self._session, record) for record in self._session.store.all(KINDS[kind])]

    def brief(self, kind: str, fields: Collection[str]) -> Sequence[Seen]:
        return [_entered(self._session, record, fields) for record in self._session.store.all(KINDS[kind])]

    def some(self, kind: str, ids: Iterable[str]) -> Sequence[Seen]:
        found = (self._session.store.find(kind, id_) for id_ in sorted(set(ids)))
        return [_entered(self._session, record) for record in found if record is not None]

    def titles(self, kind: str, ids: Iterable[str]) -> Mapping[str, str]:
        return {id_: title_of(self._session, kind, id_) for id_ in ids if self._session.store.is_live(kind, id_)}


class _Redacted:
    def __init__(self, session: Session, view: AudienceView) -> None:
        self._session, self._view = session, view
        self.exact_dates = view.audience.dates is DateRule.EXACT

    def all(self, kind: str) -> Sequence[Seen]:
        return [_redacted(self._session, record) for record in self._view.all(kind)]

    def brief(self, kind: str, fields: Collection[str]) -> Sequence[Seen]:
        return [_redacted(self._session, record, fields) for record in self._view.brief(kind, fields)]

    def some(self, kind: str, ids: Iterable[str]) -> Sequence[Seen]:
        found = (self._view.get(kind, id_) for id_ in sorted(set(ids)))
        return [_redacted(self._session, record) for record in found if record is not None]

    def titles(self, kind: str, ids: Iterable[str]) -> Mapping[str, str]:
        stands = KINDS[kind].spec.shown_by
        found = (self._view.get(kind, id_, (stands,)) for id_ in ids)
        return {record.id: _title(self._session, record) for record in found if record is not None}


def _entered(session: Session, record: Record, some: Collection[str] | None = None) -> Seen:
    values: dict[str, str] = {}
    ids: dict[str, tuple[str, ...]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for name, value in record.values.items():
        declared = record.spec.fields.get(name)
        if declared is None or value is None or value == () or (some is not None and name not in some):
            continue
        if declared.kind is FieldKind.TARGET:
            values[name], ids[name] = str(value.get("kind", "")), (str(value.get("id", "")),)
        elif declared.kind in _REFERENCES:
            ids[name] = (value,) if isinstance(value, str) else tuple(map(str, value))
        else:
            _sort(name, declared.kind, value, values, lists)
    kind = record.spec.name
    return Seen(kind, record.id, title_of(session, kind, record.id) if some is None else "", values, ids, lists)


def _redacted(session: Session, record: RedactedRecord, some: Collection[str] | None = None) -> Seen:
    values: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    spec = KINDS[record.kind].spec
    for name, value in record.values.items():
        if some is not None and name not in some:
            continue  # the whole kind had been read already
        if isinstance(value, Mapping) and name in record.ids:
            values[name] = str(value["kind"])
        elif name not in record.ids:
            _sort(name, spec.fields[name].kind, value, values, lists)
    held = ((name, ids) for name, ids in record.ids.items() if some is None or name in some)
    ids = {name: (one,) if isinstance(one, str) else one for name, one in held}
    return Seen(record.kind, record.id, _title(session, record) if some is None else "", values, ids, lists)


def _title(session: Session, record: RedactedRecord) -> str:
    spec = KINDS[record.kind].spec
    stands = record.values.get(spec.shown_by)
    title = "" if stands is None else display(session, spec.fields[spec.shown_by], stands, linked=False)
    return " ".join(title.split()) or spec.title


def _sort(name: str, kind: FieldKind, value: Any, values: dict[str, str], lists: dict[str, tuple[str, ...]]) -> None:
    if kind in {FieldKind.CHOICES, FieldKind.TEXTS}:
        lists[name] = tuple(map(str, value))
    elif isinstance(value, bool):
        values[name] = "yes" if value else "no"
    elif isinstance(value, str | int | float):
        values[name] = str(value)
