"""The way back: which pages and records were shown, in order, as a reader of pages expects it."""

from __future__ import annotations

from typing import TypeAlias

Stop: TypeAlias = tuple[str, str]  # a page's key and a record's id, or ""
_LONGEST = 100


class Trail:
    """Where the person has been, and where in that they now are. It belongs to the bench, and goes with it at a lock.

    It is made of keys and ids alone: no words of a record are kept.
    """

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    def leave(self, stop: Stop) -> None:
        """Note at which record a page is left: that is where one comes back to."""
        if 0 <= self._at < len(self._stops) and self._stops[self._at][0] == stop[0]:
            self._stops[self._at] = stop

    def visit(self, stop: Stop) -> None:
        """Note that a page was gone to; what lay ahead is forgotten."""
        if 0 <= self._at < len(self._stops) and self._stops[self._at] == stop:
            return
        self._stops = [*self._stops[: self._at + 1], stop][-_LONGEST:]
        self._at = len(self._stops) - 1

    def ahead(self, by: int) -> Stop | None:
        """Return the stop so many steps on, with -1 the one before; None where there is none."""
        at = self._at + by
        return self._stops[at] if 0 <= at < len(self._stops) else None

    def move(self, by: int) -> None:
        """Note that one went so many steps along the trail."""
        self._at += by
