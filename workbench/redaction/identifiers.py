"""Numbers, e-mail addresses and registrations of registered people, however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.records import Person
from workbench.redaction.folding import fold_plain
from workbench.redaction.forms import Form
from workbench.redaction.identities import FormKind, Identity

NOUNS = {
    "nhs_number": "number", "upn": "number", "phone": "telephone number", "email": "email address",
    "social_media": "online name", "vehicle": "vehicle",
}  # fmt: skip
"""What is said to be withheld, by the kind of identifier; anything else is a reference."""

_SPACED = re.compile(r"\d(?:[ ().\-/]{0,3}\d){8,}")
_SHORTEST_SPACED = 9
_SHORTEST_BARE = 5
_SHORTEST_SUBSCRIBER = 6  # a telephone number without its area code
_SHORTEST_LOCAL = 5


def noun_of(kind: str) -> str:
    """Return the noun for a kind of identifier: "telephone number", "reference"."""
    return NOUNS.get(kind, "reference")


def forms_of_identifiers(person: Person, identity: Identity) -> Iterator[Form]:
    """Yield every form of a person's identifiers; long numbers are left to :class:`Numbers`, which minds no blanks."""
    for entry in person.identifiers or ():
        value, noun = fold_plain(str(entry.get("value", ""))), noun_of(str(entry.get("kind", "")))
        if len(value) < 3:
            continue
        for text in dict.fromkeys(_spellings(value, str(entry.get("kind", "")))):
            yield Form(text, identity, FormKind.IDENTIFIER, listed=text == value, noun=noun)


def _spellings(value: str, kind: str) -> Iterator[str]:
    yield value
    if "@" in value.lstrip("@"):
        local = value.partition("@")[0]
        if len(local) >= _SHORTEST_LOCAL:
            yield local
        return
    if kind == "social_media":
        yield value.lstrip("@")
        return
    for pattern in (r"\w+", r"[a-z]+|\d+") if kind == "vehicle" else (r"\w+",):
        tokens = re.findall(pattern, value)
        for joint in ("", " ", "-", "/", ".", "_") if kind != "phone" and tokens else ():
            yield joint.join(tokens)
    shortest = _SHORTEST_SUBSCRIBER if kind == "phone" else _SHORTEST_BARE
    for token in re.findall(r"\w+", value):
        if token.isdigit() and len(token) >= shortest:
            yield token


@dataclass(frozen=True, slots=True, repr=False)
class Numbers:
    """Registered numbers of nine digits and more, found whatever stands between the digits, and with +44 for 0."""

    owners: tuple[tuple[str, Form], ...]

    @classmethod
    def of(cls, forms: Iterable[Form]) -> Numbers:
        """Gather the long numbers among the forms."""
        owners: dict[str, Form] = {}
        for form in forms:
            digits = re.sub(r"\D", "", form.text)
            spaced = form.kind is FormKind.IDENTIFIER and len(digits) >= _SHORTEST_SPACED
            if spaced and not re.search(r"[a-z@]", form.text):
                owners.setdefault(_core(digits), form)
        return cls(tuple(owners.items()))

    def find(self, folded: str) -> list[tuple[int, int, Form]]:
        """Return (start, end, form) of every registered number in a folded text."""
        found: list[tuple[int, int, Form]] = []
        if not self.owners:
            return found
        for run in _SPACED.finditer(folded):
            places = [i for i in range(run.start(), run.end()) if folded[i].isdigit()]
            digits = "".join(folded[i] for i in places)
            for core, form in self.owners:
                at = digits.find(core)
                while at >= 0:
                    found.append((_widened(folded, places[at]), places[at + len(core) - 1] + 1, form))
                    at = digits.find(core, at + 1)
        return found


def _core(digits: str) -> str:
    """Return a number without its trunk or country code, so that +44 and 0 are the same."""
    if len(digits) in {10, 11} and digits.startswith("0"):
        return digits[1:]
    if len(digits) == 12 and digits.startswith("44"):
        return digits[2:]
    return digits


def _widened(folded: str, start: int) -> int:
    """Return where a telephone number begins, its 0, +44 or 0044 included."""
    before = re.search(r"(?:(?:\+|00)?44[ .-]{0,3})?(?:\(0\)[ -]?|\(?0)?$", folded[max(0, start - 12) : start])
    written = before.group() if before else ""
    opened = written.endswith("(0") and ")" not in folded[start : start + 8]
    return start - len(written) + opened
