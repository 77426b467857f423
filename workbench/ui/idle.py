"""Notices that nobody is there: no key and no mouse for some minutes, or a computer that has slept."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from workbench.ui.listening import listeners

_LOOK = 5_000  # ms between looks at the clock
_SLEPT = 60.0  # s by which a look is late only when the computer was asleep
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletMove,
}


class IdleWatch(QObject):
    """Watches the whole application; ``away`` is emitted once, and again only after a sign of life."""

    away = Signal()

    def __init__(self, application: QCoreApplication, clock: Callable[[], float] = time.time) -> None:
        super().__init__(application)
        self._clock = clock
        self._minutes = 10
        self._last_sign = self._last_look = clock()
        self._said = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._application = application
        listeners(application).add(self, _SIGNS_OF_LIFE)

    def set_minutes(self, minutes: int) -> None:
        """Set after how many minutes nobody is there; it takes effect from now and asks for nothing."""
        self._minutes = max(1, minutes)
        self._alive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note a sign of life and let the event pass."""
        del watched, event
        self._alive()
        return False

    def quiet(self) -> float:
        """Return for how many seconds nobody has touched a key or the mouse."""
        return self._clock() - self._last_sign

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        listeners(self._application).remove(self)
        self.deleteLater()

    @Slot()
    def look(self) -> None:
        """Compare the clock with the last sign of life."""
        now = self._clock()
        slept = now - self._last_look > _LOOK / 1000 + _SLEPT
        idle = now - self._last_sign >= self._minutes * 60
        self._last_look = now
        if (slept or idle) and not self._said:
            self._said = True
            self.away.emit()

    def _alive(self) -> None:
        now = self._clock()
        if now - self._last_look > _LOOK / 1000 + _SLEPT:  # the first key after a sleep must not hide the sleep
            self.look()
        self._last_sign = now
        self._said = False
