from __future__ import annotations

from email.message import EmailMessage

import pytest

from tests.exchange.documents.making import docx, paragraph
from tests.reports.leaking import check, mixed
from workbench.reports.verify_mail import is_mail


def message() -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "A visit", "a@x.example", "b@x.example"
    made.set_content("Nobody came.")
    return made


def found(made: EmailMessage) -> list[str]:
    return [leak.where for leak in check("a.eml", made.as_bytes(), mixed()).leaks]


def test_a_clean_message_is_clean() -> None:
    assert found(message()) == []


def test_headers_are_read_in_clear() -> None:
    made = message()
    made.replace_header("Subject", "Zdenka Quillon – Årsmöte")
    assert b"Quillon" not in made.as_bytes() or b"=?utf-8?" in made.as_bytes()
    assert found(made) == ["the Subject line"]


def test_bodies_are_decoded() -> None:
    made = message()
    made.set_content("Ms Zdenka Quillon came, she said. " * 4, cte="base64")
    assert found(made)
    made.set_content("Ms Zdenka Quill=\u00e9 Quillon", cte="quoted-printable")
    assert found(made)


def test_attachments_are_opened_and_their_names_read() -> None:
    made = message()
    made.add_attachment(docx(paragraph("Quil", "lon")), maintype="application", subtype="x", filename="x.docx")
    assert any("word/document.xml, paragraph 1" in where for where in found(made))
    named = message()
    named.add_attachment(b"x", maintype="application", subtype="x", filename="Quillon.docx")
    assert any("Content-Disposition line" in where for where in found(named))


def test_messages_inside_messages_are_read() -> None:
    outer, inner = message(), message()
    inner.set_content("Ms Quillon came.", cte="base64")
    outer.add_attachment(inner)
    assert found(outer)


@pytest.mark.parametrize("data", [b"", b"Words: only\n", b"A list:\nof things\n", b"Note: x\nAlso: y\n\nz"])
def test_what_only_looks_like_headers_is_no_message(data: bytes) -> None:
    assert not is_mail(data)


def test_a_damaged_message_is_read_as_far_as_it_goes() -> None:
    data = b"From: a\nContent-Type: multipart/mixed; boundary=x\nContent-Transfer-Encoding: odd\n\n--x\n\nMs Quillon"
    assert is_mail(data)
    assert check("a.eml", data, mixed()).leaks
