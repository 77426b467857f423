from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.chronologies.making import EVENTS, HEADINGS, csv
from workbench.errors import BadInput
from workbench.exchange.chronologies import delimited

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=("Cc", "Cs")), max_size=12)
QUOTED = CELLS | st.lists(CELLS, min_size=2, max_size=3).map('"\n,;'.join)


def texts(data: bytes) -> list[list[str]]:
    return [[c.text for c in row.cells] for row in delimited.read(data).grids[0].rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_delimiter_and_encoding_of_an_office_is_recognised(delimiter: str, encoding: str) -> None:
    rows = [HEADINGS, *EVENTS, ("06/04/2021", "09:00", "Café £5 – “note”", "Siân’s visit; one, two | three", "")]
    assert texts(csv(rows, delimiter, encoding)) == [list(row) for row in rows]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_breaks_inside_quotes_stay_inside_the_cell(newline: str) -> None:
    rows = [("Date", "Event"), ("03/04/2021", 'First line\nsecond "line", with a comma'), ("04/04/2021", "x")]
    assert texts(csv(rows, newline=newline)) == [list(row) for row in rows]


def test_excels_own_hint_names_the_delimiter() -> None:
    assert texts(b"sep=;\r\nDate;Event\r\n3/4/21;one, two, three, four\r\n")[1] == ["3/4/21", "one, two, three, four"]


def test_a_quote_that_never_closes_swallows_no_rows() -> None:
    data = b'Date,Event\n3/4/21,"he said it\n4/4/21,second\n5/4/21,third\n'
    pages = delimited.read(data)
    assert [row.cells[0].text for row in pages.grids[0].rows] == ["Date", "3/4/21", "4/4/21", "5/4/21"]
    assert pages.problems


def test_quotes_inside_a_cell_are_text() -> None:
    assert texts(b'Date,Event\n3/4/21,the 5" nail\n4/4/21,"said ""no"" twice"\n')[1:] == [
        ["3/4/21", 'the 5" nail'],
        ["4/4/21", 'said "no" twice'],
    ]


def test_many_open_quotes_take_no_time() -> None:
    data = b"Date,Event\n" + b'3/4/21,"x,"y,"z\n' * 20_000
    assert len(texts(data)) == 20_001


@pytest.mark.parametrize("data", [b"", b"\n\n , ,\n", bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 100])
def test_what_is_no_table_of_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        delimited.read(data)


@given(st.lists(st.lists(QUOTED, min_size=3, max_size=3), min_size=1, max_size=8))
def test_every_cell_comes_back(rows: list[list[str]]) -> None:
    whole = [["Date", "Time", "Event"], *rows]
    expected = [[c.strip() for c in row] for row in whole]
    records, stray = delimited.split(csv(whole).decode(), ",")
    assert [[c.strip() for c in record] for record in records] == expected
    assert stray == 0
