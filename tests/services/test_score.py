"""Three cases scored from outside, by a script that has no help from the workbench."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import CWM, HARBOUR, TARN
from workbench.services import chronology, exporting
from workbench.services.session import Session

SCORE = Path(__file__).parents[1] / "tools" / "score.py"
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Scored:
    session: Session
    folder: Path


@pytest.fixture(params=["harbour", "cwm", "tarn"])
def case(request: pytest.FixtureRequest) -> Scored:
    """Return each case in turn, imported, with the folder that holds what is known of it."""
    return Scored(request.getfixturevalue(request.param), {"harbour": HARBOUR, "cwm": CWM, "tarn": TARN}[request.param])


def run(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, str(SCORE), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    return done.stdout


def score(*arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments).splitlines()]


def truth(case: Scored) -> list[dict[str, Any]]:
    return list(json.loads((case.folder / "truth/identifiers.json").read_text("utf-8")))


def leaked(case: Scored, tmp_path: Path, code: str) -> tuple[set[str], int]:
    """Return the registered identifiers that a script from outside finds in every form of a report."""
    files = [tmp_path / f"report{suffix}" for suffix in (".docx", ".pdf", ".json")]
    for file in files:
        exporting.export(case.session, code, file, draft=code == "public")
    who = code.partition(":")[0]
    done = run("leaks", case.folder, "--audience", who, "-v", "--public", *files)
    found = {ast.literal_eval(m[1]) for m in re.finditer(r"^  registered +\w+ +('.*?'|\".*?\"): …", done, re.M)}
    total = json.loads(done.splitlines()[-1])["registered"]
    assert len(found) == total["leaked"]
    return found, total["of"]


def test_no_registered_identifier_reaches_the_public(case: Scored, tmp_path: Path) -> None:
    found, of = leaked(case, tmp_path, "public")
    assert of > 100
    assert found == set()


@pytest.mark.parametrize("code", ["panel", "family"])
def test_no_registered_identifier_reaches_others_who_may_not_see_it(case: Scored, tmp_path: Path, code: str) -> None:
    found, of = leaked(case, tmp_path, code)
    assert of > 20
    # Exact dates and ethnicity may stand here, so "May" and "White" do too; the script tells senses apart only for
    # the public.
    assert found <= {item["text"] for item in truth(case) if item.get("ambiguous")} | {"May", "White", "April"}


def test_ordinary_words_are_kept(case: Scored, tmp_path: Path) -> None:
    exporting.export(case.session, "public", tmp_path / "p.json", draft=True)
    exporting.export(case.session, "confidential", tmp_path / "c.json")
    (found,) = score("keep", case.folder, "--public", tmp_path / "p.json", "--confidential", tmp_path / "c.json")
    assert found["kept"] + found["lost"] >= 10
    assert found["kept"] / (found["kept"] + found["lost"]) >= (0.95 if case.folder == HARBOUR else 0.8)


def test_every_row_of_every_chronology_is_there(case: Scored, tmp_path: Path) -> None:
    entries = [entry.as_json() for entry in chronology.merged(case.session)]
    (tmp_path / "chronology.json").write_text(json.dumps(entries), "utf-8")
    found = score("chronology", case.folder, tmp_path / "chronology.json")[0]
    assert found["present"]["percent"] == 100.0
    assert found["agency"]["percent"] == 100.0
    assert found["date_exact"]["percent"] >= 95.0
    assert found["note"]["percent"] in {None, 100.0}
