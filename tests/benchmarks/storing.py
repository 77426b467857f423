"""Saving, searching and opening a store, with full durability and 100,000 events."""

from __future__ import annotations

import random
import secrets
import tempfile
from pathlib import Path

import sqlcipher3

from tests.benchmarks.measure import Figure, median, milliseconds, p95, times
from workbench.records import Agency, Event, Interview, Source
from workbench.vault import keys
from workbench.vault.store import Put, Store

NOTE = 24 * 1024
EVENTS = 100_000
STEMS = ("visit", "call", "school", "letter", "doctor", "bruise", "plan", "review", "child", "baby", "nurse", "night")
WORDS = [f"{stem}{end}" for stem in STEMS for end in ("", "s", "ed", "ing", "er", "ment", "less", "ful")]


def note(seed: random.Random, size: int = NOTE) -> str:
    words: list[str] = []
    length = 0
    while length < size:
        words.append(seed.choice(WORDS))
        length += len(words[-1]) + 1
    return " ".join(words)[:size]


def run_save() -> list[Figure]:
    seed = random.Random(3)  # noqa: S311 - a benchmark's text, not a secret
    with tempfile.TemporaryDirectory() as folder:
        salt = secrets.token_bytes(16)
        key = keys.derive("bench", salt, keys.CHEAP)
        store = Store.create(Path(folder) / "bench.review", key, salt)
        notes = iter([note(seed) for _ in range(400)])
        ours = times(lambda: store.apply([Put(Interview("i1", capacity="parent", notes=next(notes)))], "edit"), 200)
        store.close()
        bare = bare_inserts(Path(folder) / "bare.db", notes, 200)
    ratio = median(ours) / median(bare)
    return [
        Figure(
            f"save a 24 KB note: median {milliseconds(median(ours))}",
            f"p95 {milliseconds(p95(ours))}",
            f"bare SQLCipher insert {milliseconds(median(bare))}",
            f"{ratio:.2f}× (≤ 3)",
            ratio <= 3,
        )
    ]


def bare_inserts(path: Path, notes: object, rounds: int) -> list[float]:
    """Insert the same notes in a bare SQLCipher database with the same durability."""
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    supply = iter(notes)  # type: ignore[call-overload]
    taken = times(lambda: connection.execute("INSERT INTO note (text) VALUES (?)", (next(supply),)), rounds)
    connection.close()
    return taken


def large_store(folder: Path) -> tuple[Path, bytes]:
    """Make a store of 100,000 events; return its path and key bytes."""
    seed = random.Random(5)  # noqa: S311 - a benchmark's text, not a secret
    salt = secrets.token_bytes(16)
    key = keys.derive("bench", salt, keys.CHEAP)
    raw = bytes.fromhex(key.hex())
    path = folder / "large.review"
    store = Store.create(path, key, salt)
    store.apply(
        [
            Put(Agency("a1", name="One", kind="police", label="Police")),
            Put(Source("s1", title="Log", kind="chronology")),
        ],
        "bench",
    )
    for start in range(0, EVENTS, 10_000):
        batch = [
            Put(Event(f"e{i}", date="2021-03-04", agency="a1", source="s1", what_happened=note(seed, 200)))
            for i in range(start, start + 10_000)
        ]
        store.apply(batch, "bench")
    store.close()
    return path, raw


def run_search() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path, raw = large_store(Path(folder))
        store = Store.open(path, keys.Key(raw))
        queries = [
            *WORDS,
            *(f"{a} {b}" for a, b in zip(WORDS, WORDS[7:], strict=False)),
            "bru",
            "nur",
            "schooling visit",
        ]
        store.search("warm")
        taken = [times(lambda q=query: store.search(q, 50), 1)[0] for query in queries]  # type: ignore[misc]
        store.close()
    return [
        Figure(
            f"search in {EVENTS:,} events: median {milliseconds(median(taken))}",
            f"p95 {milliseconds(p95(taken))}",
            f"{len(queries)} queries, first 50 with snippets",
            "p95 ≤ 20 ms",
            p95(taken) <= 0.020,
        )
    ]


def run_unlock() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path, raw = large_store(Path(folder))
        taken = times(lambda: Store.open(path, keys.Key(raw)).close(), 7)
    return [
        Figure(
            f"unlock and lock, {EVENTS:,} events, without key derivation",
            milliseconds(median(taken)),
            f"p95 {milliseconds(p95(taken))}",
            "≤ 100 ms",
            median(taken) <= 0.100,
        )
    ]
