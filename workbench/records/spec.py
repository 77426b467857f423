"""The record language: a kind is a class, a field is a line, and no field is without a treatment.

A record kind is declared once::

    class Place(Record, kind="place", title="Place", plural="Places", shown_by="name", ...):
        name = f.text(NAME, "Name", "The place as the papers name it.", required=True)

Reading ``Place.name`` gives the declaration (:class:`Field`), reading ``place.name`` the value, typed. The
declaration drives the table, the form, the search index, the history, the case folder and the redaction
views. There is no layout, condition or callback here: those belong to the page that needs them.

Treatments are those of the case format: what each audience sees of a field. A field function called
without one is a ``TypeError`` when the module is imported and an error in mypy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from workbench.errors import InvalidRecord

T = TypeVar("T")

Value = Any  # str | int | float | bool | tuple[Value, ...] | Mapping[str, Value]; never None inside a record
Group = Mapping[str, Any]
_PLAIN = {str, bool, int, float}  # exactly these: what derives from them may be more
_NOTHING: Mapping[str, Value] = MappingProxyType({})


class Treatment(StrEnum):
    """What the audiences see of a field; see the table of treatments in the case format."""

    OPEN = "open"
    PROSE = "prose"
    LABEL = "label"
    NAME = "name"
    LINK = "link"
    DATE = "date"
    QUASI = "quasi"
    CONFIDENTIAL = "confidential"


class FieldKind(StrEnum):
    """The shape of a field's value."""

    TEXT = "text"  # str, one line
    PROSE = "prose"  # str, paragraphs split by blank lines
    DATE = "date"  # str, EDTF
    NUMBER = "number"  # int | float
    FLAG = "flag"  # True | False | "unknown"; inside a group also an EDTF date: true since then
    CHOICE = "choice"  # str, a word of a vocabulary; unknown words are kept
    CHOICES = "choices"  # tuple[str, ...]
    TEXTS = "texts"  # tuple[str, ...]
    REF = "ref"  # str, the id of a record of kind `targets[0]`
    REFS = "refs"  # tuple[str, ...]
    TARGET = "target"  # Mapping with "kind" and "id": a record of any kind in `targets` (none: any at all)
    GROUP = "group"  # Mapping with the fields in `parts`
    GROUPS = "groups"  # tuple of such mappings


class Reach(StrEnum):
    """How far a field or a whole record kind may go, whatever its treatment."""

    ALL = "all"
    PANEL = "panel"  # the confidential version and the panel
    CONFIDENTIAL = "confidential"


class Field(Generic[T]):
    """One field of one record kind, as declared.

    Attributes: ``name``; ``label`` and ``help`` (English, translated by the window); ``treatment``;
    ``kind``; ``required``; ``options`` (the words of a closed list); ``vocabulary`` (the name of the
    profile's list, where the jurisdiction gives the words); ``targets`` (kinds a reference may name);
    ``parts`` (fields of a group); ``reach``; ``birth`` (a date of birth: never shown to the public).
    """

    __slots__ = (
        "birth",
        "help",
        "kind",
        "label",
        "name",
        "options",
        "parts",
        "reach",
        "required",
        "targets",
        "treatment",
        "vocabulary",
    )

    def __init__(
        self,
        kind: FieldKind,
        treatment: Treatment,
        label: str,
        help: str,
        *,
        required: bool = False,
        options: Iterable[str] = (),
        vocabulary: str = "",
        targets: Iterable[str] = (),
        parts: Mapping[str, Field[Any]] | None = None,
        reach: Reach = Reach.ALL,
        birth: bool = False,
    ) -> None:
        if not isinstance(treatment, Treatment):
            raise TypeError(f"{label!r} needs a treatment, not {treatment!r}")
        self.name = ""
        self.kind, self.treatment, self.label, self.help = kind, treatment, label, help
        self.required, self.options, self.vocabulary = required, tuple(options), vocabulary
        self.targets, self.reach, self.birth = tuple(targets), reach, birth
        self.parts: tuple[Field[Any], ...] = ()
        if parts:
            for part_name, part in parts.items():
                part.name = part_name
            self.parts = tuple(parts.values())

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name.rstrip("_")  # ``from_`` is the field "from"

    @overload
    def __get__(self, obj: None, owner: type) -> Self: ...
    @overload
    def __get__(self, obj: Record, owner: type) -> T | None: ...
    def __get__(self, obj: Record | None, owner: type) -> Self | T | None:
        """Return the declaration on the class, the value (or None: not recorded) on a record."""
        return self if obj is None else obj.values.get(self.name)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name}: {self.treatment}>"

    @property
    def is_free_text(self) -> bool:
        """Whether a person types whatever they like here."""
        return self.kind in {FieldKind.TEXT, FieldKind.PROSE, FieldKind.TEXTS}

    @property
    def is_reference(self) -> bool:
        """Whether the value holds ids of other records."""
        return self.kind in {FieldKind.REF, FieldKind.REFS, FieldKind.TARGET}


