from __future__ import annotations

import base64
import gzip
import io
import zipfile

import pytest

from tests.exchange.documents.making import docx, paragraph, part
from tests.reports.leaking import check, family, mixed, repacked, report
from workbench.errors import BadInput
from workbench.reports import verify_docx
from workbench.reports.docx_writer import to_docx
from workbench.reports.pdf_writer import to_pdf

NAME = "Zdenka Quillon"
CLEAN = to_docx(report())
DOCUMENT = "word/document.xml"


def found(body: str, **parts: str | bytes) -> list[str]:
    return [leak.where for leak in check("a.docx", docx(body, **parts), mixed()).leaks]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    "inner",
    [
        run("Zden") + run("ka Quil") + run("lon"),
        run("Zdenka") + "<w:r><w:tab/></w:r>" + run("Quillon"),
        run("Zdenka") + "<w:r><w:br/></w:r>" + run("Quillon"),
        run("Quil") + f"<w:del>{run('xx')}</w:del>" + run("lon"),
        run("Quil") + f"<w:ins>{run('xx')}</w:ins>" + run("lon"),
        run("Quil") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("lon"),
        "<w:r><w:instrText>Quil</w:instrText></w:r>" + "<w:r><w:instrText>lon</w:instrText></w:r>",
        run("Quil&#x200B;lon"),
        run("<![CDATA[Quillon]]>"),
        run("Ԛuillon"),
    ],
)
def test_a_name_is_found_however_its_runs_are_cut(inner: str) -> None:
    assert found(f"<w:p>{run('First')}</w:p><w:p>{inner}</w:p>")[0] == "word/document.xml, paragraph 2"


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


SYMBOLS = "".join(f'<w:sym w:font="Symbol" w:char="F0{ord(letter):02X}"/>' for letter in "Quillon")
DRAWING = "<a:p xmlns:a='urn:a'><a:r><a:t>Quil</a:t></a:r><a:r><a:t>lon</a:t></a:r></a:p>"
CELLS = "".join(f"<w:tc>{paragraph(letter)}</w:tc>" for letter in "Quillon")


@pytest.mark.parametrize(
    "body",
    [
        f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("Q")}</w:p>{paragraph("uillon came")}',
        f"<w:p><w:r>{SYMBOLS}</w:r></w:p>",
        f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>",
        f"<w:p>{run('Quil<!-- -->lon')}</w:p>",
        f'<w:p xmlns:o="urn:o"><w:pict o:gfxdata="{encoded(zipped("a.xml", DRAWING.encode()))}"/></w:p>',
        f"<w:p><w:fldData>{encoded('Citation by Zdenka Quillon'.encode('utf-16-le'))}</w:fldData></w:p>",
        '<w:p><w:hyperlink w:tgtFrame="file:///C:/Users/zdenka%20qu%69llon/x"/></w:p>',
        f"<w:p>{run('Quil')}<w:r><w:softHyphen/></w:r>{run('lon')}</w:p>",
        f"<w:p>{run('Q u i l l o n')}</w:p>",
        f"<w:p>{run('Qui1l0n')}</w:p>",
        '<w:p xmlns:v="urn:v"><v:textpath string="Qu_x0069_llon"/></w:p>',
        f"<w:p>{run('ꓠ ᴢᴅᴇɴᴋᴀ ǫᴜɪʟʟᴏɴ')}</w:p>",
    ],
    ids=["drop capital", "symbols", "a letter to a cell", "comment in a run", "packed drawing", "field data",
         "link in code", "soft hyphen", "spaced out", "digits", "escaped", "small capitals"],
)  # fmt: skip
def test_hiding_places_of_a_document(body: str) -> None:
    assert found(f"{paragraph('First')}{body}")


MHT = b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>Qui=\nl<b>lo</b>n"
FONT = bytes(range(32)) + "\0Z\0d\0e\0n\0k\0a\0 \0Q\0u\0i\0l\0l\0o\0n".encode("latin-1")


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("afchunk.htm", b"<html><body><p>Quil<b>l</b>on</body></html>"),
        ("afchunk.htm", "<html><body><p>Quil<b>l</b>on</body></html>".encode("utf-16")),
        ("afchunk.rtf", rb"{\rtf1 Quil{\b l}on}"),
        ("afchunk.mht", MHT),
        ("media__image1.emz", gzip.compress(b"\x01\0\0\0" + NAME.encode("utf-16-le"), mtime=0)),
        ("fonts__font1.odttf", FONT),
        ("commentsExtended", '<w15:ex xmlns:w15="urn:x" w15:author="Quillon"/>'),
        ("people", '<p xmlns:w15="urn:x"><w15:presenceInfo w15:userId="S::quillon@x"/></p>'),
        ("ink__ink1", "<ink:ink xmlns:ink='urn:ink'><ink:annotation>Quil&#108;on</ink:annotation></ink:ink>"),
        ("charts__chart1", "<c:c xmlns:c='urn:c'><c:pt idx='0'><c:v>Quil<!-- -->lon</c:v></c:pt></c:c>"),
        ("docProps__custom", "<p xmlns:vt='urn:vt'><vt:lpwstr>Qu_x0069_llon</vt:lpwstr></p>"),
        ("_rels__document.xml.rels", "<R><r Target='mailto:q%75illon%40x.example' TargetMode='External'/></R>"),
        ("embeddings__note.eml", b"From: a\nSubject: =?utf-8?b?UXVpbGxvbg==?=\n\nx"),
        ("embeddings__inner.zip", zipped("a.docx", docx(paragraph("Quil", "lon")))),
        ("customXml__item1", f"<x><y>{encoded(b'A letter to Zdenka Quillon, by hand')}</y></x>"),
    ],
)  # fmt: skip
def test_hiding_places_in_parts(place: str, content: str | bytes) -> None:
    assert found("<w:p/>", **{f"word__{place}": content})


