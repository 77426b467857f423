from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.samples import KAYLEE, SURGERY, event
from workbench.errors import Damaged
from workbench.vault.columns import State
from workbench.vault.history import Delta, DoesNotFit
from workbench.vault.store import Bin, Put, PutFile, Restore, Store, StoredFile

LONG = st.text(st.characters(exclude_categories=["Cs"]), max_size=600).map(lambda text: text * 3)
STATE = st.none() | st.dictionaries(st.sampled_from("abc"), LONG | st.floats(allow_nan=False))


@given(STATE, STATE)
def test_a_change_leads_from_one_state_to_the_other_and_only_from_it(one: State | None, other: State | None) -> None:
    if one is None and other is None:
        return
    delta = Delta.unpack(Delta.between(one, other).pack())
    assert delta.on(one) == other


@given(st.text(min_size=300, max_size=900), st.integers(0, 300), st.integers(0, 300), st.text(max_size=20))
def test_of_a_long_text_only_what_was_typed_is_kept(text: str, start: int, length: int, typed: str) -> None:
    after = text[:start] + typed + text[start + length :]
    delta = Delta.between({"notes": text}, {"notes": after})
    assert delta.on({"notes": text}) == {"notes": after}
    if len(after) >= 256 and after != text:
        assert delta.after == {}
        assert len(delta.splices["notes"][2]) <= len(typed)


def test_a_long_stretch_that_was_cut_is_not_kept_twice() -> None:
    before: State = {"notes": "a" * 5000}
    after: State = {"notes": "b" * 3000}
    delta = Delta.unpack(Delta.between(before, after).pack())
    assert delta.splices["notes"][1] == 5000
    assert delta.on(before) == after


@pytest.mark.parametrize(
    ("delta", "state"),
    [
        (Delta(None, {"a": "x"}), {"a": "x"}),
        (Delta({"a": "x"}, None), {"a": "y"}),
        (Delta({"a": "x"}, {"a": "y"}), None),
        (Delta({"a": "x"}, {"a": "y"}), {"a": "z"}),
        (Delta({}, {}, {"a": (2, "b", "c")}), {"a": "aaaa"}),
        (Delta({}, {}, {"a": (2, 9, "c")}), {"a": "aaaa"}),
    ],
)
def test_a_change_does_not_fit_another_state(delta: Delta, state: State | None) -> None:
    with pytest.raises(DoesNotFit):
        delta.on(state)


@pytest.mark.parametrize("content", [b"", zlib.compress(b"nonsense"), zlib.compress(b"3"), zlib.compress(b"\xff")])
def test_what_is_no_change_is_told(content: bytes) -> None:
    with pytest.raises(DoesNotFit):
        Delta.unpack(content)


def test_every_version_of_a_record_is_kept(store: Store) -> None:
    store.apply([Put(KAYLEE.replace(name="Kaylee Hill"))], "rename")
    store.apply([Bin("person", "p1")], "bin")
    store.apply([Restore("person", "p1")], "restore")
    made, renamed, binned, restored = store.history("person", "p1")
    assert (made.before, made.after, made.label) == (None, KAYLEE, "basis")
    assert (renamed.before, renamed.after) == (KAYLEE, KAYLEE.replace(name="Kaylee Hill"))
    assert [e.binned for e in (made, renamed, binned, restored)] == [False, False, True, False]
    assert made.txn < renamed.txn < binned.txn < restored.txn
    assert made.when < restored.when
    assert made.when.endswith("+00:00")


def test_the_log_is_read_page_by_page(store: Store) -> None:
    store.apply([Put(event(1)), PutFile(StoredFile("inbox/x.txt", b"x", "text/plain"))], "import")
    store.apply([Put(event(1, "Seen."))], "edit")
    whole = store.log()
    assert [entry.seq for entry in whole] == list(range(1, 8))
    assert store.log(0, 5) + store.log(5, 1) + store.log(6, 500) == whole
    assert [entry.kind for entry in whole[4:]] == ["event", "file", "event"]
    assert (whole[5].before, whole[5].after) == (None, None)
    assert whole[6].before == event(1)
    assert store.log(7) == []


