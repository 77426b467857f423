"""How a report leaves: built from an audience's views, read back, written whole, and recorded.

A public export with doubts is refused; ``draft`` masks everything doubtful and says so on every page; an override
lets doubts stand, with a reason that is kept. For the panel, the family and an agency what is doubtful is always masked
where they may not see it. Nothing lets a certain leak through: a file in which a registered
identifier is found is not written for that audience, whatever was asked.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import AlreadyThere, Cancelled, CannotWrite, PublicationRefused, WrongUse
from workbench.exchange.casefolder import case_json
from workbench.records import KINDS, Disclosure, Record
from workbench.redaction.audiences import Audience
from workbench.redaction.suggest import suggest
from workbench.redaction.views import AudienceView
from workbench.reports import certificate, outline, verify
from workbench.reports.docx_writer import to_docx
from workbench.reports.fingerprint import fingerprint, undated
from workbench.reports.pdf_writer import to_pdf
from workbench.reports.text import Fixed
from workbench.reports.wording import capital
from workbench.services import checks, doubts, importing, jurisdiction
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.verifying import verify_bytes
from workbench.services.viewing import as_audience, check_audience
from workbench.services.writing import write_whole
from workbench.vault.store import Put

Builder = Callable[[Session, AudienceView, datetime.date, bool], bytes]
"""Makes the bytes of a file: of a session's profile, an audience's view, the day, and whether it is a draft."""

CASE_FOLDER = "case-folder"
PUBLIC = "public"
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: where, its SHA-256, for whom, and what reading it back showed."""

    path: Path
    sha256: str
    audience: str
    draft: bool
    verification: verify.Verification | None
    certificate: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """The outcome in words."""
        if self.verification is None:
            return ("The whole review was written as a case folder; it is as confidential as the review itself.",)
        return tuple(self.verification.sentences)


def readiness(session: Session, code: str = PUBLIC, progress: Progress = quietly) -> tuple[str, ...]:
    """Return why an export for this audience would be refused now; empty when it would not. Raises Cancelled."""
    if check_audience(session, code).code != PUBLIC:
        return ()
    return doubts.in_words(doubts.waiting(session, progress))


