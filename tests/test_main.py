"""The program starts without what it does not need yet."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from workbench import __version__

HEAVY = ("docx", "reportlab", "openpyxl", "pikepdf", "lxml", "holidays", "rapidfuzz", "workbench.services.session")


def imported_by(statements: str) -> set[str]:
    """Return the modules that a fresh process has after these statements."""
    script = f"import sys\n{statements}\nprint('loaded', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split("loaded ")[1].split())


def test_the_version_is_told_without_importing_anything_else() -> None:
    loaded = imported_by("from workbench.__main__ import main\nmain(['--version'])")
    assert not {"PySide6", "workbench.services", "workbench.records", *HEAVY} & loaded


def test_no_verb_imports_the_window() -> None:
    loaded = imported_by("from workbench.verbs import run\ntry: run(['--version'])\nexcept SystemExit: pass")
    assert not [name for name in loaded if name.startswith(("PySide6", "workbench.ui"))]


def test_the_program_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "workbench", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == __version__


WINDOW = """
from PySide6.QtCore import QTimer
from workbench.app import assemble
from workbench.ui.application import Application
application = Application(["workbench"])
made = assemble(application)
made.window.welcome(None)
made.window.show()
"""


def test_the_unlock_window_stands_before_anything_of_a_review_is_imported() -> None:
    loaded = imported_by(f"{WINDOW}QTimer.singleShot(0, application.quit)\napplication.exec()")
    assert "PySide6.QtWidgets" in loaded
    assert not set(HEAVY) & loaded


OPENING = """
import tempfile
from pathlib import Path
from PySide6.QtCore import QSettings
folder = tempfile.TemporaryDirectory()
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder.name)
import workbench.vault.keys as keys
from workbench.app import assemble
from workbench.ui.application import Application
application = Application(["workbench"])
made = assemble(application, cost=keys.CHEAP)
window, tasks = made.window, made.surroundings.tasks
window.show()

def wait(until):
    from PySide6.QtCore import QEventLoop, QTimer
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if until() else None)
    timer.start(20)
    loop.exec()
    timer.stop()

wait(lambda: "workbench.ui.bench" in sys.modules and not tasks.busy)
warm = "reportlab" in sys.modules
window.start.turn(1)
window.start.new_path.set_path(Path(folder.name) / "x.review")
for line in (window.start.new.first, window.start.new.again):
    line.setText("walnut harbour lantern tide")
window.start.create_review()
wait(lambda: window.sheet is not None)
window.sheet_kept()
pages = sorted(set(window.bench.navigation._items))
for key in pages:
    if not key.startswith("section:"):
        window.bench.go(key)
wait(lambda: not tasks.busy)
window.close()
assert warm and len(pages) > 30
"""


@pytest.mark.slow
def test_what_an_open_review_needs_is_imported_behind_the_unlock_window_and_works() -> None:
    assert "workbench.ui.pages.records" in imported_by(OPENING)
