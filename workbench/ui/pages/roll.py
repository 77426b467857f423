"""Every page of an open review: its key, its words and icon, where it is listed, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.records import KINDS, Concern, Event, Interview, Section
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.agencies_page import AgenciesPage
from workbench.ui.pages.analysis_page import AnalysisPage
from workbench.ui.pages.bin_page import BinPage
from workbench.ui.pages.chain_page import ChainPage
from workbench.ui.pages.chronology import ChronologyPage
from workbench.ui.pages.coding_page import CodingPage
from workbench.ui.pages.concerns_page import ConcernsPage
from workbench.ui.pages.conversations import ConversationsPage
from workbench.ui.pages.doubts_page import DoubtsPage
from workbench.ui.pages.export_page import ExportPage
from workbench.ui.pages.flow_page import FlowPage
from workbench.ui.pages.genogram_page import GenogramPage
from workbench.ui.pages.handouts_page import HandoutsPage
from workbench.ui.pages.history_page import HistoryPage
from workbench.ui.pages.import_page import ImportPage
from workbench.ui.pages.jurisdiction_page import JurisdictionPage
from workbench.ui.pages.library_page import LibraryPage
from workbench.ui.pages.overview import OverviewPage
from workbench.ui.pages.page import FIRST, Page, Surroundings
from workbench.ui.pages.plan_page import PlanPage
from workbench.ui.pages.readers_page import ReadersPage
from workbench.ui.pages.recognition import RecognitionPage
from workbench.ui.pages.records import RecordsPage, key_of
from workbench.ui.pages.report_page import ReportPage
from workbench.ui.pages.rules_page import RulesPage
from workbench.ui.pages.settings_page import SettingsPage
from workbench.ui.pages.terms_page import TermsPage
from workbench.ui.pages.themes_page import ThemesPage
from workbench.ui.pages.trigger_page import TriggerPage
from workbench.ui.pages.verify import VerifyPage

Maker: TypeAlias = Callable[[OpenReview, Surroundings, QWidget], Page]  # the widget that the page will stand on
AT_END, UNLISTED = "", "-"  # where a page stands that no section holds, and one that is only found by its name


@dataclass(frozen=True, slots=True)
class Place:
    """A page written by hand.

    ``section`` is the section (`ui.words.SECTIONS`) under which it is listed, ahead of that section's kinds or,
    with ``last``, after them; ``before`` the section before which it has a line of its own, or AT_END or UNLISTED.
    """

    key: str
    title: str
    icon: str
    make: Maker
    section: str = ""
    before: str = AT_END
    last: bool = False


PLACES: tuple[Place, ...] = (
    Place(FIRST, QT_TRANSLATE_NOOP("roll", "Overview"), "overview", OverviewPage, before="overview"),
    Place(
        "jurisdiction", QT_TRANSLATE_NOOP("roll", "Jurisdiction"), "jurisdiction", JurisdictionPage, before="trigger"
    ),
    Place("trigger", QT_TRANSLATE_NOOP("roll", "Trigger and criteria"), "incident", TriggerPage, section="trigger"),
    Place("terms", QT_TRANSLATE_NOOP("roll", "Terms of reference"), "analysis", TermsPage, section="terms"),
    Place("genogram", QT_TRANSLATE_NOOP("roll", "Genogram"), "genogram", GenogramPage, section="register"),
    Place("parts", QT_TRANSLATE_NOOP("roll", "Agency by agency"), "practice", AgenciesPage, section="involvement"),
    Place("flow", QT_TRANSLATE_NOOP("roll", "Who told whom"), "practice", FlowPage, section="involvement"),
    Place("analysis", QT_TRANSLATE_NOOP("roll", "What answers what"), "finding", AnalysisPage, section="analysis"),
    Place("coding", QT_TRANSLATE_NOOP("roll", "Theme coding"), "finding", CodingPage, section="analysis"),
    Place("plan", QT_TRANSLATE_NOOP("roll", "Actions by quarter"), "action", PlanPage, section="recommendations"),
    Place("chain", QT_TRANSLATE_NOOP("roll", "Finding to impact"), "action", ChainPage, section="recommendations"),
    Place("library", QT_TRANSLATE_NOOP("roll", "Learning library"), "folder", LibraryPage, section="learning"),
    Place("themes", QT_TRANSLATE_NOOP("roll", "Recurring themes"), "folder", ThemesPage, section="learning"),
    Place("doubts", QT_TRANSLATE_NOOP("roll", "Words to decide"), "redaction", DoubtsPage, section="redaction"),
    Place("recognition", QT_TRANSLATE_NOOP("roll", "Anonymity"), "eye", RecognitionPage, section="redaction"),
    Place("readers", QT_TRANSLATE_NOOP("roll", "Two readers"), "eye", ReadersPage, section="redaction"),
    Place("rules", QT_TRANSLATE_NOOP("roll", "Rules in force"), "redaction", RulesPage, section="redaction"),
    Place("export", QT_TRANSLATE_NOOP("roll", "Write a report"), "export", ExportPage, section="report", last=True),
    Place("handouts", QT_TRANSLATE_NOOP("roll", "Hand out"), "folder", HandoutsPage, section="report", last=True),
    Place("verify", QT_TRANSLATE_NOOP("roll", "Check a file"), "verify", VerifyPage, section="report", last=True),
    Place("import", QT_TRANSLATE_NOOP("roll", "Bring in files"), "import", ImportPage),
    Place("history", QT_TRANSLATE_NOOP("roll", "History"), "history", HistoryPage),
    Place("bin", QT_TRANSLATE_NOOP("roll", "Bin"), "bin", lambda review, _, parent: BinPage(review, parent)),
    Place("settings", QT_TRANSLATE_NOOP("roll", "Settings"), "settings", SettingsPage, before=UNLISTED),
)
"""In the order of the work within each section; the key is also what `Page.go` names."""

KIND_PAGES: Mapping[str, Maker] = {
    Concern.spec.name: ConcernsPage,
    Event.spec.name: ChronologyPage,
    Interview.spec.name: ConversationsPage,
    Section.spec.name: lambda review, around, parent: (
        ReportPage(review, around, parent) if review.working else RecordsPage(Section.spec.name, review, around, parent)
    ),
}
"""Kinds whose page is written by hand; every other kind has the page that is made from its declaration."""


def maker(key: str) -> Maker:
    """Return how a page is made; raises KeyError for a key that no page has."""
    kind = key.removeprefix("kind:")
    if kind in KIND_PAGES and key == key_of(kind):
        return KIND_PAGES[kind]
    if kind in KINDS and key == key_of(kind):
        return lambda review, around, parent: RecordsPage(kind, review, around, parent)
    return next(place.make for place in PLACES if place.key == key)
