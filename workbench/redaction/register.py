"""The register of everyone and everything that may be named, and where a text names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.records import Agency, Person, Place, Source
from workbench.redaction.disguises import Disguises, with_disguised
from workbench.redaction.engine import Engine
from workbench.redaction.folding import Folded, fold, fold_plain
from workbench.redaction.forms import Form, forms_of_person, forms_of_stranger, is_protected, person_identity
from workbench.redaction.identifiers import Numbers, forms_of_identifiers
from workbench.redaction.identities import Certainty, FormKind, Group, Identity, Mention
from workbench.redaction.lexicon import is_proper_word, is_word
from workbench.redaction.placeforms import agency_identity, forms_of_agency, forms_of_place, place_identity
from workbench.redaction.reading import Part, Reading
from workbench.redaction.vocabulary import GENERIC
from workbench.redaction.wider import with_wider

_SHORTEST_LOOSE = 4  # letters of a name that is recognised inside a longer word with capitals ("#JusticeForLlyr")
_SHORTEST_HIDDEN = 6  # letters of a name that is recognised inside any word that is not English
_TAG = 60  # characters before a name within which its word may begin with "#" or "@"
_THINGS = frozenset({FormKind.NAME, FormKind.ADDRESS})
_LISTED_WINS = frozenset({FormKind.FULL, FormKind.NAME, FormKind.ADDRESS, FormKind.IDENTIFIER})


@dataclass(frozen=True, slots=True, repr=False)
class Register:
    """Every form of every identity, ready to be looked for.

    ``identities`` are the registered ones, in order: people, agencies, places.
    """

    identities: tuple[Identity, ...]
    _engine: Engine
    _meanings: tuple[tuple[Form, ...], ...]  # by form number of the engine
    _capitals: frozenset[int]  # numbers of forms that count only in capitals
    _numbers: Numbers
    _disguises: Disguises

    @classmethod
    def build(
        cls,
        people: Sequence[Person],
        agencies: Sequence[Agency],
        places: Sequence[Place],
        sources: Sequence[Source] = (),
    ) -> Register:
        """Build the register; authors of reports and sources that have no record of their own are hidden too."""
        guarded = {p.address for p in people if p.address and is_protected(p)}
        forms: list[Form] = []
        identities: list[Identity] = []
        for person in people:
            identities.append(person_identity(person))
            forms += forms_of_person(person, identities[-1])
            forms += forms_of_identifiers(person, identities[-1])
        for agency in agencies:
            identities.append(agency_identity(agency))
            forms += forms_of_agency(agency, identities[-1])
        for place in places:
            identities.append(place_identity(place, protected=place.id in guarded))
            forms += forms_of_place(place, identities[-1])
        known = {form.text for form in forms if form.listed}
        for name, stranger in _strangers(agencies, sources):
            if fold_plain(name) not in known:
                forms += [f for f in forms_of_stranger(name, stranger) if f.text not in known]
        return cls._of(tuple(identities), forms)

    @classmethod
    def _of(cls, identities: tuple[Identity, ...], forms: Iterable[Form]) -> Register:
        meanings: dict[str, list[Form]] = {}
        for form in forms:
            if form.text.strip():
                _add(meanings.setdefault(form.text, []), form)
        settled = {text: _most_likely(several) for text, several in meanings.items()}
        texts = tuple(settled)
        loose = (n for n, t in enumerate(texts) if len(t) >= _SHORTEST_LOOSE and t.isalpha() and not is_word(t))
        capitals = frozenset(n for n, t in enumerate(texts) if all(form.exact for form in settled[t]))
        numbers = Numbers.of(form for several in settled.values() for form in several)
        meant = tuple(settled.values())
        return cls(identities, Engine(texts, loose), meant, capitals, numbers, Disguises(meant))

    def forms(self) -> list[str]:
        """Return every form looked for, folded."""
        return list(self._engine.forms)

    def ordinary_names(self) -> frozenset[str]:
        """Return the forms of one word that are also ordinary words: "may", "long"."""
        return frozenset(form for form in self._engine.forms if is_word(form))

    def single_names(self) -> Iterator[Form]:
        """Yield forms of one word that are no ordinary words: what a slip of the pen can be measured against."""
        for form in (form for forms in self._meanings for form in forms):
            words = form.text.split() if form.kind in _THINGS else [form.text]
            for word in words:
                letters = word.replace("'", "").replace("-", "")
                known = is_word(word) or is_proper_word(word) or word in GENERIC
                if letters.isalpha() and len(letters) >= _SHORTEST_LOOSE and not (form.exact or known):
                    yield replace(form, text=word)

    def find(self, text: str) -> list[Mention]:
        """Return where the text names someone: offsets in the original, not overlapping, in order.

        Ordinary words that only look like names are left out; a doubtful one is a mention with the certainty
        ``DOUBTFUL_WORD``.
        """
        return self._mentions(text, strict=False)

    def leaks(self, text: str) -> list[Mention]:
        """Return what would give someone away in a finished text; as ``find``, and also names inside longer words."""
        return self._mentions(text, strict=True)

    def _mentions(self, text: str, *, strict: bool) -> list[Mention]:
        folded = fold(text)
        parts = self._parts(text, folded, strict=strict)
        mentions = Reading(text, folded, parts).mentions() if parts else []
        disguised = self._disguises.mentions(folded, strict=strict)
        found = with_disguised(mentions, disguised) if disguised else mentions
        return with_wider(text, found, beside=strict) if found else found

    def people_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the registered people that a text certainly names, in order of first mention."""
        certain = (m.identities[0] for m in self.find(text) if m.certainty is Certainty.CERTAIN)
        return tuple(dict.fromkeys(i.id for i in certain if i.kind == "person" and i.id))

    def _parts(self, text: str, folded: Folded, *, strict: bool) -> list[Part]:
        def accept(start: int, end: int, number: int) -> bool:
            if number not in self._capitals:
                return True
            surface = text[folded.start(start) : folded.end(end)]
            return surface == surface.upper() and folded.text[end : end + 1] != "s"

        def inside(start: int, end: int) -> bool:
            return _stands_out(text, folded, start, end, strict=strict)

        meanings = self._meanings
        parts = [Part(h.start, h.end, meanings[h.form]) for h in self._engine.find(folded.text, accept, inside)]
        numbers = [Part(start, end, (form,)) for start, end, form in self._numbers.find(folded.text)]
        return _without_overlaps([*parts, *numbers]) if numbers else parts


