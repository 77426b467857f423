from __future__ import annotations

import pytest

from workbench.errors import WrongUse
from workbench.records import Agency, Event, Finding, PriorLearning
from workbench.services.session import Session
from workbench.services.theming import coding, give, take
from workbench.vault.store import Put


@pytest.fixture
def small(empty: Session) -> Session:
    records = [
        Agency("a1", name="Fen Police", kind="police", label="Police"),
        Event("e1", date="2021-03-01", agency="a1", what_happened="x", themes=("neglect",)),
        Event("e2", date="2021-03-02", agency="a1", what_happened="y"),
        Event("e3", date="2021-03-03", agency="a1", what_happened="A note.", author_note=True),
        Finding("f1", number=1, title="t", statement="x", category="systems", themes=("a_word_of_ours",)),
        PriorLearning("l1", title="An earlier review", themes=("neglect",)),
    ]
    empty.store.apply([Put(record) for record in records], "set up")
    return empty


def test_every_record_that_can_have_themes_is_counted_but_no_authors_note(small: Session) -> None:
    found = coding(small)
    assert {(r.kind, r.id) for r in found.records} == {
        ("event", "e1"),
        ("event", "e2"),
        ("finding", "f1"),
        ("prior_learning", "l1"),
    }
    assert found.themes[-2:][1] == ("a_word_of_ours", "a_word_of_ours")
    assert len({word for word, _ in found.themes}) == len(found.themes)


def test_a_theme_is_given_to_many_in_one_step(small: Session) -> None:
    give(small, [("event", "e1"), ("event", "e2"), ("finding", "f1")], "neglect")
    themed = {r.id: r.themes for r in coding(small).records}
    assert themed["e1"] == ("neglect",)
    assert themed["e2"] == ("neglect",)
    assert themed["f1"] == ("a_word_of_ours", "neglect")
    assert small.store.undo_label == "theme given to 2 records"  # one had it
    small.store.undo()
    assert {r.id: r.themes for r in coding(small).records}["f1"] == ("a_word_of_ours",)


def test_a_theme_is_taken_from_those_that_have_it(small: Session) -> None:
    take(small, [("event", "e1"), ("event", "e2")], "neglect")
    assert small.store.undo_label == "theme taken from one record"
    event = small.store.get(Event, "e1")
    assert event is not None
    assert event.themes is None


def test_nothing_to_do_is_no_step(small: Session) -> None:
    assert give(small, [("event", "e1")], "neglect") is None
    assert take(small, [("event", "e2")], "neglect") is None


@pytest.mark.parametrize("record", [("event", "e9"), ("agency", "a1")])
def test_what_cannot_have_a_theme_is_refused_and_nothing_is_changed(small: Session, record: tuple[str, str]) -> None:
    with pytest.raises(WrongUse, match="cannot be given"):
        give(small, [("event", "e2"), record], "neglect")
    event = small.store.get(Event, "e2")
    assert event is not None
    assert event.themes is None


def test_the_public_reads_no_title_with_a_name(harbour: Session) -> None:
    entered, seen = coding(harbour), coding(harbour, "public")
    assert sum(len(r.themes) for r in seen.records) == sum(len(r.themes) for r in entered.records) > 0
    assert {title for _, title in seen.agencies}.isdisjoint(a.name for a in harbour.store.all(Agency))
