"""Finding words: an index of every text that a person types, and the places where the words stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlcipher3.dbapi2 import Connection

from workbench.records import KINDS
from workbench.vault import schema
from workbench.vault.columns import State, live
from workbench.vault.indexing import texts
from workbench.vault.rows import read, state_of
from workbench.vault.snippets import Finder, Term, parse

_BAND = 1 << 40
_CANDIDATES = 100
_LONG = 2000  # characters from which a text that changes is indexed only when it is searched
_FIRST = ("person", "agency", "place", "section", "finding", "recommendation", "episode", "interview", "source")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds the words, and where best; in ``snippet`` a match stands between U+0002 and U+0003."""

    kind: str
    id: str
    field: str
    snippet: str


def update(connection: Connection, changed: Sequence[tuple[tuple[str, str], State | None, State | None]]) -> None:
    """Bring the index up to date with records that changed from one state to another.

    A long text that was indexed before is only marked: while somebody types it is saved every few seconds, and
    indexing it anew would be the larger part of each save. :func:`freshen` does that before the next search.
    """
    stale: list[tuple[str, str]] = []
    old: list[tuple[str, str]] = []
    fresh: dict[tuple[str, str], str] = {}
    for key, before, after in changed:
        was, now = (_indexed(key[0], state) if key[0] in KINDS else "" for state in (before, after))
        if was == now:
            continue
        if was and len(now) >= _LONG:
            stale.append(key)
            continue
        if was:
            old.append(key)
        if now:
            fresh[key] = now
    connection.executemany("UPDATE search_row SET stale = 1 WHERE kind = ? AND id = ? AND stale = 0", stale)
    _remove(connection, old, [key for key in old if key not in fresh])
    _insert(connection, fresh)


def is_stale(connection: Connection) -> bool:
    """Tell whether a text changed since it was indexed."""
    return connection.execute("SELECT 1 FROM search_row WHERE stale = 1 LIMIT 1").fetchone() is not None


def freshen(connection: Connection) -> None:
    """Index what changed since, inside the transaction that is open."""
    keys = connection.execute("SELECT kind, id FROM search_row WHERE stale = 1").fetchall()
    _remove(connection, keys, [])
    _insert(connection, {key: _indexed(key[0], read(connection, *key)) for key in keys})


def _indexed(kind: str, state: State | None) -> str:
    return "\n".join(text for _, text in texts(kind, state)) if state is not None and live(state) else ""


def _remove(connection: Connection, keys: Sequence[tuple[str, str]], gone: Sequence[tuple[str, str]]) -> None:
    """Take records out of the index; those in ``gone`` give up their number too."""
    connection.executemany(
        "DELETE FROM search WHERE rowid = (SELECT number FROM search_row WHERE kind = ? AND id = ?)", keys
    )
    connection.executemany("DELETE FROM search_row WHERE kind = ? AND id = ?", gone)


def _insert(connection: Connection, fresh: Mapping[tuple[str, str], str]) -> None:
    """Put records into the index: all numbers first, because a write elsewhere makes FTS5 write what it gathered."""
    next_in: dict[int, int] = {}
    numbers: list[int] = []
    new: list[tuple[int, str, str]] = []
    for kind, id_ in fresh:
        row = connection.execute("SELECT number FROM search_row WHERE kind = ? AND id = ?", (kind, id_)).fetchone()
        if row is None:
            band = _band(kind)
            row = (next_in.get(band) or _next(connection, band),)
            next_in[band] = row[0] + 1
            new.append((*row, kind, id_))
        numbers.append(row[0])
    connection.executemany("INSERT INTO search_row (number, kind, id) VALUES (?, ?, ?)", new)
    connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", zip(numbers, fresh.values(), strict=True))


def _band(kind: str) -> int:
    """Return where the numbers of a kind begin: read downwards, people come first; the other kinds share a band."""
    return (len(_FIRST) - _FIRST.index(kind) if kind in _FIRST else 0) * _BAND


def _next(connection: Connection, band: int) -> int:
    """Return a number above all others of a band: read downwards, the newest come first."""
    (last,) = connection.execute(
        "SELECT max(number) FROM search_row WHERE number >= ? AND number < ?", (band, band + _BAND)
    ).fetchone()
    return (band if last is None else int(last)) + 1


