from __future__ import annotations

import pytest

from workbench.records import KINDS, Treatment
from workbench.redaction.audiences import audience
from workbench.redaction.viewsql import ViewSql

CODES = ("confidential", "panel", "family", "public", "agency:a1")


def test_the_names_of_views_cannot_be_guessed() -> None:
    one, other = ViewSql(audience("public")), ViewSql(audience("public"))
    assert one.view("person") != other.view("person")
    assert len(one.view("person")) >= 32 + len("person")


@pytest.mark.parametrize("code", CODES[1:])
def test_a_confidential_column_is_in_no_view(code: str) -> None:
    columns = ViewSql(audience(code)).columns
    assert columns
    assert not any(f.treatment is Treatment.CONFIDENTIAL for fields in columns.values() for f in fields)


def test_a_date_of_birth_is_in_no_public_view() -> None:
    names = [field.name for field in ViewSql(audience("public")).columns["person"]]
    assert "date_of_birth" not in names
    assert "date_of_death" in names


@pytest.mark.parametrize("code", CODES[1:])
def test_only_labels_numbers_ticks_and_exact_dates_are_shown_without_a_function(code: str) -> None:
    sql = ViewSql(audience(code))
    for name, select in sql.outer():
        if not name.startswith("v"):
            continue
        kind = name.partition("_")[2]
        for field in sql.columns[kind]:
            if field.treatment in (Treatment.PROSE, Treatment.NAME, Treatment.QUASI, Treatment.LINK):
                assert f'"{field.name}" AS' not in select, (kind, field.name)


def test_the_confidential_version_has_every_field() -> None:
    columns = ViewSql(audience("confidential")).columns
    assert {k: [f.name for f in fields] for k, fields in columns.items()} == {
        kind: list(cls.spec.fields) for kind, cls in KINDS.items()
    }


def test_every_audience_is_told_the_order_of_what_has_dates() -> None:
    for code in ("public", "panel", "confidential"):
        sql = ViewSql(audience(code))
        assert sql.ranks("event") is not None
        assert sql.ranks("finding") is None
