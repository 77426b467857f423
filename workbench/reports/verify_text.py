"""Reads plain text, CSV, JSON and any XML back for the search."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from workbench.errors import BadInput
from workbench.outside.zips import local, parse_xml
from workbench.records import KINDS
from workbench.reports.format_words import FONTS, LANGUAGE_TAG, is_style_name
from workbench.reports.search import Search

_MARKUP = re.compile(r"<[^<>]*>")
_FIELD_WORDS = frozenset(KINDS) | {name for cls in KINDS.values() for name in cls.spec.fields}
_PARAGRAPHS = frozenset({"p", "si", "is", "v", "f", "text"})  # of Word, drawings and Excel
_KNOWN_NAMESPACES = re.compile(
    r"https?://(schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.oclc\.org/ooxml|purl\.org/dc|www\.w3\.org|"
    r"ns\.adobe\.com)/\S*|urn:schemas-microsoft-com:\S+"
)
_WRITTEN_BY_PEOPLE = frozenset(
    {"alias", "tag", "tblCaption", "tblDescription", "docVar", "lvlText", "attr", "query", "bookmarkStart", "name",
     "category", "placeholder", "docPart", "listItem", "ffData", "helpText", "statusText", "textInput", "default",
     "udl", "dataSource", "connectString", "mailSubject", "addressFieldName", "activeWritingStyle", "saveThroughXslt"}
)  # fmt: skip
_ENUMERATED = re.compile(r"[a-z][A-Za-z]*|-?[0-9.]+%?|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}")
_WORD = re.compile(r"http://(schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/(wordprocessingml|spreadsheetml)/")
_FIELD_CODE = re.compile(
    r"^\s*(PAGE|NUMPAGES|SECTIONPAGES|TOC|PAGEREF|REF|HYPERLINK|SEQ|STYLEREF|DATE|TIME|AUTHOR|TITLE|FILENAME)\b"
)


def read_text(search: Search, data: bytes) -> None:
    """Search a text file in every encoding that it could be meant in."""
    search.parts += 1
    texts = {text for encoding in ("utf-8-sig", "utf-16", "cp1252") if (text := _decoded(data, encoding))}
    for text in texts or {data.decode("latin-1")}:
        search.lines("", text)
        if "<" in text or "&" in text:
            with search.unless_found(""):
                search.lines("", html.unescape(_MARKUP.sub("", text)))


def _decoded(data: bytes, encoding: str) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:1000]
    if (encoding == "utf-16") != wide:
        return ""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def read_json(search: Search, data: bytes) -> None:
    """Search every value and key of a JSON file, escapes read; raises BadInput when it is no JSON."""
    search.parts += 1
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadInput("The file is not complete JSON.") from error
    for where, text in _values(content):
        search.words(where, text)


def _values(content: Any) -> Iterator[tuple[str, str]]:
    """Yield every text with its place; a key is part of the place only where it is a word of the case format."""
    waiting: list[tuple[str, Any]] = [("", content)]
    while waiting:
        where, value = waiting.pop()
        inside: list[tuple[str, Any]] = []
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in _FIELD_WORDS:
                    yield f"{where}, the name of a field", key
                said = key if key in _FIELD_WORDS else "a field"
                inside.append((f"{where}, {said}" if where else said, inner))
        elif isinstance(value, list):
            inside = [(f"{where} {number}", inner) for number, inner in enumerate(value, 1)]
        elif value is not None and not isinstance(value, bool):
            yield where, str(value)
        waiting += reversed(inside)


def read_xml(search: Search, where: str, data: bytes) -> None:
    """Search an XML part: paragraphs across their runs, texts outside them, attributes, comments and unknown names."""
    search.parts += 1
    try:
        root = parse_xml(data)
    except BadInput:
        search.cannot("A part of the file is damaged XML; it was searched as bytes only.")
        search.raw(where, data)
        search.lines(f"{where}, ", html.unescape(_MARKUP.sub(" ", data.decode("utf-8", "replace"))))
        return
    number = 0
    for node in root.iter(etree.Element):
        if local(node) in _PARAGRAPHS:
            number += 1
            for text in _readings(node):
                search.words(f"{where}, paragraph {number}", text)
    search.words(where, " ".join(_outside_paragraphs(root)))
    for attribute in _attributes(root):
        search.words(f"{where}, an attribute", attribute)
    search.words(f"{where}, names of elements", " | ".join(sorted(_unknown_names(root))))
    for aside in _asides(root):
        search.words(f"{where}, a comment in the code", aside)


def _outside_paragraphs(root: etree._Element) -> Iterator[str]:
    """Yield the texts that stand in no paragraph."""
    inside = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            text = node.tail
        else:
            starts = event == "start"
            inside += (1 if starts else -1) * (local(node) in _PARAGRAPHS)
            text = node.text if starts else node.tail
        if text and not inside:
            yield text


def _readings(paragraph: etree._Element) -> set[str]:
    """Return a paragraph joined across its runs in the ways it can be read: as it is, as it was, and its fields."""
    now, before, codes, everything = [], [], [], []
    for node in paragraph.iter(etree.Element):
        tag, text = local(node), node.text or ""
        above = {local(a) for a in node.iterancestors() if a is not paragraph}
        if tag in {"tab", "br", "cr"}:
            text = " "
        if tag in {"instrText", "delInstrText"}:
            codes.append(text)
            continue
        everything.append(text)
        gone = tag == "delText" or above & {"del", "moveFrom"}
        if not gone:
            now.append(text)
        if not above & {"ins", "moveTo"}:
            before.append(text)
    return {"".join(now), "".join(before), _FIELD_CODE.sub(" ", "".join(codes)), "".join(everything)}


def _attributes(root: etree._Element) -> set[str]:
    """Return the values of attributes, each once, that the format does not prescribe."""
    values = set()
    for node in root.iter(etree.Element):
        for key, raw in node.attrib.items():
            value = str(raw)
            if not _prescribed(node, str(key), value):
                values.add(_FIELD_CODE.sub(" ", value))
    return values


def _prescribed(node: etree._Element, key: str, value: str) -> bool:
    tag, name, parent = local(node), key.rpartition("}")[2], node.getparent()
    if _KNOWN_NAMESPACES.fullmatch(value) or value in FONTS:
        return True
    if tag in {"lang", "themeFontLang"} or key.endswith("}lang"):
        return LANGUAGE_TAG.fullmatch(value) is not None
    if tag in {"pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"} or name == "styleId":
        return is_style_name(value)
    if tag == "name" and parent is not None and local(parent) == "style":
        return is_style_name(value)
    word = _WORD.match(str(node.tag).partition("}")[0].lstrip("{")) is not None
    return word and tag not in _WRITTEN_BY_PEOPLE and _ENUMERATED.fullmatch(value) is not None


def _unknown_names(root: etree._Element) -> set[str]:
    """Return names of elements and attributes, and namespaces, that are not the formats' own."""
    names = set()
    for node in root.iter(etree.Element):
        for name in (str(node.tag), *map(str, node.attrib)):
            space, _, bare = name.rpartition("}")
            if not _KNOWN_NAMESPACES.fullmatch(space.lstrip("{")) and bare and (space or node.prefix is None):
                names |= {bare, space.lstrip("{")}
        names |= {uri for uri in node.nsmap.values() if not _KNOWN_NAMESPACES.fullmatch(uri)}
    return names - {"", "id", "Id", "name", "val"}


def _asides(root: etree._Element) -> Iterator[str]:
    """Yield comments and processing instructions, those outside the root too."""
    tree = root.getroottree()
    outside = [*tree.getroot().itersiblings(preceding=True), *tree.getroot().itersiblings()]
    inside = root.iter(etree.Comment, etree.ProcessingInstruction)
    for node in (*outside, *inside):
        yield f"{getattr(node, 'target', '')} {node.text or ''}"
