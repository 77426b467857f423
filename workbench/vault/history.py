"""What was changed, when and from what to what, chained so that no entry can be altered, dropped or moved unseen."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlcipher3.dbapi2 import Connection

from workbench.records import KINDS, Record
from workbench.vault.columns import State, decode, live

START = bytes(32)
_STEP = 1_000  # entries
_LONG = 256  # a text from this length on is kept as what was cut out and put in
_LONG_CUT = 1024
# zlib: a third of the time of its defaults for a tenth more bytes, and no fresh memory from the system each time.
_FAST, _WINDOW, _MEMORY = 1, 13, 7

Splice = tuple[int, str | int, str]
"""Where (in code points), what was cut out there (or how many code points, when it was long), what was put in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as one transaction found it and left it; None: it was not there, or is a file or a setting.

    ``when`` is UTC, ISO 8601.
    """

    seq: int
    txn: int
    when: str
    label: str
    kind: str
    id: str
    before: Record | None
    after: Record | None
    binned: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry without the states that it led from and to; ``when`` is UTC, ISO 8601."""

    seq: int
    txn: int
    when: str
    label: str
    kind: str
    id: str


class DoesNotFit(ValueError):
    """A change that does not start from the state it is applied to."""


@dataclass(frozen=True, slots=True)
class Delta:
    """The columns that differ between two states of a row; None for a whole state: there was no row.

    A column that was or becomes empty stands as None. Of a long text only the stretch that changed is kept, and
    of a long stretch that was cut out only its length: it stands in the entry before. So a state is always found
    by going through a record's entries from the first, and saving a long text costs what was typed.
    """

    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    splices: Mapping[str, Splice] = field(default_factory=dict)

    @classmethod
    def between(cls, before: State | None, after: State | None) -> Delta:
        """Return what differs."""
        if before is None or after is None:
            return cls(before, after)
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        splices = {}
        for name in names:
            splice = _splice(before.get(name), after.get(name))
            if splice is not None:
                splices[name] = splice
        plain = [name for name in names if name not in splices]
        return cls({name: before.get(name) for name in plain}, {name: after.get(name) for name in plain}, splices)

    def on(self, state: State | None) -> State | None:
        """Return the state after this change; raises DoesNotFit when it was not made from ``state``."""
        if self.before is None or self.after is None:
            if state != self.before:
                raise DoesNotFit
            return None if self.after is None else dict(self.after)
        if state is None or any(state.get(name) != value for name, value in self.before.items()):
            raise DoesNotFit
        changed = {**state, **self.after}
        for name, (at, cut, put) in self.splices.items():
            text = str(state.get(name, ""))
            end = at + (cut if isinstance(cut, int) else len(cut))
            if end > len(text) or (isinstance(cut, str) and text[at:end] != cut):
                raise DoesNotFit
            changed[name] = text[:at] + put + text[end:]
        return {name: value for name, value in changed.items() if value is not None}

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that this change touches, in no particular order."""
        return tuple(dict.fromkeys((*(self.before or ()), *(self.after or ()), *self.splices)))

    def pack(self) -> bytes:
        """Return the change compressed: a line of JSON, and after it the texts put in, which need no escaping."""
        spliced = [[name, at, cut, len(put)] for name, (at, cut, put) in self.splices.items()]
        line = json.dumps([self.before, self.after, spliced], ensure_ascii=False, separators=(",", ":"))
        plain = "".join((line, "\n", *(put for _, _, put in self.splices.values())))
        squeeze = zlib.compressobj(_FAST, zlib.DEFLATED, _WINDOW, _MEMORY)
        return squeeze.compress(plain.encode()) + squeeze.flush()

    @classmethod
    def unpack(cls, packed: bytes) -> Delta:
        """Return the change that :meth:`pack` wrote; raises DoesNotFit for anything else."""
        try:
            line, _, texts = zlib.decompress(packed).decode().partition("\n")
            before, after, spliced = json.loads(line)
            splices = {}
            for name, at, cut, length in spliced:
                splices[name] = (at, cut, texts[:length])
                texts = texts[length:]
            return cls(before, after, splices)
        except (ValueError, TypeError, zlib.error):
            raise DoesNotFit from None


def _splice(before: Any, after: Any) -> Splice | None:
    """Return the one stretch that differs between two long texts; None where either is short or no text."""
    if not (isinstance(before, str) and isinstance(after, str)) or min(len(before), len(after)) < _LONG:
        return None
    shorter = min(len(before), len(after))
    start = _shared(shorter, lambda n, m: before[n:m] == after[n:m])
    ends = len(before), len(after)
    end = _shared(shorter - start, lambda n, m: before[ends[0] - m : ends[0] - n] == after[ends[1] - m : ends[1] - n])
    cut = before[start : ends[0] - end]
    return start, cut if len(cut) < _LONG_CUT else len(cut), after[start : ends[1] - end]


def _shared(most: int, same: Callable[[int, int], bool]) -> int:
    """Return how far two texts agree, by halving: comparing stretches is fast, comparing characters is not."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def now() -> str:
    """Return the time in UTC to the millisecond, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def link(prev: bytes, seq: int, txn: int, at: str, label: str, kind: str, id_: str, change: bytes) -> bytes:
    """Return the hash of an entry: SHA-256 over the one before it and everything it says."""
    said = json.dumps([seq, txn, at, label, kind, id_, len(change)], ensure_ascii=False).encode()
    return hashlib.sha256(prev + len(said).to_bytes(8, "big") + said + change).digest()


def append(connection: Connection, label: str, changes: Iterable[tuple[str, str, Delta]]) -> tuple[int, int]:
    """Add one transaction's entries and move the head; return the first and the last entry's number."""
    seq, txn, prev = connection.execute("SELECT seq, txn, hash FROM head").fetchone()
    first, txn, at = seq + 1, txn + 1, now()
    rows = []
    for kind, id_, delta in changes:
        seq += 1
        packed = delta.pack()
        digest = link(prev, seq, txn, at, label, kind, id_, packed)
        rows.append((seq, txn, at, label, kind, id_, packed, prev, digest))
        prev = digest
    connection.executemany("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute("UPDATE head SET seq = ?, txn = ?, hash = ?, version = version + 1", (seq, txn, prev))
    return first, seq


def touched(connection: Connection, first: int, last: int) -> list[tuple[int, str, str]]:
    """Return (entry, kind, id) for a stretch of entries."""
    return connection.execute(  # type: ignore[no-any-return]
        "SELECT seq, kind, id FROM history WHERE seq BETWEEN ? AND ? ORDER BY seq", (first, last)
    ).fetchall()


def around(connection: Connection, seq: int, kind: str, id_: str) -> tuple[State | None, State | None]:
    """Return a record's state before and after one of its entries; raises DoesNotFit where the history is broken."""
    before: State | None = None
    after: State | None = None
    sql = "SELECT change FROM history WHERE kind = ? AND id = ? AND seq <= ? ORDER BY seq"
    for (change,) in connection.execute(sql, (kind, id_, seq)):
        before, after = after, Delta.unpack(change).on(after)
    return before, after


