"""What only the confidential version and the panel's copy have: key, chronology, evidence, logs, concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.records import KINDS
from workbench.reports.blocks import Block, Cell, Heading, Note, Paragraph, Quote
from workbench.reports.outline.context import Context, cell, facts, named_prose, paragraphs, prose_cell, table
from workbench.reports.outline.front import capital_word
from workbench.reports.outline.reading import Row, in_words, shown
from workbench.reports.text import Fixed, Text, bold, italic, joined, text
from workbench.reports.wording import capital, count, readable


def key(c: Context) -> Iterator[Block]:
    """Yield what each label stands for."""
    for kind, plural in (("person", "People"), ("agency", "Organisations"), ("place", "Places")):
        rows = [
            (
                cell(row.said("label")),
                cell(bold(row.said("name"))),
                cell(row.said("role") if kind == "person" else capital_word(row.word("kind"))),
                cell(joined(row.texts("aliases"))),
            )
            for row in sorted(c.records.all(kind), key=lambda row: (row.said("label") or "~").casefold())
        ]
        yield from table(("Label", "Name", "Part", "Also written as"), (2.4, 3, 2.6, 4), rows, plural)


def chronology_row(row: Row) -> tuple[Cell, ...]:
    """Return when, where from, what happened, the child, and the reviewer's remarks, of one entry."""
    flags = joined(
        (
            Fixed("something expected did not happen") if row.is_true("omission") else None,
            Fixed("disputed") if row.code("status") == "disputed" else None,
            Fixed("child seen alone") if row.is_true("child_seen_alone") else None,
        ),
        "; ",
    )
    return (
        cell(row.date("date"), row.said("time")),
        cell(row.said("agency"), joined((row.said("source"), row.said("source_detail")))),
        (
            *prose_cell(row, "what_happened"),
            *named_prose("Action: ", row, "action_taken"),
            *named_prose("Outcome: ", row, "outcome"),
        ),
        (*prose_cell(row, "childs_voice"), *cell(italic(flags))),
        (*prose_cell(row, "comment"), *named_prose("Expected: ", row, "standard")),
    )


CHRONOLOGY = ("When", "Organisation and source", "What happened", "The child; remarks", "Comment")
_WIDTHS = (1.5, 2.6, 5.6, 2.4, 2.4)


def chronology(c: Context) -> Iterator[Block]:
    """Yield the full chronology, on paper turned on its side."""
    rows = [chronology_row(row) for row in c.records.by_date("event") if not row.is_true("author_note")]
    yield from table(CHRONOLOGY, _WIDTHS, rows)
    if rows:
        yield Note(text(capital(count(len(rows), "entry", "entries")), Fixed(".")))


def conversations(c: Context) -> Iterator[Block]:
    """Yield the list of conversations and the notes of each."""
    rows = c.records.by_date("interview")
    listed = [
        (
            cell(row.date("date")),
            cell(row.links("participants")),
            cell(capital_word(row.word("capacity"))),
            cell(capital_word(row.word("format")), row.said("place")),
            cell(capital_word(row.word("agreed_version"))),
        )
        for row in rows
    ]
    yield from table(("When", "With whom", "Capacity", "Form", "Notes agreed"), (2, 3, 2, 2.6, 1.6), listed)
    for row in rows:
        yield Heading(2, joined((row.links("participants"), row.date("date"))), in_contents=False)
        yield from facts(
            ("Also present", row.said("present")),
            ("Consent", _consent(c, row)),
            ("Cleared with police or prosecutor", capital_word(row.word("clearance"))),
            ("Corrections", row.said("corrections")),
        )
        for words in paragraphs(row, "notes"):
            yield Paragraph(text(words))
        for quote in row.groups("quotes"):
            said = shown(quote.get("text"))
            if said:
                agreed = "agreed for quotation" if quote.get("agreed") is True else "not agreed for quotation"
                yield Quote(text(said), text(Fixed(agreed)))


def _consent(c: Context, row: Row) -> Text:
    """Return what was agreed to; a withdrawal with its date."""
    said: list[Text] = []
    for group in row.groups("consent"):
        for name, value in group.items():
            if name == "withdrawn" and value not in {False, "unknown"}:
                said.append(text(Fixed("withdrawn "), in_words(value, c.profile)))
            elif name not in {"withdrawn", "date"} and isinstance(value, bool):
                said.append(text(readable(name), Fixed(": yes" if value else ": no")))
    return joined(said, "; ")


