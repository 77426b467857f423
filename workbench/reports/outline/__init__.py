"""What a report says, in which order, for whom: an audience's view becomes blocks.

Sections with figures are the reviewer's account, by the numbers the reviewer gave them; sections with letters are drawn
together from the records; annexes have numbers of their own. Letters and numbers are the same in every version, and
a paragraph's number comes only from things that every version knows, so that versions can be read side by side.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.records.profiles import Profile
from workbench.redaction.audiences import AGENCY, CONFIDENTIAL, FAMILY, PANEL, PUBLIC
from workbench.reports import wording
from workbench.reports.blocks import Block, Contents, Heading, Paper, Report, Turn, reworded, words_of
from workbench.reports.outline import analysis, annexes, extract, front, narrative
from workbench.reports.outline.context import INSIDE, Context, cell, table
from workbench.reports.outline.reading import Records, View
from workbench.reports.text import Fixed, Run, Text, text

__all__ = ["EARLIER", "MARKINGS", "Report", "build", "section"]

EARLIER = "S"
"""The letter of the part that tells of other cases, which earlier reviews were about."""

_EVERYONE = frozenset({PUBLIC, FAMILY, PANEL, CONFIDENTIAL})
_ONE_AGENCY = frozenset({AGENCY})
MARKINGS = {
    PUBLIC: "Public",
    FAMILY: "Private – for the family",
    PANEL: "Confidential – review panel – copy number ______",
    CONFIDENTIAL: "Confidential – copy number ______",
    AGENCY: "Confidential – for factual accuracy – copy number ______",
}
_NOTICES = {
    CONFIDENTIAL: "Keep this report where only those entitled to read it can. Return or destroy it when asked to.",
    PANEL: "For members of the review panel. Do not copy it or pass it on.",
    FAMILY: "This copy is lent to you before publication. Please do not copy or share it.",
    AGENCY: "For checking facts only. These are not the findings of the review.",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A section of a report: its number or letter, its title, what makes it, and for whom."""

    number: str
    title: str
    make: Callable[[Context], Iterable[Block]]
    audiences: frozenset[str] = _EVERYONE
    turned: bool = False
    new_page: bool = False


_BEFORE = (
    _Part("A", "About this review", front.about, new_page=True),
    _Part("B", "Summary", front.summary, new_page=True),
    _Part("C", "The child", front.child, new_page=True),
    _Part("D", "The incident", front.circumstances),
    _Part("E", "How the review was done", front.method),
    _Part("F", "The family", front.family),
)
_AFTER = (
    _Part("G", "What each organisation did", analysis.involvement, new_page=True),
    _Part("H", "Key practice episodes", analysis.episodes),
    _Part("J", "How information was shared", analysis.sharing),
    _Part("K", "Concerns raised between organisations", analysis.escalation),
    _Part("L", "Good practice", analysis.good_practice),
    _Part("M", "Findings", analysis.findings, new_page=True),
    _Part("N", "Recommendations", analysis.recommendations, new_page=True),
    _Part("P", "What has changed already", analysis.changes),
    _Part("Q", "Statement of independence", analysis.independence),
    _Part("R", "Terms of reference: questions and answers", analysis.questions),
    _Part(EARLIER, "What earlier reviews said", analysis.earlier),
)
_GLOSSARY = _Part("T", "Abbreviations", lambda c: ())
_ANNEX = "Annex"
_ANNEXES = (
    _Part("Annex 1", "Key to labels", annexes.key, frozenset({CONFIDENTIAL})),
    _Part("Annex 2", "Chronology", annexes.chronology, INSIDE, turned=True),
    _Part("Annex 3", "Conversations", annexes.conversations, INSIDE),
    _Part("Annex 4", "Evidence for the findings", annexes.evidence, INSIDE),
    _Part("Annex 5", "Missed opportunities", annexes.missed, INSIDE),
    _Part("Annex 6", "Action plan", annexes.action_plan, INSIDE, turned=True),
    _Part("Annex 7", "Parallel proceedings", annexes.proceedings, frozenset({CONFIDENTIAL})),
    _Part("Annex 8", "Sources", annexes.sources, INSIDE),
    _Part("Annex 9", "Disclosure log", annexes.disclosures, frozenset({CONFIDENTIAL})),
    _Part("Annex 10", "Decisions on anonymity", annexes.anonymisation, frozenset({CONFIDENTIAL})),
    _Part("Annex 11", "Publication checks and sign-off", annexes.publication, INSIDE),
    _Part("Annex 12", "Concerns referred elsewhere (restricted)", annexes.concerns, frozenset({CONFIDENTIAL})),
)
_EXTRACT = (
    _Part("A", "What you are asked to do", extract.about, _ONE_AGENCY, new_page=True),
    _Part("G", "What your organisation did", extract.involvement, _ONE_AGENCY),
    _Part("J", "How information was shared", extract.sharing, _ONE_AGENCY, turned=True),
    _Part("K", "Concerns raised between organisations", extract.escalation, _ONE_AGENCY, turned=True),
    _Part("M", "What the review says", extract.said_of_it, _ONE_AGENCY),
    _Part("Annex 2", "Chronology", extract.chronology, _ONE_AGENCY, turned=True),
    _Part("Annex 8", "Papers relied on", annexes.sources, _ONE_AGENCY),
)


