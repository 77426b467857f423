"""Which records of each kind an audience may see, as conditions of SQL generated from the declarations.

No value is ever written into a statement: what a condition compares with comes from a function of the connection.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from workbench.records import KINDS
from workbench.records.spec import Field, FieldKind, Treatment
from workbench.redaction.audiences import AGENCY, CONFIDENTIAL, PANEL, Audience

NAMED = ("person", "agency", "place")
"""The kinds of the register: a label stands for each of their records."""

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}[?~%]?")

_RESTS_ON = {
    "evidence": ("finding", "target"),
    "relationship": ("person", "other"),
    "action": ("recommendation",),
    "monitoring": ("action",),
}
"""Records that say nothing, or too much, without another: where that one is not shown, neither are they."""

_NEVER_IN_AN_EXTRACT = frozenset({"interview", "finding", "evidence", "section"})
_OF_OTHERS = {
    "review": frozenset({"title", "jurisdiction", "review_type", "period_from", "period_to", "incident_date"}),
    "person": frozenset({"name", "kind", "label", "role", "agency"}),
    "agency": frozenset({"name", "kind", "label"}),
    "place": frozenset({"name", "kind", "label"}),
}
"""What an agency's extract tells of the review and of those who are not its own: enough to know who is meant."""


def told_of_others(kind: str) -> frozenset[str] | None:
    """Return the only fields that an extract tells of a record that is not the agency's own; None: all of them."""
    return _OF_OTHERS.get(kind)


