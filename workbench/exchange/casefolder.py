"""The case folder's case.json, in and out, losing nothing: unknown fields and top-level keys are written back.

The file is one object: ``format``, ``version``, then a list of records under each kind's name (``review`` holds one
object). A field that is missing or null is *not recorded*; ``"unknown"`` is a value of its own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from workbench.errors import BadInput, UnknownReference, WrongUse
from workbench.records import KINDS, Field, FieldKind, Record, Review, freeze, thaw

CASE_FILE = "case.json"
INBOX = "inbox"
FORMAT, VERSION = "review-case", 1
LARGEST = 64_000_000  # bytes; the largest real case has not reached two million
DEEPEST = 40  # lists and objects inside each other; the declarations need five
_REVIEW = Review.spec.name
_LIMIT = "audience_limit"
_UNCHANGED = "Correct the file or export it again; nothing was imported."
_WORDS = frozenset({FieldKind.TEXT, FieldKind.PROSE, FieldKind.DATE, FieldKind.CHOICE, FieldKind.REF})
_NUMBERED = frozenset({FieldKind.TEXT, FieldKind.DATE})  # text in which a file may hold a number
_LISTS = frozenset({FieldKind.CHOICES, FieldKind.TEXTS, FieldKind.REFS})


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it was read.

    ``records`` in the order of the file; ``unknown`` the top-level keys that hold no records; ``inbox`` the files
    that came with it, in the order of their paths.
    """

    records: tuple[Record, ...] = field(repr=False)
    unknown: Mapping[str, Any] = field(repr=False)
    inbox: tuple[Path, ...] = field(repr=False)


def read_case(path: Path) -> Case:
    """Read a case folder, or the case.json in one.

    Raises BadInput for a file that is not a case, UnknownReference for references that lead nowhere (all of them).
    """
    file = path / CASE_FILE if path.is_dir() else path
    top = _top_level(_read(file))
    records: list[Record] = []
    unknown: dict[str, Any] = {}
    for key, value in top.items():
        if key in KINDS and value not in (None, []):
            records += _records(key, value)
        elif key not in {"format", "version"}:
            unknown[key] = value
    _check_ids(records)
    _check_references(records)
    inbox = file.parent / INBOX
    files = sorted(p for p in inbox.rglob("*") if p.is_file()) if inbox.is_dir() else []
    return Case(tuple(records), freeze(unknown, nulls=True), tuple(files))


def case_json(records: Iterable[Record], unknown: Mapping[str, Any]) -> str:
    """Return the text of a case.json; each kind's records keep their order.

    Raises WrongUse for more than one review: the format has room for one.
    """
    by_kind: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for record in records:
        by_kind[record.spec.name].append(_plain(record))
    top: dict[str, Any] = {"format": FORMAT, "version": VERSION, **thaw(unknown)}
    for kind, rows in by_kind.items():
        if kind == _REVIEW and len(rows) > 1:
            raise WrongUse("A case folder holds one review, and there are several.", "Export each by itself.")
        if rows:
            top[kind] = rows[0] if kind == _REVIEW else rows
    return json.dumps(top, ensure_ascii=False, indent=1) + "\n"


def _plain(record: Record) -> dict[str, Any]:
    """Return a record as JSON has it; a number that a text field was given goes back as that number."""
    values, extra = thaw(record.values), thaw(record.extra)
    given = {name: extra.pop(name) for name in record.spec.fields if name in extra}
    values |= {name: number for name, number in given.items() if values.get(name) == str(number)}
    row = {"id": record.id, **values, **extra}
    if record.audience_limit:
        row[_LIMIT] = list(record.audience_limit)
    return row


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput("The case file is larger than 64 MB and was not read.", _UNCHANGED)
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadInput("The case file cannot be opened.", "Check that it is there and may be read.") from error
    except UnicodeDecodeError as error:
        raise BadInput("The case file is not UTF-8 text.", _UNCHANGED) from error


