from __future__ import annotations

import threading

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.vault.samples import KAYLEE, event
from workbench.records import Action, Interview, Person, Recommendation
from workbench.vault import search
from workbench.vault.store import Bin, Put, Restore, Store


def found(store: Store, words: str) -> list[tuple[str, str, str]]:
    return [(hit.kind, hit.id, hit.field) for hit in store.search(words)]


def test_a_word_is_found_where_it_stands(store: Store) -> None:
    store.apply([Put(event(1, "Zoë was seen at home.", outcome="No further action."))], "x")
    (hit,) = store.search("zoe home")
    assert (hit.kind, hit.id, hit.field) == ("event", "e1", "what_happened")
    assert hit.snippet == "\x02Zoë\x03 was seen at \x02home\x03."
    assert found(store, "further") == [("event", "e1", "outcome")]
    assert [id_ for _, id_, _ in found(store, "zoe further")] == ["e1"]
    assert found(store, "zoe nowhere") == []


def test_the_last_word_may_be_unfinished(store: Store) -> None:
    store.apply([Put(event(1, "The headteacher rang.")), Put(event(2, "head injury"))], "x")
    assert found(store, "head") == [("event", "e2", "what_happened"), ("event", "e1", "what_happened")]
    assert found(store, "headt") == [("event", "e1", "what_happened")]
    assert found(store, "head rang") == []
    assert found(store, "he") == []


@pytest.mark.parametrize(
    ("put", "words", "field"),
    [
        (KAYLEE.replace(aliases=("Kay-Kay", "Smithy")), "smithy", "aliases"),
        (KAYLEE.replace(identifiers=({"kind": "phone", "value": "07700 900123"},)), "900123", "identifiers"),
        (KAYLEE.replace(notes="left-handed"), "handed", "notes"),
        (KAYLEE.replace(label="Girl One"), "girl", "label"),
        (Interview("i1", capacity="parent", quotes=({"text": "nobody listened"},)), "listened", "quotes"),
    ],
)
def test_every_text_that_a_person_types_is_searched(
    store: Store, put: Person | Interview, words: str, field: str
) -> None:
    store.apply([Put(put)], "x")
    assert found(store, words) == [(put.spec.name, put.id, field)]


def test_progress_notes_are_searched(store: Store) -> None:
    advice = Recommendation("r1", number=1, text="Share earlier.", findings=(), addressee="a1", intended_outcome="x")
    step = Action("ac1", recommendation="r1", text="Train.", progress=({"date": "2024", "note": "slow start"}, {}))
    store.apply([Put(advice), Put(step)], "x")
    assert found(store, "slow") == [("action", "ac1", "progress")]


def test_the_index_follows_every_change(store: Store) -> None:
    store.apply([Put(KAYLEE.replace(role="goalkeeper"))], "edit")
    assert found(store, "goalkeeper")
    store.apply([Put(KAYLEE.replace(role="striker"))], "edit")
    assert not found(store, "goalkeeper")
    store.undo()
    assert found(store, "goalkeeper")
    store.apply([Bin("person", "p1")], "bin")
    assert not found(store, "goalkeeper")
    store.apply([Restore("person", "p1")], "restore")
    assert found(store, "goalkeeper")
    store.apply([Put(event(7, "x"))], "event")
    store.apply([Put(event(7).replace(what_happened=None))], "emptied")
    assert store.check() == []


def test_people_come_before_what_is_told_of_them_and_the_newest_before_older(store: Store) -> None:
    store.apply([Put(event(n, "Kaylee")) for n in range(300)], "many")
    hits = found(store, "kaylee")
    assert hits[0] == ("person", "p1", "name")
    assert hits[1] == ("event", "e299", "what_happened")
    assert len(hits) == 50
    assert len(store.search("kaylee", 250)) == 250


def test_the_record_that_says_it_more_often_comes_first(store: Store) -> None:
    store.apply([Put(event(1, "fall fall fall")), Put(event(2, "fall, and a long report of other things " * 9))], "x")
    assert [id_ for _, id_, _ in found(store, "fall")] == ["e1", "e2"]


def test_nothing_is_found_for_no_words(store: Store) -> None:
    assert store.search("  ") == []
    assert store.search('* & "') == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
@example('"')
@example("a* OR b")
@example("name:Kaylee")
@example("{a b}:c ^d NEAR/2 -e +f")
@example("\x00")
def test_nothing_that_can_be_typed_is_an_error(store: Store, words: str) -> None:
    store.search(words)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(categories=["L", "N"], codec="utf-8"), min_size=1, max_size=9), min_size=1))
