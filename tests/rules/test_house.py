"""Small rules of the house, as code: sizes, invisible characters, promises that name their tests."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "workbench").rglob("*.py"))
EVERYTHING = SOURCES + sorted((ROOT / "tests").rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 500, 60


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_is_one_room(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    long = [f.name for f in functions(tree) if (f.end_lineno or f.lineno) - f.lineno >= LONGEST_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", EVERYTHING, ids=named)
def test_source_holds_no_invisible_characters(path: Path) -> None:
    hidden = {c for c in path.read_text("utf-8") if unicodedata.category(c) in {"Cf", "Co", "Cs"}}
    assert hidden == set()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_module_tells_where_it_was_made(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"/(?:home|root|Users|work)/", text)


def test_only_the_theme_sets_style_sheets() -> None:
    users = [named(p) for p in SOURCES if "setStyleSheet" in p.read_text("utf-8")]
    assert all(user.startswith("workbench/ui/theme") for user in users)


def test_nothing_pumps_the_event_loop() -> None:
    assert [named(p) for p in SOURCES if "processEvents" in p.read_text("utf-8")] == []


def test_nothing_imports_the_network_part_of_qt() -> None:
    assert [named(p) for p in SOURCES if "QtNetwork" in p.read_text("utf-8")] == []


def promised() -> list[str]:
    """Return every test that SECURITY.md names, as path::name."""
    return re.findall(r"`(tests/[\w/]+\.py::\w+)`", (ROOT / "SECURITY.md").read_text("utf-8"))


def test_security_names_tests() -> None:
    assert len(promised()) >= 10


@pytest.mark.parametrize("promise", promised())
def test_every_promise_has_its_test(promise: str) -> None:
    path, name = promise.split("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert name in {f.name for f in functions(tree)}


def test_every_dependency_has_a_line_of_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lists = re.findall(r"^(?:dependencies|dev|bench|build) = \[\n(.*?)^\]", text, re.M | re.S)
    bare = [line for block in lists for line in block.splitlines() if "#" not in line]
    assert len(lists) == 4
    assert bare == []


def test_every_verb_of_the_command_line_is_in_the_readme() -> None:
    from workbench.verbs import _COMMANDS

    readme = (ROOT / "README.md").read_text("utf-8")
    assert [verb for verb in _COMMANDS if f"workbench {verb}" not in readme] == []


def test_the_worked_example_of_contributing_runs() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.split("## Add a record kind")[1].split("\n## ")[0]
    blocks = re.findall(r"```python\n(.*?)```", section, re.S)
    assert len(blocks) >= 2
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
