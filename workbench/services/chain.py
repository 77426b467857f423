"""The way from a finding to the evidence that something changed, followed from either end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.services.planning import Flag, Item, Plan


@dataclass(frozen=True, slots=True, repr=False)
class Node:
    """A record on the way: what it is called by ("2", "2.1"), what is missing about it, and what comes next."""

    item: Item
    number: str
    flags: tuple[Flag, ...]
    below: tuple[Node, ...]

    @property
    def incomplete(self) -> bool:
        """Whether something is missing here or further on."""
        return bool(self.flags) or any(node.incomplete for node in self.below)


def from_findings(plan: Plan) -> tuple[Node, ...]:
    """Return the findings with what is asked, done and measured below each; then what is asked without a finding."""
    numbers = plan.numbers()
    asked = plan.of("recommendation")

    def recommendation(item: Item) -> Node:
        actions = (each for each in plan.of("action") if each.one("recommendation") == item.id)
        return _node(plan, item, item.number, (action(each) for each in actions))

    def action(item: Item) -> Node:
        checks = (each for each in plan.of("monitoring") if each.one("action") == item.id)
        return _node(plan, item, numbers[item.id], (_node(plan, each, "", ()) for each in checks))

    found = {finding.id for finding in plan.of("finding")}
    made = [
        _node(
            plan,
            finding,
            finding.number,
            (recommendation(each) for each in asked if finding.id in each.ids.get("findings", ())),
        )
        for finding in plan.of("finding")
    ]
    alone = [recommendation(each) for each in asked if not found & set(each.ids.get("findings", ()))]
    known = {each.id for each in asked}
    loose = [action(each) for each in plan.of("action") if each.one("recommendation") not in known]
    return (*made, *alone, *loose)


def from_effects(plan: Plan) -> tuple[Node, ...]:
    """Return the actions with what they answer below each, those first whose effect is known."""
    numbers = plan.numbers()
    asked = {each.id: each for each in plan.of("recommendation")}
    findings = {each.id: each for each in plan.of("finding")}

    def above(item: Item) -> Iterator[Node]:
        found = asked.get(item.one("recommendation"))
        if found is not None:
            answers = (findings[id_] for id_ in found.ids.get("findings", ()) if id_ in findings)
            yield _node(plan, found, found.number, (_node(plan, each, each.number, ()) for each in answers))

    actions = sorted(plan.of("action"), key=lambda item: not item.text("evidence_of_impact"))
    return tuple(_node(plan, item, numbers[item.id], above(item)) for item in actions)


def _node(plan: Plan, item: Item, number: str, below: Iterable[Node]) -> Node:
    return Node(item, number, plan.missing(item), tuple(below))
