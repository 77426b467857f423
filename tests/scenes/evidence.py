"""Sources being read, and conversations planned and written down."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.scenes import wait
from workbench.app import Assembly
from workbench.ui.bench import Bench
from workbench.ui.pages.conversations import ConversationsPage
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.pages.source_reader import SourceReader


def scenes(made: Assembly, bench: Bench) -> Iterator[str]:
    """Show a source's words, a place found in them, a passage to be taken, and a page as it looks."""
    tasks = made.surroundings.tasks
    bench.go(key_of("source"))
    page = bench.page
    assert isinstance(page, RecordsPage)
    by_file = {row.values.get("file", ""): row.id for row in page.review.rows("source")}

    def read(part: str) -> SourceReader:
        page.choose(next(id_ for file, id_ in by_file.items() if part in file))
        page.detail.tabs.setCurrentIndex(1)
        wait(until=lambda: not tasks.busy)
        reader = page.detail.part(0)
        assert isinstance(reader, SourceReader)
        return reader

    reader = read("CF Assessment")
    reader.line.setText("school")
    yield "source-read"
    reader.bar.what.setCurrentIndex(3)
    yield "source-evidence"
    reader = read("PPN_21")
    reader.as_page.setChecked(True)
    wait(until=lambda: not tasks.busy)
    yield "source-page"
    page.detail.tabs.setCurrentIndex(0)
    bench.go(key_of("interview"))
    conversations = bench.page
    assert isinstance(conversations, ConversationsPage)
    for row, tab, name in (
        (1, 1, "conversation-before"),
        (0, 3, "conversation-agreement"),
        (0, 2, "conversation-notes"),
    ):
        conversations.choose(conversations.model.row_at(row).id)
        conversations.detail.tabs.setCurrentIndex(tab)
        yield name
    conversations.notes.open_desk()
    desk = conversations.notes.desk
    assert desk is not None
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F7):
        QTest.keyClick(desk.text, key)
    QTest.keyClicks(desk.text, "Nobody asked who slept there. ")
    QTest.keyClick(desk.text, Qt.Key.Key_F7)
    wait(200)
    yield "conversation-writing"
    conversations.close_part()
    bench.go(key_of("agency"), "a2")
    agencies = bench.page
    assert isinstance(agencies, RecordsPage)
    agencies.detail.tabs.setCurrentIndex(1)
    yield "requests"
    agencies.detail.tabs.setCurrentIndex(0)
