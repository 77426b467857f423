"""The genogram can be seen, walked through by key, read as a table and written for whoever's eyes are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.pages.test_records import bench_of
from tests.ui.stand import CANARY, Answers, until
from workbench.records import Relationship
from workbench.ui.models.family import DRAWN, NAME, TIES
from workbench.ui.pages.genogram_page import GenogramPage
from workbench.ui.window import Window
from workbench.vault.store import Bin, Put


def page_of(window: Window) -> GenogramPage:
    page = bench_of(window).page
    assert isinstance(page, GenogramPage)
    return page


@pytest.fixture
def page(window: Window, settle: Callable[[], None]) -> GenogramPage:
    bench_of(window).go("genogram")
    settle()
    return page_of(window)


def test_the_family_of_the_register_is_drawn(page: GenogramPage) -> None:
    assert {spot.id for spot in page.view.layout_.spots} == {"p1", "p2"}
    assert page.stack.currentWidget() is page.view


def test_arrows_go_from_person_to_person_and_enter_opens_the_record(page: GenogramPage, window: Window) -> None:
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.at == "p1"  # the child of the review first
    QTest.keyClick(page.view, Qt.Key.Key_Up)
    assert page.view.at == "p2"
    assert "parent of Ada" in page.view.accessibleDescription()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert bench_of(window).place() == ("kind:person", "p2")


def test_keys_make_it_larger_smaller_and_whole(page: GenogramPage) -> None:
    whole = page.view.scale
    QTest.keyClick(page.view, Qt.Key.Key_Plus)
    QTest.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.view.scale > whole
    QTest.keyClick(page.view, Qt.Key.Key_Minus)
    QTest.keyClick(page.view, Qt.Key.Key_0)
    assert page.view.scale == whole


def test_the_drawing_moves_by_key_and_under_the_hand(page: GenogramPage) -> None:
    for _ in range(9):
        page.view.larger()
    down = page.view.verticalScrollBar()
    down.setValue(0)
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert down.value() > 0
    before = down.value()
    port = page.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 150))
    QTest.mouseMove(port, QPoint(300, 120))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 120))
    assert down.value() == min(before + 30, down.maximum())


def test_a_click_opens_the_record(page: GenogramPage, window: Window) -> None:
    spot = page.view.layout_.spots[0]
    left, top = page.view._origin()
    at = QPoint(round(left + spot.x * page.view.scale), round(top + spot.y * page.view.scale))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert bench_of(window).place() == ("kind:person", spot.id)


def test_the_table_says_the_same_in_words(page: GenogramPage) -> None:
    page.as_table.click()
    assert page.stack.currentWidget() is page.table
    words = [page.model.index(0, column).data() for column in (NAME, DRAWN, TIES)]
    assert words == [f"Ada {CANARY}", "the child of the review", "child of Bram Oakes"]
    spoken = page.model.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Ada {CANARY} (the child of the review): child of Bram Oakes."


def test_the_public_sees_labels(page: GenogramPage, window: Window, settle: Callable[[], None]) -> None:
    window.look_as("public")
    settle()
    seen = page_of(window)
    assert {str(member.name) for member in seen.view.family.members} == {"Child A", "Father"}
    assert "leave it out" in seen.notice.words


def test_a_new_relationship_is_drawn_at_once(page: GenogramPage, settle: Callable[[], None]) -> None:
    review = page.review
    review.announce(
        review.session.store.apply([Put(Relationship("r9", person="p3", other="p1", kind="carer"))], "new relationship")
    )
    settle()
    assert "p3" in {spot.id for spot in page.view.layout_.spots}


def test_without_any_family_it_says_what_to_do(page: GenogramPage, settle: Callable[[], None], window: Window) -> None:
    gone = [
        Bin(kind, id_) for kind, id_ in (("relationship", "r1"), ("event", "e2"), ("person", "p1"), ("person", "p2"))
    ]
    page.review.announce(page.review.session.store.apply(gone, "empty"))
    settle()
    assert page.stack.currentWidget() is page.empty
    assert not page.file.isEnabled()
    page.empty.button.click()
    assert bench_of(window).place()[0] == "kind:relationship"


@pytest.mark.parametrize("ending", [".svg", ".pdf", ".png"])
def test_it_is_written_for_the_eyes_that_are_shown(
    page: GenogramPage, answers: Answers, tmp_path: Path, settle: Callable[[], None], ending: str
) -> None:
    answers.path = tmp_path / f"family{ending}"
    page.file.click()
    until(lambda: not page.saving.busy)
    assert answers.path.stat().st_size > 500
    assert page.notice.words.startswith("Written for: Confidential version")
