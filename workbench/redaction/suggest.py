"""Identifiers in the whole review that the register does not hold as they are written: one entry for each.

Some need no decision and come last: dates, which follow the audience's rule, and forms that the register works out by
itself ("A. Brennan" for Aoife Brennan). They are ``settled``, and listed so that the reviewer can see what was done;
the dates of one month, however they are written, in one entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workbench.records import KINDS, Agency, Decision, Field, FieldKind, Person, Place, Reach, Record, Source, Treatment
from workbench.redaction.capitals import could_be_given, is_allowed, is_field_word, opens
from workbench.redaction.changes import free
from workbench.redaction.datefind import find_dates
from workbench.redaction.detect import Care, Span, detect, detect_all
from workbench.redaction.engine import Engine
from workbench.redaction.folding import fold, fold_plain
from workbench.redaction.identities import Certainty, Mention
from workbench.redaction.lexicon import is_word
from workbench.redaction.prose import occurrences
from workbench.redaction.register import Register
from workbench.vault.store import Store

_LONG = 9  # letters from which two slips of the pen still point to one name
_SHORTEST = 3  # letters: shorter words are one slip away from everything
_SCANNED = frozenset({FieldKind.TEXT, FieldKind.PROSE, FieldKind.TEXTS})
_CAPITALISED = frozenset(
    {"person", "name", "school", "hospital", "surgery", "worship", "newspaper", "organisation", "place"}
)
_FINGERPRINTS = frozenset({"sha256", "export_sha256"})
_GENERAL = frozenset({"age", "duration", "quantity", "nationality", "ethnicity", "language", "faith", "characteristic"})
"""What is said of many: told in bands or broad terms and weighed by the combination check, never asked one by one."""
_QUARTERS = frozenset({"North", "South", "East", "West", "Upper", "Lower"})
_DATE, _FORM = "date", "form"
_OWN_RECORDS = frozenset({"person", "agency", "place"})
_PUBLIC = frozenset({Treatment.PROSE, Treatment.OPEN, Treatment.LABEL})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the review: record, field and offsets in code points; ``publishable`` where the public may read it."""

    kind: str
    id: str
    field: str
    start: int
    publishable: bool
    end: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A possible identifier: its words, likely kind and identity, where it stands, and a score (0 to 1).

    ``settled``: every audience is already protected from it, and nothing has to be decided; the rest is the queue.
    """

    text: str
    kind: str
    likely: str | None
    places: tuple[Spot, ...]
    score: float
    settled: bool = False

    @property
    def publishable(self) -> bool:
        """Whether it has to be decided before publication: it stands where the public may read it."""
        return not self.settled and any(spot.publishable for spot in self.places)

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def suggest(store: Store, progress: Callable[[int, int], None] = lambda done, total: None) -> list[Suggestion]:
    """Return what is found in every text of the review and the register does not hold, the most telling first.

    What the reviewer decided is left out where the decision holds: words to be kept everywhere, others in their field.
    ``progress`` is asked before each text and may stop it.
    """
    named = (*store.all(Person), *store.all(Agency), *store.all(Place))
    register = Register.build(store.all(Person), store.all(Agency), store.all(Place), store.all(Source))
    gathered = _Gathered(_entered(named), _listed(named), _Decided(store.all(Decision), _labels(named)))
    texts = list(_texts(store))
    spans = _spans(store, [text for _, _, text in texts], progress)
    for record, field, text in texts:
        progress(len(spans), len(spans))
        gathered.read(record, field, text, spans[text], register.find(text))
    gathered.spread(texts, spans, register)
    return gathered.suggestions()


_READ = "suggestions"  # what was found in each text, remembered with the open store


def _spans(store: Store, texts: Sequence[str], progress: Callable[[int, int], None]) -> dict[str, list[Span]]:
    """Return what is found in each text; only what changed since the last time is read again.

    Two threads may be at it: neither relies on what the other leaves.
    """
    known: dict[str, list[Span]] = store.remembered.setdefault(_READ, {})
    found: dict[str, list[Span]] = {}
    wanted = dict.fromkeys(texts)
    for done, text in enumerate(wanted):
        spans = known.get(text)
        if spans is None:
            progress(done, len(wanted))
            spans = known[text] = detect_all([text], Care.QUEUE)[0]
        found[text] = spans
    for gone in known.keys() - found.keys():
        known.pop(gone, None)
    return found


class _Decided:
    """What the reviewer has already decided; the labels that stand for names are kept without asking."""

    def __init__(self, decisions: Sequence[Decision], labels: Iterable[str]) -> None:
        self._kept = set(labels)
        self._settled: set[tuple[str, str, str, str, int | None]] = set()
        for decision in decisions:
            target: Mapping[str, object] = decision.record or {}
            words = fold_plain(decision.text or "")
            if decision.occurrence is None and (decision.treat_as or {}).get("keep") is True:
                self._kept.add(words)
            which = int(decision.occurrence) if decision.occurrence is not None else None
            self._settled.add((str(target.get("kind")), str(target.get("id")), decision.field or "", words, which))

    def covers(self, spot: Spot, words: str, text: str) -> bool:
        """Tell whether these words are decided in this place of the text; "St Bride's" is decided as "St Bride"."""
        bare = words.removesuffix("'s")
        return self._covers(spot, spot.end, words, text) or (
            bare != words and self._covers(spot, spot.end - len("'s"), bare, text)
        )

    def _covers(self, spot: Spot, end: int, words: str, text: str) -> bool:
        place = (spot.kind, spot.id, spot.field, words)
        if words in self._kept or (*place, None) in self._settled:
            return True
        spans = occurrences(text, text[spot.start : end])
        span = (spot.start, end)
        return span in spans and (*place, spans.index(span) + 1) in self._settled


class _Gathered:
    """Possible identifiers by their folded words."""

    def __init__(self, entered: frozenset[str], listed: Mapping[str, str], decided: _Decided) -> None:
        self._entered, self._listed, self._decided = entered, listed, decided
        self._open: dict[str, list[tuple[Span, Spot]]] = {}
        self._settled: dict[str, list[tuple[Span, Spot]]] = {}
        self._meant: dict[str, str] = {}

    def read(
        self, record: Record, field: Field[Any], text: str, spans: Sequence[Span], mentions: Sequence[Mention]
    ) -> None:
        """Gather what one text holds."""
        for span in spans:
            if span.kind == _DATE:
                self._put(self._settled, span, record, field, text)
            elif span.kind not in _GENERAL:
                for part in _unknown(span, mentions, text):
                    self._put(self._open, part, record, field, text)
        for mention in mentions:
            words = text[mention.start : mention.end]
            if mention.certainty is Certainty.CERTAIN and fold_plain(words) not in self._entered:
                self._meant[fold_plain(words)] = mention.identities[0].id
                self._put(self._settled, Span(mention.start, mention.end, words, _FORM, 0.9), record, field, text)

    def spread(
        self,
        texts: Iterable[tuple[Record, Field[Any], str]],
        spans: Mapping[str, Sequence[Span]],
        register: Register,
    ) -> None:
        """Gather the same words wherever else they stand, so that what is decided once holds everywhere.

        Ordinary words and very short ones tell by their neighbours alone, and are left where those gave them away.
        """
        engine = Engine(key for key in self._open if len(key) > _SHORTEST and not is_word(key))
        first = [max((span for span, _ in self._open[key]), key=lambda s: s.score) for key in engine.forms]
        for record, field, text in texts:
            folded = fold(text)
            again = [(folded.start(a), folded.end(b), first[number]) for a, b, number in engine.every(folded.text)]
            if again:
                taken = [(s.start, s.end) for s in spans[text]] + [(m.start, m.end) for m in register.find(text)]
                for start, end, span in again:
                    if free(taken, start, end) and not _is_plain(text[start:end]):
                        self._put(self._open, replace(span, start=start, end=end), record, field, text)

    def _put(
        self, kept: dict[str, list[tuple[Span, Spot]]], span: Span, record: Record, field: Field[Any], text: str
    ) -> None:
        key, public = fold_plain(span.text), _publishable(record, field)
        spot = Spot(record.spec.name, record.id, field.name, span.start, public, span.end)
        if key and not self._decided.covers(spot, key, text):
            kept.setdefault(key, []).append((span, spot))

    def suggestions(self) -> list[Suggestion]:
        """Return one entry for each, those that have to be decided first."""
        names = [name for name in self._listed if len(name) > _SHORTEST]
        found = [_suggestion(places, self._likely(key, names)) for key, places in self._open.items()]
        months: dict[str, list[Suggestion]] = {}
        for key, places in self._settled.items():
            if key not in self._open:
                one = _suggestion(places, self._meant.get(key) or None, settled=True)
                months.setdefault(_month(one) or key, []).append(one)
        found += [_together(several) for several in months.values()]
        return sorted(found, key=_weight)

    def _likely(self, key: str, names: Sequence[str]) -> str | None:
        """Return whose name this could be misspelt: one slip, or two in a long name (optimal string alignment)."""
        allowed = 2 if len(key) >= _LONG else 1
        nearest = process.extractOne(key, names, scorer=OSA.distance, score_cutoff=allowed)
        return self._listed[nearest[0]] if nearest else None


def _is_plain(words: str) -> bool:
    """Tell whether words are ordinary ones in lower case ("possible contact dispute")."""
    return words.islower() and all(is_word(part) for part in fold_plain(words).split())


def _suggestion(places: Sequence[tuple[Span, Spot]], likely: str | None, *, settled: bool = False) -> Suggestion:
    first = max((span for span, _ in places), key=lambda s: s.score)
    weights: dict[str, float] = {}
    for span, _ in places:
        weights[span.kind] = weights.get(span.kind, 0) + span.score
    kind = max(weights, key=lambda each: weights[each])
    spots = tuple(dict.fromkeys(spot for _, spot in places))
    return Suggestion(first.text, kind, likely, spots, first.score, settled)


def _month(settled: Suggestion) -> str:
    """Return the month in which a date lies, as a key; empty for what is no date of a known month."""
    found = next(iter(find_dates(settled.text)), None) if settled.kind == _DATE else None
    return f"{found.year}-{found.month:02}" if found and found.month else ""


def _together(several: Sequence[Suggestion]) -> Suggestion:
    """Return one entry for the dates of a month as they are written, the commonest first."""
    if len(several) == 1:
        return several[0]
    ranked = sorted(several, key=lambda s: (-len(s.places), s.text))
    places = tuple(place for each in ranked for place in each.places)
    return replace(ranked[0], text=" · ".join(s.text for s in ranked), places=places)


def _weight(suggestion: Suggestion) -> tuple[bool, bool, float, str]:
    return suggestion.settled, not suggestion.publishable, -len(suggestion.places) * suggestion.score, suggestion.text


def _texts(store: Store) -> Iterator[tuple[Record, Field[Any], str]]:
    for kind, cls in KINDS.items():
        if kind == Decision.spec.name:
            continue
        for record in store.all(cls):
            for field, text in texts_of(record):
                yield record, field, text


def texts_of(record: Record) -> Iterator[tuple[Field[Any], str]]:
    """Yield (field, text) of every text that somebody wrote; names in the register's own records are not looked at."""
    for name, field in record.spec.fields.items():
        value = record.values.get(name)
        if (
            value is None
            or name in _FINGERPRINTS
            or (field.treatment is Treatment.NAME and record.spec.name in _OWN_RECORDS)
        ):
            continue
        if field.kind in _SCANNED:
            for text in (value,) if isinstance(value, str) else value:
                yield field, text
        for part in field.parts:
            if part.kind in _SCANNED:
                for item in (value,) if isinstance(value, Mapping) else value:
                    if isinstance(item.get(part.name), str):
                        yield field, item[part.name]


