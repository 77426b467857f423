"""Reads a Word or Excel file back: every part, every attribute, and the bytes between the parts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from workbench.errors import BadInput
from workbench.outside.pdfs import PDF_START
from workbench.outside.zips import ZIP_START, Archive, attribute, local, open_zip, parse_xml
from workbench.reports.docx_parts import FIXED_DATE, PARTS
from workbench.reports.format_words import PART_NAME
from workbench.reports.search import Search
from workbench.reports.verify_text import read_xml

_XML = re.compile(r"\.(xml|rels|vml|rdf)$", re.IGNORECASE)
_MACROS = "vbaProject.bin"
_STAMP = (1980, 1, 1, 0, 0, 0)
_CHANGES = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "delText", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
     "trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge"}
)  # fmt: skip
_NEVER_WRITTEN = frozenset(
    {"vanish", "webHidden", "specVanish", "commentReference", "commentRangeStart", "permStart", "sdt", "smartTag",
     "object", "pict", "altChunk", "docVars", "mailMerge", "attachedTemplate", "rsids", "nsid", "customXml", "ruby",
     "AlternateContent", "footnoteReference", "endnoteReference", "writeProtection", "documentProtection"}
)  # fmt: skip
_REVISION_IDS = re.compile(r"rsid\w*|paraId|textId|docId")
_FIELDS = re.compile(r'\s*(PAGE|NUMPAGES|TOC( \\o "1-\d"| \\[hzu])*)\s*')
_CORE = frozenset({"coreProperties", "title", "language", "created", "modified"})


def read_office(search: Search, where: str, data: bytes) -> None:
    """Search every part of an Office file; ``where`` comes before each place. Raises BadInput."""
    archive = open_zip(data)
    search.examine("archives")
    for number, member in enumerate(archive.members, 1):
        known = PART_NAME.fullmatch(member.name) is not None
        place = where + (member.name if known else f"part {number}")
        if not known:
            search.marks(f"{place}, its name", member.name)
        search.small(f"{place}, its comment", member.info.comment)
        search.small(f"{place}, its extra field", member.info.extra)
        if member.name.endswith(_MACROS):
            search.cannot("The file holds macros; their code is packed and could be searched only in part.")
        if _XML.search(member.name) and not member.data.startswith((ZIP_START, PDF_START)):
            read_xml(search, place, member.data)
        else:
            search.nested(place, member.data)
    search.small(f"{where}the archive's comment", archive.comment)
    with search.unless_found(where):
        search.raw(f"{where}bytes between the parts", archive.loose, lambda text: PART_NAME.sub(" ", text))


def own_structure(data: bytes) -> list[str]:
    """Return, in sentences, what the workbench never writes into a Word file; empty for a file of its own."""
    archive = open_zip(data)
    complaints = list(_container(archive, data))
    for member in archive.members:
        if member.name in PARTS:
            complaints += _part(member.name, member.data)
    return list(dict.fromkeys(complaints))


def _container(archive: Archive, data: bytes) -> Iterator[str]:
    names = [member.name for member in archive.members]
    strange = len([name for name in names if name not in PARTS])
    if strange:
        yield f"Parts that the workbench never writes: {strange}."
    if len(set(names)) < len(names):
        yield "Two parts have one name."
    if archive.comment or any(m.info.comment or m.info.extra for m in archive.members):
        yield "The archive holds comments or extra fields."
    if any(m.info.date_time != _STAMP for m in archive.members):
        yield "Parts carry the time they were written."
    if any(m.info.compress_type not in {zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED} for m in archive.members):
        yield "Parts are packed in an unusual way."
    if len(archive.loose) > _plain_size(archive):
        yield "There are bytes before, between or after the parts."


def _plain_size(archive: Archive) -> int:
    """Return how many bytes headers and directory take when nothing else is there; see APPNOTE.TXT 4.3."""
    local_header, directory_entry, end, separators = 30, 46, 22, len(archive.members)
    return sum(local_header + directory_entry + 2 * len(m.name.encode()) for m in archive.members) + end + separators


def _part(name: str, data: bytes) -> Iterator[str]:
    try:
        root = parse_xml(data)
    except BadInput:
        yield "A part is damaged XML."
        return
    if any(True for _ in root.iter(etree.Comment, etree.ProcessingInstruction)) or root.getprevious() is not None:
        yield "A part holds comments in its code."
    for node in root.iter(etree.Element):
        yield from _element(node)
    if name == "docProps/core.xml":
        yield from _core(root)


def _element(node: etree._Element) -> Iterator[str]:
    tag = local(node)
    if tag in _CHANGES:
        yield "The file holds tracked changes."
    elif tag in _NEVER_WRITTEN:
        yield "The file holds hidden text, comments, objects or controls, which the workbench never writes."
    elif tag == "color" and (attribute(node, "val") or "").upper() in {"FFFFFF", "FEFEFE"}:
        yield "The file holds white text."
    elif tag in {"instrText", "fldSimple"} and not _FIELDS.fullmatch(node.text or attribute(node, "instr") or ""):
        yield "The file holds a field that the workbench never writes."
    elif tag == "Relationship" and attribute(node, "TargetMode") == "External":
        yield "The file links to something outside itself."
    if any(_REVISION_IDS.fullmatch(str(key).rpartition("}")[2]) for key in node.attrib):
        yield "The file holds revision numbers, which tie drafts to their author."


def _core(root: etree._Element) -> Iterator[str]:
    for node in root.iter(etree.Element):
        if local(node) not in _CORE:
            yield "The file's properties say more than title and language."
        elif local(node) in {"created", "modified"} and node.text != FIXED_DATE:
            yield "The file's properties say when it was written."
