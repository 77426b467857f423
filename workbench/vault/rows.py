"""Rows of the store's tables as states."""

from __future__ import annotations

from collections.abc import Sequence

from sqlcipher3.dbapi2 import Connection

from workbench.vault import schema
from workbench.vault.columns import BINNED, State


def read(connection: Connection, kind: str, id_: str) -> State | None:
    """Return a row's columns that are not NULL, or None when there is no such row."""
    table = schema.tables()[kind]
    try:
        row = connection.execute(f'{table.select} WHERE "{table.key}" = ?', (id_,)).fetchone()
    except UnicodeEncodeError:  # an id from a damaged file, which no row can have
        return None
    return None if row is None else state_of(table.columns, row)


def state_of(columns: Sequence[str], row: Sequence[str | float | int | None]) -> State:
    """Return the columns of a row that are not NULL; ``binned`` only where it is set."""
    return {
        name: value
        for name, value in zip(columns, row, strict=True)
        if value is not None and not (name == BINNED and value == 0)
    }
