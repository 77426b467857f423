"""Getting in: a review is made, opened and recovered, and what goes wrong is said beside the button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.stand import PASSPHRASE, small_review
from workbench.ui.pages.start import Opened, StartPage
from workbench.ui.window import Window

Settle = Callable[[], None]


@pytest.fixture
def start(empty_window: Window) -> StartPage:
    return empty_window.start


def fill_new(start: StartPage, path: Path, passphrase: str = PASSPHRASE, again: str | None = None) -> None:
    start.turn(1)
    start.new_path.set_path(path)
    start.new.first.setText(passphrase)
    start.new.again.setText(passphrase if again is None else again)


def test_a_review_is_made_and_its_sheet_shown_before_anything_else(
    empty_window: Window, start: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    fill_new(start, tmp_path / "mine")
    with qtbot.waitSignal(start.opened, timeout=30_000):
        QTest.mouseClick(start.create_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "mine.review").is_file()
    sheet = empty_window.sheet
    assert sheet is not None
    assert "check" in sheet.text.text()
    assert empty_window.focusWidget() is sheet.print_button  # for those without a mouse
    assert not sheet.go_on.isEnabled()
    sheet.tick.setChecked(True)
    sheet.go_on.click()
    assert empty_window.bench is not None
    assert empty_window.sheet is None


def test_a_weak_passphrase_makes_no_review(start: StartPage, tmp_path: Path) -> None:
    fill_new(start, tmp_path / "mine", "password1")
    assert not start.create_button.isEnabled()
    assert start.new.strength.text() != ""


def test_two_different_passphrases_make_no_review(start: StartPage, tmp_path: Path) -> None:
    fill_new(start, tmp_path / "mine", again=PASSPHRASE + "x")
    assert not start.create_button.isEnabled()
    assert "not the same" in start.new.strength.text()


def test_a_review_is_never_written_over(start: StartPage, tmp_path: Path, settle: Settle) -> None:
    (tmp_path / "mine.review").write_bytes(b"something else")
    fill_new(start, tmp_path / "mine.review")
    start.create_button.click()
    settle()
    assert "Choose another name" in start.notice.words
    assert (tmp_path / "mine.review").read_bytes() == b"something else"


def test_the_right_passphrase_opens(start: StartPage, tmp_path: Path, qtbot: QtBot, empty_window: Window) -> None:
    small_review(tmp_path / "a.review").close()
    start.welcome(tmp_path / "a.review")
    QTest.keyClicks(start.passphrase, PASSPHRASE)
    with qtbot.waitSignal(start.opened, timeout=30_000) as heard:
        QTest.keyClick(start.passphrase, Qt.Key.Key_Return)
    assert heard.args is not None
    assert isinstance(heard.args[0], Opened)
    assert start.passphrase.text() == ""
    assert empty_window.bench is not None


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"not a store at all" * 400, ""), (b"", "")],
)
def test_a_file_that_is_no_review_is_said_so(
    start: StartPage, tmp_path: Path, settle: Settle, content: bytes, words: str
) -> None:
    (tmp_path / "a.review").write_bytes(content)
    start.welcome(tmp_path / "a.review")
    start.passphrase.setText(PASSPHRASE)
    start.open_button.click()
    settle()
    assert start.notice.words != words
    assert start.steps.isEnabled()


def test_a_wrong_passphrase_is_said_beneath_the_button(start: StartPage, tmp_path: Path, settle: Settle) -> None:
    small_review(tmp_path / "a.review").close()
    start.welcome(tmp_path / "a.review")
    start.passphrase.setText("not the one")
    start.open_button.click()
    settle()
    assert "does not open this review" in start.notice.words
    assert "recovery sheet" in start.notice.words
    assert start.passphrase.hasSelectedText()


def test_a_review_that_is_open_elsewhere_is_said_so(start: StartPage, tmp_path: Path, settle: Settle) -> None:
    with small_review(tmp_path / "a.review"):
        start.welcome(tmp_path / "a.review")
        start.passphrase.setText(PASSPHRASE)
        start.open_button.click()
        settle()
        assert "open in another" in start.notice.words


def test_the_recovery_sheet_opens_and_a_mistyped_line_is_named(
    start: StartPage, tmp_path: Path, qtbot: QtBot, empty_window: Window
) -> None:
    fill_new(start, tmp_path / "mine")
    with qtbot.waitSignal(start.opened, timeout=30_000) as heard:
        start.create_button.click()
    assert heard.args is not None
    sheet = heard.args[0].sheet
    empty_window.lock()
    start.turn(2)
    start.lost_path.set_path(tmp_path / "mine.review")
    start.sheet.setPlainText(sheet.replace("check", "check 0"))
    start.recover_button.click()
    assert "Line 1" in start.notice.words
    start.sheet.setPlainText(sheet)
    start.recover_button.click()
    assert empty_window.bench is not None
    assert start.sheet.toPlainText() == ""


def test_without_a_file_it_asks_for_one(start: StartPage) -> None:
    start.welcome(None)
    start.open_button.click()
    assert "Choose the file" in start.notice.words


def test_remembering_is_off_until_it_is_asked_for(start: StartPage) -> None:
    assert not start.remember.isChecked()


def test_the_sheet_is_copied_for_a_minute_only(
    empty_window: Window, start: StartPage, tmp_path: Path, qtbot: QtBot
) -> None:
    fill_new(start, tmp_path / "mine")
    with qtbot.waitSignal(start.opened, timeout=30_000):
        start.create_button.click()
    assert empty_window.sheet is not None
    empty_window.sheet.copy_button.click()
    assert "leaves the clipboard" in empty_window.sheet.notice.words
    empty_window.lock()
    assert empty_window.sheet is None
