from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from tests.services.test_blind import words_of
from tests.services.test_recognising import small as small
from workbench.paths import resource
from workbench.records import Disclosure, Interview, Person, PublicationCheck, Section
from workbench.services import checks, exporting
from workbench.services.checks import Standing
from workbench.services.guides import guide, guides
from workbench.services.published import published
from workbench.services.recognising import recognise
from workbench.services.session import Session
from workbench.vault.store import Put

DAY, LATER = datetime.date(2026, 1, 5), datetime.date(2026, 3, 9)
KINDS = tuple(each.kind for each in guides())


def standing(session: Session, kind: str = "legal") -> Standing:
    return next(each.standing for each in checks.state(session) if each.kind == kind)


def words(session: Session) -> str:
    return published(session).fingerprint


def edit(session: Session, **changes: Any) -> None:
    session.store.apply([Put(session.store.all(Section)[0].replace(**changes))], "edit")


def test_the_guides_are_those_of_the_records() -> None:
    assert set(KINDS) == set(PublicationCheck.kind.options)
    assert [each.kind for each in guides() if each.automatic] == ["identifiers", "combination"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_is_one_and_names_whose_practice_it_is(kind: str) -> None:
    found = guide(kind)
    assert found.about.endswith(".")
    assert found.automatic == (not found.questions)
    assert len({question.code for question in found.questions}) == len(found.questions)
    for question in found.questions:
        assert question.ask.endswith(("?", "."))
        assert len(question.source) > 10


def test_the_questions_are_dated() -> None:
    assert json.loads(resource("recognition/checks.json").read_text("utf-8"))["valid_from"]


def test_nothing_is_done_at_first(small: Session) -> None:
    assert {each.standing for each in checks.state(small)} == {Standing.NOT_DONE}
    assert len(checks.advice(small)) == len(KINDS)


@pytest.mark.parametrize(
    ("result", "expected"),
    [("pass", Standing.PASSED), ("concern", Standing.CONCERN), ("fail", Standing.CONCERN)],
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_check_stands_for_the_words_it_was_made_of(
    small: Session, kind: str, result: str, expected: Standing
) -> None:
    made = checks.record(small, kind, result, words(small), by="Somebody", note="Read.", today=DAY)
    assert (made.by, made.note, made.date) == ("Somebody", "Read.", "2026-01-05")
    assert standing(small, kind) is expected


def test_a_check_is_void_when_the_words_change_and_holds_again_when_they_come_back(small: Session) -> None:
    checks.record(small, "legal", "pass", words(small), today=DAY)
    edit(small, body="Other words.")
    (legal,) = (each for each in checks.state(small) if each.kind == "legal")
    assert legal.standing is Standing.VOID
    assert "changed" in legal.sentence
    small.store.undo()
    assert standing(small) is Standing.PASSED


def test_a_conversation_more_is_a_change_since_the_report_counts_them(small: Session) -> None:
    checks.record(small, "legal", "pass", words(small), today=DAY)
    small.store.apply([Put(Interview("i1", capacity="parent", notes="Something said."))], "add")
    assert standing(small) is Standing.VOID


def test_what_the_public_never_sees_voids_nothing(small: Session) -> None:
    checks.record(small, "legal", "pass", words(small), today=DAY)
    person = small.store.all(Person)[0]
    small.store.apply([Put(person.replace(notes="A private note.", occupation="nothing any table knows"))], "edit")
    checks.record(small, "family", "concern", words(small), note="A private note.", today=LATER)
    assert standing(small) is Standing.PASSED


def test_the_last_check_of_the_same_words_counts(small: Session) -> None:
    checks.record(small, "legal", "concern", words(small), today=LATER)
    checks.record(small, "legal", "pass", words(small), today=LATER)
    checks.record(small, "legal", "concern", words(small), today=DAY)
    assert standing(small) is Standing.PASSED


def test_a_check_that_names_no_words_is_void(small: Session) -> None:
    small.store.apply([Put(PublicationCheck("c1", kind="legal", result="pass", date="2026-01-05"))], "add")
    (legal,) = (each for each in checks.state(small) if each.kind == "legal")
    assert (legal.standing, legal.record) == (Standing.VOID, "c1")
    assert "does not say" in legal.sentence


@pytest.mark.parametrize("name", ["public.docx", "public.pdf"])
def test_a_check_of_a_file_is_a_check_of_its_words_whatever_the_day(small: Session, tmp_path: Path, name: str) -> None:
    receipt = exporting.export(small, "public", tmp_path / name, draft=True, today=DAY)
    again = exporting.export(small, "public", tmp_path / f"again-{name}", draft=True, today=LATER)
    assert receipt.sha256 != again.sha256
    assert {d.content_sha256 for d in small.store.all(Disclosure)} == {words(small)}
    made = PublicationCheck("c1", kind="legal", result="pass", export_sha256=receipt.sha256.upper())
    small.store.apply([Put(made)], "add")
    assert standing(small) is Standing.PASSED
    edit(small, heading="Another heading")
    assert standing(small) is Standing.VOID


def test_an_export_for_others_has_no_fingerprint_of_public_words(small: Session, tmp_path: Path) -> None:
    exporting.export(small, "confidential", tmp_path / "c.docx", today=DAY)
    assert [d.content_sha256 for d in small.store.all(Disclosure)] == [None]


def test_the_confidential_version_says_how_the_checks_stand_and_no_other_does(small: Session, tmp_path: Path) -> None:
    checks.record(small, "legal", "pass", words(small), today=DAY)
    for code in ("confidential", "panel", "public"):
        exporting.export(small, code, tmp_path / f"{code}.docx", draft=code == "public", today=DAY)
    told = "Passed for the words as they are now"
    assert told in words_of(tmp_path / "confidential.docx")
    assert told not in words_of(tmp_path / "panel.docx")
    assert told not in words_of(tmp_path / "public.docx")


def test_how_checks_stand_is_known_at_once_where_none_names_its_words(
    small: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "published", None)  # the report need not be read for it
    small.store.apply([Put(PublicationCheck("c1", kind="legal", result="pass"))], "add")
    assert standing(small) is Standing.VOID


def test_advice_leaves_out_what_has_passed(small: Session) -> None:
    checks.record(small, "legal", "pass", words(small), today=DAY)
    said = checks.advice(small)
    assert len(said) == len(KINDS) - 1
    assert not any(sentence.startswith("Legal") for sentence in said)


def test_identifiers_are_checked_in_the_file_itself(small: Session) -> None:
    clean = checks.identifiers(small)
    assert clean.kind == "identifiers"
    assert clean.sentences
    edit(small, body="We met Zbigniew Krawczyk there.")
    doubtful = checks.identifiers(small)
    assert doubtful.result == "concern"
    assert any("undecided" in sentence for sentence in doubtful.sentences)


def test_the_combination_is_a_concern_while_somebody_is_singled_out(small: Session) -> None:
    found = checks.combination(recognise(small))
    assert found.result == "concern"
    assert any(sentence.startswith("Child K: ") for sentence in found.sentences)
    assert not any("Quillfeather" in sentence for sentence in found.sentences)


@pytest.mark.parametrize(
    ("answer", "result"), [("no", "pass"), ("yes", "concern"), ("", "concern")], ids=["no", "yes", "not tried"]
)
def test_answers_come_to_a_result(answer: str, result: str) -> None:
    legal = guide("legal")
    answers = {question.code: ("no", "") for question in legal.questions}
    answers["orders"] = (answer, "Asked counsel.")
    outcome = checks.answered(legal, answers)
    assert outcome.result == result
    assert outcome.sentences[0].endswith("Asked counsel.")
    assert len(outcome.sentences) == len(legal.questions)
