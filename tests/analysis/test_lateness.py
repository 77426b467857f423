from __future__ import annotations

import pytest

from workbench.analysis.lateness import Lateness, lateness


@pytest.mark.parametrize(
    ("due", "actual", "expected"),
    [
        ("2021-03-01", "2021-03-04", Lateness(3, 3)),
        ("2021-03-01", "2021-03-01", Lateness(0, 0)),
        ("2021-03-10", "2021-03-01", Lateness(-9, -9)),
        ("2021-03", "2021-04-02", Lateness(2, 32)),
        ("2021-03-15", "2021-03", Lateness(-14, 16)),
        ("2021-03-01~", "2021-03-04", Lateness(3, 3, doubtful=True)),
        ("../2021-03-01", "2021-03-04", Lateness(3, None)),
        ("2021-03-01", "2021-03-04/..", Lateness(3, None)),
    ],
)
def test_days_late_are_bounded_by_what_the_dates_can_mean(due: str, actual: str, expected: Lateness) -> None:
    assert lateness(due, actual) == expected


@pytest.mark.parametrize(
    ("due", "actual"), [(None, "2021"), ("2021", None), ("", ""), ("soon", "2021"), ("../2021", "../2022")]
)
def test_no_bound_is_no_answer(due: str | None, actual: str | None) -> None:
    found = lateness(due, actual)
    assert found is None or found.least is None
    assert not (found and (found.certain or found.in_time))


def test_only_what_cannot_be_otherwise_is_certain() -> None:
    assert Lateness(2, 32).certain
    assert not Lateness(2, 32, doubtful=True).certain
    assert not Lateness(-14, 16).certain
    assert not Lateness(-14, 16).in_time
    assert Lateness(-9, 0).in_time
    assert Lateness(3, 3).days == 3
    assert Lateness(2, 32).days is None