def text(treatment: Treatment, label: str, help: str, **more: Any) -> Field[str]:
    """Declare one line of text."""
    return Field(FieldKind.TEXT, treatment, label, help, **more)


def prose(label: str, help: str, **more: Any) -> Field[str]:
    """Declare paragraphs with the treatment ``prose``."""
    return Field(FieldKind.PROSE, Treatment.PROSE, label, help, **more)


def memo(treatment: Treatment, label: str, help: str, **more: Any) -> Field[str]:
    """Declare paragraphs with another treatment than ``prose``."""
    return Field(FieldKind.PROSE, treatment, label, help, **more)


def date(treatment: Treatment, label: str, help: str, **more: Any) -> Field[str]:
    """Declare an EDTF date."""
    return Field(FieldKind.DATE, treatment, label, help, **more)


def number(treatment: Treatment, label: str, help: str, **more: Any) -> Field[float]:
    """Declare a number."""
    return Field(FieldKind.NUMBER, treatment, label, help, **more)


def flag(treatment: Treatment, label: str, help: str, **more: Any) -> Field[Any]:
    """Declare a flag: True, False or ``"unknown"`` (asked, and not known)."""
    return Field(FieldKind.FLAG, treatment, label, help, **more)


def choice(treatment: Treatment, label: str, help: str, **more: Any) -> Field[str]:
    """Declare a word of ``options`` or of the profile's ``vocabulary``; another word is kept and shown."""
    return Field(FieldKind.CHOICE, treatment, label, help, **more)


def choices(treatment: Treatment, label: str, help: str, **more: Any) -> Field[tuple[str, ...]]:
    """Declare several words of a list."""
    return Field(FieldKind.CHOICES, treatment, label, help, **more)


def texts(treatment: Treatment, label: str, help: str, **more: Any) -> Field[tuple[str, ...]]:
    """Declare a list of short texts."""
    return Field(FieldKind.TEXTS, treatment, label, help, **more)


def ref(targets: str, treatment: Treatment, label: str, help: str, **more: Any) -> Field[str]:
    """Declare the id of a record of one of the kinds in ``targets`` (separated by blanks)."""
    return Field(FieldKind.REF, treatment, label, help, targets=targets.split(), **more)


def refs(targets: str, treatment: Treatment, label: str, help: str, **more: Any) -> Field[tuple[str, ...]]:
    """Declare ids of records of one of the kinds in ``targets`` (separated by blanks)."""
    return Field(FieldKind.REFS, treatment, label, help, targets=targets.split(), **more)


def target(targets: str, treatment: Treatment, label: str, help: str, **more: Any) -> Field[Group]:
    """Declare a record named by kind and id; ``targets`` lists the kinds allowed (empty: any)."""
    return Field(FieldKind.TARGET, treatment, label, help, targets=targets.split(), **more)


def group(treatment: Treatment, label: str, help: str, parts: Mapping[str, Field[Any]], **more: Any) -> Field[Group]:
    """Declare a few named values that belong together."""
    return Field(FieldKind.GROUP, treatment, label, help, parts=parts, **more)


