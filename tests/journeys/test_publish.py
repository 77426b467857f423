"""A section is written, checked, signed, and the report written and read back: through the window, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journeys.hands import Hands
from tests.journeys.test_main_job import words_of
from tests.ui.stand import CANARY, Answers, small_review, until
from workbench.app import Assembly, assemble
from workbench.records import Disclosure, Section, SignOff
from workbench.ui.application import Application
from workbench.ui.pages.export_page import ExportPage
from workbench.ui.pages.report_page import ReportPage
from workbench.ui.pages.start import Opened
from workbench.ui.pages.verify import VerifyPage
from workbench.vault.keys import CHEAP

pytestmark = pytest.mark.slow


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def hands(
    nothing_left: None, qtbot: QtBot, qapp: Application, own_settings: None, answers: Answers, tmp_path: Path
) -> Iterator[Hands]:
    made: Assembly = assemble(qapp, cost=CHEAP, chooser=answers)
    made.window.show()
    path = tmp_path / "small.review"
    made.window.take(Opened(small_review(path), path))
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield Hands(made)
    made.window.close()
    made.take_apart()


def write_a_section(hands: Hands) -> ReportPage:
    hands.go("report sections", "kind:section")
    page = hands.window.bench.page if hands.window.bench else None
    assert isinstance(page, ReportPage)
    assert hands.name() == "Add the first section"
    hands.press(Qt.Key.Key_Space)
    hands.write("What was seen")
    hands.tab_to("In the report for: public")
    hands.press(Qt.Key.Key_Space)
    hands.tab_to("Text")
    hands.write(f"Ada {CANARY} was seen twice by Cara Vint.")
    until(lambda: "Child A was seen twice by Health Visitor 1." in page.preview.text.toPlainText())
    assert CANARY not in page.preview.text.toPlainText()
    return page


def test_from_the_first_word_to_a_report_that_was_read_back(hands: Hands, answers: Answers, tmp_path: Path) -> None:
    page = write_a_section(hands)
    store = page.review.session.store
    assert [s.audiences for s in store.all(Section)] == [("confidential", "public")]

    hands.tab_to("Beside the text")
    hands.press(Qt.Key.Key_Right)
    hands.settle()
    names = page.remarks.names.model()
    assert f"Ada {CANARY}  →  Child A  (1 time)" in [str(names.index(r, 0).data()) for r in range(names.rowCount())]
    found = page.remarks.open.model()
    assert not any("Could be a name" in str(found.index(r, 0).data()) for r in range(found.rowCount()))

    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Right)
    until(lambda: "Not approved yet by: reviewer" in page.signing.state.words)
    hands.tab_to("Who signed")
    hands.write("E. Lund")
    hands.tab_to("Record the sign-off")
    hands.press(Qt.Key.Key_Space)
    until(lambda: "E. Lund" in page.signing.list.text() and "approved these words" in page.signing.list.text())
    assert [(s.role, s.decision) for s in store.all(SignOff)] == [("reviewer", "approved")]

    answers.path = tmp_path / "public.docx"
    hands.tab_to("Write the report…")
    hands.press(Qt.Key.Key_Space)
    hands.settle()
    exports = hands.window.bench.page if hands.window.bench else None
    assert isinstance(exports, ExportPage)
    hands.tab_to("Choose where, and write…")
    hands.press(Qt.Key.Key_Space)
    hands.settle()
    assert answers.path.is_file(), exports.notice.words
    assert "Child A was seen twice by Health Visitor 1." in words_of(answers.path)
    assert exports.certificate.text()
    assert [d.audience for d in store.all(Disclosure)] == ["public"]

    hands.go("check a file", "verify")
    verify = hands.window.bench.page if hands.window.bench else None
    assert isinstance(verify, VerifyPage)
    hands.tab_to("Choose a file…")
    hands.press(Qt.Key.Key_Space)
    hands.settle()
    assert verify.notice.property("tone") == "good"

    hands.go("report sections", "kind:section")
    hands.tab_to("Text")
    hands.write("Then ")
    until(lambda: "void: the words have changed since" in page.signing.list.text())
