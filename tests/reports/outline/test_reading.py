from __future__ import annotations

from typing import Any

from tests.reports.fakes import FakeView, profile
from workbench.reports.outline.reading import Records, named, numbers


def records(code: str = "confidential", **kinds: Any) -> Records:
    return Records(FakeView(kinds, code), profile())


def test_what_is_not_recorded_is_empty_in_every_shape() -> None:
    (row,) = records(event=[{"id": "e"}]).all("event")
    assert [row.said("source"), row.date("date"), row.word("contact")] == [None, None, None]
    assert not any(
        (row.paragraphs("outcome"), row.words("themes"), row.links("people"), row.ids("people"), row.has("date"))
    )
    assert (row.number("sequence"), row.code("contact"), row.codes("themes"), row.is_true("omission")) == (
        "",
        "",
        (),
        False,
    )


def test_numbers_are_written_as_people_write_them() -> None:
    rows = records(finding=[{"id": "a", "number": 3.0}, {"id": "b", "number": 2.5}, {"id": "c"}]).numbered("finding")
    assert [row.number() for row in rows] == ["2.5", "3", ""]
    assert numbers(rows).plain == "2.5 and 3"
    assert named("finding", rows).plain == "findings 2.5 and 3"
    assert named("finding", rows[:1]).plain == "finding 2.5"
    assert not named("finding", rows[2:])


def test_records_are_ordered_by_date_with_the_undated_last() -> None:
    dates = ["2021-05", None, "../2020", "2021-03-14", "soon", "201X"]
    rows = [{"id": f"e{n}", **({"date": d} if d else {})} for n, d in enumerate(dates)]
    assert [row.id for row in records(event=rows).by_date("event")] == ["e5", "e2", "e3", "e0", "e1", "e4"]


def test_links_to_what_the_audience_may_not_see_are_left_out() -> None:
    findings = [{"id": "f1", "number": 1}, {"id": "f2", "number": 2, "audience_limit": ["confidential"]}]
    kinds = {"finding": findings, "section": [{"id": "s", "findings": ["f1", "f2"]}]}
    for code, seen in (("confidential", ["f1", "f2"]), ("public", ["f1"])):
        held = records(code, **kinds)
        assert [row.id for row in held.linked(held.all("section")[0], "findings", "finding")] == seen


def test_an_unknown_kind_or_id_is_nothing() -> None:
    assert records().get("spaceship", "1") is None
    assert records().get("event", "1") is None
    assert records().first("review") is None


def test_a_time_is_told_once_where_both_its_ends_are_told_alike() -> None:
    about, day = "about two months before the incident", "on the day of the incident"
    for first, last, words in (
        (about, about, about),
        (about, day, f"{about} to the day of the incident"),
        (None, day, day),
        ("2021-03-01", None, "1 March 2021"),
        ("2021-03-01", "2021-04-02", "1 March 2021 to 2 April 2021"),
    ):
        ends = {"from": first, "to": last}
        (row,) = records(episode=[{"id": "k", **{n: d for n, d in ends.items() if d}}]).all("episode")
        assert row.span().plain == words
