"""What a review is: every record kind, declared once, in the order of the case format."""

from __future__ import annotations

# The order of these imports is the order of KINDS, and so of the case folder, the tables and the menus.
# isort: off
from workbench.records.spec import KINDS, Field, FieldKind, Kind, Reach, Record, Treatment, freeze, thaw
from workbench.records.review import Review
from workbench.records.person import Person
from workbench.records.relationship import Relationship
from workbench.records.agency import Agency
from workbench.records.place import Place
from workbench.records.incident import Incident
from workbench.records.criterion import Criterion
from workbench.records.enquiry import Enquiry
from workbench.records.source import Source
from workbench.records.event import Event
from workbench.records.interview import Interview
from workbench.records.involvement import Involvement
from workbench.records.information_sharing import InformationSharing
from workbench.records.escalation import Escalation
from workbench.records.missed_opportunity import MissedOpportunity
from workbench.records.episode import Episode
from workbench.records.finding import Finding
from workbench.records.evidence import Evidence
from workbench.records.good_practice import GoodPractice
from workbench.records.concern import Concern
from workbench.records.recommendation import Recommendation
from workbench.records.action import Action
from workbench.records.monitoring import Monitoring
from workbench.records.proceeding import Proceeding
from workbench.records.disclosure import Disclosure
from workbench.records.publication_check import PublicationCheck
from workbench.records.public_fact import PublicFact
from workbench.records.section import Section
from workbench.records.prior_learning import PriorLearning
from workbench.records.decision import Decision
from workbench.records.sign_off import SignOff
from workbench.records.comparison import Comparison
from workbench.records.request import Request
# isort: on

__all__ = [
    "KINDS",
    "Action",
    "Agency",
    "Comparison",
    "Concern",
    "Criterion",
    "Decision",
    "Disclosure",
    "Enquiry",
    "Episode",
    "Escalation",
    "Event",
    "Evidence",
    "Field",
    "FieldKind",
    "Finding",
    "GoodPractice",
    "Incident",
    "InformationSharing",
    "Interview",
    "Involvement",
    "Kind",
    "MissedOpportunity",
    "Monitoring",
    "Person",
    "Place",
    "PriorLearning",
    "Proceeding",
    "PublicFact",
    "PublicationCheck",
    "Reach",
    "Recommendation",
    "Record",
    "Relationship",
    "Request",
    "Review",
    "Section",
    "SignOff",
    "Source",
    "Treatment",
    "freeze",
    "thaw",
]
