"""Word documents: body and tables in order, then what stands off the page, with a reference for every passage.

Elements are known by their local names, so that both forms of the format (transitional and strict) are read. Where a
drawing has a copy for older programs (``mc:Fallback``) only the first is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from workbench.exchange.documents.document import Document, Passage, file_names, running_text
from workbench.outside.zips import Archive, attribute, local, open_zip, parse_xml

_MAIN = "word/document.xml"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "body", "AlternateContent", "Choice"})
_APART = frozenset({"txbxContent", "Fallback", "instrText", "delInstrText"})  # not words of the paragraph around them
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DELETED = frozenset({"del", "moveFrom"})
_NOTES = (("footnotes", "footnote", "footnote"), ("endnotes", "endnote", "endnote"))
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_CORE = {
    "creator": "author", "lastModifiedBy": "last modified by", "title": "title", "subject": "subject",
    "description": "description", "keywords": "keywords", "category": "category", "created": "created",
    "modified": "modified", "Company": "company", "Manager": "manager", "Template": "template",
}  # fmt: skip
_PROPERTY_PARTS = ("docProps/core.xml", "docProps/app.xml")
_OPENABLE = re.compile(r"\.(docx|docm|xlsx|xlsm|pdf|txt|eml|html?|rtf|doc)$", re.IGNORECASE)
_EMBEDDED = re.compile(r"^word/(embeddings/|afchunk)", re.IGNORECASE)


def read(data: bytes) -> Document:
    """Return a Word document; raises BadInput when it is damaged, locked or unpacks too far."""
    archive = open_zip(data)
    reader = _Reader(archive.parts())
    reader.read_all()
    attachments, warnings = _embedded(archive)
    warnings = reader.warnings() + warnings
    if not reader.passages:
        warnings.append("The document holds no words; if it shows a scan, what is on it was not read.")
    passages = tuple(reader.passages)
    properties = _properties(reader)
    return Document(MEDIA_TYPE, running_text(passages), passages, attachments, tuple(warnings), properties)


@dataclass(slots=True)
class _Words:
    """The words of one paragraph, sorted by how they stand in it."""

    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    deleted_by: str = ""


class _Reader:
    """Walks the parts of one document and gathers passages."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.passages: list[Passage] = []
        self.seen: Counter[str] = Counter()
        self.authors: dict[str, None] = {}
        self._numbers: Counter[str] = Counter()
        self._hidden_styles = self._find_hidden_styles()

    def read_all(self) -> None:
        """Read the body, then headers, footers, notes and comments."""
        self._blocks(parse_xml(self.parts[_MAIN]), "")
        for name in sorted(self.parts):
            match = re.fullmatch(r"word/(header|footer)\d*\.xml", name)
            if match:
                self._margin(match[1], parse_xml(self.parts[name]))
        for part, tag, said in _NOTES:
            self._notes(f"word/{part}.xml", tag, said)
        self._comments()

    def warnings(self) -> list[str]:
        """Return what a reader of the text should know, in counts."""
        told = []
        if self.seen["ins"] or self.seen["del"]:
            told.append(
                "The document holds tracked changes: insertions (read as text): "
                f"{self.seen['ins']}; deletions (listed as deleted): {self.seen['del']}."
            )
        if self.seen["hidden"]:
            told.append(f"The document holds hidden text, listed as hidden; places: {self.seen['hidden']}.")
        if self.seen["comment"]:
            told.append(f"The document holds comments, which were read: {self.seen['comment']}.")
        if "word/vbaProject.bin" in self.parts:
            told.append("The document holds macros; they were ignored.")
        return told

    def _find_hidden_styles(self) -> frozenset[str]:
        if "word/styles.xml" not in self.parts:
            return frozenset()
        styles = parse_xml(self.parts["word/styles.xml"]).iter("{*}style")
        return frozenset(attribute(s, "styleId") or "" for s in styles if any(_on(v) for v in s.iter("{*}vanish")))

    def _number(self, said: str) -> str:
        self._numbers[said] += 1
        return f"{said} {self._numbers[said]}"

    def _blocks(self, parent: etree._Element, ref: str) -> None:
        for node in parent:
            tag = local(node)
            if tag == "p":
                self._paragraph(node, ref or self._number("para"), aside=bool(ref))
            elif tag == "tbl":
                self._table(node, f"{ref}, {self._number('table')}" if ref else self._number("table"), aside=bool(ref))
            elif tag in _WRAPPERS:
                self._blocks(node, ref)

    def _paragraph(self, node: etree._Element, ref: str, *, aside: bool) -> None:
        words = self._words(node)
        self._add(ref, "".join(words.shown), aside=aside)
        self._add_unseen(words, ref)
        for box in _boxes(node):
            self._blocks(box, self._number("text box"))

    def _add_unseen(self, words: _Words, ref: str) -> None:
        if self._add(f"{ref}, hidden", "".join(words.hidden), aside=True):
            self.seen["hidden"] += 1
        by = f" by {words.deleted_by}" if words.deleted_by else ""
        self._add(f"{ref}, deleted{by}", "".join(words.deleted), aside=True)

    def _add(self, ref: str, text: str, *, aside: bool) -> bool:
        if not text.strip():
            return False
        self.passages.append(Passage(ref, text.strip("\n"), aside))
        return True

    def _table(self, table: etree._Element, ref: str, *, aside: bool) -> None:
        rows = [row for child in table for row in _rows(child)]
        for number, row in enumerate(rows, 1):
            where = f"{ref}, row {number}"
            cells = []
            unseen: list[_Words] = []
            for cell in row.iter("{*}tc"):
                if next(cell.iterancestors("{*}tr")) is not row:
                    continue  # a table in a table: its words are read with the cell around it
                words = [self._words(p) for p in cell.iter("{*}p") if not _inside(p, cell)]
                cells.append("\n".join(text for w in words if (text := "".join(w.shown)).strip()))
                unseen += words
            self._add(where, " | ".join(cells) if any(cells) else "", aside=aside)
            for one in unseen:
                self._add_unseen(one, where)
            for box in _boxes(row):
                self._blocks(box, self._number("text box"))

    def _margin(self, said: str, root: etree._Element) -> None:
        known = {p.text for p in self.passages if p.ref.startswith(said)}
        before = len(self.passages)
        self._blocks(root, self._number(said))
        self.passages[before:] = [p for p in self.passages[before:] if p.text not in known]

    def _notes(self, part: str, tag: str, said: str) -> None:
        if part not in self.parts:
            return
        for note in parse_xml(self.parts[part]).iter(f"{{*}}{tag}"):
            if attribute(note, "type") not in _SEPARATORS:
                self._blocks(note, self._number(said))

    def _comments(self) -> None:
        if "word/comments.xml" not in self.parts:
            return
        for comment in parse_xml(self.parts["word/comments.xml"]).iter("{*}comment"):
            self.seen["comment"] += 1
            ref = self._number("comment")
            author, date = attribute(comment, "author"), attribute(comment, "date")
            ref += f" by {author}" if author else ""
            self._blocks(comment, f"{ref}, {date}" if date else ref)

    def _words(self, paragraph: etree._Element) -> _Words:
        """Gather a paragraph's words across its runs, skipping what only stands inside it (text boxes, fields)."""
        words = _Words()
        waiting: list[tuple[etree._Element, bool, bool]] = [(paragraph, False, self._style_hidden(paragraph))]
        while waiting:
            node, deleted, hidden = waiting.pop()
            tag = local(node)
            if tag in _APART or (tag == "p" and node is not paragraph):
                continue
            if tag in _DELETED or tag in {"ins", "moveTo"}:
                self._note_change(node, tag, words)
                deleted = deleted or tag in _DELETED
            hidden = hidden or (tag == "r" and self._run_hidden(node))
            text = (node.text or "") if tag in {"t", "delText"} else _SPACES.get(tag, "")
            gone = deleted or tag == "delText"
            if text and not (tag == "tab" and local(_parent(node)) == "tabs"):
                (words.deleted if gone else words.hidden if hidden else words.shown).append(text)
            waiting += [(child, deleted, hidden) for child in reversed(node)]
        return words

    def _note_change(self, node: etree._Element, tag: str, words: _Words) -> None:
        if not any(True for _ in node.iter("{*}t", "{*}delText")):
            return  # a changed paragraph mark
        self.seen["del" if tag in _DELETED else "ins"] += 1
        author = attribute(node, "author") or ""
        if author:
            self.authors[author] = None
        if tag in _DELETED:
            words.deleted_by = author

    def _run_hidden(self, run: etree._Element) -> bool:
        for properties in run.iterchildren("{*}rPr"):
            for mark in properties:
                if local(mark) == "vanish":
                    return _on(mark)
                if local(mark) == "rStyle" and attribute(mark, "val") in self._hidden_styles:
                    return True
        return False

    def _style_hidden(self, paragraph: etree._Element) -> bool:
        for style in paragraph.iterfind("{*}pPr/{*}pStyle"):
            return attribute(style, "val") in self._hidden_styles
        return False


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    return node if parent is None else parent