def test_a_file_packed_in_a_way_nobody_can_open_is_told() -> None:
    seen = check("a.docx", docx("<w:p/>", **{"word__embeddings__a.7z": b"7z\xbc\xaf'\x1c" + bytes(40)}), mixed())
    assert any("packed in a way" in said for said in seen.unread)
    torn = check("a.docx", docx("<w:p/>", **{"word__media__a.emz": gzip.compress(b"x" * 99)[:15]}), mixed())
    assert torn.ok or torn.unread


def sheet(**parts: str) -> bytes:
    names = {name.replace("__", "/"): text.encode() for name, text in parts.items()}
    return repacked(zipped("xl/worksheets/sheet9.xml", b"<worksheet/>"), names)


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("xl__workbook.xml", "<w><sheets><sheet name='Quillon' state='veryHidden'/></sheets></w>"),
        ("xl__workbook.xml", "<w><definedNames><definedName name='Quillon'>Sheet1!A1</definedName></definedNames></w>"),
        ("xl__sharedStrings.xml", "<sst><si><r><t>Quil</t></r><r><t>l_x006F_n</t></r></si></sst>"),
        ("xl__worksheets__sheet1.xml", "<w><oddHeader>&amp;C&amp;\"Arial,Bold\"Quil&amp;Blon</oddHeader></w>"),
        ("xl__worksheets__sheet1.xml", "<w><c><f>\"Quil\"&amp;\"lon\"</f></c></w>"),
        ("xl__worksheets__sheet1.xml", "<w><dataValidation><formula1>\"a,Quillon\"</formula1></dataValidation></w>"),
        ("xl__styles.xml", "<s><numFmt numFmtId='200' formatCode='\\Q\\u\\i\\l\\l\\o\\n'/></s>"),
        ("xl__pivotCache__pivotCacheRecords1.xml", "<p><r><s v='Quillon'/></r></p>"),
        ("xl__threadedComments__threadedComment1.xml", "<t><c><text>Quil&#108;on</text></c></t>"),
        ("xl__persons__person.xml", "<p><person displayName='Zdenka Quillon'/></p>"),
        ("xl__externalLinks___rels__externalLink1.xml.rels", "<R><r Target='file:///C:/Qu%69llon.xlsx'/></R>"),
        ("xl__connections.xml", "<c><connection name='x'><dbPr connection='User ID=Quillon'/></connection></c>"),
        ("docProps__app.xml", "<P><TitlesOfParts><v>Quil<!-- -->lon</v></TitlesOfParts></P>"),
    ],
)  # fmt: skip
def test_hiding_places_of_a_workbook(place: str, content: str) -> None:
    assert check("a.xlsx", sheet(**{place: content}), mixed()).leaks


def test_open_documents_and_slides_are_read() -> None:
    text = "<o xmlns:text='urn:t'><text:p>Nobody<text:s/></text:p><text:h>Quil<text:a>lon</text:a></text:h></o>"
    assert check("a.odt", zipped("content.xml", text.encode()), mixed()).leaks
    assert check("a.pptx", zipped("ppt/slides/slide1.xml", DRAWING.encode()), mixed()).leaks
    assert check("a.zip", zipped("note.txt", "Ms Zdenka Quillon".encode("utf-16")), mixed()).leaks


def test_short_names_are_found_in_text_and_attributes() -> None:
    register = family("Bo")
    for body in (
        paragraph("Then Bo came"),
        '<w:p><w:bookmarkStart w:name="Bo"/></w:p>',
        "<w:p/><!-- Bo -->",
        "<w:p><w:r><w:t>Bo</w:t><w:tab/><w:t>x</w:t></w:r></w:p>",
        "<w:p><w:ins><w:del><w:r><w:delText>Bo</w:delText></w:r></w:del></w:ins></w:p>",
    ):
        assert check("a.docx", docx(body), register).leaks, body


