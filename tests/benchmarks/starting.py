"""From process start to an unlock window that takes keys."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.benchmarks.measure import Figure, median, milliseconds, p95, times

SCRIPT = """
from workbench.app import make_application
from PySide6.QtCore import QTimer
application, window = make_application(None)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""


def run() -> list[Figure]:
    def start() -> None:
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            check=True,
            capture_output=True,
        )

    start()  # the first start fills the file cache
    taken = times(start, 5)
    bare = times(lambda: subprocess.run([sys.executable, "-c", "import PySide6.QtWidgets"], check=True), 5)
    return [
        Figure(
            "process start to usable unlock window, and exit",
            milliseconds(median(taken)),
            f"importing QtWidgets alone {milliseconds(median(bare))}; p95 {milliseconds(p95(taken))}",
            "",
            True,
        )
    ]
