from __future__ import annotations

import random
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import BadInput
from workbench.exchange.documents import Document, read_document


def message(body: str = "Dear all,\n\nplease come.") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Cc"] = "Zoë Quill <z@a.example>", "b@a.example", "c@a.example"
    made["Date"], made["Subject"] = "Tue, 20 Jul 2021 11:42:00 +0100", "FW: Łódź"
    made.set_content(body)
    return made


def read(made: EmailMessage | bytes) -> Document:
    return read_document("a.eml", made if isinstance(made, bytes) else made.as_bytes())


def test_headers_and_words_are_read() -> None:
    document = read(message())
    assert [(p.ref, p.text) for p in document.passages] == [
        (
            "headers",
            "From: Zoë Quill <z@a.example>\nTo: b@a.example\nCc: c@a.example\n"
            "Date: Tue, 20 Jul 2021 11:42:00 +0100\nSubject: FW: Łódź",
        ),
        ("para 1", "Dear all,"),
        ("para 2", "please come."),
    ]
    assert document.properties["from"] == "Zoë Quill <z@a.example>"


def test_plain_text_is_preferred_to_html() -> None:
    made = message("plain words")
    made.add_alternative("<p>html words</p>", subtype="html")
    assert read(made).text.endswith("plain words")
    assert "html" not in read(made).text


def test_html_is_read_where_there_is_nothing_else() -> None:
    made = message()
    made.set_content("<p>only <b>html</b></p><script>x</script>", subtype="html")
    assert read(made).passages[-1].text == "only html"


def test_attachments_come_with_their_bytes_and_safe_names() -> None:
    made = message()
    made.add_attachment(b"%PDF-x", maintype="application", subtype="pdf", filename="../a.pdf")
    made.add_attachment("note", filename="note.txt")
    assert [name for name, _ in read(made).attachments] == ["a.pdf", "note.txt"]
    assert read(made).attachments[0][1] == b"%PDF-x"


def test_a_forwarded_message_is_read_with_its_attachments() -> None:
    inner = message("inner words")
    inner.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    outer = message("outer words")
    outer.add_attachment(inner)
    document = read(outer)
    assert [p.ref for p in document.passages] == [
        "headers",
        "forwarded message 1, headers",
        "forwarded message 1, para 1",
        "para 1",
    ]
    assert document.attachments == (("x.png", b"x"),)


@pytest.mark.parametrize(
    "head",
    [
        b"From: =?no-such?q?=FF?= <a@b>\n",
        b"From: =?utf-8?b?!!!!?=\n",
        b"From: \xff\xfe\xe9\n",
        b"Subject: =?utf-16?q?=?=\nFrom: x\n",
        b"From: a\nContent-Type: text/plain; charset=nonsense\n",
        b"From: a\nContent-Type: text/plain; charset*=x'y'%zz\n",
        b'From: a\nContent-Type: multipart/mixed; boundary="x"\n',
        b"From: a\nContent-Transfer-Encoding: base64\n",
        b"From: a\nContent-Type: ;;;\nContent-Disposition: attachment; filename*0*=utf-8''%ff; filename*2=x\n",
        b"From: a\nDate: not a date\n",
    ],
)
def test_odd_charsets_and_headers_never_stop_the_reading(head: bytes) -> None:
    assert read(head + b"\nwords \xe9 here").passages


def test_binary_in_the_body_is_told() -> None:
    made = b"From: a\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nAAECAwQFBgcICQ==\n"
    assert read(made).warnings == ("A part of the message is not text and was not read.",)


def test_messages_inside_messages_have_a_limit() -> None:
    made = message("x")
    for _ in range(15):
        outer = message("x")
        outer.add_attachment(made)
        made = outer
    with pytest.raises(BadInput, match="too deep"):
        read(made)


def test_hundreds_of_nested_parts_are_refused() -> None:
    opening = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(600))
    with pytest.raises(BadInput):
        read(b"From: a\n" + opening.encode() + b"\nx")


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(BadInput, match="not an e-mail"):
        read(b"just some words\n\nand more")


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_mangled_message_is_read_or_refused(chance: random.Random) -> None:
    made = message()
    made.add_alternative("<p>x</p>", subtype="html")
    made.add_attachment(message("inner"))
    mangled = bytearray(made.as_bytes())
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(mangled))
        if chance.random() < 0.5:
            mangled[at] = chance.choice(b'\x00\xff"=?;:\n-*%b')
        else:
            del mangled[at : at + chance.randrange(1, 20)]
    with suppress(BadInput):
        read(bytes(mangled))


def test_an_enormous_message_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.exchange.documents.mail.LARGEST", 10)
    with pytest.raises(BadInput, match="50 MB"):
        read(message())


def test_an_empty_attachment_and_an_unclear_forward_are_left_out() -> None:
    made = b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment\n\n--x\n"
    assert read(made + b"Content-Type: message/rfc822\n\n--x--\n").attachments == ()


def test_characters_that_could_not_be_read_are_told() -> None:
    made = b"From: a\nContent-Type: text/plain; charset=utf-8\n\n\xef\xbf\xbd words"
    assert read(made).warnings == ("Some characters could not be read.",)


def test_what_breaks_the_parser_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(data: bytes, policy: object) -> None:
        raise RecursionError("as hostile nesting has done to it")

    monkeypatch.setattr("email.message_from_bytes", deep)
    with pytest.raises(BadInput, match="damaged"):
        read(b"From: a\n\nx")
