"""Every form in which a registered person can be named: full, first, last, doubled, reversed, run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workbench.records import Person
from workbench.redaction.folding import fold_plain
from workbench.redaction.identities import FormKind, Group, Identity
from workbench.redaction.lexicon import is_name_word, is_word
from workbench.redaction.vocabulary import GENERIC, KIN, KIN_TITLES, PARTICLES, ROLES, TITLES

_BORN = re.compile(
    r"\b(?:n[ée]e|formerly|previously|aka|a\.k\.a\.?|also known as|known as|born|alias|or)\b|[/;()\[\]]", re.I
)
_INITIALS = re.compile(r"[A-Z](?:[. -]{0,2}[A-Z]){1,3}\.?")
_GROUPS = {str(group): group for group in Group}
_UNNAMED = frozenset({"baby", "babi", "child", "boy", "girl", "infant", "dr", "mr", "mrs", "ms", "miss"})
_LONGEST_RUN = 8  # letters from which a first and last name written together is not a chance word
_SHORTEST_CORE = 4  # letters of a surname that may stand without its particle ("Cheallaigh")


@dataclass(frozen=True, slots=True)
class Form:
    """One folded form of one identity.

    ``listed``: the reviewer entered it, it was not worked out. ``exact``: only in capitals (initials).
    """

    text: str = field(repr=False)
    identity: Identity
    kind: FormKind
    listed: bool = False
    exact: bool = False
    noun: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ParsedName:
    """A person's name in its parts, as entered; any part may be empty."""

    given: str = ""
    middles: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()  # particle and halves: ("Ní", "Cheallaigh"), ("Nowicki", "Rafferty")
    titled: bool = False

    @property
    def last(self) -> str:
        return " ".join(self.surname)


def parse_name(text: str) -> ParsedName:
    """Take a name apart; titles and initials are left out, "Surname, First" is turned round."""
    before, comma, after = text.partition(",")
    if comma and after.strip() and "," not in after and before.strip():
        text = f"{after.strip()} {before.strip()}"
    tokens = [t for t in (raw.strip("\"“”'‘’.,") for raw in text.split()) if t]
    titled = kin = False
    while tokens and (fold_plain(tokens[0]) in TITLES | KIN_TITLES or tokens[0].isdigit()):
        titled, kin = True, fold_plain(tokens[0]) in KIN_TITLES
        tokens = tokens[1:]
    named = [t for t in tokens if len(t) > 1 and not _is_dotted(t)]
    if not named:
        return ParsedName(titled=titled)
    start = _start_of_surname(named)
    if len(named) == 1 and (kin or not (titled or named[0] != tokens[0])):
        return ParsedName(given=named[0], titled=titled)
    if start == 0 or len(named) == 1:
        return ParsedName(surname=_halves(named), titled=titled)
    return ParsedName(named[0], tuple(named[1:start]), _halves(named[start:]), titled)


def _is_dotted(token: str) -> bool:
    return len(token) <= 6 and "." in token and token.replace(".", "").isupper()


def _start_of_surname(named: list[str]) -> int:
    """Return where the surname begins: at its particle ("ap Rhys", "van der Berg") or the last word."""
    start = len(named) - 1
    while start > 0 and fold_plain(named[start - 1]) in PARTICLES and (start - 1 > 0 or len(named) == 2):
        start -= 1
    return start


def _halves(words: list[str]) -> tuple[str, ...]:
    return tuple(half for word in words for half in re.split(r"[-‐‑‒–—]", word) if half)


def forms_of_person(person: Person, identity: Identity) -> Iterator[Form]:
    """Yield every form of a registered person; the same text may come more than once."""
    name = person.name or ""
    main = {fold_plain(t) for t in re.split(r"[\s,/()-]+", name)}
    for position, entered in enumerate((name, *(person.aliases or ()))):
        yield from _as_listed(entered, identity)
        for part in _BORN.split(entered):
            yield from _from_name(part, identity, main, from_alias=position > 0)


def _parsed(person: Person) -> list[ParsedName]:
    entered = (person.name or "", *(person.aliases or ()))
    return [parse_name(part) for e in entered for part in _BORN.split(e) if not _INITIALS.fullmatch(part.strip())]


def _as_listed(entered: str, identity: Identity) -> Iterator[Form]:
    text = fold_plain(entered)
    if len(text.replace(".", "")) < 2:
        return
    if _INITIALS.fullmatch(entered.strip()):
        letters = [c for c in text if c.isalpha()]
        spellings = {text, "".join(letters), ".".join(letters), ". ".join(letters), " ".join(letters)}
        spellings |= {f"{'.'.join(letters)}", "-".join(letters)}
        for spelling in spellings:
            yield Form(spelling, identity, FormKind.INITIALS, listed=True, exact=True)
        return
    kind = FormKind.FULL if " " in text else FormKind.GIVEN
    yield Form(text.rstrip("."), identity, kind, listed=True)
    if "'" in text:
        yield Form(text.replace("'", ""), identity, kind, listed=True)


def _from_name(part: str, identity: Identity, main: set[str], *, from_alias: bool) -> Iterator[Form]:
    if _INITIALS.fullmatch(part.strip()) or (from_alias and _is_description(part)):
        return
    name = parse_name(part)
    fresh = from_alias and not name.titled
    for given in (name.given, *name.middles):
        for spelling in _given_spellings(given):
            if _may_stand_alone(given, spelling, main, fresh and " " in part.strip()):
                yield Form(spelling, identity, FormKind.GIVEN)
    given = fold_plain(name.given)
    for spelling in _surname_spellings(name):
        if _may_stand_alone(name.last, spelling, main, fresh):
            yield Form(spelling, identity, FormKind.SURNAME)
            if given:
                yield from _run_together(given, spelling, identity)


