"""The example review scored from outside, by a script that has no help from the workbench."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import HARBOUR
from workbench.services import chronology, exporting
from workbench.services.session import Session

SCORE = Path(__file__).parents[1] / "tools" / "score.py"


def score(*arguments: object) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, str(SCORE), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("code", ["public", "panel", "family"])
def test_no_registered_identifier_leaks(harbour: Session, tmp_path: Path, code: str) -> None:
    files = [tmp_path / f"{code}{suffix}" for suffix in (".docx", ".pdf", ".json")]
    for file in files:
        exporting.export(harbour, code, file, draft=code == "public")
    (found,) = score("leaks", HARBOUR, "--audience", code, "--public", *files)
    assert found["registered"]["leaked"] == 0
    assert found["registered"]["of"] > 100


@pytest.mark.slow
def test_ordinary_words_are_kept(harbour: Session, tmp_path: Path) -> None:
    exporting.export(harbour, "public", tmp_path / "p.json", draft=True)
    exporting.export(harbour, "confidential", tmp_path / "c.json")
    (found,) = score("keep", HARBOUR, "--public", tmp_path / "p.json", "--confidential", tmp_path / "c.json")
    assert found["kept"] + found["lost"] >= 30
    assert found["kept"] / (found["kept"] + found["lost"]) >= 0.95


@pytest.mark.slow
def test_every_row_of_every_chronology_is_there(harbour: Session, tmp_path: Path) -> None:
    entries = [entry.as_json() for entry in chronology.merged(harbour)]
    (tmp_path / "chronology.json").write_text(json.dumps(entries), "utf-8")
    found = score("chronology", HARBOUR, tmp_path / "chronology.json")[0]
    assert found["present"]["percent"] == 100.0
    assert found["agency"]["percent"] == 100.0
    assert found["date_exact"]["percent"] >= 95.0
    assert found["note"]["percent"] == 100.0
