from __future__ import annotations

import io
import zipfile

import pytest

from tests.exchange.documents.making import W, docx, paragraph, part
from workbench.errors import BadInput
from workbench.exchange.documents import Document, read_document


def read(body: str, **parts: str | bytes) -> Document:
    return read_document("a.docx", docx(body, **parts))


def refs(document: Document) -> list[tuple[str, str]]:
    return [(p.ref, p.text) for p in document.passages]


ROW = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"


def test_body_and_tables_are_read_in_order_with_runs_joined() -> None:
    rows = ROW.format(paragraph("Date"), paragraph("What")) + ROW.format(paragraph("3 May"), paragraph("a", "b"))
    table = f"<w:tbl>{rows}</w:tbl>"
    document = read(paragraph("Vis", "it to the ", "home") + "<w:p/>" + table + paragraph("End"))
    assert refs(document) == [
        ("para 1", "Visit to the home"),
        ("table 1, row 1", "Date | What"),
        ("table 1, row 2", "3 May | ab"),
        ("para 3", "End"),
    ]
    assert document.text == "Visit to the home\n\nDate | What\n\n3 May | ab\n\nEnd"
    assert document.warnings == ()


def test_a_table_in_a_table_is_read_once_with_the_cell_around_it() -> None:
    inner = f"<w:tbl>{ROW.format(paragraph('in'), paragraph('ner'))}</w:tbl>"
    document = read(f"<w:tbl>{ROW.format(paragraph('out') + inner, paragraph('er'))}</w:tbl>")
    assert refs(document) == [("table 1, row 1", "out\nin\nner | er")]


