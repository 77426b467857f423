"""The log of anonymisation: every difference between what was entered and what an audience reads, with rule and reason.

It compares what the audience's own view gave out with the confidential one, and takes what was changed inside prose
from the redactor that changed it; no rule is worked out a second time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.records import KINDS
from workbench.records.spec import Field, Reach, Treatment
from workbench.redaction.changes import Replacement, Rule
from workbench.redaction.redacted import Redacted, RedactedRecord, sealed

_RULES = {
    Treatment.NAME: (Rule.LABEL, "this audience reads it by label"),
    Treatment.LINK: (Rule.LABEL, "this audience reads the linked record by label"),
    Treatment.DATE: (Rule.DATE, "this audience is told dates by its own rule"),
    Treatment.QUASI: (Rule.BROAD, "this audience is told broad terms"),
}
_CONFIDENTIAL = "the field is confidential"
_PANEL = "the field goes no further than the review panel"
_NOT_TOLD = "this audience is not told it"
_WHOLE = "the whole record"
_LIMITED = "the record goes no further than the audiences that it lists"
_NOT_SHOWN = "this audience is not shown the record"
_NOT_THE_KIND = "this audience is shown no record of this kind"


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry: where, what stood there, what the audience reads instead (empty: nothing), by which rule and why."""

    kind: str
    id: Redacted
    field: str
    before: Redacted = dataclasses.field(repr=False)
    after: Redacted = dataclasses.field(repr=False)
    rule: Rule
    reason: Redacted = dataclasses.field(repr=False)


def logged(
    confidential: Mapping[str, Sequence[RedactedRecord]],
    seen: Mapping[str, Mapping[str, RedactedRecord]],
    replaced: Iterable[Replacement],
) -> Iterator[Logged]:
    """Yield the entries, in the order of the kinds, their records and their fields.

    ``confidential`` holds the records as entered by kind, ``seen`` those of the audience by kind and the store's id.
    """
    inside: dict[tuple[str, str, str], list[Replacement]] = {}
    for one in replaced:
        inside.setdefault((one.kind, one.id, one.field), []).append(one)
    for kind, records in confidential.items():
        if kind not in seen:
            if records:
                yield _entry(kind, "", _WHOLE, f"{len(records)} records", "", Rule.WITHHELD, _NOT_THE_KIND)
            continue
        for record in records:
            shown = seen[kind].get(record.id)
            if shown is None:
                reason = _LIMITED if record.audience_limit else _NOT_SHOWN
                yield _entry(kind, record.id, _WHOLE, _title(record), "", Rule.WITHHELD, reason)
            else:
                yield from _fields(record, shown, inside)


def _fields(
    record: RedactedRecord, shown: RedactedRecord, inside: Mapping[tuple[str, str, str], list[Replacement]]
) -> Iterator[Logged]:
    fields = KINDS[record.kind].spec.fields
    for name, value in record.values.items():
        declared = fields[name]
        changes = inside.get((record.kind, record.id, name), [])
        for one in sorted(changes, key=lambda r: r.start):
            yield _entry(record.kind, record.id, declared.label, one.before, one.after, one.rule, one.reason)
        before, after = _words(value), _words(shown.values.get(name))
        if before != after and not (changes and after):
            yield _entry(record.kind, record.id, declared.label, before, after, *_why(declared, after))


def _why(declared: Field[Any], after: str) -> tuple[Rule, str]:
    if after:
        return _RULES.get(declared.treatment, (Rule.WITHHELD, _NOT_TOLD))
    if declared.treatment is Treatment.CONFIDENTIAL:
        return Rule.WITHHELD, _CONFIDENTIAL
    return Rule.WITHHELD, _PANEL if declared.reach is Reach.PANEL else _NOT_TOLD


def _title(record: RedactedRecord) -> str:
    return _words(record.values.get(KINDS[record.kind].spec.shown_by))


def _words(value: Any) -> str:
    """Return a value of a view as words; a group's parts and a list's items one after the other."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "; ".join(words for part in value.values() if (words := _words(part)))
    if isinstance(value, tuple):
        return "; ".join(words for item in value if (words := _words(item)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _entry(kind: str, id_: str, name: str, before: str, after: str, rule: Rule, reason: str) -> Logged:
    return Logged(KINDS[kind].spec.title, sealed(id_), name, sealed(before), sealed(after), rule, sealed(reason))
