from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from reportlab.pdfgen.canvas import Canvas

from tests.exchange.documents.making import docx, paragraph
from tests.reports.leaking import check, family, mixed, report
from workbench.errors import BadInput
from workbench.outside import pdfs
from workbench.reports import verify_pdf
from workbench.reports.pdf_writer import to_pdf

NAME = "Zdenka Quillon"
CLEAN = to_pdf(report())
Change = Callable[[pikepdf.Pdf], None]


def pdf(words: str = "nothing") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(72, 700, words)
    canvas.save()
    return out.getvalue()


def changed(change: Change, data: bytes = b"") -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or pdf())) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def found(data: bytes) -> list[str]:
    return [leak.where for leak in check("a.pdf", data, mixed()).leaks]


def drawn(content: bytes) -> bytes:
    return changed(lambda opened: opened.pages[0].contents_add(Stream(opened, content)))


def test_the_words_of_a_page_are_found_with_the_page() -> None:
    assert found(pdf(f"Then {NAME} came"))[0] == "page 1"
    assert found(pdf()) == []


def with_glyph_numbers(opened: pikepdf.Pdf) -> None:
    """Draw the name with a font whose numbers mean letters only through its table, as Word does."""
    table = "\n".join(f"<{n:04x}> <{ord(letter):04x}>" for n, letter in enumerate(NAME, 1))
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(NAME)} beginbfchar\n{table}\nendbfchar\nendcmap end end"
    )
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Arial, Flags=4, FontBBox=Array([0, 0, 1, 1]),
                            ItalicAngle=0, Ascent=1, Descent=0, CapHeight=1, StemV=1)  # fmt: skip
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Arial, DW=600,
                       CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
                       FontDescriptor=opened.make_indirect(descriptor))  # fmt: skip
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Arial, Encoding=Name("/Identity-H"),
                      DescendantFonts=Array([opened.make_indirect(inner)]),
                      ToUnicode=opened.make_indirect(Stream(opened, table.encode())))  # fmt: skip
    page = opened.pages[0]
    page.Resources.Font["/F8"] = opened.make_indirect(font)
    numbers = "".join(f"{n:04x}" for n in range(1, len(NAME) + 1))
    page.contents_add(Stream(opened, f"BT /F8 12 Tf 72 600 Td <{numbers}> Tj ET".encode()))


def stamped(opened: pikepdf.Pdf) -> None:
    """Draw the name, in glyph numbers, in the picture of a note instead of on the page."""
    with_glyph_numbers(opened)
    page = opened.pages[0]
    stream = Stream(opened, page.Contents[-1].read_bytes())
    page.Contents = page.Contents[0]
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    stream.Resources = Dictionary(Font=Dictionary(F8=page.Resources.Font["/F8"]))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), AP=Dictionary(N=stream))
    page.Annots = Array([opened.make_indirect(note)])


def test_glyph_numbers_drawn_on_no_page_are_found() -> None:
    assert found(changed(stamped))[0] == "drawing 1"


def spoken_in_pieces(opened: pikepdf.Pdf) -> None:
    kids = [Dictionary(Type=Name.StructElem, S=Name.Span, ActualText=piece) for piece in ("Quil", "lo", "n")]
    root = Dictionary(Type=Name.StructTreeRoot, K=Array([opened.make_indirect(kid) for kid in kids]))
    opened.Root.StructTreeRoot = opened.make_indirect(root)


def scripted(script: bytes) -> Change:
    def change(opened: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name.JavaScript, JS=Stream(opened, script))
        opened.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", opened.make_indirect(action)])))

    return change


def form(opened: pikepdf.Pdf) -> None:
    pieces = [b"<xdp><d>Qu&#105;", b"l<!-- -->lon</d></xdp>"]
    packets = [item for piece in pieces for item in ("packet", Stream(opened, piece))]
    opened.Root.AcroForm = Dictionary(XFA=Array(packets))


def labelled(opened: pikepdf.Pdf) -> None:
    opened.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P="Quillon ")]))


def pictured(opened: pikepdf.Pdf) -> None:
    from tests.reports.test_verify_pictures import ARTIST, exif, picture

    data = picture("JPEG", exif=exif(ARTIST, "Bo"))
    shown = Stream(opened, data, Type=Name.XObject, Subtype=Name.Image, Width=4, Height=4, Filter=Name.DCTDecode)
    opened.Root.X = opened.make_indirect(shown)


