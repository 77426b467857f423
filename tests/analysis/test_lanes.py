from __future__ import annotations

from tests.analysis.told import Told
from workbench.analysis.lanes import picture


def test_each_agency_has_a_lane_and_each_month_a_column_without_a_break() -> None:
    entries = [
        Told("e1", "2021-01-05"),
        Told("e2", "2021-01", agency="a2", agency_name="School"),
        Told("e3", "2021-03-01/2021-04-02"),
        Told("e4", "2021-01-31"),
    ]
    drawn = picture(entries, exact_dates=True)
    assert drawn.columns == ("Jan 2021", "Feb 2021", "Mar 2021")
    assert drawn.to_scale
    assert [(lane.name, lane.counts) for lane in drawn.lanes] == [("Police", (2, 0, 1)), ("School", (1, 0, 0))]
    assert drawn.lanes[0].cells[0] == ("e1", "e4")
    assert drawn.most == 2


def test_a_years_worth_is_not_put_into_its_first_month() -> None:
    drawn = picture([Told("e1", "2021-03-05"), Told("e2", "2021"), Told("e3", None)], exact_dates=True)
    assert drawn.columns == ("Mar 2021",)
    assert drawn.lanes[0].elsewhere == ("e2", "e3")


def test_notes_are_no_events() -> None:
    assert picture([Told("n", "2021-03-05", is_note=True)], exact_dates=True).lanes == ()


def test_where_dates_are_words_the_columns_are_those_words_and_not_to_scale() -> None:
    entries = [
        Told("e1", "about a year before the incident"),
        Told("e2", "about four months before the incident"),
        Told("e3", "about a year before the incident", agency="a2"),
        Told("e4", None),
    ]
    drawn = picture(entries, exact_dates=False)
    assert drawn.columns == ("about a year before the incident", "about four months before the incident")
    assert not drawn.to_scale
    assert [lane.counts for lane in drawn.lanes] == [(1, 1), (1, 0)]
    assert drawn.lanes[0].elsewhere == ("e4",)


def test_nothing_makes_an_empty_picture() -> None:
    drawn = picture([], exact_dates=True)
    assert (drawn.columns, drawn.lanes, drawn.most) == ((), (), 0)
    assert picture([Told("e", None)], exact_dates=True).lanes[0].elsewhere == ("e",)
