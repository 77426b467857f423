"""A picture as a file, first the chronology's: drawn from an audience's view, read back, written, and recorded."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import PublicationRefused, WrongUse
from workbench.records import Event, Incident, Review
from workbench.redaction.redacted import Redacted
from workbench.redaction.views import AudienceView
from workbench.reports import certificate, timeline_sheet
from workbench.reports.blocks import Paper
from workbench.reports.drawing_pdf import to_drawn_pdf
from workbench.reports.drawing_svg import to_svg
from workbench.reports.pdf_fonts import measure
from workbench.reports.text import Fixed, Shown, Words
from workbench.reports.timeline import picture
from workbench.reports.timeline_sheet import Sheet
from workbench.services import chronology, exporting
from workbench.services.chronology import Chronology
from workbench.services.exporting import Receipt
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.verifying import verify_bytes
from workbench.services.viewing import as_audience, check_audience
from workbench.services.writing import write_whole

Writer = Callable[[Sheet], bytes]
Drawer = Callable[[AudienceView, bool], Sheet]
"""Draws what a view shows; the flag asks for American paper."""
_WRITERS: Mapping[str, Writer] = {".svg": to_svg, ".pdf": to_drawn_pdf}
_AMERICAN = "united_states"
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Read:
    """A chronology and, as the same eyes read it, the date of the incident."""

    chronology: Chronology
    incident: str | None


def read(session: Session, code: str = "", *, child: str = "") -> Read:
    """Return what a page of the chronology shows; see `services.chronology.read`."""
    if not code:
        return Read(chronology.read(session, child=child), _incident(session))
    with as_audience(session, code) as view:
        return Read(chronology.as_seen(view, child=child), incident_as_seen(view))


def write(
    session: Session,
    code: str,
    target: Path,
    *,
    drawer: Drawer | None = None,
    more: Mapping[str, Writer] | None = None,
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Write the picture as an audience sees it as .svg or .pdf, or as a format that the caller can draw.

    ``drawer``: another picture than that of the chronology. Its words are names as the audience reads them and the
    program's own. They are read back in every format; in pixels nobody can, so that of those the same drawing is read
    back in words. Raises
    PublicationRefused, WrongUse, CannotWrite, DiskFull, Cancelled.
    """
    writers = {**_WRITERS, **(more or {})}
    writer = writers.get(target.suffix.lower())
    if writer is None:
        said = " or ".join(sorted(writers))
        raise WrongUse(f"A picture is written as {said}.", "Give the file one of these endings.")
    audience = check_audience(session, code)
    day = today or datetime.datetime.now(tz=datetime.UTC).date()
    progress(0, _STEPS)
    with as_audience(session, code) as view:
        sheet = (drawer or sheet_of)(view, session.review.jurisdiction == _AMERICAN)
    progress(1, _STEPS)
    data = writer(sheet)
    in_words = verify_bytes(session, "picture.svg", to_svg(sheet), code, own=True)
    found = verify_bytes(session, target.name, data, code, own=True)
    for reading in (in_words, found):
        if not reading.ok:
            raise PublicationRefused(reading.sentences)
    progress(_STEPS, _STEPS)
    write_whole(target, data)
    receipt = Receipt(target, found.sha256, code, False, found, certificate.certificate(found, day=day))
    exporting.record(session, receipt, audience, day)
    return receipt


def sheet_of(view: AudienceView, american: bool = False) -> Sheet:
    """Return the finished drawing of what a view shows."""
    seen = chronology.as_seen(view)
    made = picture(seen.entries, incident_as_seen(view))
    names: dict[str, Words] = {}
    for record in view.all(Event.spec.name):
        id_, name = record.ids.get("agency"), record.values.get("agency")
        if isinstance(id_, str) and isinstance(name, Redacted):
            names[id_] = Shown.one_line(name)
    paper = Paper.LETTER if american else Paper.A4
    return timeline_sheet.draw(made, names, about=about(view), measure=measure, paper=paper)


def incident_as_seen(view: AudienceView) -> str | None:
    """Return the date of the incident as an audience reads it."""
    for kind, field in ((Review.spec.name, "incident_date"), (Incident.spec.name, "date")):
        for record in view.all(kind):
            value = record.values.get(field)
            if isinstance(value, Redacted):
                return str(value)
    return None


def _incident(session: Session) -> str | None:
    return session.review.incident_date or next((i.date for i in session.store.all(Incident) if i.date), None)


def about(view: AudienceView) -> Words:
    """Return the line below a picture's title: the review's, as the audience reads it."""
    title = next((record.values.get("title") for record in view.all(Review.spec.name)), None)
    return Shown.one_line(title) if isinstance(title, Redacted) else Fixed("")
