"""A new passphrase: the old one no longer opens the review, and the new recovery sheet is shown before work goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from tests.ui.stand import PASSPHRASE, small_review
from workbench.errors import WrongPassphrase
from workbench.services import unlocking
from workbench.services.progress import Progress
from workbench.services.session import Session
from workbench.ui.pages.passphrase_page import PassphrasePage
from workbench.ui.pages.start import Opened
from workbench.ui.window import Window
from workbench.vault import keys
from workbench.vault.keys import CHEAP
from workbench.vault.store import Store

Settle = Callable[[], None]
NEW = "seven slow otters drifting"


@pytest.fixture
def page(window: Window) -> PassphrasePage:
    window.change_passphrase()
    page = bench_of(window).page
    assert isinstance(page, PassphrasePage)
    return page


def type_twice(page: PassphrasePage, first: str, again: str) -> None:
    page.new.first.setText(first)
    page.new.again.setText(again)


def test_the_new_passphrase_opens_the_review_and_the_old_one_does_not(
    window: Window, page: PassphrasePage, tmp_path: Path, settle: Settle
) -> None:
    type_twice(page, NEW, NEW)
    page.button.click()
    settle()
    sheet = window.sheet
    assert sheet is not None
    text = sheet.text.text()
    assert not window.actions_.by_verb["new_record"].isEnabled()
    sheet.tick.setChecked(True)
    sheet.go_on.click()
    assert window.sheet is None
    assert bench_of(window).place()[0] == "overview"
    assert page.new.text == ""
    window.close()
    path = tmp_path / "small.review"
    with pytest.raises(WrongPassphrase):
        Session.open(path, PASSPHRASE, cost=CHEAP)
    with Session.open(path, NEW, cost=CHEAP) as session:
        assert session.store.count("person") == 3
    Store.open(path, keys.read_recovery_sheet(text)).close()


@pytest.mark.parametrize(("first", "again"), [("short", "short"), (NEW, NEW + "x"), ("", "")])
def test_a_weak_or_mistyped_passphrase_changes_nothing(page: PassphrasePage, first: str, again: str) -> None:
    type_twice(page, first, again)
    assert not page.button.isEnabled()
    page.change()
    assert not page.busy


def test_a_key_in_the_key_ring_is_taken_out(
    window: Window, page: PassphrasePage, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[Path] = []
    monkeypatch.setattr(unlocking, "forget", forgotten.append)
    type_twice(page, NEW, NEW)
    page.button.click()
    settle()
    assert [path.name for path in forgotten] == ["small.review"]


def test_what_is_read_in_the_background_gives_way(
    window: Window, page: PassphrasePage, settle: Settle, qtbot: QtBot
) -> None:
    begun = threading.Event()
    companion = page.review.session.companion

    def read(progress: Progress) -> None:
        with companion() as session:
            session.store.count("person")
            begun.set()
            while True:
                progress(0, 1)

    page._tasks.run(read, lambda _: None, lambda _: None, aside=True)
    qtbot.waitUntil(begun.is_set, timeout=10_000)  # what is aside waits for the window at its steps
    type_twice(page, NEW, NEW)
    page.button.click()
    settle()
    assert window.sheet is not None, page.notice.words


def test_locking_while_the_sheet_is_shown_forgets_it(window: Window, page: PassphrasePage, settle: Settle) -> None:
    type_twice(page, NEW, NEW)
    page.button.click()
    settle()
    window.lock()
    assert window.sheet is None
    assert window.bench is None
    assert window.start.isVisible()


def test_who_comes_in_with_the_sheet_is_led_to_a_new_passphrase(empty_window: Window, tmp_path: Path) -> None:
    path = tmp_path / "other.review"
    empty_window.take(Opened(small_review(path), path, recovered=True))
    assert isinstance(bench_of(empty_window).page, PassphrasePage)
