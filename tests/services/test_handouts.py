from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from workbench.analysis.queries import Ask
from workbench.errors import PublicationRefused, WrongUse
from workbench.records import Agency, Disclosure, Event, Person, Source
from workbench.services import handouts, importing, merging
from workbench.services.session import Session
from workbench.vault.store import Put

TODAY = dt.date(2024, 2, 1)
ROWS = [
    (
        "14/03/2021",
        "09:30",
        "Case note 4",
        "Ann Hill",
        "Home visit. Ann seen alone.",
        "Referral sent.",
        "Seen",
        "Late.",
    ),
    ("?20 March 2021", "", "Case note 5", "Ann Hill", "Call from the school.", "Advice given.", "None", ""),
    ("April 2021", "", "Letter", "Mother", "Letter about the rent.", "Filed.", "Closed", ""),
]


@pytest.fixture
def small(empty: Session) -> Session:
    """Return a review of two agencies in which one entry of each is marked in every way."""

    def event(id_: str, agency: str, **more: object) -> Put:
        return Put(Event(id_, {"agency": agency, "source": f"s-{agency}", "date": "2021-05-02", **more}))

    empty.store.apply(
        [
            Put(empty.review.replace(title="Review: Child A", incident_date="2021-09-21")),
            Put(Agency("a1", name="Northshire Police", kind="police", label="Police")),
            Put(Agency("a2", name="Bryn Glas School", kind="school", label="School 1")),
            Put(Source("s-a1", title="Log of the police", kind="chronology", agency="a1", file="log.csv")),
            Put(Source("s-a2", title="Log of the school", kind="chronology", agency="a2", file="school.csv")),
            Put(Person("p1", name="Ann Hill", kind="subject_child", label="Child A", date_of_birth="2020-07-14")),
            event("e1", "a1", time="09:00", what_happened="Ann Hill seen at home.", comment="Odd.", same_as=("e2",)),
            event("e2", "a2", what_happened="Police say that Ann was seen.", status="disputed", omission=True),
            event("e3", "a1", date="2021-04~", what_happened="=SUM(A1) said by Ann.", source_detail="row 2; x, row 2"),
            event("e4", "a1", date=None, date_text="31/02/21", what_happened="Shouting.", source_detail="row 3; L 9"),
            event("e5", "a1", author_note=True, what_happened="The log before 2021 is lost."),
        ],
        "test",
    )
    return empty


