"""PDF: the words page by page, notes in the margin, attached files, and what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from workbench.errors import BadInput
from workbench.exchange.documents.document import Document, Passage, file_names, running_text
from workbench.outside import pdfs

_HYPHEN = re.compile("[\ufffe\x02]")  # what PDFium gives for a hyphen at the end of a line
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PROPERTIES = {
    "/Title": "title", "/Author": "author", "/Subject": "subject", "/Keywords": "keywords",
    "/Creator": "made with", "/CreationDate": "created", "/ModDate": "modified", "/Company": "company",
}  # fmt: skip
_NOTE_KEYS = ("/Contents", "/V")
_MOST_NOTES = 5_000


def read(data: bytes) -> Document:
    """Return a PDF; raises BadInput when it is locked or damaged."""
    pages = pdfs.pages(data)
    passages = [
        Passage(f"p. {number}", text) for number, page in enumerate(pages, 1) if (text := _clean(page.text)).strip()
    ]
    scans = [n for n, page in enumerate(pages, 1) if page.pictures and not page.text.strip()]
    warnings = [_scan_warning(scans, len(pages))] if scans else []
    attachments: list[tuple[str, bytes]] = []
    properties: dict[str, str] = {}
    try:
        with pdfs.open_objects(data) as pdf:
            passages += _notes(pdf)
            properties = _properties(pdf)
            attachments = _attachments(pdf)
    except (BadInput, *pdfs.PIKEPDF_ERRORS):
        warnings.append("The file is partly damaged: notes, attachments and properties in it could not be read.")
    if not passages and not scans:
        warnings.append("The PDF holds no words.")
    return Document(
        "application/pdf", running_text(passages), tuple(passages), tuple(attachments), tuple(warnings), properties
    )


def _clean(text: str) -> str:
    return _CONTROL.sub("", _HYPHEN.sub("-", text).replace("\r\n", "\n").replace("\r", "\n")).strip("\n")


def _scan_warning(scans: list[int], pages: int) -> str:
    listed = ", ".join(map(str, scans[:20])) + (" and others" if len(scans) > 20 else "")
    which = "Page" if len(scans) == 1 else "Pages"
    return f"{which} {listed} of {pages} hold a picture and no words, probably a scan; what is on them was not read."


def _notes(pdf: pikepdf.Pdf) -> Iterator[Passage]:
    """Yield what annotations and form fields say."""
    seen = 0
    for number, page in enumerate(pdf.pages, 1):
        notes = _get(page.obj, "/Annots")
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            seen += 1
            if seen > _MOST_NOTES:
                return
            text = " ".join(filter(None, (_string(_get(note, key)) for key in _NOTE_KEYS)))
            author = _string(_get(note, "/T"))
            if text.strip():
                yield Passage(f"p. {number}, note by {author}" if author else f"p. {number}, note", text, aside=True)


def _properties(pdf: pikepdf.Pdf) -> dict[str, str]:
    info = _get(pdf.trailer, "/Info")
    found = {said: _string(_get(info, key)) for key, said in _PROPERTIES.items()}
    return {said: value for said, value in found.items() if value}


def _attachments(pdf: pikepdf.Pdf) -> list[tuple[str, bytes]]:
    named = [(name, spec.get_file().obj) for name, spec in pdf.attachments.items()]
    contents = [pdfs.unpacked(obj) if isinstance(obj, pikepdf.Stream) else b"" for _, obj in named]
    return list(zip(file_names(name for name, _ in named), contents, strict=True))


def _get(holder: Any, key: str) -> Any:
    """Return what a PDF dictionary holds; None where it is no dictionary."""
    return holder.get(key) if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream) else None


def _string(value: Any) -> str:
    return _CONTROL.sub("", str(value)) if isinstance(value, pikepdf.String) else ""
