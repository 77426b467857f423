"""The family as a genogram: read from an audience's view, drawn, read back and written as every picture is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from workbench.records import Incident, Person, Relationship
from workbench.redaction.audiences import CONFIDENTIAL
from workbench.redaction.redacted import Redacted, RedactedRecord
from workbench.redaction.views import AudienceView
from workbench.reports import genogram_sheet
from workbench.reports.blocks import Paper
from workbench.reports.genogram import Bond, Family, Member, Tie
from workbench.reports.genogram_words import sex_of
from workbench.reports.pdf_fonts import measure
from workbench.reports.text import Fixed, Shown, Words
from workbench.reports.timeline_sheet import Sheet
from workbench.services import picturing
from workbench.services.exporting import Receipt
from workbench.services.picturing import Writer
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import as_audience

_NAMELESS = Fixed("A person")
_SUBJECT, _RELATIVES = "subject_child", {"subject_child", "family"}
_DEATH = "death"
_UNBORN = re.compile(
    r"\b(?:unborn|pregnancy|expected (?:baby|child)|miscarriage|stillb\w+|termination)\b", re.IGNORECASE
)
_LOST = re.compile(r"\b(?:miscarriage|stillb\w+|termination|lost)\b", re.IGNORECASE)
_LAST = "9999"


def read(session: Session, code: str = "") -> Family:
    """Return the family as an audience may see it; the working view's is the confidential one."""
    with as_audience(session, code or CONFIDENTIAL) as view:
        return family(view)


def write(
    session: Session,
    code: str,
    target: Path,
    *,
    more: Mapping[str, Writer] | None = None,
    progress: Progress = quietly,
    today: datetime.date | None = None,
) -> Receipt:
    """Write the genogram as an audience sees it; formats, reading back and errors as `picturing.write`."""
    return picturing.write(session, code, target, drawer=sheet_of, more=more, progress=progress, today=today)


def sheet_of(view: AudienceView, american: bool = False) -> Sheet:
    """Return the finished drawing of what a view shows."""
    paper = Paper.LETTER if american else Paper.A4
    return genogram_sheet.draw(family(view), about=picturing.about(view), measure=measure, paper=paper)


def family(view: AudienceView) -> Family:
    """Return the family that a view shows: children and family, and whoever else is tied to one of them."""
    ties = tuple(tie for tie in map(_tie, view.all(Relationship.spec.name)) if tie is not None)
    tied = {id_ for tie in ties for id_ in (tie.person, tie.other)}
    died = _killed(view)
    members = tuple(
        _member(record, record.id in died)
        for record in view.all(Person.spec.name)
        if record.id in tied or record.values.get("kind") in _RELATIVES
    )
    return Family(members, ties)


def _member(record: RedactedRecord, killed: bool) -> Member:
    values = record.values
    name, born, dead = (values.get(field) for field in ("name", "date_of_birth", "date_of_death"))
    about = " ".join(str(values.get(field, "")) for field in ("role", "label"))
    unborn = _UNBORN.search(about) is not None
    return Member(
        record.id,
        Shown.one_line(name) if isinstance(name, Redacted) else _NAMELESS,
        sex_of(str(values.get("sex", ""))),
        subject=values.get("kind") == _SUBJECT,
        died=killed or dead is not None or (unborn and _LOST.search(about) is not None),
        unborn=unborn,
        household=values.get("in_household") is True,
        born=Shown.year(Fixed("born"), born) if isinstance(born, Redacted) else None,
        dead=Shown.year(Fixed("died"), dead) if isinstance(dead, Redacted) else None,
        order=str(born) if isinstance(born, Redacted) else _LAST,
    )


def _tie(record: RedactedRecord) -> Tie | None:
    person, other = record.ids.get("person"), record.ids.get("other")
    kind = str(record.values.get("kind", ""))
    if not isinstance(person, str) or not isinstance(other, str):
        return None
    bond = Bond(kind) if kind in {*Bond} else Bond.OTHER
    return Tie(person, other, bond, *(_date(record.values.get(field)) for field in ("from", "to")))


def _date(value: object) -> Words | None:
    return Shown.one_line(value) if isinstance(value, Redacted) else None


def _killed(view: AudienceView) -> set[str]:
    """Return the child who died in the incident; where several were harmed, who of them died is not known from it."""
    found: set[str] = set()
    for record in view.all(Incident.spec.name):
        children = record.ids.get("children")
        if isinstance(children, tuple) and len(children) == 1 and _DEATH in str(record.values.get("nature", "")):
            found |= {*children}
    return found
