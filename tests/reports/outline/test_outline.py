from __future__ import annotations

import datetime
import io
import json
import re
from itertools import pairwise
from typing import Any

import pytest
from docx import Document

from tests.reports.fakes import HARBOUR, FakeView, harbour, profile
from workbench.records import KINDS, FieldKind, Review, Section, profiles
from workbench.redaction.audiences import audience
from workbench.redaction.views import AudienceView
from workbench.reports import verify_docx
from workbench.reports.blocks import Bullets, Heading, Note, Paper, Paragraph, Report, Table, Turn, words_of
from workbench.reports.docx_writer import to_docx
from workbench.reports.outline import build
from workbench.reports.outline.reading import View
from workbench.reports.pdf_writer import to_pdf
from workbench.reports.text import Shown
from workbench.vault import keys
from workbench.vault.store import Put, Store

DAY = datetime.date(2026, 1, 5)
CODES = ["confidential", "panel", "family", "public", "agency:a2"]


def report(view: View, **changes: Any) -> Report:
    return build(view, profile=changes.pop("profile", profile()), today=DAY, **changes)


def said(made: Report) -> str:
    return "\n".join(words.plain for block in made.blocks for words in words_of(block))


def headings(made: Report, level: int = 1) -> dict[str, str]:
    return {b.number: b.text.plain for b in made.blocks if isinstance(b, Heading) and b.level == level}


def numbered(made: Report) -> dict[str, str]:
    found = [(b.number, b.text.plain) for b in made.blocks if isinstance(b, Paragraph) and b.number]
    assert len(dict(found)) == len(found), "a number is used twice"
    return dict(found)


def case(**kinds: Any) -> dict[str, Any]:
    base = {"id": "r", "title": "Review: Child Z", "jurisdiction": "england", "review_type": "lcspr"}
    return {"review": {**base, **kinds.pop("review", {})}, **kinds}


@pytest.mark.parametrize("code", CODES)
def test_nothing_reads_none_or_like_code(code: str) -> None:
    text = said(report(harbour(code)))
    codes = {o for cls in KINDS.values() for f in cls.spec.fields.values() for o in f.options if "_" in o}
    assert not re.search(r"\bNone\b(?! (found|knew|of|was))|\bNaN\b|mappingproxy|<\w+ \w+>|\d\.0\b(?! )", text)
    assert sorted(code for code in codes if re.search(rf"\b{code}\b", text)) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kinds", [{}, {"review": {}}, {"person": [{"id": "p", "kind": "family"}]}])
def test_a_review_that_has_just_begun_has_its_report(code: str, kinds: dict[str, Any]) -> None:
    given = case(**kinds) if kinds else {}
    if "agency" in code:
        given["agency"] = [{"id": "a2", "label": "Police"}]
    made = report(FakeView(given, code))
    assert set(headings(made)) <= {"A", "F", "Annex 1"}
    assert to_docx(made)
    assert to_pdf(made)


def test_sections_have_the_same_numbers_in_every_version_and_so_have_paragraphs() -> None:
    whole = report(harbour("confidential"))
    for code in ("panel", "family", "public"):
        part = report(harbour(code))
        paragraphs, fewer = numbered(whole), numbered(part)
        assert set(fewer) <= set(paragraphs)
        assert len(fewer) > 80
        differs = {n for n in fewer if fewer[n] != paragraphs[n] and not n.startswith("A")}
        assert differs == set()
        kept = {n: t for n, t in headings(part).items() if n not in {"Annex 1"}}
        assert kept.items() <= headings(whole).items()


def test_a_section_that_the_public_does_not_see_leaves_its_number_unused() -> None:
    public, confidential = headings(report(harbour("public"))), headings(report(harbour("confidential")))
    assert "13" in confidential
    assert "13" not in public
    assert "14" in public


def test_a_paragraph_that_the_public_does_not_see_leaves_its_number_unused() -> None:
    section = {"id": "s", "number": 3, "heading": "h", "audiences": ["public", "confidential"]}
    whole = FakeView(case(section=[{**section, "body": "one\n\ntwo\n\nthree"}]), "confidential")
    part = FakeView(case(section=[{**section, "body": "one\n\n\n\nthree"}]), "public")
    assert {n: t for n, t in numbered(report(whole)).items() if n[0] == "3"} == {
        "3.1": "one",
        "3.2": "two",
        "3.3": "three",
    }
    assert {n: t for n, t in numbered(report(part)).items() if n[0] == "3"} == {"3.1": "one", "3.3": "three"}


