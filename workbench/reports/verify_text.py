"""Reads plain text, CSV, JSON and any XML back for the search."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from workbench.errors import BadInput
from workbench.outside.zips import attribute, local, parse_xml
from workbench.records import KINDS
from workbench.reports.format_words import FONTS, LANGUAGE_TAG, is_style_name
from workbench.reports.search import Search

_MARKUP = re.compile(r"<[^<>]*>")
_FIELD_WORDS = frozenset(KINDS) | {name for cls in KINDS.values() for name in cls.spec.fields}
_PARAGRAPHS = frozenset({"p", "h", "si", "is", "v", "f", "text"})  # of Word, OpenDocument, drawings and Excel
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "s": " ", "line-break": " ", "noBreakHyphen": "-", "softHyphen": ""}
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


def read_text(search: Search, where: str, data: bytes) -> None:
    """Search a text file in every encoding that it could be meant in."""
    search.examine("texts")
    for text in texts_of(data):
        search.lines(where, text)
        if "<" in text:
            with search.unless_found(where):
                search.lines(where, html.unescape(_MARKUP.sub("", text)))


def texts_of(data: bytes) -> set[str]:
    """Return what the bytes can be meant to say: in UTF-8, UTF-16, or the older Western encodings."""
    encodings = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
    texts = {text.removeprefix("\ufeff") for encoding in encodings if (text := _decoded(data, encoding))}
    return texts or {data.decode("latin-1")}


def _decoded(data: bytes, encoding: str) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    wide = marked or b"\0" in data[:1000]
    if encoding.startswith("utf-16") != wide or (marked and encoding.endswith("e")):
        return ""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def read_json(search: Search, data: bytes) -> None:
    """Search every value and key of a JSON file, escapes read; raises BadInput when it is no JSON."""
    search.examine("texts")
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
    search.examine("parts")
    try:
        root = parse_xml(data)
    except BadInput:
        search.cannot("A part of the file is damaged XML; it was searched as bytes only.")
        search.raw(where, data)
        search.lines(f"{where}, ", html.unescape(_MARKUP.sub(" ", data.decode("utf-8", "replace"))))
        return
    letters: list[str] = []
    for number, paragraph in enumerate((node for node in root.iter(etree.Element) if local(node) in _PARAGRAPHS), 1):
        readings = _readings(paragraph)
        for text in readings:
            search.words(f"{where}, paragraph {number}", text)
        whole = max(readings, key=len).strip()
        letters = _continued(search, f"{where}, paragraph {number}", letters, whole, paragraph)
    search.marks(where, " ".join(_outside_paragraphs(root)))
    for value in _attributes(root):
        search.marks(f"{where}, an attribute", value)
    search.marks(f"{where}, names of elements", " | ".join(sorted(_unknown_names(root))))
    for aside in _asides(root):
        search.words(f"{where}, a comment in the code", aside)


def _continued(search: Search, place: str, letters: list[str], whole: str, paragraph: etree._Element) -> list[str]:
    """Search a word that begins in one paragraph and goes on in the next: a drop capital, a letter to each cell.

    Return the letters that stand open for the next paragraph.
    """
    if letters and len(whole) > 1:
        search.words(place, "".join(letters) + whole)
    if len(whole) == 1 or (whole and _is_drop_capital(paragraph)):
        letters = [*letters, whole]
        if len(letters) > 2:
            search.words(place, "".join(letters))
        return letters
    return letters if not whole else []


def _is_drop_capital(paragraph: etree._Element) -> bool:
    return any(attribute(node, "dropCap") for node in paragraph.iter(etree.Element) if local(node) == "framePr")


def _outside_paragraphs(root: etree._Element) -> list[str]:
    """Return the texts that stand in no paragraph; a comment or instruction does not part them."""
    texts: list[str] = []
    inside = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        aside = event in {"comment", "pi"}
        starts = event == "start"
        inside += 0 if aside else (1 if starts else -1) * (local(node) in _PARAGRAPHS)
        text = node.text if starts else node.tail
        if text and not inside:
            if aside and texts:
                texts[-1] += text
            else:
                texts.append(text)
    return texts


def _readings(paragraph: etree._Element) -> set[str]:
    """Return a paragraph joined across its runs in the ways it can be read: as it is, as it was, and its fields."""
    now: list[str] = []
    before: list[str] = []
    codes: list[str] = []
    everything: list[str] = []
    for event, node in etree.iterwalk(paragraph, events=("start", "end", "comment", "pi")):
        if event != "start":
            if node is not paragraph and node.tail and not (node.tail.isspace() and "\n" in node.tail):
                for reading in (now, before, everything):
                    reading.append(node.tail)
            continue
        tag, text = local(node), node.text or ""
        above = {local(a) for a in node.iterancestors() if a is not paragraph}
        if tag in _SIGNS:
            text = _SIGNS[tag]
        elif tag == "sym":
            text = _symbol(attribute(node, "char") or "")
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


def _symbol(code: str) -> str:
    """Return the letter that a symbol stands for; fonts of symbols keep theirs at F000 and above."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number - 0xF000 if 0xF000 <= number <= 0xF0FF else number) if number <= 0x10FFFF else ""


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
