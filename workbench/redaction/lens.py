"""How each value looks to one audience: the functions that the views call, one to a treatment.

Every function takes and returns what a column holds (text, or JSON in text), and None for nothing. None of them may
raise for anything that a column can hold: a failure would stop a report, though it could never leak.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from workbench.records import KINDS, profiles
from workbench.records.spec import Field, FieldKind, Reach, Record, Treatment
from workbench.redaction import quasi, scope
from workbench.redaction.audiences import Audience, DateRule, QuasiRule, Show
from workbench.redaction.identities import Certainty
from workbench.redaction.marks import spoken, unmarked
from workbench.redaction.prose import Redactor
from workbench.redaction.register import Register
from workbench.redaction.timespan import relative, span_of

NOUNS = {"person": "a person", "agency": "a service", "place": "a place"}
_UNNAMED = {"report_author": "person", "author": "person", "commissioning_body": "agency"}
"""Fields with the treatment ``name`` in records that have no label for it, and the kind of what they name."""

_LONGEST = 9_999_999  # days, more than any two dates lie apart
_CONTACTS = frozenset({"identifiers", "address", "postcode"})


class Lens:
    """One audience's eyes.

    ``visible`` holds, for each kind, the ids that the audience may see and what they are called for it; it is filled
    once the views that say so can be read.
    """

    def __init__(
        self,
        audience: Audience,
        register: Register,
        redactor: Redactor,
        named: Sequence[Record],
        *,
        incident_date: str | None,
        sexless: frozenset[str] | None,
    ) -> None:
        self.audience = audience
        self.visible: dict[str, Mapping[str, str]] = {}
        self.speaker_of: str | None = None  # the conversation whose participant reads, and only while it is read
        self._register, self._redactor = register, redactor
        self._incident_date = incident_date
        self._sexless = sexless  # ids of those whose sex the public is not told; None: nobody's is told
        self._records = {(r.spec.name, r.id): r for r in named}
        self._identities = {(i.kind, i.id): i for i in register.identities}

    def functions(self) -> dict[str, tuple[int, Callable[..., str | int | None]]]:
        """Return what the views call: name, number of arguments, function."""
        return {
            "rw_agency": (0, lambda: self.audience.agency),
            "rw_listed": (1, lambda words: int(scope.listed(self.audience, words))),
            "rw_withdrawn": (2, lambda consent, agreed: int(scope.withdrawn(consent, agreed))),
            "rw_quotable": (1, lambda consent: int(scope.quotable(consent))),
            "rw_speaker_of": (0, lambda: self.speaker_of),
            "rw_own": (4, self.own),
            "rw_id": (2, self.public_id),
            "rw_open": (4, self.open),
            "rw_prose": (4, self.prose),
            "rw_spoken": (1, _spoken),
            "rw_spoken_in": (1, _spoken_in),
            "rw_name": (4, self.name),
            "rw_link": (3, self.link),
            "rw_date": (1, self.date),
            "rw_quasi": (4, self.quasi),
            "rw_group": (4, self.group),
            "rw_pronouns": (2, self.pronouns),
            "rw_age": (1, self.age),
            "rw_day": (1, first_day),
        }

    # -- names

    def title(self, kind: str, id_: str) -> str:
        """Return what a person, agency or place is called: its name, its label, or a noun."""
        record = self._records.get((kind, id_))
        label = str(record.values.get("label") or NOUNS[kind]) if record is not None else NOUNS[kind]
        if record is not None and self._shows(kind, id_):
            return str(record.values.get("name") or label)
        return label

    def _shows(self, kind: str, id_: str, *, contacts: bool = False) -> bool:
        identity = self._identities.get((kind, id_))
        if identity is None:
            return self.audience.is_confidential
        asked = self.audience.contacts_of if contacts else self.audience.names_of
        return asked(identity) is Show.NAME

    def public_id(self, kind: str, id_: str) -> str:
        """Return the id that the audience sees; the id itself until the visible ones are known."""
        return self.visible.get(kind, {}).get(id_, id_)

    # -- treatments

    def open(self, value: str | None, kind: str, id_: str, name: str) -> str | None:
        """Return controlled words as entered; words that nobody controls like prose."""
        field = KINDS[kind].spec.fields[name]
        if value is None or field.kind in (FieldKind.NUMBER, FieldKind.FLAG):
            return value
        if field.kind in (FieldKind.CHOICES, FieldKind.TEXTS):
            return _json([self._word(field, item, (kind, id_)) for item in json.loads(value) if isinstance(item, str)])
        return self._word(field, value, (kind, id_))

    def prose(self, value: str | None, kind: str, id_: str, name: str) -> str | None:
        """Return a text with every identifier in it replaced."""
        return None if value is None else self._redactor.prose(value, kind, id_, name)

    def own(self, value: str | None, kind: str, id_: str, name: str) -> str | None:
        """Return the notes of a conversation for those who spoke in it, without the reviewer's marks."""
        said = self.prose(value, kind, id_, name)
        return None if said is None else unmarked(said)

    def name(self, value: str | None, kind: str, id_: str, name: str) -> str | None:
        """Return a name, or the label or noun that stands for it; contact details and other names, or nothing."""
        field = KINDS[kind].spec.fields[name]
        if field.is_reference:
            return self.link(value, kind, name)
        if name in _UNNAMED:
            return None if value is None else self._stranger(value, _UNNAMED[name])
        if name == "name" and kind in NOUNS:
            return self.title(kind, id_)
        if kind in NOUNS and self._shows(kind, id_, contacts=name in _CONTACTS):
            return value
        return None

    def _stranger(self, value: str, kind: str) -> str:
        """Return who wrote or commissioned something: by the register where it is sure, otherwise by a noun."""
        whole = len(value.strip())
        for mention in self._register.find(value):
            if (
                mention.certainty is Certainty.CERTAIN
                and mention.identities[0].id
                and mention.end - mention.start >= whole
            ):
                identity = mention.identities[0]
                return value if self.audience.names_of(identity) is Show.NAME else self._redactor.label(identity)
        if kind == "agency" and self.audience.bodies is Show.NAME:
            return value
        return NOUNS[kind]

    def link(self, value: str | None, kind: str, name: str) -> str | None:
        """Return [kind, id] of each linked record that the audience may see, as JSON."""
        if value is None:
            return None
        field = KINDS[kind].spec.fields[name]
        if field.kind is FieldKind.REFS:
            wanted = [(field.targets, str(item)) for item in json.loads(value)]
        elif field.kind is FieldKind.TARGET:
            held = json.loads(value)
            wanted = [((str(held.get("kind")),), str(held.get("id")))]
        else:
            wanted = [(field.targets, value)]
        seen = [(k, self.visible[k][id_]) for kinds, id_ in wanted for k in kinds if id_ in self.visible.get(k, {})]
        return _json(seen)

    def date(self, value: str | None) -> str | None:
        """Return a date by the audience's rule."""
        return None if value is None else (relative(value, self._incident_date, self.audience.dates) or None)

    def quasi(self, value: str | None, kind: str, id_: str, name: str) -> str | None:
        """Return a fact that identifies in combination: exact, or in broad terms."""
        if value is None:
            return None
        if self.audience.quasi is QuasiRule.EXACT:
            return self._redactor.short(value)
        if name == "sex" and (self._sexless is None or id_ in self._sexless):
            return None
        return quasi.broad(name, value)

    def pronouns(self, value: str | None, id_: str) -> str | None:
        """Return pronouns; nothing where they would tell what the review withholds."""
        hidden = self.audience.quasi is QuasiRule.BROAD and self._sexless is None
        return None if value is None or hidden else self.open(value, "person", id_, "pronouns")

    def age(self, birth: str | None) -> str | None:
        """Return the age at the incident in completed years, or its band."""
        years = _completed_years(birth, self._incident_date)
        if years is None:
            return None
        return str(years) if self.audience.dates is DateRule.EXACT else quasi.age_band(years)

    # -- groups

    def group(self, value: str | None, kind: str, id_: str, name: str) -> str | None:
        """Return a group, or a list of them, each part by its own treatment; unknown parts are left out."""
        if value is None:
            return None
        field = KINDS[kind].spec.fields[name]
        held = json.loads(value)
        if field.kind is FieldKind.GROUP:
            return _json(self._parts(field, held, kind, id_))
        if name == "quotes" and not self.audience.reaches(Reach.PANEL) and id_ != self.speaker_of:
            held = [item for item in held if scope.agrees(item.get("agreed"))]
        return _json([shown for item in held if (shown := self._parts(field, item, kind, id_))])

    def _parts(self, field: Field[Any], held: Mapping[str, Any], kind: str, id_: str) -> dict[str, Any]:
        parts = {}
        for part in field.parts:
            value = held.get(part.name)
            shown = None if value is None else self._part(field, part, value, kind, id_)
            if shown is not None:
                parts[part.name] = shown
        return parts

    def _part(self, field: Field[Any], part: Field[Any], value: Any, kind: str, id_: str) -> Any:
        if part.treatment in (Treatment.CONFIDENTIAL, Treatment.NAME) or part.is_reference:
            return None
        if part.kind is FieldKind.NUMBER:
            return value if isinstance(value, int | float) else None
        if part.kind is FieldKind.FLAG:
            if scope.is_dated(value):
                return value if self.audience.dates is DateRule.EXACT else True
            return value if isinstance(value, bool) or value == "unknown" else None
        if not isinstance(value, str):
            return None
        match part.treatment:
            case Treatment.DATE:
                return self.date(value)
            case Treatment.QUASI:
                return self.quasi(value, kind, id_, part.name)
            case Treatment.PROSE:
                return self._redactor.prose(value, kind, id_, field.name)
            case _:
                return self._word(part, value, (kind, id_), field.name)

    def _word(self, field: Field[Any], value: str, record: tuple[str, str], name: str = "") -> str:
        """Return a controlled word as it is, others like prose; ``name``: of the field that a group's part is in."""
        if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES) and (
            value in field.options or value in _controlled(field)
        ):
            return value
        return self._redactor.prose(value, *record, name or field.name)


