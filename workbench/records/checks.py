"""What is still wrong with a record: problems to show, and the few shapes that cannot be kept at all."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.errors import InvalidRecord
from workbench.records.spec import Field, FieldKind, Record, Value

UNKNOWN = "unknown"  # asked, and not known: a value in its own right

_MISSING = "This is still to be filled in."
_NOT_A_DATE = "This is not a date that can be read; write 2021-03-14, 2021-03, 2021 or 2021-03-01/2021-03-09."
_NOT_IN_LIST = "This word is not in the list; it is kept as it is."
_NOT_A_TARGET = "A record of this kind cannot be named here."

_SHAPES: dict[FieldKind, str] = {
    FieldKind.TEXT: "should be text",
    FieldKind.PROSE: "should be text",
    FieldKind.DATE: "should be a date, written as text",
    FieldKind.NUMBER: "should be a number",
    FieldKind.FLAG: 'should be true, false or "unknown"',
    FieldKind.CHOICE: "should be one word of a list",
    FieldKind.CHOICES: "should be a list of words",
    FieldKind.TEXTS: "should be a list of texts",
    FieldKind.REF: "should be the id of a record",
    FieldKind.REFS: "should be a list of ids",
    FieldKind.TARGET: "should name a record by kind and id",
    FieldKind.GROUP: "should be a group of named values",
    FieldKind.GROUPS: "should be a list of groups of named values",
}

_SINGLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?", re.ASCII)
_LONGEST_DATE = 60  # the grammar of EDTF sets of dates can take very long on long nonsense
_SEASONS = range(21, 42)  # 21 spring to 24 winter; 25 to 41 are those of a hemisphere, quarters and halves
_OPEN_ENDS = {"", ".."}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right: ``field`` is a field's name, or ``group.part``; ``message`` is one sentence.

    The sentence never repeats what was entered, so that it may be shown beside any view and logged.
    """

    field: str
    message: str


def problems(record: Record) -> list[Problem]:
    """Return what is missing or odd in a record, in the order of its fields; an empty list when all is well."""
    return [problem for field in record.spec.fields.values() for problem in _problems(field, record.values, "")]


def validate(record: Record) -> None:
    """Raise InvalidRecord for the first value that has the wrong shape, and so cannot be stored or shown.

    What is missing or odd is no reason to refuse: a record being typed is incomplete.
    """
    if not _is_text(record.id) or not record.id:
        raise InvalidRecord(record.spec.name, "id", "should be text")
    for field in record.spec.fields.values():
        value = record.values.get(field.name)
        if value is not None:
            for name, kind in _misshapen(field, value, field.name):
                raise InvalidRecord(record.spec.name, name, _SHAPES[kind])


def is_edtf(text: str) -> bool:
    """Return whether the text is an Extended Date/Time Format date, season, or interval of them."""
    if len(text) > _LONGEST_DATE or text != text.strip():
        return False
    ends = text.split("/")
    known = [_is_common(end) for end in ends if end not in _OPEN_ENDS or len(ends) == 1]
    if len(ends) > 2 or not known:
        return False
    return _is_uncommon(text) if None in known else all(known)


def _is_common(text: str) -> bool | None:
    """Judge the forms that nearly every date has, None for another: the full grammar takes a thousand times as long.

    It is also too kind: it knows how long each month is, and not in which years February is longer.
    """
    found = _SINGLE.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if month is None or day is None:
        return month is None or 1 <= month <= 12 or month in _SEASONS
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 4, month)[1]  # year 0 is a leap year, as 4 is


def _is_uncommon(text: str) -> bool:
    from edtf import parse_edtf  # a fifth of a second, and hardly ever needed
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(text)
    except (EDTFParseException, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return False  # the parser has slips of its own on odd input; it is no date either way
    return True


def _problems(field: Field[Any], values: Mapping[str, Value], prefix: str) -> Iterator[Problem]:
    name, value = prefix + field.name, values.get(field.name)
    if value is None or (value in ("", ()) and not isinstance(value, bool)):
        if field.required:
            yield Problem(name, _MISSING)
        return
    bad = list(_misshapen(field, value, name, inside=bool(prefix)))
    for where, kind in bad:
        yield Problem(where, f"This {_SHAPES[kind]}.")
    if bad:
        return
    if field.kind is FieldKind.DATE and value != UNKNOWN and not is_edtf(value):
        yield Problem(name, _NOT_A_DATE)
    elif field.kind in {FieldKind.CHOICE, FieldKind.CHOICES} and not _in_list(field, value):
        yield Problem(name, _NOT_IN_LIST)
    elif field.kind is FieldKind.TARGET and field.targets and value["kind"] not in field.targets:
        yield Problem(name, _NOT_A_TARGET)
    for item in (value,) if field.kind is FieldKind.GROUP else value if field.kind is FieldKind.GROUPS else ():
        for part in field.parts:
            yield from _problems(part, item, f"{name}.")


def _in_list(field: Field[Any], value: Value) -> bool:
    """Return whether every word is known; the words of a profile's vocabulary are its own affair."""
    words = (value,) if isinstance(value, str) else value
    return not field.options or all(word in field.options or word == UNKNOWN for word in words)


def _is_text(value: Value) -> bool:
    """Return whether this is text that can be written as UTF-8: half a surrogate pair cannot."""
    return isinstance(value, str) and not any("\ud800" <= c <= "\udfff" for c in value)


def _is_number(value: Value) -> bool:
    """Return whether this is a number that a database keeps exactly."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value) and float(value) == value
    except OverflowError:
        return False


def _is_flag(value: Value) -> bool:
    return isinstance(value, bool) or value == UNKNOWN


def _is_list(value: Value) -> bool:
    return isinstance(value, tuple) and all(_is_text(item) for item in value)


def _is_target(value: Value) -> bool:
    return isinstance(value, Mapping) and _is_text(value.get("kind")) and _is_text(value.get("id"))


def _is_group(value: Value) -> bool:
    return isinstance(value, Mapping)


def _is_groups(value: Value) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, Mapping) for item in value)


_HAS_SHAPE: dict[FieldKind, Callable[[Value], bool]] = {
    FieldKind.TEXT: _is_text,
    FieldKind.PROSE: _is_text,
    FieldKind.DATE: _is_text,
    FieldKind.NUMBER: _is_number,
    FieldKind.FLAG: _is_flag,
    FieldKind.CHOICE: _is_text,
    FieldKind.CHOICES: _is_list,
    FieldKind.TEXTS: _is_list,
    FieldKind.REF: _is_text,
    FieldKind.REFS: _is_list,
    FieldKind.TARGET: _is_target,
    FieldKind.GROUP: _is_group,
    FieldKind.GROUPS: _is_groups,
}


def _misshapen(field: Field[Any], value: Value, name: str, *, inside: bool = False) -> Iterator[tuple[str, FieldKind]]:
    """Yield the names and kinds of the values here whose shape is wrong, parts of groups included.

    A flag ``inside`` a group may hold the day since when it is true: so case folders tell of withdrawn consent.
    """
    if inside and field.kind is FieldKind.FLAG and isinstance(value, str) and is_edtf(value):
        return
    if not _HAS_SHAPE[field.kind](value):
        yield name, field.kind
        return
    for item in (value,) if field.kind is FieldKind.GROUP else value if field.kind is FieldKind.GROUPS else ():
        for part in field.parts:
            if part.name in item:
                yield from _misshapen(part, item[part.name], f"{name}.{part.name}", inside=True)
