"""The main job, through the real window: make, import, look, publish, check, lock, come back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.stand import Answers
from tests.ui.test_eyes import everything_shown
from workbench.app import Assembly, assemble
from workbench.paths import resource
from workbench.records import Person
from workbench.ui.application import Application
from workbench.ui.pages import deciding
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.pages.doubts_page import DoubtsPage
from workbench.ui.pages.export_page import ExportPage
from workbench.ui.pages.import_page import ImportPage
from workbench.ui.pages.verify import VerifyPage
from workbench.ui.window import Window
from workbench.vault.keys import CHEAP

PASSPHRASE = "four quiet herons waiting"

pytestmark = pytest.mark.slow


@pytest.fixture
def assembly(nothing_left: None, qtbot: QtBot, qapp: Application, own_settings: None) -> Iterator[Assembly]:
    made = assemble(qapp, cost=CHEAP, chooser=Answers())
    made.window.show()
    yield made
    made.window.close()
    made.take_apart()


@pytest.fixture
def settle(qtbot: QtBot, assembly: Assembly) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not assembly.surroundings.tasks.busy, timeout=300_000)


def make_review(window: Window, path: Path, settle: Callable[[], None]) -> None:
    start = window.start
    start.turn(1)
    start.new_path.set_path(path)
    start.new.first.setText(PASSPHRASE)
    start.new.again.setText(PASSPHRASE)
    start.create_button.click()
    settle()
    assert window.sheet is not None
    window.sheet.tick.setChecked(True)
    window.sheet.go_on.click()


def export(window: Window, code: str, target: Path, settle: Callable[[], None], *, draft: bool) -> str:
    assert window.bench is not None
    window.bench.go("export")
    page = window.bench.page
    assert isinstance(page, ExportPage)
    page.audience.setCurrentIndex(page.audience.findData(code))
    page.draft.setChecked(draft)
    page.write_to(target)
    settle()
    return page.notice.words


def decide_everything(window: Window, settle: Callable[[], None]) -> None:
    assert window.bench is not None
    window.bench.go("doubts")
    settle()
    page = window.bench.page
    assert isinstance(page, DoubtsPage)
    waiting = page.model.rowCount()
    page.panel.ways.button(deciding.WITHHOLD).click()
    page.decide()
    settle()
    assert page.model.rowCount() == waiting - 1
    page.reason.setText("not needed for learning")
    page.rest.click()
    settle()
    assert page.model.rowCount() == 0


def names_of(window: Window) -> set[str]:
    """Return every family name of the register; given names that are words as well are judged in tests/redaction."""
    assert window.review is not None
    people = window.review.session.store.all(Person)
    return {(person.name or "?").split()[-1] for person in people} - {"?"}


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(n).decode("utf-8", "replace") for n in archive.namelist() if n.endswith(".xml")]
    return " ".join(re.sub(r"<[^>]+>", "", part) for part in parts)


def test_from_a_new_store_to_a_published_draft_and_back(
    assembly: Assembly, tmp_path: Path, settle: Callable[[], None]
) -> None:
    window = assembly.window
    make_review(window, tmp_path / "harbour.review", settle)
    assert window.bench is not None
    window.bench.go("import")
    imports = window.bench.page
    assert isinstance(imports, ImportPage)
    imports.bring_case(resource("examples/harbour"))
    settle()
    assert "were added" in imports.notice.words

    window.bench.go("kind:event")
    events = window.bench.page
    assert isinstance(events, ChronologyPage)
    settle()
    assert events.model.rowCount() > 200
    chosen = events.model.entry_at(6).id
    events.choose(chosen)
    names = names_of(window)
    assert any(name in everything_shown(window) for name in names)
    window.look_as("public")
    settle()
    shown = everything_shown(window)
    assert "As the public would read it" in shown
    assert {name for name in names if re.search(rf"\b{name}\b", shown)} == set()
    window.look_as("")

    said = export(window, "public", tmp_path / "public.docx", settle, draft=True)
    assert (tmp_path / "public.docx").is_file(), said
    public = words_of(tmp_path / "public.docx")
    assert {name for name in names if re.search(rf"\b{name}\b", public)} == set()
    decide_everything(window, settle)
    said = export(window, "public", tmp_path / "published.docx", settle, draft=False)
    assert "DRAFT" not in words_of(tmp_path / "published.docx"), said
    said = export(window, "confidential", tmp_path / "confidential.docx", settle, draft=False)
    assert (tmp_path / "confidential.docx").is_file(), said

    window.bench.go("verify")
    verify = window.bench.page
    assert isinstance(verify, VerifyPage)
    verify.check(tmp_path / "published.docx")
    settle()
    assert verify.notice.property("tone") == "good"
    verify.check(tmp_path / "confidential.docx")
    settle()
    assert verify.notice.property("tone") == "alert"

    window.bench.go("kind:event", chosen)
    window.lock()
    assert window.start.isVisible()
    window.start.passphrase.setText(PASSPHRASE)
    window.start.unlock()
    settle()
    assert window.bench is not None
    assert window.bench.place() == ("kind:event", chosen)
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".docx") == [
        "confidential.docx",
        "public.docx",
        "published.docx",
    ]
