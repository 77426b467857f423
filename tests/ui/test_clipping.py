"""No word is cut off, and nothing almost fits: every page at the size of a small laptop, and with larger text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from tests.ui.pages.test_records import bench_of
from tests.ui.test_names import PAGES
from workbench.app import Assembly
from workbench.records import KINDS
from workbench.ui.pages.page import Page
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import KIND_PAGES
from workbench.ui.window import Window

ROOM = QSize(1366, 768)
DOUBLED = QSize(683, 384)  # what a small laptop has left where everything is drawn at twice its size
LONGEST = ("event", "finding", "person", "prior_learning", "recommendation")  # forms with long words, and the kinds
EVERY = (*PAGES, *(key_of(kind) for kind in KINDS))  # with pages of their own
SOME = (*PAGES, *(key_of(kind) for kind in {**dict.fromkeys(LONGEST), **KIND_PAGES}))
SAID = (QLabel, QPushButton, QCheckBox, QRadioButton, QToolButton)
ALMOST = 20  # px; a scroll bar with so little to scroll should not be there
HAIR = 1  # px of rounding


def texts(root: QWidget) -> Iterator[QWidget]:
    """Yield the labels and buttons that show words now."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, SAID) and widget.isVisible() and widget.text().strip():
            yield widget


def needs(widget: QWidget) -> QSize:
    """Return the room that a label or button needs for its words, which a wrapped label takes in height."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(
            (widget.fontMetrics().horizontalAdvance(word) for word in widget.text().split() if "/" not in word),
            default=0,
        )
        plain = widget.textFormat() != Qt.TextFormat.RichText and "<" not in widget.text()
        return QSize(longest if plain else 0, widget.heightForWidth(widget.width()))
    if widget.hasHeightForWidth():  # a box to tick whose words are broken into lines
        return QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    return widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()


def outside(widget: QWidget, root: QWidget) -> bool:
    """Whether a widget reaches over the right edge of what it stands in, with no way to scroll there."""
    here = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not root:
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
            bar = area.horizontalScrollBar()
            free = bar.maximum() > 0 and area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return not free and here.right() > QRect(above.mapTo(root, QPoint(0, 0)), above.size()).right() + HAIR
        above = above.parentWidget()
    return here.right() > root.width() + HAIR


def cut(root: QWidget) -> list[str]:
    """Return what is cut off in a window or page."""
    found = []
    for widget in texts(root):
        wanted, named = needs(widget), f"{type(widget).__name__} “{widget.text()}”"  # type: ignore[attr-defined]
        if wanted.width() > widget.width() + HAIR or wanted.height() > widget.height() + HAIR:
            found.append(f"{named} needs {wanted.toTuple()} and has {widget.size().toTuple()}")
        if outside(widget, root):
            found.append(f"{named} reaches beyond the edge")
    return found


def almost(root: QWidget) -> list[str]:
    """Return which scroll bars are there for almost nothing."""
    found = []
    for area in root.findChildren(QScrollArea):
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
            if bar.isVisible() and 0 < bar.maximum() <= ALMOST:
                found.append(f"{area.accessibleName() or type(area).__name__} scrolls by {bar.maximum()} px")
    return found


def settled(window: Window) -> Window:
    for _ in range(8):  # widths, then what is wrapped in them, then what stands below
        QApplication.processEvents()
    return window


def turn(window: Window, keys: Iterable[str], size: QSize) -> Iterator[tuple[str, Page]]:
    """Show pages in a window of a size, each with an empty form where it has forms."""
    window.resize(size)
    for key in keys:
        bench_of(window).go(key)
        page = bench_of(window).page
        assert page is not None
        if key.removeprefix("kind:") in KINDS and key != key_of("review"):
            page.start_new()
        settled(window)
        assert window.size() == size, f"{key}: the window became {window.size().toTuple()}"
        yield key, page


def test_nothing_is_cut_off_on_any_page_or_form(window: Window) -> None:
    found = {f"{key}: {fault}" for key, _ in turn(window, EVERY, ROOM) for fault in (*cut(window), *almost(window))}
    assert sorted(found) == []


@pytest.mark.parametrize(("percent", "size"), [(150, ROOM), (100, DOUBLED)], ids=["larger text", "twice the size"])
def test_nothing_is_cut_off_where_everything_is_larger(
    window: Window, assembly: Assembly, percent: int, size: QSize
) -> None:
    assembly.surroundings.theme.apply("light", percent)
    found = {f"{key}: {fault}" for key, _ in turn(window, SOME, size) for fault in cut(window)}
    assert sorted(found) == []


def test_a_label_that_is_too_narrow_is_found(window: Window) -> None:
    bench_of(window).go("history")
    page = bench_of(window).page
    assert page is not None
    label = next(w for w in texts(page) if isinstance(w, QLabel) and not w.wordWrap())
    label.setFixedWidth(8)
    assert any("needs" in fault for fault in cut(settled(window)))


def test_a_button_over_the_edge_is_found(window: Window) -> None:
    bench_of(window).go("history")
    page = bench_of(window).page
    assert page is not None
    button = next(w for w in texts(page) if isinstance(w, QPushButton))
    button.move(window.width(), 0)
    assert any("beyond" in fault for fault in cut(window))
