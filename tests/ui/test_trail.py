"""Back and forward, as in a browser."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.ui.trail import Trail
from workbench.ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier


def test_the_trail_goes_back_and_forward_again() -> None:
    trail = Trail()
    for stop in (("a", ""), ("b", "1"), ("b", "1"), ("c", "")):
        trail.visit(stop)
    assert trail.ahead(-1) == ("b", "1")
    trail.move(-1)
    assert (trail.ahead(-1), trail.ahead(1)) == (("a", ""), ("c", ""))


def test_another_way_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for stop in (("a", ""), ("b", "")):
        trail.visit(stop)
    trail.move(-1)
    trail.visit(("c", ""))
    assert trail.ahead(1) is None
    assert trail.ahead(-1) == ("a", "")


def test_one_comes_back_to_the_record_that_was_left() -> None:
    trail = Trail()
    trail.visit(("a", ""))
    trail.leave(("a", "7"))
    trail.visit(("b", ""))
    assert trail.ahead(-1) == ("a", "7")


def test_a_long_trail_forgets_its_beginning() -> None:
    trail = Trail()
    for number in range(500):
        trail.visit(("a", str(number)))
    assert trail.ahead(-99) == ("a", "400")
    assert trail.ahead(-100) is None


def test_alt_left_and_right_go_back_to_page_and_record(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    bench = bench_of(window)
    open_kind(window, "person").choose("p2")
    open_kind(window, "enquiry", "k1")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Left, ALT)
    assert bench.place() == ("kind:person", "p2")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Left, ALT)
    assert bench.place() == ("overview", "")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Left, ALT)
    assert "nothing to go back" in window.status.text()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Right, ALT)
    assert bench.place() == ("kind:enquiry", "k1")


def test_the_mouse_has_keys_for_it_too(window: Window) -> None:
    open_kind(window, "person", "p2")
    page = open_kind(window, "enquiry", "k1")
    for button, place in (
        (Qt.MouseButton.BackButton, ("kind:person", "p2")),
        (Qt.MouseButton.ForwardButton, ("kind:enquiry", "k1")),
    ):
        at = QPointF(5, 5)
        press = QMouseEvent(QEvent.Type.MouseButtonPress, at, at, button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.table.viewport(), press)
        assert bench_of(window).place() == place


def test_the_way_back_survives_other_eyes_and_not_a_lock(window: Window) -> None:
    open_kind(window, "person", "p2")
    open_kind(window, "enquiry", "k1")
    window.look_as("public")
    window.go_back()
    assert bench_of(window).place()[0] == "kind:person"
    window.look_as("")
    trail = bench_of(window)._trail
    window.lock()
    assert window.bench is None
    assert {type(part) for stop in trail._stops for part in stop} == {str}
    assert {stop for stop in trail._stops} <= {("overview", ""), ("kind:person", "p2"), ("kind:enquiry", "k1")}
