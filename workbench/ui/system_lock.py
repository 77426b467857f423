"""Hears from the system that the computer goes to sleep or its screen is locked, where the system says so."""

from __future__ import annotations

import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if sys.platform == "linux":
    from PySide6.QtDBus import QDBusConnection, QDBusMessage


class SystemLock(QObject):
    """``locked`` is emitted before sleep and when the screen is locked.

    On Linux the session and login managers say so on D-Bus. Elsewhere ui/idle.py notices a sleep by the clock.
    """

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listening = sys.platform == "linux" and self._listen()

    if sys.platform == "linux":

        def _listen(self) -> bool:
            heard = False
            system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
            login = "org.freedesktop.login1"
            for bus, service, path, interface, name in (
                (system, login, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep"),
                (system, login, "", f"{login}.Session", "Lock"),
                (session, "", "", "org.freedesktop.ScreenSaver", "ActiveChanged"),
                (session, "", "", "org.gnome.ScreenSaver", "ActiveChanged"),
            ):
                if bus.isConnected():
                    slot = cast("bytes", SLOT("said(QDBusMessage)"))  # bytes say the stubs; at run time only text does
                    heard = bus.connect(service, path, interface, name, self, slot) or heard
            return heard

        @Slot(QDBusMessage)
        def said(self, message: QDBusMessage) -> None:
            """Pass on that it goes to sleep or is locked; that it woke up needs nothing."""
            words = message.arguments()
            if not words or words[0]:
                self.locked.emit()

    else:

        def _listen(self) -> bool:
            return False
