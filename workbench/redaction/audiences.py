"""Who may read what: the audiences of the case format, as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from workbench.errors import WrongUse
from workbench.records.spec import Reach

CONFIDENTIAL, PANEL, FAMILY, PUBLIC, AGENCY = "confidential", "panel", "family", "public", "agency"

_NEAR = frozenset({FAMILY, AGENCY})
"""Those who may reach the person someone is hidden from; the panel works with addresses."""
_FAMILY_GROUPS = frozenset({"subject_child", "family"})
_BODIES = frozenset({"agency", "place"})
_UNKNOWN_BODIES = frozenset(
    {"agency", "organisation", "place", "school", "hospital", "surgery", "worship", "newspaper", "headline"}
)
_UNKNOWN_HOMES = frozenset({"address", "postcode"})
_UNKNOWN_FACTS = frozenset({"occupation", "condition", "circumstance"})
"""Likely kinds of words that the register does not know; any other kind is taken for somebody's name or number."""


class Show(StrEnum):
    """How an audience reads an identity: by its name as entered, or by the label that stands for it."""

    NAME = "name"
    LABEL = "label"


class DateRule(StrEnum):
    """How an audience is told dates; all but the first hide day and month."""

    EXACT = "exact"
    RELATIVE = "relative"
    SEASON = "season"
    YEAR = "year"


class QuasiRule(StrEnum):
    """How an audience is told facts that identify in combination."""

    EXACT = "exact"
    BROAD = "broad"


class Identified(Protocol):
    """What an audience has to know of an identity: the register's ``Identity`` is one."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def protected(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Audience:
    """One audience: a row of the table of audiences in the case format.

    ``agency`` is the id of the agency an extract is for. ``family``, ``professionals`` and ``bodies`` (agencies and
    places) say how each group of the register is read. ``limits`` are the reaches of fields and kinds that it may see.
    """

    code: str
    family: Show
    professionals: Show
    bodies: Show
    dates: DateRule
    quasi: QuasiRule
    limits: frozenset[Reach]
    agency: str | None = None

    @property
    def is_confidential(self) -> bool:
        """Whether everything is shown as entered."""
        return self.code == CONFIDENTIAL

    @property
    def full_code(self) -> str:
        """The word on the command line: "public", "agency:a1"."""
        return f"{self.code}:{self.agency}" if self.agency else self.code

    def names_of(self, identity: Identified) -> Show:
        """Return whether this identity is read by name or by label."""
        if self.is_confidential:
            return Show.NAME
        if identity.group in _BODIES:
            return Show.LABEL if self._hides_contacts_of(identity) else self.bodies
        if identity.group in _FAMILY_GROUPS:
            return self.family
        if identity.group == "professional" and self.agency is not None and identity.agency == self.agency:
            return Show.NAME
        return self.professionals

    def contacts_of(self, identity: Identified) -> Show:
        """Return whether this identity's numbers and addresses are read as entered, or hidden behind the label."""
        return Show.LABEL if self._hides_contacts_of(identity) else self.names_of(identity)

    def _hides_contacts_of(self, identity: Identified) -> bool:
        return identity.protected and self.code in _NEAR

    def shows_unknown(self, kind: str) -> bool:
        """Tell whether words of a likely kind that nobody has registered or decided on may be read as entered.

        Nobody knows yet whose name or number they are, so that an audience reads them only where it reads everyone's.
        """
        if self.is_confidential:
            return True
        if kind in _UNKNOWN_BODIES:
            return self.bodies is Show.NAME
        if kind in _UNKNOWN_HOMES:
            return self.bodies is Show.NAME and self.code not in _NEAR
        return kind in _UNKNOWN_FACTS and self.quasi is QuasiRule.EXACT

    def reaches(self, reach: Reach) -> bool:
        """Tell whether a field or kind of this reach goes to the audience."""
        return reach in self.limits

    def dated(self, rule: str | None) -> Audience:
        """Return the audience with the review's rule for public dates; one that is told exact dates stays."""
        if self.dates is DateRule.EXACT or rule not in (DateRule.RELATIVE, DateRule.SEASON, DateRule.YEAR):
            return self
        return replace(self, dates=DateRule(rule))


_EVERYTHING = frozenset(Reach)
_WORKING = frozenset({Reach.ALL, Reach.PANEL})
_OUTSIDE = frozenset({Reach.ALL})
_N, _L = Show.NAME, Show.LABEL

_AUDIENCES = {
    a.code: a
    for a in (
        Audience(CONFIDENTIAL, _N, _N, _N, DateRule.EXACT, QuasiRule.EXACT, _EVERYTHING),
        Audience(PANEL, _L, _L, _N, DateRule.EXACT, QuasiRule.EXACT, _WORKING),
        Audience(FAMILY, _N, _L, _N, DateRule.EXACT, QuasiRule.EXACT, _OUTSIDE),
        Audience(PUBLIC, _L, _L, _L, DateRule.RELATIVE, QuasiRule.BROAD, _OUTSIDE),
    )
}
_EXTRACT = Audience(AGENCY, _L, _L, _N, DateRule.EXACT, QuasiRule.EXACT, _OUTSIDE)


def audience(code: str) -> Audience:
    """Return the audience of a code: confidential, panel, family, public or agency:ID; WrongUse for another word."""
    if code in _AUDIENCES:
        return _AUDIENCES[code]
    word, colon, agency = code.partition(":")
    if word == AGENCY and colon and agency:
        return replace(_EXTRACT, agency=agency)
    raise WrongUse(
        "There is no such audience.", "Use confidential, panel, family, public, or agency: and the id of an agency."
    )
