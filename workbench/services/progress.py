"""How long work tells where it is, and is asked to stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); raises errors.Cancelled when the person wants to stop."""


def quietly(done: int, total: int) -> None:
    """Report to nobody."""
