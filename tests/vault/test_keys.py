from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
from argon2.exceptions import HashingError
from keyring.errors import NoKeyringError, PasswordDeleteError
from sqlcipher3 import dbapi2

from tests.vault.samples import SALT, key
from workbench.errors import BadInput, Environment
from workbench.vault import keys
from workbench.vault.keys import CHEAP, STANDARD, Key


def test_the_same_passphrase_and_salt_give_the_same_key() -> None:
    assert keys.derive("Zoë", SALT, CHEAP).hex() == keys.derive("Zoe\u0308", SALT, CHEAP).hex()
    assert keys.derive("Zoë", SALT, CHEAP) != keys.derive("Zoe", SALT, CHEAP)
    assert keys.derive("Zoë", SALT, CHEAP) != keys.derive("Zoë", bytes(16), CHEAP)


def test_the_cost_of_a_released_format_does_not_change() -> None:
    # Argon2id of "password": a changed cost would lock every reviewer out.
    assert (STANDARD.time, STANDARD.memory_kib, STANDARD.lanes) == (6, 256 * 1024, 4)
    assert keys.derive("password", b"somesaltsomesalt", CHEAP).hex() == (
        "e793d64ef75d58f503d4631b2b149f7f80127c5f3993d89b1c9b781e51d0b413"
    )


def test_a_passphrase_of_undecodable_bytes_is_a_passphrase() -> None:
    assert keys.derive("\udcff", SALT, CHEAP) != keys.derive("\udcfe", SALT, CHEAP)


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(keys, "hash_secret_raw", fail)
    with pytest.raises(Environment, match="not enough memory"):
        key()


def test_a_key_does_not_show_itself() -> None:
    assert repr(key()) == "<Key>"
    assert key() != object()


def test_a_zeroed_key_is_of_no_use() -> None:
    gone = key()
    gone.zero()
    assert gone._bytes == bytes(32)
    with pytest.raises(ValueError, match="zeroed"):
        gone.hex()


def test_a_key_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        Key(b"short")


def test_the_recovery_sheet_gives_the_key_back() -> None:
    assert keys.read_recovery_sheet(keys.recovery_sheet(key())) == key()


def test_a_sheet_typed_by_hand_is_read(closed: Path) -> None:
    lines = [line for line in keys.recovery_sheet(key()).splitlines() if "check" in line and ":" in line][:4]
    typed = "\n".join(line.replace(":", ".").replace(" check ", "-").upper().replace("0", "O") for line in lines)
    assert keys.read_recovery_sheet(typed) == key()


@pytest.mark.parametrize("line", [1, 2, 3, 4])
def test_a_mistyped_line_is_named(line: int) -> None:
    sheet = keys.recovery_sheet(key()).splitlines()
    at = next(i for i, text in enumerate(sheet) if text.strip().startswith(f"{line}:"))
    first = sheet[at][8]
    sheet[at] = sheet[at][:8] + ("1" if first != "1" else "2") + sheet[at][9:]
    with pytest.raises(BadInput, match=f"Line {line} .* typing mistake"):
        keys.read_recovery_sheet("\n".join(sheet))


def test_a_line_too_short_is_named() -> None:
    with pytest.raises(BadInput, match="Line 1"):
        keys.read_recovery_sheet("1: 0123 4567")


def test_a_missing_line_is_named() -> None:
    sheet = [line for line in keys.recovery_sheet(key()).splitlines() if not line.strip().startswith("3:")]
    with pytest.raises(BadInput, match=r"Line 3 .* missing"):
        keys.read_recovery_sheet("\n".join(sheet))


def test_any_sqlcipher_tool_opens_the_file_as_the_sheet_says(closed: Path) -> None:
    sheet = keys.recovery_sheet(key())
    blocks = [line.split("check")[0].split(":")[1] for line in sheet.splitlines() if " check " in line and ":" in line]
    sentence = next(line.strip() for line in sheet.splitlines() if "PRAGMA" in line)
    tool = dbapi2.connect(str(closed))
    tool.execute(sentence.replace("KEY'", "".join("".join(blocks).split()) + "'"))
    assert tool.execute('SELECT name FROM "person"').fetchall() == [("Kaylee Marsh",)]
    tool.close()


class Ring:
    """A key ring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, account: str, secret: str) -> None:
        self.kept[service, account] = secret

    def get_password(self, service: str, account: str) -> str | None:
        return self.kept.get((service, account))

    def delete_password(self, service: str, account: str) -> None:
        if self.kept.pop((service, account), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    for name in ("set_password", "get_password", "delete_password"):
        monkeypatch.setattr(keyring, name, getattr(made, name))
    return made


def test_the_key_ring_keeps_a_key_without_a_name(ring: Ring, path: Path) -> None:
    assert keys.recall(path) is None
    keys.remember(path, key())
    assert keys.recall(path) == key()
    ((service, account),) = ring.kept
    assert service == "review-workbench"
    assert "harbour" not in account
    keys.forget(path)
    keys.forget(path)
    assert keys.recall(path) is None


def test_what_is_no_key_in_the_key_ring_is_not_one(ring: Ring, path: Path) -> None:
    keys.remember(path, key())
    ring.kept = dict.fromkeys(ring.kept, "not hex")
    assert keys.recall(path) is None


@pytest.mark.parametrize("failure", [NoKeyringError(), *(kind() for kind in keys._KEYRING_FAILURES)])
@pytest.mark.parametrize("use", [lambda p: keys.remember(p, key()), keys.recall, keys.forget])
def test_a_key_ring_that_fails_is_a_sentence(
    failure: Exception, use: Callable[[Path], object], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise failure

    for name in ("set_password", "get_password", "delete_password"):
        monkeypatch.setattr(keyring, name, fail)
    with pytest.raises(Environment, match="key ring"):
        use(path)
