"""What goes out beside the reports: the merged chronology for any audience; to an agency a template and questions.

Every file is built from a view of its audience and leaves the way the reports do: read back, written whole, recorded.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from workbench.analysis import conflicts
from workbench.analysis.queries import Ask, Query, of_agency
from workbench.errors import WrongUse
from workbench.exchange.tables import Cell, to_csv, to_xlsx
from workbench.records import Agency, Review
from workbench.redaction.audiences import CONFIDENTIAL
from workbench.redaction.views import AudienceView
from workbench.reports import handouts
from workbench.reports.docx_writer import to_docx
from workbench.reports.handouts import Question
from workbench.reports.text import Fixed
from workbench.services import chronology, exporting, merging
from workbench.services.chronology import Entry
from workbench.services.exporting import Builder, Receipt
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session

SILENCE = 60  # days without an entry after which an agency is asked
_DOCX, _XLSX, _CSV = ".docx", ".xlsx", ".csv"
_COLUMNS: tuple[tuple[str, Callable[[Entry], Cell], bool], ...] = (
    ("No.", lambda e: e.number, False),
    ("Doubt", lambda e: "?" if chronology.Flag.DOUBT in e.flags else None, False),
    ("Date", lambda e: e.date, False),
    ("Date as sent", lambda e: e.date_text, False),
    ("Time", lambda e: e.time, False),
    ("Agency", lambda e: e.agency_name, False),
    ("Source", lambda e: e.source_title, False),
    ("Where in the source", lambda e: e.source_detail, False),
    ("Age of child", lambda e: e.age, False),
    ("People", lambda e: ", ".join(e.people_names) or None, False),
    ("What happened", lambda e: None if e.is_note else e.what_happened, True),
    ("Action taken", lambda e: e.action_taken, True),
    ("Outcome", lambda e: e.outcome, True),
    ("The child's voice", lambda e: e.childs_voice, True),
    ("What was expected", lambda e: e.standard, True),
    ("Status", lambda e: e.status, False),
    ("Author's note", lambda e: e.what_happened if e.is_note else None, True),
    ("Comment", lambda e: e.comment, True),
    ("To be looked at", lambda e: e.problem, True),
)
_SAID = {
    Ask.UNDATED: "No date is given. When did this happen?",
    Ask.UNREADABLE: "The date cannot be read, or there is no such day. When did this happen?",
    Ask.DOUBTFUL: "The date is marked as uncertain. Can it be confirmed?",
}
_NO_SOURCE = "Which record does this come from (kind, date, page)?"
_NO_SOURCES = "None of your entries names the record that it comes from. Please add the source of each."
_ASKED = {conflicts.LOST: "What exactly was said, to whom and when?"}  # either end of the call may be asked
_DIFFERS = "Another record tells of this differently. {} Please check yours."


def write_chronology(
    session: Session,
    target: Path,
    code: str = "",
    *,
    draft: bool = False,
    override_reason: str = "",
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Write the merged chronology as .docx, .xlsx or .csv; without an audience everything as entered.

    Raises PublicationRefused with the reasons, WrongUse, CannotWrite, DiskFull, Cancelled.
    """
    build = _builder({_DOCX: _chronology_docx, _XLSX: _chronology_xlsx, _CSV: _chronology_csv}, target)
    return exporting.release(
        session,
        code or CONFIDENTIAL,
        target,
        build,
        own=build is _chronology_docx,
        draft=draft,
        override_reason=override_reason,
        progress=progress,
        today=today,
    )


def write_template(
    session: Session, agency: str, target: Path, *, progress: Progress = quietly, today: datetime.date | None = None
) -> Receipt:
    """Write a blank chronology for an agency to fill in, as .docx or .xlsx; it comes back without mapping.

    Raises WrongUse, CannotWrite, DiskFull, Cancelled.
    """
    build = _builder({_DOCX: _template_docx, _XLSX: _template_xlsx}, target)
    code = _code(session, agency)
    return exporting.release(session, code, target, build, own=build is _template_docx, progress=progress, today=today)