def mailed(opened: pikepdf.Pdf) -> None:
    mail = b"From: a\nSubject: =?utf-8?b?UXVpbGxvbg==?=\n\nx"
    opened.attachments["x"] = pikepdf.AttachedFileSpec(opened, mail, filename="x.eml")


@pytest.mark.parametrize(
    "change",
    [
        spoken_in_pieces, scripted(b'app.alert("Quil" + "lon")'), scripted(rb'app.alert("Qu\x69llon")'), form,
        labelled, mailed,
    ],
    ids=["structure", "script in pieces", "script in code", "form in packets", "page labels", "mail"],
)  # fmt: skip
def test_hiding_places_of_a_pdf(change: Change) -> None:
    assert found(changed(change))


@pytest.mark.parametrize(
    "content",
    [
        b"/Span <</ActualText (Quil)>> BDC EMC /Span <</ActualText (lon)>> BDC EMC",
        b"/Quil#6con BMC EMC",
        b"BT /F1 12 Tf 72 600 Td (Q) Tj 0 -20 Td (u) Tj 0 -20 Td (i) Tj 0 -20 Td (l) Tj 0 -20 Td (l) Tj "
        b"0 -20 Td (o) Tj 0 -20 Td (n) Tj ET",
    ],
    ids=["spoken in pieces", "name in code", "letters below each other"],
)
def test_hiding_places_of_drawing_commands(content: bytes) -> None:
    assert found(drawn(content))


def test_what_a_picture_says_of_itself_is_read() -> None:
    assert check("a.pdf", changed(pictured), family("Bo")).leaks


def test_packed_objects_of_an_earlier_state_are_searched() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.Root.Kept = opened.make_indirect(Dictionary(Note=pikepdf.String("Quillon")))
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"Quillon" not in out.getvalue()
    assert any(where.startswith("earlier state 1, object") for where in found(out.getvalue() + pdf()))


def test_a_ligature_in_a_property_is_read() -> None:
    data = changed(lambda opened: opened.docinfo.__setitem__("/Title", pikepdf.String("About Griﬃths")))
    assert check("a.pdf", data, family("Griffiths")).leaks


def test_text_in_a_font_of_its_own_numbering_is_found() -> None:
    assert "page 1" in found(changed(with_glyph_numbers))


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F1 12 Tf 72 600 Td [(Zden) -20 (ka) 5 (Quil) -3 (lon)] TJ ET",
        b"BT /F1 12 Tf 72 600 Td (Quil\\154on) Tj ET",
        b"BT /F1 12 Tf 72 600 Td <5175696c6c6f6e> Tj ET",
        b"BT /F1 12 Tf 3 Tr 72 600 Td (Quillon) Tj ET",
        b"/Span <</ActualText (Quillon)>> BDC EMC",
        b"/Span <</ActualText <FEFF005100750069006C006C006F006E>>> BDC EMC",
        b"% Quillon\n",
    ],
)
def test_drawing_commands_are_searched(content: bytes) -> None:
    assert found(drawn(content))


def test_drawings_that_no_page_shows_are_searched() -> None:
    def unused(opened: pikepdf.Pdf) -> None:
        opened.trailer["/Kept"] = opened.make_indirect(Stream(opened, b"BT [(Quil) 9 (lon)] TJ ET"))

    assert found(changed(unused))


@pytest.mark.parametrize(
    "change",
    [
        lambda opened: opened.docinfo.__setitem__("/Author", NAME),
        lambda opened: opened.docinfo.__setitem__("/Author", pikepdf.String("Quillon\u2713")),
        lambda opened: opened.Root.__setitem__("/Quillon", 1),
        lambda opened: opened.Root.__setitem__("/Quillon", Stream(opened, b"x")),
        lambda opened: opened.Root.__setitem__("/X", Name("/Quillon")),
        lambda opened: opened.Root.__setitem__("/X", Array([Array([Dictionary(Y=NAME)])])),
        lambda opened: opened.Root.__setitem__("/X", Stream(opened, f"<x>{NAME}</x>".encode("utf-16"))),
    ],
)
def test_every_object_is_searched(change: Change) -> None:
    assert found(changed(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda opened: opened.Root.__setitem__("/Bo", 1),
        lambda opened: opened.Root.__setitem__("/X", Name("/Bo")),
        lambda opened: opened.Root.__setitem__("/X", Array([Array([Dictionary(Y="Bo")])])),
        lambda opened: opened.trailer.__setitem__("/X", "Bo"),
    ],
)
def test_short_names_are_found_in_every_object(change: Change) -> None:
    assert check("a.pdf", changed(change), family("Bo")).leaks