def first_day(edtf: str | None) -> str:
    """Return a key that puts dates in their order: of two that begin together the vaguer first; no date comes last."""
    span = span_of(edtf) if edtf else None
    return f"{span.first.isoformat()} {_LONGEST - (span.last - span.first).days:07}" if span else "~"


def _completed_years(birth: str | None, on: str | None) -> int | None:
    """Return an age in completed years; a birth known by month or year counts from its first day."""
    born, then = span_of(birth) if birth else None, span_of(on) if on else None
    if born is None or then is None:
        return None
    start, end = born.first, then.first
    years = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    return years if years >= 0 else None


@cache
def _vocabulary(name: str) -> frozenset[str]:
    """Return the controlled words of every jurisdiction's profile."""
    return frozenset(word.code for jurisdiction in profiles.names() for word in profiles.load(jurisdiction).words(name))


def _spoken(value: str | None) -> str | None:
    """Return a text without what is off the record."""
    return None if value is None else spoken(value)


def _spoken_in(value: str | None) -> str | None:
    """Return a group, or a list of them, as JSON, each text in it without what is off the record."""
    return value if value is None or "[" not in value else json.dumps(_without(json.loads(value)), ensure_ascii=False)


def _without(value: Any) -> Any:
    if isinstance(value, str):
        return spoken(value)
    if isinstance(value, list):
        return [_without(item) for item in value]
    return {name: _without(item) for name, item in value.items()} if isinstance(value, dict) else value


def _controlled(field: Field[Any]) -> frozenset[str]:
    return _vocabulary(field.vocabulary) if field.vocabulary else frozenset()


def _json(value: Any) -> str | None:
    """Return JSON, and None for what is empty."""
    return json.dumps(value, ensure_ascii=False) if value else None
