"""The program starts without what it does not need yet."""

from __future__ import annotations

import os
import subprocess
import sys

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
