"""What an audience may see: one SQL view for each record kind, generated from the treatments, and nothing else.

The views are TEMP views of a second connection, guarded so that nothing else can be read there (:mod:`.guard`). The
register and the redactor know the real names; they are handed to the functions of that connection and kept nowhere
else. The confidential version goes the same way, with views that show everything as entered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeAlias

from workbench.errors import WrongUse
from workbench.records import KINDS, Field
from workbench.redaction import shapes
from workbench.redaction.audiences import Audience, DateRule, Show
from workbench.redaction.guard import Guard
from workbench.redaction.log import Logged, logged
from workbench.redaction.material import Material, at_one_moment, public_ids
from workbench.redaction.prose import Question
from workbench.redaction.redacted import Redacted, RedactedRecord, sealed
from workbench.redaction.register import Register
from workbench.redaction.scope import NAMED
from workbench.redaction.standing import Standing
from workbench.redaction.suggest import Suggestion
from workbench.redaction.viewsql import AGE, RANK, ROW, ViewSql
from workbench.redaction.vocabulary import GENERIC, KIN, ROLES
from workbench.vault.snippets import Finder, fold, parse
from workbench.vault.store import Store

__all__ = ["AudienceView", "Hit", "Redacted", "RedactedRecord"]

_DEEPEST = 3  # what stands for a record may be a link to a record that a link stands for
_TITLE = 80
_NOBODY = GENERIC | ROLES | KIN
_SOMEBODY = frozenset({"person", "name"})
_CAPITALISED = re.compile(r"\b(?!\d)[^\W_a-z][^\W\d_]{2,}")
_IN_TURN = f"ORDER BY {ROW}"  # as entered
_AT_ONCE = 200  # records redacted in one go while words are looked for
Fields: TypeAlias = tuple[Field[Any], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where words were found, as the audience reads it; a match stands between U+0002 and U+0003."""

    kind: str
    id: str
    field: str
    title: Redacted
    snippet: Redacted


