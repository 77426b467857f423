from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.reports.small import LETTERS, fixed, report, words
from workbench.reports import look, verify_pdf
from workbench.reports.blocks import Block, Contents, Heading, KeyValue, Paper, Paragraph, Table
from workbench.reports.pdf_writer import to_pdf
from workbench.reports.text import Text


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def table(rows: int, words_a_cell: int = 6) -> Table:
    body = tuple(((words(f"row {n}"),), (words(" ".join(["word"] * words_a_cell) + f" end{n}"),)) for n in range(rows))
    return Table((fixed("Column one"), fixed("Column two")), body, (1, 3))


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_pdf(report())


def test_all_words_arrive_with_their_accents(made: bytes) -> None:
    said = " ".join(pages(made))
    assert "First <paragraph> & “more”." in said
    assert LETTERS in said
    for expected in ("Judged. Fairly, and plainly.", "Nobody asked.", "All of it", "See also finding 1."):
        assert expected in said


def test_the_same_report_is_the_same_bytes(made: bytes) -> None:
    assert to_pdf(report()) == made


def test_the_properties_say_the_title_and_no_writer(made: bytes) -> None:
    reader = PdfReader(io.BytesIO(made))
    said = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert said.pop("/Title") == "Review: Child Z"
    assert {said.pop("/CreationDate"), said.pop("/ModDate")} == {"D:20000101000000+00'00'"}
    assert set(said.values()) <= {"", "Review Workbench", "/False"}
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "en-GB"


def test_every_font_is_embedded(made: bytes) -> None:
    fonts: dict[str, Any] = {}
    for page in PdfReader(io.BytesIO(made)).pages:
        resources: Any = page["/Resources"]
        fonts.update(resources["/Font"])
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts.values())


def test_every_page_says_its_marking_version_and_number() -> None:
    for draft, head in ((False, "Review: Child Z"), (True, "DRAFT – doubtful words are masked")):
        shown = pages(to_pdf(report(draft=draft)))
        for number, page in enumerate(shown, start=1):
            assert head in page
            assert "Public" in page
            assert f"Version 1, January 2026 · page {number} of {len(shown)}" in page


def test_the_contents_give_the_page_of_each_heading() -> None:
    blocks: list[Block] = [Contents(fixed("Contents"))]
    for number in range(1, 30):
        blocks.append(Heading(1, fixed(f"Part {number} of it"), str(number), new_page=number % 3 == 0))
        blocks.extend(Paragraph(fixed("word " * 90), f"{number}.{n}") for n in range(6))
    data = to_pdf(report(*blocks))
    shown, reader = pages(data), PdfReader(io.BytesIO(data))
    lines = reader.pages[1].extract_text(extraction_mode="layout").splitlines()
    listed = [line.split() for line in lines if " of it" in line]
    assert len(listed) == 29
    for line in listed:
        assert f"Part {line[0]} of it" in shown[int(line[-1]) - 1]
    assert len(reader.outline) == 29


def test_the_chronology_lies_on_its_side(made: bytes) -> None:
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(made)).pages]
    turned = [box.width > box.height for box in boxes]
    assert turned == [False, False, False, True, False, False]
    letter = PdfReader(io.BytesIO(to_pdf(report(paper=Paper.LETTER)))).pages[0].mediabox
    assert (letter.width, letter.height) == look.SHEETS[Paper.LETTER]


def test_a_long_table_loses_nothing_and_repeats_its_header() -> None:
    shown = pages(to_pdf(report(table(400))))
    assert len(shown) > 5
    assert all("Column one" in page for page in shown)
    said = "\n".join(shown)
    assert [n for n in range(400) if f"row {n}\n" not in said and f"row {n} " not in said] == []


def test_a_row_taller_than_a_page_is_cut_and_not_lost() -> None:
    shown = pages(to_pdf(report(Paragraph(fixed("before")), table(2, 3000), Paragraph(fixed("after")))))
    said = " ".join(shown)
    assert said.count("word") == 6000
    assert "end0" in said
    assert "end1" in said
    assert "after" in shown[-1]


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page() -> None:
    for lines in range(20, 60):
        filler = [Paragraph(fixed("filler")) for _ in range(lines)]
        shown = pages(
            to_pdf(report(*filler, Heading(1, fixed("Lonely")), Heading(2, fixed("Sub")), Paragraph(fixed("text"))))
        )
        page = next(page for page in shown if "Lonely" in page)
        assert "text" in page


def test_a_short_list_of_facts_is_not_cut() -> None:
    facts = KeyValue(tuple((fixed(f"name{n}"), fixed("value")) for n in range(8)))
    for lines in range(20, 40):
        shown = pages(to_pdf(report(*[Paragraph(fixed("filler")) for _ in range(lines)], facts)))
        page = next(page for page in shown if "name0" in page)
        assert "name7" in page


def test_the_file_is_one_that_the_check_of_exports_lets_through(made: bytes) -> None:
    assert verify_pdf.own_structure(made) == []


@pytest.mark.parametrize("block", [lambda w: Paragraph(w, "1.1"), lambda w: Table((fixed("h"),), (((w,),),), (1,))])
@pytest.mark.parametrize("said", ["word " * 4000, "A sentence of it. " * 1000, "x" * 20000, f"short {'x' * 20000} end"])
def test_a_monstrous_paragraph_is_all_there(block: Callable[[Text], Block], said: str) -> None:
    made = " ".join(pages(to_pdf(report(Paragraph(fixed("a")), block(fixed(said))))))
    for letter in set(said) - {" "}:
        assert made.count(letter) >= said.count(letter)


@pytest.mark.slow
def test_a_chronology_of_thousands_of_rows_takes_seconds() -> None:
    assert len(pages(to_pdf(report(table(3000, 30))))) > 100
