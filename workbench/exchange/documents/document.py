"""What reading a document gives: passages that can be pointed at, attachments, properties and warnings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')  # in a file's name, anywhere
_LONGEST_NAME = 120
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document and how to point at it: "p. 2", "para 14", "table 2, row 3", "footnote 1"."""

    ref: str
    text: str = field(repr=False)
    aside: bool = False  # not part of the running text: a note, a comment, something deleted or hidden


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read.

    ``text`` is everything in it, asides marked with their reference; ``attachments`` are (name, content) with names
    that are safe as file names; ``warnings`` are sentences without words of the document; ``properties`` are what
    the file says of itself (author, title, last modified by), which identifies people.
    """

    media_type: str
    text: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    attachments: tuple[tuple[str, bytes], ...] = field(repr=False, default=())
    warnings: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(repr=False, default_factory=dict)


def running_text(passages: Iterable[Passage]) -> str:
    """Return passages as paragraphs, asides with their reference before them."""
    return "\n\n".join(f"[{p.ref}] {p.text}" if p.aside else p.text for p in passages)


def paragraphs(text: str, before: str = "") -> Iterator[Passage]:
    """Yield the paragraphs of a text, split by blank lines and numbered from 1."""
    number = 0
    for paragraph in _BLANK_LINE.split(text):
        if paragraph.strip():
            number += 1
            yield Passage(f"{before}para {number}", paragraph.strip("\n"))


def file_names(names: Iterable[str]) -> list[str]:
    """Return each name fit to be a file's name in one folder: no path, no control characters, each once."""
    taken: set[str] = set()
    fit = []
    for number, name in enumerate(names, 1):
        last = re.split(r"[/\\]", name)[-1]
        clean = _UNFIT.sub("", last).strip(" .")[-_LONGEST_NAME:] or f"attachment {number}"
        while clean.casefold() in taken:
            clean = f"{number} {clean}"
        taken.add(clean.casefold())
        fit.append(clean)
    return fit
