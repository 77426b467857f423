"""Bars stand in their lanes, signs above them, and everything can be hit."""

from __future__ import annotations

import pytest

from tests.reports.told import Told
from workbench.reports.drawing import Box, Diamond, Ink, Label, Ring, Rule
from workbench.reports.timeline import OMISSION, SIGNIFICANT, picture
from workbench.reports.timeline_layout import Scale, lay_out, month_in_words, stretch_in_words

ENTRIES = [
    *(Told(f"e{n}", "2021-03-02", flags=frozenset({SIGNIFICANT, OMISSION})) for n in range(4)),
    Told("f1", "2021-05-02", "a2", "School"),
    Told("f2", "2021", "a2", "School"),
]


def test_every_cell_has_its_place_inside_its_lane() -> None:
    made = picture(ENTRIES, "2021-09-10")
    laid = lay_out(made, Scale(20, 40))
    assert len(laid.places) == 3
    assert laid.height == 80
    for place in laid.places:
        assert 0 <= place.x < place.x + place.width <= laid.width
        assert place.y == place.lane * 40


def test_the_higher_the_more_and_one_entry_can_be_seen() -> None:
    laid = lay_out(picture(ENTRIES, None), Scale(20, 40))
    bars = [shape for shape in laid.body if isinstance(shape, Box) and shape.ink is Ink.BAR]
    assert bars[0].height > 3 * bars[1].height
    assert all(bar.height >= 2 for bar in bars)
    assert any(isinstance(shape, Box) and shape.ink is Ink.VAGUE for shape in laid.body)


def test_marks_are_told_by_shape() -> None:
    laid = lay_out(picture(ENTRIES, None), Scale(20, 40))
    assert sum(isinstance(shape, Diamond) for shape in laid.body) == 1
    assert sum(isinstance(shape, Ring) for shape in laid.body) == 1


def test_the_incident_is_a_dashed_line_through_all_lanes() -> None:
    laid = lay_out(picture(ENTRIES, "2021-09-10"), Scale(20, 40))
    (line,) = [shape for shape in laid.body if isinstance(shape, Rule) and shape.dashed]
    assert (line.y1, line.y2) == (0, 80)


@pytest.mark.parametrize(
    ("month", "said"), [(4, set()), (14, {"J", "F", "M"}), (32, {"Jan", "Mar"}), (70, {"Jan 2021", "Mar 2021"})]
)
def test_months_are_named_as_far_as_there_is_room(month: float, said: set[str]) -> None:
    laid = lay_out(picture(ENTRIES, None), Scale(month, 40))
    words = {str(shape.words) for shape in laid.axis if isinstance(shape, Label)}
    assert said <= words
    assert "2021" in words


def test_months_from_the_incident_are_told_in_years() -> None:
    entries = [Told("e1", "about four years before the incident"), Told("e2", "about a year after the incident")]
    laid = lay_out(picture(entries, "on the day of the incident"), Scale(20, 40))
    words = {str(shape.words) for shape in laid.axis if isinstance(shape, Label)}
    assert {"4 years before", "1 year before", "Incident", "1 year after"} <= words


def test_a_cell_can_be_said() -> None:
    made = picture(ENTRIES, None)
    assert stretch_in_words(made.lanes[0].cells[0], False) == "March 2021"
    assert stretch_in_words(made.lanes[1].cells[0], False) == "January 2021 to December 2021"
    assert month_in_words(-4, True) == "4 months before the incident"
    assert month_in_words(1, True) == "1 month after the incident"
    assert month_in_words(-0.25, True) == "the month before the incident"
