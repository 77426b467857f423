"""A drawing is written as SVG and PDF: the same shapes, the same words, nothing else."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from tests.reports.test_timeline_sheet import sheet, words
from workbench.reports.drawing import Box, Ink, Label, Ring, Rule, moved
from workbench.reports.drawing_pdf import to_drawn_pdf
from workbench.reports.drawing_svg import to_svg
from workbench.reports.verify_drawing import own_png_structure, own_svg_structure
from workbench.reports.verify_pdf import own_structure


def test_the_svg_holds_every_word_once_and_keeps_its_own_rules() -> None:
    made = sheet()
    data = to_svg(made)
    root = etree.fromstring(data)
    assert [node.text for node in root.iter("{*}text")] == words(made)
    assert own_svg_structure(data) == []


def test_the_pdf_holds_every_word_on_one_page_and_keeps_its_own_rules() -> None:
    made = sheet()
    data = to_drawn_pdf(made)
    pages = pypdfium2.PdfDocument(data)
    text = " ".join(pages[0].get_textpage().get_text_range().split())
    assert len(pages) == 1
    assert all(said in text for said in words(made) if len(said) > 3)
    assert own_structure(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:2000")  # not the true one


@pytest.mark.parametrize(
    "more",
    [b"<!-- a name -->", b"<script>1</script>", b'<g id="a"/>', b'<text onclick="x">y</text>', b'<image href="x"/>'],
)
def test_an_svg_with_anything_more_is_not_our_own(more: bytes) -> None:
    data = to_svg(sheet()).replace(b"</svg>", more + b"</svg>")
    assert own_svg_structure(data)


def test_damage_is_said() -> None:
    assert own_svg_structure(b"<svg") == ["The drawing is damaged."]
    assert own_png_structure(b"no picture")


def test_a_shape_can_be_moved() -> None:
    assert moved(Rule(0, 1, 2, 3, Ink.LINE), 10, 20) == Rule(10, 21, 12, 23, Ink.LINE)
    assert moved(Box(1, 2, 3, 4, Ink.BAR), 1, 1) == Box(2, 3, 3, 4, Ink.BAR)
    assert moved(Ring(1, 2, 3, Ink.MARK), 1, 1) == Ring(2, 3, 3, Ink.MARK)
    assert moved(Label(1, 2, "x", 8, Ink.TEXT), 1, 1) == Label(2, 3, "x", 8, Ink.TEXT)
