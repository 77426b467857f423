"""Reads a PDF back: the words of every page, and every object of every state that the file has had.

Both are needed: text in a font of its own numbering is found only as words, a name in a property only as an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pikepdf

from workbench.errors import BadInput
from workbench.outside import pdfs
from workbench.reports.format_words import FONTS, LANGUAGE_TAG, PDF_NAMES, without_pdf_words
from workbench.reports.pdf_canvas import MADE_BY
from workbench.reports.search import Search
from workbench.reports.verify_pictures import is_picture

_END = re.compile(rb"%%EOF[ \t]*(?:\r\n|\r|\n)?")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_STATES = 20
_MOST_STREAMS = 20_000
_HYPHEN = re.compile("[\ufffe\x02]\\s*")  # what PDFium gives for a hyphen at the end of a line
_TOKEN = re.compile(rb"\\.|\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f\s]+)>|[\[\]]", re.DOTALL)  # an escape outside: skipped
_SPOKEN = re.compile(rb"/(?:ActualText|Alt|E|T)\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]+>)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r": b"", b"\r\n": b""}
_ENCODED = re.compile(rb"/[^\s()<>\[\]{}/%]*#[0-9A-Fa-f]{2}[^\s()<>\[\]{}/%]*")
_SCRIPTS = frozenset({"/JS", "/XFA", "/RC"})
_SUBSET = re.compile(r"[A-Z]{6}\+")
_FORBIDDEN = {
    "/AcroForm": "form fields", "/OCProperties": "layers", "/OpenAction": "something that runs on opening",
    "/AA": "something that runs by itself", "/PieceInfo": "private data of a program", "/Threads": "article threads",
    "/Perms": "signatures", "/Collection": "a collection of files", "/EmbeddedFiles": "attached files",
    "/JavaScript": "JavaScript", "/JS": "JavaScript", "/Thumb": "page thumbnails", "/Encrypt": "encryption",
    "/EF": "attached files", "/XFA": "form fields", "/Alternates": "alternative pictures", "/OC": "layers",
}  # fmt: skip
_ACTIONS = frozenset({"/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Named", "/Movie"})
_INFO = frozenset(
    {"", "/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
)
_OWN_INFO = frozenset({"", MADE_BY})
_OWN_DATE = "D:20000101000000+00'00'"  # reportlab's when asked for the same bytes every time


def read_pdf(search: Search, where: str, data: bytes) -> None:
    """Search a PDF in all its states; ``where`` comes before each place. Raises BadInput when it cannot be opened."""
    states = _states(data)
    if len(states) > _MOST_STATES:
        search.cannot("The PDF keeps more than twenty earlier states; only the last twenty were searched.")
    _state(search, where, states[-1])
    with search.unless_found(where):
        for number, state in enumerate(states[-_MOST_STATES:-1], 1):
            try:
                _state(search, f"{where}earlier state {number}, ", state)
            except BadInput:
                search.cannot("An earlier state of the PDF is damaged; it was searched as bytes only.")
        for number, stream in enumerate(_loose_streams(data), 1):
            _content(search, f"{where}stream {number} in the file's bytes", stream)
        search.raw(f"{where}bytes of the file", data, without_pdf_words)


def _states(data: bytes) -> list[bytes]:
    """Return the file as it was after each time it was saved; what is behind the last end belongs to the last."""
    ends = [match.end() for match in _END.finditer(data)]
    return [data[:end] for end in ends[:-1]] + [data]


def _state(search: Search, where: str, data: bytes) -> None:
    for number, page in enumerate(pdfs.pages(data), 1):
        search.examine("pages")
        search.words(f"{where}page {number}", _HYPHEN.sub("-\n", page.text))
    with pdfs.open_objects(data) as pdf:
        _drawings(search, where, pdf)
        search.marks(f"{where}the structure’s words together", "".join(_structure(pdf)))
        for number, obj in enumerate((pdf.trailer, *pdf.objects)):  # some come as Python's own, without their number
            search.examine("objects")
            try:
                _object(search, f"{where}object {number}", obj)
            except pdfs.PIKEPDF_ERRORS:
                search.cannot("A part of the PDF is damaged; it was searched as bytes only.")
            except BadInput as error:
                search.cannot(error.sentence)


def _object(search: Search, where: str, obj: Any) -> None:
    _walk(search, where, obj)
    if isinstance(obj, pikepdf.Stream):
        content = pdfs.unpacked(obj)
        if obj.get("/Subtype") == pikepdf.Name.Image:
            _image(search, where, content)
        if _is_file(obj):
            search.nested(where, content)
        with search.unless_found(where):
            _content(search, where, content)


def _drawings(search: Search, where: str, pdf: pikepdf.Pdf) -> None:
    """Read what is drawn on no page (notes, stamps, unused forms) as a page of its own; fonts may number letters."""
    try:
        sheets = pdfs.drawn_alone(pdf)
    except (*pdfs.PIKEPDF_ERRORS, BadInput):
        return
    for number, sheet in enumerate(sheets, 1):
        with search.unless_found(where):
            search.words(f"{where}drawing {number}", _HYPHEN.sub("-\n", sheet.text))


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what the structure says in place of what is drawn, in reading order, so that pieces come together."""
    waiting: list[Any] = [pdf.Root.get("/StructTreeRoot")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_STREAMS:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting += reversed(list(element))
        elif isinstance(element, pikepdf.Dictionary) and element.objgen not in seen:
            if element.is_indirect:
                seen.add(element.objgen)
            yield _readable(element.get("/ActualText", ""))
            waiting.append(element.get("/K"))


def _image(search: Search, where: str, content: bytes) -> None:
    if is_picture(content):
        search.nested(where, content)
    else:
        search.picture(where)


def _walk(search: Search, where: str, top: Any) -> None:
    """Search the texts and names that an object holds directly; what it refers to is visited by itself."""
    for key, value in _held(top):
        if key in _SCRIPTS:
            _script(search, where, value)
        if key.removeprefix("/") not in PDF_NAMES:
            search.marks(f"{where}, a name", key)
        if isinstance(value, pikepdf.Name):
            name = _SUBSET.sub("", (_readable(value) or value.unparse().decode("latin-1")).removeprefix("/"))
            if name not in PDF_NAMES and name not in FONTS:
                search.marks(f"{where}, a name", name)
        elif isinstance(value, pikepdf.String):
            _string(search, where, key, value)


def _script(search: Search, where: str, value: Any) -> None:
    """Search a script or form that may be a stream, or a list of named streams that are read as one."""
    pieces = list(value) if isinstance(value, pikepdf.Array) else [value]
    content = b"".join(pdfs.unpacked(piece) for piece in pieces if isinstance(piece, pikepdf.Stream))
    if content:
        search.nested(f"{where}, a script or form", content)


def _string(search: Search, where: str, key: str, value: pikepdf.String) -> None:
    for text in {_readable(value), bytes(value).decode("utf-8", "replace"), bytes(value).decode("cp1252", "replace")}:
        if not (key == "/Lang" and LANGUAGE_TAG.fullmatch(text)):
            search.marks(where, text)


def _readable(value: Any) -> str:
    try:
        return str(value)
    except pdfs.PIKEPDF_ERRORS:
        return ""


def _held(top: Any) -> Iterator[tuple[str, Any]]:
    """Yield (key, value) for everything inside an object, without following references."""
    waiting: list[tuple[str, Any]] = [("", top)]
    while waiting:
        key, value = waiting.pop()
        yield key, value
        inner: list[tuple[str, Any]] = []
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            inner = [(str(k), v) for k, v in value.items()]
        elif isinstance(value, pikepdf.Array):
            inner = [(key, item) for item in value]
        for name, held in inner:
            if getattr(held, "is_indirect", False):
                yield name, held
            else:
                waiting.append((name, held))


def _is_file(stream: pikepdf.Stream) -> bool:
    return stream.get("/Type") in {pikepdf.Name.EmbeddedFile, pikepdf.Name.Metadata} or "/Params" in stream


def _content(search: Search, where: str, content: bytes) -> None:
    """Search an unpacked stream: as bytes, and as drawing commands whose strings may be split by spacing."""
    search.raw(where, content, without_pdf_words)
    said = ["".join(_drawn(spoken[1])) for spoken in _SPOKEN.finditer(content)]
    for words in {*said, "".join(said)}:  # a name may be spoken in pieces
        search.marks(where, words)
    for name in _ENCODED.findall(content):
        search.marks(f"{where}, a name", name.decode("latin-1"))
    search.chance(where, "\n".join(_drawn(content)))


def _drawn(content: bytes) -> Iterator[str]:
    """Yield the strings of drawing commands, each by itself and those of an array joined."""
    array: list[bytes] = []
    for token in _TOKEN.finditer(content):
        piece = _string_of(token)
        if piece is not None:
            array.append(piece)
            yield _text(piece)
        else:
            yield _text(b"".join(array))
            array = []


def _string_of(token: re.Match[bytes]) -> bytes | None:
    """Return what a literal or hexadecimal string says, or None for a bracket."""
    if token[1] is not None:
        return _ESCAPED.sub(_unescape, token[1])
    if token[2] is None:
        return None
    digits = b"".join(token[2].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _unescape(match: re.Match[bytes]) -> bytes:
    what = match[1]
    return bytes([int(what, 8) & 0xFF]) if what[:1] in b"01234567" else _LETTERS.get(what, what)


def _text(piece: bytes) -> str:
    """Return a drawn string where it is text; glyph numbers of a font of its own are not."""
    if piece.startswith((b"\xfe\xff", b"\xff\xfe")):
        return piece.decode("utf-16", "replace")
    return "" if any(byte < 9 or 13 < byte < 32 for byte in piece) else piece.decode("cp1252", "replace")


def _loose_streams(data: bytes) -> Iterator[bytes]:
    """Yield what zlib makes of every stream in the bytes, whether or not anything refers to it."""
    view = memoryview(data)
    for start in islice(_STREAM.finditer(data), _MOST_STREAMS):
        content = pdfs.inflated(view[start.end() :])
        if content:
            yield content


def own_structure(data: bytes) -> list[str]:
    """Return, in sentences, what the workbench never writes into a PDF; empty for a file of its own."""
    complaints = []
    if len(_END.findall(data)) != 1 or data.count(b"startxref") != 1:
        complaints.append("The PDF has been saved more than once and may keep earlier states.")
    if not _END.search(data) or not data.rstrip().endswith(b"%%EOF"):
        complaints.append("There are bytes after the end of the PDF.")
    with pdfs.open_objects(data) as pdf:
        try:
            complaints += [
                said for obj in (pdf.trailer, *pdf.objects) for held in _held(obj) for said in _forbidden(*held)
            ]
            complaints += _info(pdf)
        except pdfs.PIKEPDF_ERRORS:
            complaints.append("The PDF is damaged in part.")
    return list(dict.fromkeys(complaints))


def _forbidden(key: str, value: Any) -> Iterator[str]:
    if key in _FORBIDDEN:
        yield f"The PDF holds {_FORBIDDEN[key]}, which the workbench never writes."
    if isinstance(value, pikepdf.Dictionary):
        if "/Subtype" in value and "/Rect" in value and value.get("/Subtype") != pikepdf.Name.Link:
            yield "The PDF holds notes or form fields on its pages."
        action = value.get("/S")
        if isinstance(action, pikepdf.Name) and str(action) in _ACTIONS:
            yield "The PDF holds an action that the workbench never writes."
        if action == pikepdf.Name.URI and not _readable(value.get("/URI")).startswith(("http://", "https://")):
            yield "The PDF links to something that is no web address."


def _info(pdf: pikepdf.Pdf) -> Iterator[str]:
    for key, value in _held(pdf.trailer.get("/Info")):
        said = _readable(value)
        if key in {"/CreationDate", "/ModDate"} and said != _OWN_DATE:
            yield "The PDF says when it was written."
        elif key in {"/Author", "/Creator", "/Subject", "/Keywords", "/Producer"} and said not in _OWN_INFO:
            yield "The PDF's properties say more than the workbench writes."
        elif key not in _INFO:
            yield "The PDF holds a property that the workbench never writes."