def outcomes(connection: Connection) -> Iterator[tuple[tuple[str, str], State | None]]:
    """Yield (kind, id) and the last state for every record that the history knows; a broken one counts as gone."""
    rows = connection.execute("SELECT kind, id, change FROM history ORDER BY kind, id, seq")
    for key, entries in groupby(rows, key=lambda row: (row[0], row[1])):
        state: State | None = None
        try:
            for _, _, change in entries:
                state = Delta.unpack(change).on(state)
        except DoesNotFit:
            state = None
        yield key, state


def of_record(connection: Connection, kind: str, id_: str) -> Iterator[Entry]:
    """Yield every entry of one record, oldest first; raises DoesNotFit where the history is broken."""
    state: State | None = None
    before: Record | None = None
    rows = connection.execute(
        "SELECT seq, txn, at, label, change FROM history WHERE kind = ? AND id = ? ORDER BY seq", (kind, id_)
    )
    for seq, txn, at, label, change in rows:
        state = Delta.unpack(change).on(state)
        after = None if state is None or kind not in KINDS else decode(kind, id_, state)
        yield Entry(seq, txn, at, label, kind, id_, before, after, state is not None and not live(state))
        before = after


def page(connection: Connection, after_seq: int, limit: int) -> list[Entry]:
    """Return up to ``limit`` entries later than ``after_seq``, oldest first."""
    wanted = connection.execute(
        "SELECT seq, kind, id FROM history WHERE seq > ? ORDER BY seq LIMIT ?", (after_seq, limit)
    ).fetchall()
    last = wanted[-1][0] if wanted else 0
    found: dict[int, Entry] = {}
    for kind, id_ in dict.fromkeys((kind, id_) for _, kind, id_ in wanted):
        for entry in of_record(connection, kind, id_):
            if entry.seq > last:
                break
            if entry.seq > after_seq:
                found[entry.seq] = entry
    return [found[seq] for seq, _, _ in wanted]


