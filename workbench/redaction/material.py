"""What the redaction of a store works from, read at the same moment as the audience's connection sees the store."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from workbench.errors import Refused
from workbench.records import Agency, Decision, Incident, Person, Place, Relationship, Review, Source
from workbench.redaction.audiences import Audience, QuasiRule
from workbench.redaction.dateyears import Period
from workbench.redaction.generalise import Generaliser
from workbench.redaction.lens import Lens
from workbench.redaction.prose import Doubt, Facts, Redactor
from workbench.redaction.register import Register
from workbench.redaction.setting import setting_of
from workbench.vault.store import Store

_TRIES = 50
_SIBLINGS = frozenset({"sibling", "half_sibling"})


@dataclass(frozen=True, slots=True)
class Material:
    """The real names and facts; never given to anything but the register, the redactor and the lens."""

    review: Review | None
    people: Sequence[Person]
    agencies: Sequence[Agency]
    places: Sequence[Place]
    relationships: Sequence[Relationship]
    decisions: Sequence[Decision]
    register: Register
    incident_date: str | None
    setting: Callable[[str, str], Period]

    @classmethod
    def read(cls, store: Store) -> Material:
        """Read it from the store."""
        review = next(iter(store.all(Review)), None)
        people, agencies, places = store.all(Person), store.all(Agency), store.all(Place)
        incidents = (incident.date for incident in store.all(Incident))
        return cls(
            review,
            people,
            agencies,
            places,
            store.all(Relationship),
            store.all(Decision),
            Register.build(people, agencies, places, store.all(Source)),
            (review.incident_date if review else None) or next((date for date in incidents if date), None),
            partial(setting_of, store),
        )

    def redactor(self, audience: Audience, mask_doubtful: bool, suggestions: Iterable[Doubt]) -> Redactor:
        """Return the redactor for an audience."""
        facts = replace(Facts.of(self.review, self.people), incident_date=self.incident_date)
        broad = audience.quasi is QuasiRule.BROAD
        return Redactor(
            self.register,
            audience,
            facts,
            self.decisions,
            mask_doubtful=mask_doubtful,
            suggestions=suggestions,
            generaliser=Generaliser.of(self.people, self._siblings(), withheld=self._withheld) if broad else None,
            setting=self.setting,
        )

    def lens(self, audience: Audience, redactor: Redactor) -> Lens:
        """Return the functions of an audience's views."""
        named = (*self.people, *self.agencies, *self.places)
        return Lens(
            audience,
            self.register,
            redactor,
            named,
            incident_date=self.incident_date,
            sexless=None if self._withheld else self._siblings(),
        )

    @property
    def _withheld(self) -> bool:
        """Whether the public is told nobody's sex."""
        return self.review is not None and self.review.withhold_sex not in (None, False)

    def _siblings(self) -> frozenset[str]:
        """Return brothers and sisters of the subject children: the public is not told their sex (domain notes §4.1)."""
        subjects = {p.id for p in self.people if p.kind == "subject_child"}
        pairs = [(r.person, r.other) for r in self.relationships if r.kind in _SIBLINGS]
        beside = {a for a, b in pairs if b in subjects and a} | {b for a, b in pairs if a in subjects and b}
        return frozenset(beside - subjects)


def at_one_moment(store: Store) -> tuple[Any, Material]:
    """Return a connection that goes on seeing the store as it is now, and the material of the same moment.

    A name entered between the two would be in the texts and not yet in the register. Raises Refused when the store
    is changed without a pause.
    """
    for _ in range(_TRIES):
        version = store.data_version
        connection = store.audience_connection()
        try:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM review").fetchone()  # from here on it sees this moment
            material = Material.read(store)
            if store.data_version == version:
                return connection, material
        except BaseException:
            connection.close()
            raise
        connection.close()
    raise Refused("The review was being changed while it was read.", "Try again in a moment.")


def public_ids(kind: str, ids: Sequence[str], register: Register, audience: Audience) -> Mapping[str, str]:
    """Return what each id is for an audience: itself, or the kind and a number where it holds an identifier."""
    if audience.is_confidential:
        return {id_: id_ for id_ in ids}
    telling = _telling(ids, register)
    taken, number = set(ids), 0
    shown: dict[str, str] = {}
    for id_ in ids:
        if id_ not in telling:
            shown[id_] = id_
            continue
        number += 1
        while f"{kind}-{number}" in taken:
            number += 1
        shown[id_] = f"{kind}-{number}"
    return shown


_GAP = " \x01 "  # nothing that the register looks for spans it, and what is plain ASCII on one line is soon folded
_SIGNS = re.compile(r"[\W_]+")


def _telling(ids: Sequence[str], register: Register) -> set[str]:
    """Return the ids in which the register finds something, whatever the signs between their parts."""
    lines = []
    for id_ in ids:
        words = _SIGNS.sub(" ", id_).strip()
        lines.append(f"{words}{_GAP}{words.upper()}")  # initials count only in capitals
    text = _GAP.join(lines)
    found = iter(register.leaks(text))
    telling: set[str] = set()
    mention, start = next(found, None), 0
    for id_, line in zip(ids, lines, strict=True):
        end = start + len(line)
        while mention is not None and mention.start < end:
            telling.add(id_)
            mention = next(found, None)
        start = end + len(_GAP)
    return telling
