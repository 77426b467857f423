"""Identifiers in the whole review that the register does not know: one entry for each, with all its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rapidfuzz.distance import OSA

from workbench.records import KINDS, Agency, Decision, Field, FieldKind, Person, Place, Reach, Record, Source, Treatment
from workbench.redaction.detect import Span, detect
from workbench.redaction.folding import fold_plain
from workbench.redaction.identities import Mention
from workbench.redaction.register import Register
from workbench.vault.store import Store

_LONG = 9  # letters from which two slips of the pen still point to one name
_SHORTEST = 3  # letters: shorter words are one slip away from everything
_SCANNED = {FieldKind.TEXT, FieldKind.PROSE, FieldKind.TEXTS}
_NEVER_LEAVES = {"decision", "disclosure", "concern", "publication_check", "sign_off"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the review: record, field and offset in code points; ``publishable`` where the public may read it."""

    kind: str
    id: str
    field: str
    start: int
    publishable: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A possible identifier: its words, likely kind and identity, where it stands, and a score (0 to 1)."""

    text: str
    kind: str
    likely: str | None
    places: tuple[Spot, ...]
    score: float

    @property
    def publishable(self) -> bool:
        """Whether it stands anywhere that the public may read."""
        return any(spot.publishable for spot in self.places)

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def suggest(store: Store) -> list[Suggestion]:
    """Return what rules find in every text of the review and the register does not know, the most telling first."""
    register = Register.build(store.all(Person), store.all(Agency), store.all(Place), store.all(Source))
    decided = _decided(store.all(Decision)) | _labels(register)
    found: dict[str, list[tuple[Span, Spot]]] = {}
    for record, field, text in _texts(store):
        known: Sequence[Mention] | None = None
        for span in detect(text):
            key = fold_plain(span.text)
            if key in decided or span.kind == "date":
                continue
            known = register.find(text) if known is None else known
            for part in _unknown(span, known, text):
                key = fold_plain(part.text)
                if key and key not in decided:
                    spot = Spot(record.spec.name, record.id, field.name, part.start, _publishable(record, field))
                    found.setdefault(key, []).append((part, spot))
    names = _names(store)
    return sorted((_suggestion(key, places, names) for key, places in found.items()), key=_weight)


def _weight(suggestion: Suggestion) -> tuple[bool, float, str]:
    return (not suggestion.publishable, -len(suggestion.places) * suggestion.score, suggestion.text)


def _decided(decisions: Sequence[Decision]) -> frozenset[str]:
    """Return the words that the reviewer has decided on everywhere."""
    return frozenset(fold_plain(d.text) for d in decisions if d.text and d.occurrence is None)


def _labels(register: Register) -> frozenset[str]:
    """Return the labels, and what stands at the end of one: "Visiting Service" of "Health Visiting Service"."""
    words = [fold_plain(identity.label).split() for identity in register.identities]
    return frozenset(" ".join(label[start:]) for label in words for start in range(len(label)))


def _texts(store: Store) -> Iterator[tuple[Record, Field[Any], str]]:
    for kind, cls in KINDS.items():
        if kind in _NEVER_LEAVES:
            continue
        for record in store.all(cls):
            for field, text in _texts_of(cls.spec.fields, record.values):
                yield record, field, text


def _texts_of(fields: Mapping[str, Field[Any]], values: Mapping[str, Any]) -> Iterator[tuple[Field[Any], str]]:
    """Yield every text that somebody wrote, in groups too; names and labels are the register's own."""
    for name, value in values.items():
        field = fields.get(name)
        if field is None or field.treatment in {Treatment.NAME, Treatment.LABEL, Treatment.DATE}:
            continue
        if field.kind in _SCANNED:
            for text in (value,) if isinstance(value, str) else value:
                yield field, text
        elif field.parts:
            parts = {part.name: part for part in field.parts}
            for item in (value,) if isinstance(value, Mapping) else value:
                yield from _texts_of(parts, item)


def _publishable(record: Record, field: Field[Any]) -> bool:
    open_field = field.treatment in {Treatment.PROSE, Treatment.OPEN} and field.reach is Reach.ALL
    limited = bool(record.audience_limit) and "public" not in record.audience_limit
    audiences = record.values.get("audiences")
    return open_field and not limited and (audiences is None or "public" in audiences)


def _unknown(span: Span, known: Sequence[Mention], text: str) -> Iterator[Span]:
    """Yield what is left of a span when what the register knows is taken out of it; whole when nothing is."""
    inside = [m for m in known if m.start < span.end and m.end > span.start]
    if not inside:
        yield span
        return
    start = span.start
    for mention in [*inside, None]:
        end = mention.start if mention else span.end
        rest = text[start : max(start, end)]
        for left in detect(rest) if len(rest.strip()) > 1 else ():
            yield Span(start + left.start, start + left.end, left.text, left.kind, left.score)
        start = mention.end if mention else span.end


def _names(store: Store) -> list[tuple[str, str]]:
    """Return (folded name, identity id) for every name, alias and longer word of them, to compare spellings with."""
    pairs: list[tuple[str, str]] = []
    for record in (*store.all(Person), *store.all(Agency), *store.all(Place)):
        for name in (record.values.get("name", ""), *record.values.get("aliases", ())):
            words = fold_plain(name)
            pairs += [(part, record.id) for part in (words, *words.split()) if len(part) > _SHORTEST]
    return list(dict.fromkeys(pairs))


def _suggestion(key: str, places: Sequence[tuple[Span, Spot]], names: Sequence[tuple[str, str]]) -> Suggestion:
    first = max((span for span, _ in places), key=lambda s: s.score)
    spots = tuple(spot for _, spot in places)
    return Suggestion(first.text, first.kind, _likely(key, names), spots, first.score)


def _likely(key: str, names: Sequence[tuple[str, str]]) -> str | None:
    """Return whose name this could be misspelt: one slip, or two in a long name (optimal string alignment)."""
    allowed = 2 if len(key) >= _LONG else 1
    best = min(((OSA.distance(key, name, score_cutoff=allowed), id_) for name, id_ in names), default=(allowed + 1, ""))
    return best[1] if best[0] <= allowed else None
