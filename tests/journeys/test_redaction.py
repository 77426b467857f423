"""The words in doubt of the example case are decided one by one, through the window, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CTRL, Hands
from tests.ui.stand import PASSPHRASE, Answers, until
from workbench.app import Assembly, assemble
from workbench.paths import resource
from workbench.records import Decision, Person
from workbench.services import exporting, importing, unlocking
from workbench.services.doubts import Sort
from workbench.services.session import Session
from workbench.ui.application import Application
from workbench.ui.pages.doubts_page import DoubtsPage
from workbench.ui.pages.readers_page import ReadersPage
from workbench.ui.pages.start import Opened
from workbench.vault.keys import CHEAP

pytestmark = pytest.mark.slow


@pytest.fixture
def hands(nothing_left: None, qtbot: QtBot, qapp: Application, own_settings: None, tmp_path: Path) -> Iterator[Hands]:
    new = unlocking.new_key(PASSPHRASE, CHEAP)
    session, _ = Session.create_with_key(tmp_path / "harbour.review", new.key, new.salt)
    importing.import_case(session, resource("examples/harbour"))
    made: Assembly = assemble(qapp, cost=CHEAP, chooser=Answers())
    made.window.show()
    made.window.take(Opened(session, tmp_path / "harbour.review"))
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield Hands(made)
    made.window.close()
    made.take_apart()


def key_for(page: DoubtsPage, asked: set[str]) -> Qt.Key:
    """Return the key that a reviewer would press: whom it means, somebody new, or out with what is asked again."""
    doubt = page.model.line(page.table.currentIndex().row())
    assert doubt is not None
    if doubt.text in asked:
        return Qt.Key.Key_W
    asked.add(doubt.text)
    if doubt.sort is Sort.WORD:
        return Qt.Key.Key_K
    if doubt.sort is Sort.SEVERAL:
        return Qt.Key.Key_W if page.model.rowCount() % 2 else Qt.Key.Key_1
    return Qt.Key.Key_R if doubt.kind not in ("person", "place") else Qt.Key.Key_P


def test_the_queue_is_cleared_key_by_key_and_the_report_may_be_written(hands: Hands) -> None:
    hands.go("words to decide", "doubts")
    page = hands.window.bench.page if hands.window.bench else None
    assert isinstance(page, DoubtsPage)
    store = page.review.session.store
    waiting, people = page.model.rowCount(), store.count("person")
    assert waiting > 50
    assert hands.name() == page.title

    hands.press(Qt.Key.Key_W)
    hands.settle()
    assert page.model.rowCount() == waiting - 1
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.settle()
    assert page.model.rowCount() == waiting

    pressed, asked = 0, set[str]()
    while page.model.rowCount():
        hands.press(key_for(page, asked))
        pressed += 1
        assert pressed <= 2 * waiting, "decisions do not hold"  # a new name may be a word of another text
        if not page.model.rowCount():
            hands.settle()  # what the last decision has brought up is shown
    assert "Nothing is in doubt" in page.notice.words
    assert store.count("person") > people
    assert {way for d in store.all(Decision) for way in d.treat_as or {}} >= {"keep", "is", "withhold", "replace_with"}
    assert exporting.readiness(page.review.session) == ()


def test_two_readers_are_put_beside_each_other(hands: Hands) -> None:
    hands.go("two readers", "readers")
    page = hands.window.bench.page if hands.window.bench else None
    assert isinstance(page, ReadersPage)
    assert hands.name() == "Kind of record"
    hands.write("Person")
    hands.settle()
    name = page.review.session.store.all(Person)[0].name or ""
    until(lambda: name in page.text.toPlainText())
    hands.tab_to("First reader")
    hands.press(Qt.Key.Key_Home)
    hands.tab_to("Show only what differs")
    hands.press(Qt.Key.Key_Space)
    hands.settle()
    assert page.only.isChecked()
