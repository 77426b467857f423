"""Searches the pieces of a file for identities that its audience may not see, and keeps where each was found.

What is kept holds no words of the file: a place, an identity and how it was named.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from workbench.redaction.audiences import Audience, Show
from workbench.redaction.folding import fold_plain
from workbench.redaction.identities import Certainty, FormKind, Identity, Mention
from workbench.redaction.lexicon import is_word
from workbench.redaction.register import Register

_SURE_BY_CHANCE = 6  # letters: a shorter name turns up in a megabyte of random bytes
_PARAGRAPH_NUMBER = re.compile(
    r"^([^\S\n]*\d{1,3}(?:\.\d{1,3})*\.)\d{1,3}(?=[ \t]+[^\W\d_])", re.MULTILINE
)  # "7.6 May we"
_DEEPEST = 6  # files inside files
_RUNS = (
    ("utf-8", re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){3,}")),
    ("utf-16-le", re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x05\x1e\x20]){3,}")),
    ("utf-16-be", re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]|[\x01-\x05\x1e\x20][\x00-\xff]){3,}")),
    ("cp1252", re.compile(rb"[\x20-\x7e\xc0-\xff]{3,}")),
)


@dataclass(frozen=True, slots=True)
class Leak:
    """An identity that shows: where in the file, who (kind and id), named how, and how sure that is."""

    where: str
    kind: str
    id: str
    form: FormKind
    certainty: Certainty


class Search:
    """One file's search: the readers of formats give it words and bytes, it gathers what must not be there."""

    def __init__(
        self,
        register: Register,
        audience: Audience,
        inside: Callable[[Search, str, bytes], None],
        *,
        own: bool = False,
    ) -> None:
        self.leaks: dict[Leak, None] = {}
        self.doubtful: dict[Leak, None] = {}
        self.unread: dict[str, None] = {}
        self.parts = 0
        self.pictures = 0
        self._register, self._audience, self._inside, self._own = register, audience, inside, own
        self._depth = 0
        self._unless: str | None = None
        self._known: dict[bytes, tuple[Mention, ...]] = {}
        self.identities = self._hidden_identities()

    def words(self, where: str, text: str) -> None:
        """Search text that is certainly text."""
        if text and not text.isspace():
            for mention in self._hidden(text):
                self._keep(where, mention)

    def lines(self, where: str, text: str) -> None:
        """Search a long text, saying the line."""
        line, at = 1, 0
        for mention in self._hidden(text):
            line, at = line + text.count("\n", at, mention.start), mention.start
            self._keep(f"{where}line {line}", mention)

    def raw(self, where: str, data: bytes, tidy: Callable[[str], str] = str) -> None:
        """Search bytes of no known form for words in four encodings; short names there are chance and are left.

        ``tidy`` takes the format's own words out of the text that was found.
        """
        for encoding, runs in _RUNS:
            if (encoding.startswith("utf-16") and b"\0" not in data) or (encoding == "cp1252" and data.isascii()):
                continue
            self.chance(where, tidy("\n".join(run.decode(encoding, "replace") for run in runs.findall(data))))

    def chance(self, where: str, text: str) -> None:
        """Search what may be text or may be numbers that look like it: short names and ordinary words are left."""
        for mention in self._hidden(text):
            surface = text[mention.start : mention.end]
            long = sum(c.isalnum() for c in surface) >= _SURE_BY_CHANCE
            if long and mention.certainty is Certainty.CERTAIN and not is_word(fold_plain(surface)):
                self._keep(where, mention)

    def small(self, where: str, data: bytes) -> None:
        """Search a few bytes that are meant to be read (a comment, a name), short names too."""
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1252"):
            self.words(where, data.decode(encoding, "replace"))

    def nested(self, where: str, data: bytes) -> None:
        """Search a file inside the file, whatever it is."""
        if self._depth >= _DEEPEST:
            self.cannot("Files inside files inside files go deeper than was searched.")
            return
        self._depth += 1
        try:
            self._inside(self, where, data)
        finally:
            self._depth -= 1

    @contextmanager
    def unless_found(self, under: str) -> Iterator[None]:
        """Keep only what was not found, in the same form, at a place that begins so: for coarse second looks."""
        before, self._unless = self._unless, under
        try:
            yield
        finally:
            self._unless = before

    def cannot(self, sentence: str) -> None:
        """Say what could not be searched, so that nobody is reassured by silence."""
        self.unread[sentence] = None

    def _hidden_identities(self) -> int:
        """Return how many registered identities the audience may not see, by name or by number and address."""
        forms = (FormKind.NAME, FormKind.ADDRESS)
        return sum(any(self._hides(identity, form) for form in forms) for identity in self._register.identities)

    def _hidden(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in a text of which this audience may not read at least one meaning."""
        if not self.identities:
            return ()
        key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key not in self._known:
            found = (self._weighed(mention, text) for mention in self._register.leaks(_unnumbered(text)))
            self._known[key] = tuple(m for m in found if any(self._hides(i, m.form) for i in m.identities))
        return self._known[key]

    def _weighed(self, mention: Mention, text: str) -> Mention:
        """Return the mention as sure as it can be here.

        A lone ordinary word ("May", "Long") that stands in our own export was judged with the whole record around it,
        or decided by the reviewer; a line of the file has less to go by, and may only doubt.
        """
        if self._own and is_word(fold_plain(text[mention.start : mention.end])):
            return replace(mention, certainty=Certainty.DOUBTFUL_WORD)
        return mention

    def _hides(self, identity: Identity, form: FormKind) -> bool:
        if form in {FormKind.IDENTIFIER, FormKind.ADDRESS}:
            return self._audience.contacts_of(identity) is Show.LABEL
        return self._audience.names_of(identity) is Show.LABEL

    def _keep(self, where: str, mention: Mention) -> None:
        """Sort a find: certain only where every meaning is hidden and the words are surely a name."""
        hidden = [identity for identity in mention.identities if self._hides(identity, mention.form)]
        sure = len(hidden) == len(mention.identities) and mention.certainty is not Certainty.DOUBTFUL_WORD
        leak = Leak(where, hidden[0].kind, hidden[0].id, mention.form, mention.certainty)
        kept = self.leaks if sure else self.doubtful
        if self._unless is None or not any(
            (leak.kind, leak.id, leak.form) == (k.kind, k.id, k.form) and k.where.startswith(self._unless) for k in kept
        ):
            kept[leak] = None


def _unnumbered(text: str) -> str:
    """Return the text, no longer or shorter, with paragraph numbers as full stops, so that a sentence begins there."""
    return _PARAGRAPH_NUMBER.sub(lambda m: m[1] + "." * (m.end() - m.end(1)), text)