def _publishable(record: Record, field: Field[Any]) -> bool:
    open_field = field.treatment in _PUBLIC and Reach.ALL is field.reach is record.spec.reach
    limited = bool(record.audience_limit) and "public" not in record.audience_limit
    audiences = record.values.get("audiences")
    return open_field and not limited and (audiences is None or "public" in audiences)


def _unknown(span: Span, known: Sequence[Mention], text: str) -> Iterator[Span]:
    """Yield what is left of a span when what the register knows is taken out of it; whole when nothing is.

    Whole, too, where what is left makes another place of it: the next house in a known street, the other end of a town.
    """
    inside = [m for m in known if m.start < span.end and m.end > span.start]
    if not inside or _is_another(span, inside, text):
        yield span
    if not inside:
        return
    start = span.start
    for mention in [*inside, None]:
        end = min(mention.start, span.end) if mention else span.end
        if start < end:
            yield from _rest(span, start, end, text)
        start = max(start, mention.end) if mention else end


def _is_another(span: Span, inside: Sequence[Mention], text: str) -> bool:
    if span.kind == "headline":  # what is left of it finds the newspaper's page
        return True
    left = "".join(text[i] for i in range(span.start, span.end) if not any(m.start <= i < m.end for m in inside))
    if span.kind in {"address", "postcode"}:
        return any(c.isdigit() for c in left)
    return span.kind in {"place", "organisation"} and bool(_QUARTERS & set(left.split()))


