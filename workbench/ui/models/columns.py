"""Which fields of a kind a table shows, and in what order its records stand."""

from __future__ import annotations

from typing import Any

from workbench.records import KINDS, Field, FieldKind, Record

_CHOSEN = {
    "person": ("name", "label", "role", "kind"),
    "relationship": ("person", "kind", "other"),
    "agency": ("name", "label", "contribution"),
    "place": ("name", "label", "kind"),
    "incident": ("date", "nature", "place"),
    "criterion": ("text", "met"),
    "enquiry": ("number", "question", "status"),
    "source": ("title", "agency", "date", "kind"),
    "event": ("date", "what_happened", "agency"),
    "interview": ("date", "participants", "capacity"),
    "involvement": ("agency", "service", "quality"),
    "information_sharing": ("from_agency", "to_agency", "content", "status"),
    "escalation": ("date", "concern", "level", "outcome"),
    "missed_opportunity": ("date", "could_have", "agency"),
    "episode": ("number", "title", "from"),
    "finding": ("number", "title", "status"),
    "evidence": ("finding", "target", "stance"),
    "good_practice": ("title", "agency"),
    "concern": ("description", "raised_with", "outcome"),
    "recommendation": ("number", "text", "addressee", "due"),
    "action": ("text", "owner", "due", "rag"),
    "monitoring": ("measure", "method", "date"),
    "proceeding": ("kind", "status", "publication_block"),
    "disclosure": ("date", "recipient", "audience"),
    "publication_check": ("kind", "date", "result"),
    "public_fact": ("date", "source", "text"),
    "section": ("number", "heading", "audiences"),
    "prior_learning": ("title", "year", "themes"),
    "decision": ("text", "treat_as", "record"),
    "sign_off": ("version", "role", "date", "decision"),
    "comparison": ("events", "verdict", "resolution"),
    "request": ("agency", "what", "due", "received"),
}
_NARROW = {FieldKind.DATE: 13, FieldKind.NUMBER: 10, FieldKind.FLAG: 9, FieldKind.CHOICE: 16}  # characters
_NO_COLUMN = {FieldKind.GROUP, FieldKind.GROUPS}  # a cell has no room for them
_MOST = 4
_TITLED = {"source", "episode", "finding", "good_practice", "section", "involvement"}  # by a few words, not sentences
FEWEST = dict.fromkeys(FieldKind, 17) | {FieldKind.PROSE: 30}
"""How many characters a column that shares the room needs at least."""


def columns(kind: str) -> list[Field[Any]]:
    """Return the fields that a kind's table shows: those chosen, or what stands for it and then the short ones."""
    spec = KINDS[kind].spec
    chosen = [spec.fields[name] for name in _CHOSEN.get(kind, ()) if name in spec.fields]
    if chosen:
        return chosen
    short = [f for f in spec.fields.values() if f.kind in _NARROW and f.name != spec.shown_by]
    return [spec.fields[spec.shown_by], *short][:_MOST]


def offered(kind: str) -> list[Field[Any]]:
    """Return every field that a column can show: first those that it shows before anyone chose, then the others."""
    first = columns(kind)
    return [*first, *(f for f in KINDS[kind].spec.fields.values() if f not in first and f.kind not in _NO_COLUMN)]


def width(field: Field[Any]) -> int:
    """Return how many characters a column needs; 0 for one that shares what is left."""
    return _NARROW.get(field.kind, 0)


def two_lines(kind: str) -> bool:
    """Whether a kind's records are told in sentences, so that a row has two lines."""
    return kind not in _TITLED and any(field.kind is FieldKind.PROSE for field in columns(kind))


def natural_order(record: Record) -> tuple[float, bool, str, str, float]:
    """Return the key by which records stand before anyone sorts: number, date, time; else as they were entered."""
    values = record.values
    number = values.get("number") if "number" in record.spec.fields else 0
    date = str(values.get("date", "")) if "date" in record.spec.fields else "-"
    sequence = values.get("sequence", 0)
    return (
        float(number) if isinstance(number, int | float) else float("inf"),
        not date,
        date.removeprefix("../").split("/")[0].rstrip("?~%"),
        str(values.get("time", "")),
        float(sequence) if isinstance(sequence, int | float) else 0.0,
    )