def test_two_sections_of_one_number_are_counted_on_with_the_shared_one_first() -> None:
    sections = [
        {"id": "s1", "number": 2, "heading": "inside", "audiences": ["confidential"], "body": "secret"},
        {"id": "s2", "number": 2, "heading": "for all", "audiences": ["public", "confidential"], "body": "open"},
    ]
    whole = report(FakeView(case(section=sections), "confidential"))
    assert (numbered(whole)["2.1"], numbered(whole)["2.2"]) == ("open", "secret")
    assert numbered(report(FakeView(case(section=sections), "public")))["2.1"] == "open"


def test_sections_come_in_their_order_and_only_for_their_audiences() -> None:
    sections = [
        {"id": f"s{n}", "number": n, "heading": f"H{n}", "audiences": who, "body": "x"}
        for n, who in ((10, ["public"]), (2, ["public"]), (2.5, ["public"]), (3, ["family"]), (4, None))
    ]
    made = report(FakeView(case(section=sections), "public"))
    assert [n for n in headings(made) if n[0].isdigit()] == ["2", "2.5", "10"]


def test_annexes_go_to_nobody_but_those_they_are_for() -> None:
    annexes = {code: {n for n in headings(report(harbour(code))) if n.startswith("Annex")} for code in CODES}
    assert annexes["confidential"] == {f"Annex {n}" for n in range(1, 13)}
    assert annexes["panel"] == {f"Annex {n}" for n in (2, 3, 4, 5, 6, 8, 11)}
    assert annexes["agency:a2"] == {"Annex 2", "Annex 8"}
    assert annexes["family"] == annexes["public"] == set()


def test_concerns_referred_elsewhere_are_only_in_the_confidential_version() -> None:
    told = "Whether Christine Beaumont recorded that health had been invited"
    assert [code for code in CODES if told in said(report(harbour(code)))] == ["confidential"]


def test_the_summary_puts_findings_and_recommendations_first() -> None:
    made = report(harbour("public"))
    text = said(made)
    summary = text[text.index("What was found") : text.index("The child\n")]
    assert summary.index("Finding 1. ") < summary.index("Finding 7. ") < summary.index("What is recommended")
    assert summary.index("Recommendation 7. ") < summary.index("What happened")


def test_a_finding_says_what_it_rests_on() -> None:
    finding = {"id": "f1", "number": 1, "title": "T", "statement": "S"}
    held = [
        {"id": f"y{n}", "finding": "f1", "stance": stance, "weight": weight, "target": {"kind": kind, "id": "x"}}
        for n, (stance, weight, kind) in enumerate(
            [
                ("supports", "primary", "event"),
                ("supports", "secondary", "source"),
                ("contradicts", "primary", "event"),
                ("context", "anecdotal", "event"),
            ]
        )
    ]
    text = said(report(FakeView(case(finding=[finding], evidence=held), "public")))
    expected = (
        "Two pieces of evidence in support, one from first hand; one piece against; one piece of context; "
        "from two different kinds of source"
    )
    assert expected in text


def test_who_told_whom_is_counted_by_pair_and_status() -> None:
    made = report(harbour("public"))
    table = next(b for b in made.blocks if isinstance(b, Table) and b.caption.plain == "Who told whom")
    held = [[" ".join(t.plain for t in each) for each in row] for row in table.rows]
    header = [each.plain for each in table.header]
    line = next(row for row in held if row[0] == "School 1 to Children’s Social Care")
    assert dict(zip(header, line, strict=True)) == {
        "Between": "School 1 to Children’s Social Care",
        "In all": "3",
        "Shared": "",
        "In part": "1",
        "Late": "",
        "Not shared": "2",
        "Not recorded": "",
    }


def test_one_pair_of_organisations_needs_no_count() -> None:
    told = {"id": "n1", "from_agency": "a1", "to_agency": "a2", "content": "The bruise.", "status": "shared"}
    agencies = [{"id": id_, "name": id_, "label": f"Service {id_}", "kind": "police"} for id_ in ("a1", "a2")]
    text = said(report(FakeView(case(agency=agencies, information_sharing=[told]), "public")))
    assert "The bruise." in text
    assert "Who told whom" not in text


