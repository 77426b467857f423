"""The action plan leaves as every export does, and its calendar names nobody."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from workbench.errors import WrongUse
from workbench.records import Action, Agency, Disclosure, Person
from workbench.services import plan_export, verifying
from workbench.services.session import Session
from workbench.vault.store import Put

DAY = dt.date(2023, 2, 20)


def sheet(path: Path) -> list[dict[str, object]]:
    rows = list(load_workbook(io.BytesIO(path.read_bytes())).worksheets[0].values)
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("code", ["", "panel", "family", "public"])
def test_the_table_is_written_read_back_and_recorded(harbour: Session, tmp_path: Path, code: str) -> None:
    receipt = plan_export.write(harbour, tmp_path / "plan.xlsx", code, draft=code == "public", today=DAY)
    assert receipt.verification is not None
    assert receipt.verification.ok
    assert harbour.store.all(Disclosure)[-1].sha256 == receipt.sha256
    start = 1 if code == "public" else 0
    assert len(sheet(receipt.path)) == harbour.store.count("action") + start


def test_the_table_holds_the_plan(harbour: Session, tmp_path: Path) -> None:
    rows = {row["No."]: row for row in sheet(plan_export.write(harbour, tmp_path / "a.xlsx", today=DAY).path)}
    done = rows["2.1"]
    assert done["Closure"] == "closed evidenced"
    assert str(done["Progress"]).startswith("2022-03-30: In place")
    assert "target all; result 212 of 212" in str(done["Monitoring"])
    assert rows["6.1"]["Days overdue"] == (DAY - dt.date(2022, 5, 31)).days


def test_the_publics_table_has_no_date_and_no_name(harbour: Session, tmp_path: Path) -> None:
    path = plan_export.write(harbour, tmp_path / "a.xlsx", "public", draft=True, today=DAY).path
    words = " ".join(str(cell) for row in sheet(path) for cell in row.values() if cell)
    assert not re.search(r"\b20[12]\d\b", words)
    names = {str(p.name) for p in harbour.store.all(Person)} | {str(a.name) for a in harbour.store.all(Agency)}
    assert not any(name in words for name in names)


@pytest.mark.parametrize("code", ["", "panel", "family"])
def test_the_calendar_says_only_that_something_is_due(harbour: Session, tmp_path: Path, code: str) -> None:
    data = plan_export.write(harbour, tmp_path / "a.ics", code, today=DAY).path.read_bytes()
    events = Calendar.from_ical(data).walk("VEVENT")
    titles = sorted(str(event["summary"]) for event in events)
    assert titles[:2] == ["Action 1.1 due", "Action 1.2 due"]
    assert "Action 2.1 due" not in titles  # it is closed
    assert "Measurement of action 1.1 due" in titles
    assert {key for event in events for key in event} == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}
    assert verifying.verify_file(harbour, tmp_path / "a.ics", "public").ok


def uids(path: Path) -> dict[str, str]:
    return {str(e["summary"]): str(e["uid"]) for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def test_an_entry_keeps_its_name_whatever_its_words(harbour: Session, tmp_path: Path) -> None:
    before = uids(plan_export.write(harbour, tmp_path / "a.ics", today=DAY).path)
    action = harbour.store.get(Action, "t1")
    assert action is not None
    harbour.store.apply([Put(action.replace(text="Something else.", due="2023-05-01"))], "edit")
    after = uids(plan_export.write(harbour, tmp_path / "b.ics", "panel", today=DAY).path)
    assert before["Action 1.1 due"] == after["Action 1.1 due"]
    assert len(set(before.values())) == len(before)


def test_another_store_names_its_entries_differently(harbour: Session, empty: Session, tmp_path: Path) -> None:
    mine = uids(plan_export.write(harbour, tmp_path / "a.ics", today=DAY).path)
    recommendation, action = (
        harbour.store.find(kind, id_) for kind, id_ in (("recommendation", "o1"), ("action", "t1"))
    )
    assert recommendation is not None
    assert action is not None
    bare = {name: value for name, value in recommendation.values.items() if name in {"number", "text"}}
    empty.store.apply(
        [Put(type(recommendation)("o1", bare)), Put(Action("t1", recommendation="o1", text="x", due="2023-05-01"))],
        "set up",
    )
    assert (
        uids(plan_export.write(empty, tmp_path / "b.ics", today=DAY).path)["Action 1.1 due"] != mine["Action 1.1 due"]
    )


def test_readers_who_are_told_no_dates_get_no_calendar(harbour: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no dates"):
        plan_export.write(harbour, tmp_path / "a.ics", "public", today=DAY)
    with pytest.raises(WrongUse, match=r"\.xlsx or \.ics"):
        plan_export.write(harbour, tmp_path / "a.pdf", today=DAY)
    assert not list(tmp_path.glob("a.*"))
