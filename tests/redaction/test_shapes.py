from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from workbench.records import Event, Evidence, Interview, Person
from workbench.redaction.redacted import Redacted, RedactedRecord, sealed
from workbench.redaction.shapes import as_case, texts, value_of


def called(kind: str, id_: str) -> Redacted:
    return sealed(f"the {kind} {id_}")


@pytest.mark.parametrize(
    ("field", "stored", "value", "ids"),
    [
        (Event.what_happened, "x", "x", None),
        (Event.what_happened, None, None, None),
        (Event.what_happened, "", None, None),
        (Event.sequence, 2.0, 2, None),
        (Event.sequence, 2.5, 2.5, None),
        (Event.child_seen, "true", True, None),
        (Event.child_seen, "false", False, None),
        (Event.child_seen, "unknown", "unknown", None),
        (Event.themes, '["a","b"]', ("a", "b"), None),
        (Event.themes, "[]", None, None),
        (Event.agency, '[["agency","a1"]]', "the agency a1", "a1"),
        (Event.agency, None, None, None),
        (Event.people, '[["person","p1"],["person","p2"]]', ("the person p1", "the person p2"), ("p1", "p2")),
        (Event.people, "[]", None, None),
        (Evidence.target, '[["event","e1"]]', {"kind": "event", "id": "e1", "shown": "the event e1"}, "e1"),
        (Interview.consent, '{"quote":true}', {"quote": True}, None),
        (Person.legal_status, '[{"status":"x"}]', ({"status": "x"},), None),
    ],
)
def test_a_column_becomes_a_value(field: Any, stored: Any, value: Any, ids: Any) -> None:
    assert value_of(field, stored, called) == (value, ids)


def test_a_record_is_written_as_the_case_folder_has_it() -> None:
    values = {
        "what_happened": sealed("x"),
        "people": (sealed("Mother"),),
        "agency": sealed("Clinic"),
        "sequence": 2,
        "child_seen": True,
    }
    record = RedactedRecord("event", "e1", values, {"people": ("p1",), "agency": "a1"})
    assert as_case(record) == {
        "id": "e1",
        "sequence": 2,
        "agency": "a1",
        "people": ["p1"],
        "what_happened": "x",
        "child_seen": True,
    }


def test_every_text_of_a_record_is_searched() -> None:
    values = {
        "quotes": (MappingProxyType({"text": sealed("q"), "agreed": True}),),
        "capacity": sealed("parent"),
        "participants": (sealed("Mother"), sealed("Father")),
    }
    found = [text for _, text in texts(RedactedRecord("interview", "i1", values, {}))]
    assert found == ["q", "parent", "Mother", "Father"]
