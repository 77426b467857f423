"""Who or what a form of words can mean: the registered people, agencies and places, and where they are mentioned."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Group(StrEnum):
    """What decides who may read a name."""

    SUBJECT_CHILD = "subject_child"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    OTHER = "other"
    AGENCY = "agency"
    PLACE = "place"


FAMILY_GROUPS = frozenset({Group.SUBJECT_CHILD, Group.FAMILY})


@dataclass(frozen=True, slots=True)
class Identity:
    """One person, agency or place of the register.

    ``id`` is empty for a name that stands in a record without a record of its own (the author of a report): its
    label is then a neutral noun. ``agency`` is the id of the agency a professional worked for. ``protected`` marks a
    person whose contact details nobody else may learn, and a place that is such a person's address.
    """

    kind: str  # "person", "agency" or "place"
    id: str
    label: str
    group: Group
    agency: str | None = None
    protected: bool = False
    name: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    initials: frozenset[str] = field(default=frozenset(), repr=False)  # folded first letters of the first names
    surnames: frozenset[str] = field(default=frozenset(), repr=False)  # folded, particles and halves apart


class FormKind(StrEnum):
    """How an identity is named."""

    FULL = "full"
    GIVEN = "given"  # one first, middle or pet name
    SURNAME = "surname"
    INITIALS = "initials"
    IDENTIFIER = "identifier"  # a number, an e-mail address, a registration
    ADDRESS = "address"
    NAME = "name"  # of an agency or place


class Grammar(StrEnum):
    """How the words stand in the sentence."""

    PLAIN = "plain"
    POSSESSIVE = "possessive"  # "Hope's", "Hope’s", "Yates'"
    PLURAL = "plural"  # "the Raffertys"
    PLURAL_POSSESSIVE = "plural_possessive"  # "the Raffertys’"


class Certainty(StrEnum):
    """How sure it is whom the words mean, or that they are a name at all."""

    CERTAIN = "certain"
    AMBIGUOUS = "ambiguous"
    DOUBTFUL_WORD = "doubtful_word"
    MISSPELT = "misspelt"  # only in a file that is read back: not a name, but one or two letters from it


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name someone: offsets (code points) in the original text, title and initials included.

    ``identities`` has one entry when certain, every candidate otherwise. ``noun`` says what sort of identifier is
    withheld ("telephone number") when ``form`` is an identifier.
    """

    start: int
    end: int
    identities: tuple[Identity, ...]
    form: FormKind
    grammar: Grammar = Grammar.PLAIN
    certainty: Certainty = Certainty.CERTAIN
    noun: str = ""