def evidence(c: Context) -> Iterator[Block]:
    """Yield what each finding rests on, with the place where it stands."""
    for finding in c.records.numbered("finding"):
        held = c.records.linking("evidence", "finding", finding.id)
        rows = [
            (
                cell(target_words(c, row)),
                cell(row.said("pin")),
                cell(capital_word(row.word("stance"))),
                cell(capital_word(row.word("weight"))),
                prose_cell(row, "note"),
            )
            for row in held
        ]
        if rows:
            yield Heading(3, text(Fixed(f"Finding {finding.number()}. "), finding.said("title")))
            yield from table(("Evidence", "Where", "Stance", "Weight", "Note"), (3.6, 2, 1.4, 1.5, 3), rows)


def target_words(c: Context, row: Row) -> Text:
    """Return what a piece of evidence is, in words by which it can be found."""
    for group in row.groups("target"):
        kind, id_ = str(group.get("kind", "")), str(group.get("id", ""))
        found = c.records.get(kind, id_)
        if found is None:
            return text(_kind_words(kind))
        return text(_kind_words(kind), Fixed(": "), _identify(found))
    return Text()


def _kind_words(kind: str) -> Fixed:
    titles = {"event": "Chronology"}
    return Fixed(titles.get(kind) or (KINDS[kind].spec.title if kind in KINDS else ""))


def _identify(row: Row) -> Text:
    if row.kind in {"event", "missed_opportunity", "escalation"}:
        return joined((row.date("date"), row.said("agency") or row.said("raised_by")))
    if row.kind == "interview":
        return joined((row.links("participants"), row.date("date")))
    if row.kind == "information_sharing":
        return joined((row.date("actual") or row.date("due"), row.said("from_agency"), row.said("to_agency")))
    return text(row.said("title"))


def missed(c: Context) -> Iterator[Block]:
    """Yield missed opportunities, each with the test of hindsight."""
    rows = [
        (
            cell(row.date("date"), row.said("agency")),
            prose_cell(row, "known_then"),
            (*prose_cell(row, "could_have"), *named_prose("Standard: ", row, "standard")),
            cell(capital_word(row.word("hindsight"))),
            cell(capital_word(row.word("difference"))),
        )
        for row in c.records.by_date("missed_opportunity")
    ]
    yield from table(
        ("When and where", "Known at the time", "Could have been done", "Hindsight", "A difference"),
        (2.2, 3.4, 3.4, 1.6, 1.4),
        rows,
    )


def action_plan(c: Context) -> Iterator[Block]:
    """Yield every action under its recommendation, with its progress and how it is watched."""
    for parent in c.records.numbered("recommendation"):
        held = c.records.linking("action", "recommendation", parent.id)
        rows = [
            (
                prose_cell(row, "text"),
                cell(row.said("owner"), row.said("agency")),
                cell(row.date("revised") or row.date("due")),
                cell(capital_word(row.word("rag")), row.word("closure")),
                (*_progress(c, row), *prose_cell(row, "evidence_of_impact"), *_watched(c, row)),
            )
            for row in held
        ]
        if rows:
            yield Heading(3, text(Fixed(f"Recommendation {parent.number()}".strip())))
            header = ("Action", "Owner", "Due", "Rating", "Progress, impact and checks")
            yield from table(header, (3.2, 2.2, 1.6, 1.3, 3.8), rows)


def _progress(c: Context, row: Row) -> Iterator[Text]:
    for note in row.groups("progress"):
        said = joined((in_words(note.get("date"), c.profile), shown(note.get("note"))), ": ")
        if said:
            yield said


def _watched(c: Context, row: Row) -> Iterator[Text]:
    for check in c.records.linking("monitoring", "action", row.id):
        figures = joined(
            text(Fixed(f"{name} "), said)
            for name in ("baseline", "target", "result")
            if (said := check.said(name)) is not None
        )
        yield joined((check.date("date"), check.said("measure"), figures, check.said("assured_by")), "; ")


def proceedings(c: Context) -> Iterator[Block]:
    """Yield the parallel proceedings with their restrictions and dates."""
    for row in c.records.all("proceeding"):
        yield Heading(2, text(capital_word(row.word("kind"))), in_contents=False)
        yield from facts(
            ("Reference", row.said("reference")),
            ("Lead contact", row.said("lead_contact")),
            ("Status", row.said("status")),
            ("Restrictions", row.said("restrictions")),
            ("Publication", Fixed("blocked while this lasts") if row.is_true("publication_block") else None),
            ("Dates", joined((_dated(c, group) for group in row.groups("key_dates")), "; ")),
        )


def _dated(c: Context, group: Mapping[str, Any]) -> Text:
    return joined((in_words(group.get("date"), c.profile), shown(group.get("note"))), " ")


def sources(c: Context) -> Iterator[Block]:
    """Yield what the review relied on."""
    rows = [
        (
            prose_cell(row, "title"),
            cell(capital_word(row.word("kind"))),
            cell(row.said("agency"), row.said("author")),
            cell(row.date("date")),
            cell(
                capital_word(row.word("grade")), row.word("restriction") if row.code("restriction") != "none" else None
            ),
        )
        for row in c.records.all("source")
    ]
    yield from table(("Source", "Kind", "From", "Date", "Grade"), (4, 2, 2.6, 1.8, 1.8), rows)


