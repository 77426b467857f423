from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from tests.reports.small import GOLDEN, REFERENCE, golden, parts, report
from workbench.reports import docx_parts
from workbench.reports.docx_writer import PARTS, to_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_docx(report())


def test_the_parts_are_those_of_the_list_and_no_others(made: bytes) -> None:
    assert set(parts(made)) == PARTS


def test_the_file_tells_no_time_and_no_system(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        members = archive.infolist()
        assert archive.comment == b""
    assert [m.filename for m in members] == sorted(m.filename for m in members)
    assert {m.date_time for m in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(m.create_system, m.extra, m.comment) for m in members} == {(0, b"", b"")}


def test_the_same_report_is_the_same_bytes(made: bytes) -> None:
    assert to_docx(report()) == made


def test_nothing_in_the_file_names_a_writer_a_revision_or_a_template(made: bytes) -> None:
    everything = "".join(parts(made).values())
    told = (
        r"creator|lastModifiedBy|python-docx|rsid|paraId|proofErr|w:nsid|attachedTemplate|latentStyles|Company|docVars"
    )
    assert re.findall(told, everything) == []


def test_the_properties_say_title_and_language_and_nothing_else(made: bytes) -> None:
    root = etree.fromstring(parts(made)["docProps/core.xml"].encode())
    said = {etree.QName(node).localname: node.text for node in root}
    assert said == {
        "title": "Review: Child Z",
        "language": "en-GB",
        "created": docx_parts.FIXED_DATE,
        "modified": docx_parts.FIXED_DATE,
    }


def test_every_part_is_well_formed_and_has_its_type_and_relation(made: bytes) -> None:
    held = parts(made)
    for part in held.values():
        etree.fromstring(part.encode())
    types = held["[Content_Types].xml"]
    for name in held:
        assert name.endswith(".rels") or name == "[Content_Types].xml" or f'PartName="/{name}"' in types
    targets = re.findall(r'Target="([^"]+)"', held["word/_rels/document.xml.rels"])
    assert {f"word/{target}" for target in targets} <= set(held)
    used = set(re.findall(r'r:id="(\w+)"', held["word/document.xml"]))
    assert used <= set(re.findall(r' Id="(\w+)"', held["word/_rels/document.xml.rels"]))


def test_headings_have_their_outline_levels(made: bytes) -> None:
    styles = etree.fromstring(parts(made)["word/styles.xml"].encode())
    levels = {
        style.get(f"{W}styleId"): level.get(f"{W}val")
        for style in styles.iter(f"{W}style")
        for level in style.iter(f"{W}outlineLvl")
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2"}


def test_every_style_that_is_used_is_there(made: bytes) -> None:
    held = parts(made)
    used = {
        name
        for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml")
        for name in re.findall(r'<w:(?:pStyle|tblStyle) w:val="(\w+)"', held[part])
    }
    assert used <= set(re.findall(r'w:styleId="(\w+)"', held["word/styles.xml"]))


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_the_language_is_said_for_all_text(language: str) -> None:
    held = parts(to_docx(report(language=language)))
    assert f'<w:lang w:val="{language}"' in held["word/styles.xml"]
    assert f'<w:themeFontLang w:val="{language}"/>' in held["word/settings.xml"]
    assert "w:lang" not in held["word/document.xml"]


def test_every_page_says_draft_marking_version_and_its_number() -> None:
    held = parts(to_docx(report(draft=True)))
    assert "DRAFT – doubtful words are masked" in held["word/header1.xml"]
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        assert ">Public<" in held[footer]
        assert "Version 1, January 2026" in held[footer]
        assert re.findall(r'w:instr=" (\w+) "', held[footer]) == ["PAGE", "NUMPAGES"]
    assert held["word/document.xml"].count("w:headerReference") == held["word/document.xml"].count("<w:sectPr>") == 3


@pytest.mark.parametrize(("part", "name"), GOLDEN.items())
def test_the_parts_are_as_in_the_golden_file(made: bytes, part: str, name: str) -> None:
    assert golden(parts(made)[part]) == (REFERENCE / name).read_text("utf-8")
