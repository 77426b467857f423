from __future__ import annotations

import re

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.exchange.chronologies.making import EVENTS, HEADINGS, fill, with_part, word
from workbench.exchange.chronologies import ParsedChronology, read_chronology

TABLE = [HEADINGS, *EVENTS]
GLOSSARY = [("Short form", "Meaning"), ("AB", "A. Brennan, health visitor"), ("WNB", "Was not brought")]


def parsed(data: bytes) -> ParsedChronology:
    return read_chronology("a.docx", data)


def test_a_plain_table_is_read() -> None:
    found = parsed(word(TABLE, title="Northshire Police – chronology"))
    assert [r.what_happened for r in found.rows] == [e[3] for e in EVENTS]
    assert [r.date.edtf for r in found.rows] == ["2021-04-03", "2021-04-05", "2021-04-06"]
    assert found.rows[0].time == "14:30"
    assert found.rows[0].source_detail == "Case note"
    assert "Northshire Police" in found.title_text


def test_a_glossary_is_listed_and_gives_no_rows() -> None:
    found = parsed(word(TABLE, GLOSSARY))
    assert len(found.rows) == 3
    assert [(t.name, t.chronology, t.rows) for t in found.tables] == [("table 1", True, 3), ("table 2", False, 0)]
    assert "WNB | Was not brought" in found.tables[1].lines


def test_two_rows_of_merged_headings_name_the_columns() -> None:
    rows = [
        ("When", "", "What happened", "", "Ref"),
        ("Date", "Time", "Event", "Outcome", "Ref"),
        ("3/4/21", "09:00", "Visit.", "Seen.", "M/1"),
        ("4/4/21", "", "Call.", "None", "M/2"),
    ]

    def merge(document: Document) -> None:
        table = document.tables[0]
        table.cell(0, 0).merge(table.cell(0, 1)).text = "When"
        table.cell(0, 2).merge(table.cell(0, 3)).text = "What happened"
        table.cell(0, 4).merge(table.cell(1, 4)).text = "Ref"

    found = parsed(word(rows, change=merge))
    assert [c.heading for c in found.columns] == [
        "When: Date",
        "When: Time",
        "What happened: Event",
        "What happened: Outcome",
        "Ref",
    ]
    assert [(r.what_happened, r.outcome, r.time) for r in found.rows] == [
        ("Visit.", "Seen.", "09:00"),
        ("Call.", "None", None),
    ]


def test_a_line_across_the_table_is_kept_as_a_note_and_one_with_a_date_heads_the_rows_below() -> None:
    rows = [
        HEADINGS,
        ("Before the birth", "", "", "", ""),
        EVENTS[0],
        ("May 2021", "", "", "", ""),
        ("", "", "", "Call.", ""),
    ]

    def merge(document: Document) -> None:
        for number in (1, 3):
            cells = document.tables[0].rows[number].cells
            cells[0].merge(cells[4]).text = rows[number][0]

    found = parsed(word(rows, change=merge))
    assert [(r.what_happened, r.is_note) for r in found.rows] == [
        ("Before the birth", True),
        (EVENTS[0][3], False),
        ("Call.", False),
    ]
    assert found.rows[2].date.edtf is None


def test_headings_on_every_page_are_no_rows() -> None:
    found = parsed(word([HEADINGS, EVENTS[0], HEADINGS, *EVENTS[1:]]))
    assert len(found.rows) == 3


def test_a_second_table_without_headings_continues_the_first() -> None:
    found = parsed(word(TABLE, EVENTS[:2]))
    assert [r.row for r in found.rows] == [1, 2, 3, 4, 5]
    assert found.rows[4].what_happened == EVENTS[1][3]
    assert found.rows[4].place == "table 2"


def test_insertions_are_read_and_deletions_left_out_and_this_is_said() -> None:
    def track(document: Document) -> None:
        paragraph = document.tables[0].cell(1, 3).paragraphs[0]._p
        ns = nsdecls("w")
        paragraph.append(parse_xml(f'<w:ins {ns} w:id="1" w:author="x"><w:r><w:t> Added.</w:t></w:r></w:ins>'))
        paragraph.append(
            parse_xml(f'<w:del {ns} w:id="2" w:author="x"><w:r><w:delText>Gone.</w:delText></w:r></w:del>')
        )

    found = parsed(word(TABLE, change=track))
    assert found.rows[0].what_happened == f"{EVENTS[0][3]} Added."
    assert any("tracked changes" in p.sentence for p in found.problems)


def test_a_row_marked_as_deleted_is_left_out_and_counted() -> None:
    def track(document: Document) -> None:
        row = document.tables[0].rows[2]._tr
        row.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="x"/>'))

    found = parsed(word(TABLE, change=track))
    assert len(found.rows) == 2
    assert any("1 row(s) marked as deleted" in p.sentence for p in found.problems)


def test_a_table_inside_a_cell_is_part_of_the_cell() -> None:
    def nest(document: Document) -> None:
        fill(document.tables[0].cell(1, 3).add_table(1, 2), [("weight", "7.4 kg")])

    assert "7.4 kg" in parsed(word(TABLE, change=nest)).rows[0].what_happened


def test_a_chronology_inside_a_frame_of_layout_is_found() -> None:
    def nest(document: Document) -> None:
        fill(document.tables[0].cell(0, 0).add_table(len(TABLE), 5), TABLE)

    found = parsed(word([("Chronology of the Trust",)], change=nest))
    assert [r.what_happened for r in found.rows] == [e[3] for e in EVENTS]


def test_rows_inside_content_controls_are_read() -> None:
    def control(document: Document) -> None:
        table = document.tables[0]._tbl
        row = table.findall(qn("w:tr"))[2]
        frame = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        row.addprevious(frame)
        frame[0].append(row)

    assert len(parsed(word(TABLE, change=control)).rows) == 3


def test_comments_stay_with_their_row() -> None:
    def comment(document: Document) -> None:
        run = document.tables[0].cell(1, 3).paragraphs[0].runs[0]
        document.add_comment(run, text="Who was this?", author="QA")

    assert "Comment by QA: Who was this?" in parsed(word(TABLE, change=comment)).rows[0].remarks


def test_text_boxes_are_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:t>boxed</w:t></mc:Choice>'
        "<mc:Fallback><w:t>boxed</w:t></mc:Fallback></mc:AlternateContent>"
    )
    data = with_part(word(TABLE), "word/document.xml", lambda x: x.replace("<w:t>Visit to", f"{box}<w:t>Visit to"))
    assert parsed(data).rows[0].what_happened.count("boxed") == 1


def test_the_strict_format_is_read_too() -> None:
    old = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = with_part(word(TABLE), "word/document.xml", lambda xml: xml.replace(old, new))
    assert len(parsed(data).rows) == 3


def test_columns_drawn_by_hand_keep_their_places() -> None:
    def uneven(xml: str) -> str:
        widths = iter([2, 1, 3, 1, 2] * 2)
        parts = re.split(r"(<w:tcPr>)", xml)
        return "".join(
            f'{part}<w:gridSpan w:val="{next(widths, 1)}"/>' if part == "<w:tcPr>" else part for part in parts
        )

    found = parsed(with_part(word(TABLE), "word/document.xml", uneven))
    assert [r.what_happened for r in found.rows] == [e[3] for e in EVENTS]


def test_macros_are_not_run_and_told() -> None:
    data = with_part(word([HEADINGS, *EVENTS]), "word/vbaProject.bin", lambda _: "x")
    found = read_chronology("a.docm", data)
    assert len(found.rows) == 3
    assert any("macros" in p.sentence for p in found.problems)
