"""The checks before publication: how each stands for the report as it would be written now, and recording one.

A check is tied to the words that were checked, by their fingerprint (:mod:`workbench.reports.fingerprint`), or by the
SHA-256 of a file of exactly those words, which the list of disclosures keeps beside the fingerprint of its words. When
the words change the check is void, whoever made it: a report that was changed after the lawyer read it was not read.
A check of a file that was written with doubts left to stand belongs to that file's words, and not to the words in which
those doubts are masked.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workbench.records import Disclosure, PublicationCheck, checks
from workbench.redaction.audiences import PUBLIC
from workbench.redaction.suggest import suggest
from workbench.reports.docx_writer import to_docx
from workbench.reports.fingerprint import fingerprint, undated
from workbench.services import doubts
from workbench.services.guides import COMBINATION, IDENTIFIERS, Guide, guides
from workbench.services.progress import Progress, quietly
from workbench.services.published import published
from workbench.services.recognising import Recognition
from workbench.services.session import Session
from workbench.services.verifying import verify_bytes
from workbench.services.viewing import as_audience
from workbench.vault.store import Put

PASS, CONCERN, FAIL = "pass", "concern", "fail"
_FILE = "public.docx"
_UNFINISHED = "unfinished_checks"
_FAMILY = ("subject_child", "family")


class Standing(StrEnum):
    """How a check stands for the present words."""

    PASSED = "passed"
    CONCERN = "concern"
    VOID = "void"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class CheckState:
    """How one kind of check stands: a sentence, and the record that says so, where there is one."""

    kind: str
    title: str
    standing: Standing
    sentence: str
    record: str = ""
    date: str = ""

    def as_json(self) -> dict[str, str]:
        """Return it as plain data."""
        return {"kind": self.kind, "state": str(self.standing), "sentence": self.sentence, "date": self.date}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a check: the result, sentences for the note, and the fingerprint of the words, where it is known."""

    kind: str
    result: str
    sentences: tuple[str, ...]
    words: str = ""


def state(session: Session, words: str = "") -> tuple[CheckState, ...]:
    """Return how every check stands; ``words`` is the fingerprint of the public report where it is known already."""
    made = session.store.all(PublicationCheck)
    if not words and any(check.export_sha256 for check in made):  # reading the report takes a while
        words = published(session).fingerprint
    files = {d.sha256.casefold() for d in session.store.all(Disclosure) if d.sha256 and d.content_sha256 == words}
    tied = files | {words} - {""}
    return tuple(_state(guide, [check for check in made if check.kind == guide.kind], tied) for guide in guides())


def advice(session: Session, words: str = "") -> tuple[str, ...]:
    """Return what is still to be checked before publication: advice, never a refusal."""
    return tuple(
        f"{each.title}: {each.sentence}" for each in state(session, words) if each.standing is not Standing.PASSED
    )


def _state(guide: Guide, made: Sequence[PublicationCheck], tied: set[str]) -> CheckState:
    ordered = sorted(enumerate(made), key=lambda each: (each[1].date or "", each[0]))
    current = [check for _, check in ordered if (check.export_sha256 or "").strip().casefold() in tied]
    if current:
        last = current[-1]
        passed = last.result == PASS
        said = "passed for the words as they are now" if passed else "a concern with the words as they are now"
        return _made(guide, last, Standing.PASSED if passed else Standing.CONCERN, said)
    if not made:
        return CheckState(guide.kind, guide.title, Standing.NOT_DONE, "not done yet")
    last = ordered[-1][1]
    if last.export_sha256:
        return _made(guide, last, Standing.VOID, "void, because the words have changed since")
    return _made(guide, last, Standing.VOID, "void, because it does not say which words were checked")


def _made(guide: Guide, check: PublicationCheck, standing: Standing, said: str) -> CheckState:
    return CheckState(guide.kind, guide.title, standing, said, check.id, check.date or "")


def record(
    session: Session,
    kind: str,
    result: str,
    words: str,
    *,
    by: str = "",
    note: str = "",
    today: datetime.date | None = None,
) -> PublicationCheck:
    """Keep a check of the words with this fingerprint; raises what storing a record raises."""
    day = today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    made = PublicationCheck(
        session.store.new_id(PublicationCheck.spec.name),
        kind=kind,
        result=result,
        by=by.strip() or None,
        date=day.isoformat(),
        note=note.strip() or None,
        export_sha256=words,
    )
    checks.validate(made)
    session.store.apply([Put(made)], "publication check")
    return made


def unfinished(session: Session) -> dict[str, Any]:
    """Return what was answered and not recorded yet, as `keep_unfinished` kept it."""
    kept = session.store.setting(_UNFINISHED)
    found = json.loads(kept) if kept else {}
    return found if isinstance(found, dict) else {}


def keep_unfinished(session: Session, answers: Mapping[str, Any]) -> None:
    """Keep plain values that a person typed for checks that are not recorded yet, in the encrypted store."""
    text = json.dumps(answers, ensure_ascii=False, sort_keys=True)
    if text != (session.store.setting(_UNFINISHED) or "{}"):
        session.store.put_setting(_UNFINISHED, text)


def identifiers(session: Session, progress: Progress = quietly) -> Outcome:
    """Write the public report in memory, read it back, and list what is undecided."""
    progress(0, 3)
    open_ = doubts.in_words(doubts.waiting(session))
    progress(1, 3)
    with as_audience(session, PUBLIC, suggestions=suggest(session.store)) as view:
        report = undated(view, session.profile)
    progress(2, 3)
    found = verify_bytes(session, _FILE, to_docx(report), PUBLIC, own=True)
    progress(3, 3)
    result = FAIL if found.leaks else PASS if found.ok and not open_ else CONCERN
    said = (*found.sentences, *(f"{sentence}." for sentence in open_))
    return Outcome(IDENTIFIERS, result, said, fingerprint(report))


def combination(found: Recognition) -> Outcome:
    """Judge the meters of the children and the family; the note names them by label."""
    family = [meter for meter in found.meters if meter.person.kind in _FAMILY]
    exposed = [meter for meter in family if meter in found.exposed]
    said = tuple(
        f"{m.person.label}: {m.level.title.casefold()}, {m.points} points where {m.enough} single one person out."
        for m in family
    )
    return Outcome(COMBINATION, CONCERN if exposed else PASS, said, found.fingerprint)


def answered(guide: Guide, answers: Mapping[str, tuple[str, str]]) -> Outcome:
    """Return what answers (yes, no or nothing, and a note) to a guide's questions come to.

    Any "yes" is a concern; a question without an answer leaves the check one too, since nobody tried.
    """
    given = {question.code: answers.get(question.code, ("", "")) for question in guide.questions}
    said = tuple(
        f"{question.ask} {answer.capitalize() or 'Not tried'}.{f' {note.strip()}' if note.strip() else ''}"
        for question in guide.questions
        for answer, note in [given[question.code]]
    )
    clear = all(answer == "no" for answer, _ in given.values())
    return Outcome(guide.kind, PASS if clear else CONCERN, said)
