"""Where the program starts: the window, or a verb of the command line. Either is imported only when it is wanted.

Everything that opens, reads and writes files takes longer to import than the window that asks for a passphrase takes
to appear, so nothing of it stands at the top here.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from workbench import __version__, hardening, logs

SUFFIX = ".review"


def main(words: Sequence[str] | None = None) -> int:
    """Open the window, or run one command; return its exit code: 0, 1 (found something), 2 (wrong use), 3 (refused)."""
    hardening.no_core_dumps()
    logs.configure()
    given = list(sys.argv[1:] if words is None else words)
    if given == ["--version"]:
        print(__version__)
        return 0
    if given and Path(given[0]).suffix != SUFFIX:
        from workbench import verbs

        if verbs.is_verb(given[0]):
            return verbs.run(given)
    from workbench.app import run_window

    return run_window(Path(given[0]) if given else None)


if __name__ == "__main__":
    sys.exit(main())
