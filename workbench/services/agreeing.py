"""Agreeing a conversation with those who spoke: the version that they check goes out, and what they wrote comes back.

The notes as taken are never changed by it: corrections stand beside them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import BadInput, WrongUse
from workbench.exchange.chronologies.grid import Grid
from workbench.exchange.chronologies.opening import pages_of
from workbench.records import Interview, Person
from workbench.redaction.audiences import FAMILY, PANEL
from workbench.redaction.views import AudienceView
from workbench.reports import own_words
from workbench.reports.docx_writer import to_docx
from workbench.services import conversing, exporting
from workbench.services.exporting import Receipt
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.vault.store import Changed, Put

_DOCX = ".docx"
_YES, _NO = ("yes", "y", "agreed", "ja", "oui"), ("no", "n", "not")
_WITHDRAWN = "Consent to this conversation was withdrawn, or it goes to nobody outside."
_OTHER = "This file does not hold the list of notes that was sent."


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: how many notes were corrected, and how many quotations were agreed and refused."""

    changed: Changed | None
    corrections: int
    agreed: int
    refused: int


def reader_of(session: Session, interview: Interview) -> str:
    """Return the audience by whose rules those who spoke read their own notes.

    The family reads as the family does, somebody of one agency as that agency does, anybody else with everyone behind
    labels, as the panel does; so do several who would not all read alike.
    """
    people = [p for id_ in interview.participants or () if (p := session.store.get(Person, id_))]
    if people and all(person.kind in {"family", "subject_child"} for person in people):
        return FAMILY
    agencies = {person.agency for person in people}
    if len(agencies) == 1 and (agency := agencies.pop()) and all(p.kind == "professional" for p in people):
        return f"agency:{agency}"
    return PANEL


def write_version(
    session: Session, id_: str, target: Path, *, progress: Progress = quietly, today: datetime.date | None = None
) -> Receipt:
    """Write the version of a conversation to be checked, as .docx; it is read back before it is written.

    Raises WrongUse where consent was withdrawn, PublicationRefused, CannotWrite, DiskFull, Cancelled.
    """
    interview = conversing.found(session, id_)
    if target.suffix.lower() != _DOCX:
        raise WrongUse("This is written as .docx.", "Give the file that ending.")
    if conversing.is_withdrawn(interview):
        raise WrongUse(_WITHDRAWN, "Nothing of it may be used or sent.")

    def build(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
        own = view.own_words(id_)
        if own is None:
            raise WrongUse(_WITHDRAWN, "Look at its audience limit.")
        return to_docx(own_words.version(own, profile=session.profile, today=day))

    code = reader_of(session, interview)
    return exporting.release(session, code, target, build, own=True, progress=progress, today=today)


def take_back(session: Session, id_: str, path: Path) -> Returned:
    """Read a version that came back, and keep what was written in it beside the notes, as one step.

    A yes or a no beside a quotation is taken over; any other answer leaves it as it is. Raises BadInput for a file
    that is not the version, or that was sent before the quotations changed.
    """
    interview = conversing.found(session, id_)
    try:
        grids = pages_of(path.name, path.read_bytes()).grids
    except OSError as error:
        raise BadInput("The file cannot be opened.", "Check that it is there and may be read.") from error
    noted = _table(grids, own_words.CORRECTION)
    if noted is None:
        raise BadInput(_OTHER, "Choose the file that came back from the person; nothing was changed.")
    corrections = [f"{number}: {words}" for number, words in noted if words]
    quotes = [dict(quote) for quote in interview.quotes or ()]
    answers = _table(grids, own_words.ANSWER) or []
    if answers and len(answers) != len(quotes):
        raise BadInput("The quotations have changed since this was sent.", "Enter the answers by hand.")
    agreed = refused = 0
    for quote, (_, answer) in zip(quotes, answers, strict=False):
        said = answer.casefold().strip(" .!").split(" ")[0].strip(",.;")
        if said in _YES:
            quote["agreed"], agreed = True, agreed + 1
        elif said in _NO:
            quote["agreed"], refused = False, refused + 1
    before = interview.corrections or ""
    fresh = [words for words in corrections if words not in before]
    kept = "\n\n".join([*([before.rstrip()] if before.strip() else []), *fresh])
    changed = interview.replace(corrections=kept or None, quotes=tuple(quotes) or None)
    if changed == interview:
        return Returned(None, len(corrections), agreed, refused)
    done = session.store.apply([Put(changed)], "corrections that came back")
    return Returned(done, len(corrections), agreed, refused)


def _table(grids: tuple[Grid, ...], heading: str) -> list[tuple[str, str]] | None:
    """Return (number, last cell) of each row under a heading; None where no table has it."""
    for grid in grids:
        rows = list(grid.rows)
        if rows and rows[0].cells and rows[0].cells[-1].text.strip() == heading:
            last = len(rows[0].cells) - 1
            return [(row.cell(0).text.strip(), row.cell(last).text.strip()) for row in rows[1:]]
    return None
