"""A pause never moves a limit; what the limit would be without the paused days is counted day by day."""

from __future__ import annotations

import datetime

from workbench.analysis.pauses import Stretch, without_pauses
from workbench.records.clocks import Calendar, Clock, Unit

D = datetime.date
TODAY = D(2022, 1, 1)


def clock(length: int, unit: Unit) -> Clock:
    return Clock("c", "Limit", "aware_date", "notified_date", length, unit, Calendar("GB", "ENG"))


def test_without_a_pause_it_is_the_limit() -> None:
    limit = clock(5, Unit.WORKING_DAYS)
    assert without_pauses(limit, D(2021, 9, 21), [], TODAY) == limit.due(D(2021, 9, 21)) == D(2021, 9, 28)


def test_paused_working_days_do_not_count_and_weekends_in_them_cost_nothing() -> None:
    pause = Stretch(D(2021, 9, 24), D(2021, 9, 27))  # Friday to Monday
    assert without_pauses(clock(5, Unit.WORKING_DAYS), D(2021, 9, 21), [pause], TODAY) == D(2021, 9, 30)


def test_paused_days_are_added_to_days_and_months_once_each() -> None:
    twice = [Stretch(D(2021, 9, 1), D(2021, 9, 10)), Stretch(D(2021, 9, 5), D(2021, 9, 12))]
    assert without_pauses(clock(30, Unit.DAYS), D(2021, 8, 31), twice, TODAY) == D(2021, 10, 12)
    assert without_pauses(clock(1, Unit.MONTHS), D(2021, 8, 31), twice, TODAY) == D(2021, 10, 12)


def test_a_pause_after_the_limit_counts_only_if_another_pause_reaches_it() -> None:
    first, second = Stretch(D(2021, 9, 1), D(2021, 9, 10)), Stretch(D(2021, 10, 5), D(2021, 10, 6))
    limit = clock(30, Unit.DAYS)
    assert without_pauses(limit, D(2021, 8, 31), [second], TODAY) == D(2021, 9, 30)
    assert without_pauses(limit, D(2021, 8, 31), [first, second], TODAY) == D(2021, 10, 12)


def test_an_open_pause_runs_to_today() -> None:
    assert without_pauses(clock(10, Unit.DAYS), D(2021, 12, 25), [Stretch(D(2021, 12, 28), None)], TODAY) == D(
        2022, 1, 9
    )


def test_a_pause_of_a_thousand_years_is_no_limit() -> None:
    forever = [Stretch(D(2021, 1, 1), D(9000, 1, 1))]
    for unit in Unit:
        assert without_pauses(clock(5, unit), D(2021, 9, 21), forever, TODAY) is None
