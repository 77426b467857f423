"""The window is left out of pictures of the screen where the system has a way to do it."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.screen_capture import Shield, way_of
from workbench.ui.settings import CAPTURE, Preferences

pytestmark = pytest.mark.usefixtures("own_settings")


class Affinity:
    """Stands in for SetWindowDisplayAffinity; ``refused`` are the values that an older Windows does not know."""

    def __init__(self, *refused: int) -> None:
        self.refused = refused
        self.asked: list[tuple[int, int]] = []
        self.argtypes: object = None

    def __call__(self, window: int, value: int) -> int:
        self.asked.append((window, value))
        return int(value not in self.refused)


@pytest.mark.parametrize(
    ("refused", "out", "asked"),
    [((), True, [0x11]), ((0x11,), True, [0x11, 0x01]), ((), False, [0x00])],
)
def test_windows_is_asked_for_the_best_that_it_knows(
    monkeypatch: pytest.MonkeyPatch, refused: tuple[int, ...], out: bool, asked: list[int]
) -> None:
    affinity = Affinity(*refused)
    windll = SimpleNamespace(user32=SimpleNamespace(SetWindowDisplayAffinity=affinity))
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    way = way_of("win32")
    assert way is not None
    assert way(42, out)
    assert affinity.asked == [(42, value) for value in asked]


class Runtime:
    """Stands in for the Objective-C runtime: one view (7) in one window (9)."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, bytes, tuple[int, ...]]] = []
        self.sel_registerName = Named()
        self.objc_msgSend = Sent(self.sent)


class Named:
    restype = argtypes = None

    def __call__(self, name: bytes) -> bytes:
        return name


class Sent:
    restype = argtypes = None

    def __init__(self, sent: list[tuple[int, bytes, tuple[int, ...]]]) -> None:
        self._sent = sent

    def __call__(self, to: int, name: bytes, *values: int) -> int:
        self._sent.append((to, name, values))
        return 9 if (to, name) == (7, b"window") else 0


@pytest.mark.parametrize(("out", "kind"), [(True, 0), (False, 1)])
def test_on_a_mac_the_window_of_the_view_is_told(monkeypatch: pytest.MonkeyPatch, out: bool, kind: int) -> None:
    runtime = Runtime()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: runtime)
    way = way_of("darwin")
    assert way is not None
    assert way(7, out)
    assert runtime.sent == [(7, b"window", ()), (9, b"setSharingType:", (kind,))]
    assert not way(8, out)


def test_linux_has_no_way(qtbot: QtBot) -> None:
    shield = Shield(Preferences(), way_of("linux"))
    assert not shield.offered
    shield.cover(QWidget())


def test_every_window_is_left_out_until_the_person_wants_otherwise(qtbot: QtBot) -> None:
    asked: list[tuple[int, bool]] = []

    def way(window: int, out: bool) -> bool:
        asked.append((window, out))
        return True

    preferences = Preferences()
    shield = Shield(preferences, way)
    window = QWidget()
    qtbot.addWidget(window)
    shield.cover(window)
    assert asked == []  # nothing to be seen yet
    window.show()
    shield.cover(window)
    assert asked == [(int(window.winId()), True)]
    preferences.put(CAPTURE, 0)
    assert asked[-1] == (int(window.winId()), False)
