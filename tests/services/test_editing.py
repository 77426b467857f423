from __future__ import annotations

import pytest

from workbench.errors import InvalidRecord, StillReferredTo
from workbench.records import Agency, Event, Person, Source
from workbench.services import editing
from workbench.services.session import Session


def test_saving_what_is_there_already_writes_nothing(empty: Session) -> None:
    person = editing.add(empty, "person", {"name": "Ana Silva", "kind": "family", "label": "Mother"})
    before = empty.store.data_version
    assert editing.save(empty, person) is None
    assert empty.store.data_version == before


def test_undo_and_redo_walk_through_the_versions(empty: Session) -> None:
    person = editing.add(empty, "person", {"name": "Ana Silva", "kind": "family", "label": "Mother"})
    editing.save(empty, person.replace(label="Aunt"))
    editing.undo(empty)
    assert empty.store.all(Person)[0].label == "Mother"
    editing.redo(empty)
    assert empty.store.all(Person)[0].label == "Aunt"
    labels = [v.record.values["label"] for v in editing.versions(empty, "person", person.id) if v.record]
    assert labels == ["Aunt", "Mother", "Aunt", "Mother"]


def test_what_is_referred_to_cannot_be_thrown_away(empty: Session) -> None:
    agency = editing.add(empty, "agency", {"name": "North", "kind": "police", "label": "Police"})
    source = editing.add(empty, "source", {"title": "Log", "kind": "chronology", "agency": agency.id})
    with pytest.raises(StillReferredTo) as caught:
        editing.put_in_bin(empty, "agency", agency.id)
    assert caught.value.referrers == (("source", source.id),)
    editing.put_in_bin(empty, "source", source.id)
    editing.put_in_bin(empty, "agency", agency.id)
    assert empty.store.all(Agency) == []
    editing.restore(empty, "agency", agency.id)
    editing.restore(empty, "source", source.id)
    assert empty.store.all(Source) == [source]


def test_a_value_of_the_wrong_shape_is_refused(empty: Session) -> None:
    with pytest.raises(InvalidRecord):
        editing.add(empty, "event", {"what_happened": ["not", "a", "text"]})
    assert empty.store.all(Event) == []


def test_an_incomplete_record_is_kept(empty: Session) -> None:
    event = editing.add(empty, "event", {"date_text": "some time in spring"})
    assert empty.store.all(Event) == [event]


def test_undo_is_told_with_what_it_is_of(empty: Session) -> None:
    assert editing.next_undo(empty) == "New review “Local Child Safeguarding Practice Review…”"
    person = editing.add(empty, "person", {"name": "Mother of the child"})
    editing.save(empty, person.replace(role="Mother"))
    assert editing.next_undo(empty) == "edit of person “Mother of the child”"
    assert editing.next_undo(empty, named=False) == "edit of person"
    editing.undo(empty)
    assert editing.next_redo(empty) == "edit of person “Mother of the child”"
    event = editing.add(empty, "event", {})
    assert editing.next_undo(empty) == "new event"
    editing.put_in_bin(empty, "event", event.id)
    editing.put_in_bin(empty, "person", person.id)
    assert editing.next_undo(empty) == "moving person to the bin “Mother of the child”"
    entries = empty.store.history("person", person.id)
    assert not any("Mother" in entry.label for entry in entries)
