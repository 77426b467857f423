from __future__ import annotations

from dataclasses import dataclass

from tests.analysis.told import Told
from workbench.analysis.queries import Ask, Query, of_agency


@dataclass(frozen=True)
class Sent(Told):
    """A line of an agency's file, as the analysis asks for it."""

    date_text: str | None = None
    source_detail: str | None = "row 1; file, row 1; Log 7"
    source_row: int | None = 1


@dataclass(frozen=True)
class Pair:
    first: str
    second: str
    conflicts: tuple[str, ...]


def asked(*entries: Sent, pairs: tuple[Pair, ...] = ()) -> list[tuple[Ask, str | None]]:
    return [(q.ask, q.entry) for q in of_agency(entries, "a1", pairs)]


def test_dates_that_are_missing_unreadable_or_doubtful_are_asked_for() -> None:
    assert asked(Sent("e1", None), Sent("e2", None, date_text="31/02/21"), Sent("e3", "2021-03~")) == [
        (Ask.UNDATED, "e1"),
        (Ask.UNREADABLE, "e2"),
        (Ask.DOUBTFUL, "e3"),
    ]


def test_a_source_is_asked_for_where_others_have_one_and_once_where_none_has() -> None:
    none = "row 4; sheet 'Log', row 6"
    assert asked(Sent("e1", "2021-03-01"), Sent("e2", "2021-03-02", source_detail=none)) == [(Ask.NO_SOURCE, "e2")]
    assert asked(Sent("e1", "2021-03-01", source_detail="row 3")) == [(Ask.NO_SOURCE, None)]


def test_a_difference_is_asked_of_both_and_says_nothing_of_the_other() -> None:
    pairs = (Pair("e1", "x9", ("The dates differ.",)), Pair("e1", "x8", ("The dates differ.", "The times differ.")))
    (query,) = of_agency([Sent("e1", "2021-03-01", source_row=12)], "a1", pairs)
    assert query == Query(Ask.DIFFERS, "e1", 12, ("The dates differ.", "The times differ."))
    assert "x9" not in repr(query)


def test_silences_are_asked_about() -> None:
    (query,) = of_agency([Sent("e1", "2021-01-01"), Sent("e2", "2021-06-01")], "a1")
    assert (query.ask, query.entry) == (Ask.SILENCE, None)
    assert query.gap
    assert query.gap.days == 151
    assert of_agency([Sent("e1", "2021-01-01"), Sent("e2", "2021-06-01")], "a1", silence=200) == ()


def test_what_others_or_the_reviewer_wrote_is_no_entry_of_the_agencys() -> None:
    assert asked(Sent("e1", None, agency="a2"), Sent("e2", None, source_row=None), Sent("n", None, is_note=True)) == []
