"""Writing the report section by section: their order, what each audience would read of one, what to look at in it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby

from workbench.analysis.sentences import long_sentences, sentences
from workbench.errors import WrongUse
from workbench.records import Section
from workbench.redaction.audiences import CONFIDENTIAL, PUBLIC
from workbench.redaction.folding import fold_plain
from workbench.redaction.identities import FormKind
from workbench.redaction.register import Register
from workbench.reports import outline
from workbench.reports.blocks import Block, Heading, Note, Paragraph, words_of
from workbench.services import checks, doubts, quoting
from workbench.services.progress import Progress, quietly
from workbench.services.session import Session
from workbench.services.viewing import as_audience
from workbench.vault.store import Changed, Put

AUDIENCES = Section.audiences.options
_ANY_DAY = datetime.date(2000, 1, 1)  # no day is printed in a section
_LAST = 1e9
_POSSESSIVE = re.compile(r"['’]s?$")
_STEPS = 4


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A section in the list: its number as people write it, its heading, whose reports it is in, its length."""

    id: str
    number: str
    heading: str
    audiences: tuple[str, ...]
    words: int


class Style(StrEnum):
    """What a line of a report is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NOTE = "note"


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """A line of a report as its readers would have it; ``number`` is printed before it."""

    style: Style
    number: str
    text: str


class Sort(StrEnum):
    """Why something in a section should be looked at."""

    DOUBT = "doubt"  # words that may be a name
    UNAGREED = "unagreed"  # somebody's words without consent
    LONG = "long"  # a sentence
    TWICE = "twice"  # a sentence that calls somebody by several names: behind a label they are all the same
    CHECK = "check"  # a check of the whole report that is void or was never made


@dataclass(frozen=True, slots=True, repr=False)
class Remark:
    """Something to look at: ``words`` as they stand in the section's text, or a check's title, and more about it."""

    sort: Sort
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """Somebody or something of the register that a text names: what stands for the name, the name, how often."""

    kind: str
    id: str
    label: str
    name: str
    times: int


# The sections and their order


def parts(session: Session) -> list[Part]:
    """Return the sections in the order of the report."""
    return [
        Part(s.id, _number(s), s.heading or "", tuple(s.audiences or ()), len((s.body or "").split()))
        for s in _ordered(session)
    ]


def add(session: Session, after: str = "") -> Section:
    """Make an empty section at the end of the report, for the audiences of the section ``after``.

    Without such a section it is for the confidential version alone: who else reads it is for the reviewer to say.
    """
    beside = session.store.get(Section, after) if after else None
    audiences = tuple(beside.audiences or ()) if beside is not None else ()
    highest = max((s.number for s in session.store.all(Section) if s.number is not None), default=0)
    made = Section(
        session.store.new_id(Section.spec.name), number=int(highest) + 1, audiences=audiences or (CONFIDENTIAL,)
    )
    session.store.apply([Put(made)], "new report section")
    return made


def move(session: Session, id_: str, by: int) -> Changed | None:
    """Move a section one place up (-1) or down (1); sections that share a number move together. None at the end.

    Raises WrongUse for a section that is no longer there.
    """
    groups = [list(group) for _, group in groupby(_ordered(session), key=_place)]
    groups = [one for group in groups for one in ([group] if _place(group[0]) < _LAST else [[s] for s in group])]
    at = next((n for n, group in enumerate(groups) if any(s.id == id_ for s in group)), None)
    if at is None:
        raise WrongUse("This section is no longer there.", "Look at the list of sections again.")
    to = at + by
    if not 0 <= to < len(groups):
        return None
    numbers = _numbers(groups)
    groups[at], groups[to] = groups[to], groups[at]
    puts = [
        Put(section.replace(number=number))
        for group, number in zip(groups, numbers, strict=True)
        for section in group
        if section.number != number
    ]
    return session.store.apply(puts, "moving a report section") if puts else None


def _numbers(groups: list[list[Section]]) -> list[float]:
    """Return the number of each place: as given, and after the highest where none was given."""
    given = [group[0].number for group in groups]
    highest = int(max((n for n in given if n is not None), default=0))
    missing = iter(range(highest + 1, highest + len(groups) + 1))
    return [number if number is not None else next(missing) for number in given]


def _ordered(session: Session) -> list[Section]:
    return sorted(session.store.all(Section), key=lambda s: (_place(s), -len(s.audiences or ())))


def _place(section: Section) -> float:
    return section.number if section.number is not None else _LAST


def _number(section: Section) -> str:
    return "" if section.number is None else f"{section.number:g}"


# What an audience would read


def preview(session: Session, id_: str, code: str) -> tuple[Line, ...]:
    """Return what the report for an audience would print of a section now; empty where it is not for that audience.

    What may be a name and is undecided is masked, as in every view. Raises WrongUse for an unknown audience.
    """
    with as_audience(session, code) as view:
        seen = view.seen_as(Section.spec.name, id_)
        if seen is None:
            return ()
        blocks = outline.section(view, seen, profile=session.profile, today=_ANY_DAY)
        return tuple(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Heading(number=number, text=words):
            yield Line(Style.HEADING, number, words.plain)
        case Paragraph(number=number, text=words):
            yield Line(Style.PARAGRAPH, number, words.plain)
        case Note(text=words):
            yield Line(Style.NOTE, "", words.plain)
        case other:
            yield from (Line(Style.PARAGRAPH, "", words.plain) for words in words_of(other))


# What to look at


def names_in(register: Register, text: str) -> list[Known]:
    """Return whom a text certainly names, in the order of their first mention."""
    counts: Counter[tuple[str, str]] = Counter()
    found = {}
    for mention in register.find(text):
        if len(mention.identities) == 1 and mention.identities[0].id:
            who = mention.identities[0]
            found[who.kind, who.id] = who
            counts[who.kind, who.id] += 1
    return [Known(kind, id_, who.label, who.name, counts[kind, id_]) for (kind, id_), who in found.items()]


def _called_twice(register: Register, text: str) -> Iterator[Remark]:
    """Yield the sentences in which one person bears two names.

    Whoever reads a label has "the partner, known as the partner" of them.
    """
    people = [m for m in register.find(text) if len(m.identities) == 1 and m.identities[0].kind == "person"]
    for start, end in sentences(text):
        called: dict[str, set[frozenset[str]]] = {}
        for mention in people:
            if start <= mention.start and mention.end <= end and mention.form is not FormKind.IDENTIFIER:
                identity = mention.identities[0]
                words = _POSSESSIVE.sub("", fold_plain(text[mention.start : mention.end])).split()
                called.setdefault(identity.label, set()).add(frozenset(words))
        for label, names in called.items():
            if any(not (one <= other or other <= one) for one, other in combinations(names, 2)):
                yield Remark(Sort.TWICE, text[start:end], label)


def remarks(session: Session, id_: str, progress: Progress = quietly) -> list[Remark]:
    """Return what should be looked at in a section before it is published; it may read the whole report.

    Raises Cancelled.
    """
    section = session.store.get(Section, id_)
    if section is None:
        return []
    progress(0, _STEPS)
    found = [
        Remark(Sort.DOUBT, place.words)
        for doubt in doubts.waiting(session)
        for place in doubt.places
        if (place.kind, place.id) == (Section.spec.name, id_)
    ]
    progress(1, _STEPS)
    found += [
        Remark(Sort.UNAGREED, repeat.ours, repeat.theirs)
        for repeat in quoting.unagreed(session)
        if (repeat.kind, repeat.id) == (Section.spec.name, id_)
    ]
    progress(2, _STEPS)
    body = section.body or ""
    found += [Remark(Sort.LONG, body[s.start : s.end], str(s.words)) for s in long_sentences(body)]
    if PUBLIC in (section.audiences or ()):
        found += _called_twice(session.register, body)
        open_ = (each for each in checks.state(session) if each.standing is not checks.Standing.PASSED)
        found += [Remark(Sort.CHECK, each.title, each.sentence) for each in open_]
    progress(_STEPS, _STEPS)
    return list(dict.fromkeys(found))
