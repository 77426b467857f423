from __future__ import annotations

import contextlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.chronologies.making import EVENTS, HEADINGS, csv
from workbench.errors import BadInput
from workbench.exchange.chronologies import ParsedChronology, read_chronology

TABLE = [HEADINGS, *EVENTS]


def read_text(text: str) -> ParsedChronology:
    return read_chronology("Pasted table.txt", text.encode())


def whole(found: ParsedChronology) -> bool:
    return [(r.date.edtf, r.what_happened, r.action_taken) for r in found.rows] == [
        ("2021-04-03", EVENTS[0][3], "None"),
        ("2021-04-05", EVENTS[1][3], "Passed on"),
        ("2021-04-06", EVENTS[2][3], "Medical"),
    ]


def aligned(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("".join(f"{cell:34}" for cell in row).rstrip() for row in rows)


def test_what_spreadsheets_put_on_the_clipboard_is_read() -> None:
    assert whole(read_text(csv(TABLE, "\t").decode()))


def test_line_breaks_in_cells_survive_the_clipboard() -> None:
    rows = [HEADINGS, ("3/4/21", "", "Log", "One line.\nAnd another.", "None"), EVENTS[1]]
    found = read_text(csv(rows, "\t").decode())
    assert found.rows[0].what_happened == "One line.\nAnd another."
    assert len(found.rows) == 2


def test_words_that_line_up_are_a_table() -> None:
    assert whole(read_text(aligned(TABLE)))


def test_words_that_go_on_below_belong_to_the_row_above() -> None:
    text = "Date        Event\n3/4/21      The visit\n            was short.\n5/4/21      The call"
    assert [r.what_happened for r in read_text(text).rows] == ["The visit was short.", "The call"]


def test_upright_bars_are_columns() -> None:
    text = "\n".join("| " + " | ".join(row) + " |" for row in TABLE)
    ruled = text.replace("\n", "\n|------|------|\n", 1)
    assert whole(read_text(ruled))


def test_commas_do_as_well() -> None:
    assert whole(read_text(csv(TABLE).decode()))


@pytest.mark.parametrize("text", ["", "  \n \n"])
def test_an_empty_clipboard_is_refused_with_the_way_on(text: str) -> None:
    with pytest.raises(BadInput, match="Copy the table"):
        read_text(text)


@given(st.text(max_size=300))
def test_any_clipboard_ends_in_rows_or_in_a_sentence(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert read_chronology("a.txt", text.encode("utf-8", "replace")).rows