def _on(mark: etree._Element) -> bool:
    return attribute(mark, "val") not in {"0", "false", "off"}


def _rows(node: etree._Element) -> Iterator[etree._Element]:
    """Yield table rows, those in wrappers (content controls, tracked changes) too."""
    if local(node) == "tr":
        yield node
    elif local(node) in _WRAPPERS:
        for child in node:
            yield from _rows(child)


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes anchored in a paragraph or row, one copy of each, outermost first."""
    for box in node.iter("{*}txbxContent"):
        above = [local(a) for a in box.iterancestors()]
        depth = [local(a) for a in node.iterancestors()]
        between = above[: len(above) - len(depth) - 1]
        nested = "txbxContent" in between
        copy = "Fallback" in between and any(True for _ in _choices(box))
        if not nested and not copy:
            yield box


def _choices(box: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of the newer form of the same drawing."""
    for alternative in box.iterancestors("{*}AlternateContent"):
        for choice in alternative.iterchildren("{*}Choice"):
            yield from choice.iter("{*}txbxContent")
        return


def _inside(paragraph: etree._Element, cell: etree._Element) -> bool:
    """Tell whether a paragraph of a cell stands in a text box, which is read by itself."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if local(above) == "txbxContent":
            return True
    return False


def _properties(reader: _Reader) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _PROPERTY_PARTS:
        if part in reader.parts:
            for node in parse_xml(reader.parts[part]):
                said, value = _CORE.get(local(node)), (node.text or "").strip()
                if said and value:
                    found[said] = value
    if "docProps/custom.xml" in reader.parts:
        for node in parse_xml(reader.parts["docProps/custom.xml"]):
            value = "".join(str(t) for t in node.itertext()).strip()
            if value:
                found[f"custom: {attribute(node, 'name') or ''}"] = value
    if reader.authors:
        found["authors of tracked changes"] = "; ".join(reader.authors)
    return found


def _embedded(archive: Archive) -> tuple[tuple[tuple[str, bytes], ...], list[str]]:
    inside = [m for m in archive.members if _EMBEDDED.match(m.name)]
    opened = [m for m in inside if _OPENABLE.search(m.name)]
    warnings = []
    if len(inside) > len(opened):
        warnings.append(f"Embedded objects in a form that cannot be read: {len(inside) - len(opened)}.")
    names = file_names(m.name for m in opened)
    return tuple(zip(names, (m.data for m in opened), strict=True)), warnings
