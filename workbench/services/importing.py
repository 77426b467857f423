"""What comes in: case folders, chronologies and documents; the same file twice changes nothing.

Everything is read before anything is stored, and one transaction stores it: an import that is stopped or fails leaves
no trace, and undo takes a whole import back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from workbench.errors import BadInput, WrongUse
from workbench.exchange import casefolder
from workbench.records import Agency, Review
from workbench.services.arriving import Fate, ImportReport, Pasted, Problem, SeenFile, SeenRow, Wishes
from workbench.services.batch import CASE_FILE, CHRONOLOGIES, DOCUMENTS, INBOX, KEPT_TOP_LEVEL, Batch, Incoming
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session

__all__ = [
    "CASE_FILE",
    "INBOX",
    "KEPT_TOP_LEVEL",
    "Fate",
    "ImportReport",
    "Pasted",
    "Problem",
    "SeenFile",
    "SeenRow",
    "Wishes",
    "import_case",
    "import_paths",
    "jurisdiction_of",
]

LARGEST_FILE = 200 * 1024 * 1024  # bytes; a scanned bundle can be large, a larger file is a mistake


def import_case(session: Session, folder: Path, progress: Progress = quietly) -> ImportReport:
    """Bring in a case folder: its case.json and all of its inbox.

    Raises BadInput, UnknownReference; WrongUse when the store holds another review.
    """
    if not (folder / CASE_FILE).is_file():
        raise WrongUse("This folder holds no case.json.", "Choose the folder that a case export made.")
    return import_paths(session, [folder], progress=progress)


def jurisdiction_of(folder: Path) -> str | None:
    """Return the jurisdiction that a case folder's review names; raises as :func:`import_case`."""
    case = casefolder.read_case(folder / CASE_FILE)
    return next((r.jurisdiction for r in case.records if isinstance(r, Review)), None)


def import_paths(
    session: Session,
    paths: Sequence[Path | Pasted],
    agency: str | None = None,
    dry_run: bool = False,
    progress: Progress = quietly,
    wishes: Wishes | None = None,
) -> ImportReport:
    """Bring in files, folders of them and tables from the clipboard; ``agency`` (an id, name or label) sent them.

    With ``dry_run`` nothing is stored, and the report tells every file row by row. Raises BadInput for a file named
    in ``paths`` that cannot be read, PasswordNeeded for a locked one (inside a folder both become a problem in the
    report, and the file itself is kept), UnknownReference, WrongUse, Cancelled, DiskFull.
    """
    batch = Batch(session.store, wishes or Wishes(), dry_run=dry_run)
    incoming: list[Path | Pasted] = []
    named = {path for path in paths if isinstance(path, Pasted) or path.is_file()}
    for path in paths:
        if isinstance(path, Pasted) or path.is_file():
            incoming.append(path)
        elif (path / CASE_FILE).is_file():
            batch.take_case(path)
            incoming += _files_of(path / INBOX)
        elif path.is_dir():
            incoming += _files_of(path)
        else:
            raise WrongUse("There is no such file or folder.", "Check the path; nothing was imported.")
    sender = _agency_id(batch, agency) if agency else None
    for done, each in enumerate(incoming):
        progress(done, len(incoming))
        try:
            item = _incoming(each, named=each in named)
        except BadInput as error:
            if each in named:
                raise
            batch.complain(each.name, str(error))
            continue
        batch.take_file(item, sender)
    batch.name_people()
    progress(len(incoming), len(incoming))
    return batch.finish()


def _incoming(each: Path | Pasted, *, named: bool) -> Incoming:
    if isinstance(each, Pasted):
        return Incoming(each.name, f"{CHRONOLOGIES}/{each.name}", each.content, named)
    return Incoming(each.name, _place_of(each), _read(each), named)


def _files_of(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))


def _place_of(path: Path) -> str:
    """Return where the file belongs in a case folder."""
    if path.parent.name == PurePosixPath(CHRONOLOGIES).name:
        return f"{CHRONOLOGIES}/{path.name}"
    return f"{DOCUMENTS}/{path.name}"


def _agency_id(batch: Batch, said: str) -> str:
    for agency in batch.all(Agency):
        if said in {agency.id, agency.name, agency.label}:
            return agency.id
    raise WrongUse("No agency of this review has that id, name or label.", "Add the agency first, or check its id.")


def _read(path: Path) -> bytes:
    """Return a file's bytes; BadInput when it is too large or cannot be opened."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadInput("The file is larger than 200 MB.", "Ask for it in parts; nothing was changed.")
        return path.read_bytes()
    except OSError as error:
        raise BadInput("The file cannot be opened.", "Check that it is there and may be read.") from error