def build(
    view: View,
    *,
    profile: Profile,
    today: datetime.date,
    draft: bool = False,
    version: str = "",
    standing: Sequence[tuple[Fixed, Fixed]] = (),
) -> Report:
    """Return the report of an audience: what kind it is follows from the view's audience.

    ``standing`` is how each check of the public report stands, for the version that lists the checks.
    """
    c = _context(view, profile, today, draft=draft, version=version, standing=standing)
    audience = c.audience
    body = tuple(_body(c))
    body = _turned_once((*body, *_glossary(c, body), *_parts(c, _ANNEXES)))
    marking = text(Fixed(MARKINGS.get(audience, MARKINGS[CONFIDENTIAL])))
    notice = _NOTICES.get(audience)
    cover = front.cover(c, marking, (text(Fixed(notice)),) if notice else ())
    report = Report(
        title=Text(tuple(Run(run.words) for run in cover.title.runs)),
        language=profile.spelling.replace("_", "-"),
        paper=Paper(profile.paper),
        header=text(wording.DRAFT) if draft else cover.title,
        marking=marking,
        version=_version(c),
        draft=draft,
        blocks=(cover, Contents(text(Fixed("Contents"))), *body),
    )
    return _american(report) if profile.spelling == "en_US" else report


def section(view: View, id_: str, *, profile: Profile, today: datetime.date) -> tuple[Block, ...]:
    """Return what an audience's report prints of one section of the narrative; empty where it prints none of it.

    ``id_`` is the section's id as the audience sees it.
    """
    c = _context(view, profile, today)
    found = next((blocks for row, blocks in narrative.by_section(c) if row.id == id_), ())
    return tuple(reworded(b, _respelt) for b in found) if profile.spelling == "en_US" else found


def _context(
    view: View,
    profile: Profile,
    today: datetime.date,
    *,
    draft: bool = False,
    version: str = "",
    standing: Sequence[tuple[Fixed, Fixed]] = (),
) -> Context:
    code, records = view.audience.code.partition(":")[0], Records(view, profile)
    return Context(
        records, profile, code, view.audience.agency, view.audience.dates, today, draft, version, tuple(standing)
    )


def _body(c: Context) -> Iterator[Block]:
    yield from _parts(c, _BEFORE)
    yield from narrative.narrative(c)
    yield from _parts(c, _AFTER)
    yield from _parts(c, _EXTRACT)


def _parts(c: Context, parts: Iterable[_Part]) -> Iterator[Block]:
    """Yield the parts that are meant for the audience and have anything in them."""
    for part in parts:
        made = tuple(part.make(c)) if c.audience in part.audiences else ()
        if made:
            if part.turned:
                yield Turn(landscape=True)
            yield _heading(part)
            yield from made
            if part.turned:
                yield Turn(landscape=False)


def _turned_once(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Leave out turning the paper back where it is turned again at once, or where nothing follows."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Turn) and kept and isinstance(kept[-1], Turn):
            kept.pop()
        else:
            kept.append(block)
    if kept and isinstance(kept[-1], Turn):
        kept.pop()
    return tuple(kept)


def _heading(part: _Part) -> Heading:
    fresh = part.new_page or part.number.startswith(_ANNEX)
    return Heading(1, text(Fixed(part.title)), part.number, new_page=fresh)


def _glossary(c: Context, body: Iterable[Block]) -> Iterator[Block]:
    """Yield the abbreviations of the trade that the report uses."""
    used = wording.glossary(c.profile.jurisdiction, (words.plain for block in body for words in words_of(block)))
    rows = [(cell(short), cell(meaning)) for short, meaning in used]
    if rows:
        yield _heading(_GLOSSARY)
        yield from table(("Abbreviation", "Meaning"), (1, 4), rows)


def _version(c: Context) -> Text:
    """Return what tells one printing from another: the version and the time of writing."""
    number = Fixed(f"Version {c.version}, ") if c.version else None
    return text(number, front.day_of_writing(c))


def _american(report: Report) -> Report:
    """Return the report with the program's own wording spelt as in the United States; records stay as entered."""
    return dataclasses.replace(
        report,
        marking=_respelt(report.marking),
        blocks=tuple(reworded(block, _respelt) for block in report.blocks),
    )


def _respelt(words: Text) -> Text:
    return Text(
        tuple(
            dataclasses.replace(run, words=wording.american(run.words)) if isinstance(run.words, Fixed) else run
            for run in words.runs
        )
    )
