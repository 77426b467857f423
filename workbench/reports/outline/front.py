"""The front of a report: cover, what this is, the summary, the child, what happened, how it was done, the family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.redaction.audiences import AGENCY, CONFIDENTIAL, FAMILY, PANEL, PUBLIC, DateRule
from workbench.reports.blocks import Block, Cover, Heading, KeyValue, Paragraph, Quote
from workbench.reports.outline.context import INSIDE, Context, cell, facts, paragraphs, table
from workbench.reports.outline.reading import Row, shown
from workbench.reports.text import Fixed, Shown, Text, Words, bold, joined, text
from workbench.reports.wording import DRAFT, capital, count, full_date, month

_PURPOSE = "A review of this kind asks what can be learned, so that children are better protected."
_NO_BLAME = (
    "It is not an inquiry into who is to blame: other bodies decide that. It looks at how organisations worked, alone "
    "and together, and at what helped or hindered the people who worked in them."
)
_ANONYMITY = {
    PUBLIC: (
        "Names are replaced by labels that describe a person’s part or an organisation’s work. Dates are told by their "
        "distance from the incident or made broader, and some details are generalised or left out, so that the child "
        "and the family are not identified. Nothing has been invented to mislead."
    ),
    FAMILY: (
        "This copy is for the family. Family members are called by their names; professionals are called by labels "
        "that describe their part. It is not yet published, and the published report will hold no names."
    ),
    PANEL: (
        "This copy is for the members of the review panel. People are called by labels, organisations by their names, "
        "and dates are exact."
    ),
    CONFIDENTIAL: (
        "This is the confidential version. It holds names and exact dates, and the key between names and labels. It "
        "must not be copied or passed on without the authority of the body that commissioned the review."
    ),
}
_VERSIONS = {
    PUBLIC: "Report for publication",
    FAMILY: "Copy for the family",
    PANEL: "Copy for the review panel",
    CONFIDENTIAL: "Confidential version",
    AGENCY: "Extract for factual accuracy",
}
_NUMBERING = (
    "Sections with figures are the reviewer’s account; those with letters are drawn from the review’s records. "
    "Sections and paragraphs have the same numbers in every version, so a number that is missing here belongs to "
    "something that this version does not hold."
)
_RULES = {
    "relative": "Dates are told by their distance from the incident.",
    "season": "Dates are told by season and year.",
    "year": "Dates are told by year only.",
}


def children(c: Context) -> tuple[Row, ...]:
    """Return the children whom the review is about."""
    return c.records.where("person", lambda row: row.code("kind") == "subject_child")


def children_named(c: Context) -> Text:
    """Return what the children are called for this audience."""
    return joined((row.said("name") for row in children(c)), ", ", " and ")


def review_words(c: Context) -> Words:
    """Return what this kind of review is called where it is done."""
    review = c.review()
    return (review.word("review_type") if review else None) or Fixed("review")


def day_of_writing(c: Context) -> Fixed:
    """Return the time of writing: month and year for the public, the day for everyone else."""
    return month(c.today) if c.public else full_date(c.today, american=c.profile.spelling == "en_US")


def cover(c: Context, marking: Text, notices: Sequence[Text]) -> Cover:
    """Return the first page."""
    review = c.review()
    said = review.said if review else lambda _: None
    title = text(said("title")) or children_named(c) or text(Fixed("Review"))
    kind = review_words(c)
    agency = c.records.get("agency", c.agency) if c.agency else None
    pairs: list[tuple[str, Words | Text | None]] = [
        ("For", agency.said("name") if agency else None),
        ("Kind of review", kind if kind.casefold() not in title.plain.casefold() else None),
        ("Commissioned by", said("commissioning_body")),
        ("Lead reviewer", said("lead_reviewer")),
        ("Date", day_of_writing(c)),
        ("Version", Fixed(c.version)),
        ("Reference", said("reference")),
        ("Marking", marking),
    ]
    masked = (bold(DRAFT),) if c.draft else ()
    rows = tuple(pair for block in facts(*pairs) for pair in block.rows)
    return Cover(text(Fixed(_VERSIONS.get(c.audience, ""))), title, rows, (*masked, *notices))


def about(c: Context) -> Iterator[Block]:
    """Yield why the review was done and what it is."""
    kind = review_words(c)
    article = "an " if kind[:1].lower() in "aeiou" else "a "
    named = children_named(c)
    opening = text(Fixed(f"This is {article}"), kind, Fixed(" about ") if named else None, named, Fixed("."))
    review = c.review()
    rule = _RULES.get(review.code("public_date_rule"), "") if review and c.public else ""
    yield from c.numbered(
        "A",
        (
            opening,
            Fixed(c.profile.statement("purpose") or _PURPOSE),
            Fixed(c.profile.accountability or _NO_BLAME),
            Fixed(" ".join(filter(None, (_ANONYMITY.get(c.audience, ""), rule if rule != _RULES["relative"] else "")))),
            Fixed(_NUMBERING),
        ),
    )
    if review:
        yield from facts(
            ("Model", review.said("model")),
            ("Period reviewed", review.span("period_from", "period_to")),
            ("Decision to review", review.date("decision_date") if not c.public else None),
        )


def summary(c: Context) -> Iterator[Block]:
    """Yield what a hurried reader needs: findings and recommendations first, then what happened."""
    findings, recommendations = c.records.numbered("finding"), c.records.numbered("recommendation")
    if findings:
        yield Heading(2, text(Fixed("What was found")), in_contents=False)
        for row in findings:
            title = text(_entry("Finding", row), bold(row.said("title")))
            yield Paragraph(_sentence(title, row.said("statement")))
    if recommendations:
        yield Heading(2, text(Fixed("What is recommended")), in_contents=False)
        for row in recommendations:
            yield Paragraph(text(_entry("Recommendation", row), row.said("text")))
    incident = c.records.first("incident")
    if incident and incident.has("public_statement"):
        yield Heading(2, text(Fixed("What happened")), in_contents=False)
        for words in incident.paragraphs("public_statement"):
            yield Paragraph(text(words))


def _entry(noun: str, row: Row) -> Text:
    return bold(Fixed(f"{noun} {row.number()}".strip() + ". "))


def _sentence(title: Text, words: Shown | None) -> Text:
    ended = title.plain.rstrip().endswith((".", "?", "!"))
    return text(title, Fixed(" " if ended else ". "), words) if words else title


def child(c: Context) -> Iterator[Block]:
    """Yield who the child is, and words of the family that they agreed to."""
    rows = children(c)
    for row in rows:
        if len(rows) > 1:
            yield Heading(2, text(row.said("name")))
        for words in row.paragraphs("public_description"):
            yield Paragraph(text(words))
        yield from facts(
            ("Sex", row.said("sex")),
            ("Date of birth" if not c.public else "Age", row.date("date_of_birth")),
            ("Date of death", row.date("date_of_death") if not c.public else None),
            ("Ethnicity", row.said("ethnicity")),
            ("Religion", row.said("religion")),
            ("First language", row.said("first_language")),
            ("Disability or condition", row.said("disability")),
            ("Legal and plan status", _statuses(row)),
        )
    yield from _quotations(c, {"child", "parent", "carer", "relative"})


def _statuses(row: Row) -> Text:
    # A generalised status may be the same for several orders: it is said once.
    return joined(dict.fromkeys(shown(group.get("status")) for group in row.groups("legal_status")), "; ")


def _quotations(c: Context, capacities: set[str]) -> Iterator[Quote]:
    for row in c.records.by_date("interview"):
        if row.code("capacity") in capacities:
            for quote in row.groups("quotes"):
                words = shown(quote.get("text"))
                if words and quote.get("agreed") is True:
                    source = row.links("participants") or text(row.word("capacity"))
                    yield Quote(text(words), source)


def circumstances(c: Context) -> Iterator[Block]:
    """Yield the incident; what only some audiences see comes last, so that numbers stay the same."""
    for row in c.records.all("incident"):
        yield from c.numbered("D", paragraphs(row, "public_statement", "serious_harm_basis"))
        yield from facts(
            ("What kind", row.word("nature")),
            ("When", row.date("date") if c.dates is not DateRule.RELATIVE else None),
            ("Where", row.said("place")),
            ("Harm", row.words("harm")),
            ("Abuse or neglect", row.word("abuse_or_neglect")),
            ("Mechanism", row.said("mechanism")),
        )
    if c.audience in INSIDE:
        for row in c.records.all("incident"):
            yield from c.numbered("D", paragraphs(row, "immediate_actions", "other_children_at_risk", "account"))


def method(c: Context) -> Iterator[Block]:
    """Yield how the review came about and was done."""
    review = c.review()
    if review:
        yield from c.numbered("E", paragraphs(review, "methodology", "proportionality"))
    yield from _criteria(c)
    yield from _contributions(c)
    yield from _heard(c)
    if review and review.has("family_involvement_plan"):
        yield Heading(2, text(Fixed("The family’s part")), in_contents=False)
        yield from c.numbered("E", review.paragraphs("family_involvement_plan"))
    yield from _parallel(c)


def _criteria(c: Context) -> Iterator[Block]:
    rows = [
        (cell(*row.paragraphs("text")), cell(capital_word(row.word("met"))), cell(*row.paragraphs("rationale")))
        for row in c.records.all("criterion")
    ]
    if rows:
        yield Heading(2, text(Fixed("Why a review was decided on")), in_contents=False)
        yield from table(("Criterion", "Met", "Reason"), (3, 1, 3), rows)


def _contributions(c: Context) -> Iterator[Block]:
    rows = [
        (cell(row.said("name")), cell(capital_word(row.word("kind"))), cell(capital_word(row.word("contribution"))))
        for row in c.records.all("agency")
        if row.code("contribution") not in {"", "none"}
    ]
    if rows:
        yield Heading(2, text(Fixed("Who took part")), in_contents=False)
        yield from table(("Organisation", "Kind", "What it sent"), (3, 2, 2), rows)


def _heard(c: Context) -> Iterator[Block]:
    """Yield whom the reviewer spoke to, by their number and part only."""
    rows = c.records.all("interview")
    counted: dict[Words, int] = {}
    for row in rows:
        capacity = capital_word(row.word("capacity"))
        if capacity:
            counted[capacity] = counted.get(capacity, 0) + 1
    if counted:
        yield Heading(2, text(Fixed("Conversations held")), in_contents=False)
        yield KeyValue(tuple((text(who), text(capital(count(n, "conversation")))) for who, n in counted.items()))


def _parallel(c: Context) -> Iterator[Block]:
    rows = [
        (cell(capital_word(row.word("kind"))), cell(*row.paragraphs("status")))
        for row in c.records.all("proceeding")
        if row.has("status")
    ]
    if rows:
        yield Heading(2, text(Fixed("Other proceedings")), in_contents=False)
        yield from table(("Proceeding", "Where it stands"), (1, 3), rows)


def capital_word(words: Words | None) -> Words | None:
    """Return the program's wording with a capital; a record's own words unchanged."""
    return capital(words) if isinstance(words, Fixed) else words


def family(c: Context) -> Iterator[Block]:
    """Yield the family as a list of parts; for the public by label and general description only.

    A role as entered ("maternal half-sister") can tell the sex and order of the children, so the public sees none.
    """
    known = [row for row in c.records.all("person") if row.code("kind") in {"subject_child", "family"}]
    rows = [
        (
            cell(row.said("name")),
            cell(row.said("label") if c.audience == CONFIDENTIAL else None),
            cell(row.said("role") if not c.public else None),
            cell(row.date("date_of_birth") if c.audience in INSIDE else None),
            cell(Fixed("yes") if row.is_true("in_household") and not c.public else None),
            cell(*row.paragraphs("public_description")),
        )
        for row in known
    ]
    yield from table(
        ("Who", "Label", "Part in the family", "Born", "In the household", "About them"), (3, 2, 3, 2, 1.6, 4), rows
    )
