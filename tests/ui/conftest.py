"""A window with a small review in it, and everything cleared away afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.stand import Answers, small_review
from workbench.app import Assembly, assemble
from workbench.services.session import Session
from workbench.ui.application import Application
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.start import Opened
from workbench.ui.window import Window
from workbench.vault.keys import CHEAP


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with small_review(tmp_path / "small.review") as opened:
        yield opened


@pytest.fixture
def review(session: Session, qapp: Application) -> OpenReview:
    return OpenReview(session)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def assembly(
    nothing_left: None, qtbot: QtBot, qapp: Application, own_settings: None, answers: Answers
) -> Iterator[Assembly]:
    made = assemble(qapp, cost=CHEAP, chooser=answers)
    made.window.show()
    yield made
    made.window.close()
    made.take_apart()


@pytest.fixture
def empty_window(assembly: Assembly) -> Window:
    """A window in which no review is open."""
    return assembly.window


@pytest.fixture
def window(assembly: Assembly, tmp_path: Path, qtbot: QtBot) -> Window:
    """A window with the small review open in it."""
    path = tmp_path / "small.review"
    assembly.window.take(Opened(small_review(path), path))
    return assembly.window


@pytest.fixture
def settle(qtbot: QtBot, assembly: Assembly) -> Callable[[], None]:
    """Wait until no task is under way."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not assembly.surroundings.tasks.busy, timeout=60_000)

    return wait
