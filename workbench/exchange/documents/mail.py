"""E-mail messages: who wrote to whom and when, the words, forwarded messages inside, and what is attached."""

from __future__ import annotations

import binascii
import email
import email.policy
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from workbench.errors import BadInput
from workbench.exchange.documents.document import Document, Passage, file_names, paragraphs, running_text
from workbench.exchange.documents.html import words
from workbench.exchange.documents.plain import decode

LARGEST = 50_000_000  # bytes
DEEPEST = 10  # messages inside messages
_HEADERS = ("From", "To", "Cc", "Bcc", "Date", "Subject")
_TELLING = ("From", "To", "Date", "Subject", "Received", "Message-ID")
_DAMAGE = (MessageError, binascii.Error, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What the standard library's e-mail package is known to raise for malformed messages."""


def read(data: bytes) -> Document:
    """Return an e-mail; raises BadInput when it is too large, nested too deeply or no e-mail at all."""
    if len(data) > LARGEST:
        raise BadInput("The message is larger than 50 MB.", "Ask for its attachments one by one; nothing was changed.")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        if not any(message.get(name) for name in _TELLING):
            raise BadInput("The file is not an e-mail message.")
        reader = _Reader()
        reader.take(message, "", 0)
    except _DAMAGE as error:
        raise BadInput("The e-mail is damaged and cannot be read.") from error
    passages = tuple(reader.passages)
    names = file_names(name for name, _ in reader.attachments)
    attachments = tuple(zip(names, (content for _, content in reader.attachments), strict=True))
    properties = {name.lower(): value for name in _HEADERS if (value := _header(message, name))}
    return Document("message/rfc822", running_text(passages), passages, attachments, tuple(reader.warnings), properties)


class _Reader:
    """Walks one message and those inside it."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.attachments: list[tuple[str, bytes]] = []
        self.warnings: dict[str, None] = {}
        self._messages = 0

    def take(self, message: Message, before: str, depth: int) -> None:
        """Take a message: its headers, then its parts."""
        if depth > DEEPEST:
            raise BadInput("The e-mail holds messages inside messages, too deep to read.")
        lines = [f"{name}: {value}" for name in _HEADERS if (value := _header(message, name))]
        if lines:
            self.passages.append(Passage(f"{before}headers", "\n".join(lines)))
        bodies: list[str] = []
        for part in self._leaves(message, 0):
            if part.get_content_type() == "message/rfc822":
                self._inner(part, depth)
            elif _is_body(part):
                bodies.append(self._body(part))
            else:
                self._attach(part)
        self.passages += paragraphs("\n\n".join(filter(None, bodies)), before)

    def _leaves(self, part: Message, depth: int) -> Iterator[Message]:
        """Yield the parts that hold something; of alternatives the plain text."""
        if depth > DEEPEST * 4:
            raise BadInput("The e-mail holds parts inside parts, too deep to read.")
        if not part.is_multipart() or part.get_content_type() == "message/rfc822":
            yield part
        else:
            inner = [child for child in part.get_payload() if isinstance(child, Message)]
            if part.get_content_type() == "multipart/alternative":
                inner = _plainest(inner)
            for child in inner:
                yield from self._leaves(child, depth + 1)

    def _inner(self, part: Message, depth: int) -> None:
        held = part.get_payload()
        if isinstance(held, list) and held and isinstance(held[0], Message):
            self._messages += 1
            self.take(held[0], f"forwarded message {self._messages}, ", depth + 1)

    def _body(self, part: Message) -> str:
        try:
            text = decode(_content(part), part.get_content_charset())
        except BadInput:
            self.warnings["A part of the message is not text and was not read."] = None
            return ""
        if "\ufffd" in text:
            self.warnings["Some characters could not be read."] = None
        return words(text) if part.get_content_subtype() == "html" else text.strip()

    def _attach(self, part: Message) -> None:
        content = _content(part)
        if content:
            self.attachments.append((_decoded(part.get_filename() or ""), content))


def _plainest(parts: list[Message]) -> list[Message]:
    """Return one of several forms of the same words: plain text, else the last that is not an attachment."""
    plain = [p for p in parts if p.get_content_type() == "text/plain" and _content(p).strip()]
    return plain[:1] or parts[-1:]


def _is_body(part: Message) -> bool:
    text = part.get_content_maintype() == "text" and part.get_content_subtype() in {"plain", "html"}
    return text and part.get_content_disposition() != "attachment" and not part.get_filename()


def _content(part: Message) -> bytes:
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _header(message: Message, name: str) -> str:
    return ", ".join(_decoded(str(value)) for value in message.get_all(name) or ())


def _decoded(value: str) -> str:
    """Return a header with its encoded words read; as it stands where they are malformed."""
    try:
        text = str(make_header(decode_header(value)))
    except _DAMAGE:
        text = value
    clean = text.encode("utf-8", "replace").decode("utf-8")  # bytes that were no ASCII arrive as lone surrogates
    return " ".join(clean.split())