def _rest(span: Span, start: int, end: int, text: str) -> Iterator[Span]:
    """Yield what tells in a piece of a span: beside a known name, every word with a capital that is not the field's."""
    words = text[start:end]
    left = words.strip(" ,.;:-–’'\u00a0")
    if span.kind in _CAPITALISED and len(left) > 1 and left[0].isupper() and not left.startswith(("’s", "'s")):
        if not is_allowed(left) and not all(is_field_word(word.casefold()) for word in left.split()):
            begin = start + words.index(left)
            if is_word(left.casefold()) and opens(text, begin) and not could_be_given(left.casefold()):
                return  # "Rang Ffion": a verb that begins the entry
            yield Span(begin, begin + len(left), left, "name", span.score)
        return
    for found in detect(words, by_rules_alone=True) if len(left) > 1 else ():
        if found.kind not in _GENERAL and found.kind != _DATE:
            yield Span(start + found.start, start + found.end, found.text, found.kind, found.score)


def _labels(named: Sequence[Record]) -> set[str]:
    return {fold_plain(label) for record in named if (label := record.values.get("label"))}


def _entered(named: Sequence[Record]) -> frozenset[str]:
    """Return the folded names, aliases and identifiers exactly as the reviewer entered them."""
    return frozenset(fold_plain(form) for record in named for form in _forms(record))


def _forms(record: Record) -> list[str]:
    identifiers = [str(entry.get("value", "")) for entry in record.values.get("identifiers", ())]
    return [record.values.get("name", ""), *record.values.get("aliases", ()), *identifiers]


def _listed(named: Sequence[Record]) -> dict[str, str]:
    """Return the identity's id for every folded form that a reviewer entered, and for the longer words of names."""
    forms: dict[str, str] = {}
    for record in named:
        for form in (*_forms(record), record.values.get("address", ""), record.values.get("postcode", "")):
            words = fold_plain(form)
            for part in (words, *words.split()):
                if part:
                    forms.setdefault(part, record.id)
    return forms