def test_a_word_that_was_typed_is_found(store: Store, words: list[str]) -> None:
    store.apply([Put(event(1, " ".join(words)))], "x")
    missing = [word for word in words if word.isascii() and not found(store, f'"{word}"')]
    assert missing == []


def test_a_lost_index_is_found_and_made_anew(store: Store) -> None:
    before = found(store, "marsh")
    store._connection.execute("DELETE FROM search WHERE rowid = (SELECT max(number) FROM search_row)")
    store._connection.execute("DELETE FROM search_row WHERE kind = 'source'")
    assert store.check() == [
        "The search index is out of step with 1 record(s) of kind source.",
        "The search index has lost or kept 2 row(s).",
    ]
    store.rebuild_search()
    assert store.check() == []
    assert found(store, "marsh") == before
    assert found(store, "incident") == [("source", "s1", "title")]


def test_an_index_whose_rows_lead_nowhere_is_no_error(store: Store) -> None:
    store._connection.execute("DELETE FROM search_row")
    assert store.search("marsh") == []


def test_a_common_word_costs_what_a_rare_one_does(store: Store) -> None:
    asked: list[str] = []
    store.apply([Put(event(n, "common word")) for n in range(search._CANDIDATES + 1)], "x")
    store._connection.set_trace_callback(asked.append)
    store.search("common word")
    assert sum("MATCH" in sql for sql in asked) == 1


LONG = "word " * 500


def test_a_long_text_is_found_by_what_it_says_now(store: Store) -> None:
    store.apply([Put(event(1, LONG + "giraffe"))], "new")
    store.apply([Put(event(1, LONG + "zebra"))], "edit")
    store.apply([Put(event(1, LONG + "okapi"))], "edit")
    assert (found(store, "giraffe"), found(store, "zebra")) == ([], [])
    assert found(store, "okapi") == [("event", "e1", "what_happened")]
    assert store.check() == []


def test_a_long_text_that_became_short_or_went_is_no_longer_found(store: Store) -> None:
    store.apply([Put(event(1, LONG + "giraffe")), Put(event(2, LONG + "giraffe"))], "new")
    store.apply([Put(event(1, LONG + "zebra")), Put(event(2, LONG + "zebra"))], "edit")
    store.apply([Put(event(1, "short")), Bin("event", "e2")], "edit")
    assert [found(store, word) for word in ("giraffe", "zebra")] == [[], []]
    assert found(store, "short") == [("event", "e1", "what_happened")]
    store.apply([Restore("event", "e2")], "restore")
    assert [id_ for _, id_, _ in found(store, "zebra")] == ["e2"]
    assert store.check() == []


def test_saving_a_long_text_again_leaves_the_index_alone_until_it_is_asked(store: Store) -> None:
    store.apply([Put(event(1, LONG))], "new")
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    store.apply([Put(event(1, LONG + "zebra"))], "edit")
    assert not [sql for sql in asked if sql.startswith(("INSERT INTO search ", "DELETE FROM search "))]
    before = store.data_version
    assert found(store, "zebra")
    assert store.data_version == before


def test_searching_waits_for_no_other_writer(store: Store) -> None:
    store.apply([Put(event(1, LONG + "giraffe"))], "new")
    store.apply([Put(event(1, LONG + "zebra"))], "edit")
    held, done = threading.Event(), threading.Event()

    def write() -> None:
        with store._hold.writing:
            held.set()
            done.wait(10)

    thread = threading.Thread(target=write)
    thread.start()
    held.wait(10)
    assert found(store, "zebra") == []
    assert found(store, "giraffe") == [("event", "e1", "what_happened")]
    done.set()
    thread.join(10)
    assert found(store, "zebra") == [("event", "e1", "what_happened")]


def test_a_companion_that_only_reads_searches_what_is_indexed(store: Store) -> None:
    store.apply([Put(event(1, LONG + "giraffe"))], "new")
    store.apply([Put(event(1, LONG + "zebra"))], "edit")
    with store.companion(read_only=True) as reader:
        assert found(reader, "zebra") == []
    assert found(store, "zebra")


def test_only_some_kinds_may_be_looked_through(store: Store) -> None:
    store.apply([Put(KAYLEE), Put(event(1, "Kaylee was seen at home."))], "x")
    assert {hit.kind for hit in store.search("kaylee")} == {"person", "event"}
    assert [hit.kind for hit in store.search("kayl", 50, ("event",))] == ["event"]
    assert store.search("kaylee", 50, ("interview",)) == []
