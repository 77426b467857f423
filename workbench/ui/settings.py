"""What the window remembers between days: one typed table, no name, no path and no key in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

T = TypeVar("T", bool, int, str, bytes)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A preference: its key in the file, what it is before anyone chose, and what it may be (empty: anything)."""

    key: str
    default: T
    allowed: tuple[T, ...] = ()


GEOMETRY: Setting[bytes] = Setting("window/geometry", b"")
PANES: Setting[bytes] = Setting("window/panes", b"")
THEME: Setting[str] = Setting("look/theme", "system", ("system", "light", "dark", "contrast"))
TEXT_SIZE: Setting[int] = Setting("look/text_size", 100, (90, 100, 110, 125, 150, 175, 200))
IDLE_MINUTES: Setting[int] = Setting("lock/idle_minutes", 10, (1, 2, 5, 10, 15, 30, 60))
SPELLING: Setting[int] = Setting("words/spelling", 1, (0, 1))
CAPTURE: Setting[int] = Setting("screen/left_out", 1, (0, 1))

TABLE: tuple[Setting[bytes] | Setting[str] | Setting[int], ...] = (
    GEOMETRY,
    PANES,
    THEME,
    TEXT_SIZE,
    IDLE_MINUTES,
    SPELLING,
    CAPTURE,
)


class Preferences(QObject):
    """Reads and writes the settings of the table; a damaged or foreign value reads as the default."""

    idle_changed = Signal(int)  # minutes
    spelling_changed = Signal()
    capture_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ReviewWorkbench", "window")

    def get(self, setting: Setting[T]) -> T:
        """Return the value of a setting."""
        raw = self._file.value(setting.key)
        default = setting.default
        if isinstance(default, bytes):
            value: object = bytes(raw.data()) if isinstance(raw, QByteArray) else default
        elif isinstance(default, int):
            value = int(raw) if isinstance(raw, int) or (isinstance(raw, str) and raw.isdecimal()) else default
        else:
            value = raw if isinstance(raw, str) else default
        if not isinstance(value, type(default)) or (setting.allowed and value not in setting.allowed):
            return default
        return value

    def put(self, setting: Setting[T], value: T) -> None:
        """Keep a value."""
        self._file.setValue(setting.key, QByteArray(value) if isinstance(value, bytes) else value)
        if setting is IDLE_MINUTES and isinstance(value, int):
            self.idle_changed.emit(value)
        if setting is SPELLING:
            self.spelling_changed.emit()
        if setting is CAPTURE:
            self.capture_changed.emit()
