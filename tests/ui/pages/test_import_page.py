"""What agencies send is seen row by row, put right and only then brought in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.exchange.chronologies.making import csv, html, xlsx
from tests.outside.test_locked import lock
from tests.ui.pages.test_work_pages import open_page
from workbench.exchange.chronologies import Role
from workbench.records import Event
from workbench.ui.models.preview import DATE, FATE, PROBLEM, WRITTEN
from workbench.ui.pages.import_page import ImportPage
from workbench.ui.window import Window

Settle = Callable[[], None]
HEADINGS = ("Date", "What happened", "Outcome")
ROWS = [
    HEADINGS,
    ("3/2/21", "Seen at home by the health visitor.", "Well"),
    ("next day", "A call to the school.", "None"),
    ("31/02/2021", "A row with a day that cannot be.", "None"),
]


@pytest.fixture
def page(window: Window) -> ImportPage:
    return open_page(window, "import", ImportPage)


def sent(page: ImportPage, tmp_path: Path, data: bytes, name: str = "Saltmarsh Health chronology.csv") -> None:
    path = tmp_path / name
    path.write_bytes(data)
    page.take([path])
    page.agency.setCurrentIndex(page.agency.findData("a1"))


def cells(page: ImportPage, column: int) -> list[str]:
    model = page.preview.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def events(page: ImportPage) -> list[Event]:
    return [e for e in page.review.session.store.all(Event) if e.id.startswith("ev-")]


def test_every_row_is_shown_with_its_date_beside_the_senders_words(
    page: ImportPage, tmp_path: Path, settle: Settle
) -> None:
    sent(page, tmp_path, csv(ROWS))
    page.look.click()
    settle()
    assert cells(page, DATE) == ["3 Feb 2021", "4 Feb 2021", "none"]
    assert cells(page, WRITTEN) == ["3/2/21", "next day", "31/02/2021"]
    assert cells(page, FATE) == ["new", "new", "new"]
    assert "worked out" in cells(page, PROBLEM)[1]
    assert "3 rows: 3 new. 2 need a look." in page.preview.counts.text()
    page.preview.doubtful.click()
    assert cells(page, WRITTEN) == ["next day", "31/02/2021"]
    assert events(page) == []


def test_leaving_them_out_leaves_nothing(page: ImportPage, tmp_path: Path, settle: Settle) -> None:
    sent(page, tmp_path, csv(ROWS))
    page.look.click()
    settle()
    before = page.review.session.store.data_version
    page.leave.click()
    assert not page.preview.isVisible()
    assert not page.bring.isEnabled()
    assert page.review.session.store.data_version == before


def test_a_column_that_was_taken_wrongly_is_put_right_and_remembered(
    page: ImportPage, tmp_path: Path, settle: Settle
) -> None:
    sent(page, tmp_path, csv(ROWS))
    page.look.click()
    settle()
    choice = page.preview.columns[2]
    assert choice.currentData() == Role.OUTCOME
    choice.setCurrentIndex(choice.findData(Role.ACTION))
    choice.activated.emit(choice.currentIndex())
    settle()
    assert page.preview.columns[2].currentData() == Role.ACTION
    page.bring.click()
    settle()
    assert events(page)[0].action_taken == "Well"
    sent(page, tmp_path, csv([HEADINGS, ("4/5/21", "Another file.", "Seen")]), "Saltmarsh more.csv")
    page.look.click()
    settle()
    assert page.preview.columns[2].currentData() == Role.ACTION


def test_a_new_version_says_what_is_new_changed_and_gone(page: ImportPage, tmp_path: Path, settle: Settle) -> None:
    sent(page, tmp_path, csv(ROWS))
    page.look.click()
    settle()
    page.bring.click()
    settle()
    later = [*ROWS[:2], ("next day", "A call to the school nurse.", "None"), ("5/5/21", "A new row.", "None")]
    sent(page, tmp_path, csv(later))
    page.look.click()
    settle()
    assert cells(page, FATE) == ["as it is", "changed", "new", "gone"]
    assert page.preview.bin_gone.isVisible()
    page.preview.bin_gone.setChecked(True)
    page.bring.click()
    settle()
    assert len(events(page)) == 3


def test_a_copied_table_is_pasted(page: ImportPage, settle: Settle) -> None:
    copied = QMimeData()
    copied.setText("not the table")
    copied.setHtml(html(ROWS).decode())
    QGuiApplication.clipboard().setMimeData(copied)
    page.paste.click()
    settle()
    assert cells(page, WRITTEN) == ["3/2/21", "next day", "31/02/2021"]
    QGuiApplication.clipboard().clear()
    page.leave.click()
    page.paste.click()
    assert "Copy" in page.notice.words


def test_a_locked_file_asks_for_its_password(page: ImportPage, tmp_path: Path, settle: Settle) -> None:
    sent(page, tmp_path, lock(xlsx(ROWS), "tide"), "Saltmarsh.xlsx")
    page.look.click()
    settle()
    assert page.locked.isVisible()
    assert page.which.accessibleName() == "Saltmarsh.xlsx"
    QTest.keyClicks(page.password, "ebb")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    settle()
    assert "does not open" in page.notice.words
    QTest.keyClicks(page.password, "tide")
    page.unlocking.click()
    settle()
    assert len(cells(page, DATE)) == 3
    assert not page.locked.isVisible()


def test_another_sender_is_read_at_once(page: ImportPage, tmp_path: Path, settle: Settle) -> None:
    sent(page, tmp_path, csv(ROWS), "chronology.csv")
    page.agency.setCurrentIndex(0)
    page.look.click()
    settle()
    assert any("which agency" in s for s in page._lines.stringList())
    page.agency.setCurrentIndex(page.agency.findData("a1"))
    page.agency.activated.emit(page.agency.currentIndex())
    settle()
    assert not any("which agency" in s for s in page._lines.stringList())


def test_each_file_can_be_given_its_own_sender(page: ImportPage, tmp_path: Path, settle: Settle) -> None:
    names = ("one.csv", "two.csv")
    for name in names:
        (tmp_path / name).write_bytes(csv([HEADINGS, ("4/5/21", f"Of {name}, seen at home.", "")]))
    page.take([tmp_path / name for name in names])
    page.look.click()
    settle()
    assert page.preview.sent_by.currentData() == ""
    page.preview.file.setCurrentIndex(1)
    page.preview.file.activated.emit(1)
    page.preview.sent_by.setCurrentIndex(page.preview.sent_by.findData("a1"))
    page.preview.sent_by.activated.emit(page.preview.sent_by.currentIndex())
    settle()
    assert page.preview.file.currentText() == "two.csv"
    assert page.preview.sent_by.currentData() == "a1"
    page.bring.click()
    settle()
    assert {(e.what_happened or "")[:10]: e.agency for e in events(page)} == {"Of one.csv": None, "Of two.csv": "a1"}


def test_the_tab_key_goes_through_the_page(page: ImportPage, tmp_path: Path, settle: Settle) -> None:
    sent(page, tmp_path, csv(ROWS))
    page.look.click()
    settle()
    page.choose.setFocus()
    reached = []
    for _ in range(20):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.window().focusWidget())
    for widget in (
        page.paste,
        page.agency,
        page.bring,
        page.leave,
        page.preview.sent_by,
        *page.preview.columns,
        page.preview.table,
    ):
        assert widget in reached