@pytest.mark.parametrize(
    "xml",
    [
        f'<x xmlns="urn:{NAME.replace(" ", "-")}"/>',
        "<Quillon/>",
        '<x Quillon="1"/>',
        "<?Quillon x?><x/>",
        "<x/><!-- Quillon -->",
        "<x><y>a</y>Quillon<z/></x>",
        "<x>Quillon",
        "<x><!-- a -->Quillon</x>",
        '<x xmlns:q="urn:Quillon"/>',
        '<!DOCTYPE x [<!ENTITY a "Quillon">]><x/>',
    ],
)
def test_xml_of_any_kind_is_searched_through(xml: str) -> None:
    assert found("<w:p/>", customXml__item1=xml)


def test_short_names_are_found_in_damaged_xml() -> None:
    assert check("a.docx", docx("<w:p/>", header1="<x>Then <b/>Bo came"), family("Bo")).leaks


def test_damaged_xml_is_searched_and_not_passed() -> None:
    verification = check("a.docx", docx("<w:p/>", header1="<broken"), mixed())
    assert not verification.ok
    assert "damaged XML" in verification.unread[0]


def test_part_names_are_searched_and_only_known_ones_are_shown() -> None:
    assert found("<w:p/>", media__Quillon="x") == ["part 2, its name"]
    assert all("Quillon" not in where for where in found("<w:p/>", media__Quillon=paragraph("Quillon")))


def test_files_inside_files_are_opened() -> None:
    inner = docx(paragraph("Zden", "ka"))
    twice = docx("<w:p/>", word__embeddings__x1=inner)
    assert found("<w:p/>", **{"word__embeddings__b.bin": twice})
    assert found("<w:p/>", **{"word__a.txt": NAME}) == ["part 2"]


def test_files_inside_files_have_a_limit_that_is_told() -> None:
    data = docx("<w:p/>")
    for _ in range(9):
        data = docx("<w:p/>", **{"word__embeddings__b.bin": data})
    assert "deeper" in check("a.docx", data, mixed()).unread[0]


def test_a_file_inside_that_cannot_be_opened_is_told() -> None:
    verification = check("a.docx", docx("<w:p/>", **{"word__embeddings__b.bin": b"PK\x03\x04 Quillon"}), mixed())
    assert verification.leaks
    assert "cannot be opened" in verification.unread[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_bytes_are_searched_in_four_encodings(encoding: str) -> None:
    data = b"\0\xff\1" + "x Zoë Quilloné y".encode(encoding) + b"\2\xfe"
    register = family("Zoë Quilloné")
    assert check("a.docx", docx("<w:p/>", **{"word__embeddings__o.bin": data}), register).leaks


def test_short_names_are_not_found_by_chance_in_bytes() -> None:
    data = docx("<w:p/>", **{"word__embeddings__o.bin": b"\0\1\2 Bo \3\4" * 5})
    assert not check("a.docx", data, family("Bo")).leaks


@pytest.mark.parametrize("change", ["before", "after", "between"])
def test_bytes_outside_the_parts_are_searched(change: str) -> None:
    plain = docx("<w:p/>")
    data = NAME.encode() + plain if change == "before" else plain
    if change == "after":
        data = plain[:-2] + len(NAME).to_bytes(2, "little") + NAME.encode()
    if change == "between":
        at = plain.index(b"PK\x01\x02")
        shifted = plain[:at] + NAME.encode() + plain[at:]
        offset = int.from_bytes(plain[-6:-2], "little") + len(NAME)
        data = shifted[:-6] + offset.to_bytes(4, "little") + shifted[-2:]
    verification = check("a.docx", data, mixed())
    assert verification.leaks, change


@pytest.mark.parametrize("value", ["Georgia", "Times New Roman"])
def test_a_font_is_no_person(value: str) -> None:
    body = f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{value}"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    assert check("a.docx", docx(body), family("Georgia", "Roman")).ok


def test_words_of_the_format_are_no_people() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr>'
        "<w:instrText> PAGE </w:instrText></w:r></w:p>"
    )
    register = family("GB", "Ann Title", "Lee Left", "Ed Page", "Body Document", "Theme Styles")
    parts = {"word__styles": part("styles", '<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>')}
    assert check("a.docx", docx(body, **parts), register).leaks == ()


def test_pictures_are_counted_because_nobody_read_them() -> None:
    assert check("a.docx", docx("<w:p/>", **{"word__media__image1.png": b"\x89PNG\r\n"}), mixed()).to_look_at == (
        "word/media/image1.png",
    )


def test_a_damaged_or_locked_file_is_refused() -> None:
    with pytest.raises(BadInput):
        check("a.docx", CLEAN[:-30], mixed())


