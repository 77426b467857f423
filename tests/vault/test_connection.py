from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from sqlcipher3 import dbapi2

from tests.vault.samples import BASIS, KAYLEE, SALT, key
from workbench.errors import Cancelled, CannotWrite, Damaged, DiskFull, InUse, NewerStore, NotAStore, WrongPassphrase
from workbench.records import Person
from workbench.vault import connection, migrations, pages
from workbench.vault.keys import Key
from workbench.vault.store import Put, Store

PAGE = 4096


def refused(path: Path, opening: Key | None = None) -> Exception:
    """Return what opening the store raises, having made sure that it changed nothing and left nothing behind."""
    before = path.read_bytes()
    around = sorted(path.parent.iterdir())
    with pytest.raises(Exception) as raised:  # noqa: PT011 - the caller looks at it
        Store.open(path, opening or key())
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == around
    assert pages.holding == {}
    return raised.value


def flip(path: Path, page: int, at: int = 2000) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE + at] ^= 1
    path.write_bytes(content)


@contextmanager
def as_tool(path: Path) -> Iterator[dbapi2.Connection]:
    """Open a store as any SQLCipher program would."""
    tool = dbapi2.connect(str(path), isolation_level=None)
    tool.execute("PRAGMA cipher_log_level = NONE")
    tool.execute(f"PRAGMA key = \"x'{key().hex()}{SALT.hex()}'\"")
    yield tool
    tool.close()


def test_a_wrong_passphrase_is_a_wrong_passphrase(closed: Path) -> None:
    assert isinstance(refused(closed, key("incorrect horse")), WrongPassphrase)


