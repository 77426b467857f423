"""The way through the work fits, and says each thing once."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt

from tests.ui.pages.test_records import bench_of
from workbench.ui import words
from workbench.ui.window import Window

ICON = Qt.ItemDataRole.UserRole + 2


def test_with_all_sections_closed_it_needs_no_scroll_bar(window: Window) -> None:
    window.resize(1366, 768)
    navigation = bench_of(window).navigation
    navigation.collapseAll()
    navigation.doItemsLayout()
    assert navigation.verticalScrollBar().maximum() == 0


def test_no_two_lines_side_by_side_have_the_same_icon(window: Window) -> None:
    model = bench_of(window).navigation.model()
    icons = [model.index(row, 0).data(ICON) for row in range(model.rowCount())]
    assert all(icon != following for icon, following in pairwise(icons))


def test_what_is_written_out_is_listed_after_what_is_written(window: Window) -> None:
    model = bench_of(window).navigation.model()
    lines = [model.index(row, 0) for row in range(model.rowCount())]
    report = next(line for line in lines if line.data() == words.SECTIONS[-1].title)
    inside = [model.index(row, 0, report).data() for row in range(model.rowCount(report))]
    assert inside[-3:] == ["Write a report", "Hand out", "Check a file"]