def words(path: Path) -> list[str]:
    """Return the text of every paragraph and of every cell, each once, in a Word file."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [p.text for p in document.paragraphs] + cells


def table(path: Path, place: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in Document(str(path)).tables[place].rows]


def test_the_chronology_is_on_turned_paper_with_its_head_on_every_page(small: Session, tmp_path: Path) -> None:
    handouts.write_chronology(small, tmp_path / "c.docx", today=TODAY)
    document = Document(str(tmp_path / "c.docx"))
    assert [s.orientation for s in document.sections] == [WD_ORIENT.LANDSCAPE]
    head = document.tables[0].rows[0]._tr
    assert head.xpath("./w:trPr/w:tblHeader")
    rows = table(tmp_path / "c.docx")
    assert rows[0] == [
        "No.",
        "When",
        "Age",
        "Agency and source",
        "What happened",
        "The child; remarks",
        "Comment",
    ]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "5"]
    assert rows[1][1] == "? about April 2021"
    assert "Northshire Police" in rows[1][3]
    assert "same event as 3" in rows[2][-2]
    assert rows[4][1] == "no date\n31/02/21"


def test_notes_of_authors_stand_apart(small: Session, tmp_path: Path) -> None:
    handouts.write_chronology(small, tmp_path / "c.docx", "panel", today=TODAY)
    assert "lost" not in str(table(tmp_path / "c.docx"))
    assert table(tmp_path / "c.docx", 1)[1][-1] == "The log before 2021 is lost."


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv"])
@pytest.mark.parametrize("code", ["panel", "public", "agency:a1"])
def test_no_name_that_an_audience_may_not_see_is_in_any_form(
    small: Session, tmp_path: Path, ending: str, code: str
) -> None:
    target = tmp_path / f"c.{ending}"
    receipt = handouts.write_chronology(small, target, code, draft=code == "public", today=TODAY)
    assert receipt.verification
    assert receipt.verification.ok
    text = " ".join(words(target)) if ending == "docx" else str(read_table(target))
    assert "Child A" in text
    assert "Ann" not in text
    assert "Odd." not in text
    assert code != "public" or "2021-0" not in text


def read_table(path: Path) -> list[list[object]]:
    if path.suffix == ".csv":
        return [list(row) for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))]
    sheet = load_workbook(path).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_table_has_numbers_doubts_and_notes_in_columns_of_their_own(small: Session, tmp_path: Path) -> None:
    handouts.write_chronology(small, tmp_path / "c.xlsx", today=TODAY)
    head, *rows = read_table(tmp_path / "c.xlsx")
    first = dict(zip(head, rows[0], strict=True))
    assert (first["No."], first["Doubt"], first["Date"]) == (1, "?", "2021-04~")
    note = next(row for row in rows if "The log before 2021 is lost." in row)
    assert head[note.index("The log before 2021 is lost.")] == "Author's note"


def test_no_cell_of_a_table_can_become_a_formula(small: Session, tmp_path: Path) -> None:
    handouts.write_chronology(small, tmp_path / "c.csv", today=TODAY)
    cells = [cell for row in read_table(tmp_path / "c.csv") for cell in row]
    assert "'=SUM(A1) said by Ann." in cells
    assert not any(str(cell).startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_public_chronology_in_doubt_is_refused_and_leaves_nothing(harbour: Session, tmp_path: Path) -> None:
    with pytest.raises(PublicationRefused):
        handouts.write_chronology(harbour, tmp_path / "c.xlsx", "public", today=TODAY)
    assert list(tmp_path.glob("c.*")) == []


def test_every_file_is_among_the_disclosures(small: Session, tmp_path: Path) -> None:
    receipts = [
        handouts.write_chronology(small, tmp_path / "c.csv", "panel", today=TODAY),
        handouts.write_template(small, "a1", tmp_path / "t.docx", today=TODAY),
        handouts.write_queries(small, "a1", tmp_path / "q.docx", today=TODAY),
    ]
    kept = small.store.all(Disclosure)
    assert [d.sha256 for d in kept] == [r.sha256 for r in receipts]
    assert [d.audience for d in kept] == ["panel", "agency:a1", "agency:a1"]


@pytest.mark.parametrize("verb", [handouts.write_template, handouts.write_queries])
def test_an_agency_that_there_is_not_is_refused(small: Session, tmp_path: Path, verb: object) -> None:
    assert callable(verb)
    with pytest.raises(WrongUse, match="No agency"):
        verb(small, "nobody", tmp_path / "x.docx")


def test_another_kind_of_file_is_refused(small: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"\.docx or \.xlsx or \.csv"):
        handouts.write_chronology(small, tmp_path / "c.pdf")
    with pytest.raises(WrongUse, match=r"\.docx or \.xlsx"):
        handouts.write_template(small, "a1", tmp_path / "c.csv")
    with pytest.raises(WrongUse, match=r"written as \.docx\."):
        handouts.write_queries(small, "a1", tmp_path / "c.xlsx")


def fill_docx(path: Path) -> None:
    document = Document(str(path))
    blank = document.tables[-1]
    for row, values in zip(blank.rows[1:], ROWS, strict=False):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.save(str(path))


def fill_xlsx(path: Path) -> None:
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    book.save(path)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_template_that_was_filled_in_comes_back_without_mapping(small: Session, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"from the agency.{ending}"
    handouts.write_template(small, "School 1", target, today=TODAY)
    (fill_docx if ending == "docx" else fill_xlsx)(target)
    before = {e.id for e in small.store.all(Event)}
    importing.import_paths(small, [target])
    came = [e for e in small.store.all(Event) if e.id not in before]
    assert [e.agency for e in came] == ["a2"] * 3
    assert [e.date for e in came] == ["2021-03-14", "2021-03-20?", "2021-04"]
    assert [e.what_happened for e in came] == [row[4] for row in ROWS]
    assert [e.action_taken for e in came] == [row[5] for row in ROWS]
    assert [e.outcome for e in came] == [row[6] for row in ROWS]
    assert came[0].time == "09:30"
    assert "Case note 4" in (came[0].source_detail or "")
    assert "Late." in (came[0].comment or "")
    assert not any(e.author_note or e.problem for e in came)


def test_an_agency_is_asked_only_about_what_it_sent_and_told_nothing_of_others(small: Session, tmp_path: Path) -> None:
    handouts.write_queries(small, "a1", tmp_path / "q.docx", today=TODAY)
    rows = table(tmp_path / "q.docx", -1)
    assert [row[1] for row in rows[1:]] == ["row 3", "row 2", "row 2"]
    assert "Shouting." in rows[1][3]
    assert "cannot be read" in rows[1][4]
    assert rows[1][5] == ""
    text = " ".join(words(tmp_path / "q.docx"))
    assert "Ann" not in text
    assert "School" not in text
    assert "Police say" not in text


def test_an_agency_without_questions_is_thanked(small: Session, tmp_path: Path) -> None:
    handouts.write_queries(small, "a2", tmp_path / "q.docx", today=TODAY)
    assert "There is no question on your chronology. Thank you." in words(tmp_path / "q.docx")


def test_the_example_asks_its_agencies_what_there_is_to_ask(harbour: Session) -> None:
    asked = handouts.questions(harbour, "a2")
    assert {Ask.UNREADABLE, Ask.DIFFERS} <= {query.ask for query in asked}
    differing = next(query for query in asked if query.ask is Ask.DIFFERS)
    other = next(p for p in merging.suggestions(harbour) if p.conflicts and differing.entry in (p.first, p.second))
    merging.keep_apart(harbour, other.first, other.second)
    after = [q for q in handouts.questions(harbour, "a2") if q.ask is Ask.DIFFERS and q.entry == differing.entry]
    assert after != [differing]
