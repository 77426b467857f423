"""The rules in force for an audience in plain words: read from the rules themselves, shown on the review's records.

Nothing here says again what the redaction does. How names, dates and facts are told is asked of the audience; which
kinds and fields it is told of, and how many records, is asked of its view; the examples are what that view makes of
this review.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.records import KINDS, Decision, Event, FieldKind, Interview, Person, Record, Treatment
from workbench.redaction.audiences import PUBLIC, Audience, DateRule, QuasiRule, Show
from workbench.redaction.identities import Group
from workbench.redaction.scope import NAMED
from workbench.redaction.views import AudienceView
from workbench.reports.dates import date_in_words
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import as_audience

_GROUPS = {
    Group.SUBJECT_CHILD: "the children",
    Group.FAMILY: "the family",
    Group.PROFESSIONAL: "professionals",
    Group.OTHER: "other people",
    Group.AGENCY: "agencies",
    Group.PLACE: "places",
}
_DATES = {
    DateRule.EXACT: "Dates are told as they were entered.",
    DateRule.RELATIVE: "Dates are told as the time before or after the incident; no day or month is shown.",
    DateRule.SEASON: "Of a date the season and the year are told; no day or month is shown.",
    DateRule.YEAR: "Of a date the year is told, and nothing more.",
}
_TREATED = {
    "keep": "that stay as they are",
    "is": "that are read as whom they mean",
    "replace_with": "that have others in their place",
    "withhold": "that are left out",
}
_MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True, repr=False)
class Rule:
    """What holds for an audience: its heading, sentences, and what they make of this review (as entered, as read)."""

    title: str
    sentences: tuple[str, ...]
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Someone:
    """Someone to ask the audience's rules about."""

    kind: str
    group: str
    agency: str | None = None
    protected: bool = False
    id: str = ""


def rules(session: Session, code: str, progress: Progress = quietly) -> list[Rule]:
    """Return what holds for an audience. Raises WrongUse for an unknown one, Cancelled."""
    progress(0, 2)
    with as_audience(session, code) as view:
        progress(1, 2)
        found = [
            _names(session, view),
            _dates(session, view),
            _facts(session, view),
            *_told(view),
            _records(session, view),
            *_decided(session, view.audience),
        ]
    progress(2, 2)
    return found


def _names(session: Session, view: AudienceView) -> Rule:
    audience = view.audience
    told: dict[Show, list[str]] = {Show.NAME: [], Show.LABEL: []}
    for group, words in _GROUPS.items():
        told[audience.names_of(_someone(group))].append(words)
    sentences = []
    if told[Show.NAME]:
        sentences.append(f"By name: {', '.join(told[Show.NAME])}.")
    if told[Show.LABEL]:
        sentences.append(f"By the label that stands for the name: {', '.join(told[Show.LABEL])}.")
    if audience.agency and audience.names_of(_someone(Group.PROFESSIONAL, audience.agency)) is Show.NAME:
        sentences.append("Its own staff are read by name.")
    hidden = [
        words
        for group, words in _GROUPS.items()
        if audience.contacts_of(_someone(group, protected=True)) is not audience.contacts_of(_someone(group))
    ]
    if hidden:
        sentences.append(f"Where contact details are protected, numbers and addresses are hidden: {', '.join(hidden)}.")
    return Rule("Names", tuple(sentences), tuple(_name_examples(session, view)))


def _someone(group: Group, agency: str | None = None, *, protected: bool = False) -> _Someone:
    kind = group.value if group in (Group.AGENCY, Group.PLACE) else "person"
    return _Someone(kind, group, agency, protected)


def _name_examples(session: Session, view: AudienceView) -> Iterator[tuple[str, str]]:
    """Yield the first of each group of the register as entered and as the view calls it."""
    seen: set[str] = set()
    for kind in NAMED:
        for record in session.store.all(KINDS[kind]):
            group = str(record.values.get("kind")) if kind == "person" else kind
            name = str(record.values.get("name") or "")
            if group in seen or not name:
                continue
            read = view.get(kind, view.seen_as(kind, record.id) or "")
            if read is not None:
                seen.add(group)
                yield name, str(read.values.get("name") or read.values.get("label") or "–")


