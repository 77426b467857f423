"""The log of anonymisation: written for the reviewer and the commissioning body, never for anybody else."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from workbench.errors import PublicationRefused, Refused, WrongUse
from workbench.exchange.tables import to_csv, to_xlsx
from workbench.records import Disclosure
from workbench.redaction.audiences import CONFIDENTIAL
from workbench.redaction.log import Logged
from workbench.reports import anonymisation_log
from workbench.reports.docx_writer import to_docx
from workbench.services.exporting import as_exported
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.verifying import verify_bytes
from workbench.services.viewing import as_audience, audiences, check_audience
from workbench.services.writing import write_whole
from workbench.vault.store import Put

_ENDINGS = frozenset({".docx", ".xlsx", ".csv"})
_WIDE = (3, 4, 6)
_STEPS = 3


def entries(session: Session, readers: str, *, draft: bool = False) -> list[Logged]:
    """Return every replacement made for an audience; ``draft``: as its draft has it, with everything doubtful masked.

    Raises WrongUse for an unknown audience, and for the confidential one, for which nothing is replaced.
    """
    if check_audience(session, readers).is_confidential:
        raise WrongUse("Nothing is replaced in the confidential version.", "Ask for the log of another audience.")
    with as_audience(session, CONFIDENTIAL) as confidential, as_exported(session, readers, draft=draft) as view:
        return view.log(confidential)


def export(
    session: Session,
    code: str,
    readers: str,
    target: Path,
    *,
    draft: bool = False,
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> int:
    """Write the log of the audience ``readers`` as .docx, .xlsx or .csv, read back; return how many entries it has.

    ``code`` is whom it is written for: Refused for all but the confidential audience. Raises WrongUse, CannotWrite,
    DiskFull, Cancelled.
    """
    if not check_audience(session, code).is_confidential:
        raise Refused(
            "The anonymisation log tells what was hidden; it is written with the confidential version only.",
            "Use --as confidential.",
        )
    if target.suffix.lower() not in _ENDINGS:
        raise WrongUse("A log is written as .docx, .xlsx or .csv.", "Give the file one of these endings.")
    day = today or datetime.datetime.now(tz=datetime.UTC).date()
    progress(0, _STEPS)
    found = entries(session, readers, draft=draft)
    progress(1, _STEPS)
    data = _as_file(session, found, readers, target.suffix.lower(), day, draft)
    progress(2, _STEPS)
    back = verify_bytes(session, target.name, data, CONFIDENTIAL, own=target.suffix.lower() == ".docx")
    if not back.ok:
        raise PublicationRefused(back.sentences)
    progress(_STEPS, _STEPS)
    write_whole(target, data)
    disclosure = Disclosure(
        session.store.new_id(Disclosure.spec.name),
        date=day.isoformat(),
        recipient="File written by the workbench; name the recipient when it is sent",
        authority=f"Anonymisation log: {readers}",
        form="full",
        audience=CONFIDENTIAL,
        sha256=back.sha256,
    )
    session.store.apply([Put(disclosure)], "export")
    return len(found)


def _as_file(
    session: Session, found: Sequence[Logged], readers: str, ending: str, day: datetime.date, draft: bool
) -> bytes:
    if ending == ".docx":
        titles = {choice.code: choice.title for choice in audiences(session)}
        words = titles[readers] if ":" not in readers else "Extract for one agency"
        report = anonymisation_log.build(found, readers=words, profile=session.profile, today=day, draft=draft)
        return to_docx(report)
    rows = [[e.kind, str(e.id), e.field, str(e.before), str(e.after), e.rule.value, str(e.reason)] for e in found]
    if ending == ".csv":
        return to_csv(anonymisation_log.HEADER, rows)
    return to_xlsx("Anonymisation log", anonymisation_log.HEADER, rows, _WIDE)
