"""Who told whom: counted in words and shapes, walked by key, opened by Enter, in everybody's eyes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from workbench.records import Agency, Escalation, Event, InformationSharing
from workbench.ui.pages.flow_page import FlowPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]
RECORDS = (
    Agency("a2", name="Reed School", kind="school", label="School 1"),
    InformationSharing(
        "n1", from_agency="a1", to_agency="a2", content="The bruise.", status="late", due="2021-03-01", actual="2021-03"
    ),
    InformationSharing("n2", from_agency="a1", to_agency="a2", content="The move.", status="shared"),
    InformationSharing("n3", from_agency="a2", to_agency="a1", content="The drawing.", status="refused"),
    Escalation("x1", raised_by="a2", about="a1", concern="Nobody rang back."),
    Event("e9", date="2021-06-02", agency="a2", what_happened="The health visitor was rung."),
)


@pytest.fixture
def page(window: Window, qtbot: QtBot, settle: Settle) -> FlowPage:
    assert window.review is not None
    window.review.session.store.apply([Put(record) for record in RECORDS], "test")
    with qtbot.waitActive(window):
        window.activateWindow()
    bench_of(window).go("flow")
    settle()
    found = bench_of(window).page
    assert isinstance(found, FlowPage)
    return found


def test_a_cell_says_how_many_and_of_these_how_many_late(page: FlowPage) -> None:
    index = page.model.index_of("a1", "a2")
    assert page.model.spoken(index) == "Saltmarsh Health to Reed School: 2, of these 1 late, 1 shared"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == page.model.spoken(index)
    assert index.data() == "1 shared; 1 late"
    other = page.model.index_of("a2", "a1")
    assert page.model.spoken(other) == "Reed School to Saltmarsh Health: 1, refused, 1 escalation"
    assert page.model.spoken(page.model.index_of("a1", "a1")).endswith("nothing recorded")


def test_no_two_statuses_share_a_shape() -> None:
    from workbench.services.flow import STATUSES
    from workbench.ui.pages.flow_page import _SHAPES

    assert set(_SHAPES) == set(STATUSES)
    assert len({shape for shape, _ in _SHAPES.values()}) == len(STATUSES)


def test_keys_walk_the_cells_and_enter_opens_their_records(page: FlowPage, window: Window) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index_of("a1", "a1"))
    assert page.lines.rowCount() == 0
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert page.said.accessibleName().startswith("Saltmarsh Health to Reed School: 2")
    words = [page.lines.item(at).text() for at in range(page.lines.rowCount())]
    assert words[0] == "The bruise.\nLate · due 1 Mar 2021 · came Mar 2021 · perhaps in time, at most 30 days late"
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.list
    window.escape()
    assert QApplication.focusWidget() is page.table
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:information_sharing", "n2")


def test_the_table_is_copied_as_text(page: FlowPage) -> None:
    page.copy.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "From, down; to, across\tSaltmarsh Health\tReed School"
    assert lines[1] == "Saltmarsh Health\t\t1 shared; 1 late"


def test_the_public_reads_labels_and_no_dates(page: FlowPage, window: Window, settle: Settle) -> None:
    window.look_as("public")
    settle()
    seen = bench_of(window).page
    assert isinstance(seen, FlowPage)
    assert [title for _, title in seen.model.rows] == ["Health Service", "School 1"]
    assert not seen.spoken.isVisible()
    seen.table.setCurrentIndex(seen.model.index(0, 1))
    assert seen.lines.item(0).text() == "The bruise.\nLate"


def test_entries_that_speak_of_another_agency_stand_where_nothing_is_recorded(
    page: FlowPage, window: Window, settle: Settle
) -> None:
    assert window.review is not None
    third = [
        Agency("a3", name="Fen Police", kind="police", label="Police 1"),
        Event("e8", date="2021-06-03", agency="a3", what_happened="The school was told."),
    ]
    window.review.announce(window.review.session.store.apply([Put(record) for record in third], "test"))
    settle()
    page.spoken.setChecked(True)
    settle()
    index = page.model.index_of("a3", "a2")
    assert page.model.spoken(index) == "Fen Police to Reed School: nothing recorded, spoken of in 1 entry"
    assert page.model.index_of("a2", "a1").data() == "1 refused; 1 escalation"  # recorded: not counted twice
    page.spoken.setChecked(False)
    assert not page.model.index_of("a3", "a2").isValid()


def test_a_change_is_counted_at_once(page: FlowPage, window: Window, settle: Settle) -> None:
    assert window.review is not None
    window.review.put_in_bin("information_sharing", "n2")
    settle()
    assert page.model.index_of("a1", "a2").data() == "1 late"


def test_an_empty_matrix_says_what_to_do(window: Window, settle: Settle) -> None:
    bench_of(window).go("flow")
    settle()
    page = bench_of(window).page
    assert isinstance(page, FlowPage)
    assert "Nothing is recorded yet" in page.notice.words
    assert not page.copy.isEnabled()


def test_the_model_keeps_the_rules_of_models(page: FlowPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.take(page._flow)  # type: ignore[arg-type]