def _dates(session: Session, view: AudienceView) -> Rule:
    told = _examples(view, session.store.all(Event), ("date",))
    return Rule("Dates", (_DATES[view.audience.dates],), tuple((date_in_words(a), date_in_words(b)) for a, b in told))


def _facts(session: Session, view: AudienceView) -> Rule:
    """Return how facts are told that single people out when they come together."""
    names = [field for field in Person.spec.fields.values() if field.treatment is Treatment.QUASI]
    listed = ", ".join(field.label.lower() for field in names)
    told = (
        f"Facts that identify in combination are told as they were entered: {listed}."
        if view.audience.quasi is QuasiRule.EXACT
        else f"Facts that identify in combination are told in broader words, or not at all: {listed}."
    )
    plain = tuple(field.name for field in names if field.kind is FieldKind.TEXT)
    people = [person for person in session.store.all(Person) if person.kind in ("subject_child", "family")]
    return Rule("Facts about people", (told,), tuple(_examples(view, people, plain)))


def _examples(view: AudienceView, records: Sequence[Record], fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for record in records:
        if len(found) >= _MOST_EXAMPLES:
            break
        given = {name: str(record.values[name]) for name in fields if record.values.get(name)}
        if not set(given.values()) - set(found):
            continue
        read = view.get(record.spec.name, view.seen_as(record.spec.name, record.id) or "")
        if read is not None:
            new = {entered: name for name, entered in given.items() if entered not in found}
            found |= {entered: str(read.values.get(name) or "not told") for entered, name in new.items()}
    yield from list(found.items())[:_MOST_EXAMPLES]


def _told(view: AudienceView) -> Iterator[Rule]:
    """Yield which kinds and fields the audience is told nothing of, as its view is built."""
    none = [cls.spec.plural.lower() for kind, cls in KINDS.items() if not view.tells(kind)]
    if none:
        yield Rule("Kinds of record it is told nothing of", (f"{', '.join(none).capitalize()}.",))
    fields = []
    for kind, cls in KINDS.items():
        told = view.tells(kind)
        left = [field.label.lower() for name, field in cls.spec.fields.items() if told and name not in told]
        if left:
            fields.append(f"{cls.spec.title}: {', '.join(left)}.")
    if fields:
        yield Rule("Fields it is told nothing of", tuple(fields))


def _records(session: Session, view: AudienceView) -> Rule:
    """Return how many records it reads of the kinds of which it does not read all."""
    lines = []
    for kind, cls in KINDS.items():
        held, read = session.store.count(kind), view.count(kind)
        if view.tells(kind) and read < held:
            lines.append(f"Of {held} {cls.spec.plural.lower()} it reads {read}.")
    given = sum(len(each.quotes or ()) for each in session.store.all(Interview))
    quoted = sum(len(each.values.get("quotes") or ()) for each in view.all(Interview.spec.name))
    if quoted < given:
        lines.append(f"Of {given} quotations from conversations it reads {quoted}.")
    return Rule("Records", tuple(lines) or ("Of every kind that it is told of it reads every record.",))


def _decided(session: Session, audience: Audience) -> Iterator[Rule]:
    if audience.is_confidential:
        return
    counts: Counter[str] = Counter()
    for decision in session.store.all(Decision):
        treated = decision.treat_as if isinstance(decision.treat_as, Mapping) else {}
        counts.update(way for way in _TREATED if treated.get(way))
    lines = [f"{n} {'decision' if n == 1 else 'decisions'}: words {_TREATED[way]}." for way, n in counts.items()]
    lines.append("Words that may be a name and are not decided are masked.")
    if audience.code == PUBLIC:
        lines.append("The report itself is not written while any are undecided, unless a reason is given.")
    yield Rule("Words you decided", tuple(lines))
