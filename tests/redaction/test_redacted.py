from __future__ import annotations

import ast
from pathlib import Path

import mypy.api
import pytest

from workbench.redaction.redacted import Redacted, RedactedRecord, sealed

ROOT = Path(__file__).resolve().parents[2]


def test_nobody_else_makes_redacted_text() -> None:
    for arguments in (("x",), ("x", None), ("x", object())):
        with pytest.raises(TypeError):
            Redacted(*arguments)


def test_what_is_made_of_redacted_text_is_ordinary_text() -> None:
    assert type(sealed("a") + "b") is str
    assert type(sealed("a").upper()) is str


def test_a_record_shows_nothing_of_itself_in_a_log() -> None:
    assert repr(RedactedRecord("person", "maud", {"name": sealed("Maud")}, {})) == "<person as an audience sees it>"


def users_of_the_seal() -> set[str]:
    """Return every module of the program that takes the seal from where it is kept."""
    users = set()
    for path in (ROOT / "workbench").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = {a.name for a in node.names} if isinstance(node, ast.ImportFrom | ast.Import) else set()
            names |= {node.attr} if isinstance(node, ast.Attribute) else set()
            if names & {"sealed", "_SEAL", "_Seal"}:
                users.add(str(path.relative_to(ROOT / "workbench").parent))
    return users


def test_only_the_redaction_seals_text() -> None:
    assert users_of_the_seal() == {"redaction"}


@pytest.mark.slow
def test_the_type_checker_takes_no_ordinary_text_for_redacted(tmp_path: Path) -> None:
    program = (
        "from workbench.redaction.views import Redacted\n"
        "def show(text: Redacted) -> None: ...\n"
        "show('x')\n"
        "show(Redacted('x'))\n"
        "def made(text: Redacted) -> Redacted: return text.strip()\n"
    )
    options = ["--config-file=", "--strict", "--ignore-missing-imports", "--cache-dir", str(tmp_path)]
    said, _, status = mypy.api.run([*options, "-c", program])
    assert status == 1, said
    lines = [line.split(":")[1] for line in said.splitlines() if line.startswith("<string>") and "error:" in line]
    assert lines == ["3", "4", "5"]
