"""Reads an e-mail back: every header in clear, every body, every attachment."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header
from email.message import Message

from workbench.errors import BadInput
from workbench.reports.search import Search

_HEADERS = re.compile(rb"\A\s*(?:[\w-]{2,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}", re.MULTILINE)
_OWN = re.compile(rb"^(?:MIME-Version|Content-Type|Message-ID|Received|From):", re.IGNORECASE | re.MULTILINE)
_DEEPEST = 40  # parts inside parts


def is_mail(data: bytes) -> bool:
    """Tell whether the bytes begin with the headers of a message."""
    found = _HEADERS.match(data[:20_000])
    return found is not None and _OWN.search(found.group()) is not None


def read_mail(search: Search, where: str, data: bytes) -> None:
    """Search a message; ``where`` comes before each place. Raises BadInput where it nests too deep to be read."""
    search.examine("messages")
    try:
        message = message_from_bytes(data)
        _part(search, where, message, 0)
    except (RecursionError, ValueError, LookupError, AssertionError) as error:  # what odd messages make of the library
        raise BadInput("The message is damaged and cannot be read.") from error


def _part(search: Search, where: str, part: Message, depth: int) -> None:
    if depth > _DEEPEST:
        search.cannot("Parts of the message go deeper than was searched.")
        return
    for name, value in part.items():
        search.words(
            f"{where}the {name} line" if name.isascii() and len(name) < 30 else f"{where}a header", _clear(value)
        )
    for aside in (part.preamble, part.epilogue):
        search.words(f"{where}between the parts", aside or "")
    if isinstance(part.get_payload(), list):
        for number, inner in enumerate(part.get_payload(), 1):
            _part(search, f"{where}part {number}, ", inner, depth + 1)
        return
    content = part.get_payload(decode=True)
    if isinstance(content, bytes) and content:
        search.nested(f"{where}its content", content)


def _clear(value: object) -> str:
    """Return a header with its encoded words read."""
    said = []
    for piece, encoding in decode_header(str(value)):
        if isinstance(piece, str):
            said.append(piece)
        else:
            try:
                said.append(piece.decode(encoding or "utf-8", "replace"))
            except LookupError:
                said.append(piece.decode("latin-1"))
    return "".join(said)
