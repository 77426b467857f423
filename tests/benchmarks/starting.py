"""From process start to an unlock window that takes keys."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.benchmarks.measure import Figure, median, milliseconds, p95, times

SCRIPT = """
from PySide6.QtCore import QTimer
from workbench.app import assemble
from workbench.ui.application import Application
application = Application(["workbench"])
assembly = assemble(application)
assembly.window.welcome(None)
assembly.window.show()
QTimer.singleShot(0, application.quit)
application.exec()
assembly.surroundings.tasks.stop_all()
"""


# As installed for a person: with the byte code that Python keeps beside its modules.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"QT_QPA_PLATFORM": "offscreen"}


def run() -> list[Figure]:
    def start() -> None:
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=ENVIRONMENT,
            check=True,
            capture_output=True,
        )

    start()  # the first start fills the file cache
    taken = times(start, 5)
    bare = times(
        lambda: subprocess.run([sys.executable, "-c", "import PySide6.QtWidgets"], env=ENVIRONMENT, check=True), 5
    )
    return [
        Figure(
            "process start to usable unlock window, and exit",
            milliseconds(median(taken)),
            f"importing QtWidgets alone {milliseconds(median(bare))}; p95 {milliseconds(p95(taken))}",
            "",
            True,
        )
    ]
