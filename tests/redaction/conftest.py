"""An open store for tests, without waiting for a key to be derived."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.records import Record
from workbench.vault.keys import Key
from workbench.vault.store import Put, Store

Fill = Callable[..., Store]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty store."""
    with Store.create(tmp_path / "x.review", Key(bytes(range(32))), bytes(range(16))) as made:
        yield made


@pytest.fixture
def fill(store: Store) -> Fill:
    """Return a function that puts records into the store and returns it."""

    def put(*records: Record) -> Store:
        store.apply([Put(record) for record in records], "test")
        return store

    return put
