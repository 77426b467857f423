"""Keeping the windows of the program out of screenshots and shared screens, where the system has a way to do that."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from workbench.ui.settings import CAPTURE, Preferences

_OPEN, _BLACK, _LEFT_OUT = 0x00, 0x01, 0x11  # Windows: WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE
_SHARED, _UNSHARED = 1, 0  # macOS: NSWindowSharingReadOnly, NSWindowSharingNone

Way: TypeAlias = Callable[[int, bool], bool]
"""Leaves a native window (its number as Qt gives it) out of pictures, or lets it in; tells whether the system did."""


def way_of(platform: str = sys.platform) -> Way | None:
    """Return the way of a system, or None where there is none, as on Linux."""
    return {"win32": _on_windows, "darwin": _on_mac}.get(platform)


def _on_windows(window: int, out: bool) -> bool:
    set_affinity = ctypes.windll.user32.SetWindowDisplayAffinity  # type: ignore[attr-defined,unused-ignore]
    set_affinity.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    if not out:
        return bool(set_affinity(window, _OPEN))
    return bool(set_affinity(window, _LEFT_OUT) or set_affinity(window, _BLACK))  # black before Windows 10 2004


def _on_mac(view: int, out: bool) -> bool:
    objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    send = objc.objc_msgSend
    send.restype, send.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_void_p]
    window = send(view, objc.sel_registerName(b"window"))
    if not window:
        return False
    send.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
    send.restype = None
    send(window, objc.sel_registerName(b"setSharingType:"), _UNSHARED if out else _SHARED)
    return True


class Shield(QObject):
    """Leaves every window of the program out, menus and dialogs too, as long as the person wants it so."""

    def __init__(self, preferences: Preferences, way: Way | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences, self._way = preferences, way
        preferences.capture_changed.connect(self.cover_all)

    @property
    def offered(self) -> bool:
        """Whether this system has a way."""
        return self._way is not None

    def cover(self, window: QWidget) -> None:
        """Do with a window that has just been shown as the person wants it."""
        if self._way is not None and window.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            self._way(int(window.winId()), bool(self._preferences.get(CAPTURE)))

    @Slot()
    def cover_all(self) -> None:
        """Do so with every window that is shown."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self.cover(window)