def complaints(data: bytes) -> list[str]:
    return verify_docx.own_structure(data)


def with_body(inner: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(CLEAN)) as archive:
        body = archive.read(DOCUMENT).decode()
    return repacked(CLEAN, {DOCUMENT: body.replace("<w:body>", f"<w:body>{inner}", 1).encode()})


def test_a_repacked_file_of_our_own_is_still_as_it_should_be() -> None:
    assert complaints(CLEAN) == []
    assert complaints(repacked(CLEAN)) == []


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<w:p><w:ins/></w:p>", "tracked changes"),
        ("<w:p><w:r><w:delText>x</w:delText></w:r></w:p>", "tracked changes"),
        ("<w:p><w:r><w:rPr><w:rPrChange/></w:rPr></w:r></w:p>", "tracked changes"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>", "hidden text"),
        ("<w:p><w:r><w:commentReference/></w:r></w:p>", "hidden text, comments"),
        ("<w:sdt/>", "controls"),
        ('<w:p><w:r><w:rPr><w:color w:val="ffffff"/></w:rPr></w:r></w:p>', "white text"),
        ("<w:p><w:r><w:instrText> AUTHOR </w:instrText></w:r></w:p>", "a field"),
        ('<w:p><w:fldSimple w:instr=" FILENAME "/></w:p>', "a field"),
        ('<w:p w:rsidR="00AB12CD"/>', "revision numbers"),
        ("<!-- x -->", "comments in its code"),
        ("<?x y?>", "comments in its code"),
    ],
)
def test_what_we_never_write_into_the_text_is_told(inner: str, said: str) -> None:
    told = complaints(with_body(inner))
    assert len(told) == 1
    assert said in told[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("word/comments.xml", b"<x/>", "never writes: 1"),
        ("docProps/custom.xml", b"<x/>", "never writes: 1"),
        ("docProps/core.xml", b"<coreProperties><creator>x</creator></coreProperties>", "more than title"),
        ("docProps/core.xml", b"<coreProperties><created>2024-01-01</created></coreProperties>", "when it was written"),
        ("word/settings.xml", b"<settings><rsids/></settings>", "never writes"),
        ("word/_rels/document.xml.rels", b'<R><Relationship TargetMode="External"/></R>', "outside itself"),
        ("word/styles.xml", b"<broken", "damaged"),
    ],
)
def test_parts_we_never_write_are_told(name: str, content: bytes, said: str) -> None:
    told = complaints(repacked(CLEAN, {name: content}))
    assert len(told) == 1
    assert said in told[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (repacked(CLEAN, archive_comment=b"x"), "comments"),
        (repacked(CLEAN, comment=b"x"), "comments"),
        (repacked(CLEAN, extra=b"ux\x01\x00x"), "comments"),
        (repacked(CLEAN, date_time=(2024, 5, 6, 7, 8, 8)), "the time"),
        (b"x" * 50 + CLEAN, "bytes before"),
    ],
)
def test_traces_in_the_container_are_told(data: bytes, said: str) -> None:
    assert any(said in sentence for sentence in complaints(data))


def test_two_parts_with_one_name_are_told() -> None:
    out = io.BytesIO(CLEAN)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr(zipfile.ZipInfo(DOCUMENT), b"<x/>")
    assert "Two parts have one name." in complaints(out.getvalue())


def test_a_pdf_inside_is_opened() -> None:
    assert found("<w:p/>", **{"word__embeddings__x.bin": to_pdf(report())}) == []
    broken = check("a.docx", docx("<w:p/>", **{"word__embeddings__x.bin": b"%PDF-1.4"}), mixed())
    assert "cannot be opened" in broken.unread[0]


def test_complaints_make_the_verification_fail() -> None:
    assert check("a.docx", with_body("<w:sdt/>"), mixed()).ok
    verification = check("a.docx", with_body("<w:sdt/>"), mixed(), own=True)
    assert not verification.ok
    assert "controls" in " ".join(verification.sentences)


def test_short_names_in_the_container_are_found() -> None:
    register = family("Bo")
    for data in (
        repacked(CLEAN, comment=b"by Bo"),
        repacked(CLEAN, extra=b"ux\x02\x00Bo"),
        repacked(CLEAN, archive_comment=b"by Bo"),
        repacked(CLEAN, {"word/media/Bo.png": b"\x89PNG"}),
    ):
        assert check("a.docx", data, register).leaks


def test_macros_are_told_because_they_are_packed() -> None:
    verification = check("a.docx", repacked(CLEAN, {"word/vbaProject.bin": b"x"}), mixed())
    assert "macros" in verification.unread[0]


def test_unusual_packing_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(CLEAN)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_BZIP2
            target.writestr(member, source.read(name))
    assert complaints(out.getvalue()) == ["Parts are packed in an unusual way."]
