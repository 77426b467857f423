"""Saving without a button: soon after the last key, now and then while typing, and at once when asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTime, QTimer, Signal, Slot

from workbench.errors import WorkbenchError

QUIET = 700  # ms after the last key
LONGEST = 5_000  # ms while typing goes on


class Autosave(QObject):
    """Calls ``write`` when there is something to save. What cannot be saved stays where it is, and is tried again."""

    saved = Signal(str)  # the time, HH:MM
    failed = Signal(str)  # the sentence
    recovered = Signal()  # a save that had failed has now succeeded

    def __init__(self, write: Callable[[], None], parent: QObject | None = None, quiet: int = QUIET) -> None:
        super().__init__(parent)
        self._write = write
        self._dirty = self._failed = False
        self._quiet, self._longest = QTimer(self), QTimer(self)
        for timer, interval in ((self._quiet, quiet), (self._longest, LONGEST)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
            timer.timeout.connect(self.flush)

    @property
    def dirty(self) -> bool:
        """Whether something is not saved yet."""
        return self._dirty

    @Slot()
    def touch(self) -> None:
        """Note an edit."""
        self._dirty = True
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    @Slot()
    def flush(self) -> bool:
        """Save now if there is anything to save; return whether nothing is left unsaved."""
        self._quiet.stop()
        self._longest.stop()
        if not self._dirty:
            return True
        try:
            self._write()
        except WorkbenchError as error:
            self._failed = True
            self.failed.emit(str(error))
            return False
        self._dirty = False
        if self._failed:
            self._failed = False
            self.recovered.emit()
        self.saved.emit(QTime.currentTime().toString("HH:mm"))
        return True

    def forget(self) -> None:
        """Give up what is not saved: the record it belongs to is gone."""
        self._quiet.stop()
        self._longest.stop()
        self._dirty = self._failed = False
