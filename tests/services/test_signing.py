"""A signature holds for the words that were read, and is void when they change."""

from __future__ import annotations

import datetime

import pytest

from workbench.errors import WrongUse
from workbench.records import Section, SignOff
from workbench.services import signing
from workbench.services.session import Session
from workbench.services.signing import Standing
from workbench.vault.store import Put

DAY = datetime.date(2024, 5, 2)
WORDS, OTHERS = "ab" * 32, "cd" * 32


def test_a_signature_names_its_version_and_holds_for_those_words_only(empty: Session) -> None:
    made = signing.sign(empty, WORDS, "chair", by=" E. Lund ", today=DAY)
    assert (made.version, made.by, made.date) == ("1 (abababababababab)", "E. Lund", "2024-05-02")
    assert [s.standing for s in signing.standing(empty, WORDS).signatures] == [Standing.APPROVED]
    now = signing.standing(empty, OTHERS)
    assert [s.standing for s in now.signatures] == [Standing.VOID]
    assert (now.version, "chair" in now.lacking) == ("2 (cdcdcdcdcdcdcdcd)", True)
    assert signing.standing(empty, WORDS).version == made.version


def test_who_returned_the_words_last_has_not_approved_them(empty: Session) -> None:
    signing.sign(empty, WORDS, "legal", by="x", today=DAY)
    signing.sign(empty, WORDS, "legal", by="x", decision="returned", today=DAY + datetime.timedelta(1))
    found = signing.standing(empty, WORDS)
    assert [s.standing for s in found.signatures] == [Standing.RETURNED, Standing.APPROVED]
    assert "legal" in found.lacking
    signing.sign(empty, WORDS, "legal", by="x", today=DAY + datetime.timedelta(2))
    assert "legal" not in signing.standing(empty, WORDS).lacking


def test_a_signature_that_does_not_say_what_was_read_holds_for_nothing(empty: Session) -> None:
    empty.store.apply([Put(SignOff("o1", version="final", role="chair", by="x"))], "test")
    assert [s.standing for s in signing.standing(empty, WORDS).signatures] == [Standing.UNTIED]


def test_nobody_signs_without_a_name_or_in_no_role(empty: Session) -> None:
    with pytest.raises(WrongUse):
        signing.sign(empty, WORDS, "chair", by="  ")
    with pytest.raises(WrongUse):
        signing.sign(empty, WORDS, "neighbour", by="x")


def test_the_words_are_those_of_the_public_report(empty: Session) -> None:
    before = signing.position(empty)
    signing.sign(empty, before.fingerprint, "reviewer", by="x", today=DAY)
    assert signing.position(empty).signatures[0].standing is Standing.APPROVED
    hidden = Section("n1", number=1, heading="x", body="y", audiences=("panel",))
    empty.store.apply([Put(hidden)], "test")
    assert signing.position(empty).signatures[0].standing is Standing.APPROVED
    empty.store.apply([Put(hidden.replace(audiences=("panel", "public")))], "test")
    assert signing.position(empty).signatures[0].standing is Standing.VOID
