"""Silences that are kept up to date are those that counting anew would find."""

from __future__ import annotations

import datetime as dt
import random

from workbench.analysis.contacts import Gap, Span, gaps_between, order
from workbench.analysis.silences import Silences


def span(id_: str, first: int, days: int = 0) -> Span:
    begins = dt.date(2021, 1, 1) + dt.timedelta(first)
    return Span(begins, begins + dt.timedelta(days), id_, "a1")


def told(held: Silences, spans: list[Span]) -> list[int | None]:
    return [held.days_before(one) for one in spans]


def test_every_contact_says_how_long_after_the_end_of_those_before_it_came() -> None:
    spans = [span("e1", 0, 40), span("e2", 10), span("e3", 45), span("e4", 45)]
    held = Silences(spans)
    assert told(held, spans) == [None, 0, 5, 0]
    assert held.days_before(span("e9", 44)) is None
    assert held.gaps(5) == [Gap("e1", "e3", spans[0].last, spans[2].first, 5)]


def test_one_that_is_taken_out_leaves_a_longer_silence() -> None:
    spans = [span("e1", 0), span("e2", 10), span("e3", 45)]
    held = Silences(spans)
    held.take_out(spans[1])
    held.take_out(span("e9", 3))
    assert told(held, spans) == [None, None, 45]
    held.take_out(spans[0])
    assert held.days_before(spans[2]) is None


def test_a_copy_changes_apart() -> None:
    spans = [span("e1", 0), span("e2", 10)]
    held = Silences(spans)
    held.copy().take_out(spans[0])
    assert told(held, spans) == [None, 10]


def test_some_are_counted_as_if_there_were_no_others() -> None:
    spans = [span("e1", 0), span("e2", 10), span("e3", 45)]
    assert told(Silences(spans).among(frozenset({"e1", "e3"})), spans) == [None, None, 45]


def test_whatever_comes_and_goes_the_count_is_as_if_it_were_made_anew() -> None:
    seed = random.Random(5)  # noqa: S311 - a test's numbers, not a secret
    spans: list[Span] = []
    held = Silences()
    for number in range(600):
        if spans and seed.random() < 0.4:
            held.take_out(spans.pop(seed.randrange(len(spans))))
        else:
            long = seed.choice((0, 0, 0, 30, 400))
            spans.append(span(f"e{number}", seed.randrange(900), long))
            held.put(spans[-1])
        ordered = sorted(spans, key=order)
        assert told(held, ordered) == told(Silences(ordered), ordered)
        assert held.gaps(7) == list(gaps_between(ordered, at_least=7))