class Scope:
    """The conditions for one audience; ``inner`` makes the name of a view that only other views read."""

    def __init__(self, audience: Audience, inner: Callable[[str], str]) -> None:
        self._audience, self._inner = audience, inner

    def condition(self, kind: str) -> str | None:
        """Return the condition on the rows of a kind, or None: no record of it."""
        if self._audience.is_confidential:
            return "binned = 0"
        if not self._audience.reaches(KINDS[kind].spec.reach):
            return None
        particular = self._extract(kind) if self._audience.code == AGENCY else self._rests_on(kind)
        if particular is None:
            return None
        parts = [
            "binned = 0",
            "(audience_limit IS NULL OR rw_listed(audience_limit))",
            *particular,
            *self._own_rules(kind),
        ]
        return " AND ".join(parts)

    def is_own(self, kind: str) -> str:
        """Return the condition under which an extract tells everything of a record in the register."""
        column = {"person": '"agency"', "agency": "id"}.get(kind)
        return f"coalesce({column} = rw_agency(), 0)" if column else "0"

    def views(self) -> Iterator[tuple[str, str]]:
        """Yield (name, SELECT) of the views that the conditions read, each after those it reads itself."""
        if self._audience.is_confidential:
            return
        if self._audience.code == AGENCY:
            for kind in NAMED:
                yield self._inner(f"tied_{kind}"), self._tied(kind)
            return
        for kind in ("person", "finding", "recommendation", "action", *KINDS["evidence"].spec.fields["target"].targets):
            condition = self.condition(kind)
            yield self._inner(f"seen_{kind}"), f'SELECT id FROM main."{kind}" WHERE {condition or "0"}'  # noqa: S608

    def _own_rules(self, kind: str) -> list[str]:
        match kind:
            case "section":
                return ['rw_listed("audiences")']
            case "interview":
                return ['NOT rw_withdrawn("consent", "agreed_version")']
            case "source" if self._audience.code not in (CONFIDENTIAL, PANEL):
                return ["coalesce(\"restriction\", 'none') = 'none'"]
            case _:
                return []

    def _rests_on(self, kind: str) -> list[str]:
        fields = KINDS[kind].spec.fields
        return [self._is_seen(fields[name]) for name in _RESTS_ON.get(kind, ())]

    def _is_seen(self, field: Field[Any]) -> str:
        column = f'"{field.name}"'
        if field.kind is FieldKind.TARGET:
            seen = {kind: f"IN (SELECT id FROM {self._inner(f'seen_{kind}')})" for kind in field.targets}  # noqa: S608
            cases = " ".join(f"WHEN '{kind}' THEN json_extract({column}, '$.id') {rows}" for kind, rows in seen.items())
            return f"({column} IS NULL OR CASE json_extract({column}, '$.kind') {cases} ELSE 0 END)"
        return f"({column} IS NULL OR {column} IN (SELECT id FROM {self._inner(f'seen_{field.targets[0]}')}))"  # noqa: S608

    def _extract(self, kind: str) -> list[str] | None:
        """Return what ties a record to the agency of the extract; None where nothing can."""
        if kind == "review":
            return []
        if kind in NAMED:
            tied = f"id IN (SELECT id FROM {self._inner(f'tied_{kind}')})"  # noqa: S608
            return [f"({self.is_own(kind)} OR {tied})"]
        ties = (
            [] if kind in _NEVER_IN_AN_EXTRACT else [self._tie(f) for f in KINDS[kind].spec.fields.values() if _ties(f)]
        )
        return [f"({' OR '.join(ties)})"] if ties else None

    def _tie(self, field: Field[Any]) -> str:
        column = f'"{field.name}"'
        ties = []
        if "agency" in field.targets:
            ties.append(f"coalesce({column} = rw_agency(), 0)")
        for kind in ("person", "source"):  # its own staff, a document that it supplied
            if kind in field.targets:
                own = f'SELECT id FROM main."{kind}" WHERE binned = 0 AND "agency" = rw_agency()'  # noqa: S608
                ties.append(f"coalesce({column} IN ({own}), 0)")
        return " OR ".join(ties)

    def _tied(self, target: str) -> str:
        """Return the SELECT of the ids of those that the records of the extract link to."""
        parts = []
        for kind, cls in KINDS.items():
            condition = None if kind in (*NAMED, "review") else self.condition(kind)
            if condition is None:
                continue
            for field in cls.spec.fields.values():
                if target not in field.targets or field.treatment is not Treatment.LINK:
                    continue
                if field.kind is FieldKind.REF:
                    parts.append(f'SELECT "{field.name}" AS id FROM main."{kind}" WHERE {condition}')  # noqa: S608
                elif field.kind is FieldKind.REFS:
                    rows = f'(SELECT "{field.name}" AS listed FROM main."{kind}" WHERE {condition})'  # noqa: S608
                    parts.append(f"SELECT j.value AS id FROM {rows} t, json_each(t.listed) j")  # noqa: S608
        return " UNION ".join(parts) or "SELECT NULL AS id WHERE 0"


def _ties(field: Field[Any]) -> bool:
    return (
        field.kind is FieldKind.REF
        and field.treatment is Treatment.LINK
        and bool({"agency", "source"} & {*field.targets})
    )


def listed(audience: Audience, words: str | None) -> bool:
    """Tell whether a list of audiences, as it is stored, names this one."""
    return words is not None and bool({audience.code, audience.full_code} & _strings(words))


def withdrawn(consent: str | None, agreed: str | None) -> bool:
    """Tell whether the consent to a conversation was withdrawn, or may have been; a date means since that day."""
    given = json.loads(consent) if consent else {}
    said = given.get("withdrawn") if isinstance(given, dict) else given
    return agreed == "withdrawn" or said not in (None, False)


def quotable(consent: str | None) -> bool:
    """Tell whether someone certainly agreed to being quoted; a date means since that day."""
    given = json.loads(consent) if consent else {}
    return isinstance(given, dict) and agrees(given.get("quote"))


def agrees(flag: object) -> bool:
    """Tell whether a flag inside a group says yes; anything doubtful is no."""
    return flag is True or is_dated(flag)


def is_dated(flag: object) -> bool:
    """Tell whether a flag is the day since which it is true."""
    return isinstance(flag, str) and _DAY.fullmatch(flag) is not None


def _strings(words: str) -> set[str]:
    found = json.loads(words)
    return {item for item in found if isinstance(item, str)} if isinstance(found, list) else set()
