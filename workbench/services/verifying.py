"""Reading a written file back, to prove what is not in it."""

from __future__ import annotations

import datetime
from pathlib import Path

from workbench.errors import BadInput
from workbench.redaction.audiences import audience
from workbench.redaction.standing import NOTHING_STANDS, Standing
from workbench.reports import certificate, verify
from workbench.services.session import Session


def verify_file(session: Session, path: Path, code: str = "public") -> verify.Verification:
    """Search a file for every identifier that an audience may not see.

    Raises BadInput when the file cannot be read, WrongUse for an unknown audience.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput("The file cannot be opened.", "Check that it is there and may be read.") from error
    return verify_bytes(session, path.name, data, code)


def certificate_of(found: verify.Verification, *, today: datetime.date | None = None) -> str:
    """Return the certificate of a file that was searched, in plain words for a printed page."""
    return certificate.certificate(found, day=today or datetime.datetime.now(tz=datetime.UTC).date())


def verify_bytes(
    session: Session, name: str, data: bytes, code: str, *, own: bool = False, standing: Standing = NOTHING_STANDS
) -> verify.Verification:
    """Search a file's bytes; ``own`` adds the rules for files that the workbench itself wrote.

    ``standing``: ordinary words that are also names and that the view it was built from let stand.
    """
    return verify.verify(name, data, session.register, audience(code), own=own, standing=standing)
