"""Searches the pieces of a file for identities that its audience may not see, and keeps where each was found.

What is kept holds no words of the file: a place, an identity and how it was named.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workbench.redaction.audiences import Audience, Show
from workbench.redaction.folding import fold_plain
from workbench.redaction.forms import Form
from workbench.redaction.identities import Certainty, FormKind, Identity, Mention
from workbench.redaction.lexicon import is_proper_word, is_word
from workbench.redaction.register import Register
from workbench.redaction.standing import NOTHING_STANDS, Standing
from workbench.reports.wrappings import packed, unwrapped

_SURE_BY_CHANCE = 6  # letters: a shorter name turns up in a megabyte of random bytes
_PARAGRAPH_NUMBER = re.compile(
    r"^([^\S\n]*\d{1,3}(?:\.\d{1,3})*\.)\d{1,3}(?=[ \t]+[^\W\d_])", re.MULTILINE
)  # "7.6 May we"
_DEEPEST = 6  # files inside files
_WORD = re.compile(r"[^\W\d_]{4,}(?:['’‑-][^\W\d_]+)*")
_LONG = 9  # letters from which two slips of the pen still leave a name itself
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
        standing: Standing = NOTHING_STANDS,
    ) -> None:
        self.leaks: dict[Leak, None] = {}
        self.doubtful: dict[Leak, None] = {}
        self.unread: dict[str, None] = {}
        self.examined: Counter[str] = Counter()
        self.pictures: dict[str, None] = {}
        self._register, self._audience, self._inside, self._own = register, audience, inside, own
        self._standing = standing
        self._depth = 0
        self._unless: str | None = None
        self._known: dict[bytes, tuple[Mention, ...]] = {}
        self.identities = self._hidden_identities()
        self._misspellings = Misspellings(register, self._hides)

    def examine(self, what: str) -> None:
        """Count a piece that is read: a page, a part, a file inside the file."""
        self.examined[what] += 1

    def picture(self, where: str) -> None:
        """Note a picture, at which only a person can look."""
        self.examine("pictures")
        self.pictures[where.rstrip(", ") or "the file itself"] = None

    def words(self, where: str, text: str) -> None:
        """Search what was written to be read: also for what is only nearly a name."""
        if text and not text.isspace():
            self.marks(where, text)
            self._guess(where, text)

    def marks(self, where: str, text: str) -> None:
        """Search text that programs write and read (an attribute, a name, a script), in every code it may be in."""
        if not text or text.isspace():
            return
        for reading in (text, *unwrapped(text)):
            for mention in self._hidden(reading):
                self._keep(where, mention)
        for content in packed(text):
            self.nested(f"{where}, packed as text", content)

    def lines(self, where: str, text: str) -> None:
        """Search a long text, saying the line."""
        for reading in (text, *unwrapped(text)):
            line, at = 1, 0
            for mention in self._hidden(reading):
                line, at = line + reading.count("\n", at, mention.start), mention.start
                self._keep(f"{where}line {line}", mention)
        for number, written in enumerate(text.split("\n"), 1):
            self._guess(f"{where}line {number}", written)
        for content in packed(text):
            self.nested(f"{where}packed as text", content)

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
            nobodys = mention.form is FormKind.IDENTIFIER and not mention.identities[0].id  # cut by chance, as here
            if long and not nobodys and mention.certainty is Certainty.CERTAIN and not is_word(fold_plain(surface)):
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
            hidden = [m for m in found if m and any(self._hides(i, m.form) for i in m.identities)]
            self._known[key] = tuple(m for m in hidden if not _is_told_inside(m, hidden))
        return self._known[key]

    def _weighed(self, mention: Mention, text: str) -> Mention | None:
        """Return the mention as sure as it can be here, None where the audience's view has judged it harmless.

        A lone ordinary word ("May", "Long") that stands in our own export was judged with the whole record around it,
        or decided by the reviewer; a line of the file has less to go by, and may only doubt.
        """
        if self._own and is_word(fold_plain(text[mention.start : mention.end])):
            if self._standing.covers(text, mention.start, mention.end):
                return None
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
        if sure:
            self._put(self.leaks, leak)
        else:
            self._doubt(leak)

    def _guess(self, where: str, text: str) -> None:
        for near in self._misspellings.of(text):
            self._doubt(Leak(where, near.identity.kind, near.identity.id, near.kind, Certainty.MISSPELT))

    def _doubt(self, leak: Leak) -> None:
        self._put(self.doubtful, leak)

    def _put(self, kept: dict[Leak, None], leak: Leak) -> None:
        if self._unless is None or not any(
            (leak.kind, leak.id, leak.form) == (k.kind, k.id, k.form) and k.where.startswith(self._unless) for k in kept
        ):
            kept[leak] = None


def _is_told_inside(mention: Mention, others: list[Mention]) -> bool:
    """Whether an identifier that is nobody's holds the name of somebody who is found by it anyway."""
    if mention.identities[0].id:
        return False
    return any(o.identities[0].id and mention.start <= o.start and o.end <= mention.end for o in others)


def _unnumbered(text: str) -> str:
    """Return the text, no longer or shorter, with paragraph numbers as full stops, so that a sentence begins there."""
    return _PARAGRAPH_NUMBER.sub(lambda m: m[1] + "." * (m.end() - m.end(1)), text)


class Misspellings:
    """The words of a file that are one slip, or two in a long name, from a name that its audience may not see."""

    def __init__(self, register: Register, hides: Callable[[Identity, FormKind], bool]) -> None:
        known = set(register.forms())
        self._names = {f.text: f for f in register.single_names() if hides(f.identity, f.kind)}
        self._known = known | {word for form in known for word in form.split()} | set(self._names)
        self._seen: dict[str, Form | None] = {}

    def of(self, text: str) -> Iterator[Form]:
        """Yield the form that is meant, for each such word; ordinary words and names that may stand are excused."""
        if not self._names:
            return
        for found in dict.fromkeys(_WORD.findall(text)):
            word = fold_plain(found).removesuffix("'s")
            if word not in self._seen:
                self._seen[word] = self._nearest(word, found)
            near = self._seen[word]
            if near is not None:
                yield near

    def _nearest(self, word: str, written: str) -> Form | None:
        shouted = written.isupper() and len(word) < _SURE_BY_CHANCE  # abbreviations of the field
        halves = word.replace("'", "-").split("-")
        if shouted or word in self._known or all(is_word(h) or is_proper_word(h) for h in (*halves,)):
            return None
        slips = 2 if len(word) >= _LONG else 1
        near = process.extractOne(word, self._names.keys(), scorer=OSA.distance, score_cutoff=slips)
        return self._names[near[0]] if near else None
