"""The main job from beginning to end on the example review, which is fictional."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import CannotWrite
from workbench.paths import resource
from workbench.services import doubts, exporting, importing
from workbench.services.session import Session
from workbench.services.verifying import verify_file
from workbench.services.writing import write_whole

EXAMPLE = "examples/harbour"
PASSPHRASE = "lantern kettle estuary violin"  # noqa: S105 - the example's, printed for everyone to try
REASON = "Demonstration: masked without being looked at one by one"
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
    """Create a store, import the example, write every report, publish, and verify what was published.

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
        receipts = []
        waiting = doubts.in_words(doubts.waiting(session))
        if waiting:
            say("The public report may not be published yet: " + "; ".join(waiting) + ".")
            say("Until they are decided it can be written as a draft, with DRAFT on every page:")
            receipts.append(_written(session, exporting.PUBLIC, folder / "public-draft.docx", say, draft=True))
            say("A reviewer decides them one by one. Here neutral words are put in place of all of them.")
            doubts.mask_all(session, REASON)
        receipts += [_written(session, code, folder / name, say) for code, name in _REPORTS]
        published = next(r for r in receipts if r.audience == exporting.PUBLIC and not r.draft)
        verify_file(session, published.path)
        certificate = folder / "certificate.txt"
        write_whole(certificate, published.certificate.encode())
    return Shown(store, PASSPHRASE, tuple(receipts), certificate)


def _written(
    session: Session, code: str, target: Path, say: Callable[[str], None], *, draft: bool = False
) -> exporting.Receipt:
    say(f"Writing and reading back {target.name}…")
    return exporting.export(session, code, target, draft=draft)
