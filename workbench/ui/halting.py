"""Stop work in another thread that does not ask whether it is still wanted: it raises Cancelled where it stands.

Long work asks at each of its steps (`services.progress`), but a step over a large review may take seconds, and locking
does not wait for it. The exception comes between two instructions of Python, and never while the thread opens, closes
or writes a store or imports a module: what is half done there would stay half done.
"""

from __future__ import annotations

import ctypes
import sys
from types import FrameType

from workbench.errors import Cancelled

_LEFT_ALONE = {
    "workbench.vault.backup",
    "workbench.vault.connection",
    "workbench.vault.store",
    "workbench.vault.writing",
    "workbench.services.session",
    "workbench.services.writing",
    "contextlib",
    "importlib._bootstrap",
}


def halt(thread: int) -> bool:
    """Let a thread raise Cancelled at its next instruction; return False where it must be left alone for now.

    ``thread`` is what ``threading.get_ident`` returned there. A thread that has gone is left alone.
    """
    frame = sys._current_frames().get(thread)
    if frame is None or not _may_stop(frame):
        return False
    return bool(ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Cancelled)))


def _may_stop(innermost: FrameType) -> bool:
    """Tell whether nothing that is under way there would be left half done.

    The functions of a page, and that of the task, open and close stores: they are left alone, what they call is not.
    """
    name = _module(innermost)
    if name.startswith("workbench.ui.") and not name.startswith("workbench.ui.models."):
        return False
    frame: FrameType | None = innermost
    while frame is not None:
        if _module(frame) in _LEFT_ALONE:
            return False
        frame = frame.f_back
    return True


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))
