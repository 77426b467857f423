"""What the public reads in broader words than were written: ages, siblings, sex, exact facts of the family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.records import Person
from workbench.redaction.agewords import reworded_ages
from workbench.redaction.changes import Change
from workbench.redaction.folding import fold_plain
from workbench.redaction.identities import Mention
from workbench.redaction.kinwords import Household, reworded_kin
from workbench.redaction.traits import Traits

_SEXES = {"m": "male", "man": "male", "boy": "male", "f": "female", "woman": "female", "girl": "female"}


@dataclass(frozen=True, slots=True, repr=False)
class Generaliser:
    """The rules of an audience that is told broad terms."""

    traits: Traits
    household: Household

    @classmethod
    def of(cls, people: Sequence[Person], siblings: frozenset[str], *, withheld: bool) -> Generaliser:
        """Gather what must be broad; ``siblings`` are the ids of brothers and sisters of the subject children."""
        children = [p for p in people if p.id in siblings or p.kind == "subject_child"]
        told = {word for p in children for word in fold_plain(p.label or "").split()}
        household = Household(
            siblings=bool(siblings),
            labelled=bool(told & {"brother", "sister"}),
            withheld=withheld,
            sexes=frozenset(_sexes(children)),
            ids=frozenset(p.id for p in children),
        )
        return cls(Traits(people), household)

    def changes(self, text: str, mentions: Sequence[Mention]) -> list[Change]:
        """Return the changes of a text, those that matter most first; they may overlap."""
        ends = frozenset(m.end for m in mentions if all(i.kind == "person" for i in m.identities))
        found = chain(
            reworded_ages(text, ends), reworded_kin(text, self.household, mentions), self.traits.reworded(text)
        )
        return sorted(found, key=lambda c: (c.words == text[c.start : c.end], c.start, -c.end))


def _sexes(children: Iterable[Person]) -> Iterable[str]:
    """Yield the sexes that the children have, as far as anybody wrote it; both where nobody did."""
    for child in children:
        said = fold_plain(child.sex or "")
        known = _SEXES.get(said, said)
        if known in {"male", "female"}:
            yield known
        elif not child.pronouns:
            yield from ("male", "female")
