from __future__ import annotations

import datetime as dt

import pytest

from workbench.analysis.days import Days, days_of


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-03-14", "2021-03-14", "2021-03-14"),
        ("2021-03-14?", "2021-03-14", "2021-03-14"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2020-02~", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2020-24", "2020-12-01", "2021-02-28"),
        ("2021-03-01/2021-03-09", "2021-03-01", "2021-03-09"),
        ("2020-11/2021-04-05", "2020-11-01", "2021-04-05"),
        ("../2021-05", None, "2021-05-31"),
        ("2021-05/..", "2021-05-01", None),
    ],
)
def test_edtf_spans_the_days_it_can_mean(edtf: str, first: str | None, last: str | None) -> None:
    day = dt.date.fromisoformat
    assert days_of(edtf) == Days(day(first) if first else None, day(last) if last else None)


@pytest.mark.parametrize(
    "edtf", [None, "", "spring", "2021-13", "2021-02-30", "../..", "2021/x", "a/b/c", "2021-21-01"]
)
def test_what_is_no_date_has_no_days(edtf: str | None) -> None:
    assert days_of(edtf) is None