_LISTED = "SELECT seq, txn, at, label, kind, id FROM history"


def listing(connection: Connection, seqs: Sequence[int]) -> list[Listed]:
    """Return entries by their numbers, a few hundred at most, without reading what changed; in the order asked for."""
    marks = ", ".join("?" * len(seqs))
    found = {row[0]: Listed(*row) for row in connection.execute(f"{_LISTED} WHERE seq IN ({marks})", list(seqs))}
    return [found[seq] for seq in seqs if seq in found]


def listing_of(connection: Connection, kind: str, id_: str) -> list[Listed]:
    """Return every entry of one record, oldest first, without reading what changed."""
    return [
        Listed(*row) for row in connection.execute(f"{_LISTED} WHERE kind = ? AND id = ? ORDER BY seq", (kind, id_))
    ]


def matching(connection: Connection, kind: str, since: str, until: str, words: Sequence[str]) -> list[int]:
    """Return the numbers of the entries of a kind, from one moment to before another, whose label holds the words.

    What is empty narrows nothing. The newest comes first.
    """
    tests, values = ["1"], []
    for test, value in (("kind = ?", kind), ("at >= ?", since), ("at < ?", until)):
        if value:
            tests.append(test)
            values.append(value)
    for word in words:
        tests.append("instr(lower(label), ?)")
        values.append(word.lower())
    sql = f"SELECT seq FROM history WHERE {' AND '.join(tests)} ORDER BY seq DESC"  # noqa: S608 - the tests above
    return [seq for (seq,) in connection.execute(sql, values)]


def hashes(connection: Connection, after_seq: int, limit: int) -> list[tuple[Listed, tuple[str, ...], bytes]]:
    """Return up to ``limit`` entries later than ``after_seq``: the entry, the names of the fields changed, its hash."""
    sql = "SELECT seq, txn, at, label, kind, id, change, hash FROM history WHERE seq > ? ORDER BY seq LIMIT ?"
    return [
        (Listed(*row[:6]), Delta.unpack(row[6]).names, bytes(row[7]))
        for row in connection.execute(sql, (after_seq, limit))
    ]


def broken(connection: Connection, step: Callable[[int], None] | None = None) -> Iterator[str]:
    """Yield what is wrong with the chain: an entry changed, removed, added or moved, also at its end.

    ``step`` is told now and then how far it is, and may raise to stop it.
    """
    prev, last = START, 0
    rows = connection.execute("SELECT seq, txn, at, label, kind, id, change, prev_hash, hash FROM history ORDER BY seq")
    for seq, txn, at, label, kind, id_, change, prev_hash, digest in rows:
        if step is not None and seq % _STEP == 0:
            step(seq)
        if seq != last + 1:
            yield f"The history lacks entries {last + 1} to {seq - 1}."
        elif prev_hash != prev or link(prev, seq, txn, at, label, kind, id_, change) != digest:
            yield f"Entry {seq} of the history has been altered."
        prev, last = digest, seq
    if connection.execute("SELECT seq, hash FROM head").fetchall() != [(last, prev)]:
        yield "The end of the history is missing or has been altered."
