"""The trigger of a review: its incident, the criteria of the jurisdiction, other children, and other proceedings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import WrongUse
from workbench.records import Criterion, Incident, Person, Proceeding, Relationship, Review, checks
from workbench.services.session import Session
from workbench.services.viewing import title_of
from workbench.vault.store import Changed, Put

MET = Criterion.met.options
UNDECIDED = "unclear"
_SUBJECT = "subject_child"
_TOGETHER = {"sibling", "half_sibling"}
_RAISING = {"parent", "adoptive_parent", "step_parent", "carer"}
_ADULT = 18
_BEGINNING = 24  # letters; a shorter beginning may be that of any sentence
_SHARED = ("aware_date", "notified_date")  # dates that both the review and the incident have


@dataclass(frozen=True, slots=True, repr=False)
class Test:
    """A criterion: one of the jurisdiction, one of your own, or both. ``id`` is "" until something is recorded on it.

    ``missing`` names what a decision still lacks: "evidence", "rationale", "decided_by", "decided".
    """

    code: str
    text: str
    source: str
    to_check: bool
    id: str
    met: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Child:
    """Another child who may be at risk: why, and whether the incident's words on other children name them."""

    id: str
    name: str
    why: str  # "sibling", "household" or "child"
    mentioned: bool


def incident(session: Session) -> Incident | None:
    """Return the incident; the first one where there are several."""
    return next(iter(session.store.all(Incident)), None)


def tests(session: Session) -> tuple[Test, ...]:
    """Return every criterion of the jurisdiction in its order, then those that were entered besides."""
    held = list(session.store.all(Criterion))
    found = []
    for statement in session.profile.criteria:
        record = next((c for c in held if _same(c.text or "", statement.text)), None)
        if record is not None:
            held.remove(record)
        text = (record.text if record is not None else None) or statement.text
        found.append(_test(statement.code, text, statement.source, statement.to_check, record))
    found += [_test("", criterion.text or "", "", False, criterion) for criterion in held]
    return tuple(found)


def decide(session: Session, test: Test, met: str) -> Changed | None:
    """Say whether a criterion is met; None when nothing changes. WrongUse for a word that is no answer."""
    if met not in MET:
        raise WrongUse("This is no answer to a criterion.", "Say met, not met or undecided.")
    record = session.store.get(Criterion, test.id) if test.id else None
    if record is None:
        record = Criterion(session.store.new_id(Criterion.spec.name), text=test.text, met=met)
    elif record.met == met:
        return None
    else:
        record = record.replace(met=met)
    checks.validate(record)
    return session.store.apply([Put(record)], "decision on a criterion")


def keep_dates(session: Session, review: Review) -> Changed | None:
    """Store the review with its dates, and with them those of the incident that said the same before.

    The day of awareness and that of notification stand in both records: one change of a fact is one change.
    """
    before, held = session.review, incident(session)
    puts = [Put(review)] if review != before else []
    checks.validate(review)
    if held is not None:
        same = {
            name: review.values.get(name)
            for name in _SHARED
            if held.values.get(name) in (None, before.values.get(name))
            and held.values.get(name) != review.values.get(name)
            and before.values.get(name) != review.values.get(name)
        }
        if same:
            changed = held.replace(**same)
            checks.validate(changed)
            puts.append(Put(changed))
    return session.store.apply(puts, "dates of the review") if puts else None


def differing(session: Session) -> tuple[str, ...]:
    """Return the names of the dates on which the review and the incident do not agree."""
    held, review = incident(session), session.review
    if held is None:
        return ()
    return tuple(
        name
        for name in _SHARED
        if held.values.get(name) and review.values.get(name) and held.values[name] != review.values[name]
    )


def other_children(session: Session) -> tuple[Child, ...]:
    """Return brothers and sisters, and other children of the household, whom the register knows."""
    held = incident(session)
    harmed = {*(held.children or ())} if held is not None else set()
    people = {person.id: person for person in session.store.all(Person)}
    harmed |= {id_ for id_, person in people.items() if person.kind == _SUBJECT} if not harmed else set()
    siblings = set(_siblings(session, harmed)) - harmed
    said = (held.other_children_at_risk or "").casefold() if held is not None else ""
    found = []
    for id_, person in people.items():
        if id_ in harmed:
            continue
        if id_ in siblings:
            why = "sibling"
        elif person.kind == _SUBJECT:
            why = "child"
        elif person.in_household is True and _is_young(session, person):
            why = "household"
        else:
            continue
        found.append(Child(id_, title_of(session, Person.spec.name, id_), why, _named(person, said)))
    return tuple(found)


def blocking(session: Session) -> tuple[Proceeding, ...]:
    """Return the proceedings because of which nothing may be published now."""
    return tuple(p for p in session.store.all(Proceeding) if p.publication_block is True)


def _test(code: str, text: str, source: str, to_check: bool, record: Criterion | None) -> Test:
    if record is None:
        return Test(code, text, source, to_check, "", "", ())
    needed = ("evidence", "rationale", "decided_by", "decided")
    missing = tuple(name for name in needed if not record.values.get(name)) if record.met != UNDECIDED else ()
    return Test(code, text, source, to_check, record.id, record.met or "", missing)


def _same(one: str, other: str) -> bool:
    """Tell whether two wordings are of the same test: the same words, or one the beginning of the other."""
    first, second = sorted((_plain(one), _plain(other)), key=len)
    return first == second or (len(first) >= _BEGINNING and second.startswith(first))


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold().rstrip(".")


def _siblings(session: Session, of: set[str]) -> Iterator[str]:
    ties = session.store.all(Relationship)
    parents = {tie.person for tie in ties if tie.kind in _RAISING and tie.other in of}
    for tie in ties:
        if tie.kind in _TOGETHER and {tie.person, tie.other} & of:
            yield from (id_ for id_ in (tie.person, tie.other) if id_)
        elif tie.kind in _RAISING and tie.person in parents and tie.other:
            yield tie.other


def _is_young(session: Session, person: Person) -> bool:
    """Tell whether someone may have been under 18 in the year of the incident; an unknown age is no child."""
    born, happened = (person.date_of_birth or "")[:4], (session.review.incident_date or "")[:4]
    return born.isdigit() and happened.isdigit() and int(happened) - int(born) <= _ADULT


def _named(person: Person, said: str) -> bool:
    """Tell whether a text names someone, by a whole name or by its first word."""
    names = [name for name in (person.name, *(person.aliases or ()), person.label) if name]
    first = {name.split()[0] for name in names if len(name.split()[0]) > 2}
    words = {word.strip(".,;:()’'").removesuffix("’s").removesuffix("'s") for word in said.split()}
    return any(name.casefold() in said for name in names) or any(name.casefold() in words for name in first)
