"""The focus can be seen wherever it can go, every control has a role, and every pair of colours can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from tests.ui.test_names import SPEAKING
from workbench.app import Assembly
from workbench.records import KINDS
from workbench.ui.pages.page import NEW_KEY
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.pages.roll import PLACES
from workbench.ui.theme_sheet import SHEET
from workbench.ui.theme_tokens import SCHEMES, Scheme, contrast
from workbench.ui.window import Window

KEYS = (*(place.key for place in PLACES), NEW_KEY, "help", *(key_of(kind) for kind in KINDS))
ENOUGH, ENOUGH_FOR_LINES = 4.5, 3  # WCAG 2.2, 1.4.3 and 1.4.11
EMPTY_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


@pytest.fixture(autouse=True)
def active(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def pages(window: Window) -> Iterator[QWidget]:
    """Show one page after the other, with a record where there is one."""
    bench = bench_of(window)
    for key in KEYS:
        bench.go(key)
        page = bench.page
        assert page is not None
        if isinstance(page, RecordsPage) and page.model.rowCount():
            page.choose(page.model.row_at(0).id)
        QTest.qWait(1)
        yield page


def takes_focus(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def looks(widget: QWidget) -> tuple[str, str, str]:
    return type(widget).__name__, str(widget.property("role") or ""), widget.objectName()


def picture(window: Window, widget: QWidget) -> QImage:
    """Return what stands at the widget's place, with what its neighbours draw there."""
    around = widget.rect().adjusted(-3, -3, 3, 3).translated(widget.mapTo(window, widget.rect().topLeft()))
    return window.grab(around.intersected(window.rect())).toImage()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", Scheme)
def test_wherever_the_focus_goes_it_can_be_seen(window: Window, assembly: Assembly, scheme: Scheme) -> None:
    assembly.surroundings.theme.apply(scheme.value, 100)
    QApplication.setCursorFlashTime(0)  # a cursor that blinks is no proof
    seen: set[tuple[str, str, str]] = set()
    hidden = []
    for page in pages(window):
        for widget in [w for w in page.findChildren(QWidget) if takes_focus(w)]:
            if looks(widget) in seen or widget.visibleRegion().isEmpty():
                continue
            seen.add(looks(widget))
            bench_of(window).navigation.setFocus()
            before = picture(window, widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            if widget.hasFocus() and picture(window, widget) == before:
                hidden.append(looks(widget))
    assembly.surroundings.theme.apply("light", 100)
    assert len(seen) > 20
    assert hidden == []


def test_every_control_has_a_role(window: Window) -> None:
    without = set()
    for page in pages(window):
        for widget in page.findChildren(QWidget):
            inside = widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView)
            if isinstance(widget, SPEAKING) and widget.isVisible() and not inside:
                seen = QAccessible.queryAccessibleInterface(widget)
                if seen is None or seen.role() in EMPTY_ROLES:
                    without.add(looks(widget))
    assert without == set()


def rules() -> list[tuple[str, dict[str, str]]]:
    """Return the selectors of the sheet, each with the tokens of its properties."""
    text = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.S)
    found = []
    for selector, body in re.findall(r"([^{}]+)\{((?:[^{}]|\$\{\w+\})*)\}", re.sub(r"\$\{(\w+)\}", r"@\1", text)):
        given = re.findall(r"([\w-]+):\s*(?:[\w\s]*?)@(\w+)", body)
        found.append((" ".join(selector.split()), dict(given)))
    return found


def test_the_rules_of_the_sheet_are_read() -> None:
    assert len(rules()) > 80
    assert dict(rules())["QToolTip"]["color"] == "text"


@pytest.mark.parametrize("scheme", Scheme)
def test_every_colour_of_words_in_the_sheet_stands_out_from_its_ground(scheme: Scheme) -> None:
    tokens = SCHEMES[scheme].items()
    weak = []
    for selector, given in rules():
        words = given.get("color") or given.get("selection-color")
        if words is None:
            continue
        chosen = {"color": given.get("background"), "selection-color": given.get("selection-background-color")}
        for name, ground in chosen.items():
            if name in given:
                strip = "strip_audience" if "audience" in selector else "strip_working"
                grounds = [ground] if ground else [strip] if "#strip" in selector else ["page", "side", "field"]
                weak += [(selector, g) for g in grounds if contrast(tokens[given[name]], tokens[g]) < ENOUGH]
    assert weak == []


@pytest.mark.parametrize("scheme", Scheme)
def test_the_line_beneath_a_marked_word_can_be_seen(scheme: Scheme) -> None:
    from workbench.ui.forms.marking import _LOOKS

    tokens = SCHEMES[scheme].items()
    for _, colour, ground in _LOOKS.values():
        assert contrast(tokens[colour], tokens[ground or "field"]) >= ENOUGH_FOR_LINES
        assert contrast(tokens["text"], tokens[ground or "field"]) >= ENOUGH
