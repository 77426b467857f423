from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.vault.samples import SALT, key
from workbench.errors import CannotWrite, NotAStore
from workbench.vault import pages
from workbench.vault.store import Store


def test_the_salt_is_the_start_of_the_file(closed: Path) -> None:
    assert pages.salt(closed) == SALT == closed.read_bytes()[:16]


def test_an_open_store_is_never_read_as_a_file(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(closed, key()):
        monkeypatch.setattr(Path, "open", None)
        assert pages.salt(closed.parent / "." / closed.name) == SALT
    assert pages.holding == {}


def test_what_is_not_a_store_is_said_to_be_what_it_is(path: Path) -> None:
    with pytest.raises(NotAStore, match="no review at this place"):
        pages.salt(path)
    with pytest.raises(NotAStore, match="no review at this place"):
        pages.salt(path / "below")
    with pytest.raises(NotAStore, match="folder"):
        pages.salt(path.parent)
    path.write_bytes(b"")
    with pytest.raises(NotAStore, match="empty"):
        pages.salt(path)
    path.write_text("Dear Ms Marsh,\n" * 900)
    with pytest.raises(NotAStore, match="text file"):
        pages.salt(path)
    path.write_bytes(bytes(range(256)) * 4)
    with pytest.raises(NotAStore, match="too short"):
        pages.salt(path)
    path.write_bytes(b"%PDF-1.7" + bytes(9000))
    with pytest.raises(NotAStore, match="PDF"):
        pages.salt(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", bytes(9000))
    with pytest.raises(NotAStore, match="zip"):
        pages.salt(path)
    path.unlink()
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(NotAStore, match="without encryption"):
        pages.salt(path)


def test_a_file_that_may_not_be_read_is_a_sentence(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotWrite):
        pages.salt(closed)


def test_links_in_a_circle_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(CannotWrite):
        pages.salt(tmp_path / "a")


def test_any_whole_page_tells_that_the_key_is_right(closed: Path) -> None:
    right, wrong = key().hex(), key("something else").hex()
    assert pages.answers(closed, right, SALT)
    assert not pages.answers(closed, wrong, SALT)
    content = bytearray(closed.read_bytes())
    for number in range(len(content) // 4096 - 1):
        content[number * 4096 + 2000] ^= 1
    closed.write_bytes(content)
    assert pages.answers(closed, right, SALT)
    content[-1000] ^= 1
    closed.write_bytes(content)
    assert not pages.answers(closed, right, SALT)


def test_a_waiting_log_tells_the_present_key(path: Path) -> None:
    assert not pages.has_wal(path)
    with Store.create(path, key(), SALT):
        assert pages.has_wal(path)
        assert pages.answers(path, key().hex(), SALT)
        assert not pages.answers(path, key("something else").hex(), SALT)
