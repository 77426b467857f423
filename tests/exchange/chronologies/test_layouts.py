"""Tables of any layout: heading blocks, headings again, blank rows, days merged, cells missing, columns anywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.chronologies.making import csv, html, ods, pdf, word, xls, xlsx
from workbench.exchange.chronologies import read_chronology

Table = list[list[str]]
MAKERS: dict[str, Callable[[Table], bytes]] = {
    "csv": csv,
    "xlsx": xlsx,
    "docx": word,
    "xls": xls,
    "ods": ods,
    "html": html,
    "pdf": partial(pdf, tall=6_000),
}
DATES = ("Date", "Date of contact", "Dyddiad", "When", "Event date", "DATE / DYDDIAD")
WHATS = ("Event", "What happened", "Digwyddiad / Event", "Description of event", "Significant event", "Narrative")
OTHERS = ("Time", "Source", "Outcome", "Staff", "Action taken", "Ref", "Camau a gymerwyd", "Rating", "Sylwadau")
TITLES = (["Chronology of the Trust"], ["Prepared for the review"], ["Confidential"], ["Version 2", "draft"])
FORMS = ("%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%a %d %b %Y", "%Y-%m-%d")
STARTS = st.dates(dt.date(2016, 1, 1), dt.date(2023, 1, 1))


@st.composite
def layouts(draw: st.DrawFn) -> tuple[Table, list[str | None]]:
    """Return a table as somebody might lay it out, and the dates of its rows (None: no date in the row)."""
    others = draw(st.lists(st.sampled_from(OTHERS), unique=True, max_size=5))
    heads = [draw(st.sampled_from(DATES)), draw(st.sampled_from(WHATS)), *others]
    order = draw(st.permutations(range(len(heads))))
    form, day = draw(st.sampled_from(FORMS)), draw(STARTS)
    table: Table = [list(title) for title in draw(st.lists(st.sampled_from(TITLES), max_size=3))]
    table.append([heads[i] for i in order])
    truth: list[str | None] = []
    for number in range(draw(st.integers(2, 9))):
        day += dt.timedelta(days=draw(st.integers(0, 40)))
        dated = number < 2 or draw(st.integers(0, 9)) < 8
        cells = [day.strftime(form) if dated else "", f"mark{number}mark The family is seen by a worker at home."]
        cells += [draw(st.sampled_from(("", "x", "Noted", "Passed on to the team."))) for _ in others]
        table.append([cells[i] for i in order])
        truth.append(day.isoformat() if dated else None)
        if draw(st.integers(0, 9)) == 0:
            table.append([heads[i] for i in order])
        if draw(st.integers(0, 9)) == 0:
            table.append([""] * len(heads))
    return table, truth


@pytest.mark.parametrize("kind", MAKERS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=layouts())
def test_no_row_is_lost_under_any_layout(kind: str, made: tuple[Table, list[str | None]]) -> None:
    table, truth = made
    found = read_chronology(f"a.{kind}", MAKERS[kind](table))
    rows = [row for row in found.rows if "mark" in row.what_happened]
    assert len(rows) == len(truth)
    for number, (row, date) in enumerate(zip(rows, truth, strict=True)):
        assert f"mark{number}mark" in row.what_happened
        assert date is None or row.date.edtf == date
        assert date is not None or row.date.edtf is None or row.problem
