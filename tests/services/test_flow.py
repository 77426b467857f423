from __future__ import annotations

import pytest

from workbench.records import Agency, Escalation, Event, InformationSharing, Person
from workbench.services.flow import STATUSES, flow, spoken_of, tally
from workbench.services.session import Session
from workbench.vault.store import Put


@pytest.fixture
def small(empty: Session) -> Session:
    records = [
        Agency("a1", name="Saltmarsh Police", kind="police", label="Police"),
        Agency("a2", name="Reed School", kind="school", label="School"),
        Person("p1", name="Ina Teal", kind="professional", label="Teacher 1", agency="a2"),
        InformationSharing("n1", from_agency="a1", to_agency="a2", content="x", status="late", due="2021-03-01"),
        InformationSharing(
            "n2", from_agency="a1", to_agency="a2", content="y", status="shared", due="2021-03-01", actual="2021-03-04"
        ),
        InformationSharing(
            "n3", from_agency="a1", to_agency="a2", content="z", status="shared", due="2021-03", actual="2021-03-04"
        ),
        Escalation("x1", raised_by="p1", about="a1", concern="Asked and not told."),
        Event("e1", date="2021-03-04", agency="a1", what_happened="Constable rang the school."),
    ]
    empty.store.apply([Put(record) for record in records], "set up")
    return empty


def test_what_came_late_is_counted_by_its_status_or_its_dates(small: Session) -> None:
    found = flow(small)
    counted = tally(found.between("a1", "a2"))
    assert (counted.total, counted.late) == (3, 2)
    assert counted.by_status == {"shared": 2, "late": 1}
    assert [piece.disagrees for piece in found.pieces] == [False, True, False]
    assert found.between("a2", "a1") == ()


def test_a_persons_escalation_is_their_agencys(small: Session) -> None:
    assert [challenge.id for challenge in flow(small).challenged("a2", "a1")] == ["x1"]


def test_an_entry_that_speaks_of_another_agency_is_found(small: Session) -> None:
    assert spoken_of(small) == {("a1", "a2"): ("e1",)}


def test_the_public_reads_labels_and_no_dates(harbour: Session) -> None:
    found, entered = flow(harbour, "public"), flow(harbour)
    assert len(found.pieces) == len(entered.pieces)
    assert tally(found.pieces).by_status == tally(entered.pieces).by_status
    assert not any(p.due or p.actual or p.late for p in found.pieces)
    assert any(p.late for p in entered.pieces)
    names = {agency.name for agency in harbour.store.all(Agency)}
    assert names.isdisjoint(title for _, title in found.agencies)


def test_a_record_kept_from_an_audience_is_not_counted_for_it(small: Session) -> None:
    values = {"from_agency": "a2", "to_agency": "a1", "content": "x", "status": "refused"}
    kept = InformationSharing("n4", values, audience_limit=["confidential"])
    small.store.apply([Put(kept)], "set up")
    assert len(flow(small).pieces) == 4
    assert len(flow(small, "confidential").pieces) == 4
    assert len(flow(small, "panel").pieces) == 3


def test_every_status_has_its_place(harbour: Session) -> None:
    counted = tally(flow(harbour).pieces)
    assert set(counted.by_status) <= set(STATUSES)
    assert sum(counted.by_status.values()) == counted.total == len(harbour.store.all(InformationSharing))
