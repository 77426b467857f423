"""What goes to others beside the report is chosen, written and read back on one page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.pages.test_records import bench_of
from tests.ui.pages.test_work_pages import open_page
from tests.ui.stand import Answers
from workbench.records import Disclosure, Event
from workbench.ui.pages.handouts_page import HandoutsPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]
CHRONOLOGY, BLANK, QUESTIONS, LOG = range(4)


@pytest.fixture
def page(window: Window) -> HandoutsPage:
    return open_page(window, "handouts", HandoutsPage)


def readers(page: HandoutsPage) -> list[str]:
    return [str(page.whom.itemData(at)) for at in range(page.whom.count())]


def choose(page: HandoutsPage, what: int, whom: str, ending: str) -> None:
    page.what.setCurrentIndex(what)
    page.whom.setCurrentIndex(page.whom.findData(whom))
    page.ending.setCurrentText(ending)


@pytest.mark.parametrize(
    ("what", "whom", "ending"),
    [
        (CHRONOLOGY, "panel", ".docx"),
        (CHRONOLOGY, "family", ".xlsx"),
        (CHRONOLOGY, "confidential", ".csv"),
        (BLANK, "agency:a1", ".docx"),
        (BLANK, "agency:a1", ".xlsx"),
        (QUESTIONS, "agency:a1", ".docx"),
        (LOG, "public", ".csv"),
    ],
)
def test_each_is_written_and_recorded(
    page: HandoutsPage, answers: Answers, tmp_path: Path, settle: Settle, what: int, whom: str, ending: str
) -> None:
    choose(page, what, whom, ending)
    answers.path = tmp_path / "out"  # the ending is added
    page.button.click()
    settle()
    assert (tmp_path / f"out{ending}").stat().st_size > 100, page.notice.words
    assert page.notice.property("tone") == "good"
    assert page.review.session.store.all(Disclosure)


def test_readers_and_formats_are_those_of_what_was_chosen(page: HandoutsPage) -> None:
    assert readers(page)[0] == "confidential"
    page.what.setCurrentIndex(BLANK)
    assert readers(page) == ["agency:a1"]
    assert [page.ending.itemText(at) for at in range(page.ending.count())] == [".docx", ".xlsx"]
    page.what.setCurrentIndex(LOG)
    assert "confidential" not in readers(page)


def test_a_public_chronology_in_doubt_is_refused_and_a_draft_is_not(
    page: HandoutsPage, window: Window, tmp_path: Path, settle: Settle
) -> None:
    doubtful = Event("e9", date="2021-04-01", agency="a1", source="s1", what_happened="Quillon Thistlewood rang.")
    page.review.session.store.apply([Put(doubtful)], "test")
    choose(page, CHRONOLOGY, "public", ".csv")
    assert page.draft.isEnabled()
    page.write_to(tmp_path / "public.csv")
    settle()
    assert not (tmp_path / "public.csv").exists()
    page.notice._button.click()
    assert bench_of(window).place()[0] == "doubts"
    settle()
    page.draft.setChecked(True)
    page.write_to(tmp_path / "public.csv")
    settle()
    written = (tmp_path / "public.csv").read_text("utf-8-sig")
    assert "DRAFT" in written
    assert "Thistlewood" not in written