def _top_level(text: str) -> dict[str, Any]:
    """Return the file's object, checked as a whole; what is wrong never carries words of the file."""
    try:
        top = json.loads(text, parse_constant=_no_constant, parse_float=_finite, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:  # JSONDecodeError is a ValueError; so is an integer of 5,000 digits
        raise BadInput("The case file is not complete JSON.", _UNCHANGED) from error
    if not isinstance(top, dict) or top.get("format") != FORMAT:
        raise BadInput('The file is not a case: it does not say "format": "review-case".', _UNCHANGED)
    version = top.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BadInput("The case was written by a later version of the format.", "Install the newer version.")
    if version != VERSION:
        raise BadInput("The case does not say which version of the format it has.", _UNCHANGED)
    _check_depth_and_text(top)
    return top


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("out of range")
    return number


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise BadInput("The case file gives one field of a record twice.", _UNCHANGED)
    return made


def _check_depth_and_text(top: Any) -> None:
    """Walk without recursion, so that depth cannot hurt; half of a surrogate pair could never be written back."""
    waiting: list[tuple[Any, int]] = [(top, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise BadInput("The case file nests lists and objects too deeply.", _UNCHANGED)
        if isinstance(value, dict):
            waiting += [(item, depth + 1) for pair in value.items() for item in pair]
        elif isinstance(value, list):
            waiting += [(item, depth + 1) for item in value]
        elif isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value):
            raise BadInput("The case file holds characters that are not text.", _UNCHANGED)


def _records(kind: str, value: Any) -> list[Record]:
    if kind == _REVIEW:
        if not isinstance(value, dict):
            raise BadInput('In the case file "review" is not one object.', _UNCHANGED)
        return [_record(kind, 1, value)]
    if not isinstance(value, list):
        raise BadInput(f'In the case file "{kind}" is not a list.', _UNCHANGED)
    return [_record(kind, number, row) for number, row in enumerate(value, 1)]


def _record(kind: str, number: int, row: Any) -> Record:
    """Return one record; what is wrong is told by kind, place in the list and field, never by content."""
    if not isinstance(row, dict):
        raise BadInput(f"{kind} number {number} of the case file is not an object.", _UNCHANGED)
    id_ = row.get("id")
    if not isinstance(id_, str) or not id_:
        raise BadInput(f"{kind} number {number} of the case file has no id.", _UNCHANGED)
    limit = row.get(_LIMIT)
    if limit is not None and not (limit and _is_words(limit)):
        raise BadInput(f"{kind} number {number} of the case file limits its audiences to none.", _UNCHANGED)
    fields = KINDS[kind].spec.fields
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, value in row.items():
        if name in fields and value is not None:
            _check(fields[name], value, f"The {name} of {kind} number {number}")
            values[name] = value
            if _is_number(value) and fields[name].kind in _NUMBERED:
                values[name], extra[name] = str(value), value
        elif name not in fields and name not in {"id", _LIMIT}:
            extra[name] = value
    return KINDS[kind](id_, values, extra=extra, audience_limit=limit or ())


def _check(field: Field[Any], value: Any, whose: str, *, part: bool = False) -> None:
    problem = _problem(field, value)
    if _is_number(value) and field.kind in _NUMBERED and not part:
        problem = ""  # "year": 2019
    if problem:
        raise BadInput(f"{whose} in the case file {problem}.", _UNCHANGED)
    for inner in field.parts:
        for item in [value] if field.kind is FieldKind.GROUP else value:
            if item.get(inner.name) is not None:
                _check(inner, item[inner.name], f"{whose} ({inner.name})", part=True)


def _problem(field: Field[Any], value: Any) -> str:
    """Say what is wrong with the shape of a value; empty when it fits."""
    kind = field.kind
    if kind in _WORDS:
        return "" if isinstance(value, str) else "is not text"
    if kind is FieldKind.NUMBER:
        return "" if _is_number(value) else "is not a number"
    if kind is FieldKind.FLAG:
        date = isinstance(value, str) and value[:4].isdigit()
        return "" if isinstance(value, bool) or value == "unknown" or date else 'is not true, false or "unknown"'
    if kind in _LISTS:
        return "" if _is_words(value) else "is not a list of texts"
    if kind is FieldKind.TARGET:
        named = isinstance(value, dict) and isinstance(value.get("kind"), str) and isinstance(value.get("id"), str)
        return "" if named else "does not name a record by kind and id"
    if kind is FieldKind.GROUP:
        return "" if isinstance(value, dict) else "is not an object"
    return "" if isinstance(value, list) and all(isinstance(v, dict) for v in value) else "is not a list of objects"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _check_ids(records: Iterable[Record]) -> None:
    """Refuse a second record with one id: an id is unique in the whole file, whatever the kind."""
    seen: dict[str, str] = {}
    for record in records:
        if record.id in seen:
            raise BadInput(
                f"Two records of the case file share one id: a {seen[record.id]} and a {record.spec.name}.", _UNCHANGED
            )
        seen[record.id] = record.spec.name


def _check_references(records: list[Record]) -> None:
    kinds = {record.id: record.spec.name for record in records}
    dangling = [
        (record.spec.name, record.id, field.name, id_)
        for record in records
        for field, kind, id_ in record.references()
        if id_ not in kinds or (kind and kinds[id_] != kind)
    ]
    if dangling:
        raise UnknownReference(dangling)
