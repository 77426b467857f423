"""A connection on which nothing can be read but the views of one audience, whoever asks and however.

SQLite's authorizer is asked while a statement is prepared. Three things get past an authorizer that only checks that a
column is read through a view, and each is closed here:

* A common table expression named like a view passes for it: the names carry a random token for each connection and are
  compared as an exact set. The catalogue in which they could be looked up is refused.
* ``count(*)`` reads a table with an empty column name: refused like any other read, for even the number of records is
  something an audience may not know.
* ``JOIN … USING`` and ``NATURAL JOIN`` compare columns without asking the authorizer at all, and as a FULL JOIN return
  them: ``WITH g(name) AS (VALUES ('')) SELECT name FROM g FULL JOIN person USING (name)`` reads every name (SQLite
  3.53). So no statement is prepared unless it comes through :meth:`Guard.rows`, which refuses these words.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from workbench.vault.failures import told

BUILT_IN = frozenset({"coalesce", "json_extract", "row_number"})
"""SQLite's own functions that a view may use."""

_DIRECT = frozenset({"count"})
_UNSEEN_JOIN = re.compile(r"\b(?:using|natural)\b", re.IGNORECASE)

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]


class EngineConnection(Protocol):
    """What the guard needs of the vault's second connection."""

    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> Any: ...
    def set_authorizer(self, callback: Authorizer) -> None: ...
    def close(self) -> None: ...


class Guard:
    """The only hands on an audience's connection.

    ``outer`` are the names of the views that may be read; ``inner`` of views that only they may read; ``functions``
    the registered functions that views may call. Everything else is refused by the database engine: tables, the
    catalogue, pragmas, attaching, writing, transactions, recursion, and every other function.
    """

    def __init__(
        self, connection: EngineConnection, outer: Iterable[str], inner: Iterable[str], functions: Iterable[str]
    ) -> None:
        self._connection = connection
        self._outer = frozenset(outer)
        self._views = self._outer | frozenset(inner)
        self._functions = frozenset(functions) | BUILT_IN
        self._preparing = False
        connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(self._authorise)  # also makes SQLite forget how earlier statements were judged

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of one statement.

        Raises PermissionError for a join that the authorizer would not see; what the authorizer refuses is the
        driver's DatabaseError, for it can only be a mistake in this program.
        """
        if _UNSEEN_JOIN.search(statement):
            raise PermissionError("a join that compares columns unseen is refused")
        self._preparing = True
        try:
            with told():
                return list(self._connection.execute(statement, parameters))
        finally:
            self._preparing = False

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _authorise(
        self, action: int, first: str | None, second: str | None, schema: str | None, source: str | None
    ) -> int:
        allowed = self._preparing and self._allows(action, first, second, source)
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def _allows(self, action: int, first: str | None, second: str | None, source: str | None) -> bool:
        within = source in self._views
        match action:
            case sqlite3.SQLITE_SELECT:
                return True
            case sqlite3.SQLITE_READ:
                return within or first in self._outer
            case sqlite3.SQLITE_FUNCTION:
                return second in (self._functions if within else _DIRECT)
            case _:
                return False