def test_only_agreed_quotations_are_printed_for_the_public() -> None:
    quotes = [{"text": "agreed words", "agreed": True}, {"text": "other words", "agreed": False}, {"text": "no answer"}]
    text = said(
        report(
            FakeView(
                case(
                    interview=[{"id": "i", "capacity": "parent", "quotes": quotes}],
                    person=[{"id": "p", "kind": "subject_child", "label": "Child Z"}],
                ),
                "public",
            )
        )
    )
    assert "agreed words" in text
    assert "other words" not in text
    assert "no answer" not in text


def test_the_public_is_not_told_roles_that_order_the_children() -> None:
    assert "half-sister" not in said(report(harbour("public"))).split("Why this review was done")[0]
    assert "Maternal half-sister" in said(report(harbour("family")))


def test_dates_are_in_words_for_people() -> None:
    text = said(report(harbour("confidential")))
    assert "14 July 2020" in text
    assert not re.search(r"(?<!-)\b\d{4}-\d\d-\d\d\b", text)


def test_the_chronology_is_in_the_order_of_time_on_paper_turned_on_its_side() -> None:
    events = [
        {"id": f"e{n}", "date": date, "what_happened": said, "sequence": n}
        for n, (date, said) in enumerate(
            [
                ("2021-03-14", "fourth"),
                ("../2019", "first"),
                ("2021-03", "third"),
                ("2020-23", "second"),
                ("2021-03-14", "fifth"),
            ]
        )
    ]
    events.append({"id": "n", "author_note": True, "what_happened": "a note of the sender", "date": "2019"})
    blocks = report(FakeView(case(event=events), "confidential")).blocks
    place = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text.plain == "Chronology")
    assert blocks[place - 1] == Turn(landscape=True)
    chronology = blocks[place + 1]
    assert isinstance(chronology, Table)
    assert [row[1][0].plain for row in chronology.rows] == ["first", "second", "third", "fourth", "fifth"]


def test_paper_is_never_turned_for_nothing() -> None:
    for code in CODES:
        blocks = report(harbour(code)).blocks
        for before, after in pairwise(blocks):
            assert not (isinstance(before, Turn) and isinstance(after, Turn))
        assert not isinstance(blocks[-1], Turn)


def test_an_extract_has_a_column_for_the_answer_in_every_table_but_the_papers() -> None:
    made = report(harbour("agency:a2"))
    tables = [b for b in made.blocks if isinstance(b, Table)]
    assert [t.header[-1].plain for t in tables if t.header[0].plain not in {"Source", "Abbreviation"}].count(
        "Your response"
    ) == len(tables) - 2
    assert all(row[-1] == () for t in tables if t.header[-1].plain == "Your response" for row in t.rows)
    assert any(isinstance(b, Bullets) for b in made.blocks)


def test_a_draft_says_so_on_the_cover_and_every_page() -> None:
    made = report(harbour("public"), draft=True)
    assert made.header.plain == "DRAFT – doubtful words are masked"
    assert made.header.plain in [words.plain for words in words_of(made.blocks[0])]
    assert "DRAFT" not in said(report(harbour("public")))


@pytest.mark.parametrize(
    ("code", "marking", "day"),
    [
        ("public", "Public", "January 2026"),
        ("confidential", "Confidential – copy number ______", "5 January 2026"),
        ("family", "Private – for the family", "5 January 2026"),
    ],
)
def test_the_foot_of_the_page_says_for_whom_which_version_and_when(code: str, marking: str, day: str) -> None:
    made = report(harbour(code), version="0.5")
    assert (made.marking.plain, made.version.plain) == (marking, f"Version 0.5, {day}")
    assert report(harbour(code)).version.plain == day


def test_the_title_of_the_file_is_the_opaque_title() -> None:
    assert report(harbour("confidential")).title.plain == "Local Child Safeguarding Practice Review: Child L"


def test_the_united_states_get_their_paper_dates_and_spelling() -> None:
    made = report(harbour("confidential"), profile=profile(spelling="en_US", paper="Letter"))
    assert (made.language, made.paper) == ("en-US", Paper.LETTER)
    assert "July 14, 2020" in said(made)
    assert "What each organization did" in said(made)
    assert report(harbour("confidential")).language == "en-GB"


@pytest.mark.parametrize("jurisdiction", profiles.names())
def test_every_profile_makes_a_report(jurisdiction: str) -> None:
    made = report(harbour("public"), profile=profiles.load(jurisdiction))
    assert {"A", "B", "M", "N"} <= set(headings(made))


