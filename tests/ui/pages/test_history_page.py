"""Every change of the review is listed, compared, taken back and written as a log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from tests.ui.pages.test_work_pages import open_page
from tests.ui.stand import Answers, until
from workbench.records import Enquiry, Person
from workbench.services import auditing, editing
from workbench.services.auditing import Row
from workbench.ui.models.history import WHAT
from workbench.ui.pages.history_page import HistoryPage
from workbench.ui.window import Window
from workbench.vault.store import Changed

Settle = Callable[[], None]


@pytest.fixture
def page(window: Window, settle: Settle, qtbot: QtBot) -> HistoryPage:
    assert window.review is not None
    session = window.review.session
    ada = session.store.get(Person, "p1")
    assert ada is not None
    editing.save(session, ada.replace(role="the eldest"))
    editing.put_in_bin(session, "enquiry", "k1")
    with qtbot.waitActive(window):
        window.activateWindow()
    return open_page(window, "history", HistoryPage)


def labels(page: HistoryPage) -> list[str]:
    return [str(page.model.index(row, WHAT).data()) for row in range(page.model.rowCount())]


def choose(page: HistoryPage, label: str, settle: Settle) -> None:
    page.table.selectRow(labels(page).index(label))
    settle()


def test_the_newest_change_comes_first(page: HistoryPage) -> None:
    assert labels(page)[:2] == ["moving key line of enquiry to the bin", "edit of person"]
    assert page.count.text() == f"{page.model.rowCount()} changes"
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_list_is_narrowed_by_words_kind_and_day(page: HistoryPage, settle: Settle) -> None:
    page.words.setText("bin")
    until(lambda: labels(page) == ["moving key line of enquiry to the bin"])
    page.words.clear()
    page.kind.setCurrentIndex(page.kind.findData("person"))
    page.kind.activated.emit(0)
    settle()
    assert labels(page)[0] == "edit of person"
    page.until.setText("1/1/2001")
    until(lambda: page.model.rowCount() == 0)
    page.until.setText("x")
    until(lambda: "not a day" in page.notice.words)


def test_a_change_is_shown_beside_what_was_before_and_put_back(page: HistoryPage, settle: Settle) -> None:
    choose(page, "edit of person", settle)
    assert "the eldest" in page.compare.text.toPlainText()
    page.compare.put_back.click()
    settle()
    ada = page.review.session.store.get(Person, "p1")
    assert ada is not None
    assert ada.role is None
    assert labels(page)[0] == "going back to an earlier version of person"


def test_any_two_versions_can_be_chosen(page: HistoryPage, settle: Settle) -> None:
    choose(page, "edit of person", settle)
    page.compare.left.setCurrentIndex(page.compare.right.currentIndex())
    page.compare.left.activated.emit(0)
    settle()
    assert "are the same" in page.compare.text.toPlainText()


def test_a_record_is_taken_out_of_the_bin(page: HistoryPage, settle: Settle) -> None:
    choose(page, "moving key line of enquiry to the bin", settle)
    assert page.compare.out.isVisible()
    page.compare.out.click()
    settle()
    assert [k.id for k in page.review.session.store.all(Enquiry)] == ["k1"]
    assert not page.compare.out.isVisible()


def test_the_record_of_a_change_is_opened(page: HistoryPage, window: Window, settle: Settle) -> None:
    choose(page, "edit of person", settle)
    page.compare.open.click()
    assert bench_of(window).place() == ("kind:person", "p1")


def test_the_audit_log_is_written_and_the_chain_checked(
    page: HistoryPage, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    page.whole.click()
    settle()
    assert "The history is whole" in page.notice.words
    answers.path = tmp_path / "log.csv"
    page.write.click()
    settle()
    assert answers.path.is_file()
    assert "log.csv" in page.notice.words


def test_nobody_else_sees_the_history(page: HistoryPage, window: Window) -> None:
    del page
    window.look_as("panel")
    shown = open_page(window, "history", HistoryPage)
    assert shown.model.rowCount() == 0
    assert "Nobody else" in shown.notice.words
    assert not shown.write.isEnabled()


def test_only_what_is_looked_at_is_read(page: HistoryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def rows(session: object, seqs: list[int]) -> list[Row]:
        asked.extend(seqs)
        return [Row(seq, "", f"change {seq}", "person", "p1", "Person", "x") for seq in seqs]

    monkeypatch.setattr(auditing, "rows", rows)
    page.model.show_all(500_000)
    page.table.scrollToBottom()
    assert page.model.index(499_999, WHAT).data() == "change 1"
    assert 0 < len(asked) <= 1_000
    page.review.announce(Changed(frozenset(), frozenset(), ""))
