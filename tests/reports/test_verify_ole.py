from __future__ import annotations

from tests.exchange.documents.making import docx, paragraph
from tests.reports.compound import compound
from tests.reports.leaking import check, family, mixed

PLACE = "word__embeddings__oleObject1.bin"


def test_a_stream_in_pieces_is_put_together() -> None:
    data = compound("Contents", b"x" * 509 + b"Zdenka Quillon")
    assert b"Quillon" not in data.replace(b"\xaa", b"")[:1600]
    found = check("a.docx", docx("<w:p/>", **{PLACE: data}), mixed())
    assert "word/embeddings/oleObject1.bin, stream 1" in {leak.where for leak in found.leaks}


def test_the_name_of_a_stream_is_read() -> None:
    found = check("a.docx", docx("<w:p/>", **{PLACE: compound("Bo", b"x")}), family("Bo"))
    assert [leak.where for leak in found.leaks] == ["word/embeddings/oleObject1.bin, the name of stream 1"]


def test_a_file_inside_a_stream_is_opened() -> None:
    inner = b"\x01\0Package\0" + docx(paragraph("Quil", "lon"))
    found = check("a.docx", docx("<w:p/>", **{PLACE: compound("Package", inner)}), mixed())
    assert any("word/document.xml, paragraph 1" in leak.where for leak in found.leaks)


def test_a_damaged_compound_file_is_told() -> None:
    data = compound("Contents", b"x")[:700]
    found = check("a.docx", docx("<w:p/>", **{PLACE: data}), mixed())
    assert not found.ok
