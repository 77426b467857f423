"""Agency by agency: numbers that open their records, and the way to what was known on a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from tests.ui.stand import until
from workbench.records import Agency, Escalation, GoodPractice, InformationSharing, Involvement, MissedOpportunity
from workbench.ui.pages.agencies_page import AgenciesPage
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]
RECORDS = (
    Agency("a2", name="Reed School", kind="school", label="School 1", requested="2022-01-04", due="2022-02"),
    Involvement(
        "v1",
        agency="a1",
        service="Health visiting",
        from_="2020-07",
        to="2021-05-31",
        planned_contact="Five",
        actual_contact="Two",
        quality="below_expected",
    ),
    InformationSharing("n1", from_agency="a1", to_agency="a2", content="The bruise.", status="late"),
    Escalation("x1", raised_by="a2", about="a1", concern="Nobody rang back."),
    MissedOpportunity("m1", agency="a1", known_then="x", could_have="Ring.", hindsight="knowable_then"),
    GoodPractice("g1", title="She went back", description="x", agency="a1", effect="Hope talked."),
)


@pytest.fixture
def page(window: Window, qtbot: QtBot, settle: Settle) -> AgenciesPage:
    assert window.review is not None
    window.review.session.store.apply([Put(record) for record in RECORDS], "test")
    with qtbot.waitActive(window):
        window.activateWindow()
    bench_of(window).go("parts")
    settle()
    found = bench_of(window).page
    assert isinstance(found, AgenciesPage)
    return found


def words(page: AgenciesPage, agency: str) -> dict[str, str]:
    return {key: str(page.model.index_of(agency, key).data() or "") for key, _ in page.model.columns}


def test_each_agency_has_its_numbers(page: AgenciesPage) -> None:
    assert words(page, "a1") == {
        "services": "1",
        "period": "Jul 2020; to 31 May 2021",
        "entries": "2",
        "contacts": "",
        "told": "1; 1 late",
        "was_told": "",
        "escalations": "1",
        "missed": "1",
        "good": "1",
        "asked": "",
    }
    assert words(page, "a2")["asked"] == "due Feb 2022"
    assert words(page, "a2")["was_told"] == "1; 1 late"
    spoken = page.model.spoken(page.model.index_of("a1", "escalations"))
    assert spoken == "Saltmarsh Health, Escalations: 1, 0 raised by it, 1 about it"


def test_planned_and_actual_contact_stand_under_the_services(page: AgenciesPage) -> None:
    page.table.setCurrentIndex(page.model.index_of("a1", "services"))
    assert page.lines.item(0).text().split("\n") == [
        "Health visiting",
        "Jul 2020 – 31 May 2021 · below expected",
        "Planned: Five",
        "Took place: Two",
    ]


def test_enter_opens_the_only_record_and_goes_to_several(page: AgenciesPage, window: Window) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index_of("a1", "entries"))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.list
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index_of("a1", "good"))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:good_practice", "g1")


@pytest.mark.parametrize("read_before", [False, True])
def test_the_chronology_opens_at_what_the_agency_knew(
    page: AgenciesPage, window: Window, settle: Settle, read_before: bool
) -> None:
    if read_before:
        bench_of(window).go("kind:event")
        settle()
        bench_of(window).go("parts")
    page.table.setCurrentIndex(page.model.index_of("a1", "told"))
    page.known.click()
    chronology = bench_of(window).page
    assert isinstance(chronology, ChronologyPage)
    until(lambda: chronology.loaded and chronology.parts.known.isVisible())
    settle()
    assert chronology.parts.known.agency.currentData() == "a1"
    assert chronology.parts.known.day.text() == "2021-05-31"
    assert "it held 2 entries" in chronology.parts.known.said.accessibleName()


def test_the_public_is_shown_labels_and_neither_period_nor_request(
    page: AgenciesPage, window: Window, settle: Settle
) -> None:
    window.look_as("public")
    settle()
    seen = bench_of(window).page
    assert isinstance(seen, AgenciesPage)
    assert [title for _, title in seen.model.rows] == ["Health Service", "School 1"]
    assert {"period", "asked"}.isdisjoint(key for key, _ in seen.model.columns)
