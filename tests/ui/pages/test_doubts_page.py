"""The queue shows what is in doubt, takes a decision with the keyboard alone, and goes on to the next."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from tests.ui.pages.test_work_pages import open_page
from workbench.records import Agency, Decision, Event, Person, Place, Record
from workbench.services.doubts import Sort
from workbench.ui.pages import deciding
from workbench.ui.pages.doubts_page import DoubtsPage
from workbench.ui.pages.export_page import ExportPage
from workbench.ui.window import Window
from workbench.vault.store import Put

Settle = Callable[[], None]
TEXT = "Quillon Thistlewood rang twice. Bram said that Quillon Thistlewood had left with Ottoline Fenwright."


@pytest.fixture
def page(window: Window, settle: Settle) -> DoubtsPage:
    assert window.review is not None
    event = Event("e9", date="2021-04-01", agency="a1", source="s1", what_happened=TEXT)
    window.review.session.store.apply([Put(event)], "test")
    made = open_page(window, "doubts", DoubtsPage)
    settle()
    return made


def texts(page: DoubtsPage) -> list[str]:
    rows = range(page.model.rowCount())
    return [doubt.text for row in rows if (doubt := page.model.line(row)) is not None]


def test_the_most_telling_comes_first_in_its_sentences(page: DoubtsPage) -> None:
    assert texts(page) == ["Quillon Thistlewood", "Ottoline Fenwright"]
    assert page.count.text() == "2"
    assert page.panel.sentences.rowCount() == 2
    shown = str(page.panel.sentences.index(1, 0).data())
    assert "«Quillon Thistlewood» had left" in shown
    assert page.panel.ways.checkedId() == deciding.NEW
    assert page.panel.label.text() == "Person 1"


def test_a_decision_is_carried_out_and_the_next_is_shown(page: DoubtsPage, window: Window, settle: Settle) -> None:
    page.panel.label.setText("Neighbour 1")
    page.panel.decide.click()
    assert texts(page) == ["Ottoline Fenwright"]
    assert page.panel.words.accessibleName() == "Ottoline Fenwright"
    settle()
    store = page.review.session.store
    assert [p.label for p in store.all(Person) if p.name == "Quillon Thistlewood"] == ["Neighbour 1"]
    page.panel.ways.button(deciding.KEEP).click()
    page.panel.reason.setText("a brand of jam")
    page.decide()
    settle()
    assert store.all(Decision)[0].reason == "a brand of jam"
    assert page.notice.property("tone") == "good"
    assert not page.panel.isVisible()
    window.undo()
    settle()
    assert texts(page) == ["Ottoline Fenwright"]


def test_a_place_without_its_tick_stays_in_doubt(page: DoubtsPage, settle: Settle) -> None:
    tick = page.panel.sentences.index(0, 0)
    assert page.panel.sentences.setData(tick, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    page.panel.ways.button(deciding.REPLACE).click()
    page.panel.replacement.setText("a friend")
    page.decide()
    settle()
    decision = page.review.session.store.all(Decision)[0]
    assert (decision.occurrence, decision.text) == (2, "Quillon Thistlewood")
    assert "Quillon Thistlewood" in texts(page)
    assert page.panel.sentences.rowCount() == 1


def test_what_cannot_be_decided_is_said(page: DoubtsPage) -> None:
    page.panel.label.setText("Child A")
    page.decide()
    assert "label" in page.notice.words
    assert len(texts(page)) == 2


def test_the_rest_is_masked_only_with_a_reason(page: DoubtsPage, settle: Settle) -> None:
    assert not page.rest.isEnabled()
    page.reason.setText("not needed for learning")
    page.rest.click()
    settle()
    assert texts(page) == []
    assert {d.reason for d in page.review.session.store.all(Decision)} == {"not needed for learning"}


def test_a_name_that_several_share_is_decided_for_one(page: DoubtsPage, settle: Settle) -> None:
    store = page.review.session.store
    twins = [Person(f"t{n}", name=f"Cara {n}", kind="professional", label=f"Nurse {n}") for n in ("Lund", "Mott")]
    store.apply([*(Put(t) for t in twins), Put(Event("e8", date="2021", agency="a1", what_happened="Cara rang."))], "")
    page._gather()
    settle()
    row = next(r for r in range(page.model.rowCount()) if page.model.line(r).sort is Sort.SEVERAL)  # type: ignore[union-attr]
    page.table.selectRow(row)
    assert page.panel.ways.checkedId() == deciding.MEANS
    page.panel.whom.setCurrentIndex(page.panel.whom.findData("tMott"))
    page.decide()
    settle()
    assert store.all(Decision)[0].treat_as == {"is": "tMott"}


def test_the_keyboard_alone_decides(page: DoubtsPage, settle: Settle, qtbot: QtBot) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.words.accessibleName() == "Ottoline Fenwright"
    QTest.keyClick(page.table, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.panel.ways.checkedId() == deciding.REPLACE)  # Qt shows the button go down first
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert texts(page) == ["Quillon Thistlewood"]


def press(page: DoubtsPage, key: Qt.Key) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, key)


@pytest.mark.parametrize(
    ("key", "treated"),
    [
        (Qt.Key.Key_K, {"keep": True}),
        (Qt.Key.Key_W, {"withhold": True}),
        (Qt.Key.Key_R, {"replace_with": "a person"}),
    ],
)
def test_one_key_decides_and_goes_on(page: DoubtsPage, settle: Settle, key: Qt.Key, treated: dict[str, object]) -> None:
    press(page, key)
    assert texts(page) == ["Ottoline Fenwright"]
    settle()
    assert [d.treat_as for d in page.review.session.store.all(Decision)] == [treated]
    assert texts(page) == ["Ottoline Fenwright"]


@pytest.mark.parametrize(
    ("key", "kind", "label"),
    [(Qt.Key.Key_P, Person, "Person 1"), (Qt.Key.Key_A, Agency, "Service 1"), (Qt.Key.Key_L, Place, "Place 1")],
)
def test_one_key_registers_someone_or_something_new(
    page: DoubtsPage, settle: Settle, key: Qt.Key, kind: type[Record], label: str
) -> None:
    press(page, key)
    settle()
    made = [r for r in page.review.session.store.all(kind) if r.values.get("name") == "Quillon Thistlewood"]
    assert [r.values.get("label") for r in made] == [label]


def test_keys_decided_one_after_the_other_bring_nothing_up_again(page: DoubtsPage, settle: Settle) -> None:
    press(page, Qt.Key.Key_K)
    press(page, Qt.Key.Key_W)
    assert texts(page) == []
    settle()
    assert texts(page) == []
    assert len(page.review.session.store.all(Decision)) == 2


def test_nobody_is_meant_by_chance(page: DoubtsPage, settle: Settle) -> None:
    press(page, Qt.Key.Key_T)
    press(page, Qt.Key.Key_1)
    settle()
    assert page.review.session.store.all(Decision) == []
    assert len(texts(page)) == 2


def test_a_number_chooses_among_those_who_could_be_meant(page: DoubtsPage, settle: Settle) -> None:
    store = page.review.session.store
    twins = [Person(f"t{n}", name=f"Cara {n}", kind="professional", label=f"Nurse {n}") for n in ("Lund", "Mott")]
    store.apply([*(Put(t) for t in twins), Put(Event("e8", date="2021", agency="a1", what_happened="Cara rang."))], "")
    page._gather()
    settle()
    row = next(r for r in range(page.model.rowCount()) if page.model.line(r).sort is Sort.SEVERAL)  # type: ignore[union-attr]
    page.table.selectRow(row)
    second = page.model.line(row).whom[1].id  # type: ignore[union-attr]
    press(page, Qt.Key.Key_P)
    assert store.all(Decision) == []
    press(page, Qt.Key.Key_2)
    settle()
    assert [d.treat_as for d in store.all(Decision)] == [{"is": second}]


def test_a_key_decides_for_one_place_only_and_everywhere_again(page: DoubtsPage, settle: Settle) -> None:
    page.panel.places.setCurrentIndex(page.panel.sentences.index(1, 0))
    press(page, Qt.Key.Key_E)
    assert "1 of 2" in page.panel.where.text()
    press(page, Qt.Key.Key_E)
    assert "everywhere" in page.panel.where.text()
    press(page, Qt.Key.Key_E)
    press(page, Qt.Key.Key_W)
    settle()
    assert [d.occurrence for d in page.review.session.store.all(Decision)] == [2]


def test_undo_is_said_in_words(page: DoubtsPage) -> None:
    heard: list[str] = []
    page.told.connect(heard.append)
    press(page, Qt.Key.Key_K)
    assert "keeping words as they are" in heard[-1]


def test_another_page_is_opened_from_a_sentence(page: DoubtsPage, window: Window) -> None:
    page.panel.places.activated.emit(page.panel.sentences.index(0, 0))
    assert bench_of(window).place() == ("kind:event", "e9")


def test_others_decide_nothing(window: Window, page: DoubtsPage) -> None:
    del page
    window.look_as("public")
    shown = open_page(window, "doubts", DoubtsPage)
    assert shown.model.rowCount() == 0
    assert "working view" in shown.notice.words
    assert not shown.rest.isEnabled()


def test_the_report_page_leads_here(window: Window, page: DoubtsPage, settle: Settle) -> None:
    exports = open_page(window, "export", ExportPage)
    settle()
    exports.readiness._button.click()
    assert bench_of(window).page is page


def test_the_models_keep_the_rules_of_models(page: DoubtsPage) -> None:
    models: tuple[QAbstractItemModel, ...] = (page.model, page.panel.sentences)
    for model in models:
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.model.take_out(0)
    page.panel.sentences.show(())