class AudienceView:
    """The records of a store as one audience sees them, at the moment when the view was made.

    It belongs to the thread that made it. ``audience`` has the review's own rule for dates.
    """

    def __init__(
        self, store: Store, audience: Audience, *, mask_doubtful: bool = False, suggestions: Sequence[Suggestion] = ()
    ) -> None:
        """Read the register and make the views; with ``mask_doubtful`` what is doubtful or suggested is masked too.

        Of what is suggested only what this audience may not see (:meth:`Audience.shows_unknown`). Raises Refused when
        the store is being changed without a pause, and what reading a store raises.
        """
        connection, material = at_one_moment(store)
        try:
            self.audience = audience.dated(material.review.public_date_rule if material.review else None)
            hidden = _hidden(suggestions, self.audience, material.register)
            self._redactor = material.redactor(self.audience, mask_doubtful, hidden)
            self._register = material.register
            self._lens = material.lens(self.audience, self._redactor)
            self._sql = ViewSql(self.audience)
            self._guard = self._guarded(connection)
            self._ids: dict[str, dict[str, str]] = {}  # by kind: the id in the store for the id that is seen
            self._rows: dict[str, dict[str, int]] = {}
            self._find_visible(material)
        except BaseException:
            connection.close()
            raise
        self._called: dict[tuple[str, str], Redacted] = {}
        self._read: dict[str, tuple[RedactedRecord, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._guard.close()

    # -- reading

    def all(self, kind: str) -> list[RedactedRecord]:
        """Return every record of a kind that the audience may see.

        In the order in which they were entered; where the audience is told no exact dates, dated kinds come in the
        order of their dates, since nothing else shows it.
        """
        if kind not in self._read:
            self._read[kind] = tuple(self._read_all(kind)) if kind in self._sql.columns else ()
        return list(self._read[kind])

    def in_time(self, kind: str) -> dict[str, int]:
        """Return the place of each record of a dated kind in the order of dates, times and numbers, by the id seen.

        It is the same order for every audience, whether or not it is told the dates and the times.
        """
        ranks = self._sql.ranks(kind)
        if ranks is None:
            return {}
        rank = dict(self._guard.rows(f"SELECT {ROW}, {RANK} FROM {ranks}"))  # noqa: S608
        return {id_: rank[row] for id_, row in self._rows[kind].items()}

    def brief(self, kind: str, names: Collection[str]) -> list[RedactedRecord]:
        """Return what `all` does with no fields but these: no other is redacted, which is most of the work."""
        if kind in self._read or kind not in self._sql.columns:
            return self.all(kind)
        fields = self._named(kind, names)
        return self._in_order(kind, [self._record(kind, c, fields) for c in self._columns(kind, _IN_TURN, fields)])

    def get(self, kind: str, id: str, names: Collection[str] = ()) -> RedactedRecord | None:
        """Return one record by the id that the audience sees, with no fields but ``names`` where there are any.

        None where the audience may see none.
        """
        if kind in self._read:
            return next((record for record in self._read[kind] if record.id == id), None)
        row = self._rows.get(kind, {}).get(id)
        if row is None:
            return None
        fields = self._named(kind, names) if names else None
        found = self._columns(kind, f"WHERE {ROW} = ?", fields, row)
        return next((self._record(kind, columns, fields) for columns in found), None)

    def seen_as(self, kind: str, id_: str) -> str | None:
        """Return the id by which the audience sees a record of the store; None where it may not see it."""
        return self._lens.visible.get(kind, {}).get(id_)

    def count(self, kind: str) -> int:
        """Return how many records of a kind the audience may see."""
        return len(self._rows.get(kind, ()))

    def tells(self, kind: str) -> tuple[str, ...]:
        """Return the names of the fields of a kind that the audience is told anything of."""
        return tuple(field.name for field in self._sql.columns.get(kind, ()))

    def own_words(self, interview: str) -> RedactedRecord | None:
        """Return a conversation for those who spoke in it: its date, the notes as taken, every quotation.

        ``interview`` is the id in the store. None where the consent was withdrawn or the record goes to others only.
        What is off the record is not there; everyone else is named as this audience may read them.
        """
        fields = KINDS["interview"].spec.fields
        name, _ = self._sql.own_words()
        self._lens.speaker_of = interview
        try:
            rows = self._guard.rows(f'SELECT "date", "notes", "quotes" FROM {name}')  # noqa: S608
        finally:
            self._lens.speaker_of = None
        if not rows:
            return None
        told = ("date", "notes", "quotes")
        values = {n: shapes.value_of(fields[n], c, self._call)[0] for n, c in zip(told, rows[0], strict=True)}
        return RedactedRecord("interview", interview, {n: v for n, v in values.items() if v is not None}, {})

    def age_at_incident(self, person: str) -> Redacted | None:
        """Return how old a person was, in completed years or as a band ("under 1"); None where it is not known."""
        row = self._rows.get("person", {}).get(person)
        if row is None:
            return None
        sql = f"SELECT {AGE} FROM {self._sql.view('person')} WHERE {ROW} = ?"  # noqa: S608
        ((age,),) = self._guard.rows(sql, (row,))
        return None if age is None else sealed(age)

    def questions(self) -> list[Question]:
        """Return what nobody has decided in all that the audience may see."""
        for kind in self._sql.columns:
            self.all(kind)
        return list(dict.fromkeys(self._redactor.questions))

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Return the first records that hold every one of the words for this audience; the last may be unfinished."""
        terms = parse(words)
        finder, patterns = Finder(terms), [re.compile(term.pattern("")) for term in terms]
        hits: list[Hit] = []
        for kind in self._sql.columns if terms else ():
            for record in self._one_by_one(kind):
                found = shapes.texts(record)
                folded = [fold(text) for _, text in found]
                if not all(any(pattern.search(text) for text in folded) for pattern in patterns):
                    continue
                best = max(range(len(found)), key=lambda n: sum(bool(p.search(folded[n])) for p in patterns))
                field, text = found[best]
                hits.append(Hit(kind, record.id, field, self._title(record), sealed(finder.snippet(text))))
                if len(hits) == limit:
                    return hits
        return hits

    def to_case(self) -> dict[str, Any]:
        """Return every record as the audience sees it, in the shape of case.json, without anything empty."""
        case: dict[str, Any] = {"format": "review-case", "version": 1}
        for kind in KINDS:
            records = [shapes.as_case(record) for record in self.all(kind)]
            if records:
                case[kind] = records[0] if kind == "review" else records
        return case

    def standing(self) -> Standing:
        """Return the ordinary words, also names, that this audience reads as they are."""
        return Standing.of((r for kind in self._sql.columns for r in self.all(kind)), self._register)

    def log(self, confidential: AudienceView) -> list[Logged]:
        """Return every difference between what was entered and what this audience reads, with rule and reason.

        Only somebody who holds the confidential view may ask; WrongUse for any other.
        """
        if not confidential.audience.is_confidential:
            raise WrongUse("The anonymisation log goes with the confidential version only.")
        entered = {kind: confidential.all(kind) for kind in confidential._sql.columns}
        seen = {kind: {self._ids[kind][r.id]: r for r in self.all(kind)} for kind in self._sql.columns}
        return list(logged(entered, seen, self._redactor.replaced))

    # -- making

    def _guarded(self, connection: Any) -> Guard:
        functions = self._lens.functions()
        for name, (arguments, function) in functions.items():
            connection.create_function(name, arguments, function, deterministic=True)
        outer, inner = dict(self._sql.outer()), dict(self._sql.inner())
        outer.update([self._sql.own_words()])
        for name, select in (*inner.items(), *outer.items()):
            connection.execute(f"CREATE TEMP VIEW {name} AS {select}")
        return Guard(connection, outer, inner, functions)

    def _find_visible(self, material: Material) -> None:
        for kind in self._sql.columns:
            rows = self._guard.rows(f"SELECT id, {ROW} FROM {self._sql.view(kind)} ORDER BY {ROW}")  # noqa: S608
            seen = public_ids(kind, [id_ for id_, _ in rows], material.register, self.audience)
            self._lens.visible[kind] = seen
            self._ids[kind] = {public: id_ for id_, public in seen.items()}
            self._rows[kind] = {seen[id_]: row for id_, row in rows}

    def _named(self, kind: str, names: Collection[str]) -> Fields:
        return tuple(field for field in self._sql.columns[kind] if field.name in names)

    def _columns(self, kind: str, rest: str, some: Fields | None, *parameters: object) -> list[tuple[Any, ...]]:
        """Return rows of the id and the fields; without ``some`` of every field, and of what no declaration knows."""
        fields, more = (self._sql.columns[kind], self._sql.more()) if some is None else (some, ())
        names = ", ".join(["id", *(f'"{field.name}"' for field in fields), *more])
        return self._guard.rows(f"SELECT {names} FROM {self._sql.view(kind)} {rest}", parameters)  # noqa: S608

    def _read_all(self, kind: str) -> list[RedactedRecord]:
        return self._in_order(kind, [self._record(kind, columns) for columns in self._columns(kind, _IN_TURN, None)])

    def _one_by_one(self, kind: str) -> Iterator[RedactedRecord]:
        """Yield every record of a kind as entered, redacting no more than a few beyond the one that is wanted."""
        if kind in self._read:
            yield from self._read[kind]
            return
        last = -1
        while rows := self._columns(kind, f"WHERE {ROW} > ? {_IN_TURN} LIMIT {_AT_ONCE}", None, last):
            yield from (self._record(kind, columns) for columns in rows)
            last = self._rows[kind][rows[-1][0]]

    def _in_order(self, kind: str, records: list[RedactedRecord]) -> list[RedactedRecord]:
        if self.audience.dates is DateRule.EXACT:
            return records
        place = self.in_time(kind)
        return sorted(records, key=lambda record: place.get(record.id, 0))

    def _record(self, kind: str, columns: tuple[Any, ...], some: Fields | None = None) -> RedactedRecord:
        id_, *stored = columns
        values: dict[str, Any] = {}
        ids: dict[str, str | tuple[str, ...]] = {}
        fields = self._sql.columns[kind] if some is None else some
        for field, column in zip(fields, stored, strict=False):
            value, linked = shapes.value_of(field, column, self._call)
            if value is not None:
                values[field.name] = value
            if linked is not None:
                ids[field.name] = linked
        extra, limit = stored[len(fields) :] or (None, None)
        return RedactedRecord(kind, id_, values, ids, shapes.plain(extra), tuple(json.loads(limit)) if limit else ())

    # -- what records are called

    def _call(self, kind: str, id_: str, depth: int = 0) -> Redacted:
        """Return the words that stand for a record that the audience may see."""
        known = self._called.get((kind, id_))
        if known is None:
            known = self._called[kind, id_] = self._name(kind, id_, depth)
        return known

    def _name(self, kind: str, id_: str, depth: int) -> Redacted:
        spec = KINDS[kind].spec
        if kind in NAMED:
            return sealed(self._lens.title(kind, self._ids[kind][id_]))
        field = spec.fields[spec.shown_by]
        if depth < _DEEPEST and field in self._sql.columns[kind]:
            sql = f'SELECT "{field.name}" FROM {self._sql.view(kind)} WHERE {ROW} = ?'  # noqa: S608
            ((stored,),) = self._guard.rows(sql, (self._rows[kind][id_],))
            value, _ = shapes.value_of(field, stored, lambda k, i: self._call(k, i, depth + 1))
            if isinstance(value, Redacted):
                return value
        return sealed(spec.title)

    def _title(self, record: RedactedRecord) -> Redacted:
        line = " ".join(self._call(record.kind, record.id).split())
        return sealed(line if len(line) <= _TITLE else line[: _TITLE - 1].rsplit(" ", 1)[0] + "…")


def _hidden(suggestions: Sequence[Suggestion], audience: Audience, register: Register) -> list[Suggestion]:
    """Return what is undecided and an audience may not see, by its likely kind or by whose name it is likely to be.

    A place or service that is called after somebody who is hidden ("Marsh Lettings", "the Marshes'") tells the name.
    """
    labelled = {identity.id for identity in register.identities if audience.names_of(identity) is Show.LABEL}
    undecided = [each for each in suggestions if not each.settled]
    hidden = [each for each in undecided if each.likely in labelled or not audience.shows_unknown(each.kind)]
    names = {word for each in hidden if each.kind in _SOMEBODY for word in _names(each)}
    kept = [each for each in undecided if each not in hidden]
    return hidden + [each for each in kept if names & _names(each)]


def _names(suggestion: Suggestion) -> set[str]:
    """Return the capitalised words of a suggestion, without the endings of owners and families."""
    words = {word.casefold() for word in _CAPITALISED.findall(suggestion.text)}
    return {word for each in words for word in (each, each.removesuffix("s"))} - _NOBODY