def _add(several: list[Form], form: Form) -> None:
    """Add a form unless the identity already has this text; listed once is listed."""
    for index, other in enumerate(several):
        if other.identity is form.identity:
            if form.listed and not other.listed:
                several[index] = Form(other.text, other.identity, other.kind, True, other.exact, other.noun)
            return
    several.append(form)


def _most_likely(several: list[Form]) -> tuple[Form, ...]:
    """Leave out what was only worked out where the reviewer has listed the same words for someone."""
    listed = [f for f in several if f.listed]
    if listed:
        several = [f for f in several if f.listed or f.kind not in _LISTED_WINS]
    registered = [f for f in several if f.identity.id]
    return tuple(registered or several[:1])


def _strangers(agencies: Sequence[Agency], sources: Sequence[Source]) -> Iterator[tuple[str, Identity]]:
    for agency in agencies:
        if agency.report_author:
            yield (
                agency.report_author,
                Identity("person", "", "a professional", Group.PROFESSIONAL, agency.id, name=agency.report_author),
            )
    for source in sources:
        if source.author:
            group = Group.PROFESSIONAL if source.agency else Group.OTHER
            label = "a professional" if source.agency else "a person"
            yield source.author, Identity("person", "", label, group, source.agency, name=source.author)


def _stands_out(text: str, folded: Folded, start: int, end: int, *, strict: bool) -> bool:
    """Whether a name inside a longer word is to be seen there: "#JusticeForKacper", "Rafferty93", "KacperNR"."""
    word = folded.text
    if not strict and _is_lower_inside(text, folded, start, end):
        return False
    first, last = start, end
    while first and word[first - 1].isalnum():
        first -= 1
    while last < len(word) and word[last].isalnum():
        last += 1
    whole = word[first:last]
    if is_word(whole):
        return False
    if (strict and end - start >= _SHORTEST_HIDDEN) or word[first - 1 : first] in {"#", "@"}:
        return True
    begins, ends = (
        text[folded.start(start) - 1 : folded.start(start) + 1],
        text[folded.end(end) - 1 : folded.end(end) + 1],
    )
    left = first == start or word[start - 1].isdigit() or (begins[1:].isupper() and not begins[:1].isupper())
    right = last == end or word[end].isdigit() or (ends[1:].isupper() and not ends[:1].isupper())
    return left and right


def _is_lower_inside(text: str, folded: Folded, start: int, end: int) -> bool:
    """Whether letters without a capital run on before or after: the usual case of chance, told without a long look."""
    word = folded.text
    tagged = word.find("#", max(0, start - _TAG), start) >= 0 or word.find("@", max(0, start - _TAG), start) >= 0
    if tagged:
        return False
    left, right = folded.start(start), folded.end(end)
    before = start > 0 and word[start - 1].isalpha() and not text[left : left + 1].isupper()
    after = word[end : end + 1].isalpha() and not text[right : right + 1].isupper()
    return before or after


def _without_overlaps(parts: list[Part]) -> list[Part]:
    kept: list[Part] = []
    for part in sorted(parts, key=lambda p: (p.start, -p.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
        elif part.end - part.start > kept[-1].end - kept[-1].start:
            kept[-1] = part
    return kept
