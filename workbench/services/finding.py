"""Identifiers that nobody registered: suggestions for the reviewer, and marks in a file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.errors import BadInput
from workbench.exchange.documents import read_document
from workbench.redaction import tagger
from workbench.redaction.detect import Care, detect
from workbench.redaction.suggest import Suggestion, suggest
from workbench.services.session import Session

_PLAIN = {".txt", ".md"}


def suggestions(session: Session) -> list[Suggestion]:
    """Return what the register does not know, the most telling first."""
    return suggest(session.store)


def rules_alone() -> str:
    """Return the sentence to show where the tagger is missing and rules work alone; empty where it is there."""
    return tagger.missing()


def detect_in(path: Path, *, recall_first: bool = False) -> dict[str, Any]:
    """Return {"file", "spans": [{"start", "end", "text", "kind", "score"}]}; offsets are code points of the text.

    A plain text file is read as UTF-8 exactly as it stands, so that offsets are those of the file; other documents
    are read as their text is extracted. ``recall_first``: rather too much than too little. Raises BadInput.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput("The file cannot be opened.", "Check that it is there and may be read.") from error
    care = Care.RECALL_FIRST if recall_first else Care.USUAL
    return {"file": str(path), "spans": [asdict(span) for span in detect(_text_of(path, data), care)]}


def _text_of(path: Path, data: bytes) -> str:
    if path.suffix.lower() in _PLAIN:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass  # not UTF-8: let the document reader recognise the encoding
    return read_document(path.name, data).text
