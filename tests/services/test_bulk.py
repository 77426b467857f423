"""Several records changed in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.stand import small_review
from workbench.errors import StillReferredTo, WrongUse
from workbench.records import KINDS, Event, FieldKind, Person, Relationship
from workbench.services import bulk
from workbench.services.session import Session
from workbench.vault.store import Bin


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with small_review(tmp_path / "small.review") as opened:
        yield opened


def kinds_of(session: Session) -> list[object]:
    return [person.kind for person in session.store.all(Person)]


def test_one_word_is_set_on_several_and_one_undo_takes_it_back(session: Session) -> None:
    before = kinds_of(session)
    changed = bulk.set_word(session, "person", ("p1", "p2", "p3"), "kind", "family")
    assert changed is not None
    assert changed.label == "setting kind of 2 people"  # the father is family already
    assert kinds_of(session) == ["family", "family", "family"]
    session.store.undo()
    assert kinds_of(session) == before


def test_nothing_is_written_when_all_have_it_already(session: Session) -> None:
    assert bulk.set_word(session, "person", ("p2",), "kind", "family") is None


def test_a_theme_is_added_once_and_taken_out_again(session: Session) -> None:
    session.store.undo()
    session.store.redo()
    changed = bulk.add_word(session, "event", ("e1", "e2"), "themes", "voice_of_the_child")
    assert changed is not None
    assert changed.label.endswith("of 2 events") or "2 " in changed.label
    assert bulk.add_word(session, "event", ("e1", "e2"), "themes", "voice_of_the_child") is None
    assert [event.themes for event in session.store.all(Event)] == [("voice_of_the_child",)] * 2
    bulk.take_word_out(session, "event", ("e1", "e2"), "themes", "voice_of_the_child")
    assert [event.themes for event in session.store.all(Event)] == [None, None]


def test_a_list_of_words_is_not_overwritten(session: Session) -> None:
    with pytest.raises(WrongUse):
        bulk.set_word(session, "event", ("e1",), "themes", "voice_of_the_child")


def test_several_go_to_the_bin_all_or_none(session: Session) -> None:
    with pytest.raises(StillReferredTo):
        bulk.put_in_bin(session, "person", ("p3", "p1"))
    assert len(session.store.all(Person)) == 3
    changed = bulk.put_in_bin(session, "event", ("e1", "e2"))
    assert "2 " in changed.label
    assert session.store.count("event") == 0
    session.store.undo()
    assert session.store.count("event") == 2


def test_the_words_for_undo_hold_no_word_of_a_record(session: Session) -> None:
    changed = bulk.put_in_bin(session, Relationship.spec.name, ("r1",))
    assert changed.label == "moving 1 relationship to the bin"


@pytest.mark.parametrize("kind", KINDS)
def test_only_fields_with_a_list_of_words_are_offered(kind: str) -> None:
    assert {f.kind for f in bulk.settable(kind)} <= {FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.FLAG}


def test_several_come_back_from_the_bin_in_one_step(session: Session) -> None:
    bulk.put_in_bin(session, "event", ("e1", "e2"))
    session.store.apply([Bin("relationship", "r1")], "bin")
    changed = bulk.restore(session, [("event", "e1"), ("event", "e2"), ("relationship", "r1")])
    assert changed.label == "restoring 3 records"
    assert session.store.binned() == []
    session.store.undo()
    assert len(session.store.binned()) == 3