def test_content_in_wrappers_is_read() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{paragraph('kept')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{ROW.format(paragraph('x'), paragraph('y'))}</w:sdtContent></w:sdt>"
    document = read(wrapped + f"<w:tbl>{row}</w:tbl>")
    assert refs(document) == [("para 1", "kept"), ("table 1, row 1", "x | y")]


def test_breaks_tabs_and_links_are_part_of_the_words() -> None:
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>'
        "<w:hyperlink><w:r><w:t>c</w:t></w:r></w:hyperlink><w:r><w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert refs(read(body)) == [("para 1", "a\tb\nc-")]


def test_what_stands_off_the_page_is_read_and_marked() -> None:
    comment = f'<w:comment w:id="1" w:author="A Quill" w:date="2021-05-01">{paragraph("Check")}</w:comment>'
    document = read(
        paragraph("Body"),
        header1=part("hdr", paragraph("Official")),
        header2=part("hdr", paragraph("Official")),
        footer1=part("ftr", paragraph("Page")),
        footnotes=part(
            "footnotes",
            f'<w:footnote w:type="separator">{paragraph("-")}</w:footnote><w:footnote>{paragraph("Note")}</w:footnote>',
        ),
        endnotes=part("endnotes", f"<w:endnote>{paragraph('Last')}</w:endnote>"),
        comments=part("comments", comment),
    )
    assert refs(document)[1:] == [
        ("footer 1", "Page"),
        ("header 1", "Official"),
        ("footnote 1", "Note"),
        ("endnote 1", "Last"),
        ("comment 1 by A Quill, 2021-05-01", "Check"),
    ]
    assert "[footnote 1] Note" in document.text
    assert document.warnings == ("The document holds comments, which were read: 1.",)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    document = read(f"<w:p><w:r><w:t>Around</w:t>{choice}</w:r></w:p>")
    assert refs(document) == [("para 1", "Around"), ("text box 1", "In the box")]


def test_a_text_box_that_only_old_programs_see_is_read() -> None:
    box = f"<w:txbxContent>{paragraph('Old')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert refs(read(body)) == [("text box 1", "Old")]


def test_tracked_changes_are_told_apart_and_counted() -> None:
    body = (
        '<w:p><w:r><w:t>He </w:t></w:r><w:ins w:author="B Quill"><w:r><w:t>never </w:t></w:r></w:ins>'
        '<w:del w:author="C Quill"><w:r><w:delText>often </w:delText></w:r></w:del><w:r><w:t>came</w:t></w:r></w:p>'
    )
    document = read(body)
    assert refs(document) == [("para 1", "He never came"), ("para 1, deleted by C Quill", "often ")]
    assert document.properties["authors of tracked changes"] == "B Quill; C Quill"
    (warning,) = document.warnings
    assert "insertions (read as text): 1; deletions (listed as deleted): 1" in warning
    assert "Quill" not in warning


def test_moved_text_is_read_where_it_is_now() -> None:
    body = f"<w:moveTo>{paragraph('x')}</w:moveTo><w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>"
    assert refs(read(body)) == [("para 1", "x"), ("para 2, deleted", "x")]


@pytest.mark.parametrize(
    ("mark", "hidden"), [("<w:vanish/>", True), ('<w:vanish w:val="0"/>', False), ('<w:rStyle w:val="Secret"/>', True)]
)
def test_hidden_text_is_listed_apart(mark: str, hidden: bool) -> None:
    styles = part("styles", '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>')
    document = read(f"<w:p><w:r><w:rPr>{mark}</w:rPr><w:t>psst</w:t></w:r></w:p>", styles=styles)
    assert refs(document) == [("para 1, hidden" if hidden else "para 1", "psst")]
    assert bool(document.warnings) == hidden


def test_a_hidden_paragraph_style_hides_its_paragraphs() -> None:
    styles = part("styles", '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>')
    body = '<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr><w:r><w:t>psst</w:t></w:r></w:p>'
    assert refs(read(body, styles=styles)) == [("para 1, hidden", "psst")]


def test_properties_are_returned_because_they_identify() -> None:
    core = "<c><creator>A Quill</creator><title>T</title><lastModifiedBy>B Quill</lastModifiedBy></c>"
    custom = '<p><property name="Owner"><v>C Quill</v></property></p>'
    document = read(paragraph("x"), docProps__core=core, docProps__custom=custom)
    assert document.properties == {
        "author": "A Quill",
        "title": "T",
        "last modified by": "B Quill",
        "custom: Owner": "C Quill",
    }
    assert "Quill" not in repr(document)


def test_embedded_files_are_attached_and_macros_and_objects_told() -> None:
    parts: dict[str, str | bytes] = {
        "word__embeddings__a.docx": b"inner", "word__embeddings__o.bin": b"ole", "vbaProject.bin": b"macro",
    }  # fmt: skip
    document = read(paragraph("x"), **parts)
    assert document.attachments == (("a.docx", b"inner"),)
    assert document.warnings == (
        "The document holds macros; they were ignored.",
        "Embedded objects in a form that cannot be read: 1.",
    )


def test_an_empty_document_says_so() -> None:
    assert "holds no words" in read("<w:p/>").warnings[0]


def test_the_strict_form_of_the_format_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        archive.writestr("word/document.xml", part("document", paragraph("x")).replace(W, space))
    assert refs(read_document("a.docx", out.getvalue())) == [("para 1", "x")]


@pytest.mark.parametrize("part_name", ["styles", "comments", "footnotes", "header1", "docProps__core"])
def test_a_damaged_part_is_refused(part_name: str) -> None:
    with pytest.raises(BadInput):
        read(paragraph("x"), **{part_name: "<broken"})


def test_declarations_of_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + part("comments", "&a;").removeprefix('<?xml version="1.0"?>')
    with pytest.raises(BadInput, match="declarations"):
        read(paragraph("x"), comments=bomb)


def test_what_stands_in_a_table_unseen_is_listed_with_its_row() -> None:
    box = f"<w:p><w:r><w:txbxContent>{paragraph('In the box')}</w:txbxContent></w:r></w:p>"
    gone = '<w:p><w:del w:author="A Quill"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    document = read(f"<w:tbl>{ROW.format(paragraph('x') + box, gone)}</w:tbl>")
    assert refs(document) == [
        ("table 1, row 1", "x | "),
        ("table 1, row 1, deleted by A Quill", "gone"),
        ("text box 1", "In the box"),
    ]


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    inner = f"<w:p><w:r><w:txbxContent>{paragraph('inner')}</w:txbxContent></w:r></w:p>"
    document = read(f"<w:p><w:r><w:txbxContent>{paragraph('outer')}{inner}</w:txbxContent></w:r></w:p>")
    assert [p.text for p in document.passages] == ["outer", "inner"]


def test_a_changed_paragraph_mark_is_no_change_of_words() -> None:
    assert read('<w:p><w:pPr><w:rPr><w:ins w:author="x"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>').warnings == ()


def test_a_property_without_a_value_is_left_out() -> None:
    assert read(paragraph("x"), docProps__custom='<p><property name="Owner"/></p>').properties == {}


def test_a_table_in_a_text_box_is_read() -> None:
    table = f"<w:tbl>{ROW.format(paragraph('a'), paragraph('b'))}</w:tbl>"
    document = read(f"<w:p><w:r><w:txbxContent>{table}</w:txbxContent></w:r></w:p>")
    assert [p.text for p in document.passages] == ["a | b"]
