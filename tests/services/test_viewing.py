from __future__ import annotations

import pytest

from workbench.errors import WrongUse
from workbench.records import KINDS, Person
from workbench.services import viewing
from workbench.services.session import Session


@pytest.mark.parametrize("code", ["public", "panel"])
@pytest.mark.parametrize("kind", ["person", "interview", "section", "event", "finding"])
def test_no_row_of_an_audience_shows_a_family_name(harbour: Session, code: str, kind: str) -> None:
    rows = viewing.rows(harbour, kind, code)
    assert rows
    shown = " ".join(" ".join([row.title, *row.values.values()]) for row in rows)
    assert not any(name in shown for name in ("Kacper", "Rafferty", "Nowicki", "Faulkner"))


def test_the_working_view_shows_titles_for_references(harbour: Session) -> None:
    event = next(row for row in viewing.rows(harbour, "event") if row.values.get("agency"))
    agencies = {row.title for row in viewing.rows(harbour, "agency")}
    assert event.values["agency"] in agencies


def test_every_record_has_a_title_and_text(harbour: Session) -> None:
    for kind in KINDS:
        for row in viewing.rows(harbour, kind):
            assert row.title.strip()
        for id_ in harbour.store.ids(kind)[:3]:
            assert viewing.record_text(harbour, kind, id_)


def test_a_record_an_audience_may_not_see_has_no_text(harbour: Session) -> None:
    assert viewing.record_text(harbour, "interview", "i2", "public") == []
    assert viewing.record_text(harbour, "concern", "z1", "family") == []


def test_every_audience_can_be_looked_as(harbour: Session) -> None:
    codes = [choice.code for choice in viewing.audiences(harbour)]
    assert codes[:4] == ["confidential", "panel", "family", "public"]
    assert len(codes) == 4 + harbour.store.count("agency")
    for code in codes:
        viewing.rows(harbour, "involvement", code)


def test_an_unknown_audience_is_wrong_use(harbour: Session) -> None:
    with pytest.raises(WrongUse):
        viewing.rows(harbour, "person", "the press")


def test_choices_of_a_reference_are_records(harbour: Session) -> None:
    people = dict(viewing.choices(harbour, KINDS["event"].spec.fields["people"]))
    assert people.keys() == {p.id for p in harbour.store.all(Person)}
