"""Intervals and silences among contacts, kept up to date when one of 100,000 comes, goes or changes."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from typing import Self

from workbench.analysis.contacts import Gap, Span, order

_FIRST = -1  # in place of days: nothing came before


class Silences:
    """Contacts in the order of their days; for each, how many days it came after the last one of anyone before it."""

    def __init__(self, contacts: Iterable[Span] = ()) -> None:
        self._spans = list(contacts)
        self._days: list[int] = []
        self._reached: list[Span] = []  # for each, the one up to it that ends last
        self._recount(0, len(self._spans))

    def copy(self) -> Self:
        """Return the same contacts, to be changed apart from these."""
        made = type(self)()
        made._spans, made._days, made._reached = self._spans.copy(), self._days.copy(), self._reached.copy()
        return made

    def among(self, ids: frozenset[str]) -> Self:
        """Return those of some entries, as if there were no others."""
        return type(self)(span for span in self._spans if span.id in ids)

    def days_before(self, span: Span) -> int | None:
        """Return how many days a contact came after the last one; 0 on the same day; None for the first or no contact.

        Whose end lies later counts, not whose beginning does: what lies within a longer contact follows no silence.
        """
        at = self._place(span)
        found = at < len(self._spans) and self._spans[at] == span and self._days[at] != _FIRST
        return self._days[at] if found else None

    def gaps(self, at_least: int) -> list[Gap]:
        """Return the silences of at least so many days, 1 or more, in order."""
        spans, reached = self._spans, self._reached
        return [
            Gap(reached[at - 1].id, spans[at].id, reached[at - 1].last, spans[at].first, days)
            for at, days in enumerate(self._days)
            if days >= at_least
        ]

    def put(self, span: Span) -> None:
        """Add a contact."""
        at = self._place(span)
        self._spans.insert(at, span)
        self._days.insert(at, _FIRST)
        self._reached.insert(at, span)
        self._recount(at, at + 2)

    def take_out(self, span: Span) -> None:
        """Take a contact away, if it is there."""
        at = self._place(span)
        if at < len(self._spans) and self._spans[at] == span:
            del self._spans[at], self._days[at], self._reached[at]
            self._recount(at, at + 1)

    def _place(self, span: Span) -> int:
        return bisect.bisect_left(self._spans, order(span), key=order)

    def _recount(self, start: int, least: int) -> None:
        """Count from a place on: so far at least, and on until what was counted before is right again."""
        spans, days, reached = self._spans, self._days, self._reached
        before = reached[start - 1] if start else None
        for at in range(start, len(spans)):
            span = spans[at]
            since = _FIRST if before is None else max(0, (span.first - before.last).days)
            if before is None or span.last >= before.last:
                before = span
            if at == len(days):
                days.append(since)
                reached.append(before)
                continue
            settled = at + 1 >= least and reached[at] is before
            days[at], reached[at] = since, before
            if settled:
                return
