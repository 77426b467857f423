from __future__ import annotations

import pytest

from tests.exchange.chronologies.making import EVENTS, HEADINGS, pdf
from workbench.errors import BadInput
from workbench.exchange.chronologies import read_chronology
from workbench.exchange.chronologies.pdf import WITHOUT_LINES

LONG = [
    HEADINGS,
    *(
        (f"{i % 28 + 1:02}/04/2021", "14:30", "Note", f"mark{i}mark The family is seen at home. " * (1 + i % 5), "None")
        for i in range(60)
    ),
]


@pytest.mark.parametrize("lines", [True, False])
def test_every_row_of_many_pages_arrives(lines: bool) -> None:
    found = read_chronology("a.pdf", pdf(LONG, lines=lines, title="Chronology of the Trust"))
    assert len(found.rows) == 60
    for number, (row, cells) in enumerate(zip(found.rows, LONG[1:], strict=True)):
        assert f"mark{number}mark" in row.what_happened
        assert (row.date_text, row.time, row.action_taken) == (cells[0], "14:30", "None")
    assert "Chronology of the Trust" in found.title_text


def test_a_table_without_lines_is_said_to_be_one() -> None:
    said = [p.sentence for p in read_chronology("a.pdf", pdf([HEADINGS, *EVENTS], lines=False)).problems]
    assert WITHOUT_LINES in said
    said = [p.sentence for p in read_chronology("a.pdf", pdf([HEADINGS, *EVENTS])).problems]
    assert WITHOUT_LINES not in said


def test_a_row_that_runs_over_a_page_is_one_row() -> None:
    first = [HEADINGS, *EVENTS[:2], EVENTS[0], ("07/04/2021", "", "Note", "She was seen by a", "None")]
    rest = [HEADINGS, ("", "", "", "nurse at school.", ""), ("08/04/2021", "", "Note", "Seen.", "None")]
    found = read_chronology("a.pdf", pdf(first, rest, apart=True))
    assert [r.what_happened for r in found.rows][3:] == ["She was seen by a nurse at school.", "Seen."]
    assert any("end of a page" in p.sentence for p in found.problems)


def test_a_row_without_a_date_at_the_top_of_a_page_stays_a_row() -> None:
    first = [HEADINGS, *EVENTS[:2], EVENTS[0], ("07/04/2021", "", "Note", "She was seen.", "None")]
    rest = [HEADINGS, ("", "", "", "A nurse called.", ""), ("08/04/2021", "", "Note", "Seen.", "None")]
    assert len(read_chronology("a.pdf", pdf(first, rest, apart=True)).rows) == 6


def test_a_pdf_without_a_table_is_refused_so_that_its_text_is_kept() -> None:
    with pytest.raises(BadInput, match="document"):
        read_chronology("a.pdf", pdf([["Only words."]], lines=False))