def test_a_name_broken_at_the_end_of_a_line_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    page = pdfs.Page("Ms Quil\ufffe\r\nlon came", pictures=False)
    monkeypatch.setattr(pdfs, "pages", lambda data: [page])
    verification = check("a.pdf", pdf(), mixed())
    assert [leak.where for leak in verification.leaks] == ["page 1"]
    assert verification.parts_read > 3


def test_streams_in_other_packings_are_searched() -> None:
    def unused(opened: pikepdf.Pdf) -> None:
        packed = NAME.encode().hex().encode() + b">"
        opened.trailer["/Kept"] = opened.make_indirect(Stream(opened, packed, Filter=Name.ASCIIHexDecode))

    assert found(changed(unused))


@pytest.mark.parametrize("text", ["Bo", "Łu"])
def test_short_names_are_found_in_properties_and_spoken_text(text: str) -> None:
    register = family(text)
    titled = changed(lambda opened: opened.docinfo.__setitem__("/Title", pikepdf.String(f"About {text}")))
    spoken = drawn(b"/Span <</ActualText <FEFF%b>>> BDC EMC" % text.encode("utf-16-be").hex().encode())
    assert check("a.pdf", titled, register).leaks
    assert check("a.pdf", spoken, register).leaks


def test_short_names_are_not_found_by_chance_in_drawing_commands() -> None:
    assert check("a.pdf", drawn(b"(x Bo y) pop % Bo \n"), family("Bo")).leaks == ()


@pytest.mark.parametrize("odd", [b"/\xff\xad /X /Y /Quillo", b"/Encoding /\xffQuillo"])
def test_names_that_are_no_text_are_searched(odd: bytes) -> None:
    data = pdf()
    changed_in_place = data.replace(b"/Encoding /WinAnsiEncoding", odd.ljust(26))
    assert len(changed_in_place) == len(data)
    found = check("a.pdf", changed_in_place, family("Quillo"))
    assert any(leak.where.startswith("object") for leak in found.leaks)


def test_attached_files_are_opened() -> None:
    def attach(opened: pikepdf.Pdf) -> None:
        inner = docx(paragraph("Zden", "ka Quil", "lon"))
        opened.attachments["x"] = pikepdf.AttachedFileSpec(opened, inner, filename="x.docx")

    assert any("word/document.xml, paragraph 1" in where for where in found(changed(attach)))


def test_an_earlier_state_is_searched() -> None:
    first, second = pdf(NAME), pdf()
    assert found(first + second)
    assert any(where.startswith("earlier state 1") for where in found(first + second))


def test_too_many_states_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_pdf, "_MOST_STATES", 1)
    assert "earlier states" in check("a.pdf", pdf() + b"%%EOF\n%%EOF\n", mixed()).unread[0]


def test_bytes_after_the_end_are_searched() -> None:
    assert found(pdf() + b"% " + NAME.encode()) == ["bytes of the file"]


def test_packed_streams_that_nothing_refers_to_are_searched() -> None:
    data = pdf()
    orphan = b"\n99 0 obj <<>> stream\n" + zlib.compress(NAME.encode() * 3) + b"\nendstream endobj\n"
    assert found(data.replace(b"\nxref", orphan + b"\nxref"))


def test_words_of_the_format_are_no_people() -> None:
    register = family(
        "Ann Page", "Ed Parent", "Al Length", "Georgia Helvetica", "Sue Catalog", "Jo Trailer", "Gina Beth"
    )
    data = changed(lambda opened: opened.Root.__setitem__("/Lang", pikepdf.String("en-GB")))
    assert check("a.pdf", data, register).leaks == ()
    assert check("a.pdf", CLEAN, register, own=True).ok


def test_a_stream_that_unpacks_too_far_is_told_and_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = changed(lambda opened: opened.Root.__setitem__("/X", Stream(opened, b"\0" * 100_000)))
    monkeypatch.setattr("workbench.outside.pdfs.LARGEST_STREAM", 50_000)
    verification = check("a.pdf", data, mixed())
    assert "enormous" in verification.unread[0]
    assert not verification.ok


