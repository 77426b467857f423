"""Every record that links to someone and every text that names them is found, and nobody else's."""

from __future__ import annotations

import pytest

from workbench.errors import Cancelled
from workbench.records import Event, Person
from workbench.services.appearing import appearances
from workbench.services.session import Session
from workbench.vault.store import Put


def test_links_come_first_and_say_their_field(harbour: Session) -> None:
    found = appearances(harbour, "person", "p5")
    links = [one for one in found if one.linked]
    assert found[: len(links)] == tuple(links)
    assert ("relationship", "rel7", "Person") in {(one.kind, one.id, one.field) for one in links}
    assert {one.id for one in links if one.kind == "event"} == {
        event.id for event in harbour.store.all(Event) if "p5" in (event.people or ())
    }


def test_texts_that_name_someone_are_found_with_the_words_round_the_name(harbour: Session) -> None:
    found = [one for one in appearances(harbour, "person", "p5") if not one.linked]
    incident = next(one for one in found if one.kind == "incident" and one.field == "Account")
    assert "Faulkner" in incident.words
    assert len(incident.words) < 140
    assert incident.sure


def test_a_name_that_could_be_anothers_is_not_sure(harbour: Session) -> None:
    harbour.store.apply(
        [
            Put(Person("px", name="Craig Lee Faulkner", kind="other", label="Namesake")),
            Put(Event("ex", date="2021", agency="a1", source="s1", what_happened="Craig Lee Faulkner was there.")),
        ],
        "set up",
    )
    (found,) = [one for one in appearances(harbour, "person", "p5") if one.id == "ex"]
    assert not found.sure


def test_agencies_and_places_appear_too(harbour: Session) -> None:
    assert any(one.kind == "event" for one in appearances(harbour, "agency", "a1"))
    assert any(one.kind == "incident" and one.linked for one in appearances(harbour, "place", "l3"))


def test_someone_whom_nothing_names_appears_nowhere(harbour: Session) -> None:
    harbour.store.apply([Put(Person("px", name="Ottoline Vexley", kind="other", label="Visitor"))], "new")
    assert appearances(harbour, "person", "px") == ()
    assert appearances(harbour, "person", "nobody") == ()


def test_it_can_be_stopped(harbour: Session) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        appearances(harbour, "person", "p5", stop)
