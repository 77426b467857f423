"""Finding what may be the same event among 5,000, 10,000 and 20,000 entries of ten agencies in five years."""

from __future__ import annotations

import datetime as dt
import json
import math
import random
import time

from tests.benchmarks.measure import Figure
from workbench.analysis.duplicates import find
from workbench.paths import resource
from workbench.records import Agency, Event

SIZES = (5_000, 10_000, 20_000)
BOUND = 10.0  # seconds for the largest
SLACK = 1.15  # timing on a busy machine is not exact


def invented(count: int) -> list[Event]:
    """Return events with words of the example review, each as often as there, on days at random."""
    case = json.loads((resource("examples/harbour") / "case.json").read_text("utf-8"))
    words = [word for entry in case["event"] for word in entry["what_happened"].split()]
    chance = random.Random(1)  # noqa: S311 - an order of words
    start = dt.date(2016, 1, 1)
    events = []
    for number in range(count):
        events.append(
            Event(
                f"e{number}",
                agency=f"a{chance.randint(1, 10)}",
                date=(start + dt.timedelta(days=chance.randrange(1825))).isoformat(),
                what_happened=" ".join(chance.choices(words, k=chance.randint(10, 40))),
            )
        )
    return events


def run() -> list[Figure]:
    agencies = [
        Agency("a1", name="Northshire Social Care", kind="childrens_social_care", label="x"),
        Agency("a2", name="Bryn Glas School", kind="school", label="x"),
        Agency("a3", name="Northshire Police", kind="police", label="x"),
    ]
    find(invented(500), agencies)
    taken = []
    for size in SIZES:
        events = invented(size)
        began = time.process_time()
        find(events, agencies)
        taken.append(time.process_time() - began)
    smallest, largest = SIZES[0], SIZES[-1]
    allowed = largest * math.log(largest) / (smallest * math.log(smallest))
    growth = taken[-1] / taken[0]
    said = ", ".join(f"{size:,}: {seconds:.1f} s" for size, seconds in zip(SIZES, taken, strict=True))
    return [
        Figure(
            f"same events among {largest:,} entries", f"{taken[-1]:.1f} s", said, f"< {BOUND:.0f} s", taken[-1] < BOUND
        ),
        Figure(
            f"its growth from {smallest:,} to {largest:,}",
            f"{growth:.1f}×",
            f"n log n: {allowed:.1f}×",
            "n log n",
            growth <= allowed * SLACK,
        ),
    ]
