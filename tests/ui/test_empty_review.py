"""Every page of a review in which nothing is entered yet says so, and offers the next step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.pages.test_records import bench_of
from tests.ui.stand import PASSPHRASE
from workbench.app import Assembly
from workbench.records import KINDS
from workbench.services import unlocking
from workbench.services.session import Session
from workbench.ui.forms.form import Form
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import PLACES
from workbench.ui.pages.start import Opened
from workbench.ui.window import Window
from workbench.vault.keys import CHEAP

PAGES = [*(place.key for place in PLACES), *(key_of(kind) for kind in KINDS)]
ONLY_SAID = {"bin", "settings"}  # the bin says how records come there; the settings are not of the review
ALWAYS_THERE = {"Copy the table", "&Columns", "As a table", "Whole", "+", "−", "Timeline", "Told twice", "Whole entry"}
SHORTEST = 20  # characters of a sentence that says anything


@pytest.fixture
def new_window(assembly: Assembly, tmp_path: Path) -> Window:
    """A window with a review that was made a moment ago."""
    path, new = tmp_path / "new.review", unlocking.new_key(PASSPHRASE, CHEAP)
    session, _ = Session.create_with_key(path, new.key, new.salt)
    assembly.window.take(Opened(session, path))
    return assembly.window


def sentences(page: QWidget) -> list[str]:
    return [said.text() for said in page.findChildren(QLabel) if said.isVisible() and len(said.text()) >= SHORTEST]


def steps(page: QWidget) -> list[str]:
    """Return what can be pressed that leads on, beyond what every such page has; a form is a step itself."""
    buttons = [b.text() for b in page.findChildren(QPushButton) if b.isVisible() and b.isEnabled() and b.text()]
    checkable = {b.text() for b in page.findChildren(QPushButton) if b.isCheckable()}
    forms = [form.accessibleName() for form in page.findChildren(Form) if form.isVisible()]
    return [words for words in buttons if words not in ALWAYS_THERE | checkable] + forms


def test_every_page_of_an_empty_review_says_what_to_do_next_and_offers_it(
    new_window: Window, settle: Callable[[], None]
) -> None:
    lacking = []
    for key in PAGES:
        bench_of(new_window).go(key)
        settle()
        page = bench_of(new_window).page
        assert page is not None
        if not sentences(page):
            lacking.append(f"{key}: says nothing")
        if not steps(page) and key not in ONLY_SAID:
            lacking.append(f"{key}: offers nothing")
    assert lacking == []


@pytest.mark.parametrize(
    ("page", "words", "leads_to"),
    [
        ("coding", "Bring in chronologies", "import"),
        ("doubts", "Bring in chronologies", "import"),
        ("analysis", "Terms of reference", "terms"),
        ("chain", "Write the first finding", "kind:finding"),
        ("verify", "Add people", "kind:person"),
        ("recognition", "Add people", "kind:person"),
        ("export", "Begin the report", "kind:section"),
        ("handouts", "Go there first", "import"),
        ("readers", "Add the first", "kind:section"),
    ],
)
def test_the_next_step_leads_there(
    new_window: Window, settle: Callable[[], None], page: str, words: str, leads_to: str
) -> None:
    bench = bench_of(new_window)
    bench.go(page)
    settle()
    assert bench.page is not None
    (step,) = [b for b in bench.page.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    step.click()
    assert bench.place()[0] == leads_to
