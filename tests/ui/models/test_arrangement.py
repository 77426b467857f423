"""How a table stands is remembered without a word of the review."""

from __future__ import annotations

import json

import pytest

from workbench.records import KINDS
from workbench.ui.models import columns
from workbench.ui.models.arrangement import Arrangement, kept_as, read

FIELDS = ("name", "label", "role", "kind")
FIRST = ("name", "label")


def test_what_was_chosen_is_read_again() -> None:
    made = Arrangement(("role", "name"), {"role": 120}, "name", True)
    assert read(made.text(), FIELDS, FIRST) == made


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        '{"shown":[],"widths":{},"sort":"","down":false}',
        '{"shown":["Ada"],"widths":{},"sort":"","down":false}',
        '{"shown":5,"widths":{},"sort":"","down":false}',
        '{"shown":["name"],"widths":{"name":"wide"},"sort":"","down":false}',
    ],
)
def test_what_is_damaged_reads_as_if_nobody_had_chosen(odd: str) -> None:
    assert read(odd, FIELDS, FIRST) == Arrangement(FIRST)


def test_what_is_no_field_and_no_width_is_left_out() -> None:
    kept = json.dumps({"shown": ["role", "x", "role"], "widths": {"role": 9999, "x": 90}, "sort": "x", "down": True})
    assert read(kept, FIELDS, FIRST) == Arrangement(("role",), {}, "", True)


def test_a_column_is_neither_too_narrow_nor_too_wide() -> None:
    assert Arrangement(FIRST).with_width("name", 3).widths == {"name": 48}
    assert Arrangement(FIRST).with_width("name", 99999).widths == {"name": 2000}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_offers_its_usual_columns_first(kind: str) -> None:
    usual = columns.columns(kind)
    offered = columns.offered(kind)
    assert offered[: len(usual)] == usual
    assert len({field.name for field in offered}) == len(offered)
    assert kept_as(kind).key == f"columns/{kind}"
