"""The page of the chronology at 20,000 entries: a scroll step painted, a key of the filter, a page that opens."""

from __future__ import annotations

import datetime as dt
import os
import random
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measure import Figure, median, milliseconds, p95, times
from tests.benchmarks.storing import note
from workbench.records import Agency, Event, Person, Source
from workbench.services.session import Session
from workbench.vault import keys
from workbench.vault.store import Put

ENTRIES, AGENCIES, STEPS = 20_000, 8, 300
SIZE = (1142, 640)  # px: what a window of 1366 × 768 leaves to the page
FRAME = 0.016  # seconds


def review(folder: Path) -> Session:
    """Make a review with 20,000 events of eight agencies over nine years."""
    seed = random.Random(11)  # noqa: S311 - a benchmark's text, not a secret
    salt = secrets.token_bytes(16)
    key = keys.derive("bench", salt, keys.CHEAP)
    session, _ = Session.create_with_key(folder / "bench.review", key, salt)
    first = dt.date(2012, 1, 1)
    session.store.apply(
        [
            *(Put(Agency(f"a{n}", name=f"Agency {n}", kind="health", label=f"Service {n}")) for n in range(AGENCIES)),
            Put(Person("p1", name="Bren Calder", kind="subject_child", label="Child A", date_of_birth="2011-06-02")),
            Put(Source("s1", title="Log", kind="chronology")),
        ],
        "bench",
    )  # fmt: skip
    events = [
        Event(
            f"e{n}",
            date=(first + dt.timedelta(days=n // 6)).isoformat(),
            agency=f"a{n % AGENCIES}",
            source="s1",
            people=("p1",),
            what_happened=note(seed, 240),
            action_taken=note(seed, 80) if n % 3 == 0 else None,
            significant=True if n % 9 == 0 else None,
        )
        for n in range(ENTRIES)
    ]
    session.store.apply([Put(event) for event in events], "bench")
    return session


def run() -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QSettings, QTimer
    from PySide6.QtWidgets import QWidget

    from workbench.app import assemble
    from workbench.ui.application import Application
    from workbench.ui.open_review import OpenReview
    from workbench.ui.pages.chronology import ChronologyPage

    def until(condition: Callable[[], bool]) -> None:
        loop, timer = QEventLoop(), QTimer()

        def look() -> None:
            if condition():
                loop.quit()

        timer.timeout.connect(look)
        timer.start(5)
        loop.exec()

    def painted(widget: QWidget) -> None:
        widget.grab()

    application = Application(["bench"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
        made = assemble(application, cost=keys.CHEAP)
        session = review(folder)
        page = ChronologyPage(OpenReview(session), made.surroundings)
        page.resize(*SIZE)
        page.show()

        def opened() -> None:
            page.arrive()
            until(lambda: page.loaded)

        (opening,) = times(opened, 1)
        until(lambda: not made.surroundings.tasks.busy)
        bar, viewport = page.table.verticalScrollBar(), page.table.viewport()
        step = bar.maximum() // STEPS

        def scroll() -> None:
            bar.setValue(bar.value() + step)
            painted(viewport)

        scroll()
        frames = times(scroll, STEPS - 2)
        bar.setValue(0)

        def wheel() -> None:
            bar.setValue(bar.value() + 3 * page.table.delegate.row_height())
            painted(viewport)

        wheels = times(wheel, STEPS)
        keys_pressed = [
            word[:length] for word in ("visiting", "bruiseful", "nobody") for length in range(1, len(word) + 1)
        ]
        pending = iter(keys_pressed)

        def typed() -> None:
            page.filter.words.setText(next(pending))
            painted(viewport)

        filtered = times(typed, len(keys_pressed))
        page.filter.words.clear()
        chosen = times(lambda: page.filter.choose("agencies", "a3", not page.filter.sieve.agencies), 6)
        timeline = times(lambda: painted(page.timeline.view.viewport()), 20)
        page.close()
        page.deleteLater()
        made.window.close()
        made.take_apart()
        session.close()
    return [
        Figure(
            f"chronology, {ENTRIES:,} entries: a jump painted, median {milliseconds(median(frames))}",
            f"p95 {milliseconds(p95(frames))}",
            f"three rows further: p95 {milliseconds(p95(wheels))}",
            "p95 ≤ 16 ms",
            max(p95(frames), p95(wheels)) <= FRAME,
        ),
        Figure(
            f"chronology, a key in the filter, median {milliseconds(median(filtered))}",
            f"p95 {milliseconds(p95(filtered))}",
            f"an agency more or less: p95 {milliseconds(p95(chosen))}; timeline: {milliseconds(median(timeline))}",
            "p95 ≤ 150 ms",
            p95(filtered) <= 0.150,
        ),
        Figure(
            "chronology, from the key to the first rows",
            milliseconds(opening),
            "read in the background; the window goes on",
            "",
            True,
        ),
    ]
