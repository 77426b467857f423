"""Random registers, and texts that name those people, places and numbers in every way that people and programs write.

``solid`` is the judge: it undoes the disguises with tables of its own and knows nothing of the workbench's matcher.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from workbench.records import Agency, Person, Place
from workbench.redaction.lexicon import is_word
from workbench.redaction.vocabulary import words_of

_STARTS = (
    "Br",
    "Kr",
    "Tr",
    "Pr",
    "Gw",
    "Ll",
    "Rh",
    "Sz",
    "Zb",
    "M",
    "N",
    "D",
    "F",
    "H",
    "J",
    "V",
    "W",
    "Ch",
    "Sh",
    "Pw",
)
_MIDDLES = ("ev", "or", "an", "iw", "ozy", "ael", "ud", "yrn", "agh", "ile", "ost")
_ENDS = ("eka", "oth", "urn", "ilo", "asz", "ywn", "idd", "aro", "esk", "onwy", "uddle", "ath")
_WORDS = words_of(
    "the visit was made after school and nobody asked why a meeting had been moved to the next week because of "
    "sickness in team although record says that it took place and family agreed to it later when worker came back"
)
_FILLER = sorted(_WORDS)
_CYRILLIC = dict(zip("aeopcxyikmthb", "аеорсхуікмтһв", strict=True))
_GREEK = dict(zip("aeiknoptuv", "αεικηορτυν", strict=True))
_SMALL = dict(zip("abdegiklmnoprtuwyz", "ᴀʙᴅᴇɢɪᴋʟᴍɴᴏᴘʀᴛᴜᴡʏᴢ", strict=True))
_DIGITS = {"o": "0", "e": "3", "a": "4", "s": "5", "i": "1", "l": "1"}
_HIDDEN = ("\u200b", "\u00ad", "\u2060", "\u200d", "\ufeff", "\u0301", "\u0323", "\u202e")
_BACK = {shown: letter for table in (_CYRILLIC, _SMALL, _GREEK) for letter, shown in table.items()} | {"η": "n"}
_UNDIGIT = {digit: letter for letter, digit in _DIGITS.items()} | {"1": "l"}


@dataclass(frozen=True, slots=True)
class Cast:
    """A register's people, agencies and places, and every word that may not survive."""

    people: list[Person]
    agencies: list[Agency]
    places: list[Place]
    words: list[str]
    numbers: list[str]


def invented(chance: random.Random) -> str:
    """Return a name that is no English word."""
    while True:
        name = chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
        if len(name) >= 5 and not is_word(name.lower()):
            return name


def cast(chance: random.Random) -> Cast:
    """Return a small register."""
    people, words, numbers = [], [], []
    for index in range(chance.randint(2, 4)):
        given, surname = invented(chance), invented(chance)
        words += [given, surname]
        particle = chance.choice(("", "", "", "O'", "ap ", "Ní "))
        number = "07" + "".join(chance.choice("0123456789") for _ in range(9))
        numbers.append(number)
        people.append(
            Person(f"p{index}", name=f"{given} {particle}{surname}", kind=chance.choice(("family", "professional")),
                   label=f"Person {index}", identifiers=({"kind": "phone", "value": number},))
        )  # fmt: skip
    street, town = invented(chance), invented(chance)
    words += [f"{street}Lane", town]
    places = [Place("l", name=f"{street} Lane", kind="street", label="the street")]
    agencies = [Agency("a", name=f"{town} Council", kind="social_care", label="the council")]
    return Cast(people, agencies, places, words, numbers)


def solid(text: str) -> str:
    """Return the letters and digits of a text, every disguise undone but that of digits."""
    plain = []
    for character in unicodedata.normalize("NFKD", text).casefold():
        letter = _BACK.get(character, character)
        if letter.isalnum():
            plain.append(letter)
    return "".join(plain)


