from __future__ import annotations

import pytest

from workbench.records import Person
from workbench.redaction.audiences import audience
from workbench.redaction.changes import Rule
from workbench.redaction.generalise import Generaliser
from workbench.redaction.prose import Facts, Redactor
from workbench.redaction.register import Register

PEOPLE = [
    Person("c", name="Wenna Bramhall", kind="subject_child", label="Child A", sex="female"),
    Person("s", name="Iestyn Bramhall", kind="family", label="Sibling", sex="male", ethnicity="White Polish"),
]


def redactor(*, withheld: bool = False, siblings: frozenset[str] = frozenset({"s"})) -> Redactor:
    return Redactor(
        Register.build(PEOPLE, [], []), audience("public"), Facts("2021-09-21"),
        generaliser=Generaliser.of(PEOPLE, siblings, withheld=withheld),
    )  # fmt: skip


def test_every_rule_is_applied_and_noted_with_its_place() -> None:
    made = redactor()
    text = "On 20 May 2021 Wenna, a three-year-old girl, saw her Polish brother."
    told = made.prose(text, "event", "e1", "outcome")
    assert told == ("About four months before the incident Child A, a girl aged 1 to 4, saw her sibling.")
    noted = [(r.before, r.after, r.rule) for r in made.replaced]
    assert ("Wenna", "Child A", Rule.LABEL) in noted
    assert ("a three-year-old girl", "a girl aged 1 to 4", Rule.AGE) in noted
    assert {r.rule for r in made.replaced} == {Rule.LABEL, Rule.DATE, Rule.AGE, Rule.BROAD, Rule.SIBLINGS}
    assert {(r.kind, r.id, r.field) for r in made.replaced} == {("event", "e1", "outcome")}
    assert all(r.reason and text[r.start :].startswith(r.before) for r in made.replaced)


@pytest.mark.parametrize(("label", "told"), [("Older Brother", True), ("Sibling", False)])
def test_only_the_label_of_a_sibling_can_tell_that_it_is_a_brother(label: str, told: bool) -> None:
    uncle = Person("u", name="Aled Bramhall", kind="family", label="Mother’s Brother")
    people = [PEOPLE[0], PEOPLE[1].replace(label=label), uncle]
    assert Generaliser.of(people, frozenset({"s"}), withheld=False).household.labelled is told


def test_without_siblings_a_brother_stays() -> None:
    assert redactor(siblings=frozenset()).short("his brother came") == "his brother came"


def test_sex_is_withheld_where_the_review_says_so() -> None:
    assert redactor().short("The girl ran.") == "The girl ran."
    assert redactor(withheld=True).short("The girl ran; she fell.") == "The child ran; they fell."


def test_a_sex_that_nobody_wrote_is_both() -> None:
    unknown = [Person("c", name="Wenna", kind="subject_child", label="Child A")]
    assert Generaliser.of(unknown, frozenset(), withheld=True).household.sexes == {"male", "female"}
