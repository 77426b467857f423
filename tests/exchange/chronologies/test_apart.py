from __future__ import annotations

import pytest

from tests.exchange.chronologies.making import csv, word
from workbench.exchange.chronologies import part_of, read_chronology, row_of, to_events
from workbench.exchange.chronologies.rows import TAKEN_APART

HEADINGS = ("Date", "Time", "Event", "Action taken")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            ("03/04/2021\n05/04/2021", "", "The first call.\nThe second call.", "None\nNoted"),
            [("2021-04-03", None, "The first call.", "None"), ("2021-04-05", None, "The second call.", "Noted")],
        ),
        (
            ("April 2021", "", "03/04/2021: Seen at home.\n05/04/2021 - Seen at school.", "Letter"),
            [("2021-04-03", None, "Seen at home.", "Letter"), ("2021-04-05", None, "Seen at school.", "")],
        ),
        (
            ("03/04/2021", "", "09:15 Nursery rang.\n2.30pm - Home visit.", ""),
            [("2021-04-03", "09:15", "Nursery rang.", ""), ("2021-04-03", "14:30", "Home visit.", "")],
        ),
    ],
)
def test_several_events_in_a_cell_become_several_entries(
    row: tuple[str, ...], told: list[tuple[str, str | None, str, str]]
) -> None:
    found = read_chronology("a.csv", csv([HEADINGS, row, ("09/04/2021", "", "Another row.", "")]))
    assert [(r.date.edtf, r.time, r.what_happened, r.action_taken) for r in found.rows][:-1] == told
    assert [r.row for r in found.rows] == [1, 1, 2]
    assert [r.part for r in found.rows] == [1, 2, 0]
    assert all(TAKEN_APART in (r.problem or "") for r in found.rows[:-1])


@pytest.mark.parametrize(
    "what",
    [
        "One line only.",
        "A first line.\nAnd a second without a day.",
        "03/04/2021 Seen.\nThen she left.",
        "31/02/2021 Seen.\n05/04/2021 Seen.",
    ],
)
def test_what_is_not_plainly_several_stays_one(what: str) -> None:
    found = read_chronology("a.csv", csv([HEADINGS, ("03/04/2021", "", what, ""), ("9/4/2021", "", "More.", "")]))
    assert [r.part for r in found.rows] == [0, 0]
    assert found.rows[0].what_happened == what


def test_each_part_has_an_id_of_its_own_and_leads_back_to_its_row() -> None:
    rows = [HEADINGS, ("03/04/2021\n05/04/2021", "", "A call.\nA call.", ""), ("9/4/2021", "", "More.", "")]
    events = to_events(read_chronology("a.docx", word(rows)), "s1", "a1", "a.docx")
    assert len({e.id for e in events}) == 3
    assert [(row_of(e), part_of(e)) for e in events] == [(1, 1), (1, 2), (2, 0)]
