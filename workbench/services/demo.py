"""The main job from beginning to end on the example review, which is fictional."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import CannotWrite
from workbench.paths import resource
from workbench.services import exporting, importing
from workbench.services.session import Session
from workbench.services.verifying import verify_file
from workbench.services.writing import write_whole

EXAMPLE = "examples/harbour"
PASSPHRASE = "lantern kettle estuary violin"  # noqa: S105 - the example's, printed for everyone to try
_REPORTS = (
    ("confidential", "confidential.docx"),
    ("confidential", "confidential.pdf"),
    ("panel", "panel.docx"),
    ("family", "family.docx"),
    ("public", "public.docx"),
    ("public", "public.pdf"),
    ("public", "public.json"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demonstration made: the store, its passphrase, the reports, and the certificate."""

    store: Path
    passphrase: str
    reports: tuple[exporting.Receipt, ...]
    certificate: Path


def demonstrate(folder: Path, say: Callable[[str], None]) -> Shown:
    """Create a store, import the example, write every report and verify the public one.

    An earlier demonstration in the folder is replaced. Raises CannotWrite, DiskFull.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = folder / "harbour.review"
        for old in folder.glob("harbour.review*"):
            old.unlink()
    except OSError as error:
        raise CannotWrite() from error
    session, _sheet = Session.create(store, PASSPHRASE)
    with session:
        say("Importing the example review (fictional)…")
        for sentence in importing.import_case(session, resource(EXAMPLE)).sentences:
            say(f"  {sentence}")
        doubts = exporting.readiness(session)
        if doubts:
            say("The public report may not be published yet: " + "; ".join(doubts) + ".")
            say("It is written as a draft: everything doubtful is masked, and DRAFT stands on every page.")
        receipts = []
        for code, name in _REPORTS:
            say(f"Writing and reading back {name}…")
            draft = bool(doubts) and code == exporting.PUBLIC
            receipts.append(exporting.export(session, code, folder / name, draft=draft))
        published = next(r for r in receipts if r.audience == exporting.PUBLIC)
        verify_file(session, published.path)
        certificate = folder / "certificate.txt"
        write_whole(certificate, published.certificate.encode())
    return Shown(store, PASSPHRASE, tuple(receipts), certificate)
