from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from workbench.errors import (
    Cancelled,
    CannotWrite,
    Damaged,
    DiskFull,
    Environment,
    InUse,
    Refused,
    WorkbenchError,
)
from workbench.vault.failures import meaning, told


def failed(code: int) -> dbapi2.Error:
    error: dbapi2.Error = dbapi2.OperationalError("near Kaylee")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (11, Damaged),  # CORRUPT
        (26, Damaged),  # NOTADB
        (13, DiskFull),  # FULL
        (5, InUse),  # BUSY
        (261, InUse),  # BUSY_RECOVERY
        (8, CannotWrite),  # READONLY
        (14, CannotWrite),  # CANTOPEN
        (3, CannotWrite),  # PERM
        (266, Environment),  # IOERR_READ
        (778, DiskFull),  # IOERR_WRITE
        (9, Cancelled),  # INTERRUPT
        (18, Refused),  # TOOBIG
    ],
)
def test_what_the_computer_does_is_a_sentence_without_the_drivers_words(
    code: int, expected: type[WorkbenchError]
) -> None:
    with pytest.raises(expected) as raised, told():
        raise failed(code)
    assert "Kaylee" not in str(raised.value)
    assert raised.value.__suppress_context__


@pytest.mark.parametrize("code", [1, 19, 21])  # ERROR, CONSTRAINT, MISUSE
def test_a_mistake_of_ours_stays_loud(code: int) -> None:
    with pytest.raises(dbapi2.OperationalError), told():
        raise failed(code)


def test_an_error_without_a_code_is_a_mistake_of_ours() -> None:
    assert meaning(dbapi2.ProgrammingError("closed")) is None
