"""The picture counts what falls where, and says no more of a date than its words do."""

from __future__ import annotations

from tests.reports.told import Told
from workbench.redaction.timeextent import extent
from workbench.reports.timeline import OMISSION, SIGNIFICANT, picture

MARCH = 2021 * 12 + 2


def test_entries_are_counted_by_agency_and_month() -> None:
    entries = [
        Told("e1", "2021-03-02"),
        Told("e2", "2021-03", "a2", "School"),
        Told("e3", "2021-03-31", flags=frozenset({SIGNIFICANT, OMISSION})),
        Told("e4", "2021-05-01"),
    ]
    made = picture(entries, "2021-09-10")
    assert [lane.name for lane in made.lanes] == ["Police", "School"]
    assert [(cell.start - MARCH, cell.end - MARCH, cell.ids) for cell in made.lanes[0].cells] == [
        (0, 1, ("e1", "e3")),
        (2, 3, ("e4",)),
    ]
    assert (made.lanes[0].cells[0].significant, made.lanes[0].cells[0].omissions) == (1, 1)
    assert made.start < MARCH
    assert made.incident == extent("2021-09-10")
    assert made.end > 2021 * 12 + 8
    assert made.densest == 2


def test_a_date_that_can_mean_more_than_a_month_is_as_wide_as_that() -> None:
    (cell,) = picture([Told("e1", "2021")], None).lanes[0].cells
    assert (cell.end - cell.start, cell.vague, cell.density) == (12, True, 1 / 12)


def test_what_has_no_readable_date_is_counted_and_not_drawn() -> None:
    made = picture([Told("e1", None), Told("e2", "date withheld"), Told("e3", "2021-03-02")], None)
    assert made.lanes[0].elsewhere == ("e1", "e2")
    assert made.elsewhere == 2


def test_an_authors_note_is_no_entry() -> None:
    assert picture([Told("e1", "2021-03-02", is_note=True)], None).lanes == ()


def test_words_for_dates_are_drawn_from_the_incident_before_and_after_apart() -> None:
    entries = [
        Told("e1", "about four months before the incident"),
        Told("e2", "about two and a half years before the incident"),
        Told("e3", "a few days before the incident"),
        Told("e4", "on the day of the incident"),
        Told("e5", "in 2020"),
    ]
    made = picture(entries, "on the day of the incident")
    assert made.relative
    assert [(cell.start, cell.end, cell.ids) for cell in made.lanes[0].cells] == [
        (-33, -27, ("e2",)),
        (-4.5, -3.5, ("e1",)),
        (-0.5, 0, ("e3",)),
        (0, 0.5, ("e4",)),
    ]
    assert made.lanes[0].elsewhere == ("e5",)


def test_nothing_makes_an_empty_picture() -> None:
    made = picture([], None)
    assert (made.lanes, made.densest, made.elsewhere) == ((), 1, 0)
    assert made.end > made.start
