"""The action plan: each action with its deadline and what is known of its effect, and what is missing on the way.

The way goes from a finding to a recommendation, to an action, and to the evidence that it made a difference.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from workbench.analysis import quarters
from workbench.analysis.quarters import Column, Stand
from workbench.errors import WrongUse
from workbench.records import KINDS, Action, Finding, Monitoring, Person, Recommendation, Record
from workbench.redaction.audiences import DateRule
from workbench.redaction.identities import Certainty
from workbench.redaction.register import Register
from workbench.redaction.views import AudienceView, RedactedRecord
from workbench.services.session import Session
from workbench.services.viewing import as_audience, title_of
from workbench.vault.store import Changed, Put

_KINDS = tuple(cls.spec.name for cls in (Finding, Recommendation, Action, Monitoring))
_REMEMBERED = "people of the register"
SMART = tuple(part.name for part in Recommendation.smart.parts)


class Gap(StrEnum):
    """What is missing on the way from a finding to its effect."""

    NO_RECOMMENDATION = "no_recommendation"  # a finding that nothing is asked for
    NO_FINDING = "no_finding"
    NO_ADDRESSEE = "no_addressee"
    NO_MEASURE = "no_measure"
    NOT_SMART = "not_smart"
    NO_ACTION = "no_action"
    NO_OWNER = "no_owner"
    PERSON = "person"  # the owner is a person of the register, not a post
    UNDATED = "undated"
    UNPROVEN = "unproven"  # closed without evidence of impact


class Check(StrEnum):
    """How far the effect of an action has been measured."""

    NONE = "none"
    PLANNED = "planned"
    LATE = "late"  # the day of the result is past, and there is none
    MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class Flag:
    """Something missing; ``parts`` are the ticks that are not there."""

    gap: Gap
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """A record of the plan as its readers see it: what its fields say, and the ids of what it points to."""

    kind: str
    id: str
    values: Mapping[str, Any]
    ids: Mapping[str, tuple[str, ...]]

    def text(self, name: str) -> str:
        """Return a field of words; "" where there is none."""
        value = self.values.get(name)
        return str(value) if value is not None else ""

    def one(self, name: str) -> str:
        """Return the id of the record that a field points to; "" for none."""
        return next(iter(self.ids.get(name, ())), "")

    @property
    def number(self) -> str:
        """The number of a finding or recommendation, as it is printed; "" for none."""
        value = self.values.get("number")
        return f"{value:g}" if isinstance(value, int | float) else ""

    @property
    def closed(self) -> bool:
        """Whether an action is no longer open."""
        return self.text("closure") not in {"", "open"}

    @property
    def deadline(self) -> str:
        """The deadline of an action that counts: the revised one where there is one."""
        return self.text("revised") or self.text("due")


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """An action on the board. ``number`` is that of its recommendation and its own place below it: "2.1"."""

    item: Item
    number: str
    asked: str
    column: Column
    overdue: int
    check: Check
    result: str
    flags: tuple[Flag, ...]

    @property
    def id(self) -> str:
        """The id of the action."""
        return self.item.id


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """All that the readers see of it; ``exact`` says that dates are dates, so that there are quarters."""

    items: Mapping[str, tuple[Item, ...]]
    exact: bool
    working: bool
    today: datetime.date
    register: Register | None = field(default=None)

    def of(self, kind: str) -> tuple[Item, ...]:
        """Return the records of a kind."""
        return self.items.get(kind, ())

    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the board in their order."""
        return quarters.columns(self.today) if self.exact else (quarters.OPEN, quarters.CLOSED)

    def numbers(self) -> dict[str, str]:
        """Return what each action is called by: the number of its recommendation and its place below that."""
        asked = {item.id: item.number for item in self.of("recommendation")}
        met: Counter[str] = Counter()
        found = {}
        for item in self.of("action"):
            above = asked.get(item.one("recommendation")) or "0"
            met[above] += 1
            found[item.id] = f"{above}.{met[above]}"
        return found

    def cards(self) -> tuple[Card, ...]:
        """Return every action, in the order of its deadline; those without one come last."""
        numbers = self.numbers()
        asked = {item.id: item for item in self.of("recommendation")}
        checks = self._checks()
        made = [self._card(item, numbers[item.id], asked, checks.get(item.id, ())) for item in self.of("action")]
        return tuple(sorted(made, key=lambda card: self._order(card.item)))

    def _checks(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self.of("monitoring"):
            found.setdefault(item.one("action"), []).append(item)
        return found

    def _order(self, item: Item) -> datetime.date:
        return (quarters.last_day(item.deadline) if self.exact else None) or datetime.date.max

    def _card(self, item: Item, number: str, asked: Mapping[str, Item], checks: Sequence[Item]) -> Card:
        above = asked.get(item.one("recommendation"))
        overdue = 0 if item.closed or not self.exact else quarters.days_overdue(item.deadline, self.today)
        check, result = self._measured(checks)
        return Card(
            item, number, above.text("text") if above else "", self.column_of(item), overdue, check, result,
            self.missing(item),
        )  # fmt: skip

    def column_of(self, item: Item) -> Column:
        """Return where an action stands on the board."""
        if item.closed:
            return quarters.CLOSED
        return quarters.column_of(item.deadline, self.today) if self.exact else quarters.OPEN

    def _measured(self, checks: Sequence[Item]) -> tuple[Check, str]:
        with_result = [check for check in checks if check.text("result")]
        if with_result:
            return Check.MEASURED, with_result[-1].text("result")
        if not checks:
            return Check.NONE, ""
        late = self.exact and any(quarters.days_overdue(check.text("date"), self.today) for check in checks)
        return (Check.LATE if late else Check.PLANNED), ""

    # what is missing

    def missing(self, item: Item) -> tuple[Flag, ...]:
        """Return what is missing about a record of the plan; nothing in the eyes of an audience."""
        if not self.working:
            return ()
        match item.kind:
            case "finding":
                answered = any(item.id in each.ids.get("findings", ()) for each in self.of("recommendation"))
                return () if answered else (Flag(Gap.NO_RECOMMENDATION),)
            case "recommendation":
                return tuple(self._missing_of_recommendation(item))
            case "action":
                return tuple(self._missing_of_action(item))
        return ()

    def _missing_of_recommendation(self, item: Item) -> Iterator[Flag]:
        if not item.ids.get("findings"):
            yield Flag(Gap.NO_FINDING)
        if not item.one("addressee"):
            yield Flag(Gap.NO_ADDRESSEE)
        if not item.text("measure"):
            yield Flag(Gap.NO_MEASURE)
        smart = item.values.get("smart") or {}
        unticked = tuple(name for name in SMART if smart.get(name) is not True)
        if unticked:
            yield Flag(Gap.NOT_SMART, unticked)
        if not any(item.id == action.one("recommendation") for action in self.of("action")):
            yield Flag(Gap.NO_ACTION)

    def _missing_of_action(self, item: Item) -> Iterator[Flag]:
        owner = item.text("owner")
        if not owner:
            yield Flag(Gap.NO_OWNER)
        elif self.register is not None and _names_a_person(self.register, owner):
            yield Flag(Gap.PERSON)
        if not item.closed and not item.deadline:
            yield Flag(Gap.UNDATED)
        if item.text("closure") == "closed_evidenced" and not item.text("evidence_of_impact"):
            yield Flag(Gap.UNPROVEN)


def plan(session: Session, today: datetime.date, code: str = "") -> Plan:
    """Return the plan: as entered, or with ``code`` as that audience sees it; WrongUse for an unknown audience."""
    if code:
        with as_audience(session, code) as view:
            return as_seen(view, today)
    items = {kind: tuple(_entered(session, record) for record in session.store.all(KINDS[kind])) for kind in _KINDS}
    return Plan(_by_number(items), True, True, today, _people(session))


def as_seen(view: AudienceView, today: datetime.date) -> Plan:
    """Return the plan as a view shows it, for a caller that has the view open."""
    items = {kind: tuple(_seen(record) for record in view.all(kind)) for kind in _KINDS}
    return Plan(_by_number(items), view.audience.dates is DateRule.EXACT, False, today)


def move(session: Session, id_: str, column: Column, today: datetime.date) -> Changed | None:
    """Give an action the deadline of another column of the board; None when nothing changes.

    Raises WrongUse for a column that no date leads to, and for an action that is closed or gone.
    """
    action = session.store.get(Action, id_)
    if action is None:
        raise WrongUse("This action is no longer there.", "Look at the plan again.")
    if (action.closure or "open") != "open":
        raise WrongUse("A closed action has no date to keep.", "Open it again in its record first.")
    if column.quarter is None:
        step = {
            Stand.CLOSED: "Open the record, say what shows a difference for children, and choose how it was closed.",
            Stand.OVERDUE: "Choose the quarter in which it will be finished.",
        }
        raise WrongUse("An action cannot be moved there.", step.get(column.stand, "Take its date out in its record."))
    due, revised = quarters.moved(action.due, column.quarter, today)
    changed = action.replace(due=due, revised=revised)
    if changed == action:
        return None
    return session.store.apply([Put(changed)], "moving an action to another quarter")


def _people(session: Session) -> Register:
    """Return the register of people alone; it is made anew only where one of them has changed, not at every step."""
    people = session.store.all(Person)
    kept = session.store.remembered.get(_REMEMBERED)
    if kept is not None and kept[0] == people:
        known: Register = kept[1]
        return known
    register = Register.build(people, (), ())
    session.store.remembered[_REMEMBERED] = (people, register)
    return register


def _entered(session: Session, record: Record) -> Item:
    ids: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for each, kind, id_ in record.references():
        ids.setdefault(each.name, []).append(id_)
        if kind == "agency":
            shown[each.name] = title_of(session, kind, id_)
    values = {**record.values, **shown}
    return Item(record.spec.name, record.id, values, {name: tuple(found) for name, found in ids.items()})


def _seen(record: RedactedRecord) -> Item:
    ids = {name: (found,) if isinstance(found, str) else tuple(found) for name, found in record.ids.items()}
    return Item(record.kind, record.id, record.values, ids)


def _by_number(items: Mapping[str, Iterable[Item]]) -> dict[str, tuple[Item, ...]]:
    """Put findings and recommendations in the order of their numbers."""

    def number(item: Item) -> float:
        value = item.values.get("number")
        return float(value) if isinstance(value, int | float) else float("inf")

    return {kind: tuple(sorted(found, key=number)) for kind, found in items.items()}


def _names_a_person(register: Register, owner: str) -> bool:
    sure = {Certainty.CERTAIN, Certainty.AMBIGUOUS}
    return any(m.certainty in sure and all(i.kind == "person" for i in m.identities) for m in register.find(owner))
