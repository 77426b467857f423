"""How long the window's thread was away: a heartbeat in its event loop, and a thread that sees what holds it up."""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_BEAT = 4  # ms between two beats of an idle window
_LOOK = 0.01  # seconds between two looks at what the window's thread is doing
_WORTH_A_LOOK = 0.04  # seconds without a beat after which it is looked at
_FRAME = re.compile(r"/(\w+)\.py\", line \d+ in (\w+|<\w+>)")
_FRAMES = 5  # functions of the program that are named, the innermost last


@dataclass(slots=True)
class Stall:
    """The longest time without a beat in a part of a journey: seconds, and the functions it was mostly spent in.

    ``worked`` is how much of it this process worked; on a machine that others keep busy the rest is theirs.
    """

    part: str
    seconds: float = 0.0
    worked: float = 0.0
    where: str = ""


@dataclass(slots=True)
class _Gap:
    began: float = field(default_factory=time.perf_counter)
    worked: float = field(default_factory=time.process_time)
    seen: Counter[str] = field(default_factory=Counter)


class Watchdog(QObject):
    """Made in the window's thread, whose event loop it watches until :meth:`stop`."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self._watched = threading.get_ident()
        self._gap = _Gap()
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        self._loop = QEventLoop(self)
        self._until: Callable[[], bool] = bool
        self._told = tempfile.TemporaryFile()  # noqa: SIM115 - closed in stop; functions' names only
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what happens inside towards a part of the journey; parts of one name are one."""
        self.beat()
        self.stalls.append(Stall(name))
        try:
            yield
        finally:
            self.beat()

    def beat(self) -> None:
        """Note that the window's thread is back."""
        gap, self._gap = self._gap, _Gap()
        taken = time.perf_counter() - gap.began
        if self.stalls and taken > self.stalls[-1].seconds:
            self.stalls[-1].seconds = taken
            self.stalls[-1].worked = min(taken, time.process_time() - gap.worked)
            self.stalls[-1].where = gap.seen.most_common(1)[0][0] if gap.seen else ""

        if self._loop.isRunning() and self._until():
            self._loop.quit()

    def run(self, until: Callable[[], bool]) -> None:
        """Let the event loop run until something is so; asked at every beat."""
        self._until = until
        self._loop.exec()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._stop.set()
        self._thread.join()
        self._told.close()

    def _watch(self) -> None:
        while not self._stop.wait(_LOOK):
            gap = self._gap
            if time.perf_counter() - gap.began > _WORTH_A_LOOK:
                gap.seen[self._under_way()] += 1

    def _under_way(self) -> str:
        """Return the program's functions that the window's thread is in, by module and name, the innermost last.

        Python's fault handler tells them without holding the frames: a frame that is held keeps what its function
        held of Qt, which is deleted meanwhile.
        """
        self._told.seek(0)
        self._told.truncate()
        faulthandler.dump_traceback(self._told, all_threads=True)
        self._told.seek(0)
        names: list[str] = []
        ours = False
        for line in self._told.read().decode(errors="replace").splitlines():
            if line.startswith(("Thread", "Current thread")):
                ours = f"{self._watched:x}" in line
            elif ours and "/workbench/" in line and (found := _FRAME.search(line)):
                names.append(f"{found[1]}.{found[2]}")
        return " > ".join(reversed(names[:_FRAMES])) or "outside the program's own functions"
