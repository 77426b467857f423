from __future__ import annotations

from tests.exchange.chronologies.making import EVENTS, HEADINGS, html
from workbench.exchange.chronologies import read_chronology

TABLE = """
<html><table>
<tr><th>Date</th><th>Event</th><th>Action taken</th></tr>
<tr><td rowspan=2>03/04/2021</td><td>One.<br>More of it.</td><td>None</td></tr>
<tr><td>Two.</td><td>None</td></tr>
<tr><td colspan=3>The family moves to the coast.</td></tr>
<tr><td>05/04/2021</td><td>Three.</td></tr>
</table></html>
"""


def test_an_export_of_a_case_system_under_the_name_xls_is_read() -> None:
    assert len(read_chronology("export.xls", html([HEADINGS, *EVENTS])).rows) == 3


def test_cells_that_reach_over_rows_and_columns_keep_their_places() -> None:
    found = read_chronology("a.html", TABLE.encode())
    assert [(r.date.edtf, r.what_happened, r.is_note) for r in found.rows] == [
        ("2021-04-03", "One.\nMore of it.", False),
        ("2021-04-03", "Two.", False),
        (None, "The family moves to the coast.", True),
        ("2021-04-05", "Three.", False),
    ]


def test_scripts_are_not_words_and_spans_have_a_limit() -> None:
    page = TABLE.replace("Two.", "Two.<script>alert(1)</script>").replace("rowspan=2", "rowspan=99999999")
    found = read_chronology("a.html", page.encode())
    assert "alert" not in " ".join(r.what_happened for r in found.rows)
    assert len(found.rows) == 4


def test_the_declared_encoding_counts() -> None:
    page = html([HEADINGS, ("3/4/21", "", "Log", "Siân rang.", "")]).decode().replace("utf-8", "iso-8859-1")
    assert read_chronology("a.xls", page.encode("cp1252")).rows[0].what_happened == "Siân rang."
