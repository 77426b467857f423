"""Ctrl+K finds every page, every command and the words of every kind, by key alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.test_records import bench_of
from workbench.records import KINDS, Field, FieldKind
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.records import key_of
from workbench.ui.pages.roll import PLACES
from workbench.ui.window import Window


@pytest.fixture(autouse=True)
def active(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def find(window: Window, words: str) -> list[tuple[str, str]]:
    """Type words into the panel; return (what it is, title) of what is found."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    panel = bench_of(window).find_panel
    panel.line.setText(words)
    panel._timer.stop()
    panel._look()
    return [(found.sort, found.title) for found in panel._model.found]


def test_every_page_is_found_by_its_title_and_enter_goes_there(window: Window) -> None:
    bench = bench_of(window)
    for place in PLACES:
        found = find(window, place.title)
        at = found.index(("Page", place.title))
        for _ in range(at):
            QTest.keyClick(bench.find_panel.line, Qt.Key.Key_Down)
        QTest.keyClick(bench.find_panel.line, Qt.Key.Key_Return)
        assert bench.place()[0] == place.key


@pytest.mark.parametrize(
    "words",
    ["Guidance for this page", "Cover the window", "Columns of the table", "Back", "Next misspelt word", "Lock"],
)
def test_a_command_is_found_by_its_words(window: Window, words: str) -> None:
    assert ("Command", words) in find(window, words)


def prose_of(kind: str) -> Field[str] | None:
    fields = KINDS[kind].spec.fields.values()
    return next((f for f in fields if f.kind is FieldKind.PROSE), None)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if prose_of(kind) is not None and kind != "review"])
def test_words_of_every_kind_are_found_and_enter_opens_the_record(window: Window, kind: str) -> None:
    field = prose_of(kind)
    assert field is not None
    assert window.review is not None
    record = window.review.add(kind, {field.name: "An unmistakable zeppelin."})
    assert any("zeppelin" in hit.snippet for hit in window.review.search("zeppelin"))
    assert [sort.split(" ·")[0] for sort, _ in find(window, "zeppel")] == [KINDS[kind].spec.title]
    QTest.keyClick(bench_of(window).find_panel.line, Qt.Key.Key_Return)
    key, id_ = bench_of(window).place()
    assert key == key_of(kind)
    assert id_ in {record.id, ""}  # the chronology reads its rows first


def test_another_readers_view_of_a_large_review_is_searched_in_the_background(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OpenReview, "light", False)
    window.look_as("confidential")
    assert window.review is not None
    expected = window.review.search("weighed")
    assert expected
    monkeypatch.setattr(OpenReview, "search", None)  # nothing is looked for at once
    find(window, "weighed")
    panel = bench_of(window).find_panel
    assert panel.note.text() == "Searching…"
    qtbot.waitUntil(lambda: panel.note.text() != "Searching…")
    assert [found.title for found in panel._model.found] == [hit.title for hit in expected]
