from __future__ import annotations

import datetime as dt

import pytest

from tests.exchange.chronologies.making import EVENTS, HEADINGS, ods, ods_cell, opendocument
from workbench.errors import BadInput
from workbench.exchange.chronologies import read_chronology


def test_true_dates_are_read_whatever_way_they_are_shown() -> None:
    rows = [HEADINGS, (dt.date(2021, 4, 3), "2pm", "Log", "Visit.", "")]
    (row,) = read_chronology("a.ods", ods(rows)).rows
    assert (row.date.edtf, row.time, row.date_text) == ("2021-04-03", "14:00", "03/04/2021")


def test_a_month_that_is_shown_as_one_stays_one() -> None:
    kept = 'office:value-type="date" office:date-value="2021-04-01"'
    cell = f"<table:table-cell {kept}><text:p>Apr 2021</text:p></table:table-cell>"
    made = ods([HEADINGS, ("HERE", "", "Log", "Visit.", "")], change=lambda xml: xml.replace(ods_cell("HERE"), cell))
    assert read_chronology("a.ods", made).rows[0].date.edtf == "2021-04"


def test_rows_and_cells_that_stand_for_several_are_read_as_often() -> None:
    def repeat(xml: str) -> str:
        cell = '<table:table-cell table:number-columns-repeated="16000"/>'
        empty = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
        twice = xml.replace(
            f"<table:table-row>{ods_cell('05/04/2021')}",
            f'<table:table-row table:number-rows-repeated="2">{ods_cell("05/04/2021")}',
        )
        return twice.replace("</table:table>", f"{empty}</table:table>")

    found = read_chronology("a.ods", ods([HEADINGS, *EVENTS], change=repeat))
    assert [r.what_happened for r in found.rows] == [EVENTS[0][3], EVENTS[1][3], EVENTS[1][3], EVENTS[2][3]]


def test_merged_cells_belong_to_each_row_and_a_line_across_is_a_note() -> None:
    covered = "<table:covered-table-cell/>"
    day = ods_cell("03/04/2021", 'table:number-rows-spanned="2"')
    across = ods_cell("The family moves to the coast.", 'table:number-columns-spanned="3"')
    rows = [
        "".join(map(ods_cell, ("Date", "Event", "Action taken"))),
        f"{day}{ods_cell('One.')}{ods_cell('None')}",
        f"{covered}{ods_cell('Two.')}{ods_cell('None')}",
        f"{across}{covered}{covered}",
        "".join(map(ods_cell, ("05/04/2021", "Three.", "None"))),
    ]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    body = f'<office:spreadsheet><table:table table:name="Log">{table}</table:table></office:spreadsheet>'
    found = read_chronology("a.ods", opendocument(body))
    assert [(r.date.edtf, r.what_happened, r.is_note) for r in found.rows] == [
        ("2021-04-03", "One.", False),
        ("2021-04-03", "Two.", False),
        (None, "The family moves to the coast.", True),
        ("2021-04-05", "Three.", False),
    ]


def test_notes_hidden_rows_and_hidden_sheets_are_read_and_told() -> None:
    note = "<office:annotation><dc:creator>Ann</dc:creator><text:p>Ask the GP.</text:p></office:annotation>"
    styles = '<style:style style:name="ta9"><style:table-properties table:display="false"/></style:style>'
    rows = "".join(
        f"<table:table-row{' table:visibility=' + chr(34) + 'collapse' + chr(34) if i == 2 else ''}>"
        + "".join(ods_cell(c) for c in row).replace("<text:p>Visit", f"{note}<text:p>Visit")
        + "</table:table-row>"
        for i, row in enumerate([HEADINGS, *EVENTS])
    )
    table = f'<table:table table:name="x" table:style-name="ta9">{rows}</table:table>'
    body = f"<office:spreadsheet>{table}</office:spreadsheet>"
    found = read_chronology("a.ods", opendocument(body, styles=styles))
    assert "Comment by Ann: Ask the GP." in found.rows[0].remarks
    assert "Ask" not in found.rows[0].what_happened
    said = " ".join(p.sentence for p in found.problems)
    assert "hidden sheet" in said
    assert "1 hidden row" in said


def test_a_text_document_gives_its_tables_and_titles() -> None:
    rows = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in (HEADINGS, *EVENTS))
    body = f"<office:text><text:h>Trust chronology</text:h><table:table>{rows}</table:table></office:text>"
    found = read_chronology("a.odt", opendocument(body))
    assert len(found.rows) == 3
    assert found.title_text == "Trust chronology"


def test_a_locked_file_is_refused_in_a_sentence() -> None:
    body = "<office:spreadsheet/>"
    with pytest.raises(BadInput, match="password"):
        read_chronology("a.ods", opendocument(body, manifest="<x><encryption-data/></x>"))
    with pytest.raises(BadInput):
        read_chronology("a.ods", opendocument("<office:drawing/>"))
