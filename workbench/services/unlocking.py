"""Keys for a store, made apart from opening it: the costly part can be done in another thread than the store's."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from workbench.vault import keys
from workbench.vault.keys import STANDARD, Key, KeyCost


@dataclass(frozen=True, slots=True)
class NewKey:
    """The key of a store that is still to be made, and the salt that belongs to it."""

    key: Key
    salt: bytes


def new_key(passphrase: str, cost: KeyCost = STANDARD) -> NewKey:
    """Return a key for a new store; takes about a second. Raises Environment when memory is short."""
    salt = secrets.token_bytes(keys.SALT_BYTES)
    return NewKey(keys.derive(passphrase, salt, cost), salt)


def key_for(path: Path, passphrase: str, cost: KeyCost = STANDARD) -> Key:
    """Return the key that this passphrase makes for a store; takes about a second.

    Raises NotAStore, CannotWrite, Environment. Whether it is the right key shows when the store is opened.
    """
    return keys.derive(passphrase, keys.salt_of(path), cost)


def key_of_passphrase(passphrase: str, salt: bytes, cost: KeyCost = STANDARD) -> Key:
    """Return the key that a passphrase makes for a store that is open; takes about a second. Raises Environment."""
    return keys.derive(passphrase, salt, cost)


def key_of_sheet(text: str) -> Key:
    """Return the key that a recovery sheet holds; BadInput names a line that is mistyped."""
    return keys.read_recovery_sheet(text)


def remember(path: Path, key: Key) -> None:
    """Keep a key in the system's key ring, because the reviewer asked for it; raises Environment."""
    keys.remember(path, key)


def recall(path: Path) -> Key | None:
    """Return the key that the system's key ring holds for a store, if any; raises Environment."""
    return keys.recall(path)


def forget(path: Path) -> None:
    """Take a store's key out of the system's key ring; raises Environment."""
    keys.forget(path)
