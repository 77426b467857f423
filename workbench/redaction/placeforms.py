"""Every form in which a registered agency or place can be named: shortened, abbreviated, with and without its town."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.records import Agency, Place
from workbench.redaction.folding import fold_plain
from workbench.redaction.forms import Form
from workbench.redaction.identities import FormKind, Group, Identity
from workbench.redaction.lexicon import is_word
from workbench.redaction.vocabulary import ABBREVIATIONS, GENERIC, STREETS, WELSH_BEGINNINGS, WELSH_MUTATIONS, words_of

_MOST_SPELLINGS = 48  # of one name; a longer address would only repeat itself
_SHORT_ACRONYM = 3
_SHORTEST_DERIVED = 4
_HALVES = re.compile(r"\s+[/|–-]\s+|\s*[()]\s*")
_NUMBER = re.compile(
    r"^(?:the\s+)?(?:(?:flat|apartment|apt|unit|room|plot|no\.?|number)\s*)?\d+[a-z]?(?:\s*[-/]\s*\d+[a-z]?)?\s*,?\s+"
)
_DWELLING = re.compile(r"^(?:flat|apartment|apt|unit|room|plot)\s+\w{1,3}$")
_POSTCODE = re.compile(r"([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})")
_AREA_LABEL = "the area"
_CIVIC = words_of("council county borough police constabulary hospital hospitals nhs city health ambulance")
_LONG_ACRONYM = 4
_JOINING = frozenset(["and", "of", "the", "for", "in", "&", "with"])


def area(name: str) -> Identity:
    """Return a place known only from the name of something else: it is hidden under a neutral noun."""
    return Identity("place", "", _AREA_LABEL, Group.PLACE, name=name)


def agency_identity(agency: Agency) -> Identity:
    """Return the identity of a registered agency."""
    return Identity("agency", agency.id, agency.label or "a service", Group.AGENCY, agency=agency.id,
                    name=agency.name or "")  # fmt: skip


def place_identity(place: Place, *, protected: bool) -> Identity:
    """Return the identity of a registered place; ``protected``: the address of someone whose contact is protected."""
    label = place.label or "a place"
    return Identity("place", place.id, label, Group.PLACE, protected=protected, name=place.name or "")


def forms_of_agency(agency: Agency, identity: Identity) -> Iterator[Form]:
    """Yield every form of a registered agency; the same text may come more than once."""
    for entered in _entered(agency.name, agency.aliases):
        yield from _named(entered, identity)
        yield from _shortened(entered, identity)
    acronym = _acronym(agency.name or "")
    if acronym:
        yield Form(acronym, identity, FormKind.NAME, exact=True)


def forms_of_place(place: Place, identity: Identity) -> Iterator[Form]:
    """Yield every form of a registered place, its address and its postcode."""
    home = place.kind in {"home", "street"} or _NUMBER.match(fold_plain(place.name or "")) is not None
    for entered in _entered(place.name, place.aliases):
        yield from _named(entered, identity)
        if home:
            yield from _parts_of_address(entered, identity)
        elif place.kind not in {"town", "county", "area"}:
            yield from _shortened(entered, identity)
        else:
            yield from _mutated(entered, identity)
    if place.address:
        yield from _spelled(place.address, identity, FormKind.ADDRESS, listed=True)
        yield from _parts_of_address(place.address, identity)
    if place.postcode:
        yield from _of_postcode(place.postcode, identity)


def _entered(name: str | None, aliases: Sequence[str] | None) -> Iterator[str]:
    """Yield each entered name, and the halves of one entered in two languages or with its acronym."""
    for entered in (name or "", *(aliases or ())):
        yield entered
        halves = [half.strip() for half in _HALVES.split(entered) if half.strip()]
        if len(halves) > 1 and all(" " in half or half.isupper() for half in halves):
            yield from halves


def _named(entered: str, identity: Identity) -> Iterator[Form]:
    plain = fold_plain(entered)
    if len(plain) < 2:
        return
    letters = re.sub(r"[^\w]", "", entered)
    exact = letters.isupper() and letters.isalpha() and len(letters) <= _SHORT_ACRONYM
    kind = FormKind.INITIALS if exact else FormKind.NAME
    yield from _spelled(entered, identity, kind, listed=True, exact=exact and (len(letters) < 3 or is_word(plain)))
    if exact:
        for joint in (".", ". ", " "):
            yield Form(joint.join(letters).casefold(), identity, kind, listed=True, exact=True)
    if plain.startswith("the ") and plain[4:] not in GENERIC and not is_word(plain[4:]):
        yield from _spelled(plain[4:], identity, FormKind.NAME, listed=True)


def _spelled(entered: str, identity: Identity, kind: FormKind, *, listed: bool, exact: bool = False) -> Iterator[Form]:
    for text in spellings(entered):
        yield Form(text, identity, kind, listed=listed, exact=exact)


def spellings(entered: str) -> list[str]:
    """Return the ways a name or address is written: abbreviations, commas, dots, apostrophes, hyphens and blanks."""
    plain = re.sub(r"\s+", " ", fold_plain(entered).strip(" .,;"))
    done = dict.fromkeys([plain])
    for change in (_without_commas, _without_dots, _abbreviated, _without_apostrophes, _without_hyphens):
        for text in list(done):
            for other in change(text):
                if len(done) < _MOST_SPELLINGS:
                    done[other] = None
    return [text for text in done if len(text) > 1]


def _without_commas(text: str) -> Iterator[str]:
    numbered = re.match(r"no\.? (?=\d)", text)
    if numbered:
        for number in ("no. ", "no.", "no ", "number ", "nr "):
            yield number + text[numbered.end() :]
    if "," in text:
        parts = [p.strip() for p in text.split(",") if p.strip()]
        yield " ".join(parts)
        if _DWELLING.match(parts[0]) and len(parts) > 1:  # "Capstan House flat 3"
            yield f"{parts[1]} {parts[0]}"
            yield f"{parts[1]}, {parts[0]}"
            yield f"{parts[0]}, {parts[1]}"
            yield f"{parts[0]} {parts[1]}"


def _without_dots(text: str) -> Iterator[str]:
    if "." in text:
        yield re.sub(r"\s+", " ", text.replace(".", " ")).strip()
        yield text.replace(".", "")


def _abbreviated(text: str) -> Iterator[str]:
    for whole, shorts in ABBREVIATIONS.items():
        if whole not in text:
            continue
        pattern = rf"(?<!\S){re.escape(whole)}(?![\w'])" if whole == "st" else rf"(?<![\w']){re.escape(whole)}(?![\w'])"
        for short in shorts:
            if whole == "st" and not text.startswith("st "):
                continue
            changed = re.sub(pattern, short, text, count=1)
            if changed != text:
                yield changed
                if short in {"rd", "st", "ave", "ter", "terr"}:
                    yield re.sub(pattern, f"{short}.", text, count=1)


def _without_apostrophes(text: str) -> Iterator[str]:
    if "'" in text:
        yield text.replace("'", "")


def _without_hyphens(text: str) -> Iterator[str]:
    if "-" in text:
        yield text.replace("-", " ")
        yield text.replace("-", "")


def _shortened(entered: str, identity: Identity) -> Iterator[Form]:
    """Yield a name without the words that only say what it is: "Marram Lane", "Tidewater"."""
    words = fold_plain(entered).removeprefix("the ").replace(",", "").split()
    dropped: set[str] = set()
    while len(words) > 1 and words[-1] in GENERIC and words[-1] not in STREETS:
        dropped.add(words.pop())
        if all(w in GENERIC for w in words) or words[-1] in _JOINING:
            continue
        text = " ".join(words)
        if len(words) == 1 and (is_word(text) or len(text) < _SHORTEST_DERIVED):
            return
        meant = area(text) if len(words) == 1 and dropped & _CIVIC else identity
        yield from _spelled(text, meant, FormKind.NAME, listed=False)


def _acronym(name: str) -> str:
    words = [w for w in re.split(r"[\s,/-]+", fold_plain(name)) if w and w not in _JOINING]
    letters = "".join(w if w == "nhs" else w[0] for w in words)
    long_enough = _LONG_ACRONYM <= len(letters) <= 7 and len(words) > 2
    return letters if long_enough and letters.isalpha() and not is_word(letters) else ""


def _parts_of_address(entered: str, identity: Identity) -> Iterator[Form]:
    segments = [s.strip() for s in fold_plain(entered).split(",") if s.strip()]
    for index, segment in enumerate(segments):
        street = _NUMBER.sub("", segment)
        if street.isdigit() or _DWELLING.match(segment) or all(w in GENERIC for w in street.split()):
            continue
        if _POSTCODE.fullmatch(segment):
            yield from _of_postcode(segment, identity)
            continue
        is_town = index > 0 and not _is_street(street)
        meant = area(street) if is_town else identity
        if is_town and (len(street) < _SHORTEST_DERIVED or is_word(street)):
            continue
        yield from _spelled(street, meant, FormKind.NAME if is_town else FormKind.ADDRESS, listed=False)
        if street != segment:
            yield from _spelled(segment, identity, FormKind.ADDRESS, listed=False)
    for count in range(2, len(segments)):
        yield from _spelled(", ".join(segments[:count]), identity, FormKind.ADDRESS, listed=False)


def _is_street(text: str) -> bool:
    last = text.split()[-1].rstrip(".")
    return last in STREETS or any(last in shorts for shorts in ABBREVIATIONS.values())


def _of_postcode(entered: str, identity: Identity) -> Iterator[Form]:
    found = _POSTCODE.fullmatch(fold_plain(entered).replace(" ", ""))
    if not found:
        yield Form(fold_plain(entered), identity, FormKind.ADDRESS, listed=True)
        return
    outward, inward = found.groups()
    for text in (f"{outward} {inward}", f"{outward}{inward}", f"{outward}-{inward}"):
        yield Form(text, identity, FormKind.ADDRESS, listed=True)
    if len(outward) > 2 and outward[1].isalpha():  # "NX4"; "M1" is a motorway as well
        yield Form(outward, area(outward), FormKind.ADDRESS, exact=True)


def _mutated(entered: str, identity: Identity) -> Iterator[Form]:
    """Yield a Welsh place name as it stands after "i", "yn", "o" and their like."""
    plain = fold_plain(entered)
    if not plain.startswith(WELSH_BEGINNINGS) or is_word(plain):
        return
    for beginning, others in WELSH_MUTATIONS.items():
        if plain.startswith(beginning):
            for other in others:
                mutated = other + plain[len(beginning) :]
                if len(mutated) > _SHORTEST_DERIVED and not is_word(mutated):
                    yield Form(mutated, identity, FormKind.NAME)
            return
