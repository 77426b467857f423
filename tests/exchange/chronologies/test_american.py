from __future__ import annotations

import pytest

from tests.exchange.chronologies.making import csv, word, xlsx
from workbench.exchange.chronologies import looks_like_one, read_chronology
from workbench.exchange.chronologies.american import day_first

HEADINGS = ("Date", "Contact", "Narrative", "Disposition")
ROWS: list[tuple[str, ...]] = [
    HEADINGS,
    ("03/14/2021", "Visit", "The caseworker saw both children at the motel.", "Filed"),
    ("3/15/21 2:30 pm", "Call", "Hotline report of a cut to the lip.", "Filed"),
    ("week of 4/5/21", "Calls", "Three calls to the landlord.", "Filed"),
    ("4/12-4/16/21", "Leave", "The caseworker was on leave.", "Filed"),
    ("5/6", "Visit", "Nobody home.", "Filed"),
    ("May 7, 2021", "Visit", "Grandfather at the door.", "Filed"),
    ("the following day", "Call", "He called back.", "Filed"),
    ("13/6/2021", "Call", "A date that cannot be.", "Filed"),
    ("?6/2/2021", "Call", "A neighbor reports shouting.", "Filed"),
]
DATES = ["2021-03-14", "2021-03-15", "2021-04-05/2021-04-11", "2021-04-12/2021-04-16", "2021-05-06", "2021-05-07",
         "2021-05-08", None, "2021-06-02?"]  # fmt: skip


@pytest.mark.parametrize(("name", "data"), [("log.csv", csv(ROWS)), ("log.xlsx", xlsx(ROWS)), ("log.docx", word(ROWS))])
def test_the_month_comes_first_in_every_way_of_writing_it(name: str, data: bytes) -> None:
    rows = read_chronology(name, data, month_first=True).rows
    assert [row.date.edtf for row in rows] == DATES
    assert [row.date_text for row in rows] == [row[0] for row in ROWS[1:]]
    assert rows[1].time == "14:30"
    assert rows[0].outcome == "Filed"
    assert looks_like_one(name, data, month_first=True)


def test_elsewhere_the_day_comes_first_and_no_month_is_made_of_it() -> None:
    rows = read_chronology("log.csv", csv(ROWS)).rows
    assert rows[0].date.edtf is None
    assert rows[-1].date.edtf == "2021-02-06?"


def test_several_events_of_one_row_keep_the_month_first() -> None:
    rows = [HEADINGS, ("4/5/2021\n4/6/2021", "Visits", "Nobody home.\nSeen at school.", ""), *ROWS[1:]]
    read = read_chronology("log.xlsx", xlsx(rows), month_first=True).rows
    assert [row.date.edtf for row in read[:2]] == ["2021-04-05", "2021-04-06"]


@pytest.mark.parametrize("words", ["2021-03-04", "3-5 April 2021", "04/2021", "2020/21", "12/13 March 2021", "3.30 pm"])
def test_what_is_no_month_and_day_in_numbers_stays(words: str) -> None:
    assert day_first(words) == words
