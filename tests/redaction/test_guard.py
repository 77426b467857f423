# ruff: noqa: S608 - the statements are the attacks
from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from workbench.records import Event, Person
from workbench.redaction.guard import Guard
from workbench.vault.keys import Key
from workbench.vault.store import Put, Store

NAME = "Wilhelmina Canary"
TOKEN = secrets.token_hex(16)
OUTER, INNER = f"v{TOKEN}_person", f"s{TOKEN}_person"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    salt = bytes(range(16))
    with Store.create(tmp_path / "x.review", Key(bytes(range(32))), salt) as made:
        made.apply(
            [
                Put(Person("p1", name=NAME, kind="family", label="Aunt")),
                Put(Person("p2", name="Second", kind="family", label="Uncle")),
            ],
            "two people",
        )
        yield made


@pytest.fixture
def raw(store: Store) -> Any:
    connection = store.audience_connection()
    connection.create_function("rw_hide", 1, lambda text: "Aunt" if text == NAME else text, deterministic=True)
    connection.execute("SELECT name FROM person").fetchall()  # in the statement cache before the guard comes
    connection.execute(f'CREATE TEMP VIEW "{INNER}" AS SELECT id FROM main."person" WHERE binned = 0')
    connection.execute(
        f'CREATE TEMP VIEW "{OUTER}" AS SELECT rowid AS "row", id, rw_hide("name") AS "name" '
        f'FROM main."person" WHERE id IN (SELECT id FROM "{INNER}")'
    )
    return connection


@pytest.fixture
def guard(raw: Any) -> Iterator[Guard]:
    made = Guard(raw, [OUTER], [INNER], ["rw_hide"])
    yield made
    made.close()


def test_a_view_shows_what_it_was_made_to_show(guard: Guard) -> None:
    assert guard.rows(f'SELECT "name" FROM "{OUTER}"') == [("Aunt",), ("Second",)]
    assert guard.rows(f'SELECT count(*) FROM "{OUTER}" WHERE "row" = ?', (1,)) == [(1,)]


