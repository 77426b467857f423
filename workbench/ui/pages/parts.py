"""Which kinds of record have a part of their own beside the form, and what its tab says."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.ui.pages.appears_part import AgencyAppears, AppearsPart, PlaceAppears
from workbench.ui.pages.before_panel import BeforePanel
from workbench.ui.pages.concern_part import ConcernPart
from workbench.ui.pages.conversation_agreement import AgreementPart
from workbench.ui.pages.conversation_notes import NotesPart
from workbench.ui.pages.conversation_planning import PlanningPart
from workbench.ui.pages.evidence_panel import EvidencePanel
from workbench.ui.pages.hindsight_part import HindsightPart
from workbench.ui.pages.join_part import JoinPart
from workbench.ui.pages.part import Part
from workbench.ui.pages.requests_part import RequestsPart
from workbench.ui.pages.source_reader import SourceReader

PARTS: Mapping[str, tuple[tuple[str, type[Part]], ...]] = {
    "agency": (
        (QT_TRANSLATE_NOOP("parts", "Requests"), RequestsPart),
        (QT_TRANSLATE_NOOP("parts", "Appearances"), AgencyAppears),
    ),
    "concern": ((QT_TRANSLATE_NOOP("parts", "Passing it on"), ConcernPart),),
    "finding": ((QT_TRANSLATE_NOOP("parts", "Evidence"), EvidencePanel),),
    "interview": (
        (QT_TRANSLATE_NOOP("parts", "Before"), PlanningPart),
        (QT_TRANSLATE_NOOP("parts", "Notes"), NotesPart),
        (QT_TRANSLATE_NOOP("parts", "Agreement"), AgreementPart),
    ),
    "missed_opportunity": ((QT_TRANSLATE_NOOP("parts", "Hindsight"), HindsightPart),),
    "recommendation": ((QT_TRANSLATE_NOOP("parts", "Recommended before?"), BeforePanel),),
    "request": ((QT_TRANSLATE_NOOP("parts", "Follow up"), RequestsPart),),
    "person": (
        (QT_TRANSLATE_NOOP("parts", "Appearances"), AppearsPart),
        (QT_TRANSLATE_NOOP("parts", "Join"), JoinPart),
    ),
    "place": ((QT_TRANSLATE_NOOP("parts", "Appearances"), PlaceAppears),),
    "source": ((QT_TRANSLATE_NOOP("parts", "Read"), SourceReader),),
}