def _run_together(given: str, surname: str, identity: Identity) -> Iterator[Form]:
    """Yield what file names and user names make of a name: "hoperafferty", "srafferty"."""
    for text in (f"{given}{surname}", f"{given[0]}{surname}"):
        if text.replace("-", "").isalpha() and len(text) >= _LONGEST_RUN and not is_word(text):
            yield Form(text, identity, FormKind.FULL)


def _is_description(part: str) -> bool:
    """Whether an alias is words about a person rather than a name ("the boy next door", "Library Mark")."""
    tokens = part.split()
    if not tokens or not any(t[:1].isupper() for t in tokens):
        return True
    return any(t[:1].islower() and fold_plain(t) not in PARTICLES for t in tokens)


def _may_stand_alone(entered: str, spelling: str, main: set[str], fresh: bool) -> bool:
    """Whether one word of an entered name is a form by itself; a common word of a fresh alias is not."""
    if len(spelling) < 2 or spelling.isdigit() or not any(c.isupper() for c in entered):
        return False
    if spelling in PARTICLES or spelling in _UNNAMED or (spelling in TITLES | KIN and spelling not in main):
        return False
    if not fresh or spelling in main:
        return True
    return (not is_word(spelling) or is_name_word(spelling)) and spelling not in GENERIC


def _given_spellings(given: str) -> Iterator[str]:
    plain = fold_plain(given)
    if not plain:
        return
    yield plain
    if "-" in plain:
        yield plain.replace("-", " ")
        yield plain.replace("-", "")
        for half in plain.split("-"):
            if len(half) > 2:
                yield half
    if "'" in plain:
        yield plain.replace("'", "")


def _surname_spellings(name: ParsedName) -> Iterator[str]:
    """Yield every way a surname is written, and its halves."""
    parts = [fold_plain(p) for p in name.surname if fold_plain(p)]
    if not parts:
        return
    wholes = {fold_plain(name.last)}
    if parts[0] in PARTICLES:
        core = " ".join(parts[1:])
        wholes |= {" ".join(parts), "".join(parts), f"{parts[0]}-{core}"}
        if len(core) >= _SHORTEST_CORE:
            yield core
    elif len(parts) > 1:
        for joint in ("-", " ", "", " - "):
            wholes.add(joint.join(parts))
        wholes |= {"-".join(reversed(parts)), " ".join(reversed(parts))}
        for half in parts:
            if len(half) > 1 and half not in PARTICLES:
                yield half
    else:
        wholes |= set(_run_in_particle(parts[0]))
    for whole in sorted(wholes):
        yield whole
        if whole.endswith(("s", "x", "z", "ch", "sh")):
            yield f"{whole}es"  # "the Joneses"
        if "'" in whole:
            yield whole.replace("'", "")
            yield whole.replace("'", " ")


def _run_in_particle(surname: str) -> Iterator[str]:
    """Yield other spellings of a surname whose particle is run in: McDonagh, MacDonagh, O'Brien."""
    run_in = re.fullmatch(r"(mc|mac)([a-z]{4,})", surname)
    if run_in and surname not in {"mackay", "mackey", "mackie", "mackenzie"}:
        for particle in ("mc", "mac"):
            yield f"{particle}{run_in[2]}"
            yield f"{particle} {run_in[2]}"


def forms_of_stranger(name: str, identity: Identity) -> Iterator[Form]:
    """Yield forms of a name that has no record of its own, such as the author of a source.

    Nothing for what is no person's name: a post ("Team Manager"), a service, a single common word.
    """
    for part in _BORN.split(name.split(",")[0] if name.count(",") == 1 and _is_post(name.split(",")[1]) else name):
        parsed = parse_name(part)
        words = [fold_plain(w) for w in (parsed.given, *parsed.middles, *parsed.surname) if w]
        if not parsed.surname or any(w in ROLES or w in GENERIC or w in KIN for w in words):
            continue
        if all(is_word(w) and not is_name_word(w) for w in words):
            continue
        for form in (*_as_listed(part, identity), *_from_name(part, identity, set(words), from_alias=False)):
            if form.kind is FormKind.INITIALS:
                continue
            yield replace(form, listed=form.kind is FormKind.FULL)


def _is_post(text: str) -> bool:
    return any(fold_plain(w) in ROLES or fold_plain(w) in GENERIC for w in text.split())


def is_protected(person: Person) -> bool:
    """Tell whether nobody else may learn a person's contact details; where it is not known, they are protected."""
    return person.contact_protected not in (None, False)


def person_identity(person: Person) -> Identity:
    """Return the identity of a registered person."""
    parsed = _parsed(person)
    return Identity(
        kind="person",
        id=person.id,
        label=person.label or "a person",
        group=_GROUPS.get(person.kind or "", Group.OTHER),
        agency=person.agency,
        protected=is_protected(person),
        name=person.name or "",
        role=person.role or "",
        sex=fold_plain(person.sex or ""),
        initials=frozenset(fold_plain(p.given)[0] for p in parsed if fold_plain(p.given)),
        surnames=frozenset(fold_plain(s) for p in parsed for s in p.surname if fold_plain(s)),
    )