def test_a_wrong_passphrase_says_nothing_on_standard_error(closed: Path) -> None:
    script = (
        "from pathlib import Path\nfrom tests.vault.samples import key\nfrom workbench.vault.store import Store\n"
        f"try:\n    Store.open(Path({str(closed)!r}), key('wrong'))\nexcept Exception as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "passphrase" in done.stdout


def test_a_flipped_bit_in_the_first_page_is_damage_and_not_a_wrong_passphrase(closed: Path) -> None:
    flip(closed, 1)
    assert isinstance(refused(closed), Damaged)


def test_a_flipped_bit_in_a_later_page_is_damage_where_it_is_read_or_checked(closed: Path) -> None:
    with as_tool(closed) as tool:
        (page,) = tool.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'person'").fetchone()
    flip(closed, page)
    with Store.open(closed, key()) as store:
        assert store.check() == ["1 page(s) of the file are damaged."]
        with pytest.raises(Damaged):
            store.all(Person)
        with pytest.raises(Damaged):
            store.apply([Put(KAYLEE.replace(role="x"))], "edit")


@pytest.mark.parametrize("kept", ["half", "one page", "odd"])
def test_a_truncated_store_is_damaged(closed: Path, kept: str) -> None:
    content = closed.read_bytes()
    half = len(content) // PAGE // 2 * PAGE
    closed.write_bytes(content[: {"half": half, "one page": PAGE, "odd": half + 77}[kept]])
    assert isinstance(refused(closed), Damaged)


def test_a_file_of_odd_length_under_another_name_is_damaged_only_if_the_key_fits(closed: Path) -> None:
    other = closed.with_suffix(".bin")
    other.write_bytes(closed.read_bytes() + b"x")
    assert isinstance(refused(other), Damaged)
    assert isinstance(refused(other, key("something else")), NotAStore)


def test_what_is_no_store_is_not_a_store(path: Path) -> None:
    path.write_text("Dear Ms Marsh,\n" * 900)
    assert isinstance(refused(path), NotAStore)


def test_a_store_of_a_later_format_is_not_touched(closed: Path) -> None:
    with as_tool(closed) as tool:
        tool.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")
    error = refused(closed)
    assert isinstance(error, NewerStore)
    assert f"store format {migrations.LATEST + 1}" in str(error)


def test_a_later_format_in_the_log_alone_is_refused_as_well(closed: Path, path: Path) -> None:
    with as_tool(closed) as tool:
        tool.execute("PRAGMA wal_autocheckpoint = 0")
        tool.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")
        copy_with_log(closed, path.with_name("copy.review"))
    with pytest.raises(NewerStore):
        Store.open(path.with_name("copy.review"), key())


def copy_with_log(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())
    pages.wal_of(target).write_bytes(pages.wal_of(source).read_bytes())


def test_a_damaged_first_page_that_waits_in_the_log_is_no_damage(path: Path) -> None:
    target = path.with_name("copy.review")
    with Store.create(path, key(), SALT) as store:
        store.apply(BASIS, "basis")
        copy_with_log(path, target)
    flip(target, 1)
    with Store.open(target, key()) as store:
        assert store.get(Person, "p1") == KAYLEE


def test_a_wrong_passphrase_for_a_store_with_a_log(path: Path) -> None:
    target = path.with_name("copy.review")
    with Store.create(path, key(), SALT) as store:
        store.apply(BASIS, "basis")
        copy_with_log(path, target)
    with pytest.raises(WrongPassphrase):
        Store.open(target, key("wrong"))
    with Store.open(target, key()) as store:
        assert store.get(Person, "p1") == KAYLEE


@pytest.mark.parametrize("mark", [7, 0])
def test_an_encrypted_database_of_another_program_is_left_alone(path: Path, mark: int) -> None:
    with as_tool(path) as tool:
        tool.execute(f"PRAGMA application_id = {mark}")
        tool.execute("CREATE TABLE recipe (name TEXT)")
    assert isinstance(refused(path), NotAStore)


def test_a_store_whose_making_was_interrupted_is_an_empty_store(path: Path) -> None:
    with as_tool(path) as tool:
        tool.execute("PRAGMA journal_mode = WAL")
    with Store.open(path, key()) as store:
        assert store.all(Person) == []


def test_a_failed_migration_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with as_tool(path) as tool:
        tool.execute("PRAGMA journal_mode = WAL")
    monkeypatch.setattr(migrations, "statements", lambda _: ["CREATE TABLE half (a)", "nonsense"])
    with pytest.raises(dbapi2.OperationalError, match="nonsense"):
        Store.open(path, key())
    with as_tool(path) as tool:
        assert tool.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_the_pragmas_hold(empty: Store) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cipher_page_size": "4096",
        "busy_timeout": 10000,
    }
    for each in (empty._connection, empty.audience_connection()):
        assert {name: each.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected


def test_a_store_is_open_once(closed: Path) -> None:
    with Store.open(closed, key()):
        with pytest.raises(InUse):
            Store.open(closed, key())
        with pytest.raises(InUse):
            Store.open(closed.parent / "." / closed.name, key())
    Store.open(closed, key()).close()


HOLDER = """
import sys
from pathlib import Path
from tests.vault.samples import key
from workbench.vault.store import Store
store = Store.open(Path(sys.argv[1]), key())
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_is_gone_or_killed(closed: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(closed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert closed.with_name("harbour.review.lock").read_bytes() == b""
        with pytest.raises(InUse):
            Store.open(closed, key())
        other.kill()
    with Store.open(closed, key()) as store:
        assert store.get(Person, "p1") == KAYLEE
    assert [file.name for file in closed.parent.iterdir()] == ["harbour.review"]


def test_another_program_that_writes_is_in_use(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store._connection.execute("PRAGMA busy_timeout = 1")
    with as_tool(store.path) as tool:
        tool.execute("BEGIN IMMEDIATE")
        with pytest.raises(InUse):
            store.apply([Put(KAYLEE.replace(role="x"))], "edit")
    assert store.get(Person, "p1") == KAYLEE


def test_a_folder_in_which_nothing_can_be_made_is_a_sentence() -> None:
    with pytest.raises(CannotWrite):
        Store.create(Path("/proc/harbour.review"), key(), SALT)
    assert pages.holding == {}


@pytest.mark.parametrize(("number", "kind"), [(errno.EROFS, CannotWrite), (errno.ENOSPC, DiskFull)])
def test_a_place_that_refuses_the_lock_is_a_sentence(
    closed: Path, number: int, kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(name: str, *rest: int) -> int:
        if str(name).endswith(".lock"):
            raise OSError(number, "no")
        return real(name, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert isinstance(refused(closed), kind)


def test_a_file_that_goes_away_meanwhile_is_a_sentence(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: Path) -> bool:
        raise FileNotFoundError

    monkeypatch.setattr(pages, "has_wal", gone)
    assert isinstance(refused(closed), CannotWrite)


def test_windows_shares_have_a_uri_that_sqlite_takes() -> None:
    assert connection.uri(PurePosixPath("/a b/c.review")) == "file:///a%20b/c.review"
    assert connection.uri(PureWindowsPath("C:/a/c.review")) == "file:///C:/a/c.review"
    assert connection.uri(PureWindowsPath(r"\\server\share\c.review")) == "file:////server/share/c.review"


def test_closing_zeroes_the_key(closed: Path) -> None:
    used = key()
    Store.open(closed, used).close()
    assert used._bytes == bytes(32)


def test_a_refused_opening_leaves_the_key_to_its_owner(closed: Path) -> None:
    used = key("wrong")
    refused(closed, used)
    assert used == key("wrong")


def in_thread(work: object) -> None:
    thread = threading.Thread(target=work)  # type: ignore[arg-type]
    thread.start()
    thread.join(10)
    assert not thread.is_alive()


def test_a_companion_works_in_its_own_thread(store: Store) -> None:
    def work() -> None:
        with store.companion() as other:
            other.apply([Put(KAYLEE.replace(role="x"))], "elsewhere")

    before = store.data_version
    in_thread(work)
    assert store.get(Person, "p1") == KAYLEE.replace(role="x")
    assert store.data_version > before
    assert store.undo_label == "elsewhere"
    store.undo()
    assert store.get(Person, "p1") == KAYLEE


def test_a_companion_for_reading_cannot_write(store: Store) -> None:
    with store.companion(read_only=True) as other:
        assert other.get(Person, "p1") == KAYLEE
        with pytest.raises(CannotWrite):
            other.apply([Put(KAYLEE.replace(role="x"))], "edit")


def test_locking_stops_what_runs_elsewhere(closed: Path) -> None:
    store = Store.open(closed, key())
    running, stopped = threading.Event(), threading.Event()
    told: list[type[BaseException]] = []

    def work() -> None:
        other = store.companion()
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        try:
            with other._reading():
                running.set()
                other._connection.execute(endless).fetchone()
        except Cancelled as error:
            told.append(type(error))
        stopped.set()
        try:
            other.all(Person)
        except Cancelled as error:
            told.append(type(error))
        other.close()

    thread = threading.Thread(target=work)
    thread.start()
    assert running.wait(10)
    while not stopped.wait(0.05):
        store._hold.interrupt()
    store.close()
    thread.join(10)
    assert told == [Cancelled, Cancelled]
    assert pages.holding == {}
    with pytest.raises(Cancelled):
        store.companion()
    with pytest.raises(Cancelled):
        store.audience_connection()
    Store.open(closed, key()).close()


def test_a_change_that_was_on_its_way_when_the_review_was_locked_is_not_made(closed: Path) -> None:
    store = Store.open(closed, key())
    with store.companion() as other:
        with pytest.raises(Cancelled), other._transaction():  # noqa: PT012 - the end of the block is what raises
            other._connection.execute("DELETE FROM person")
            before = time.monotonic()
            store.close()
            assert time.monotonic() - before < 5  # locking waits for no other thread
        with pytest.raises(Cancelled):
            other.count("person")
    with Store.open(closed, key()) as again:
        assert again.count("person") == 1


def test_an_audience_connection_is_closed_with_the_store_of_its_thread(store: Store) -> None:
    own = store.audience_connection()
    foreign: list[dbapi2.Connection] = []
    in_thread(lambda: foreign.append(store.audience_connection()))
    assert own.execute("SELECT count(*) FROM person").fetchone() == (1,)
    store.close()
    store.close()
    with pytest.raises(dbapi2.ProgrammingError):
        own.execute("SELECT 1")


def test_a_store_in_a_folder_with_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Kaylee's 100% #1 ?x=y é"
    folder.mkdir()
    path = folder / "a b.review"
    Store.create(path, key(), SALT).close()
    Store.open(path, key()).close()
    with pytest.raises(CannotWrite):
        Store.create(folder / ("x" * 300), key(), SALT)
