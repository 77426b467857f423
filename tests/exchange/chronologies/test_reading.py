from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.chronologies.making import EVENTS, HEADINGS, Rows, csv, html, ods, pdf, word, xls, xlsx
from workbench.errors import BadInput
from workbench.exchange.chronologies import read_chronology, to_events

MAKERS: dict[str, Callable[[Rows], bytes]] = {
    "csv": csv,
    "xlsx": xlsx,
    "docx": word,
    "xls": xls,
    "ods": ods,
    "html": html,
    "pdf": partial(pdf, tall=4_000),
}
COLUMNS = (
    "Date",
    "Time",
    "Event",
    "Action taken",
    "Outcome",
    "Source",
    "Comments",
    "Present",
    "Rating",
    "Agency",
    "Notes",
)
WORD = st.sampled_from(
    [
        "visit",
        "call",
        "school",
        "bruise",
        "nurse",
        "seen",
        "Amber",
        "A/B",
        "£5",
        "“quoted”",
        "Siân",
        "one,",
        "two;",
        "three|four",
        "x\ty",
    ]
)
PROSE = st.lists(WORD, max_size=12).map(" ".join)
DATE = st.sampled_from(
    ["3/4/21", "04.05.2021", "5 May 2021", "31/02/2021", "", "the following day", "6 June", "w/c 7/6/21", "?8/6/21"]
)
TIME = st.sampled_from(["", "14:30", "2.30pm", "later"])


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Return headings and rows of a chronology with any columns in any order, each row with a word of its own."""
    others = draw(
        st.lists(st.sampled_from([c for c in COLUMNS if c not in {"Date", "Event"}]), unique=True, max_size=6)
    )
    names = draw(st.permutations(["Date", "Event", *others]))
    rows: list[list[str]] = [list(names)]
    for number in range(draw(st.integers(1, 9))):
        row = [draw({"Date": DATE, "Time": TIME}.get(name, PROSE)) for name in names]
        row[names.index("Event")] += f" mark{number}mark"
        rows.append(row)
    return rows


@pytest.mark.parametrize("kind", MAKERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables(), title=st.booleans())
def test_no_row_and_no_word_is_lost_whatever_the_columns(kind: str, table: list[list[str]], title: bool) -> None:
    rows = [["Chronology of the Trust"], *table] if title else table
    found = read_chronology(f"a.{kind}", MAKERS[kind](rows))
    assert [r.row for r in found.rows] == list(range(1, len(table)))
    for row, cells in zip(found.rows, table[1:], strict=True):
        prose = (row.what_happened, row.action_taken, row.outcome, row.comment, row.remarks)
        short = (
            row.date_text,
            row.time,
            row.time_end,
            row.sequence,
            row.agency_text,
            row.source_detail,
            row.people_text,
        )
        said = " ".join(str(text) for text in (*prose, *short))
        missing = [
            w
            for name, cell in zip(table[0], cells, strict=True)
            if name != "Time"
            for w in cell.split()
            if w not in said
        ]
        assert missing == []


@pytest.mark.parametrize("kind", MAKERS)
def test_reading_twice_gives_the_same(kind: str) -> None:
    data = MAKERS[kind]([HEADINGS, *EVENTS])
    assert read_chronology(f"a.{kind}", data) == read_chronology(f"a.{kind}", data)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_file_with_the_wrong_ending_is_read_for_what_it_is(kind: str) -> None:
    assert len(read_chronology("chronology.tsv", MAKERS[kind]([HEADINGS, *EVENTS])).rows) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"PK\x03\x04" + b"x" * 500,
        b"%PDF-1.4 ...",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512,
        b"{\\rtf1 Date Event}",
        bytes(range(256)) * 10,
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.csv", "a"])
def test_what_is_no_chronology_is_refused_in_a_sentence(name: str, data: bytes) -> None:
    with pytest.raises(BadInput):
        read_chronology(name, data)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_office_file_without_a_table_is_refused(kind: str) -> None:
    data = word(title="Only words") if kind == "docx" else xlsx([])
    with pytest.raises(BadInput):
        read_chronology(f"a.{kind}", data)


@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.xml"])
def test_a_zip_bomb_is_refused(part: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, b"\x00" * 60_000_000)
        archive.writestr("xl/worksheets/sheet1.xml", b"")
    with pytest.raises(BadInput):
        read_chronology("a.docx", out.getvalue())


def test_no_exception_or_repr_holds_words_of_the_file() -> None:
    with pytest.raises(BadInput) as refused:
        read_chronology("secret name.docx", b"PK\x03\x04 secret words")
    assert "secret" not in str(refused.value)
    event = to_events(read_chronology("a.csv", csv([HEADINGS, *EVENTS])), "s", "a", "a.csv")[0]
    assert "family" not in repr(event)


def rows_or_none(name: str, data: bytes) -> int | None:
    """Return how many rows a file has, None when it was refused; anything else that is raised fails the test."""
    try:
        return len(read_chronology(name, data).rows)
    except BadInput:
        return None


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode), st.sampled_from(["a.csv", "a.docx", "a.xlsx", "a"])
)
def test_any_bytes_end_in_rows_or_in_a_sentence(data: bytes, name: str) -> None:
    assert rows_or_none(name, data) != 0
