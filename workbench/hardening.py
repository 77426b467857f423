"""Keep the process's memory out of crash dumps, before any key or record is in it."""

from __future__ import annotations

import contextlib
import sys


def no_core_dumps() -> None:
    """Ask the system not to write this process's memory to disk when it crashes; where it cannot, nothing happens."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
