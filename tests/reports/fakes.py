"""A stand-in for an audience's view: records as given, linked by name or by label."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.records import KINDS, FieldKind, Treatment
from workbench.records.profiles import Profile
from workbench.redaction.audiences import CONFIDENTIAL, PUBLIC, audience
from workbench.redaction.redacted import Redacted, RedactedRecord

HARBOUR = Path(__file__).resolve().parents[2] / "resources/examples/harbour/case.json"
PROFILE = {
    "format": "review-profile",
    "version": 1,
    "jurisdiction": "england",
    "title": "England",
    "valid_from": "2023-12",
    "spelling": "en_GB",
    "paper": "A4",
    "calendar": {"country": "GB", "subdivision": "ENG"},
    "vocabularies": {
        "review_type": [{"code": "lcspr", "title": "Local child safeguarding practice review"}],
        "agency_kind": [{"code": "police", "title": "Police"}],
        "term": [{"code": "designated_officer", "title": "local authority designated officer"}],
    },
    "statements": [
        {"code": "purpose", "text": "The purpose is to identify improvements."},
        {"code": "accountability", "text": "It is not about blame."},
    ],
}


def profile(**changes: str) -> Profile:
    """Return a small profile that no file can change."""
    return Profile.parse(json.dumps({**PROFILE, **changes}))


def seen(words: str) -> Redacted:
    """Return text as a view would give it; only a view makes it otherwise."""
    return str.__new__(Redacted, words)


class FakeView:
    """Records of a case as one audience might see them; it redacts names by label and nothing in prose."""

    def __init__(self, case: Mapping[str, Any], code: str) -> None:
        self.audience = audience(code)
        self.inside = self.audience.code == CONFIDENTIAL
        self.case = {
            k: {r["id"]: r for r in ([v] if isinstance(v, dict) else v)} for k, v in case.items() if k in KINDS
        }

    def all(self, kind: str) -> list[RedactedRecord]:
        return [self._record(kind, row) for row in self.case.get(kind, {}).values() if self._reaches(kind, row)]

    def get(self, kind: str, id: str) -> RedactedRecord | None:
        row = self.case.get(kind, {}).get(id)
        return self._record(kind, row) if row and self._reaches(kind, row) else None

    def _reaches(self, kind: str, row: Mapping[str, Any]) -> bool:
        limit: Sequence[str] = row.get("audience_limit") or (self.audience.code,)
        return self.audience.reaches(KINDS[kind].spec.reach) and self.audience.code in limit

    def _record(self, kind: str, row: Mapping[str, Any]) -> RedactedRecord:
        values: dict[str, Any] = {}
        ids: dict[str, str | tuple[str, ...]] = {}
        for name, field in KINDS[kind].spec.fields.items():
            if name not in row or not self.audience.reaches(field.reach):
                continue
            if field.treatment is Treatment.CONFIDENTIAL and not self.inside:
                continue
            value = row[name]
            if field.kind in {FieldKind.REF, FieldKind.REFS}:
                held = [value] if isinstance(value, str) else value
                names = tuple(seen(self._name(field.targets, id_)) for id_ in held)
                values[name], ids[name] = (names[0], value) if isinstance(value, str) else (names, tuple(value))
            elif field.treatment is Treatment.NAME and not self.inside and name == "name":
                values[name] = seen(row.get("label", "a person"))
            elif field.treatment is not Treatment.NAME or self.inside:
                values[name] = self._date(value) if field.kind is FieldKind.DATE else _wrapped(value)
        return RedactedRecord(kind, row["id"], values, ids)

    def _date(self, value: str) -> Redacted:
        return seen("about four months before" if self.audience.code == PUBLIC else value)

    def _name(self, kinds: Sequence[str], id_: str) -> str:
        for kind in kinds:
            row = self.case.get(kind, {}).get(id_)
            if row:
                field = "name" if self.inside and "name" in row else "label"
                return str(row.get(field) or row.get("title") or row.get("text") or "something")
        return "a person"


def _wrapped(value: Any) -> Any:
    if isinstance(value, str):
        return seen(value)
    if isinstance(value, list):
        return tuple(_wrapped(item) for item in value)
    if isinstance(value, dict):
        return {name: _wrapped(item) for name, item in value.items()}
    return value


def harbour(code: str) -> FakeView:
    """Return a view of the example review."""
    return FakeView(json.loads(HARBOUR.read_text("utf-8")), code)
