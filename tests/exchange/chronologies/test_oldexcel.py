from __future__ import annotations

import datetime as dt

import pytest
import xlwt

from tests.exchange.chronologies.making import EVENTS, HEADINGS, xls
from workbench.errors import BadInput
from workbench.exchange.chronologies import read_chronology


def test_true_dates_and_words_are_read() -> None:
    rows = [HEADINGS, (dt.date(2021, 4, 3), "2pm", "Log", "Visit.", ""), ("w/c 5/4/21", "", "Log", "Calls.", "")]
    found = read_chronology("a.xls", xls(rows))
    assert [(r.date.edtf, r.date_text) for r in found.rows] == [
        ("2021-04-03", "03/04/2021"),
        ("2021-04-05/2021-04-11", "w/c 5/4/21"),
    ]


def test_a_month_stays_a_month_and_a_time_a_time() -> None:
    def more(book: xlwt.Workbook) -> None:
        sheet = book.get_sheet(0)
        sheet.write(1, 0, dt.date(2021, 4, 1), xlwt.easyxf(num_format_str="MMM YYYY"))
        sheet.write(1, 1, dt.time(14, 30), xlwt.easyxf(num_format_str="HH:MM"))

    (row,) = read_chronology("a.xls", xls([HEADINGS, (None, None, "Log", "Visit.", "")], change=more)).rows
    assert (row.date.edtf, row.time) == ("2021-04", "14:30")


def test_a_date_merged_over_rows_belongs_to_each_and_hidden_rows_are_told() -> None:
    def more(book: xlwt.Workbook) -> None:
        sheet = book.get_sheet(0)
        sheet.write_merge(1, 2, 0, 0, "03/04/2021")
        sheet.row(2).hidden = True
        book.get_sheet(1).visibility = 1

    rows = [HEADINGS, (None, "", "Log", "One.", ""), (None, "", "Log", "Two.", "")]
    found = read_chronology("a.xls", xls(rows, [HEADINGS, *EVENTS], change=more))
    assert [r.date.edtf for r in found.rows][:2] == ["2021-04-03", "2021-04-03"]
    said = " ".join(p.sentence for p in found.problems)
    assert "1 hidden row" in said
    assert "hidden sheet" in said


def test_a_damaged_workbook_is_refused() -> None:
    data = xls([HEADINGS, *EVENTS])
    with pytest.raises(BadInput):
        read_chronology("a.xls", data[:1500])