def write_queries(
    session: Session,
    agency: str,
    target: Path,
    *,
    silence: int = SILENCE,
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Write the questions on an agency's chronology, as .docx; it holds only what that agency may see.

    Raises WrongUse, CannotWrite, DiskFull, Cancelled.
    """
    code = _code(session, agency)

    def build(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
        asked = [_question(query) for query in found]
        return to_docx(handouts.queries(view, asked, profile=session.profile, today=day))

    chosen = _builder({_DOCX: build}, target)
    found = questions(session, code.partition(":")[2], silence=silence, progress=progress)
    return exporting.release(session, code, target, chosen, own=True, progress=progress, today=today)


def questions(
    session: Session, agency: str, *, silence: int = SILENCE, progress: Progress = quietly
) -> tuple[Query, ...]:
    """Return what there is to ask an agency, named by its id."""
    pairs = [pair for pair in merging.suggestions(session, progress, decided=True) if pair.conflicts]
    return of_agency(chronology.read(session).entries, agency, pairs, silence=silence)


def _code(session: Session, agency: str) -> str:
    """Return the audience of an agency, named by its id, name or label."""
    for held in session.store.all(Agency):
        if agency in (held.id, held.name, held.label):
            return f"agency:{held.id}"
    raise WrongUse("No agency of this review has that id, name or label.", "Check it against the list of agencies.")


def _builder(known: dict[str, Builder], target: Path) -> Builder:
    found = known.get(target.suffix.lower())
    if found is None:
        endings = " or ".join(known)
        raise WrongUse(f"This is written as {endings}.", "Give the file that ending.")
    return found


def _chronology_docx(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    ages = {entry.id: entry.age for entry in chronology.as_seen(view).entries if entry.age}
    return to_docx(handouts.chronology(view, profile=session.profile, today=day, ages=ages, draft=draft))


def _table(view: AudienceView) -> tuple[list[str], list[list[Cell]], list[int]]:
    """Return heads, rows and which columns are prose, without the columns in which nothing stands for anyone."""
    entries = chronology.as_seen(view).entries
    used = [column for column in _COLUMNS if any(column[1](entry) is not None for entry in entries)]
    rows = [[value(entry) for _, value, _ in used] for entry in entries]
    return [title for title, _, _ in used], rows, [place for place, column in enumerate(used) if column[2]]


def _chronology_csv(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    header, rows, _ = _table(view)
    return to_csv(header, [["DRAFT: doubtful words are masked"], *rows] if draft else rows)


def _chronology_xlsx(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    header, rows, wide = _table(view)
    return to_xlsx("Chronology", header, rows, wide, ["DRAFT: doubtful words are masked"] if draft else [])


def _template_docx(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    return to_docx(handouts.template(view, profile=session.profile, today=day))


def _template_xlsx(session: Session, view: AudienceView, day: datetime.date, draft: bool) -> bytes:
    review = next(iter(view.all(Review.spec.name)), None)
    own = view.get(Agency.spec.name, view.audience.agency or "")
    title = str(review.values.get("title") or "Review") if review else "Review"
    name = str(own.values.get("name") or own.values.get("label") or "") if own else ""
    heads = [head for head, _ in handouts.TEMPLATE]
    wide = [place for place, (_, share) in enumerate(handouts.TEMPLATE) if share > 2]
    above = [f"{title}: chronology", f"Agency: {name}", *handouts.GUIDANCE, ""]
    return to_xlsx("Chronology", heads, [], wide, above)


def _question(query: Query) -> Question:
    match query.ask:
        case Ask.SILENCE if query.gap:
            start, end = (f"{day.day} {day:%B %Y}" for day in (query.gap.start, query.gap.end))
            said = (
                f"There is no contact between {start} and {end} ({query.gap.days} days). Is that so, or is something "
                "missing?"
            )
        case Ask.DIFFERS:
            facts = " ".join(_ASKED.get(difference, difference) for difference in query.differences)
            said = _DIFFERS.format(facts)
        case Ask.NO_SOURCE:
            said = _NO_SOURCE if query.entry else _NO_SOURCES
        case other:
            said = _SAID[other]
    return Question(query.entry, Fixed(said), query.row)
