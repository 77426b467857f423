"""A view's columns as the values of a record, and a record as the case folder writes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from workbench.records import KINDS
from workbench.records.spec import Field, FieldKind
from workbench.redaction.redacted import Redacted, RedactedRecord, sealed

Called = Callable[[str, str], Redacted]
"""What a linked record is called, by its kind and the id that the audience sees."""

_FLAGS = {"true": True, "false": False}


def value_of(field: Field[Any], stored: Any, called: Called) -> tuple[Any, str | tuple[str, ...] | None]:
    """Return the value of a field, and for a reference the id or ids; (None, None) for nothing."""
    if stored is None or stored == "":
        return None, None
    match field.kind:
        case FieldKind.REF | FieldKind.REFS | FieldKind.TARGET:
            return _linked(field, json.loads(stored), called)
        case FieldKind.NUMBER:
            return (int(stored) if stored == int(stored) else stored), None
        case FieldKind.FLAG:
            return _FLAGS.get(stored, sealed(stored)), None
        case FieldKind.CHOICES | FieldKind.TEXTS | FieldKind.GROUP | FieldKind.GROUPS:
            return (_sealed(json.loads(stored)) or None), None
        case _:
            return sealed(stored), None


def _linked(field: Field[Any], links: list[list[str]], called: Called) -> tuple[Any, str | tuple[str, ...] | None]:
    if not links:
        return None, None
    if field.kind is FieldKind.REFS:
        return tuple(called(kind, id_) for kind, id_ in links), tuple(id_ for _, id_ in links)
    kind, id_ = links[0]
    if field.kind is FieldKind.REF:
        return called(kind, id_), id_
    return MappingProxyType({"kind": sealed(kind), "id": sealed(id_), "shown": called(kind, id_)}), id_


def _sealed(value: Any) -> Any:
    if isinstance(value, str):
        return sealed(value)
    if isinstance(value, list):
        return tuple(_sealed(item) for item in value)
    if isinstance(value, Mapping):
        return MappingProxyType({name: _sealed(item) for name, item in value.items()})
    return value


def plain(stored: str | None) -> Any:
    """Return what a JSON column holds, sealed; an empty mapping for nothing."""
    return _sealed(json.loads(stored)) if stored else MappingProxyType({})


def as_case(record: RedactedRecord) -> dict[str, Any]:
    """Return a record as an object of case.json: references as ids, nothing that is empty."""
    fields = KINDS[record.kind].spec.fields
    written: dict[str, Any] = {"id": record.id}
    for name, field in fields.items():
        if name not in record.values:
            continue
        value = record.values[name]
        if field.kind is FieldKind.TARGET:
            written[name] = {"kind": str(value["kind"]), "id": str(value["id"])}
        elif name in record.ids:
            ids = record.ids[name]
            written[name] = ids if isinstance(ids, str) else list(ids)
        else:
            written[name] = _thawed(value)
    written.update({name: _thawed(value) for name, value in record.extra.items()})
    if record.audience_limit:
        written["audience_limit"] = list(record.audience_limit)
    return written


def _thawed(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_thawed(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _thawed(item) for name, item in value.items()}
    return value


def texts(record: RedactedRecord) -> list[tuple[str, Redacted]]:
    """Return (field, text) for every text of a record, in the order of the declaration."""
    found: list[tuple[str, Redacted]] = []
    for name, value in record.values.items():
        _collect(name, value, found)
    return found


def _collect(name: str, value: Any, found: list[tuple[str, Redacted]]) -> None:
    if isinstance(value, Redacted):
        found.append((name, value))
    elif isinstance(value, tuple):
        for item in value:
            _collect(name, item, found)
    elif isinstance(value, Mapping):
        for item in value.values():
            _collect(name, item, found)
