"""How late something came, in days, as honestly as its two dates allow."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.analysis.days import days_of

_DOUBT = frozenset("?~%")


@dataclass(frozen=True, slots=True)
class Lateness:
    """How many days after it was due something came: at least ``least``, at most ``most``; below 0 is early.

    None at an end that the dates leave open. ``doubtful``: one of the dates was entered as uncertain or approximate, so
    that even the bounds are only likely.
    """

    least: int | None
    most: int | None
    doubtful: bool = False

    @property
    def certain(self) -> bool:
        """Whether it certainly came late."""
        return self.least is not None and self.least > 0 and not self.doubtful

    @property
    def in_time(self) -> bool:
        """Whether it certainly came in time."""
        return self.most is not None and self.most <= 0 and not self.doubtful

    @property
    def days(self) -> int | None:
        """The number of days where the dates leave only one; None otherwise."""
        return self.least if self.least == self.most else None


def lateness(due: str | None, actual: str | None) -> Lateness | None:
    """Return how late something came, from two EDTF dates; None where either is missing or says nothing."""
    wanted, came = days_of(due), days_of(actual)
    if wanted is None or came is None:
        return None
    least = (came.first - wanted.last).days if came.first is not None and wanted.last is not None else None
    most = (came.last - wanted.first).days if came.last is not None and wanted.first is not None else None
    if least is None and most is None:
        return None
    return Lateness(least, most, bool(_DOUBT & {*(due or ""), *(actual or "")}))
