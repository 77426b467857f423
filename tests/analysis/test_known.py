from __future__ import annotations

import datetime as dt

from tests.analysis.told import Told
from workbench.analysis.known import Held, How, Sharing, known_at

DAY = dt.date(2021, 6, 10)


def sharing(id_: str, actual: str | None, *events: str, to: str = "a1", status: str = "shared") -> Sharing:
    return Sharing(id_, "a2", to, actual, status, "what was said", events)


def test_an_agency_holds_its_own_entries_until_the_day_and_no_later_ones() -> None:
    entries = [Told("e1", "2021-06-10"), Told("e2", "2021-06-11"), Told("e3", "2021-06-01", agency="a2")]
    assert known_at(entries, [], "a1", DAY).held == (Held("e1", How.OWN, None, True),)


def test_what_was_shared_by_the_day_is_held_and_what_came_later_is_not() -> None:
    entries = [Told("e1", "2021-05-01", agency="a2"), Told("e2", "2021-05-02", agency="a2")]
    given = [sharing("i1", "2021-06-01", "e1"), sharing("i2", "2021-06-11", "e2")]
    found = known_at(entries, given, "a1", DAY)
    assert found.held == (Held("e1", How.SHARED, "i1", True),)
    assert [s.id for s in found.told] == ["i1"]
    assert known_at(entries, given, "a1", dt.date(2021, 6, 11)).entries == {"e1", "e2"}


def test_what_went_to_others_or_never_arrived_is_not_held() -> None:
    entries = [Told("e1", "2021-05-01", agency="a2")]
    for given in (
        sharing("i1", "2021-06-01", "e1", to="a3"),
        sharing("i1", "2021-06-01", "e1", status="refused"),
        sharing("i1", "2021-06-01", "e1", status="not_shared"),
        sharing("i1", None, "e1"),
    ):
        assert known_at(entries, [given], "a1", DAY).held == ()


def test_information_that_came_nobody_knows_when_is_told_apart() -> None:
    found = known_at([], [sharing("i1", None), sharing("i2", None, status="refused")], "a1", DAY)
    assert found.told == ()
    assert [s.id for s in found.told_when_unknown] == ["i1"]


def test_a_date_that_may_mean_a_later_day_is_perhaps_held() -> None:
    entries = [Told("e1", "2021-06"), Told("e2", "2021-06-09~"), Told("e3", "2021-05"), Told("e4", "2021-07")]
    assert {h.entry: h.certain for h in known_at(entries, [], "a1", DAY).held} == {
        "e1": False,
        "e2": False,
        "e3": True,
    }


def test_a_certain_sharing_outweighs_a_doubtful_one() -> None:
    entries = [Told("e1", "2021-05-01", agency="a2")]
    given = [sharing("i1", "2021-06", "e1"), sharing("i2", "2021-06-02", "e1")]
    assert known_at(entries, given, "a1", DAY).held == (Held("e1", How.SHARED, "i2", True),)


def test_an_undated_entry_is_held_where_it_was_shared_and_notes_are_held_by_nobody() -> None:
    entries = [Told("e1", None, agency="a2"), Told("e2", None), Told("n", "2021-01-01", is_note=True)]
    assert known_at(entries, [sharing("i1", "2021-06-01", "e1")], "a1", DAY).entries == {"e1"}
