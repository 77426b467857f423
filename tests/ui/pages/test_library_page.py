"""Earlier learning is looked through before it is taken in; one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.pages.test_records import bench_of
from tests.ui.stand import CANARY, Answers
from workbench.ui.models.lessons import ASKED, FATE
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.library_page import LibraryPage
from workbench.ui.window import Window

Settle = Callable[[], None]


@pytest.fixture
def page(window: Window) -> LibraryPage:
    bench_of(window).go("library")
    shown = bench_of(window).page
    assert isinstance(shown, LibraryPage)
    return shown


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "published.csv"
    path.write_text("Title,Year,Recommendation\nA review,2019,Share more.\nAnother,2020,Ask.\n", "utf-8")
    return path


def review_of(window: Window) -> OpenReview:
    assert window.review is not None
    return window.review


def test_a_table_is_seen_before_it_is_taken_in(
    window: Window, page: LibraryPage, answers: Answers, table: Path, settle: Settle
) -> None:
    store = review_of(window).session.store
    answers.path = table
    assert page.table.isHidden()
    page.file.click()
    settle()
    assert (page.model.index(0, FATE).data(), page.model.index(0, ASKED).data()) == ("New", "Share more.")
    assert "Nothing is stored yet." in page.notice.words
    assert store.count("prior_learning") == 0
    page.keep.click()
    assert store.count("prior_learning") == 2
    window.undo()
    assert store.count("prior_learning") == 0


def test_what_is_known_cannot_be_taken_in_again(
    page: LibraryPage, answers: Answers, table: Path, settle: Settle
) -> None:
    answers.path = table
    for _ in range(2):
        page.file.click()
        settle()
        enabled = page.keep.isEnabled()
        page.keep.click()
    assert not enabled
    assert page.model.index(0, FATE).data() == "Known already"
    page.leave.click()
    assert page.table.isHidden()


def test_a_file_of_another_kind_is_said(page: LibraryPage, answers: Answers, tmp_path: Path, settle: Settle) -> None:
    answers.path = tmp_path / "a.json"
    answers.path.write_text("{}", "utf-8")
    page.file.click()
    settle()
    assert "review-learning" in page.notice.words
    assert page.table.isHidden()


def test_this_reviews_learning_is_written_for_others(
    page: LibraryPage, answers: Answers, tmp_path: Path, settle: Settle
) -> None:
    answers.path = tmp_path / "ours"
    page.draft.setChecked(True)
    page.give.click()
    settle()
    assert "Written: ours.json" in page.notice.words
    assert CANARY not in (tmp_path / "ours.json").read_text("utf-8")


def test_other_eyes_take_nothing_in(window: Window, page: LibraryPage) -> None:
    window.look_as("public")
    shown = bench_of(window).page
    assert isinstance(shown, LibraryPage)
    assert not any(button.isEnabled() for button in (shown.folder, shown.file, shown.give))
    assert "working view" in shown.notice.words
