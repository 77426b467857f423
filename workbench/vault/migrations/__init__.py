"""The formats that a store has had: numbered SQL files that never change once released, and how they are applied."""

from __future__ import annotations

from importlib.resources import files

from sqlcipher3.dbapi2 import Connection

from workbench.vault import history
from workbench.vault.connection import APPLICATION_ID
from workbench.vault.history import Delta

LATEST = 6
_SETTINGS_HAVE_A_HISTORY = 4


def statements(number: int) -> list[str]:
    """Return the statements of one migration."""
    text = files(__name__).joinpath(f"{number:04}.sql").read_text("utf-8")
    return [each.strip() for each in text.split(";\n") if each.strip()]


def migrate(connection: Connection, version: int) -> None:
    """Bring a store of an earlier format (0: nothing there yet) to the latest, in the transaction that is open."""
    for number in range(version + 1, LATEST + 1):
        for statement in statements(number):
            connection.execute(statement)
        if number == _SETTINGS_HAVE_A_HISTORY:
            _begin_history_of_settings(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {LATEST}")


def _begin_history_of_settings(connection: Connection) -> None:
    kept = connection.execute("SELECT name, value FROM setting ORDER BY name").fetchall()
    if kept:
        begun = (("setting", name, Delta(None, {"value": value})) for name, value in kept)
        history.append(connection, "kept from an earlier version", begun)
