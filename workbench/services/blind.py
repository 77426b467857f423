"""The blind reader: a sheet to hand to somebody who does not know the case, and what the answers come to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA

from workbench.errors import PublicationRefused
from workbench.records import Incident
from workbench.redaction.audiences import PUBLIC
from workbench.redaction.folding import fold_plain
from workbench.redaction.lexicon import is_word
from workbench.redaction.suggest import suggest
from workbench.reports import outline
from workbench.reports.blocks import Block, Cover, Heading, Note, Paper, Paragraph, Table
from workbench.reports.docx_writer import to_docx
from workbench.reports.fingerprint import fingerprint, undated
from workbench.reports.text import Fixed, text
from workbench.services.checks import CONCERN, FAIL, PASS, Outcome
from workbench.services.guides import BLIND, guide
from workbench.services.session import Session
from workbench.services.verifying import verify_bytes
from workbench.services.viewing import as_audience
from workbench.services.writing import write_whole

_NAMING = ("who", "family")
_SHORTEST = 5  # letters of a word that may be a misspelt name
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOW = (
    "You are given a report and this sheet. Read the report once, as you would read any report, and then answer. You "
    "may look things up and ask people, as anybody could who wanted to know; please do nothing against the law, and do "
    "not tell anyone what you find. A wrong guess is worth as much as a right one: say how sure you are.",
    "Give the sheet back to the reviewer by hand, and keep no copy.",
)


@dataclass(frozen=True, slots=True)
class Guess:
    """One answer: what was asked, and whether something in it is right; for the reviewer's eyes only."""

    code: str
    ask: str
    answer: str
    right: tuple[str, ...]


def write_sheet(session: Session, target: Path) -> str:
    """Write the sheet as .docx; return the fingerprint of the words it belongs to.

    It holds the title of the public report and the program's own questions, and is read back like any report.
    Raises PublicationRefused, CannotWrite, DiskFull.
    """
    with as_audience(session, PUBLIC, suggestions=suggest(session.store)) as view:
        public = undated(view, session.profile)
    words = fingerprint(public)
    data = to_docx(_sheet(public, words))
    found = verify_bytes(session, target.name, data, PUBLIC, own=True)
    if not found.ok:
        raise PublicationRefused(found.sentences)
    write_whole(target, data)
    return words


def _sheet(public: outline.Report, words: str) -> outline.Report:
    rows = tuple(
        ((text(Fixed(str(number))),), (text(Fixed(question.ask)),), (), ())
        for number, question in enumerate(guide(BLIND).questions, start=1)
    )
    header = tuple(text(Fixed(name)) for name in ("", "Question", "Your answer", "How sure are you?"))
    blocks: tuple[Block, ...] = (
        Cover(text(Fixed("Sheet for a reader")), public.title),
        Heading(1, text(Fixed("What you are asked to do")), in_contents=False),
        *(Paragraph(text(Fixed(sentence))) for sentence in _HOW),
        Heading(1, text(Fixed("What you think")), in_contents=False),
        Table(header, rows, (0.4, 3, 4, 1.6)),
        Note(text(Fixed(f"For the reviewer. Words that were read: {words}"))),
    )
    return outline.Report(
        public.title,
        public.language,
        Paper(public.paper),
        text(Fixed("Sheet for a reader")),
        text(Fixed("Hand back to the reviewer")),
        text(Fixed(f"Text {words[:12]}")),
        False,
        blocks,
    )


def guesses(session: Session, answers: Mapping[str, str]) -> list[Guess]:
    """Compare the answers with the register, misspellings too, and with the year of the incident."""
    tokens = _tokens(session.register.forms())
    years = {year for incident in session.store.all(Incident) for year in _YEAR.findall(incident.date or "")}
    years |= set(_YEAR.findall(session.review.incident_date or ""))
    found = []
    for question in guide(BLIND).questions:
        answer = answers.get(question.code, "").strip()
        mentions = session.register.leaks(answer)
        right = [answer[mention.start : mention.end] for mention in mentions]
        right += [word for word in _tokens([answer]) - _tokens(right) if _misspells(word, tokens)]
        right += [year for year in _YEAR.findall(answer) if year in years]
        found.append(Guess(question.code, question.ask, answer, tuple(dict.fromkeys(right))))
    return found


def _tokens(texts: Sequence[str]) -> set[str]:
    words = {word for each in texts for word in fold_plain(each).split()}
    return {word for word in words if len(word) >= _SHORTEST and word.isalpha() and not is_word(word)}


def _misspells(word: str, tokens: set[str]) -> bool:
    return any(OSA.distance(word, token, score_cutoff=1) <= 1 for token in tokens)


def scored(found: Sequence[Guess]) -> Outcome:
    """Return what the guesses come to: naming the child or the family fails it, any other right guess is a concern."""
    named = [guess for guess in found if guess.right and guess.code in _NAMING]
    some = [guess for guess in found if guess.right]
    result = FAIL if named else CONCERN if some or not any(guess.answer for guess in found) else PASS
    said = [f"{len(some)} of {len(found)} answers hold something right."]
    for guess in found:
        right = f" Right: {', '.join(guess.right)}." if guess.right else ""
        said.append(f"{guess.ask} {guess.answer or 'No answer'}.{right}")
    return Outcome(BLIND, result, tuple(said))
