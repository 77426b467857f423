"""The system says that the screen is locked, and the window hears it."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from PySide6.QtDBus import QDBusMessage
from pytestqt.qtbot import QtBot

from workbench.ui.application import Application
from workbench.ui.system_lock import SystemLock

LISTENER = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from workbench.ui.system_lock import SystemLock

application = QCoreApplication([])
lock = SystemLock()
assert lock.listening
lock.locked.connect(application.quit)
name = "org.freedesktop.ScreenSaver"
send = ["dbus-send", "--session", "--type=signal", "/x", f"{name}.ActiveChanged", "boolean:true"]
QTimer.singleShot(0, lambda: subprocess.run(send, check=True))
QTimer.singleShot(20_000, lambda: application.exit(1))
sys.exit(application.exec())
"""


def message(*words: object) -> QDBusMessage:
    said = QDBusMessage.createSignal("/x", "org.freedesktop.ScreenSaver", "ActiveChanged")
    said.setArguments(list(words))
    return said


def test_going_to_sleep_locks_and_waking_up_does_not(qapp: Application, qtbot: QtBot) -> None:
    system = SystemLock()
    heard: list[bool] = []
    system.locked.connect(lambda: heard.append(True))
    system.said(message(False))
    assert heard == []
    system.said(message(True))
    system.said(message())
    assert heard == [True, True]
    system.deleteLater()


def test_without_a_bus_it_listens_to_nothing_and_does_no_harm(qapp: Application) -> None:
    system = SystemLock()
    assert not system.listening
    system.deleteLater()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a message bus of its own")
def test_the_screen_saver_is_heard_on_a_real_bus() -> None:
    done = subprocess.run(
        ["dbus-run-session", sys.executable, "-c", LISTENER], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