def disclosures(c: Context) -> Iterator[Block]:
    """Yield what left the workbench, and to whom."""
    rows = [
        (
            cell(row.date("date")),
            cell(row.said("recipient")),
            cell(capital_word(row.word("form")), row.said("audience")),
            cell(row.said("copy_number")),
            cell(row.said("authority")),
            cell(_returned(row)),
        )
        for row in c.records.by_date("disclosure")
    ]
    header = ("When", "To whom", "What", "Copy", "On what authority", "To be returned")
    yield from table(header, (1.6, 2.6, 1.6, 1.3, 2.6, 2), rows)


def _returned(row: Row) -> Text:
    if row.has("returned"):
        return text(Fixed("returned "), row.date("returned"))
    return text(Fixed("by "), row.date("return_by")) if row.has("return_by") else Text()


def anonymisation(c: Context) -> Iterator[Block]:
    """Yield what was decided about words that could identify someone."""
    rows = []
    for row in c.records.all("decision"):
        where = next(iter(row.groups("record")), {})
        rows.append(
            (
                cell(row.said("text")),
                cell(_kind_words(str(where.get("kind", "")))),
                cell(*(_treated(c, group) for group in row.groups("treat_as"))),
                prose_cell(row, "reason"),
                cell(row.date("date")),
            )
        )
    yield from table(("Words", "In", "Decision", "Reason", "When"), (2, 2, 2.6, 3, 1.6), rows)


def _treated(c: Context, group: Mapping[str, Any]) -> Text:
    if group.get("keep") is True:
        return text(Fixed("kept: they identify nobody"))
    if group.get("withhold") is True:
        return text(Fixed("left out"))
    if group.get("replace_with"):
        return text(Fixed("replaced with "), shown(group["replace_with"]))
    meant = shown(group.get("is"))
    known = next((r for kind in ("person", "agency", "place") if meant and (r := c.records.get(kind, meant))), None)
    return text(Fixed("means "), known.said("name") if known else meant)


def publication(c: Context) -> Iterator[Block]:
    """Yield how the checks before publication stand, the checks themselves, and who signed off which version."""
    standing = [(cell(title), cell(sentence)) for title, sentence in c.standing]
    yield from table(("Check", "How it stands"), (2, 5), standing, "The public report as it would be written now")
    checks = [
        (
            cell(capital_word(row.word("kind"))),
            cell(row.date("date")),
            cell(row.said("by")),
            cell(capital_word(row.word("result"))),
            prose_cell(row, "note"),
        )
        for row in c.records.by_date("publication_check")
    ]
    yield from table(("Check", "When", "By", "Result", "Note"), (2, 1.7, 2.6, 1.4, 4), checks, "Checks")
    signed = [
        (
            cell(row.said("version")),
            cell(capital_word(row.word("role"))),
            cell(row.said("by")),
            cell(row.date("date")),
            cell(capital_word(row.word("decision"))),
            prose_cell(row, "comment"),
        )
        for row in c.records.by_date("sign_off")
    ]
    header = ("Version", "Role", "By", "When", "Decision", "Comment")
    yield from table(header, (1, 1.8, 2.4, 1.7, 1.5, 3.2), signed, "Sign-off")


def concerns(c: Context) -> Iterator[Block]:
    """Yield concerns that somebody else has to consider; never in any other version."""
    rows = c.records.all("concern")
    if rows:
        yield Note(
            text(
                Fixed(
                    "Restricted: for the commissioning body only. Take this annex out before the report is copied. "
                    "A review decides nothing about any person’s conduct; these matters were passed to those who do."
                )
            )
        )
    for place, row in enumerate(rows, start=1):
        yield Heading(2, text(Fixed(f"Concern {place}")), in_contents=False)
        for words in paragraphs(row, "description"):
            yield Paragraph(text(words))
        yield from facts(
            ("About", joined((row.said("about_person"), row.said("about_agency")))),
            ("Standard", row.said("standard")),
            ("Evidence", row.said("evidence")),
            ("Raised with", capital_word(row.word("raised_with"))),
            ("Raised", row.date("raised")),
            ("Decided by", row.said("decision_maker")),
            ("Outcome", capital_word(row.word("outcome"))),
            ("Outcome asked for", joined((_dated(c, group) for group in row.groups("asked_after")), "; ")),
            ("System factors considered", row.said("system_factors_considered")),
            ("Immediate risk", Fixed("dealt with") if row.is_true("immediate_risk_met") else None),
        )
