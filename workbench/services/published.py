"""The public report as it would be written now: its words, whom it tells of, and its fingerprint.

What is undecided is masked, as in a draft. When the last doubt is decided, these are the words of the report itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.analysis.attributes import FAMILY, PROFESSIONAL, SUBJECT, Passage, Someone, in_field
from workbench.redaction.audiences import PUBLIC
from workbench.redaction.quasi import ADULT
from workbench.redaction.scope import NAMED
from workbench.redaction.suggest import Suggestion, suggest
from workbench.redaction.views import AudienceView, RedactedRecord
from workbench.reports import outline
from workbench.reports.blocks import Block, Heading, Quote, Table, words_of
from workbench.reports.fingerprint import fingerprint, undated
from workbench.reports.text import Shown, Text
from workbench.services.session import Session
from workbench.services.viewing import as_audience

_TOLD = ("sex", "pronouns", "ethnicity", "religion", "first_language", "disability", "occupation")
_SIBLINGS = frozenset({"sibling", "half_sibling"})


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a record in the report, and whether they are somebody's own words."""

    place: str
    text: str
    quotation: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What the public would read, and of whom."""

    fingerprint: str
    people: tuple[Someone, ...]
    labels: tuple[str, ...]
    passages: tuple[Passage, ...] = field(repr=False)
    said: tuple[Said, ...] = field(repr=False)


def published(session: Session, suggestions: Sequence[Suggestion] | None = None) -> Published:
    """Read the public report as it stands; ``suggestions`` where they are known already."""
    undecided = suggest(session.store) if suggestions is None else suggestions
    with as_audience(session, PUBLIC, suggestions=undecided) as view:
        report = undated(view, session.profile)
        return Published(
            fingerprint(report),
            tuple(_someone(person, view) for person in view.all("person")),
            tuple(str(r.values["label"]) for kind in NAMED for r in view.all(kind) if r.values.get("label")),
            (*_of_fields(view), *_passages(report.blocks)),
            tuple(_said(report.blocks)),
        )


def _someone(person: RedactedRecord, view: AudienceView) -> Someone:
    told: dict[str, tuple[str, ...]] = {name: (str(v),) for name in _TOLD if (v := person.values.get(name))}
    statuses = [str(group["status"]) for group in person.values.get("legal_status", ()) if group.get("status")]
    told["legal_status"] = tuple(statuses)
    kind, label = str(person.values.get("kind", "")), str(person.values.get("label", ""))
    if kind == PROFESSIONAL:
        told["role"] = tuple(str(v) for v in (person.values.get("role"), label) if v)
    if kind == SUBJECT:
        incidents = [i for i in view.all("incident") if person.id in i.ids.get("children", ())]
        for name in ("mechanism", "nature"):
            told[name] = tuple(str(i.values[name]) for i in incidents if i.values.get(name))
    child = kind == SUBJECT or (kind == FAMILY and (view.age_at_incident(person.id) or ADULT) != ADULT)
    return Someone(person.id, label, kind, child, told)


def _of_fields(view: AudienceView) -> Iterator[Passage]:
    """Yield what the records of people and relationships say in words of their own."""
    labels = {person.id: str(person.values.get("label", "")) for person in view.all("person")}
    for person in view.all("person"):
        if person.values.get("kind") not in (SUBJECT, FAMILY):
            continue
        for name in ("role", "public_description"):
            if words := person.values.get(name):
                yield Passage(in_field(name), str(words), (labels[person.id],))
    beside: Counter[str] = Counter()
    for row in view.all("relationship"):
        if row.values.get("kind") in _SIBLINGS:
            beside.update(str(row.ids[end]) for end in ("person", "other") if end in row.ids)
    for id_, number in beside.items():
        words = f"{number} siblings" if number > 1 else "a sibling"
        yield Passage("the relationships", words, (labels.get(id_, ""),))


def _passages(blocks: Sequence[Block]) -> Iterator[Passage]:
    for block, place in _placed(blocks):
        if isinstance(block, Quote):
            yield Passage(place, block.text.plain, tuple(block.source.plain.split(", ")))
        elif isinstance(block, Table):
            for row in block.rows:
                first = row[0][0].plain if row and row[0] else ""
                words = "\n".join(text.plain for cell in row for text in cell if _of_records(text))
                if words:
                    yield Passage(place, words, (first,))
        else:
            for text in words_of(block):
                if _of_records(text):
                    yield Passage(place, text.plain)


def _said(blocks: Sequence[Block]) -> Iterator[Said]:
    for block, place in _placed(blocks):
        for text in words_of(block):
            own = isinstance(block, Quote) and text is block.text
            if own or not isinstance(block, Quote):
                for run in text.runs:
                    if isinstance(run.words, Shown) and run.words:
                        yield Said(place, str(run.words), own)


def _of_records(text: Text) -> bool:
    return any(isinstance(run.words, Shown) and run.words for run in text.runs)


def _placed(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield every block of this case with where a reader finds it: a paragraph by its number, else by its heading."""
    section, part = "on the cover", ""
    for block in blocks:
        if isinstance(block, Heading) and block.text:
            section = f"under “{block.text.plain}”"
            part = block.number if block.level == 1 else part
        if part == outline.EARLIER:
            continue
        number = getattr(block, "number", "")
        yield block, f"paragraph {number}" if number and not isinstance(block, Heading) else section
