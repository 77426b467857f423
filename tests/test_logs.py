from __future__ import annotations

import subprocess
import sys

SECRET = "Zephyrine"


def said(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False).stderr


def test_a_warning_is_told_without_its_arguments() -> None:
    text = said(
        "import logging\nfrom workbench import logs\nlogs.configure()\n"
        f"logging.getLogger('x').warning('could not read %s', '{SECRET}')"
    )
    assert "could not read %s" in text
    assert SECRET not in text


def test_a_crash_is_told_without_values() -> None:
    text = said(f"from workbench import logs\nlogs.configure()\nname = '{SECRET}'\nraise ValueError(name)")
    assert "internal error: ValueError" in text
    assert SECRET not in text
