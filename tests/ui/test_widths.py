"""With a whole review in it, no page is wider than a small laptop, and no part of a record is cut off."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.ui.pages.test_records import bench_of
from tests.ui.test_clipping import EVERY, ROOM, cut, settled
from workbench.app import Assembly
from workbench.paths import resource
from workbench.records import KINDS
from workbench.services import importing, unlocking
from workbench.services.session import Session
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.pages.start import Opened
from workbench.ui.window import Window
from workbench.vault.keys import CHEAP


@pytest.fixture
def harbour(assembly: Assembly, tmp_path: Path) -> Window:
    """A window with the example review open in it."""
    path = tmp_path / "harbour.review"
    new = unlocking.new_key("for the widths only", CHEAP)
    session, _ = Session.create_with_key(path, new.key, new.salt)
    importing.import_case(session, resource("examples/harbour"))
    assembly.window.take(Opened(session, path))
    return assembly.window


def left(window: Window) -> list[str]:
    """Return what is still cut off once everything has had the time to find its place."""
    end = time.monotonic() + 2
    while (found := cut(settled(window))) and time.monotonic() < end:
        QTest.qWait(10)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 150])
def test_no_page_is_wider_than_the_room_beside_the_navigation(
    harbour: Window, assembly: Assembly, settle: Callable[[], None], percent: int
) -> None:
    assembly.surroundings.theme.apply("light", percent)
    harbour.resize(ROOM)
    bench, found = bench_of(harbour), {}
    for key in EVERY:
        bench.go(key)
        settle()
        page = settled(harbour) and bench.page
        assert page is not None
        room, needed = bench.ground.width(), page.minimumSizeHint().width()
        if needed > room:
            found[key] = f"needs {needed} of {room} px"
        assert harbour.size() == ROOM, key
        assert harbour.minimumSizeHint().width() <= ROOM.width(), key
    assert found == {}


@pytest.mark.slow
def test_nothing_is_cut_off_beside_the_form_of_a_record(harbour: Window, settle: Callable[[], None]) -> None:
    harbour.resize(ROOM)
    bench, found, turned = bench_of(harbour), set(), 0
    for kind in KINDS:
        bench.go(key_of(kind))
        settle()
        page = bench.page
        if not isinstance(page, RecordsPage) or not page.model.rowCount():
            continue
        page.choose(page.model.row_at(0).id)
        for at in range(1, page.detail.tabs.count()):
            page.detail.tabs.setCurrentIndex(at)
            settle()
            turned += 1
            found |= {f"{kind}, {page.detail.tabs.tabText(at)}: {fault}" for fault in left(harbour)}
    assert turned > len(KINDS)
    assert sorted(found) == []