def rebuild(connection: Connection) -> None:
    """Make the index anew from the records, inside the transaction that is open."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_row")
    for kind in KINDS:
        _insert(connection, {(kind, id_): words for id_, words in _live_texts(connection, kind) if words})


def out_of_step(connection: Connection) -> Iterator[str]:
    """Yield what is wrong between the index and the records; what is wrong inside it, integrity_check says."""
    for kind in KINDS:
        rows = {id_ for (id_,) in connection.execute("SELECT id FROM search_row WHERE kind = ?", (kind,))}
        wanted = {id_ for id_, words in _live_texts(connection, kind) if words}
        if rows != wanted:
            yield f"The search index is out of step with {len(rows ^ wanted)} record(s) of kind {kind}."
    (loose,) = connection.execute(
        "SELECT count(*) FROM search_row FULL JOIN search_docsize ON search_docsize.id = number "
        "WHERE number IS NULL OR search_docsize.id IS NULL"
    ).fetchone()
    if loose:
        yield f"The search index has lost or kept {loose} row(s)."


def _live_texts(connection: Connection, kind: str) -> Iterator[tuple[str, str]]:
    table = schema.tables()[kind]
    for id_, *row in connection.execute(f"{table.select_with_key} WHERE binned = 0 ORDER BY rowid"):
        yield id_, _indexed(kind, state_of(table.columns, row))


def find(connection: Connection, words: str, limit: int, kinds: Sequence[str] = ()) -> list[Hit]:
    """Return up to ``limit`` records, of these kinds where any are named, that hold every word, best first.

    bm25 looks at every match to weigh a word, which for a common one is every event there is. So the index only
    gives the first matches in its own order (people, agencies and places first, then by kind, the newest first),
    and those few are ranked here by how often and where they hold the words.
    """
    terms = parse(words)
    if not terms:
        return []
    numbers = _candidates(connection, terms, max(_CANDIDATES, limit), kinds)
    finder = Finder(terms)
    ranked = sorted(
        (best for kind, id_, held in _loaded(connection, numbers) if (best := finder.best(kind, id_, held))),
        key=lambda best: -best.score,
    )
    return [Hit(best.kind, best.id, best.field, finder.snippet(best.text)) for best in ranked[:limit]]


def _candidates(connection: Connection, terms: Sequence[Term], most: int, kinds: Sequence[str]) -> list[int]:
    """Return the numbers of records with the words as they are, then of those where the last one goes on.

    The second question costs more the more words begin so, and is asked only when the first leaves room.
    """
    exact = _numbers(connection, " ".join(term.quoted() for term in terms), most, kinds)
    if len(exact) == most or not terms[-1].open_ended:
        return exact
    wider = _numbers(connection, " ".join(term.quoted() for term in terms) + " *", most, kinds)
    return list(dict.fromkeys(exact + wider))[:most]


def _numbers(connection: Connection, query: str, most: int, kinds: Sequence[str]) -> list[int]:
    within = ""
    if kinds:
        marks = ", ".join("?" * len(kinds))
        within = f"AND (SELECT kind FROM search_row WHERE number = search.rowid) IN ({marks})"  # noqa: S608
    sql = f"SELECT rowid FROM search WHERE search MATCH ? {within} ORDER BY rowid DESC LIMIT ?"  # noqa: S608
    return [number for (number,) in connection.execute(sql, (query, *kinds, most))]


def _loaded(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[str, str, State]]:
    """Yield kind, id and searched columns for index numbers, in their order."""
    marks = ", ".join("?" * len(numbers))
    sql = f"SELECT number, kind, id FROM search_row WHERE number IN ({marks})"  # noqa: S608
    named = {number: (kind, id_) for number, kind, id_ in connection.execute(sql, numbers)}
    states: dict[tuple[str, str], State] = {}
    for kind in {kind for kind, _ in named.values()}:
        ids = [id_ for each, id_ in named.values() if each == kind]
        columns = schema.searched(kind)
        listed = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(ids))
        for id_, *row in connection.execute(f'SELECT id, {listed} FROM "{kind}" WHERE id IN ({marks})', ids):  # noqa: S608
            states[kind, id_] = state_of(columns, row)
    for number in numbers:
        if number in named and named[number] in states:
            yield *named[number], states[named[number]]
