"""Plain text and Markdown: the encoding recognised, the paragraphs numbered."""

from __future__ import annotations

import re

import charset_normalizer

from workbench.errors import BadInput
from workbench.exchange.documents.document import Document, paragraphs

LARGEST = 10_000_000  # bytes
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAMPLE = 100_000  # characters that decide whether this is text at all
_WIDE_SAMPLE = 4_000  # bytes
_CP1252_UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MISREAD = re.compile(r"[¹³¼½¾¿¶][a-zà-ÿœšžÿ]")  # Polish or Czech read as Western European: "mówi³a", "¿ona"


def read(data: bytes, media_type: str) -> Document:
    """Return a text file; raises BadInput when it is too large or not text."""
    if len(data) > LARGEST:
        raise BadInput("The text is larger than 10 MB.", "Ask for it in parts; nothing was changed.")
    text = decode(data)
    passages = tuple(paragraphs(text))
    if not passages:
        raise BadInput("The file holds no words.")
    warnings = ("Some characters could not be read.",) if "\ufffd" in text else ()
    return Document(media_type, text, passages, warnings=warnings)


def decode(data: bytes, declared: str | None = None) -> str:
    """Return bytes as text with plain line ends: as declared, as UTF-8, as Windows-1252, or as recognised.

    Raises BadInput when they are not text.
    """
    text = _decode(data, declared).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) // 200:
        raise BadInput("The file is not text.")
    return _CONTROL.sub("", text).replace("\f", "\n\n")


def _decode(data: bytes, declared: str | None) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    for encoding in (declared, "utf-8"):
        try:
            if encoding:
                return data.decode(encoding)
        except (LookupError, ValueError):  # an encoding nobody knows, or not this one (UnicodeDecodeError)
            continue
    western = data.decode("cp1252", "replace")
    if _CP1252_UNUSED.search(data):
        best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
        return data.decode(best.encoding, "replace") if best is not None else western
    if _MISREAD.search(western):
        return data.decode("cp1250", "replace")
    return western


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that has lost its byte order mark: every other byte of Latin text is then zero."""
    sample = data[:_WIDE_SAMPLE]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs >= 4 and odd > pairs * 0.4 and even < pairs * 0.05:
        return "utf-16-le"
    return "utf-16-be" if pairs >= 4 and even > pairs * 0.4 and odd < pairs * 0.05 else None
