from __future__ import annotations

import pytest

from tests.exchange.chronologies.making import EVENTS, HEADINGS, csv
from workbench.exchange.chronologies import ParsedChronology, Role, looks_like_one, read_chronology
from workbench.exchange.chronologies.headings import role_of


def parsed(*rows: tuple[str, ...]) -> ParsedChronology:
    return read_chronology("a.csv", csv(rows))


def roles(*rows: tuple[str, ...]) -> list[Role]:
    return [column.role for column in parsed(*rows).columns]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Date of event", Role.DATE),
        ("Dyddiad / Date", Role.DATE),
        ("When", Role.DATE),
        ("Date/Time", Role.DATE),
        ("End date", Role.DATE_END),
        ("Time (24hr)", Role.TIME),
        ("Finish time", Role.TIME_END),
        ("No.", Role.SEQUENCE),
        ("#", Role.SEQUENCE),
        ("Source of information", Role.SOURCE),
        ("Log/Crime ref", Role.SOURCE),
        ("Agency", Role.AGENCY),
        ("What happened", Role.WHAT),
        ("Significant event", Role.WHAT),
        ("Description of event / contact", Role.WHAT),
        ("Action taken by agency", Role.ACTION),
        ("Response", Role.ACTION),
        ("Outcome / information shared", Role.OUTCOME),
        ("Author's comments", Role.COMMENT),
        ("Practitioner", Role.PEOPLE),
        ("Type of contact", Role.CONTACT),
        ("DOB", Role.OTHER),
        ("Colour of the folder", Role.OTHER),
    ],
)
def test_headings_are_known_by_their_words(heading: str, role: Role) -> None:
    assert role_of(heading)[0] is role


def test_a_table_without_headings_is_known_by_its_looks() -> None:
    assert roles(*EVENTS) == [Role.DATE, Role.TIME, Role.OTHER, Role.WHAT, Role.OTHER]
    assert len(parsed(*EVENTS).rows) == 3


def test_headings_in_unknown_words_do_not_become_a_row() -> None:
    found = parsed(("Pryd", "Nodiadau hir"), ("3/4/21", "A long account of the visit."), ("4/4/21", "Another account."))
    assert len(found.rows) == 2
    assert found.rows[0].what_happened == "A long account of the visit."


def test_the_date_is_the_column_that_holds_dates_whatever_the_other_is_called() -> None:
    rows = (("Date recorded", "Date", "Event"), ("5/4/21", "3/4/21", "a visit"), ("6/4/21", "4/4/21", "a call"))
    found = parsed(*rows)
    assert [r.date.edtf for r in found.rows] == ["2021-04-03", "2021-04-04"]
    assert "Date recorded: 5/4/21" in found.rows[0].remarks


def test_the_date_of_birth_is_never_the_date() -> None:
    found = parsed(("DOB", "When seen", "Notes"), ("1/1/10", "3/4/21", "a visit"), ("1/1/10", "4/4/21", "a call"))
    assert found.rows[0].date.edtf == "2021-04-03"


def test_notes_are_what_happened_only_when_nothing_else_is() -> None:
    alone = roles(("Date", "Notes"), ("3/4/21", "A visit was made."))
    beside = roles(("Date", "Event", "Notes"), ("3/4/21", "A visit was made.", "See file."))
    assert alone == [Role.DATE, Role.WHAT]
    assert beside == [Role.DATE, Role.WHAT, Role.COMMENT]


def test_an_impact_of_plus_and_minus_is_no_outcome() -> None:
    found = parsed(("Date", "Event", "Impact (+/-)"), ("3/4/21", "A visit.", "–"), ("4/4/21", "A call.", "+"))
    assert found.rows[0].outcome == ""
    assert "Impact (+/-): –" in found.rows[0].remarks


def test_a_second_set_of_headings_in_one_sheet_names_its_own_columns() -> None:
    found = parsed(
        ("Date", "Event", "Action"),
        ("3/4/21", "first", "none"),
        ("", "", ""),
        ("Event", "Date", "Outcome"),
        ("second", "4/4/21", "closed"),
    )
    assert [(r.what_happened, r.date.edtf) for r in found.rows] == [("first", "2021-04-03"), ("second", "2021-04-04")]
    assert found.rows[1].outcome == "closed"


def test_rows_above_late_headings_are_rows() -> None:
    assert len(parsed(EVENTS[0], HEADINGS, *EVENTS[1:]).rows) == 3


def test_more_cells_than_headings_are_kept_and_pointed_out() -> None:
    found = parsed(("Date", "Event"), ("3/4/21", "A visit", "and a third", "and a fourth"))
    row = found.rows[0]
    assert "and a third" in row.remarks
    assert "and a fourth" in row.remarks


def test_a_file_without_dates_is_read_as_it_stands_and_said_to_be() -> None:
    found = parsed(("Name", "Colour"), ("one", "red"), ("two", "blue"))
    assert any(p.row == 0 for p in found.problems)
    words = " ".join(f"{r.what_happened} {r.remarks} {r.source_detail}" for r in found.rows)
    assert all(word in words for word in ("one", "red", "two", "blue"))


def test_a_list_of_actions_or_versions_does_not_look_like_a_chronology() -> None:
    actions = csv(
        [("Action", "Who", "By when"), ("Visit", "SW", "3/4/21"), ("Call", "HV", "4/4/21"), ("Write", "GP", "5/4/21")]
    )
    versions = csv(
        [("Version", "Date", "Changes made"), ("1", "3/4/21", "a"), ("2", "4/4/21", "b"), ("3", "5/4/21", "c")]
    )
    assert not looks_like_one("a.csv", actions)
    assert not looks_like_one("a.csv", versions)
    assert looks_like_one("a.csv", csv([HEADINGS, *EVENTS]))
    assert not looks_like_one("a.docx", b"PK\x03\x04 nonsense")
