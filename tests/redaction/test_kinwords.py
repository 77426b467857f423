from __future__ import annotations

import pytest

from tests.redaction.rewriting import rewritten
from workbench.records import Person
from workbench.redaction.changes import Rule
from workbench.redaction.kinwords import Household, reworded_kin
from workbench.redaction.register import Register

SIBLINGS = Household(siblings=True)
BOY = Household(withheld=True, sexes=frozenset({"male"}), ids=frozenset({"c"}))
GIRL = Household(withheld=True, sexes=frozenset({"female"}), ids=frozenset({"c"}))
REGISTER = Register.build(
    [
        Person("c", name="Wenna Bramhall", kind="subject_child", label="Child A", sex="male"),
        Person("d", name="Iestyn Bramhall", kind="family", label="Father", sex="male"),
        Person("o", name="Orla Pascoe", kind="professional", label="Midwife 1", sex="female"),
    ],
    [],
    [],
)


def told(text: str, household: Household = SIBLINGS) -> str:
    return rewritten(text, reworded_kin(text, household, REGISTER.find(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She has three siblings.", "She has several siblings."),
        ("His two older brothers came.", "His siblings came."),
        ("the eldest of four children", "one of several children"),
        ("Mother had three children.", "Mother had several children."),
        ("all four children were seen", "all the children were seen"),
        ("an older sister helped", "a sibling helped"),
        ("his twin brother and half-sister", "his sibling and sibling"),
        ("brothers and sisters", "siblings"),
        ("her brother’s bottles", "her sibling’s bottles"),
    ],
)
def test_siblings_have_no_number_order_or_sex(text: str, words: str) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "the mother's brother",
        "Sister Walsh on the ward",
        "Emergency department sister",
        "her sister-in-law",
        "a sister agency",
        "one of his siblings",
    ],
)
def test_other_brothers_and_sisters_are_left_alone(text: str) -> None:
    assert told(text) == text


def test_a_label_that_tells_already_is_an_exception_with_its_reason() -> None:
    (change,) = reworded_kin("his brother came", Household(siblings=True, labelled=True), [])
    assert (change.words, change.rule) == ("brother", Rule.SIBLINGS)
    assert "a label of this review says" in change.reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The boy cried. He was small; it hurt him.", "The child cried. They were small; it hurt them."),
        ("He's been ill and he isn't eating.", "They’ve been ill and they aren't eating."),
        ("His coat was his.", "Their coat was theirs."),
        ("The baby boy lives here. He lives with them.", "The baby lives here. They live with them."),
        ("Wenna hurt himself.", "Wenna hurt themselves."),
        ("Orla Pascoe held him.", "Orla Pascoe held them."),
    ],
)
def test_withheld_sex_changes_nouns_pronouns_and_verbs(text: str, words: str) -> None:
    assert told(text, BOY) == words


def test_her_is_owner_or_object() -> None:
    assert told("The girl lost her coat; it hurt her. She said so to her.", GIRL) == (
        "The child lost their coat; it hurt them. They said so to them."
    )


@pytest.mark.parametrize("text", ["Father said he was fine.", "Iestyn Bramhall said he was fine."])
def test_a_pronoun_that_could_mean_somebody_else_is_left_and_told(text: str) -> None:
    assert told(text, BOY) == text
    (change,) = reworded_kin(text, BOY, REGISTER.find(text))
    assert (change.rule, change.reason) == (Rule.SEX, "left as it is: it could mean somebody else")


def test_paragraphs_are_judged_one_by_one() -> None:
    assert told("Father said he was fine.\n\nHe cried.", BOY) == "Father said he was fine.\n\nThey cried."
