"""Finding words, in the reviewer's own view or as an audience would find them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from workbench.records import KINDS
from workbench.services.session import Session
from workbench.services.viewing import as_audience, title_of

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words are; in ``snippet`` a match stands between U+0002 and U+0003."""

    kind: str
    id: str
    field: str
    title: str
    snippet: str

    def as_json(self) -> dict[str, str]:
        """Return plain values for JSON."""
        return asdict(self)


def search(session: Session, words: str, code: str = "", limit: int = LIMIT) -> list[Hit]:
    """Return the first places of the words; with an audience's ``code`` only what that audience can read."""
    if not words.strip():
        return []
    if code:
        with as_audience(session, code) as view:
            return [Hit(h.kind, h.id, h.field, h.title, h.snippet) for h in view.search(words, limit)]
    return [
        Hit(h.kind, h.id, h.field, title_of(session, h.kind, h.id), h.snippet)
        for h in session.store.search(words, limit)
        if h.kind in KINDS
    ]
