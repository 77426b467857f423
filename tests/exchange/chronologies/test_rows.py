from __future__ import annotations

import pytest

from tests.exchange.chronologies.making import csv
from workbench.exchange.chronologies import ParsedRow, read_chronology

HEAD = ("Seq", "Date", "Time", "End date", "Source", "Event", "Comment")


def rows(*cells: tuple[str, ...], head: tuple[str, ...] = HEAD) -> tuple[ParsedRow, ...]:
    return read_chronology("a.csv", csv([head, *cells])).rows


def test_every_field_of_a_row_arrives() -> None:
    row = rows(("7", "3/4/21", "2.30pm", "", "Log 12", "A visit.", "Late entry"))[0]
    assert (row.row, row.sequence, row.date.edtf, row.date_text, row.time) == (1, 7.0, "2021-04-03", "3/4/21", "14:30")
    assert (row.source_detail, row.what_happened, row.comment) == ("Log 12", "A visit.", "Late entry")
    assert row.problem is None


def test_an_end_date_makes_a_period() -> None:
    found = rows(
        ("1", "25/03/2021", "", "06/05/2021", "x", "An assessment.", ""),
        ("2", "06/05/2021", "", "06/05/2021", "x", "A meeting.", ""),
        ("3", "06/05/2021", "", "01/05/2021", "x", "Ends too early.", ""),
        ("4", "06/05/2021", "15:00", "15:35", "x", "A time in the wrong place.", ""),
        ("5", "", "", "07/05/2021", "x", "Only an end.", ""),
    )
    assert [r.date.edtf for r in found] == [
        "2021-03-25/2021-05-06",
        "2021-05-06",
        "2021-05-06",
        "2021-05-06",
        "2021-05-07",
    ]
    assert [bool(r.problem) for r in found] == [False, False, True, True, True]
    assert found[3].time_end == "15:35"


def test_a_row_whose_date_cannot_be_is_kept_with_its_words() -> None:
    row = rows(("1", "31/02/2021", "", "", "x", "Something.", ""))[0]
    assert (row.date.edtf, row.date_text, row.what_happened) == (None, "31/02/2021", "Something.")
    assert row.problem


def test_the_following_day_counts_from_the_row_above_and_not_from_further_up() -> None:
    found = rows(
        ("1", "3/4/21", "", "", "x", "a", ""),
        ("2", "the following day", "", "", "x", "b", ""),
        ("3", "31/02/2021", "", "", "x", "c", ""),
        ("4", "the following day", "", "", "x", "d", ""),
    )
    assert [r.date.edtf for r in found] == ["2021-04-03", "2021-04-04", None, None]


def test_a_row_of_its_own_without_a_date_gets_none() -> None:
    found = rows(
        ("1", "3/4/21", "", "", "x", "a", ""),
        ("2", "", "17:20", "", "y", "b", ""),
        ("3", "4/4/21", "", "", "x", "c", ""),
    )
    assert found[1].date.edtf is None
    assert found[1].problem


def test_text_that_only_goes_on_takes_the_date_above_and_says_so() -> None:
    found = rows(("1", "3/4/21", "", "", "x", "It began here", ""), ("", "", "", "", "", "and went on here.", ""))
    assert found[1].date.edtf == "2021-04-03"
    assert found[1].date.inferred
    assert found[1].problem


def test_a_table_that_writes_each_date_once_passes_it_down() -> None:
    head = ("Date", "Time", "Event")
    first = (("3/4/21", "09:00", "a"), ("", "10:00", "b"), ("", "11:00", "c"))
    found = rows(*first, ("4/4/21", "09:00", "d"), ("", "12:00", "e"), head=head)
    assert [r.date.edtf for r in found] == ["2021-04-03"] * 3 + ["2021-04-04"] * 2
    assert all(r.problem for r in (found[1], found[2], found[4]))


def test_a_date_in_a_line_of_its_own_heads_the_rows_below() -> None:
    head = ("Date", "Time", "Event")
    found = rows(
        ("3 April 2021", "", ""),
        ("", "09:00", "a"),
        ("", "10:00", "b"),
        ("5 April 2021", "", ""),
        ("", "09:00", "c"),
        head=head,
    )
    assert [(r.row, r.what_happened, r.date.edtf) for r in found] == [
        (1, "a", "2021-04-03"),
        (2, "b", "2021-04-03"),
        (3, "c", "2021-04-05"),
    ]


def test_a_year_in_a_line_of_its_own_gives_the_rows_below_their_year() -> None:
    head = ("Date", "Source", "Event")
    found = rows(("2019", "", ""), ("3 April", "x", "a"), ("2020", "", ""), ("3 April", "x", "b"), head=head)
    assert [r.date.edtf for r in found] == ["2019-04-03", "2020-04-03"]


def test_words_that_stand_alone_in_a_row_are_what_happened_in_whatever_column() -> None:
    found = rows(("1", "3/4/21", "", "", "x", "a", ""), ("", "The next box could not be found.", "", "", "", "", ""))
    assert found[1].what_happened == "The next box could not be found."
    assert found[1].date.edtf is None


def test_a_number_after_a_sharp_is_no_note() -> None:
    assert not rows(("#1", "3/4/21", "", "", "x", "a", ""))[0].is_note


@pytest.mark.parametrize(
    ("source", "event"),
    [
        ("# Author note", "The file is thin."),
        ("#IMR author", "The file is thin."),
        ("x", "#The file is thin."),
        ("", "Author's note: the file is thin."),
        ("", "Note: the file is thin."),
        ("Note by author", "The file is thin."),
        ("* author", "The file is thin."),
    ],
)
def test_notes_by_the_author_are_marked_and_need_no_date(source: str, event: str) -> None:
    found = rows(("1", "3/4/21", "", "", "x", "a", ""), ("2", "", "", "", source, event, ""))
    assert found[1].is_note
    assert found[1].problem is None


def test_a_dated_entry_that_begins_with_the_word_note_is_an_event() -> None:
    assert not rows(("1", "3/4/21", "", "", "x", "Note: copied from the ward book.", ""))[0].is_note


def test_what_no_field_takes_is_kept_with_its_heading() -> None:
    row = rows(
        ("3/4/21", "A visit.", "Amber", "Mrs X", "Team 4"), head=("Date", "Event", "Rating", "Present", "Agency")
    )[0]
    assert row.remarks.splitlines() == ["Rating: Amber", "Present: Mrs X", "Agency: Team 4"]
    assert (row.people_text, row.agency_text) == ("Mrs X", "Team 4")


def test_no_sentence_about_a_row_repeats_its_words() -> None:
    parsed = read_chronology("a.csv", csv([HEAD, ("Zebedee", "Quixotic", "Zanzibar", "Xylophone", "", "", "")]))
    said = " ".join(p.sentence for p in parsed.problems)
    assert parsed.problems
    assert not any(word in said for word in ("Zebedee", "Quixotic", "Zanzibar", "Xylophone"))
