"""What the program says of itself: warnings about the program, never a word of a record.

Nothing is written to a file. On standard error only the module, the level and the fixed text of a message appear;
the arguments of a message and the text of an exception are left out, because they may hold what a record says.
"""

from __future__ import annotations

import logging
import sys
from types import TracebackType


class _Reserved(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Return level, module and the message's fixed text."""
        kind = f" ({record.exc_info[0].__name__})" if record.exc_info and record.exc_info[0] else ""
        return f"workbench: {record.levelname.lower()}: {record.name}: {record.msg}{kind}"


def configure() -> None:
    """Send warnings and above to standard error, without content, and crash without content."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Reserved())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    sys.excepthook = _report


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say where the program failed, by file and line of its own code, without any value."""
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("\n")
        return
    lines = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    sys.stderr.write(f"workbench: internal error: {kind.__name__}\n" + "\n".join(lines) + "\n")
