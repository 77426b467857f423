from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.ordering import Precision, is_doubtful, order_of, precision_of
from workbench.redaction.lens import first_day


@pytest.mark.parametrize(
    ("date", "precision"),
    [
        ("2021-03-14", Precision.DAY),
        ("2021-03-14?", Precision.DAY),
        ("2021-03-01/2021-03-09", Precision.PERIOD),
        ("2021-03", Precision.MONTH),
        ("2021-21~", Precision.SEASON),
        ("2021", Precision.YEAR),
        ("../2021-05", Precision.OPEN),
        ("2021-05/..", Precision.OPEN),
        (None, Precision.NONE),
        ("soon", Precision.NONE),
    ],
)
def test_a_date_says_how_exact_it_is(date: str | None, precision: Precision) -> None:
    assert precision_of(date) is precision


def test_doubt_is_the_senders_mark() -> None:
    assert [is_doubtful(d) for d in ("2021-03-14?", "2021-03~", "2021%", "2021-03-14", None)] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_vague_dates_stand_at_the_start_of_what_they_cover_and_before_what_is_exact_there() -> None:
    dates = ["2020-12-31", "2021", "2021-01", "2021-01-01/2021-01-09", "2021-01-01", "2021-01-02", "2021-03/..", None]
    assert sorted(reversed(dates), key=order_of) == dates


def test_before_a_month_stands_with_that_month() -> None:
    dates = ["2021-04-30", "../2021-05", "2021-05-01", "2021-05-31"]
    assert sorted(reversed(dates), key=order_of) == dates


def test_within_a_day_times_come_in_order_then_the_senders_numbers() -> None:
    told = [("09:00", None), ("14:00", 1.0), (None, 1.0), (None, 2.0), (None, None)]
    assert sorted(reversed(told), key=lambda t: order_of("2021-01-01", *t)) == told


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31)).map(dt.date.isoformat)
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda d: f"{d}?"),
    DAYS.map(lambda d: d[:7]),
    DAYS.map(lambda d: d[:4]),
    DAYS.map(lambda d: f"{d[:4]}-21"),
    DAYS.map(lambda d: f"../{d[:7]}"),
    DAYS.map(lambda d: f"{d}/.."),
    st.tuples(DAYS, DAYS).map(lambda two: "/".join(sorted(two))),
    st.none(),
)


@given(st.lists(DATES, max_size=8))
def test_the_views_of_the_audiences_have_the_same_order(dates: list[str | None]) -> None:
    assert sorted(dates, key=order_of) == sorted(dates, key=first_day)
