from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from workbench.errors import BadInput
from workbench.exchange.documents import Document, read_document


def pdf(*pages: str, **properties: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for words in pages:
        if words == "SCAN":
            canvas.drawImage(ImageReader(_picture()), 10, 10)
        else:
            canvas.drawString(72, 700, words)
        canvas.showPage()
    if properties:
        canvas.setAuthor(properties["author"])
    canvas.save()
    return out.getvalue()


def _picture() -> io.BytesIO:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PNG")
    out.seek(0)
    return out


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def read(data: bytes) -> Document:
    return read_document("a.pdf", data)


def test_pages_are_read_by_number() -> None:
    document = read(pdf("First page", "Second page", author="A Quill"))
    assert [(p.ref, p.text) for p in document.passages] == [("p. 1", "First page"), ("p. 2", "Second page")]
    assert document.properties["author"] == "A Quill"
    assert document.media_type == "application/pdf"


def test_a_scanned_page_is_named() -> None:
    assert "Page 2 of 3 hold" in read(pdf("x", "SCAN", "y")).warnings[0]
    assert "Pages 1, 2 of 2 hold" in read(pdf("SCAN", "SCAN")).warnings[0]


def test_an_empty_pdf_says_so() -> None:
    assert read(pdf("")).warnings == ("The PDF holds no words.",)


def test_notes_and_fields_are_read() -> None:
    def annotate(opened: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents="Ask", T="A Quill")
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]), V="filled in")
        opened.pages[0].Annots = Array([opened.make_indirect(note), opened.make_indirect(field), 5])
        opened.Root.AcroForm = Dictionary(Fields=Array([opened.pages[0].Annots[1]]))

    document = read(changed(pdf("x"), annotate))
    assert [(p.ref, p.text) for p in document.passages][1:] == [
        ("p. 1, note by A Quill", "Ask"),
        ("p. 1, note", "filled in"),
    ]


def test_attached_files_come_with_their_bytes() -> None:
    def attach(opened: pikepdf.Pdf) -> None:
        opened.attachments["x/note.txt"] = pikepdf.AttachedFileSpec(opened, b"hello", filename="x/note.txt")

    assert read(changed(pdf("x"), attach)).attachments == (("note.txt", b"hello"),)


def test_a_locked_file_asks_for_one_without_a_password() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("x"))) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(BadInput, match="password"):
        read(out.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.4\n%%EOF", pdf("x")[:200]])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read(data)


def test_notes_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.exchange.documents.pdf._MOST_NOTES", 1)

    def annotate(opened: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents="Ask")
        opened.pages[0].Annots = Array([note, note, note])

    assert len(read(changed(pdf("x"), annotate)).passages) == 2


def test_damage_beside_the_pages_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(opened: pikepdf.Pdf) -> list[tuple[str, bytes]]:
        raise RuntimeError("what a damaged object raises")

    monkeypatch.setattr("workbench.exchange.documents.pdf._attachments", damaged)
    document = read(pdf("x"))
    assert document.text == "x"
    assert "partly damaged" in document.warnings[0]
