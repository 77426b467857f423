"""Every kind has a table, and its records stand in an order that makes sense."""

from __future__ import annotations

import pytest

from workbench.records import KINDS, Event, Finding
from workbench.ui.models import columns


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_shows_a_few_of_its_fields(kind: str) -> None:
    fields = columns.columns(kind)
    assert 2 <= len(fields) <= 4
    assert len({f.name for f in fields}) == len(fields)


def test_every_chosen_column_is_a_field() -> None:
    chosen = {(kind, name) for kind, names in columns._CHOSEN.items() for name in names}
    assert {(kind, name) for kind, name in chosen if name not in KINDS[kind].spec.fields} == set()


def test_events_stand_by_date_then_time_and_the_undated_last() -> None:
    events = [
        Event("undated", what_happened="?"),
        Event("evening", date="2021-03-14", time="18:00"),
        Event("before", date="../2021-03"),
        Event("morning", date="2021-03-14", time="09:30"),
    ]
    assert [e.id for e in sorted(events, key=columns.natural_order)] == ["before", "morning", "evening", "undated"]


def test_numbered_records_stand_by_number_and_the_unnumbered_last() -> None:
    findings = [Finding("a", number=10), Finding("b"), Finding("c", number=9)]
    assert [f.id for f in sorted(findings, key=columns.natural_order)] == ["c", "a", "b"]
