from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.exchange.chronologies.making import EVENTS, HEADINGS, Rows, with_part, xlsx
from workbench.errors import BadInput
from workbench.exchange.chronologies import ParsedChronology, read_chronology


def parsed(*sheets: Rows, change: Callable[[Workbook], None] | None = None) -> ParsedChronology:
    return read_chronology("a.xlsx", xlsx(*sheets, change=change))


TABLE: Rows = [HEADINGS, *EVENTS]


def test_true_dates_serials_and_words_are_all_read() -> None:
    rows: Rows = [
        ["Date", "Event"],
        [dt.datetime(2021, 4, 3), "a"],
        [dt.datetime(2021, 4, 3, 14, 30), "b"],
        [44289, "c"],
        ["44289", "d"],
        ["3 April 2021", "e"],
    ]
    found = parsed(rows).rows
    assert [r.date.edtf for r in found] == ["2021-04-03"] * 5
    assert [r.time for r in found] == [None, "14:30", None, None, None]
    assert found[0].date_text == "03/04/2021"


def test_a_month_that_excel_made_a_first_of_the_month_stays_a_month() -> None:
    def show_months(book: Workbook) -> None:
        book.worksheets[0]["A2"].number_format = "[$-809]mmm yyyy"
        book.worksheets[0]["A3"].number_format = "dd/mm/yyyy"

    rows: Rows = [["Date", "Event"], [dt.datetime(2021, 4, 1), "a"], [dt.datetime(2021, 4, 1), "b"]]
    assert [r.date.edtf for r in parsed(rows, change=show_months).rows] == ["2021-04", "2021-04-01"]


def test_times_are_read_from_time_cells() -> None:
    rows: Rows = [["Date", "Time", "Event"], ["3/4/21", dt.time(9, 5), "a"], ["3/4/21", 0.604167, "b"]]
    assert [r.time for r in parsed(rows).rows] == ["09:05", "14:30"]


def test_a_block_of_headings_above_the_table_is_title_and_no_row() -> None:
    rows: Rows = [["Anchor Surgery chronology"], ["Prepared by:", "a nurse"], [], *TABLE]
    found = parsed(rows)
    assert len(found.rows) == 3
    assert "Anchor Surgery" in found.title_text


def test_rows_count_on_through_the_sheets_and_say_where_they_stand() -> None:
    other: Rows = [["Letters"], [], ["When", "From", "Summary"], ["7/4/21", "GP", "A letter."]]
    found = parsed(TABLE, other)
    assert [r.row for r in found.rows] == [1, 2, 3, 4]
    assert (found.rows[3].place, found.rows[3].place_row) == ("sheet 'Sheet 2'", 4)
    assert found.rows[3].what_happened == "A letter."
    assert "From: GP" in found.rows[3].remarks


def test_a_comment_on_a_cell_stays_with_its_row() -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0]["D2"].comment = Comment("Ask who opened the door", "FH")

    assert "Ask who opened the door" in parsed(TABLE, change=change).rows[0].remarks


def test_hidden_rows_and_sheets_are_read_and_reported() -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0].row_dimensions[3].hidden = True
        book.worksheets[1].sheet_state = "hidden"

    found = parsed(TABLE, TABLE, change=change)
    assert len(found.rows) == 6
    assert len([p for p in found.problems if p.row == 0 and "hidden" in p.sentence.lower()]) == 2


def test_a_date_merged_over_several_rows_belongs_to_each() -> None:
    rows: Rows = [["Date", "Event"], ["3/4/21", "a"], [None, "b"], ["4/4/21", "c"]]
    found = parsed(rows, change=lambda book: book.worksheets[0].merge_cells("A2:A3"))
    assert [r.date.edtf for r in found.rows] == ["2021-04-03", "2021-04-03", "2021-04-04"]
    assert not found.rows[1].problem


def test_formulas_without_a_stored_result_are_reported() -> None:
    rows: Rows = [*TABLE, ["7/4/21", "", "", "=A1&B1", ""]]
    assert any("formula" in p.sentence for p in parsed(rows).problems)


def test_a_cell_far_away_costs_nothing() -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0]["XFD1048576"] = "stray"

    found = parsed(TABLE, change=change)
    assert len(found.rows) == 4
    assert "stray" in found.rows[3].remarks


@pytest.mark.parametrize("area", ["A5:A1048576", "A:XFD", "B2", "nonsense"])
def test_an_enormous_merged_area_costs_nothing(area: str) -> None:
    def change(xml: str) -> str:
        return re.sub("<pageMargins", f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells><pageMargins', xml)

    found = read_chronology("a.xlsx", with_part(xlsx(TABLE), "xl/worksheets/sheet1.xml", change))
    assert len(found.rows) == len(TABLE) - 1


def test_rich_text_escapes_and_inline_strings_are_words() -> None:
    def change(xml: str) -> str:
        rich = '<c r="D2" t="inlineStr"><is><r><t>Two</t></r><r><t xml:space="preserve"> runs_x000D_</t></r></is></c>'
        return re.sub(r'<c r="D2"[^>]*>.*?</c>', rich, xml)

    data = with_part(xlsx(TABLE), "xl/worksheets/sheet1.xml", change)
    assert read_chronology("a.xlsx", data).rows[0].what_happened == "Two runs"


def test_macros_and_comments_are_told() -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0]["D2"].comment = Comment("Ask", "A reader")

    data = with_part(xlsx(TABLE, change=change), "xl/vbaProject.bin", lambda _: "x")
    said = " ".join(p.sentence for p in read_chronology("a.xlsm", data).problems)
    assert "macros" in said
    assert "1 comment(s)" in said


def test_entities_are_refused() -> None:
    def change(xml: str) -> str:
        return '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + xml

    with pytest.raises(BadInput):
        read_chronology("a.xlsx", with_part(xlsx(TABLE), "xl/worksheets/sheet1.xml", change))
