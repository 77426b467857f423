"""The words of the window that the declarations do not give: sections, treatments, ticks, times."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.records import KINDS, Field, Kind, Reach, Treatment


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the work: its word in the declarations, its title on screen, its icon."""

    name: str
    title: str
    icon: str


SECTIONS = (
    Section("overview", QT_TRANSLATE_NOOP("sections", "The review"), "review"),
    Section("trigger", QT_TRANSLATE_NOOP("sections", "The incident"), "incident"),
    Section("terms", QT_TRANSLATE_NOOP("sections", "Terms of reference"), "analysis"),
    Section("register", QT_TRANSLATE_NOOP("sections", "People and places"), "people"),
    Section("evidence", QT_TRANSLATE_NOOP("sections", "Sources"), "evidence"),
    Section("chronology", QT_TRANSLATE_NOOP("sections", "Chronology"), "chronology"),
    Section("interviews", QT_TRANSLATE_NOOP("sections", "Conversations"), "conversation"),
    Section("involvement", QT_TRANSLATE_NOOP("sections", "Agencies' work"), "practice"),
    Section("analysis", QT_TRANSLATE_NOOP("sections", "Analysis"), "finding"),
    Section("recommendations", QT_TRANSLATE_NOOP("sections", "What should change"), "action"),
    Section("concerns", QT_TRANSLATE_NOOP("sections", "Concerns"), "warning"),
    Section("learning", QT_TRANSLATE_NOOP("sections", "Earlier learning"), "folder"),
    Section("redaction", QT_TRANSLATE_NOOP("sections", "Redaction"), "redaction"),
    Section("report", QT_TRANSLATE_NOOP("sections", "Report"), "report"),
)
"""The order of the work, which is the order of the navigation."""

_TREATMENTS = {
    Treatment.OPEN: "Every audience reads this as you enter it.",
    Treatment.PROSE: "Other audiences read this with every identifier replaced.",
    Treatment.LABEL: "Other audiences read this wording in place of the name.",
    Treatment.NAME: "Only those who may know the name read it; the others read the label.",
    Treatment.LINK: "Other audiences read the label of what is named here.",
    Treatment.DATE: "The public reads the time relative to the incident, never the day.",
    Treatment.QUASI: "The public reads a broader term, or nothing.",
    Treatment.CONFIDENTIAL: "Nobody but you and the commissioning body ever reads this.",
}
_REACHES = {
    Reach.PANEL: "Only the panel and the commissioning body read this.",
    Reach.CONFIDENTIAL: "Nobody but you and the commissioning body ever reads this.",
}


def said(text: str) -> str:
    """Return a declaration's words (a title, a label, a help sentence) in the language of the window."""
    return QCoreApplication.translate("records", text)


def said_in(context: str, text: str) -> str:
    """Return words that were marked with QT_TRANSLATE_NOOP in the language of the window."""
    return QCoreApplication.translate(context, text)


def section_of(kind: Kind) -> Section:
    """Return a kind's section; a section that the window does not know stands for itself."""
    known = next((s for s in SECTIONS if s.name == kind.section), None)
    return known or Section(kind.section, kind.section.replace("_", " ").capitalize(), "report")


def kinds_by_section() -> list[tuple[Section, list[Kind]]]:
    """Return every section that has kinds, in the order of the work, with its kinds in the order declared."""
    found: dict[Section, list[Kind]] = {section: [] for section in SECTIONS}
    for cls in KINDS.values():
        found.setdefault(section_of(cls.spec), []).append(cls.spec)
    return [(section, kinds) for section, kinds in found.items() if kinds]


def who_reads(field: Field[object], kind: Kind | None = None) -> str:
    """Return one sentence on who sees a field."""
    reach = Reach.CONFIDENTIAL if kind is not None and kind.reach is Reach.CONFIDENTIAL else field.reach
    return said(_REACHES.get(reach, _TREATMENTS[field.treatment]))


def local_time(utc: str) -> str:
    """Return "14 Mar 2021, 15:20" in the computer's own time for an ISO 8601 moment; what is none stays."""
    try:
        moment = datetime.datetime.fromisoformat(utc)
    except ValueError:
        return utc
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    here = moment.astimezone()
    return f"{here.day} {here:%b %Y}, {here:%H:%M}"


def quantity(count: int, one: str, many: str) -> str:
    """Return "1 person" or "4 people"."""
    return f"{count} {one if count == 1 else many}"
