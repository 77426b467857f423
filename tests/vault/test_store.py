from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlcipher3 import dbapi2

from tests.vault.samples import BASIS, KAYLEE, LOG, ONE_OF_EACH, PASSPHRASE, POLICE, SALT, SURGERY, event, key
from workbench.errors import (
    AlreadyThere,
    Damaged,
    DiskFull,
    InvalidRecord,
    Refused,
    StillReferredTo,
    UnknownReference,
)
from workbench.records import KINDS, Agency, Event, Evidence, Finding, Person, Record, Source
from workbench.vault import connection, keys, migrations
from workbench.vault.store import Bin, Put, PutFile, Restore, Store, StoredFile

LETTER = StoredFile("inbox/documents/letter.txt", b"Dear Ms Marsh", "text/plain")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ONE_OF_EACH)
def test_every_kind_comes_back_as_it_was_put(
    tmp_path_factory: pytest.TempPathFactory, each: tuple[Record, ...]
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.review"
    with Store.create(path, key(), SALT) as store:
        store.apply([Put(record) for record in each], "all")
    with Store.open(path, key()) as store:
        for record in each:
            kind = record.spec.name
            assert store.find(kind, record.id) == record
            assert store.all(type(record)) == [record]
            assert [entry.after for entry in store.history(kind, record.id)] == [record]
        assert store.check() == []


def test_a_file_that_is_there_is_not_overwritten(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(AlreadyThere):
        Store.create(closed, key(), SALT)
    assert closed.read_bytes() == before


def test_only_its_owner_may_read_the_file(empty: Store) -> None:
    for suffix in ("", "-wal", "-shm"):
        assert os.stat(f"{empty.path}{suffix}").st_mode & 0o077 == 0


def test_records_are_read_in_the_order_in_which_they_were_entered(store: Store) -> None:
    store.apply([Put(event(9)), Put(event(1)), Put(event(5))], "three")
    store.apply([Put(event(9, "Seen."))], "edit")
    assert store.ids("event") == ["e9", "e1", "e5"]
    assert [e.id for e in store.all(Event)] == ["e9", "e1", "e5"]
    assert store.count("event") == 3


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.get(Person, "p9") is None
    assert store.find("unicorn", "u1") is None
    assert store.find("person", "\ud800") is None


def test_putting_what_is_there_already_changes_nothing(store: Store) -> None:
    before = store.data_version, store.log()
    changed = store.apply([Put(KAYLEE), PutFile(LETTER)], "once")
    assert changed.ids == {("file", LETTER.path)}
    assert store.apply([Put(KAYLEE), PutFile(LETTER)], "again").kinds == frozenset()
    assert store.data_version == before[0] + 1
    assert store.undo_label == "once"
    assert len(store.log()) == len(before[1]) + 1


def test_several_changes_of_one_record_are_one_entry(store: Store) -> None:
    changed = store.apply([Put(event(1)), Put(event(1, "Seen.")), Bin("event", "e1"), Restore("event", "e1")], "x")
    assert changed.kinds == {"event"}
    assert changed.label == "x"
    (entry,) = store.history("event", "e1")
    assert (entry.before, entry.after) == (None, event(1, "Seen."))


def test_a_reference_may_come_before_what_it_refers_to(empty: Store) -> None:
    empty.apply([Put(event(1)), *BASIS], "backwards")
    assert empty.referrers("source", "s1") == [("event", "e1")]


def test_a_reference_to_nothing_is_refused_and_nothing_is_stored(store: Store) -> None:
    with pytest.raises(UnknownReference) as raised:
        store.apply([Put(event(1)), Put(event(2, source="s9", people=("p1", "p8")))], "x")
    assert raised.value.dangling == (("event", "e2", "source", "s9"), ("event", "e2", "people", "p8"))
    assert store.all(Event) == []
    assert store.undo_label == "basis"


def test_a_reference_to_a_kind_that_nobody_declared_is_refused(store: Store) -> None:
    store.apply([Put(Finding("f1", title="x", statement="y"))], "x")
    with pytest.raises(UnknownReference):
        store.apply([Put(Evidence("v1", finding="f1", target={"kind": "dream", "id": "e1"}, stance="context"))], "x")


def test_what_is_referred_to_is_not_binned(store: Store) -> None:
    with pytest.raises(StillReferredTo) as raised:
        store.apply([Bin("agency", "a1")], "bin")
    assert set(raised.value.referrers) == {("source", "s1"), ("person", "p1")}
    assert store.binned() == []


def test_what_is_referred_to_is_binned_with_its_referrers(store: Store) -> None:
    store.apply([Bin("agency", "a1"), Bin("source", "s1"), Bin("person", "p1")], "bin")
    assert store.binned() == [("person", "p1"), ("agency", "a1"), ("source", "s1")]
    assert (store.all(Person), store.count("person"), store.ids("person")) == ([], 0, [])
    assert store.get(Person, "p1") == KAYLEE
    with pytest.raises(UnknownReference):
        store.apply([Restore("person", "p1")], "restore")
    with pytest.raises(UnknownReference):
        store.apply([Put(event(1))], "event")
    store.apply([Restore("person", "p1"), Restore("agency", "a1")], "restore")
    assert store.referrers("agency", "a1") == [("person", "p1")]


def test_a_reference_that_is_taken_away_no_longer_holds(store: Store) -> None:
    store.apply([Put(KAYLEE.replace(agency="a2")), Put(LOG.replace(agency=None))], "move")
    store.apply([Bin("agency", "a1")], "bin")
    assert store.referrers("agency", "a2") == [("person", "p1")]
    assert store.check() == []


def test_putting_a_binned_record_brings_it_back(store: Store) -> None:
    store.apply([Bin("person", "p1")], "bin")
    store.apply([Bin("person", "p1")], "bin again")
    store.apply([Put(KAYLEE)], "put")
    assert store.all(Person) == [KAYLEE]


@pytest.mark.parametrize("change", [Bin("person", "p9"), Restore("person", "p9")])
def test_what_is_not_there_cannot_be_binned_or_restored(store: Store, change: Bin | Restore) -> None:
    with pytest.raises(Refused, match="person is not there any more"):
        store.apply([change], "x")


def test_a_record_that_its_declaration_does_not_allow_is_refused(store: Store) -> None:
    with pytest.raises(InvalidRecord):
        store.apply([Put(SURGERY.replace(label="x")), Put(KAYLEE.replace(name=7))], "x")
    assert store.get(Agency, "a2") == SURGERY


def test_undo_and_redo_walk_through_what_was_done(store: Store) -> None:
    states = [store.get(Person, "p1")]
    for name in ("Kay", "Kaylee Hill"):
        store.apply([Put(KAYLEE.replace(name=name))], name)
        states.append(store.get(Person, "p1"))
    store.apply([Bin("person", "p1")], "bin")
    assert store.undo_label == "bin"
    assert store.undo() is not None
    for state in reversed(states[:-1]):
        changed = store.undo()
        assert changed is not None
        assert changed.ids == {("person", "p1")}
        assert store.get(Person, "p1") == state
    assert store.redo_label == "Kay"
    for state in states[1:]:
        store.redo()
        assert store.get(Person, "p1") == state
    store.redo()
    assert store.binned() == [("person", "p1")]
    assert store.redo() is None
    assert not store.redo_label
    assert store.check() == []


def test_undo_never_takes_away_history(store: Store) -> None:
    store.apply([Put(event(1))], "new event")
    store.undo()
    assert store.find("event", "e1") is None
    assert [(e.label, e.after) for e in store.history("event", "e1")] == [
        ("new event", event(1)),
        ("Undo: new event", None),
    ]
    store.redo()
    assert [e.label for e in store.history("event", "e1")][-1] == "Redo: new event"
    assert store.get(Event, "e1") == event(1)


def test_something_new_ends_redo(store: Store) -> None:
    store.apply([Put(event(1))], "one")
    store.undo()
    store.apply([Put(event(2))], "two")
    assert store.redo() is None


def test_what_was_done_before_opening_is_not_undone(closed: Path) -> None:
    with Store.open(closed, key()) as store:
        assert (store.undo(), store.undo_label, store.redo()) == (None, None, None)


def test_undoing_the_whole_basis_leaves_nothing(store: Store) -> None:
    store.undo()
    assert [store.count(kind) for kind in KINDS] == [0] * len(KINDS)
    assert store.search("Kaylee") == []
    assert store.check() == []
    store.redo()
    assert store.all(Agency) == [POLICE, SURGERY]


def test_undo_over_a_record_that_something_else_changed_is_damage(store: Store) -> None:
    store._connection.execute("UPDATE person SET name = 'x'")
    with pytest.raises(Damaged):
        store.undo()
    assert store.undo_label == "basis"


def test_a_setting_is_kept_and_can_be_taken_back(store: Store) -> None:
    before = store.data_version
    assert store.setting("profile") is None
    store.put_setting("profile", "one")
    store.put_setting("profile", "two", "edit of the profile")
    assert store.setting("profile") == "two"
    assert store.data_version == before + 2
    assert store.undo_label == "edit of the profile"
    changed = store.undo()
    assert changed is not None
    assert changed.kinds == {"setting"}
    assert store.setting("profile") == "one"
    store.undo()
    assert store.setting("profile") is None
    store.redo()
    store.put_setting("profile", None)
    assert store.setting("profile") is None
    assert store.check() == []
    with pytest.raises(InvalidRecord):
        store.put_setting("profile", "\ud800")


def test_a_setting_changed_behind_the_history_is_noticed(store: Store) -> None:
    store.put_setting("profile", "one")
    store._connection.execute("UPDATE setting SET value = 'two'")
    assert store.check() == ["A record of kind setting is not what its history says."]
    store._connection.execute("DELETE FROM setting")
    store._connection.execute("INSERT INTO setting VALUES ('other', 'x'), ('profile', 'one')")
    assert store.check() == ["1 record(s) of kind setting have no history."]


def test_an_edit_of_a_long_setting_costs_the_history_what_was_typed(store: Store) -> None:
    long = "".join(f"{n}, " for n in range(9000))
    store.put_setting("profile", long)
    (first,) = store._connection.execute("SELECT length(change) FROM history ORDER BY seq DESC").fetchone()
    store.put_setting("profile", long.replace("4567,", "four,"))
    (then,) = store._connection.execute("SELECT length(change) FROM history ORDER BY seq DESC").fetchone()
    assert first > 10_000
    assert then < 100


def test_documents_are_kept_whole_and_once(store: Store) -> None:
    twin = StoredFile("inbox/documents/twin.txt", LETTER.data, "text/plain")
    store.apply([PutFile(LETTER), PutFile(twin)], "import")
    one, two = store.files()
    assert (one.path, one.size, one.media_type) == (LETTER.path, 13, "text/plain")
    assert one.sha256 == two.sha256
    assert store.read_file(one.sha256) == LETTER.data
    assert store._connection.execute("SELECT count(*) FROM file_content").fetchone() == (1,)
    assert store.check() == []


def test_a_new_document_of_the_same_name_can_be_taken_back(store: Store) -> None:
    store.apply([PutFile(LETTER)], "import")
    store.apply([PutFile(StoredFile(LETTER.path, b"Dear Mr Marsh", "text/plain"))], "import again")
    assert store.read_file(store.files()[0].sha256) == b"Dear Mr Marsh"
    store.undo()
    assert store.read_file(store.files()[0].sha256) == LETTER.data
    store.undo()
    assert store.files() == []
    store.redo()
    assert store.read_file(store.files()[0].sha256) == LETTER.data


def test_a_document_that_is_not_there_or_not_what_it_was_is_a_sentence(store: Store) -> None:
    store.apply([PutFile(LETTER)], "import")
    with pytest.raises(Refused, match="document"):
        store.read_file("0" * 64)
    store._connection.execute("UPDATE file_content SET data = x'00'")
    with pytest.raises(Damaged, match="document"):
        store.read_file(store.files()[0].sha256)


def test_a_document_with_a_name_that_no_text_can_hold_is_refused(store: Store) -> None:
    with pytest.raises(InvalidRecord):
        store.apply([PutFile(StoredFile("inbox/\udce9", b"x", "text/plain"))], "import")


def test_new_ids_are_new(store: Store) -> None:
    ids = {store.new_id("event") for _ in range(1000)}
    assert len(ids) == 1000
    assert all(id_.startswith("event-") for id_ in ids)


def test_a_mistake_of_ours_is_loud_and_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(dbapi2.OperationalError), store._transaction():  # noqa: PT012 - two statements, one undone
        store._connection.execute("DELETE FROM person")
        store._connection.execute("nonsense")
    assert store.all(Person) == [KAYLEE]


FIXTURES = Path(__file__).parents[1] / "fixtures" / "stores"


@pytest.mark.parametrize("released", sorted(FIXTURES.glob("format-*.review")), ids=lambda path: path.stem)
def test_a_store_of_every_released_format_opens(released: Path, path: Path) -> None:
    path.write_bytes(released.read_bytes())
    with Store.open(path, keys.derive(PASSPHRASE, keys.salt_of(path), keys.CHEAP)) as store:
        assert store.all(Person) == [KAYLEE.replace(name="Kaylee Hill")]
        assert store.binned() == [("event", "e2")]
        assert store.history("person", "p1")[0].after == KAYLEE
        assert store.read_file(store.files()[0].sha256) == LETTER.data
        assert store.setting("profile") == "{}"
        store.put_setting("profile", "[]")
        store.undo()
        assert store.setting("profile") == "{}"
        assert [hit.id for hit in store.search("hill")] == ["p1"]
        assert store.check() == []
        store.apply([Put(KAYLEE)], "edit")
        store.undo()
        assert store.check() == []


def test_there_is_a_store_of_the_latest_format() -> None:
    assert (FIXTURES / f"format-{migrations.LATEST}.review").exists()


# Full disks


def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(store: Store) -> None:
    path = store.path
    (now,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {now + 2}")
    with pytest.raises(DiskFull):
        store.apply([Put(event(i, "word " * 2000)) for i in range(50)], "too much")
    assert store.all(Event) == []
    assert store.undo_label == "basis"
    store.close()
    with Store.open(path, key()) as again:
        assert again.all(Person) == [KAYLEE]
        assert again.check() == []


FILLER = """
import resource, sys
from pathlib import Path
from tests.vault.samples import event, key
from workbench.errors import WorkbenchError
from workbench.vault.store import Put, Store
path = Path(sys.argv[1])
store = Store.open(path, key())
store.apply([Put(event(1))], "fits")
limit = path.stat().st_size + 300_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    store.apply([Put(event(i, "word " * 2000)) for i in range(2, 200)], "too much")
except WorkbenchError as error:
    print(type(error).__name__, error)
print([e.id for e in store.all(type(event(1)))])
store.close()
"""


def test_a_file_that_may_not_grow_keeps_what_was_there(closed: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FILLER, str(closed)], capture_output=True, text=True, check=True)
    first, ids = done.stdout.splitlines()
    assert first.startswith("DiskFull The disk is full")
    assert ids == "['e1']"
    with Store.open(closed, key()) as store:
        assert store.ids("event") == ["e1"]
        assert store.check() == []


def test_a_store_that_cannot_be_made_leaves_nothing_behind(path: Path) -> None:
    script = (
        "import resource, sys\nfrom pathlib import Path\nfrom tests.vault.samples import SALT, key\n"
        "from workbench.errors import WorkbenchError\nfrom workbench.vault.store import Store\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
        "try:\n    Store.create(Path(sys.argv[1]), key(), SALT)\n"
        "except WorkbenchError as error:\n    print(type(error).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "DiskFull\n"
    assert list(path.parent.iterdir()) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 8192


def test_a_disk_that_fills_while_a_store_is_made_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        error: dbapi2.Error = dbapi2.OperationalError("database or disk is full")
        error.sqlite_errorcode = 13
        raise error

    monkeypatch.setattr(connection, "use_wal", full)
    with pytest.raises(DiskFull):
        Store.create(path, key(), SALT)
    assert list(path.parent.iterdir()) == []
    monkeypatch.undo()
    Store.create(path, key(), SALT).close()


# No word in clear

CANARY = "Zanzibar-Quokka"
WRITER = """
import sys, time
word = sys.argv[2]
from pathlib import Path
from tests.vault.samples import BASIS, KAYLEE, SALT, event, key
from workbench.vault.store import Put, PutFile, Store, StoredFile
store = Store.create(Path(sys.argv[1]), key(), SALT)
store.apply(BASIS, word)
store.apply([Put(KAYLEE.replace(name=word, notes=(word + " ") * 5000, aliases=(word,)))], "edit")
store.apply([PutFile(StoredFile(f"inbox/{word}.txt", word.encode() * 9000, "text/plain"))], "file")
store.put_setting(word, word)
assert store.search(word)
store.undo()
store.redo()
store._connection.execute("BEGIN IMMEDIATE")
store._connection.executemany(
    "INSERT INTO setting VALUES (?, ?)", [(f"{i} {word}", word * 500) for i in range(9999)]
)
print("ready", flush=True)
time.sleep(60)
"""


def spellings(word: str) -> list[bytes]:
    return [word.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be")]


def test_no_file_holds_a_word_in_clear_when_the_process_is_killed(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), CANARY], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        os.kill(writer.pid, signal.SIGKILL)
    left = list(path.parent.iterdir())
    assert {file.name for file in left} >= {"harbour.review", "harbour.review-wal", "harbour.review-shm"}
    for file in left:
        content = file.read_bytes()
        assert not any(spelling in content for spelling in spellings(CANARY)), file.name
        assert b"Quokka" not in content
    with Store.open(path, key()) as store:
        assert [person.name for person in store.all(Person)] == [CANARY]
        assert store.files()[0].path == f"inbox/{CANARY}.txt"
        assert store.check() == []
    assert not any(spelling in path.read_bytes() for spelling in spellings(CANARY))


def test_no_error_or_repr_holds_a_word(store: Store) -> None:
    with pytest.raises(UnknownReference) as raised:
        store.apply([Put(KAYLEE.replace(name=CANARY, agency="a9"))], "x")
    said = [repr(raised.value), str(raised.value), repr(store), repr(store.history("person", "p1")), repr(Source)]
    assert not any(CANARY in each or "Marsh" in each for each in said)
