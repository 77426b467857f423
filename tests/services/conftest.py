"""A store with the example review in it, made once and copied for each test that wants one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.paths import resource
from workbench.services import importing
from workbench.services.session import Session
from workbench.vault.keys import CHEAP

PASSPHRASE = "correct horse battery staple"
HARBOUR = resource("examples/harbour")
TARN = Path(__file__).parents[1] / "fixtures" / "tarn"  # a third: two families, seven agencies, other layouts
CWM = Path(__file__).parents[1] / "fixtures" / "cwm"  # a second, small case: Wales, other layouts, other names


@pytest.fixture(scope="session")
def harbour_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store that holds the whole example; not to be written to."""
    path = tmp_path_factory.mktemp("harbour") / "harbour.review"
    session, _ = Session.create(path, PASSPHRASE, cost=CHEAP)
    with session:
        importing.import_case(session, HARBOUR)
    return path


@pytest.fixture
def harbour(harbour_store: Path, tmp_path: Path) -> Iterator[Session]:
    """Return a session on a copy of the example's store."""
    path = tmp_path / "harbour.review"
    shutil.copy(harbour_store, path)
    with Session.open(path, PASSPHRASE, cost=CHEAP) as session:
        yield session


@pytest.fixture(scope="session")
def cwm_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store that holds the second case; not to be written to."""
    path = tmp_path_factory.mktemp("cwm") / "cwm.review"
    session, _ = Session.create(path, PASSPHRASE, jurisdiction="wales", cost=CHEAP)
    with session:
        importing.import_case(session, CWM)
    return path


@pytest.fixture
def cwm(cwm_store: Path, tmp_path: Path) -> Iterator[Session]:
    """Return a session on a copy of the second case's store."""
    path = tmp_path / "cwm.review"
    shutil.copy(cwm_store, path)
    with Session.open(path, PASSPHRASE, cost=CHEAP) as session:
        yield session


@pytest.fixture(scope="session")
def tarn_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store that holds the third case; not to be written to."""
    path = tmp_path_factory.mktemp("tarn") / "tarn.review"
    session, _ = Session.create(path, PASSPHRASE, cost=CHEAP)
    with session:
        importing.import_case(session, TARN)
    return path


@pytest.fixture
def tarn(tarn_store: Path, tmp_path: Path) -> Iterator[Session]:
    """Return a session on a copy of the third case's store."""
    path = tmp_path / "tarn.review"
    shutil.copy(tarn_store, path)
    with Session.open(path, PASSPHRASE, cost=CHEAP) as session:
        yield session


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    """Return a session on a new store."""
    session, _ = Session.create(tmp_path / "empty.review", PASSPHRASE, cost=CHEAP)
    with session:
        yield session
