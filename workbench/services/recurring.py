"""Which themes recur over reviews, in the eyes of any audience, and the picture of it as a file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.records import Finding, PriorLearning
from workbench.records.profiles import Profile
from workbench.redaction.audiences import CONFIDENTIAL
from workbench.redaction.redacted import Redacted
from workbench.redaction.views import AudienceView
from workbench.reports import themes_sheet
from workbench.reports.blocks import Paper
from workbench.reports.pdf_fonts import measure
from workbench.reports.text import Fixed, Shown, Words
from workbench.reports.themes import THIS, UNKNOWN, Tally, Told, tally
from workbench.reports.timeline_sheet import Sheet
from workbench.services import picturing
from workbench.services.exporting import Receipt
from workbench.services.picturing import Writer
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import as_audience

_YEAR = re.compile(r"(?:19|20)\d\d")


def read(session: Session, code: str = "") -> Tally:
    """Return how often themes recur; the working view reads them as the confidential version does."""
    with as_audience(session, code or CONFIDENTIAL) as view:
        return as_seen(view, session.profile)


def as_seen(view: AudienceView, profile: Profile) -> Tally:
    """Return how often themes recur in what a view shows: in earlier learning, and in the findings of this review."""
    learned, findings = view.all(PriorLearning.spec.name), view.all(Finding.spec.name)
    own = {word.code: Fixed(word.title) for word in profile.words("theme")}
    titles: dict[str, Words] = {}
    years: dict[str, Words] = {}
    for record in (*learned, *findings):
        for theme in record.values.get("themes") or ():
            titles[str(theme)] = own.get(str(theme)) or Shown.one_line(theme)
    for record in learned:
        year = record.values.get("year")
        if isinstance(year, Redacted) and _YEAR.fullmatch(year):
            years[str(year)] = Shown.one_line(year)

    def told() -> Iterator[Told]:
        for record in learned:
            year = str(record.values.get("year") or "")
            yield Told(str(record.values.get("title")), year if year in years else UNKNOWN, _themes(record.values))
        for record in findings:
            yield Told(THIS, THIS, _themes(record.values))

    return tally((each for each in told() if each.themes), titles, years)


def _themes(values: Mapping[str, object]) -> tuple[str, ...]:
    held = values.get("themes")
    return tuple(map(str, held)) if isinstance(held, tuple) else ()


def write(
    session: Session,
    code: str,
    target: Path,
    *,
    more: Mapping[str, Writer] | None = None,
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Write the picture for an audience as .svg, .pdf or a format that the caller can draw; see `picturing.write`."""
    profile = session.profile

    def drawer(view: AudienceView, american: bool) -> Sheet:
        paper = Paper.LETTER if american else Paper.A4
        seen = as_seen(view, profile)
        return themes_sheet.draw(seen, about=picturing.about(view), measure=measure, paper=paper)

    return picturing.write(session, code, target, drawer=drawer, more=more, progress=progress, today=today)
