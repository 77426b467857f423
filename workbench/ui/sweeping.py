"""Memory that Python frees late is freed in the window's thread alone, and a little at a time.

Python looks for unreachable cycles in whichever thread happens to allocate. A cycle may hold an object of Qt, which
must not be deleted in another thread, and one full look at a large review takes longer than a window may stand still.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_OFTEN = 150  # ms between two looks at what is new
_MIDDLE = 12  # looks at what is new before one at what outlived them
_MANY = 30_000  # new objects that are looked at while somebody is at work: a hundredth of a second
_QUIET = 20.0  # seconds without a key or a click after which a full look is not felt
_SELDOM = 120.0  # seconds between two full looks


class Sweeper(QObject):
    """Collects in place of Python's own collector from the moment it is made until :meth:`stop`.

    ``quiet`` returns for how many seconds nobody has touched a key or the mouse.
    """

    def __init__(self, quiet: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._quiet, self._looks, self._swept = quiet, 0, time.monotonic()
        self._young = 0  # objects that may have outlived a look at what is new
        self._timer = QTimer(self)
        self._timer.setInterval(_OFTEN)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Free what is new and already unreachable; everything, once nobody is at work."""
        if self._quiet() > _QUIET and time.monotonic() - self._swept > _SELDOM:
            self.sweep()
            return
        self._looks += 1
        self._young += gc.get_count()[0]
        if self._young > _MANY:
            self._put_off()
        elif self._looks % _MIDDLE == 0:
            gc.collect(1)
            self._young = 0
        else:
            gc.collect(0)

    def _put_off(self) -> None:
        """Leave what is new to the next full look: it is a review that was read, and looking at it takes too long.

        What is frozen and thawed is taken for old, whatever there is of it and without a look at any of it.
        """
        gc.freeze()
        gc.unfreeze()
        self._young = 0

    @Slot()
    def sweep(self) -> None:
        """Free everything that is unreachable."""
        self._swept = time.monotonic()
        gc.collect()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
