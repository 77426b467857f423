"""When a record's story is set: its own dates, or those of the events and episodes that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.records import Record
from workbench.redaction.dateyears import Period
from workbench.redaction.timespan import span_of
from workbench.vault.reading import Reader

_OWN = {
    "event": ("date",),
    "incident": ("date",),
    "episode": ("from", "to"),
    "involvement": ("from", "to"),
    "information_sharing": ("due", "actual"),
    "escalation": ("date", "response_date"),
    "missed_opportunity": ("date",),
    "action": ("start", "due", "revised"),
    "recommendation": ("due",),
}
"""The fields that say when what a record tells of took place; an interview's date does not."""
_LINKED = {"section": ("episode", "episodes"), "good_practice": ("event", "events")}


def setting_of(store: Reader, kind: str, id_: str) -> Period:
    """Return the first and last day that a record tells of, as far as its dates say."""
    record = store.find(kind, id_) if kind in _OWN or kind in _LINKED else None
    if record is None:
        return None, None
    days = sorted((span.first, span.last) for day in _days(store, record) if (span := span_of(day)) is not None)
    return (days[0][0].isoformat(), max(last for _, last in days).isoformat()) if days else (None, None)


def _days(store: Reader, record: Record) -> Iterator[str]:
    kind = record.spec.name
    yield from (str(day) for name in _OWN.get(kind, ()) if (day := record.values.get(name)))
    other, links = _LINKED.get(kind, ("", ""))
    for id_ in record.values.get(links) or ():
        linked = store.find(other, str(id_))
        if linked is not None:
            yield from _days(store, linked)
