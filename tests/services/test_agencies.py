from __future__ import annotations

import pytest

from workbench.records import Agency, Event, InformationSharing, Involvement
from workbench.services import agencies
from workbench.services.agencies import parts
from workbench.services.seen import reading
from workbench.services.session import Session
from workbench.vault.store import Put


def test_every_number_is_that_of_the_records(harbour: Session) -> None:
    found = {part.id: part for part in parts(harbour)}
    assert list(found) == [agency.id for agency in harbour.store.all(Agency)]
    events = [e for e in harbour.store.all(Event) if e.author_note is not True]
    for id_, part in found.items():
        assert part.entries == sum(e.agency == id_ for e in events) == len(part.first_entries)
        assert sum(part.contacts.values()) == len(part.first_contacts) <= part.entries
        assert len(part.told) == sum(s.from_agency == id_ for s in harbour.store.all(InformationSharing))
        assert len(part.services) == sum(v.agency == id_ for v in harbour.store.all(Involvement))
    assert sum(len(part.missed) for part in found.values()) > 0


def test_the_period_runs_from_the_first_service_to_the_last(empty: Session) -> None:
    records = [
        Agency("a1", name="Fen Health", kind="health", label="Health"),
        Involvement("v1", agency="a1", from_="2020-03", to="2021-05-02"),
        Involvement("v2", agency="a1", from_="2019?", to="2020"),
        Involvement("v3", agency="a1", from_="2021"),
    ]
    empty.store.apply([Put(record) for record in records], "set up")
    (part,) = parts(empty)
    assert (part.began, part.ended, part.open_ended) == ("2019?", "2021-05-02", True)


@pytest.mark.parametrize("code", ["", "public"])
def test_of_many_entries_all_are_counted_and_the_first_are_read(
    harbour: Session, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = parts(harbour, code)
    most = max(part.entries for part in whole)
    monkeypatch.setattr(agencies, "FEW", 2)
    few = parts(harbour, code)
    assert most > 2
    assert [(p.entries, p.contacts) for p in few] == [(p.entries, p.contacts) for p in whole]
    assert [(p.first_entries, p.first_contacts) for p in few] == [
        (p.first_entries[:2], p.first_contacts[:2]) for p in whole
    ]
    with reading(harbour, code) as reader:
        titles = {seen.id: seen.title for seen in reader.all("event")}
    assert all(titles[id_] == title for part in whole for id_, title in part.first_entries)


@pytest.mark.parametrize("code", ["public", "family", "agency:a1"])
def test_what_was_asked_of_an_agency_is_for_the_reviewer_only(harbour: Session, code: str) -> None:
    seen = parts(harbour, code)
    assert seen
    assert not any(part.asked or part.due or part.received for part in seen)
    assert any(part.received for part in parts(harbour))


def test_the_public_is_told_no_period(harbour: Session) -> None:
    assert not any(part.began or part.ended for part in parts(harbour, "public"))
    assert all(part.began for part in parts(harbour, "panel") if part.services)
