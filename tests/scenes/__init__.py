"""Scenes for the pictures: a module an area of the work, whose ``scenes(made, bench)`` yields names as they are set."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer


def wait(milliseconds: int = 30, until: Callable[[], bool] = lambda: True) -> None:
    """Let the window work for a moment, and then until something is so."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(milliseconds)

    def look() -> None:
        if until():
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()
