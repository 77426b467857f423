"""With a whole review in it, no page is wider than a small laptop, whatever the size of the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.pages.test_records import bench_of
from tests.ui.test_clipping import EVERY, ROOM, settled
from workbench.app import Assembly
from workbench.paths import resource
from workbench.services import importing, unlocking
from workbench.services.session import Session
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
