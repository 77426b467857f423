"""Files come in, reports go out and are read back, each on its own page and off the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_chronology, open_kind
from tests.ui.stand import CANARY, Answers, until
from workbench.errors import PublicationRefused
from workbench.services import exporting, importing
from workbench.services.progress import Progress
from workbench.ui.application import Application
from workbench.ui.pages.bin_page import BinPage
from workbench.ui.pages.export_page import ExportPage
from workbench.ui.pages.import_page import ImportPage
from workbench.ui.pages.overview import OverviewPage
from workbench.ui.pages.page import Page
from workbench.ui.pages.settings_page import SettingsPage
from workbench.ui.pages.verify import VerifyPage
from workbench.ui.settings import IDLE_MINUTES, TEXT_SIZE, THEME
from workbench.ui.window import Window

Settle = Callable[[], None]
P = TypeVar("P", bound=Page)

ROWS = "Date;What happened\n03/02/2021;Seen at home by the health visitor.\nnever;A row without a day.\n"


def open_page(window: Window, key: str, kind: type[P]) -> P:
    bench_of(window).go(key)
    page = bench_of(window).page
    assert isinstance(page, kind)
    return page


@pytest.fixture
def chronology(tmp_path: Path) -> Path:
    path = tmp_path / "Saltmarsh Health chronology.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_a_look_at_what_would_come_in_stores_nothing(
    window: Window, chronology: Path, answers: Answers, settle: Settle
) -> None:
    page = open_page(window, "import", ImportPage)
    assert not page.look.isEnabled()
    answers.paths = [chronology]
    page.choose.click()
    assert chronology.name in page.chosen.accessibleName()
    assert not page.bring.isEnabled()
    page.agency.setCurrentIndex(page.agency.findData("a1"))
    page.look.click()
    assert page.work.isVisible()
    settle()
    assert "would be added" in page.notice.words
    assert page.review.session.store.count("event") == 2


def test_files_are_brought_in_and_what_needs_a_look_is_listed(window: Window, chronology: Path, settle: Settle) -> None:
    page = open_page(window, "import", ImportPage)
    page.take([chronology])
    page.agency.setCurrentIndex(page.agency.findData("a1"))
    page.look.click()
    settle()
    page.bring.click()
    settle()
    assert "were added" in page.notice.words
    assert page.review.session.store.count("event") == 4
    assert page.problems.isVisible()
    assert open_chronology(window).model.rowCount() == 4
    window.undo()
    events = open_chronology(window)
    until(lambda: events.model.rowCount() == 2)


def test_other_eyes_while_a_page_still_asks_leave_the_old_page_unheard(
    window: Window, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def slowly(session: object, code: str, progress: Progress) -> tuple[str, ...]:
        asked.set()
        answer.wait(10)
        return ()

    monkeypatch.setattr(exporting, "readiness", slowly)
    open_page(window, "export", ExportPage)
    assert asked.wait(10)
    open_kind(window, "person")
    window.look_as("public")  # every page is deleted, and made anew when it is wanted
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    answer.set()
    settle()


def test_other_eyes_wait_until_the_work_of_a_page_is_done(
    window: Window, chronology: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def forever(
        session: object, paths: object, agency: object, dry_run: bool, progress: Progress, wishes: object
    ) -> None:
        while True:
            progress(1, 2)

    monkeypatch.setattr(importing, "import_paths", forever)
    page = open_page(window, "import", ImportPage)
    page.take([chronology])
    page.look.click()
    window.look_as("public")
    assert page.review.eyes == ""
    assert "stop" in window.status.text()
    page.work.stop.click()
    settle()
    window.look_as("public")
    assert page.review.eyes == "public"


def test_a_file_that_cannot_be_read_is_said_with_the_next_step(window: Window, tmp_path: Path, settle: Settle) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a document")
    page = open_page(window, "import", ImportPage)
    page.take([broken])
    page.look.click()
    settle()
    assert page.notice.words != ""
    assert page.review.session.store.count("event") == 2


def test_a_folder_without_a_case_is_refused(window: Window, tmp_path: Path, answers: Answers, settle: Settle) -> None:
    page = open_page(window, "import", ImportPage)
    answers.path = tmp_path
    page.folder.click()
    settle()
    assert "case.json" in page.notice.words


def test_an_import_can_be_stopped(
    window: Window, chronology: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def forever(
        session: object, paths: object, agency: object, dry_run: bool, progress: Progress, wishes: object
    ) -> None:
        while True:
            progress(1, 2)

    monkeypatch.setattr(importing, "import_paths", forever)
    page = open_page(window, "import", ImportPage)
    page.take([chronology])
    page.look.click()
    qtbot.waitUntil(lambda: page.work.bar.value() == 1)
    page.work.stop.click()
    settle()
    assert "Stopped" in page.notice.words
    assert page.look.isEnabled()


def choose(page: ExportPage, code: str) -> None:
    page.audience.setCurrentIndex(page.audience.findData(code))


def test_a_report_is_written_and_the_certificate_shown(
    window: Window, tmp_path: Path, answers: Answers, settle: Settle
) -> None:
    page = open_page(window, "export", ExportPage)
    choose(page, "confidential")
    answers.path = tmp_path / "report"
    page.write.click()
    settle()
    assert (tmp_path / "report.docx").is_file()
    assert "Written: report.docx" in page.notice.words
    assert page.certificate.isVisible()
    assert page.review.session.store.count("disclosure") == 1


def test_what_stands_against_publishing_is_said_before_anything_is_tried(
    window: Window, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "readiness", lambda session, code, progress: ("3 words are undecided",))
    page = open_page(window, "export", ExportPage)
    settle()
    assert "3 words are undecided" in page.readiness.words
    assert "draft" in page.readiness.words


def test_a_refusal_lists_its_reasons(
    window: Window, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object, **more: object) -> None:
        raise PublicationRefused(["2 places still show a registered identifier"])

    monkeypatch.setattr(exporting, "export", refuse)
    page = open_page(window, "export", ExportPage)
    page.write_to(tmp_path / "public.docx")
    settle()
    assert "Nothing has left the workbench" in page.notice.words
    assert "2 places" in page.notice.words
    assert not page.certificate.isVisible()


def test_a_reason_counts_only_for_the_public_and_not_for_a_draft(window: Window, settle: Settle) -> None:
    page = open_page(window, "export", ExportPage)
    assert page.reason.isEnabled()
    page.draft.setChecked(True)
    assert not page.reason.isEnabled()
    choose(page, "panel")
    page.draft.setChecked(False)
    assert not page.reason.isEnabled()
    settle()


def test_a_whole_case_is_written_as_a_folder(window: Window, tmp_path: Path, answers: Answers, settle: Settle) -> None:
    page = open_page(window, "export", ExportPage)
    choose(page, "case-folder")
    answers.path = tmp_path / "case"
    page.write.click()
    settle()
    assert (tmp_path / "case" / "case.json").is_file()
    assert not page.draft.isEnabled()


def test_a_file_with_a_name_in_it_is_found_out(
    window: Window, tmp_path: Path, answers: Answers, settle: Settle
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"We saw Ada {CANARY} on Tuesday.", "utf-8")
    page = open_page(window, "verify", VerifyPage)
    answers.path = letter
    page.choose.click()
    settle()
    assert page.name.text() == "letter.txt"
    assert page.notice.property("tone") == "alert"
    assert CANARY not in page.notice.words
    letter.write_text("We saw the child on Tuesday.", "utf-8")
    page.check(letter)
    settle()
    assert page.notice.property("tone") == "good"


def test_a_file_that_is_gone_is_said_so(window: Window, tmp_path: Path, settle: Settle) -> None:
    page = open_page(window, "verify", VerifyPage)
    page.check(tmp_path / "gone.docx")
    settle()
    assert "cannot be opened" in page.notice.words


def test_the_bin_gives_back(window: Window) -> None:
    open_chronology(window, "e1")
    window.put_in_bin()
    page = open_page(window, "bin", BinPage)
    assert page.list.isVisible()
    assert not page.back.isEnabled()
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    page.back.click()
    assert page.empty.isVisible()
    assert page.review.session.store.count("event") == 2


def test_in_other_eyes_the_bin_is_empty(window: Window) -> None:
    open_chronology(window, "e1")
    window.put_in_bin()
    window.look_as("public")
    page = open_page(window, "bin", BinPage)
    assert not page.list.isVisible()


def test_the_overview_says_what_is_missing_and_leads_there(window: Window, qtbot: QtBot) -> None:
    page = open_page(window, "overview", OverviewPage)
    words = [link.text() for link in page.findChildren(QPushButton)]
    assert "Findings: nothing yet" in words
    assert "Key lines of enquiry: 1 still open" in words
    with qtbot.waitSignal(page.go) as went:
        page._link("Findings", "kind:finding").click()
    assert went.args == ["kind:finding", ""]


def test_settings_take_effect_at_once(window: Window, qapp: Application) -> None:
    page = open_page(window, "settings", SettingsPage)
    preferences = page._around.preferences
    for combo, value in ((page.theme, "dark"), (page.text_size, 125), (page.idle, 5)):
        at = combo.findData(value)
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
    assert (preferences.get(THEME), preferences.get(TEXT_SIZE), preferences.get(IDLE_MINUTES)) == ("dark", 125, 5)
    assert qapp.font().pointSizeF() == pytest.approx(12.5)
