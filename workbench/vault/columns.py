"""A record as the columns of its row, and back."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from workbench.errors import InvalidRecord
from workbench.records import KINDS, Record
from workbench.records.spec import Field, FieldKind, Value, thaw

State = dict[str, str | float | int]
"""The columns of a row that are not NULL, without the key; ``binned`` only while the record is in the bin."""

BINNED = "binned"
_FLAGS: dict[object, str] = {True: "true", False: "false", "unknown": "unknown"}
_UNFLAGS: dict[object, Value] = {word: value for value, word in _FLAGS.items()}
_WORDS = frozenset({FieldKind.TEXT, FieldKind.PROSE, FieldKind.DATE, FieldKind.CHOICE, FieldKind.REF})
_LISTS = frozenset({FieldKind.CHOICES, FieldKind.TEXTS, FieldKind.REFS})


class _Unfit(ValueError):
    """A value that the declaration does not allow; says what is wrong with it."""


def live(state: State | None) -> bool:
    """Tell whether there is such a record and it is not in the bin."""
    return state is not None and BINNED not in state


def encode(record: Record) -> State:
    """Return the columns of a record; raises InvalidRecord for a value of the wrong shape."""
    state: State = {}
    fields = record.spec.fields
    name = "id"
    try:
        _word(record.id)
        for name, value in record.values.items():
            state[name] = _encode(fields[name], value)
        name = "extra"
        if record.extra:
            state["extra"] = _json(record.extra)
        name = "audience_limit"
        if record.audience_limit:
            state["audience_limit"] = _json(_words(record.audience_limit))
    except _Unfit as unfit:
        raise InvalidRecord(record.spec.name, name, str(unfit)) from None
    return state


def speakable(kind: str, field: str, text: str) -> str:
    """Return the text; raises InvalidRecord when it holds what no text file can (lone surrogates)."""
    try:
        return _word(text)
    except _Unfit as unfit:
        raise InvalidRecord(kind, field, str(unfit)) from None


def decode(kind: str, id_: str, state: Mapping[str, Any]) -> Record:
    """Return the record with these columns; a column that is not declared any more becomes extra."""
    cls = KINDS[kind]
    fields = cls.spec.fields
    values: dict[str, Value] = {}
    extra: dict[str, Value] = {}
    for name, stored in state.items():
        if name in fields:
            values[name] = _decode(fields[name], stored)
        elif name == "extra":
            extra.update(json.loads(stored))
        elif name not in (BINNED, "audience_limit"):
            extra[name] = stored
    limit = json.loads(state["audience_limit"]) if "audience_limit" in state else ()
    return cls(id_, values, extra=extra, audience_limit=limit)


def _encode(field: Field[Any], value: Value) -> str | float:
    kind = field.kind
    if kind in _WORDS:
        return _word(value)
    if kind is FieldKind.NUMBER:
        return _number(value)
    if kind is FieldKind.FLAG:
        if not isinstance(value, bool | str) or value not in _FLAGS:
            raise _Unfit('is neither true, false nor "unknown"')
        return _FLAGS[value]
    if kind in _LISTS:
        return _json(_words(value))
    if kind is FieldKind.TARGET:
        return _json(_target(value))
    return _json(_parts(field, (value,))[0] if kind is FieldKind.GROUP else _parts(field, value))


def _decode(field: Field[Any], stored: Any) -> Value:
    kind = field.kind
    if kind in _WORDS:
        return stored
    if kind is FieldKind.NUMBER:
        return int(stored) if stored == int(stored) else stored
    if kind is FieldKind.FLAG:
        return _UNFLAGS.get(stored, "unknown")
    return json.loads(stored)


def _word(value: Value) -> str:
    if not isinstance(value, str):
        raise _Unfit("is not text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _Unfit("holds characters that are not text") from None
    return value


def _words(value: Value) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise _Unfit("is not a list")
    return tuple(_word(item) for item in value)


def _number(value: Value) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Unfit("is not a number")
    try:
        stored = float(value)
    except OverflowError:
        stored = math.inf
    if not math.isfinite(stored) or stored != value:
        raise _Unfit("is not a number that can be kept")
    return stored


def _target(value: Value) -> Value:
    if not isinstance(value, Mapping) or not {"kind", "id"} <= value.keys():
        raise _Unfit("does not name a record by kind and id")
    _word(value["kind"])
    _word(value["id"])
    return value


def _parts(field: Field[Any], value: Value) -> tuple[Value, ...]:
    """Check only what the store itself relies on: the shape, and references that are ids."""
    if not isinstance(value, tuple) or not all(isinstance(item, Mapping) for item in value):
        raise _Unfit("is not made of named values")
    for item in value:
        for part in field.parts:
            if part.kind is FieldKind.REF and part.name in item:
                _word(item[part.name])
    return value


def _json(value: Value) -> str:
    try:
        text = json.dumps(thaw(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError):
        raise _Unfit("cannot be kept") from None
    return _word(text)
