"""Everything that can be reached has a name, and everything can be reached by key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.pages.test_records import bench_of, open_kind
from workbench.records import KINDS
from workbench.ui.pages.page import NEW_KEY
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import PLACES
from workbench.ui.window import Window

PAGES = (*(place.key for place in PLACES), NEW_KEY, "help")
SPEAKING = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says for a widget: its own name, its text, or its label."""
    labels = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    seen = QAccessible.queryAccessibleInterface(widget)
    said = seen.text(QAccessible.Text.Name) if seen is not None else ""
    return widget.accessibleName() or said or " ".join(labels)


def labelled(combo: QComboBox) -> bool:
    """Whether a screen reader hears what a list is for on Linux, where Qt gives its current word as its name."""
    seen = QAccessible.queryAccessibleInterface(combo)
    labels = [
        near.text(QAccessible.Text.Name) for near, how in seen.relations() if how == QAccessible.RelationFlag.Label
    ]
    return any(words.strip() and words != seen.text(QAccessible.Text.Value) for words in labels)


def unlabelled(root: QWidget) -> list[str]:
    """Return the lists that are known by their value alone."""
    lists = [each for each in root.findChildren(QComboBox) if not labelled(each)]
    return [f"{each.accessibleName() or 'a list'} in {type(each.parent()).__name__}" for each in lists]


def ancestors(widget: QWidget, root: QWidget) -> list[QObject]:
    above = []
    at = widget.parent()
    while at is not None and at is not root:
        above.append(at)
        at = at.parent()
    return above


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, SPEAKING) or widget.objectName().startswith("qt_") or widget.isHidden():
            continue
        above = ancestors(widget, root)
        if not any(isinstance(w, QComboBox | QLineEdit | QHeaderView) for w in above) and not name_of(widget).strip():
            found.append(f"{type(widget).__name__} in {' < '.join(type(w).__name__ for w in above)}")
    return found


def test_everything_on_the_start_page_has_a_name(empty_window: Window) -> None:
    assert nameless(empty_window) == []
    assert unlabelled(empty_window) == []


def test_everything_on_a_page_has_a_name(window: Window) -> None:
    for key in PAGES:
        bench_of(window).go(key)
        assert nameless(window) == []
        assert unlabelled(window) == []


def test_everything_on_a_kinds_page_has_a_name(window: Window) -> None:
    for kind in KINDS:
        bench_of(window).go(key_of(kind))
        page = bench_of(window).page
        assert page is not None
        if kind != "review":
            page.start_new()
        assert nameless(page) == []
        assert unlabelled(page) == []


def test_tab_goes_through_everything_once_and_comes_back(window: Window) -> None:
    for key in [*PAGES, *(key_of(kind) for kind in KINDS)]:
        bench_of(window).go(key)
        page = bench_of(window).page
        assert page is not None
        wanted = {
            w
            for w in page.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None
        }
        met, at = set(), window.nextInFocusChain()
        while at is not None and at is not window and at not in met:
            met.add(at)
            at = at.nextInFocusChain()
        assert wanted <= met


def test_the_tab_order_of_a_form_is_that_of_the_reading(window: Window) -> None:
    page = open_kind(window, "person", "p1")
    order = []
    at = page.detail.form.nextInFocusChain()
    while at is not None and at is not page.detail.form:
        order.append(at)
        at = at.nextInFocusChain()
    editors = [e.focusProxy() or e for e in page.detail.form.editors.values()]
    places = [order.index(e) for e in editors if e in order]
    assert places == sorted(places)
    assert len(places) >= len(editors) - 1


def test_the_focus_can_be_seen(window: Window) -> None:
    from workbench.ui.theme_sheet import SHEET

    for what in ("QLineEdit:focus", "QPlainTextEdit:focus", "QComboBox:focus", "QPushButton:focus", "QTableView:focus"):
        assert what in SHEET


def test_no_two_actions_share_their_keys(window: Window) -> None:
    keys = [s.toString() for a in window.actions_.by_verb.values() for s in a.shortcuts()]
    keys += [s.toString() for a in bench_of(window).strip.menu.actions() for s in a.shortcuts()]
    assert len(keys) == len(set(keys))
    assert QApplication.instance() is not None