def groups(
    treatment: Treatment,
    label: str,
    help: str,
    parts: Mapping[str, Field[Any]],
    **more: Any,
) -> Field[tuple[Group, ...]]:
    """Declare a list of groups."""
    return Field(FieldKind.GROUPS, treatment, label, help, parts=parts, **more)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is true of all records of one kind.

    ``name`` is the word in files, tables and code; ``title`` and ``plural`` the words on screen; ``about``
    one sentence for an empty page; ``shown_by`` the field that stands for the record in lists; ``section``
    its place in the order of the work; ``reach`` how far the whole record may go.
    """

    name: str
    title: str
    plural: str
    about: str
    shown_by: str
    section: str
    reach: Reach
    fields: Mapping[str, Field[Any]]


KINDS: dict[str, type[Record]] = {}
"""Every declared kind by name, in the order of declaration (the order of the case format)."""


class Record:
    """A frozen record of one kind: an id, the values that were recorded, and what we do not know.

    ``values`` maps field names to values (tuples and read-only mappings inside, never ``None``: a field
    that is not there is *not recorded*). ``extra`` keeps fields that the declaration does not know, so
    that they are written back. ``audience_limit`` names the only audiences the record may go to; empty
    means no limit.
    """

    __slots__ = ("audience_limit", "extra", "id", "values")

    spec: ClassVar[Kind]

    def __init_subclass__(
        cls,
        *,
        kind: str,
        title: str,
        plural: str,
        about: str,
        shown_by: str,
        section: str,
        reach: Reach = Reach.ALL,
    ) -> None:
        """Register the kind; the arguments are those of :class:`Kind`."""
        if kind in KINDS:
            raise TypeError(f"record kind {kind} is declared twice")
        declared = {f.name: f for f in vars(cls).values() if isinstance(f, Field)}
        if shown_by not in declared:
            raise TypeError(f"{kind}: shown_by names no field")
        cls.spec = Kind(kind, title, plural, about, shown_by, section, reach, MappingProxyType(declared))
        KINDS[kind] = cls

    def __init__(
        self,
        id: str,
        values: Mapping[str, Value] | None = None,
        *,
        extra: Mapping[str, Value] | None = None,
        audience_limit: Iterable[str] = (),
        **more: Value,
    ) -> None:
        given = {k.rstrip("_"): v for k, v in {**(values or {}), **more}.items()}
        unknown = given.keys() - self.spec.fields.keys()
        if unknown:
            raise InvalidRecord(self.spec.name, sorted(unknown)[0], "is not declared")
        clean = {k: freeze(v) for k, v in given.items() if v is not None}
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "values", MappingProxyType(clean))
        object.__setattr__(self, "extra", freeze(dict(extra), nulls=True) if extra else _NOTHING)
        object.__setattr__(self, "audience_limit", tuple(audience_limit))

    id: str
    values: Mapping[str, Value]
    extra: Mapping[str, Value]
    audience_limit: tuple[str, ...]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("records are frozen; use replace()")

    def replace(self, **changes: Value) -> Self:
        """Return a copy with fields changed; ``None`` takes a value away."""
        given = {k.rstrip("_"): v for k, v in changes.items()}
        return type(self)(self.id, {**self.values, **given}, extra=self.extra, audience_limit=self.audience_limit)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Record)
            and self.spec is other.spec
            and self.id == other.id
            and self.values == other.values
            and self.extra == other.extra
            and self.audience_limit == other.audience_limit
        )

    def __hash__(self) -> int:
        return hash((self.spec.name, self.id))

    def __repr__(self) -> str:
        return f"<{self.spec.name} {self.id}>"  # never the words: a repr may end up in a log

    def references(self) -> Iterator[tuple[Field[Any], str, str]]:
        """Yield (field, kind or "" where several are allowed, id) for every reference held, groups included."""
        for field in self.spec.fields.values():
            value = self.values.get(field.name)
            if value is None:
                continue
            if field.kind is FieldKind.REF:
                yield field, _only(field.targets), value
            elif field.kind is FieldKind.REFS:
                for item in value:
                    yield field, _only(field.targets), item
            elif field.kind is FieldKind.TARGET:
                yield field, str(value["kind"]), str(value["id"])
            for part in field.parts:
                for item in (value,) if field.kind is FieldKind.GROUP else value:
                    if part.kind is FieldKind.REF and part.name in item:
                        yield field, _only(part.targets), item[part.name]


def _only(targets: tuple[str, ...]) -> str:
    return targets[0] if len(targets) == 1 else ""


def freeze(value: Value, *, nulls: bool = False) -> Value:
    """Return the value with lists as tuples and mappings read-only, all the way down.

    Inside mappings ``None`` is dropped, as in a record: not recorded. ``nulls`` keeps it: what we do not know, we
    do not tidy.
    """
    if type(value) in _PLAIN:  # most values are
        return value
    if isinstance(value, list | tuple):
        return tuple([freeze(v, nulls=nulls) for v in value])
    if isinstance(value, Mapping):
        kept = {str(k): freeze(v, nulls=nulls) for k, v in value.items() if nulls or v is not None}
        return MappingProxyType(kept)
    return value


def thaw(value: Value) -> Value:
    """Return the value as plain lists and dictionaries, as JSON has them."""
    if isinstance(value, Mapping):
        return {k: thaw(v) for k, v in value.items()}
    if isinstance(value, tuple):
        return [thaw(v) for v in value]
    return value
