from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.redaction.conftest import Fill
from workbench.errors import Refused
from workbench.records import Event, Person, Review
from workbench.redaction.audiences import audience
from workbench.redaction.material import Material, at_one_moment, public_ids
from workbench.redaction.register import Register
from workbench.vault.store import Put, Store

MOTHER = Person(
    "p1",
    name="Maud Pevensey",
    kind="family",
    label="Mother",
    identifiers=({"kind": "case_ref", "value": "ICS 4471830"},),
)
REGISTER = Register.build([MOTHER], [], [])
PUBLIC = audience("public")


@pytest.mark.parametrize("telling", ["maud-pevensey", "ev_PEVENSEY_2", "Maud", "ref.ICS.4471830", "x/4471830/y"])
def test_an_id_that_tells_is_replaced_by_a_number(telling: str) -> None:
    assert public_ids("event", ["e1", telling, "e2"], REGISTER, PUBLIC) == {"e1": "e1", telling: "event-1", "e2": "e2"}


def test_a_number_that_is_taken_is_not_given_again() -> None:
    shown = public_ids("event", ["maud", "event-1", "pevensey"], REGISTER, PUBLIC)
    assert shown == {"maud": "event-2", "event-1": "event-1", "pevensey": "event-3"}


def test_the_confidential_version_keeps_every_id() -> None:
    assert public_ids("event", ["maud"], REGISTER, audience("confidential")) == {"maud": "maud"}


@given(st.lists(st.sampled_from(["e1", "maud", "Maud-2", "event-1", "pevensey", "x y", "é"]), unique=True))
def test_no_two_records_get_the_same_id(ids: Sequence[str]) -> None:
    shown = public_ids("event", ids, REGISTER, PUBLIC)
    assert list(shown) == list(ids)
    assert len(set(shown.values())) == len(ids)
    assert not any("maud" in new.casefold() or "pevensey" in new for new in shown.values())


def test_the_connection_and_the_register_are_of_one_moment(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    store = fill(Review("r1", title="T"), Event("e1", date="2021", what_happened="Maud"))
    read = Material.read
    changes = iter([MOTHER])

    def meanwhile(of: Store) -> Material:
        material = read(of)
        for person in changes:  # somebody is registered just after the register was read
            of.apply([Put(person)], "meanwhile")
        return material

    monkeypatch.setattr(Material, "read", meanwhile)
    connection, material = at_one_moment(store)
    assert [p.id for p in material.people] == ["p1"]
    assert connection.execute("SELECT count(*) FROM person").fetchone() == (1,)
    connection.close()


def test_a_store_that_never_rests_is_refused(fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    store = fill(Review("r1", title="T"))
    read, count = Material.read, iter(range(1000))

    def always(of: Store) -> Material:
        of.apply([Put(Event(f"e{next(count)}", date="2021", what_happened="x"))], "again")
        return read(of)

    monkeypatch.setattr(Material, "read", always)
    with pytest.raises(Refused):
        at_one_moment(store)
