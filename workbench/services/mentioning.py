"""Who and what can be named in a text: everyone, every agency and every place of the register, found by a few letters.

A mention is the registered name itself, written into the text as words. The register recognises it there as it does
any other name, so that each audience reads its label, and the text stays legible wherever it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.records import Agency, Person, Place, Record
from workbench.services.session import Session
from workbench.vault.snippets import fold

_PEOPLE_FIRST = ("subject_child", "family", "professional")


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """Somebody or something of the register: its name as registered, its label, and every form to find it by."""

    kind: str
    id: str
    name: str
    label: str
    forms: tuple[str, ...]


def known(session: Session) -> tuple[Known, ...]:
    """Return everyone and everything with a name: the children, the family, professionals, others, agencies, places."""
    store = session.store
    people = sorted(store.all(Person), key=_rank)
    return tuple(_known((*people, *store.all(Agency), *store.all(Place))))


def matching(among: Iterable[Known], typed: str, limit: int) -> list[Known]:
    """Return the first so many that have a word beginning with what was typed; names that begin with it come first.

    Capitals and accents do not count.
    """
    wanted = fold(typed.strip())
    first: list[Known] = []
    others: list[Known] = []
    for each in among:
        if each.forms[0].startswith(wanted):
            first.append(each)
            if len(first) == limit:
                break
        elif len(others) < limit and any(_begins(form, wanted) for form in each.forms):
            others.append(each)
    return [*first, *others][:limit]


def _known(records: Sequence[Record]) -> Iterator[Known]:
    for record in records:
        name = str(record.values.get("name") or "").strip()
        if name:
            label = str(record.values.get("label") or "")
            forms = (name, label, *map(str, record.values.get("aliases") or ()))
            yield Known(record.spec.name, record.id, name, label, tuple(fold(form) for form in forms if form))


def _rank(person: Person) -> int:
    kind = person.kind or ""
    return _PEOPLE_FIRST.index(kind) if kind in _PEOPLE_FIRST else len(_PEOPLE_FIRST)


def _begins(form: str, wanted: str) -> bool:
    """Tell whether what was typed is the beginning of a word in a form."""
    at = form.find(wanted)
    while at > 0 and form[at - 1].isalnum():
        at = form.find(wanted, at + 1)
    return at >= 0