REFUSED = {
    "a table": "SELECT name FROM person",
    "a table of the main schema": 'SELECT "name" FROM main."person"',
    "every column": "SELECT * FROM person",
    "the row number": "SELECT rowid FROM person",
    "how many records there are": "SELECT count(*) FROM person",
    "whether there is a record": "SELECT EXISTS (SELECT 1 FROM person)",
    "a constant for each record": "SELECT 1 FROM person",
    "a subquery": f"SELECT (SELECT name FROM person LIMIT 1) FROM {OUTER}",
    "a subquery in a condition": f"SELECT name FROM {OUTER} WHERE name IN (SELECT label FROM person)",
    "a table as the right side of in": f"SELECT name FROM {OUTER} WHERE 'x' IN person",
    "a join of a view with its table": f"SELECT p.name FROM {OUTER} v JOIN person p ON p.id = v.id",
    "a condition on its table": f"SELECT v.name FROM {OUTER} v, person p WHERE p.name = 'x'",
    "a union": f"SELECT name FROM {OUTER} UNION SELECT name FROM person",
    "an order": f"SELECT name FROM {OUTER} ORDER BY (SELECT name FROM person)",
    "a group": "SELECT 1 FROM person GROUP BY name",
    "a right join": f"SELECT p.name FROM {OUTER} v RIGHT JOIN person p ON 0",
    "a full join": f"SELECT p.name FROM {OUTER} v FULL JOIN person p ON 0",
    "a common table named like a table": "WITH person AS (SELECT name FROM main.person) SELECT name FROM person",
    "a common table named like the views": "WITH v_person AS (SELECT name FROM person) SELECT name FROM v_person",
    "a common table without a use": "WITH x AS MATERIALIZED (SELECT name FROM person) SELECT 1 FROM x",
    "the view that only views may read": f"SELECT id FROM {INNER}",
    "recursion": "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r",
    "values from a table": "VALUES ((SELECT name FROM person))",
    "the history": "SELECT change FROM history",
    "the links": "SELECT to_id FROM link",
    "the settings": "SELECT value FROM setting",
    "the files": "SELECT data FROM file_content",
    "the search index": "SELECT rowid FROM search WHERE search MATCH 'canary'",
    "the search index's shadow": "SELECT block FROM search_data",
    "the catalogue": "SELECT name FROM sqlite_schema",
    "the catalogue by its old name": "SELECT sql FROM sqlite_master",
    "the names of the views": "SELECT name FROM sqlite_temp_master",
    "the names of the views by the new name": "SELECT name FROM temp.sqlite_schema",
    "the columns of a table": "SELECT name FROM pragma_table_info('person')",
    "the tables": "SELECT name FROM pragma_table_list",
    "how many tables there are": "SELECT count(*) FROM pragma_table_list",
    "the functions": "SELECT name FROM pragma_function_list",
    "the pages": "SELECT data FROM sqlite_dbpage",
    "a table function": "SELECT value FROM json_each('[1]')",
    "a plan of a table": "EXPLAIN SELECT name FROM person",
    "a query plan of a table": "EXPLAIN QUERY PLAN SELECT name FROM person",
    "a pragma": "PRAGMA table_info(person)",
    "the key": "PRAGMA key = 'x'",
    "a new key": "PRAGMA rekey = 'x'",
    "writing again": "PRAGMA query_only = OFF",
    "a writable catalogue": "PRAGMA writable_schema = ON",
    "a trusted catalogue": "PRAGMA trusted_schema = ON",
    "attaching": "ATTACH DATABASE ':memory:' AS other KEY ''",
    "detaching": "DETACH DATABASE main",
    "a copy of the file": "VACUUM INTO 'copy.db'",
    "tidying": "VACUUM",
    "an export of the cipher": "SELECT sqlcipher_export('temp')",
    "an extension": "SELECT load_extension('x')",
    "a function off the list": f"SELECT hex(name) FROM {OUTER}",
    "a function of the views": f"SELECT rw_hide(name) FROM {OUTER}",
    "a view": "CREATE TEMP VIEW mine AS SELECT name FROM person",
    "a view over a view": f"CREATE TEMP VIEW mine AS SELECT name FROM {OUTER}",
    "a table of one's own": "CREATE TEMP TABLE mine AS SELECT name FROM person",
    "a trigger": f"CREATE TEMP TRIGGER mine INSTEAD OF INSERT ON {OUTER} BEGIN SELECT 1; END",
    "an index": "CREATE INDEX mine ON person (name)",
    "dropping a view": f"DROP VIEW temp.{OUTER}",
    "renaming": "ALTER TABLE person RENAME TO people",
    "inserting": "INSERT INTO person (id) VALUES ('p9')",
    "inserting into the catalogue": "INSERT INTO temp.sqlite_master VALUES ('view', 'a', 'a', 0, '')",
    "updating": "UPDATE person SET name = 'x' RETURNING name",
    "deleting": "DELETE FROM person RETURNING name",
    "a transaction": "BEGIN",
    "a savepoint": "SAVEPOINT here",
    "statistics": "ANALYZE",
    "a new index": "REINDEX",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_engine_refuses(guard: Guard, statement: str) -> None:
    with pytest.raises(dbapi2.DatabaseError) as refused:
        guard.rows(statement)
    assert NAME not in str(refused.value)
    assert guard.rows(f'SELECT "name" FROM "{OUTER}"') == [("Aunt",), ("Second",)]


UNSEEN = {
    "a virtual table": "CREATE VIRTUAL TABLE temp.mine USING fts5(words)",
    "guessing a name": "WITH g(name) AS (VALUES ('x')) SELECT name FROM g JOIN person USING (name)",
    "reading every name": "WITH g(name) AS (VALUES ('x')) SELECT name FROM g FULL JOIN person USING (name)",
    "reading every column": "WITH g(id, name) AS (VALUES ('', '')) SELECT name FROM g NATURAL FULL JOIN person",
    "spelt oddly": "WITH g(name) AS (VALUES ('x')) SELECT name FROM g fULL jOIN person/**/uSiNg(name)",
}


@pytest.mark.parametrize("statement", UNSEEN.values(), ids=UNSEEN)
def test_what_the_authorizer_would_not_see_is_refused(guard: Guard, raw: Any, statement: str) -> None:
    with pytest.raises(PermissionError):
        guard.rows(statement)
    with pytest.raises(dbapi2.DatabaseError):
        raw.execute(statement)


@pytest.mark.parametrize(
    "statement", [*REFUSED.values(), f'SELECT "name" FROM "{OUTER}"', "SELECT 1"], ids=[*REFUSED, "view", "constant"]
)
def test_the_bare_connection_prepares_nothing(guard: Guard, raw: Any, statement: str) -> None:
    assert guard.rows(f'SELECT count(*) FROM "{OUTER}"')
    with pytest.raises(dbapi2.DatabaseError):
        raw.execute(statement).fetchall()


def test_a_statement_from_before_the_guard_is_judged_again(guard: Guard, raw: Any) -> None:
    assert guard.rows(f'SELECT count(*) FROM "{OUTER}"')
    with pytest.raises(dbapi2.DatabaseError):
        raw.execute("SELECT name FROM person").fetchall()


def test_a_common_table_named_like_the_view_needs_the_name(guard: Guard) -> None:
    # Whoever knows the token can borrow the view's rights: it is what the random part is for.
    assert len(TOKEN) == 32
    with pytest.raises(dbapi2.DatabaseError):
        guard.rows(f"WITH v{TOKEN[:-1]}_person AS (SELECT name FROM person) SELECT name FROM v{TOKEN[:-1]}_person")


def test_the_guard_reads_what_was_committed_and_writes_nothing(guard: Guard, store: Store) -> None:
    store.apply([Put(Event("e1", date="2020", what_happened="x")), Put(Person("p3", label="Cousin"))], "more")
    assert guard.rows(f'SELECT count(*) FROM "{OUTER}"') == [(3,)]
    assert store.check() == []