def export(
    session: Session,
    code: str,
    target: Path,
    *,
    draft: bool = False,
    override_reason: str = "",
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Write the review for an audience as .docx, .pdf or .json, or all of it as a case folder.

    Raises PublicationRefused with the reasons, WrongUse, AlreadyThere, CannotWrite, DiskFull, Cancelled.
    """
    if code == CASE_FOLDER:
        return _export_case_folder(session, target, progress)
    build = _BUILDERS.get(target.suffix.lower())
    if build is None:
        raise WrongUse("A report is written as .docx, .pdf or .json.", "Give the file one of these endings.")
    return release(
        session,
        code,
        target,
        build,
        own=True,
        draft=draft,
        override_reason=override_reason,
        fingerprinted=True,
        progress=progress,
        today=today,
    )


def release(
    session: Session,
    code: str,
    target: Path,
    build: Builder,
    *,
    own: bool,
    draft: bool = False,
    override_reason: str = "",
    fingerprinted: bool = False,
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Build a file from an audience's view, read it back, write it whole and record it: the only way out.

    ``own``: the file is to have the structure of the workbench's own reports. ``fingerprinted``: a public one is a
    report, and its words are kept track of. Raises as :func:`export`.
    """
    audience = check_audience(session, code)
    day = today or datetime.datetime.now(tz=datetime.UTC).date()
    progress(0, _STEPS)
    if audience.code == PUBLIC and not draft and not override_reason:
        reasons = readiness(session)
        if reasons:
            raise PublicationRefused(reasons)
    progress(1, _STEPS)
    with as_exported(session, code, draft=draft, progress=progress) as view:
        data = build(session, view, day, draft)
        report = fingerprinted and audience.code == PUBLIC
        words = fingerprint(undated(view, session.profile)) if report else None
        standing = view.standing()
    progress(2, _STEPS)
    found = verify_bytes(session, target.name, data, code, own=own, standing=standing)
    if found.leaks:
        raise PublicationRefused([f"{len(found.leaks)} places still show a registered identifier", *found.sentences])
    if not found.ok and not override_reason:
        raise PublicationRefused(found.sentences)
    progress(_STEPS, _STEPS)
    write_whole(target, data)
    receipt = Receipt(target, found.sha256, code, draft, found, certificate.certificate(found, day=day, draft=draft))
    record(session, receipt, audience, day, override_reason, words)
    return receipt


@contextmanager
def as_exported(session: Session, code: str, *, draft: bool, progress: Progress = quietly) -> Iterator[AudienceView]:
    """Open the view that an export of an audience is built from; raises Cancelled.

    Only a public export is refused while anything is undecided, so only it may be sure: for every other audience what
    is undecided, and may be what it may not see, is masked as in a draft.
    """
    audience = check_audience(session, code)
    careful = draft or audience.code != PUBLIC
    wanted = careful and not audience.is_confidential
    undecided = suggest(session.store, lambda done, total: progress(0, _STEPS)) if wanted else ()
    with as_audience(session, code, mask_doubtful=careful, suggestions=undecided) as view:
        yield view


def _report(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> outline.Report:
    standing = checks.state(session) if view.audience.is_confidential else ()
    said = [(Fixed(each.title), capital(Fixed(each.sentence))) for each in standing]
    return outline.build(view, profile=session.profile, today=day, draft=draft, standing=said)


def _build_docx(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    return to_docx(_report(session, view, day, draft))


def _build_pdf(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    return to_pdf(_report(session, view, day, draft))


def _build_json(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    return json.dumps(view.to_case(), ensure_ascii=False, indent=1).encode()


_BUILDERS = {".docx": _build_docx, ".pdf": _build_pdf, ".json": _build_json}


def record(
    session: Session,
    receipt: Receipt,
    audience: Audience,
    day: datetime.date,
    reason: str = "",
    words: str | None = None,
) -> None:
    """Keep the receipt among the disclosures: what left the workbench."""
    disclosure = Disclosure(
        session.store.new_id(Disclosure.spec.name),
        date=day.isoformat(),
        recipient="File written by the workbench; name the recipient when it is sent",
        authority=f"Doubts overridden: {reason}" if reason else None,
        form="full" if audience.code == "confidential" else "redacted",
        audience=receipt.audience,
        sha256=receipt.sha256,
        content_sha256=words,
    )
    session.store.apply([Put(disclosure)], "export")


def _export_case_folder(session: Session, target: Path, progress: Progress) -> Receipt:
    """Write every record, every file kept and an edited profile; a folder that holds anything already is refused."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise AlreadyThere("The folder for the case is not empty.")
    records: list[Record] = [record for cls in KINDS.values() for record in session.store.all(cls)]
    kept = session.store.setting(importing.KEPT_TOP_LEVEL)
    text = case_json(records, json.loads(kept) if kept else {})
    files = [info for info in session.store.files() if info.path.startswith(f"{importing.INBOX}/")]
    made: list[Path] = []
    try:
        for done, info in enumerate(files):
            progress(done, len(files) + 1)
            place = _inside(target, info.path)
            made += _make_folder(place.parent)
            made.append(place)
            write_whole(place, session.store.read_file(info.sha256))
        progress(len(files) + 1, len(files) + 1)
    except Cancelled:
        _take_away(made)
        raise
    _make_folder(target)
    own = jurisdiction.edited(session)
    if own is not None:
        write_whole(target / jurisdiction.FILE_NAME, own.encode())
    write_whole(target / importing.CASE_FILE, text.encode())
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Receipt(target, digest, CASE_FOLDER, False, None, "")


def _inside(folder: Path, place: str) -> Path:
    """Return the path of a kept file under a folder; one that would climb out is refused."""
    path = folder / place
    if not path.resolve().is_relative_to(folder.resolve()):
        raise WrongUse("A file of this review has a place outside the case folder.")
    return path


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the ones that were not there, the outermost first."""
    new = [each for each in (*reversed(folder.parents), folder) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite() from error
    return new


def _take_away(made: Iterable[Path]) -> None:
    """Remove files and folders again that were made in this order; what cannot be removed stays."""
    for each in reversed(list(made)):
        with contextlib.suppress(OSError):
            each.rmdir() if each.is_dir() else each.unlink(missing_ok=True)
