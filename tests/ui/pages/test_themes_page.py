"""Recurring themes: the picture, the table that says the same, and the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.pages.test_records import bench_of
from tests.ui.stand import Answers
from workbench.records import Finding, PriorLearning
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.themes_page import ThemesPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]


def review_of(window: Window) -> OpenReview:
    assert window.review is not None
    return window.review


def page_of(window: Window, settle: Settle) -> ThemesPage:
    bench_of(window).go("themes")
    settle()
    page = bench_of(window).page
    assert isinstance(page, ThemesPage)
    return page


@pytest.fixture
def page(window: Window, settle: Settle) -> ThemesPage:
    changed = review_of(window).session.store.apply(
        [
            Put(Finding("f1", number=1, title="x", statement="x", category="recording", themes=("recording",))),
            Put(PriorLearning("l1", title="A review", year="2018", themes=("recording", "supervision"))),
            Put(PriorLearning("l2", title="Another", year="2020", themes=("recording",))),
        ],
        "set up",
    )
    review_of(window).announce(changed)
    return page_of(window, settle)


def test_the_table_says_what_the_picture_shows(page: ThemesPage) -> None:
    model = page.model
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads == ["Theme", "Earlier reviews", "2018", "2020", "This review"]
    assert [model.index(0, at).data() for at in range(5)] == ["Recording", "2", "1", "1", "yes"]
    assert "Recording: 2 earlier reviews (2018: 1, 2020: 1); this review too" in page.picture.accessibleDescription()
    assert page.body.currentWidget() is page.area
    page.as_table.click()
    assert page.body.currentWidget() is page.table
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


def test_the_picture_is_saved(page: ThemesPage, answers: Answers, tmp_path: Path, settle: Settle) -> None:
    answers.path = tmp_path / "themes.png"
    page.file.click()
    settle()
    assert (tmp_path / "themes.png").read_bytes().startswith(b"\x89PNG"), page.notice.words


def test_other_eyes_keep_the_table(page: ThemesPage, window: Window, settle: Settle) -> None:
    page.as_table.setChecked(True)
    window.look_as("public")
    settle()
    shown = bench_of(window).page
    assert isinstance(shown, ThemesPage)
    assert shown.as_table.isChecked()
    assert shown.model.rowCount() == 2


def test_without_earlier_learning_it_leads_to_the_library(window: Window, settle: Settle) -> None:
    page = page_of(window, settle)
    assert page.body.currentWidget() is page.empty
    page.empty.button.click()
    assert bench_of(window).place()[0] == "library"