def test_sections_point_to_what_they_are_about() -> None:
    notes = [b.text.plain for b in report(harbour("public")).blocks if isinstance(b, Note)]
    assert "See also finding 2; key episode 1; question 2." in notes


def test_every_word_of_the_record_kinds_that_belongs_in_it_is_in_the_confidential_version() -> None:
    made = re.sub(r"\s+", " ", said(report(harbour("confidential"))))
    given = json.loads(HARBOUR.read_text("utf-8"))
    kinds = ("section", "finding", "recommendation", "episode", "enquiry", "event", "interview", "escalation",
             "concern", "good_practice", "missed_opportunity", "information_sharing", "involvement")  # fmt: skip
    lost = []
    for kind in kinds:
        proses = [f.name for f in KINDS[kind].spec.fields.values() if f.kind is FieldKind.PROSE]
        for row in given[kind]:
            for name in proses:
                for paragraph in re.split(r"\n\s*\n", row.get(name, "")):
                    if re.sub(r"\s+", " ", paragraph).strip() not in made:
                        lost.append((kind, row["id"], name))
    assert lost == []


def test_a_real_view_becomes_a_real_report(tmp_path: Any) -> None:
    salt = b"0123456789abcdef"
    body = "Łucja’s mother rang.\n\nNobody came."
    review = Review(
        "r", title="Review: Child Z", jurisdiction="england", review_type="lcspr", incident_date="2021-05-05"
    )
    section = Section("s", number=1, heading="What happened", body=body, audiences=["public"])
    with Store.create(tmp_path / "a.review", keys.derive("x", salt, keys.CHEAP), salt) as store:
        store.apply([Put(review), Put(section)], "test")
        view = AudienceView(store, audience("public"))
        made = report(view)
        view.close()
    data = to_docx(made)
    assert "1.2\tNobody came." in [p.text for p in Document(io.BytesIO(data)).paragraphs]
    assert verify_docx.own_structure(data) == []


def test_what_only_some_see_of_incidents_is_numbered_after_what_all_see() -> None:
    incidents = [{"id": f"i{n}", "public_statement": f"told {n}", "account": f"inside {n}"} for n in (1, 2)]
    whole, part = (numbered(report(FakeView(case(incident=incidents), code))) for code in ("confidential", "public"))
    assert {n: t for n, t in part.items() if n[0] == "D"} == {"D.1": "told 1", "D.2": "told 2"}
    assert part.items() - {(n, t) for n, t in part.items() if n[0] == "A"} <= whole.items()
    assert whole["D.3"] == "inside 1"


def canaries() -> dict[str, Any]:
    """Return a case in which every kind has a record and every word of it is a canary."""
    groups = {"kind": "event", "id": "idcanary", "agreed": True}
    made: dict[str, Any] = {}
    for kind, cls in KINDS.items():
        row: dict[str, Any] = {"id": "idcanary"}
        for name, field in cls.spec.fields.items():
            parts = {part.name: "canary" for part in field.parts}
            row[name] = {
                FieldKind.NUMBER: 7,
                FieldKind.FLAG: True,
                FieldKind.CHOICES: ["canary"],
                FieldKind.TEXTS: ["canary"],
                FieldKind.REF: "idcanary",
                FieldKind.REFS: ["idcanary"],
                FieldKind.TARGET: {"kind": "event", "id": "idcanary"},
                FieldKind.GROUP: parts,
                FieldKind.GROUPS: [{**parts, **{k: v for k, v in groups.items() if k in parts}}],
            }.get(field.kind, "canary")
        made[kind] = row if kind == "review" else [row]
    made["person"] = [
        {**made["person"][0], "id": f"idcanary{n}", "kind": k} for n, k in enumerate(("subject_child", "family"))
    ]
    made["section"][0]["audiences"] = ["public", "family", "panel", "confidential"]
    made["interview"][0]["capacity"] = "parent"
    return made


@pytest.mark.parametrize("code", ["confidential", "panel", "family", "public", "agency:idcanary"])
def test_words_of_a_record_are_always_marked_as_such_and_ids_are_never_printed(code: str) -> None:
    made = report(FakeView(canaries(), code), version="0.1")
    runs = [run for block in made.blocks for words in words_of(block) for run in words.runs]
    assert sum("canary" in run.words for run in runs) > 20
    assert {type(run.words) for run in runs if "canary" in run.words} == {Shown}
    assert "idcanary" not in said(made)
