from __future__ import annotations

import io

import msoffcrypto
import pikepdf
import pytest

from tests.exchange.chronologies.making import EVENTS, HEADINGS, pdf, word, xls, xlsx
from workbench.errors import BadInput, PasswordNeeded
from workbench.exchange.chronologies import read_chronology
from workbench.outside.locked import OldKind, old_kind, unlocked

TABLE = [HEADINGS, *EVENTS]
OPEN = {"xlsx": xlsx(TABLE), "docx": word(TABLE), "pdf": pdf(TABLE)}


def lock(data: bytes, password: str) -> bytes:
    out = io.BytesIO()
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as opened:
            opened.save(out, encryption=pikepdf.Encryption(owner="o", user=password))
    else:
        msoffcrypto.OfficeFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


@pytest.mark.parametrize("kind", OPEN)
def test_a_locked_file_opens_with_its_password_and_with_no_other(kind: str) -> None:
    locked = lock(OPEN[kind], "tide")
    with pytest.raises(PasswordNeeded) as asked:
        unlocked(locked)
    assert asked.value.wrong is False
    with pytest.raises(PasswordNeeded) as refused:
        unlocked(locked, "ebb")
    assert refused.value.wrong is True
    assert len(read_chronology(f"a.{kind}", unlocked(locked, "tide")).rows) == 3


@pytest.mark.parametrize("kind", OPEN)
def test_a_reader_that_is_given_a_locked_file_asks_for_the_password(kind: str) -> None:
    with pytest.raises(PasswordNeeded):
        read_chronology(f"a.{kind}", lock(OPEN[kind], "tide"))


@pytest.mark.parametrize("data", [*OPEN.values(), xls(TABLE), b"words", b""])
def test_what_is_not_locked_stays_as_it_is(data: bytes) -> None:
    assert unlocked(data, "tide") == data


def test_a_pdf_that_only_forbids_printing_needs_no_password() -> None:
    locked = lock(OPEN["pdf"], "")
    assert unlocked(locked) == locked
    assert len(read_chronology("a.pdf", locked).rows) == 3


def test_a_lock_made_to_take_hours_is_refused() -> None:
    locked = lock(OPEN["xlsx"], "tide").replace(b'spinCount="100000"', b'spinCount="9000000"')
    with pytest.raises(BadInput, match="no office program"):
        unlocked(locked, "tide")


def test_old_files_are_told_apart() -> None:
    assert old_kind(xls(TABLE)) is OldKind.WORKBOOK
    assert old_kind(lock(OPEN["docx"], "tide")) is OldKind.LOCKED
    assert old_kind(OPEN["docx"]) is None
    word_file = xls(TABLE)[:512].ljust(1024, b"\0") + "WordDocument".encode("utf-16-le") + b"\0\0"
    assert old_kind(word_file) is OldKind.WORD
    with pytest.raises(BadInput, match=r"Save As and then Word Document \(\.docx\)"):
        read_chronology("a.doc", word_file)