def test_changes_are_listed_by_their_numbers_without_reading_what_changed(store: Store) -> None:
    store.apply([Put(event(1))], "import")
    tampered(store, "UPDATE history SET change = x'00' WHERE seq = 5")
    assert store.last_change() == 5
    assert [(e.seq, e.kind, e.label) for e in store.changes([5, 1, 99])] == [
        (5, "event", "import"),
        (1, store.changes([1])[0].kind, "basis"),
    ]
    assert [e.seq for e in store.changes_of("event", "e1")] == [5]
    with pytest.raises(Damaged):
        store.changed_fields(0, 10)


def test_changes_are_found_by_kind_time_and_words(store: Store) -> None:
    store.apply([Put(event(1))], "Import of a table")
    assert store.changes_matching("event", "", "", []) == [5]
    assert store.changes_matching("", "", "", ["TABLE", "import"]) == [5]
    assert store.changes_matching("", "", "", ["100%"]) == []
    assert store.changes_matching("", store.changes([5])[0].when, "", [])[0] == 5
    assert store.changes_matching("", "", "2001", []) == []


def test_a_record_is_read_as_any_of_its_entries_left_it(store: Store) -> None:
    store.apply([Put(KAYLEE.replace(name="Kaylee Hill"))], "rename")
    store.apply([Bin("person", "p1")], "bin")
    made, renamed, binned = (entry.seq for entry in store.changes_of("person", "p1"))
    assert store.state_after(made, "person", "p1") == (KAYLEE, False)
    assert store.state_after(renamed, "person", "p1") == (KAYLEE.replace(name="Kaylee Hill"), False)
    assert store.state_after(binned, "person", "p1") == (KAYLEE.replace(name="Kaylee Hill"), True)
    assert store.state_after(made - 1, "person", "p1") == (None, False)
    assert store.changed_fields(renamed - 1, 1)[0][1] == ("name",)
    assert store.history_problems() == []


def tampered(store: Store, *statements: str) -> list[str]:
    for statement in statements:
        store._connection.execute(statement)
    return store.check()


def test_a_whole_history_is_whole(store: Store) -> None:
    store.apply([Put(SURGERY.replace(label="GP"))], "edit")
    assert store.check() == []


@pytest.mark.parametrize(
    "column", ["at = 'x'", "label = 'x'", "id = 'a9'", "kind = 'place'", "change = x'00'", "txn = 9", "hash = x'00'"]
)
def test_an_altered_entry_is_found(store: Store, column: str) -> None:
    wrong = tampered(store, f"UPDATE history SET {column} WHERE seq = 2")  # noqa: S608
    assert any("Entry 2" in sentence or "Entry 3" in sentence for sentence in wrong)


def test_a_removed_entry_is_found(store: Store) -> None:
    assert "The history lacks entries 2 to 2." in tampered(store, "DELETE FROM history WHERE seq = 2")


def test_a_moved_entry_is_found(store: Store) -> None:
    wrong = tampered(
        store,
        "UPDATE history SET seq = -1 WHERE seq = 2",
        "UPDATE history SET seq = 2 WHERE seq = 3",
        "UPDATE history SET seq = 3 WHERE seq = -1",
    )
    assert "Entry 2 of the history has been altered." in wrong


def test_a_removed_end_is_found(store: Store) -> None:
    wrong = tampered(store, "DELETE FROM history WHERE seq = 4")
    assert "The end of the history is missing or has been altered." in wrong


def test_a_broken_history_is_damage_and_not_a_traceback(store: Store) -> None:
    tampered(store, "UPDATE history SET change = x'00' WHERE seq = 4")
    with pytest.raises(Damaged, match="history"):
        store.history("person", "p1")
