from __future__ import annotations

from tests.exchange.chronologies.making import EVENTS, HEADINGS, csv
from workbench.exchange.chronologies import read_chronology, row_of, to_events
from workbench.records import Agency, Event

ROWS = (HEADINGS, *EVENTS)


def events(*rows: tuple[str, ...], name: str = "a.csv") -> tuple[Event, ...]:
    return to_events(read_chronology(name, csv(rows)), "s1", "a1", name)


def test_a_row_becomes_an_event_with_the_senders_words() -> None:
    event = events(*ROWS)[0]
    assert (event.date, event.date_text, event.time) == ("2021-04-03", "03/04/2021", "14:30")
    assert (event.agency, event.source, event.what_happened) == ("a1", "s1", EVENTS[0][3])
    assert event.source_detail == "row 1; Case note"
    assert event.contact == "visit"


def test_the_row_can_be_had_back_from_the_event() -> None:
    assert [row_of(e) for e in events(*ROWS)] == [1, 2, 3]
    assert row_of(Event("e", what_happened="typed by hand", source_detail="page 4, row 2")) is None


def test_the_same_file_twice_gives_the_same_ids_and_another_name_others() -> None:
    first, again, other = events(*ROWS), events(*ROWS), events(*ROWS, name="b.csv")
    assert [e.id for e in first] == [e.id for e in again]
    assert {e.id for e in first}.isdisjoint(e.id for e in other)
    assert all(e.id.startswith("ev-") and len(e.id) == 15 for e in first)


def test_a_row_put_in_changes_no_other_rows_id_and_equal_rows_have_their_own() -> None:
    more = events(HEADINGS, ("01/04/2021", "", "x", "new", ""), *EVENTS, EVENTS[0])
    assert {e.id for e in events(*ROWS)} < {e.id for e in more}
    assert len({e.id for e in more}) == 5


def test_a_row_without_a_date_has_none_and_says_why() -> None:
    event = events(HEADINGS, ("31/02/2021", "", "x", "Something.", ""), EVENTS[0])[0]
    assert event.date is None
    assert event.date_text == "31/02/2021"
    assert event.problem


def test_an_authors_note_is_marked() -> None:
    event = events(HEADINGS, EVENTS[0], ("", "", "# Author", "The file is thin.", ""))[1]
    assert event.author_note is True
    assert event.contact is None


def test_a_row_of_an_agency_column_belongs_to_the_agency_it_certainly_names() -> None:
    agencies = (
        Agency("a1", name="Northshire Council", kind="social_care", label="Social Care"),
        Agency("a2", name="Northshire Police", aliases=("NorPol",), kind="police", label="Police"),
    )
    rows = [("Date", "Agency", "Event"), ("3/4/21", "NorPol", "a"), ("4/4/21", "Somebody", "b"), ("5/4/21", "", "c")]
    found = to_events(read_chronology("a.csv", csv(rows)), "s1", "a1", "a.csv", agencies=agencies)
    assert [e.agency for e in found] == ["a2", "a1", "a1"]
    assert "Agency: Somebody" in (found[1].comment or "")
