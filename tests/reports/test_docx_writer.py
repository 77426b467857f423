from __future__ import annotations

import io
import re
from typing import Any
from zipfile import BadZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from tests.reports.small import LETTERS, fixed, parts, report, words
from workbench.reports import docx_writer, verify_docx
from workbench.reports.blocks import Block, Contents, Heading, KeyValue, Paper, Paragraph, Table, Turn
from workbench.reports.docx_writer import to_docx


def opened(*blocks: Block, paper: Paper = Paper.A4) -> Any:
    return Document(io.BytesIO(to_docx(report(*blocks, paper=paper))))


def body(*blocks: Block) -> str:
    return parts(to_docx(report(*blocks)))["word/document.xml"]


def table(caption: str = "") -> Table:
    return Table((fixed("When"),), (((words("2021"),),),), (1,), fixed(caption))


def test_all_words_arrive_as_they_are() -> None:
    document = opened()
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "A.1\tFirst <paragraph> & “more”." in said
    assert LETTERS in said
    assert "Judged. Fairly, and plainly." in said
    assert [[cell.text for cell in row.cells] for row in document.tables[2].rows] == [
        ["When", "What"],
        ["2021", "a\nb"],
        ["", "c"],
    ]


def test_bold_and_italics_arrive() -> None:
    runs = next(p for p in opened().paragraphs if p.text.startswith("Judged.")).runs
    assert [(bool(run.bold), bool(run.italic)) for run in runs] == [(True, False), (False, True), (False, False)]


def test_no_paragraph_is_empty_but_the_one_that_turns_the_page_after_a_table() -> None:
    empty = [paragraph for paragraph in opened().paragraphs if not paragraph.text]
    assert [(p.style.name, "w:sectPr" in p._p.xml) for p in empty] == [("Section End", True)]


def test_headings_are_headings() -> None:
    styles = {p.text: p.style.name for p in opened().paragraphs}
    assert styles["A\tAbout"] == "Heading 1" or styles["A\tAbout"] == "heading 1"
    assert styles["Detail"].lower() == "heading 3"


def test_the_contents_are_a_field_that_reads_right_before_it_is_renewed() -> None:
    document = opened()
    entries = [p.text for p in document.paragraphs if p.style.name.startswith("toc ")]
    assert entries == ["A\tAbout", LETTERS, "Annex 2\tChronology", "Annex 3\tEnd"]
    xml = parts(to_docx(report()))["word/document.xml"]
    assert re.findall(r'w:fldCharType="(\w+)"', xml) == ["begin", "separate", "end"]
    assert set(re.findall(r'w:anchor="(\w+)"', xml)) == set(
        re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', xml)
    )


def test_contents_without_headings_have_no_field() -> None:
    assert "fldChar" not in body(Contents(fixed("Contents")), Paragraph(fixed("x")))


def test_table_headers_repeat_and_rows_are_not_cut() -> None:
    xml = body()
    for found in re.findall(r"<w:tbl>.*?</w:tbl>", xml):
        rows = re.findall(r"<w:tr>.*?</w:tr>", found)
        assert all("<w:cantSplit/>" in row for row in rows)
        flagged = 'w:firstRow="1"' in found
        assert [("<w:tblHeader/>" in row) for row in rows] == [flagged and place == 0 for place in range(len(rows))]
    assert xml.count("<w:tblHeader/>") == 2


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 11906), (Paper.LETTER, 12240)])
def test_the_chronology_lies_on_its_side_and_the_rest_stands(paper: Paper, width: int) -> None:
    sections = opened(paper=paper).sections
    assert [s.orientation for s in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert [round(s.page_width.twips) for s in sections][::2] == [width, width]
    assert sections[1].page_height.twips == width


def test_a_table_fills_the_width_between_the_margins() -> None:
    document = opened()
    for found, section in ((document.tables[2], document.sections[0]), (document.tables[3], document.sections[1])):
        room = section.page_width - section.left_margin - section.right_margin
        assert abs(sum(cell.width for cell in found.rows[0].cells) - room) < 2000  # English Metric Units


def test_two_tables_in_a_row_stay_two() -> None:
    assert len(opened(table(), table(), KeyValue(((fixed("a"), fixed("b")),)), table()).tables) == 4


def test_a_page_turned_after_a_table_keeps_the_table_on_its_page() -> None:
    xml = body(Paragraph(fixed("a")), Turn(True), table(), Turn(False), Paragraph(fixed("b")))
    first, second = [place.start() for place in re.finditer("<w:sectPr>", xml)][:2]
    assert first < xml.index("<w:tbl>") < second
    assert 'w:orient="landscape"' in xml[second:]


def test_a_new_page_is_begun_once() -> None:
    xml = body(
        Paragraph(fixed("a")), Turn(True), Heading(1, fixed("h"), new_page=True), Heading(1, fixed("i"), new_page=True)
    )
    assert xml.count("<w:pageBreakBefore/>") == 1


def test_the_file_is_one_that_the_check_of_exports_lets_through() -> None:
    assert verify_docx.own_structure(to_docx(report(draft=True))) == []


def test_a_report_that_begins_turned_has_no_page_before() -> None:
    made = body(Turn(landscape=True), Paragraph(words("Words.")))
    assert made.count("<w:sectPr>") == 1
    assert 'w:orient="landscape"' in made
    assert "SectionEnd" not in made


def test_a_file_that_a_word_library_cannot_open_goes_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_writer, "package", lambda report, body: b"PK\x03\x04 not a Word file")
    with pytest.raises(BadZipFile):
        to_docx(report())
