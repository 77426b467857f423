"""Puts changes into a text, as the redactor does, for the tests of the rules that make them."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.redaction.changes import Change


def rewritten(text: str, changes: Iterable[Change]) -> str:
    """Return the text with its changes made; of two that overlap the first and longest counts."""
    out, done = [], 0
    for change in sorted(changes, key=lambda c: (c.start, -c.end)):
        if change.start >= done:
            out += [text[done : change.start], change.words]
            done = change.end
    return "".join(out) + text[done:]
