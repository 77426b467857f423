"""A few records that refer to one another, a key that costs nothing, and records of every kind at random."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from workbench.records import KINDS, Agency, Event, Person, Record, Source
from workbench.records.spec import Field, FieldKind
from workbench.vault import keys
from workbench.vault.keys import CHEAP, Key
from workbench.vault.store import Put

SALT = bytes(range(100, 116))
PASSPHRASE = "correct horse battery staple"


def key(passphrase: str = PASSPHRASE) -> Key:
    return keys.derive(passphrase, SALT, CHEAP)


POLICE = Agency("a1", name="Northshire Police", kind="police", label="Police")
SURGERY = Agency("a2", name="Elm Surgery", kind="gp", label="GP Practice 1")
LOG = Source("s1", title="Incident log", kind="chronology", agency="a1")
KAYLEE = Person("p1", name="Kaylee Marsh", kind="subject_child", label="Child A", agency="a1")


def event(number: int, what: str = "Home visit; nobody in.", **more: Any) -> Event:
    values = {"date": "2021-03-04", "agency": "a1", "source": "s1", "what_happened": what, **more}
    return Event(f"e{number}", values)


BASIS = [Put(POLICE), Put(SURGERY), Put(LOG), Put(KAYLEE)]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBER = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
FLAG = st.sampled_from([True, False, "unknown"])


def value_of(field: Field[Any]) -> st.SearchStrategy[Any]:
    """Return values of a field that refer to nothing but SELF, which every record kind has one of."""
    match field.kind:
        case FieldKind.NUMBER:
            return NUMBER
        case FieldKind.FLAG:
            return FLAG
        case FieldKind.CHOICES | FieldKind.TEXTS:
            return st.lists(TEXT, max_size=3).map(tuple)
        case FieldKind.REF:
            return st.sampled_from([f"self-{kind}" for kind in field.targets or KINDS])
        case FieldKind.REFS:
            return st.lists(st.sampled_from([f"self-{kind}" for kind in field.targets]), max_size=2).map(tuple)
        case FieldKind.TARGET:
            return st.sampled_from([{"kind": kind, "id": f"self-{kind}"} for kind in field.targets or KINDS])
        case FieldKind.GROUP:
            return group_of(field)
        case FieldKind.GROUPS:
            return st.lists(group_of(field), max_size=2).map(tuple)
        case _:
            return TEXT


def group_of(field: Field[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({}, optional={part.name: value_of(part) for part in field.parts})


def records_of(kind: str) -> st.SearchStrategy[Record]:
    """Return records of a kind with any of its fields, an audience limit and fields that nobody declared."""
    values = st.fixed_dictionaries({}, optional={n: value_of(f) for n, f in KINDS[kind].spec.fields.items()})
    unknown = st.dictionaries(TEXT.map(lambda name: f"x {name}"), TEXT | NUMBER | st.lists(TEXT), max_size=2)
    limits = st.lists(st.sampled_from(["confidential", "panel"]), max_size=2, unique=True)
    return st.builds(
        lambda given, extra, limit: KINDS[kind](f"self-{kind}", given, extra=extra, audience_limit=limit),
        values,
        unknown,
        limits,
    )


ONE_OF_EACH = st.tuples(*(records_of(kind) for kind in KINDS))
