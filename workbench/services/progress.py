"""How long work tells where it is, and is asked to stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); raises errors.Cancelled when the person wants to stop.

Until it is called with ``done`` equal to ``total`` the work may also be stopped where it stands (`ui.halting`): what
writes anything calls it so when everything is ready to be written, and is not stopped any more from there on.
"""


def quietly(done: int, total: int) -> None:
    """Report to nobody."""
