"""The SQL of an audience's views, generated from the declared kinds and their treatments."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from workbench.records import KINDS
from workbench.records.spec import Field, FieldKind, Reach, Treatment
from workbench.redaction.audiences import AGENCY, Audience, DateRule
from workbench.redaction.scope import Scope, told_of_others

ROW, AGE, RANK, EXTRA, LIMIT = "_row", "_age", "_rank", "_extra", "_limit"
_GROUPS = (FieldKind.GROUP, FieldKind.GROUPS)


class ViewSql:
    """Names and SELECTs of one connection's views; the names carry a random token that nobody can spell."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._token = secrets.token_hex(16)
        self._scope = Scope(audience, lambda name: f"i{self._token}_{name}")
        self._conditions = {kind: c for kind in KINDS if (c := self._scope.condition(kind)) is not None}
        self.columns = {kind: tuple(self._fields(kind)) for kind in self._conditions}
        """The fields that there are for each kind that the audience may see, as declared."""

    def view(self, kind: str) -> str:
        """Return the name of a kind's view."""
        return f"v{self._token}_{kind}"

    def ranks(self, kind: str) -> str | None:
        """Return the name of the view that puts a kind in the order of its dates; None for a kind that has none."""
        dated = "date" in KINDS[kind].spec.fields
        return f"o{self._token}_{kind}" if dated and kind in self.columns else None

    def outer(self) -> Iterator[tuple[str, str]]:
        """Yield (name, SELECT) of the views that may be read."""
        for kind, condition in self._conditions.items():
            columns = ", ".join(
                [f"rowid AS {ROW}", f"rw_id('{kind}', id) AS id", *self._expressions(kind), *self._more(kind)]
            )
            yield self.view(kind), f'SELECT {columns} FROM main."{kind}" WHERE {condition}'  # noqa: S608
            ranks = self.ranks(kind)
            if ranks is not None:
                order = "".join(f'coalesce("{name}", {last}), ' for name, last in self._within_a_day(kind))
                rank = f'row_number() OVER (ORDER BY rw_day("date"), {order}rowid) AS {RANK}'
                yield ranks, f'SELECT rowid AS {ROW}, {rank} FROM main."{kind}" WHERE {condition}'  # noqa: S608

    def inner(self) -> Iterator[tuple[str, str]]:
        """Yield (name, SELECT) of the views that only views may read."""
        yield from self._scope.views()

    def own_words(self) -> tuple[str, str]:
        """Return (name, SELECT) of the view of one conversation for those who spoke in it: date, notes, quotations.

        It is empty but while :attr:`Lens.speaker_of` names a conversation whose consent stands.
        """
        notes = "rw_own(\"notes\", 'interview', id, 'notes')"
        quotes = "rw_group(\"quotes\", 'interview', id, 'quotes')"
        date = '"date"' if self._audience.dates is DateRule.EXACT else 'rw_date("date")'
        condition = (
            'binned = 0 AND id = rw_speaker_of() AND NOT rw_withdrawn("consent", "agreed_version") '
            "AND (audience_limit IS NULL OR rw_listed(audience_limit))"
        )
        columns = f'{date} AS "date", {notes} AS "notes", {quotes} AS "quotes"'
        return f"w{self._token}", f'SELECT {columns} FROM main."interview" WHERE {condition}'  # noqa: S608

    def more(self) -> tuple[str, ...]:
        """Return the columns beyond the fields: what the declaration does not know, for the confidential version."""
        return (EXTRA, LIMIT) if self._audience.is_confidential else ()

    def _within_a_day(self, kind: str) -> Iterator[tuple[str, str]]:
        fields = KINDS[kind].spec.fields
        if "time" in fields:
            yield "time", "'~'"
        if "sequence" in fields:
            yield "sequence", "9e9"

    def _fields(self, kind: str) -> Iterator[Field[Any]]:
        for field in KINDS[kind].spec.fields.values():
            if not self._audience.reaches(field.reach):
                continue
            if field.treatment is Treatment.CONFIDENTIAL and not self._audience.is_confidential:
                continue
            if field.birth and self._audience.dates is not DateRule.EXACT:
                continue
            yield field

    def _expressions(self, kind: str) -> Iterator[str]:
        told = told_of_others(kind) if self._audience.code == AGENCY else None
        for field in self.columns[kind]:
            expression = self._expression(kind, field)
            if told is not None and field.name not in told:
                expression = f"CASE WHEN {self._scope.is_own(kind)} THEN {expression} END"
            yield f'{expression} AS "{field.name}"'

    def _more(self, kind: str) -> Iterator[str]:
        if self._audience.is_confidential:
            yield f"extra AS {EXTRA}"
            yield f"audience_limit AS {LIMIT}"
        if kind == "person":
            own = self._scope.is_own(kind) if self._audience.code == AGENCY else "1"
            yield f'CASE WHEN {own} THEN rw_age("date_of_birth") END AS {AGE}'

    def _expression(self, kind: str, field: Field[Any]) -> str:
        column, name = f'"{field.name}"', field.name
        if field.is_reference and field.treatment is not Treatment.NAME:
            return f"rw_link({column}, '{kind}', '{name}')"
        if self._audience.is_confidential:
            return f"rw_link({column}, '{kind}', '{name}')" if field.is_reference else _spoken(field)
        if field.kind in _GROUPS and field.treatment is not Treatment.NAME:
            return self._group(kind, field)
        match field.treatment:
            case Treatment.LABEL:
                return column
            case Treatment.DATE:
                return column if self._audience.dates is DateRule.EXACT else f"rw_date({column})"
            case Treatment.PROSE:
                return f"rw_prose({column}, '{kind}', id, '{name}')"
            case Treatment.NAME:
                return f"rw_name({column}, '{kind}', id, '{name}')"
            case Treatment.QUASI:
                return f"rw_quasi({column}, '{kind}', id, '{name}')"
            case _:
                return self._open(kind, field)

    def _open(self, kind: str, field: Field[Any]) -> str:
        if field.kind in (FieldKind.NUMBER, FieldKind.FLAG):
            return f'"{field.name}"'
        if kind == "person" and field.name == "pronouns":
            return 'rw_pronouns("pronouns", id)'
        return f"rw_open(\"{field.name}\", '{kind}', id, '{field.name}')"

    def _group(self, kind: str, field: Field[Any]) -> str:
        shown = f"rw_group(\"{field.name}\", '{kind}', id, '{field.name}')"
        if (kind, field.name) == ("interview", "quotes") and not self._audience.reaches(Reach.PANEL):
            return f'CASE WHEN rw_quotable("consent") THEN {shown} END'
        return shown


def _spoken(field: Field[Any]) -> str:
    """Return the expression for a field as entered, without what is off the record where there is prose in it."""
    if field.kind is FieldKind.PROSE:
        return f'rw_spoken("{field.name}")'
    if any(part.kind is FieldKind.PROSE for part in field.parts):
        return f'rw_spoken_in("{field.name}")'
    return f'"{field.name}"'
