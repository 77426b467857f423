from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.vault.samples import KAYLEE, SALT, event, key
from workbench.errors import AlreadyThere, CannotWrite, Damaged, DiskFull, Environment, Refused, WrongPassphrase
from workbench.records import Person
from workbench.vault import backup, keys
from workbench.vault.store import Bin, Put, PutFile, Store, StoredFile


def test_a_backup_is_a_store_of_the_same_passphrase(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.review"
    store.backup(copy)
    store.apply([Put(KAYLEE.replace(name="later"))], "edit")
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith("copy")) == ["copy.review"]
    assert os.stat(copy).st_mode & 0o077 == 0
    with Store.open(copy, keys.derive("correct horse battery staple", keys.salt_of(copy), keys.CHEAP)) as other:
        assert other.all(Person) == [KAYLEE]
        assert other.check() == []


def test_a_backup_never_overwrites(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.review"
    copy.write_text("precious")
    with pytest.raises(AlreadyThere):
        store.backup(copy)
    assert copy.read_text() == "precious"


def left(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name.startswith("copy"))


def test_a_backup_to_where_nothing_can_be_written_is_a_sentence(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        store.backup(Path("/proc/copy.review"))
    with pytest.raises(CannotWrite):
        store.backup(tmp_path / "nowhere" / "copy.review")


def test_a_backup_that_fails_leaves_nothing(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        store.backup(tmp_path / "copy.review")
    assert left(tmp_path) == []


def test_a_backup_that_does_not_read_back_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forgetful:
        """A drive that keeps something else than it is given."""

        def backup(self, target: dbapi2.Connection) -> None:
            store._connection.backup(target)
            copied = tmp_path / "copy.review.partial"
            content = bytearray(copied.read_bytes())
            content[4096 + 99] ^= 1
            copied.write_bytes(content)

    with pytest.raises(Damaged, match="read back"):
        backup.copy(Forgetful(), tmp_path / "copy.review", key(), SALT)
    assert left(tmp_path) == []


def test_a_new_passphrase_makes_the_old_one_useless(closed: Path) -> None:
    with Store.open(closed, key()) as store:
        store.rekey(keys.derive("another", store.salt, keys.CHEAP))
        store.apply([Put(KAYLEE.replace(role="x"))], "edit")
        with pytest.raises(WrongPassphrase):
            backup_of(store, closed).close()
    with pytest.raises(WrongPassphrase):
        Store.open(closed, key())
    with Store.open(closed, key("another")) as store:
        assert store.all(Person) == [KAYLEE.replace(role="x")]
        assert store.check() == []


def backup_of(store: Store, closed: Path) -> Store:
    """Open a copy of the file as it lies on the disk, with the old passphrase."""
    store.backup(closed.with_name("copy.review"))
    return Store.open(closed.with_name("copy.review"), key())


def test_a_passphrase_is_not_changed_under_other_work(store: Store) -> None:
    with store.companion(), pytest.raises(Refused, match="not finished"):
        store.rekey(key("another"))
    guest = store.audience_connection()
    with pytest.raises(Refused, match="not finished"):
        store.rekey(key("another"))
    guest.close()
    store.rekey(key("another"))
    assert store.all(Person) == [KAYLEE]


def test_a_passphrase_that_could_not_be_changed_stays(store: Store) -> None:
    class Unwilling:
        """A connection on which rekeying says nothing, as when there is no room."""

        def execute(self, sql: str) -> dbapi2.Cursor:
            return store._connection.execute("SELECT 1 WHERE 0" if "rekey" in sql else sql)

    with pytest.raises(Environment, match="not changed"):
        backup.rekey(Unwilling(), key("another"), SALT)
    assert store.all(Person) == [KAYLEE]


def test_a_store_in_use_and_in_many_states_is_whole(store: Store) -> None:
    store.apply([Put(event(1)), PutFile(StoredFile("inbox/x.txt", b"x", "text/plain"))], "import")
    store.apply([Bin("event", "e1")], "bin")
    store.undo()
    store.redo()
    assert store.check() == []


LOOSE = "agency of person p1 refers to a record that is not there."


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        ("UPDATE person SET name = 'x'", "A record of kind person is not what its history says."),
        ("DELETE FROM source", "A record of kind source is not what its history says."),
        ("INSERT INTO place (id, name) VALUES ('x', NULL)", "1 record(s) of kind place have no history."),
        ("UPDATE link SET to_id = 'a9' WHERE from_id = 'p1'", LOOSE),
        ("UPDATE link SET to_kind = 'dream'", LOOSE),
        ("DELETE FROM head", "The end of the history is missing or has been altered."),
    ],
)
def test_what_another_program_changed_is_found(store: Store, tampering: str, sentence: str) -> None:
    store._connection.execute(tampering)
    assert sentence in store.check()


def test_a_document_without_its_content_is_found(store: Store) -> None:
    store.apply([PutFile(StoredFile("inbox/x.txt", b"x", "text/plain"))], "import")
    store._connection.execute("PRAGMA foreign_keys = OFF")
    store._connection.execute("DELETE FROM file_content")
    assert store.check() == ["A document is listed whose content is missing."]


def test_a_history_of_a_kind_that_nobody_declared_is_found(store: Store) -> None:
    store._connection.execute("UPDATE history SET kind = 'dream' WHERE kind = 'person'")
    assert "A record of kind dream is not what its history says." in store.check()


def test_broken_tables_are_found(store: Store) -> None:
    store._connection.execute("PRAGMA writable_schema = ON")
    store._connection.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'WHERE binned = 1', '') WHERE name LIKE 'person_%'"
    )
    path = store.path
    store.close()
    with Store.open(path, key()) as again:
        assert "The tables of the file are damaged." in again.check()


def test_damage_that_stops_the_check_is_its_result(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> list[str]:
        raise Damaged("A part of this review's file is damaged.")

    monkeypatch.setattr(backup, "check", stop)
    assert store.check() == ["A part of this review's file is damaged."]