def test_a_locked_file_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(BadInput, match="password"):
        check("a.pdf", out.getvalue(), mixed())


def complaints(data: bytes) -> str:
    return " ".join(verify_pdf.own_structure(data))


def test_a_file_of_our_own_is_as_it_should_be() -> None:
    assert complaints(CLEAN) == ""


def annotation(**more: Any) -> Change:
    def change(opened: pikepdf.Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **more)
        opened.pages[0].Annots = Array([opened.make_indirect(made)])

    return change


def root(key: str, value: object) -> Change:
    return lambda opened: opened.Root.__setitem__(key, value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (root("/AcroForm", Dictionary(Fields=Array())), "form fields"),
        (root("/OCProperties", Dictionary()), "layers"),
        (root("/OpenAction", Dictionary()), "on opening"),
        (root("/AA", Dictionary()), "by itself"),
        (root("/PieceInfo", Dictionary()), "private data"),
        (root("/Threads", Array()), "threads"),
        (root("/Perms", Dictionary()), "signatures"),
        (root("/Names", Dictionary(JavaScript=Dictionary())), "JavaScript"),
        (root("/Names", Dictionary(EmbeddedFiles=Dictionary())), "attached files"),
        (lambda opened: opened.pages[0].obj.__setitem__("/Thumb", Stream(opened, b"x")), "thumbnails"),
        (annotation(Subtype=Name.Text), "notes"),
        (annotation(Subtype=Name.Link, A=Dictionary(S=Name.Launch)), "an action"),
        (annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="mailto:a@b.example")), "no web address"),
        (lambda opened: opened.docinfo.__setitem__("/Author", "A Quill"), "say more"),
        (lambda opened: opened.docinfo.__setitem__("/Company", "x"), "holds a property"),
        (lambda opened: opened.docinfo.__setitem__("/ModDate", "D:20240101"), "when it was written"),
    ],
)
def test_what_we_never_write_is_told(change: Change, said: str) -> None:
    assert said in complaints(changed(change, CLEAN))


def test_links_to_web_addresses_and_pages_are_as_they_should_be() -> None:
    web = annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://www.gov.uk/"))
    assert "address" not in complaints(changed(web, CLEAN))


def test_earlier_states_and_what_is_behind_the_end_are_told() -> None:
    assert "more than once" in complaints(CLEAN + CLEAN)
    assert "after the end" in complaints(CLEAN + b"x")
    assert "encryption" in complaints(locked_for_editing(CLEAN))


def locked_for_editing(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    return out.getvalue()


def test_complaints_make_the_verification_fail() -> None:
    changed_file = changed(root("/AA", Dictionary()), CLEAN)
    assert check("a.pdf", changed_file, mixed()).ok
    assert not check("a.pdf", changed_file, mixed(), own=True).ok


@pytest.mark.parametrize(
    "content",
    [b"[" * 50_000, b"[(" * 50_000, b"[(a" * 30_000 + b"]", b"<" * 50_000, b"(\\" * 50_000, b"stream\n" * 9_000],
)
def test_drawing_commands_made_to_be_slow_are_not(content: bytes) -> None:
    begun = time.monotonic()
    found(drawn(content))
    assert time.monotonic() - begun < 10


class Unreadable:
    """What a damaged object does when it is touched."""

    def __call__(self, *_: object) -> object:
        raise RuntimeError("damaged")


def test_a_damaged_object_is_told_and_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_pdf, "_held", Unreadable())
    verification = check("a.pdf", CLEAN, mixed(), own=True)
    assert "damaged" in verification.unread[0]
    assert verification.structure == ("The PDF is damaged in part.",)


def test_a_damaged_earlier_state_is_told() -> None:
    assert "earlier state" in check("a.pdf", b"%PDF-1.4\n%%EOF\n" + pdf(), mixed()).unread[0]


def test_pictures_are_counted_because_nobody_read_them() -> None:
    def show(opened: pikepdf.Pdf) -> None:
        picture = Stream(opened, b"\0\0\0", Subtype=Name.Image, Width=1, Height=1)
        opened.Root.X = opened.make_indirect(picture)

    verification = check("a.pdf", changed(show), mixed())
    assert len(verification.to_look_at) == 1
    assert "Pictures that only a person can check: 1" in verification.sentences
