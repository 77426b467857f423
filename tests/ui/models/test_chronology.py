"""The table of the chronology keeps Qt's rules, filters itself, and tells intervals and silences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from workbench.services.chronology import Chronology, Entry, Flag
from workbench.ui.application import Application
from workbench.ui.models.chronology import ENTRY, ID, ChronologyModel, Column
from workbench.ui.models.prepared import Prepared
from workbench.ui.models.sieve import Sieve

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


def entry(id_: str, date: str | None, what: str = "A visit.", agency: str = "a1", **more: object) -> Entry:
    plain = Entry(
        *(id_, date, None, None, agency, {"a1": "Police", "a2": "School"}[agency], what, None, None, None, False),
        *(None, None, None, (), (), None),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


ENTRIES = (
    entry("e1", "2021-03-01", "Weighed at home."),
    entry("e2", "2021-03-10", "Seen\nat school.", "a2", people=("p1",), flags=frozenset({Flag.SIGNIFICANT})),
    entry("e3", "2021-06-01", "Call.", age="14 months", time="15:20", comment="Odd."),
    entry("e4", None, "Undated.", flags=frozenset({Flag.UNDATED})),
)


def told(entries: tuple[Entry, ...] = ENTRIES, *, exact: bool = True) -> Prepared:
    return Prepared.of(Chronology(entries, (), exact, ""))


@pytest.fixture
def model(qapp: Application) -> Iterator[ChronologyModel]:
    made = ChronologyModel()
    tester = QAbstractItemModelTester(made, STRICT)
    yield made
    tester.deleteLater()


def ids(model: ChronologyModel) -> list[object]:
    return [model.index(row, 0).data(ID) for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_while_its_entries_change(model: ChronologyModel) -> None:
    for entries in (ENTRIES, (), ENTRIES[:1], ENTRIES):
        model.show(told(entries))
        assert ids(model) == [e.id for e in entries]
    model.narrow(Sieve(words=("school",)))
    assert ids(model) == ["e2"]
    model.narrow(Sieve())
    model.mark_gaps(5)
    model.mark_twice({"e1"})
    model.mark_perhaps({"e2"})
    assert model.renew(replace(ENTRIES[1], what_happened="Seen at home."))
    assert model.index(1, Column.WHAT).data() == "Seen at home."
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None


def test_an_entry_whose_place_changes_has_to_be_read_again(model: ChronologyModel) -> None:
    model.show(told())
    assert not model.renew(replace(ENTRIES[1], date="2021-04-01"))
    assert not model.renew(entry("e9", "2021"))


def test_filters_are_met_together(model: ChronologyModel) -> None:
    model.show(told())
    model.narrow(Sieve(agencies=frozenset({"a2"}), marks=frozenset({"significant"}), people=frozenset({"p1", "p2"})))
    assert ids(model) == ["e2"]
    model.narrow(Sieve(first=dt.date(2021, 3, 5), last=dt.date(2021, 6, 1)))
    assert ids(model) == ["e2", "e3"]
    model.narrow(Sieve(marks=frozenset({"uncertain"})))
    assert ids(model) == ["e4"]
    model.narrow(Sieve(known=frozenset({"e1", "e4"})))
    assert ids(model) == ["e1", "e4"]
    model.narrow(Sieve(themes=frozenset({"x"})))
    assert ids(model) == []


def test_intervals_and_silences_are_counted_among_those_who_are_looked_at(model: ChronologyModel) -> None:
    model.show(told())
    assert [model.interval(e) for e in ENTRIES] == ["", "9 days later", "83 days later", ""]
    assert [gap.after for gap in model.gaps] == ["e3"]
    assert model.next_gap(-1) == 2
    assert model.next_gap(2) == -1
    assert model.next_gap(3, -1) == 2
    model.narrow(Sieve(agencies=frozenset({"a1"})))
    assert model.interval(ENTRIES[2]) == "92 days later"
    model.narrow(Sieve(words=("call",)))
    assert model.interval(ENTRIES[2]) == "83 days later"  # words hide rows, they make no silence
    model.mark_gaps(100)
    assert model.gaps == []


@pytest.mark.parametrize("sieve", [Sieve(), Sieve(agencies=frozenset({"a1", "a2"})), Sieve(people=frozenset({"p1"}))])
def test_an_entry_that_is_no_contact_any_more_lets_the_silence_grow(model: ChronologyModel, sieve: Sieve) -> None:
    entries = tuple(replace(e, people=("p1",)) for e in ENTRIES)
    prepared = told(entries)
    model.show(prepared)
    model.narrow(sieve)
    assert model.renew(missed := replace(entries[1], contact="appointment_missed"))
    assert [model.interval(e) for e in (entries[0], missed, entries[2])] == ["", "", "92 days later"]
    assert [gap.days for gap in model.gaps] == [92]
    assert model.renew(entries[1])
    assert [model.interval(e) for e in entries] == ["", "9 days later", "83 days later", ""]
    model.show(prepared)
    assert [gap.days for gap in model.gaps] == [83]


def test_rows_are_found_among_those_that_are_shown(model: ChronologyModel) -> None:
    model.show(told())
    model.narrow(Sieve(agencies=frozenset({"a1"})))
    assert [model.row_of(id_) for id_ in ("e1", "e2", "e3", "e4", "e9")] == [0, -1, 1, 2, -1]


def test_the_marks_are_said_before_the_words(model: ChronologyModel) -> None:
    model.show(told())
    spoken = model.index(2, Column.WHAT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "83 days without contact. What happened: Call. Comment: Odd."
    assert model.index(1, Column.WHAT).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Significant. ")
    date = model.index(2, Column.DATE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert date == "Date and age: 1 Jun 2021; 15:20 · 14 months; 83 days later"
    assert model.index(3, Column.DATE).data() == "No date"


def test_where_no_dates_are_told_there_is_nothing_to_count(model: ChronologyModel) -> None:
    relative = (entry("e1", "about four months before the incident"), entry("e2", "on the day of the incident"))
    model.show(told(relative, exact=False))
    assert model.gaps == []
    assert model.date_lines(relative[0]) == ["about four months before the incident"]


def test_only_the_working_view_can_be_edited(model: ChronologyModel) -> None:
    model.show(told())
    what, agency = model.index(0, Column.WHAT), model.index(0, Column.AGENCY)
    assert not model.flags(what) & Qt.ItemFlag.ItemIsEditable
    model.editable = True
    assert model.flags(what) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(agency) & Qt.ItemFlag.ItemIsEditable
    asked: list[object] = []
    model.rewritten.connect(lambda id_, values: asked.append((id_, values)))
    assert model.setData(what, {"what_happened": "Else."})
    assert not model.setData(what, "Else.")
    assert asked == [("e1", {"what_happened": "Else."})]
    assert what.data(ENTRY) == ENTRIES[0]
