"""How long the window's thread was away: a heartbeat in its event loop, and a thread that sees what holds it up."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_BEAT = 4  # ms between two beats of an idle window
_LOOK = 0.01  # seconds between two looks at what the window's thread is doing
_WORTH_A_LOOK = 0.04  # seconds without a beat after which it is looked at
_FRAMES = 5  # functions of the program that are named, the innermost last


@dataclass(slots=True)
class Stall:
    """The longest time without a beat in a part of a journey: seconds, and the functions it was mostly spent in."""

    part: str
    seconds: float = 0.0
    where: str = ""


@dataclass(slots=True)
class _Gap:
    began: float = field(default_factory=time.perf_counter)
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

    def _watch(self) -> None:
        while not self._stop.wait(_LOOK):
            gap = self._gap
            if time.perf_counter() - gap.began > _WORTH_A_LOOK:
                frame = sys._current_frames().get(self._watched)
                gap.seen[_named(frame)] += 1


def _named(frame: FrameType | None) -> str:
    """Return the program's functions that are under way, by module and name only, the innermost last."""
    names: list[str] = []
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith("workbench."):
            names.append(f"{module.rpartition('.')[2]}.{frame.f_code.co_name}")
        frame = frame.f_back
    return " > ".join(reversed(names[:_FRAMES])) or "outside the program's own functions"
