from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection

from workbench.records import KINDS
from workbench.records import spec as f
from workbench.vault import migrations, schema
from workbench.vault.connection import APPLICATION_ID, Marks


@pytest.fixture
def memory() -> Iterator[Connection]:
    connection = dbapi2.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def shape(connection: Connection) -> dict[str, object]:
    """Return what a schema allows, whatever the order in which its columns came about."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    columns = {
        table: sorted(
            connection.execute(
                'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)', (table,)
            ).fetchall()
        )
        for table in tables
    }
    options = sorted(connection.execute("SELECT name, type, wr, strict FROM pragma_table_list").fetchall())
    indexes = sorted(
        connection.execute("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql > ''").fetchall()
    )
    virtual = connection.execute("SELECT sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
    return {"columns": columns, "options": options, "indexes": indexes, "virtual": virtual}


def test_the_migrations_arrive_at_what_the_declarations_say(memory: Connection) -> None:
    migrations.migrate(memory, 0)
    declared = dbapi2.connect(":memory:", isolation_level=None)
    for statement in schema.ddl():
        declared.execute(statement)
    assert shape(memory) == shape(declared)
    assert memory.execute("SELECT * FROM head").fetchall() == declared.execute("SELECT * FROM head").fetchall()
    declared.close()


def test_a_migrated_store_is_marked_as_ours(memory: Connection) -> None:
    migrations.migrate(memory, 0)
    found = Marks.of(memory)
    assert (found.version, found.application) == (migrations.LATEST, APPLICATION_ID)


def test_the_latest_format_is_not_migrated(memory: Connection) -> None:
    migrations.migrate(memory, migrations.LATEST)
    assert memory.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_every_kind_has_its_table_and_every_field_its_column() -> None:
    for kind, cls in KINDS.items():
        sql = schema.table_sql(cls)
        for field in cls.spec.fields.values():
            expected = "REAL" if field.kind is f.FieldKind.NUMBER else "TEXT"
            assert f'"{field.name}" {expected}' in sql, (kind, field)
        assert sql.endswith("STRICT")


def test_a_field_may_not_be_called_what_the_store_needs() -> None:
    class Greedy(f.Record, kind="greedy", title="x", plural="x", about="x", shown_by="Extra", section="x"):
        Extra = f.text(f.Treatment.OPEN, "Extra", "A name that the store needs.")

    del KINDS["greedy"]
    with pytest.raises(TypeError, match="extra is taken"):
        schema.table_sql(Greedy)


def test_a_reference_in_a_group_may_lead_to_every_kind_that_its_parts_name() -> None:
    field = KINDS["decision"].spec.fields["treat_as"]
    assert set(schema.targets(field)) == {"person", "agency", "place"}
    assert "treat_as" in schema.referring("decision")