def survivors(cast: Cast, text: str) -> list[str]:
    """Return the words and numbers of a register that a determined reader finds in a text."""
    shown = solid(text)
    undone = "".join(_UNDIGIT.get(c, c).replace("i", "l") for c in shown)
    found = [word for word in cast.words if word.lower() in shown or word.lower().replace("i", "l") in undone]
    return [*found, *(number for number in cast.numbers if number in shown or number[1:] in shown)]


def text(cast: Cast, chance: random.Random) -> str:
    """Return a text that names one of them, in disguise."""
    before = [chance.choice(_FILLER) for _ in range(chance.randint(1, 9))]
    after = [chance.choice(_FILLER) for _ in range(chance.randint(1, 9))]
    named = chance.choice(_MUTATIONS)(_mentioned(cast, chance), chance)
    return f"{' '.join(before).capitalize()} {named} {' '.join(after)}."


def _mentioned(cast: Cast, chance: random.Random) -> str:
    person = chance.choice(cast.people)
    given, _, last = (person.name or "").partition(" ")
    return chance.choice(
        (given, last, f"{given} {last}", f"{last}, {given}", f"Ms {last}", f"{given[0]}. {last}",
         cast.places[0].name or "", cast.agencies[0].name or "")
    )  # fmt: skip


def _core(name: str) -> str:
    """Return the word that tells; a street is registered with its "Lane" and tells nothing without it."""
    if name.endswith(" Lane"):
        return name
    return max((word.strip(",.") for word in name.split() if word != "Council"), key=len)


def _tagged(name: str, chance: random.Random) -> str:
    core = _core(name).replace("'", "")
    return core if " " in core else f"#JusticeFor{core}"


def _swapped(table: dict[str, str]) -> Callable[[str, random.Random], str]:
    return lambda name, chance: "".join(table.get(c.lower(), c) if chance.random() < 0.6 else c for c in name)


def _hidden(name: str, chance: random.Random) -> str:
    return "".join(c + (chance.choice(_HIDDEN) if chance.random() < 0.4 else "") for c in name)


def _wide(name: str, chance: random.Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c not in "'-,." else c for c in name)


def _spaced(name: str, chance: random.Random) -> str:
    joint = chance.choice((" ", "-", ".", "\n", "\t"))
    return joint.join(c for c in _core(name) if c.isalpha())


def _digits(name: str, chance: random.Random) -> str:
    word = _core(name)
    changed = [i for i, c in enumerate(word) if c.lower() in _DIGITS]
    kept = set(chance.sample(changed, max(1, len(changed) // 2))) if changed else set()
    return "".join(_DIGITS[c.lower()] if i in kept else c for i, c in enumerate(word))


def _broken(name: str, chance: random.Random) -> str:
    word = _core(name)
    at = chance.randint(2, max(2, len(word) - 2))
    return f"{word[:at]}-\n{word[at:]}" if word[at : at + 1].islower() and word[at - 1].isalpha() else word


_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    lambda name, chance: name,
    lambda name, chance: name.upper(),
    lambda name, chance: name.lower(),
    lambda name, chance: name.swapcase(),
    lambda name, chance: name.replace(" ", chance.choice(("  ", "\n", "\t", "\u00a0", " \n ", "\u2003"))),
    lambda name, chance: f"{name}{chance.choice(('’s', chr(39) + 's'))}",
    _tagged,
    lambda name, chance: f"“{name}”",
    _swapped(_CYRILLIC),
    _swapped(_GREEK),
    _swapped(_SMALL),
    _hidden,
    _wide,
    _spaced,
    _digits,
    _broken,
)


def number(cast: Cast, chance: random.Random) -> str:
    """Return a text that holds a telephone number, spaced in one of the usual ways."""
    digits = chance.choice(cast.numbers)
    shape = chance.choice(("{0} {1} {2}", "{0}{1}{2}", "{0}-{1}-{2}", "({0}) {1} {2}", "+44 {3} {1}{2}", "{0}.{1}.{2}"))
    return f"Rang on {shape.format(digits[:5], digits[5:8], digits[8:], digits[1:5])} and left word."
