"""Stores for the tests of the vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.samples import BASIS, SALT, key
from workbench.vault.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.review"


@pytest.fixture
def empty(path: Path) -> Iterator[Store]:
    """Return a store with nothing in it."""
    with Store.create(path, key(), SALT) as made:
        yield made


@pytest.fixture
def store(empty: Store) -> Store:
    """Return a store with two agencies, a source and a person."""
    empty.apply(BASIS, "basis")
    return empty


@pytest.fixture
def closed(path: Path) -> Path:
    """Return the path of a closed store with the same in it, of a few dozen pages."""
    with Store.create(path, key(), SALT) as made:
        made.apply(BASIS, "basis")
    return path
