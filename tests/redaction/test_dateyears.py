"""Which year a date means that was written without one."""

from __future__ import annotations

import pytest

from workbench.redaction.datefind import find_dates
from workbench.redaction.dateyears import Period, with_years

REVIEWED = ("2018-10-01", "2020-06-30")


def months(text: str, period: Period = REVIEWED, told: Period = (None, None)) -> list[str]:
    """Return the month that each date of a text is given, "?" where it stays open."""
    dates = with_years(list(find_dates(text)), period, lambda: told)
    return [f"{d.year}-{d.month:02d}" if d.year else "?" for d in dates]


def test_the_first_of_two_dates_in_one_breath_comes_before_the_second() -> None:
    assert months("Between February and May 2020 he was seen twice.") == ["2020-02", "2020-05"]
    assert months("From 28 December to 3 January 2020 nobody came.") == ["2019-12", "2020-01"]


def test_a_story_that_reached_the_end_of_the_review_goes_back_within_it() -> None:
    text = "Between January and June 2020 she told three people. She told the nurse on 30 January and again in March."
    assert months(text) == ["2020-01", "2020-06", "2020-01", "2020-03"]


def test_a_story_runs_forward() -> None:
    assert months("Seen in November 2019, and in April.") == ["2019-11", "2020-04"]
    assert months("Since December 2018 nothing was heard, and in June a letter came.") == ["2018-12", "2019-06"]


def test_a_later_plan_stays_later() -> None:
    assert months("The plan of September 2020 was looked at in November.") == ["2020-09", "2020-11"]


def test_a_record_says_when_its_story_is_set() -> None:
    text = "He was away from 2 to 20 December. It was written in August for another purpose."
    assert months(text) == ["?", "2019-08"]
    assert months(text, told=("2019-12-01", "2020-01-10")) == ["2019-12", "2019-08"]


def test_a_bare_day_does_not_belong_to_a_month_that_is_only_looked_ahead_to() -> None:
    text = "On 19 March 2020 he came. The report was opened in May. It was written on the 21st."
    assert months(text)[2] == "?"
    assert months(text, told=("2020-03-18", "2020-03-23"))[2] == "2020-03"
    assert months("On 19 March 2020 he came, and again on the 21st.")[1] == "2020-03"
    assert months("In May 2020 he came. It was written on the 21st.")[1] == "2020-05"


def test_what_is_known_afterwards_does_not_move_the_story() -> None:
    text = "She began on 6 March. When she read it, in November 2020, she said that in March she would have gone."
    assert months(text, told=("2019-12-01", "2020-03-09")) == ["2020-03", "2020-11", "2020-03"]


@pytest.mark.parametrize("period", [(None, None), ("2015-01-01", "2020-06-30"), ("nonsense", "2020-06-30")])
def test_nothing_is_claimed_where_two_years_are_as_likely(period: Period) -> None:
    assert months("A bruise was seen in March.", period) == ["?"]


def test_a_record_is_asked_only_when_a_year_is_missing() -> None:
    def told() -> Period:
        raise AssertionError

    assert with_years(list(find_dates("Seen on 3 May 2020.")), REVIEWED, told)[0].year == 2020
