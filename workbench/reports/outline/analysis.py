"""What the review made of it: agencies' work, key episodes, sharing, disagreement, good practice, findings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from workbench.reports.blocks import Block, Bullets, Heading, Note, Paragraph
from workbench.reports.outline.context import Context, cell, facts, named_prose, paragraphs, prose_cell, table
from workbench.reports.outline.front import capital_word
from workbench.reports.outline.reading import Row, named
from workbench.reports.text import Fixed, Text, Words, joined, text
from workbench.reports.wording import count


def involvement(c: Context) -> Iterator[Block]:
    """Yield what each agency did, agency by agency."""
    rows = c.records.all("involvement")
    order = {row.id: place for place, row in enumerate(c.records.all("agency"))}
    by_agency = sorted(rows, key=lambda row: min((order.get(i, len(order)) for i in row.ids("agency")), default=0))
    for agency, group in groupby(by_agency, key=lambda row: row.said("agency")):
        yield Heading(2, text(agency))
        for row in group:
            yield from involvement_of(row)


def involvement_of(row: Row) -> Iterator[Block]:
    """Yield one service of one agency."""
    for words in row.paragraphs("summary"):
        yield Paragraph(text(words))
    yield from facts(
        ("Service", row.said("service")),
        ("For", row.links("people")),
        ("Kind of service", capital_word(row.word("tier"))),
        ("Time", row.span()),
        ("Contact planned", row.said("planned_contact")),
        ("Contact that took place", row.said("actual_contact")),
        ("Judged by", row.said("standard")),
        ("Procedures followed", capital_word(row.word("protocols_followed"))),
        ("Quality", capital_word(row.word("quality"))),
        ("What bore on the work", row.words("context")),
    )


def episodes(c: Context) -> Iterator[Block]:
    """Yield the key practice episodes: what happened, how it is judged, why it made sense, how usual it is."""
    for row in c.records.numbered("episode"):
        yield Heading(2, text(Fixed(f"Episode {row.number()}. "), row.said("title")))
        yield from facts(("Time", row.span()), ("Why chosen", row.said("why_chosen")))
        prefix = f"H{row.number()}"
        yield from c.numbered(prefix, row.paragraphs("narrative"))
        yield from c.numbered(prefix, named_prose("How it is judged. ", row, "appraisal"))
        yield from c.numbered(prefix, named_prose("Why it made sense at the time. ", row, "made_sense_then"))
        yield from c.numbered(prefix, named_prose("How usual it is. ", row, "usual_practice"))


def sharing(c: Context) -> Iterator[Block]:
    """Yield how often who told whom and what became of it, and then each piece of information."""
    yield from _who_told_whom(c)
    rows = [
        (
            cell(row.said("from_agency"), text(Fixed("to "), row.said("to_agency")) if row.has("to_agency") else None),
            prose_cell(row, "content"),
            cell(row.date("actual") or row.date("due")),
            cell(capital_word(row.word("status")), row.word("reason")),
            prose_cell(row, "consequence"),
        )
        for row in c.records.by_date("information_sharing", "due")
    ]
    yield from table(("Between", "What", "When", "Was it shared", "What followed"), (2.4, 3, 1.9, 1.9, 3), rows)


_STATUSES = ("shared", "partial", "late", "not_shared", "refused", "not_recorded")
_FEWEST_PAIRS = 2  # one pair of organisations is told by the list itself


def _who_told_whom(c: Context) -> Iterator[Block]:
    """Yield the counts by pair of organisations and by status, as a table that can be read aloud."""
    pairs: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Row]] = {}
    for row in c.records.all("information_sharing"):
        if row.has("from_agency") and row.has("to_agency"):
            pairs.setdefault((tuple(row.ids("from_agency")), tuple(row.ids("to_agency"))), []).append(row)
    if len(pairs) < _FEWEST_PAIRS:
        return
    counted = []
    for rows in pairs.values():
        held = [row.code("status") for row in rows]
        numbers = [len(held), *(held.count(status) for status in _STATUSES)]
        between = cell(text(rows[0].said("from_agency"), Fixed(" to "), rows[0].said("to_agency")))
        counted.append((between, *(cell(Fixed(str(number)) if number else None) for number in numbers)))
    header = ("Between", "In all", "Shared", "In part", "Late", "Not shared", "Refused", "Not recorded")
    yield from table(header, (3.4, 1, 1.2, 1.1, 1, 1.2, 1.3, 1.5), counted, "Who told whom")


def escalation(c: Context) -> Iterator[Block]:
    """Yield concerns and disagreements that were raised, or should have been."""
    rows = [
        (
            cell(row.said("raised_by"), text(Fixed("about "), row.said("about")) if row.has("about") else None),
            cell(row.date("date")),
            prose_cell(row, "concern"),
            prose_cell(row, "response"),
            cell(capital_word(row.word("outcome"))),
        )
        for row in c.records.by_date("escalation")
    ]
    yield from table(("Raised by", "When", "Concern", "Response", "Outcome"), (2.2, 1.9, 3.2, 3, 1.6), rows)


def good_practice(c: Context) -> Iterator[Block]:
    """Yield what was done well."""
    for row in c.records.all("good_practice"):
        yield Heading(2, text(row.said("title")), in_contents=False)
        who = joined((row.said("agency"), row.links("people")))
        for words in paragraphs(row, "description"):
            yield Paragraph(text(words))
        yield from facts(("Who", who), ("What it meant", row.said("effect")))


def findings(c: Context) -> Iterator[Block]:
    """Yield the findings, each with what it rests on and the questions it puts to the board."""
    for row in c.records.numbered("finding"):
        yield Heading(2, text(Fixed(f"Finding {row.number()}. "), row.said("title")))
        prefix = f"M{row.number()}"
        yield from c.numbered(prefix, row.paragraphs("statement"))
        yield from c.numbered(prefix, named_prose("Why it happens. ", row, "why"))
        yield from facts(
            ("Area", capital_word(row.word("category"))),
            ("Level", capital_word(row.word("level"))),
            ("How widespread", capital_word(row.word("prevalence"))),
            ("Still so", capital_word(row.word("still_current"))),
            ("What it rests on", _evidence(c, row)),
            ("Answers", named("question", list(c.records.linked(row, "enquiries", "enquiry")))),
            ("Leads to", named("recommendation", [r for r in _recommendations(c) if row.id in r.ids("findings")])),
        )
        questions = tuple(text(words) for words in row.paragraphs("questions_for_board") if words)
        if questions:
            yield Heading(3, text(Fixed("Questions for the board")))
            yield Bullets(questions)


def _recommendations(c: Context) -> tuple[Row, ...]:
    return c.records.numbered("recommendation")


def _evidence(c: Context, finding: Row) -> Text:
    """Return how much supports a finding and how much speaks against it."""
    held = c.records.linking("evidence", "finding", finding.id)
    if not held:
        return Text()
    stances = [row.code("stance") for row in held]
    primary = sum(row.code("weight") == "primary" and row.code("stance") == "supports" for row in held)
    supports = stances.count("supports")
    said = [f"{count(supports, 'piece', 'pieces')} of evidence in support"]
    if primary:
        said[0] += f", {'all' if primary == supports and primary > 1 else count(primary, '').strip()} from first hand"
    if stances.count("contradicts"):
        said.append(f"{count(stances.count('contradicts'), 'piece', 'pieces')} against")
    if stances.count("context"):
        said.append(f"{count(stances.count('context'), 'piece', 'pieces')} of context")
    kinds = {target for row in held for group in row.groups("target") if (target := str(group.get("kind", "")))}
    if len(kinds) > 1:
        said.append(f"from {count(len(kinds), 'different kind')} of source")
    words = "; ".join(said)
    return text(Fixed(f"{words[:1].upper()}{words[1:]}"))


def recommendations(c: Context) -> Iterator[Block]:
    """Yield the recommendations: to whom, what they are to change, and how one will know."""
    for row in _recommendations(c):
        yield Heading(2, text(Fixed(f"Recommendation {row.number()}".strip())), in_contents=False)
        yield from c.numbered(f"N{row.number()}", row.paragraphs("text"))
        yield from facts(
            ("To", row.said("addressee")),
            ("Follows from", named("finding", list(c.records.linked(row, "findings", "finding")))),
            ("What should change", row.said("intended_outcome")),
            ("Why it would work", row.said("why_it_would_work")),
            ("How one will know", row.said("measure")),
            ("Due", row.date("due")),
            ("Asked for before in", joined(row.texts("repeats"), "; ")),
        )
    if any(row.is_true("national") for row in _recommendations(c)):
        marked = named("Recommendation", [row for row in _recommendations(c) if row.is_true("national")])
        yield Note(text(marked, Fixed(" should be considered nationally.")))


def changes(c: Context) -> Iterator[Block]:
    """Yield what agencies have already changed: actions reported done."""
    done = c.records.where(
        "action", lambda row: row.code("rag") in {"green", "blue"} or "closed" in row.code("closure")
    )
    rows = [(cell(row.said("agency")), prose_cell(row, "text"), prose_cell(row, "evidence_of_impact")) for row in done]
    yield from table(("Organisation", "What was done", "What it changed"), (2, 4, 4), rows)


def independence(c: Context) -> Iterator[Block]:
    """Yield the reviewer's statement of independence."""
    review = c.review()
    if review:
        yield from c.numbered("Q", review.paragraphs("independence_statement"))


def questions(c: Context) -> Iterator[Block]:
    """Yield the terms of reference: the key lines of enquiry with their answers."""
    for row in c.records.numbered("enquiry"):
        yield Heading(
            2, text(Fixed(f"{row.number()}. " if row.number() else ""), row.said("question")), in_contents=False
        )
        yield from c.numbered(f"R{row.number()}", row.paragraphs("answer"))
        if not row.has("answer"):
            yield Paragraph(text(_unanswered(row)))
        yield from facts(("Asked by", capital_word(row.word("origin"))))


def _unanswered(row: Row) -> Words:
    return Fixed("This could not be answered." if row.code("status") == "not_answerable" else "Not answered yet.")


def earlier(c: Context) -> Iterator[Block]:
    """Yield what earlier reviews found and asked for, where a recommendation repeats it."""
    rows = [
        (
            cell(row.said("title"), row.said("year")),
            prose_cell(row, "recommendation", "finding"),
            prose_cell(row, "outcome"),
        )
        for row in c.records.all("prior_learning")
    ]
    yield from table(("Review", "What it said", "What became of it"), (3, 4, 3), rows)
