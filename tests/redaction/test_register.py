"""Where a text names someone, and whom."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.redaction.cast import PEOPLE, register
from workbench.records import Person, Place
from workbench.redaction.folding import fold
from workbench.redaction.forms import forms_of_person, person_identity
from workbench.redaction.identities import Certainty, FormKind, Grammar, Mention
from workbench.redaction.register import Register

REGISTER = register()


def labels(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], "/".join(i.label for i in m.identities)) for m in REGISTER.find(text)]


def only(text: str) -> Mention:
    [mention] = REGISTER.find(text)
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siân Rees-Pritchard said", [("Siân Rees-Pritchard", "Mother")]),
        ("RHEES, then PRITCHARD, Siân Mair", [("PRITCHARD, Siân Mair", "Mother")]),
        ("S. Pritchard wrote", [("S. Pritchard", "Mother")]),
        ("Pritchard S was seen", [("Pritchard S", "Mother")]),
        ("Ms S M Pritchard", [("Ms S M Pritchard", "Mother")]),
        ("Siân (Mair) Rees Pritchard left", [("Siân (Mair) Rees Pritchard", "Mother")]),
        ("Sian\nRees\u00adPritchard", [("Sian\nRees\u00adPritchard", "Mother")]),
        ("DS 1144 is not him, DS Denholm is", [("DS Denholm", "Police Officer 1")]),
        (
            "Deputy Denholm and Trooper Denholm",
            [("Deputy Denholm", "Police Officer 1"), ("Trooper Denholm", "Police Officer 1")],
        ),
        ("Detective Sergeant M Denholm came", [("Detective Sergeant M Denholm", "Police Officer 1")]),
        ("the RBI and R.B.I.", [("RBI", "Hospital 1"), ("R.B.I", "Hospital 1")]),
        ("Órla and ORLA NI BHRIAIN", [("Órla", "Social Worker 1"), ("ORLA NI BHRIAIN", "Social Worker 1")]),
        ("Gwenllian Parry’s report", [("Gwenllian Parry’s", "a professional")]),
        ("14 Gasworks Row, Llanfechan, LL559XX", [("14 Gasworks Row, Llanfechan", "Home 1"), ("LL559XX", "Home 1")]),
        ("Capstan House flat 3, off Cable St.", [("Capstan House flat 3", "Home 2"), ("Cable St.", "Home 2")]),
        ("#BringLlyrHome was shared", [("#BringLlyrHome", "Child C")]),
        ("file_Pritchard_S.docx", [("Pritchard", "Mother")]),
        ("srees at home; Denholmgate", []),
        ("team manager, Team Manager", []),
    ],
)
def test_a_text_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "grammar"),
    [
        ("Eirlys's hat", Grammar.POSSESSIVE), ("Siân’s hat", Grammar.POSSESSIVE), ("Sians hat", Grammar.POSSESSIVE),
        ("the Pritchards came", Grammar.PLURAL), ("the Pritchards’ hat", Grammar.PLURAL_POSSESSIVE),
        ("Eirlys’ hat", Grammar.POSSESSIVE), ("the Reeses left", Grammar.PLURAL), ("Siân left", Grammar.PLAIN),
    ],
)  # fmt: skip
def test_the_grammar_of_a_mention_is_told(text: str, grammar: Grammar) -> None:
    assert only(text).grammar is grammar


def test_initials_count_in_capitals_only() -> None:
    assert labels("HD rang; hd television") == [("HD", "Aunt")]
    assert labels("H.D. rang") == [("H.D.", "Aunt")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ms Rees rang", "Mother"),
        ("Mrs Rees rang", "Grandmother"),
        ("E Rees rang", "Grandmother"),
        ("DS Mark came", "Police Officer 1"),
        ("social worker Mark came", "Social Worker 2"),
        ("Eirlys Rees came. Rees left", "Grandmother"),
        ("Gwilym Huws came. Gwilym left", "Father"),
    ],
)
def test_neighbours_settle_a_shared_name(text: str, label: str) -> None:
    last = REGISTER.find(text)[-1]
    assert last.certainty is Certainty.CERTAIN
    assert last.identities[0].label == label


@pytest.mark.parametrize(
    "text",
    [
        "Mark visited.",
        "Rees was told.",
        "Mark Tilsley and Mark Denholm met. Mark left.",
        "Eirlys Rees came.\n\nRees left.",
        "Z. Rees wrote.",
        "Bethan Rees wrote.",
        "Siân Evans wrote.",
    ],
)
def test_a_shared_name_without_a_clue_is_ambiguous(text: str) -> None:
    assert REGISTER.find(text)[-1].certainty is Certainty.AMBIGUOUS


def test_a_strange_first_name_is_taken_in_with_the_surname() -> None:
    assert labels("Bethan Rees wrote") == [("Bethan Rees", "Mother/Grandmother")]
    assert labels("Then Rees wrote")[0][0] == "Rees"


def test_a_misspelt_surname_is_taken_in_with_the_first_name() -> None:
    assert labels("Siân Pritchrad wrote") == [("Siân Pritchrad", "Mother")]


def test_candidates_under_one_label_are_certain() -> None:
    twins = [Person(f"p{i}", name=f"{n} Pugh", kind="family", label="A sibling") for i, n in enumerate(["Ann", "Bea"])]
    [mention] = Register.build(twins, [], []).find("Pugh was seen.")
    assert (mention.certainty, len(mention.identities)) == (Certainty.CERTAIN, 1)


def test_people_are_told_in_order_of_mention() -> None:
    assert REGISTER.people_in("Siân met Órla; Mark and Gwenllian Parry came; then Siân left.") == ("p2", "p5")


def test_a_finished_text_is_searched_inside_words_too() -> None:
    assert [m.form for m in REGISTER.leaks("see theDenholmfile, justiceforpritchards")] == [FormKind.SURNAME] * 2
    assert REGISTER.leaks("Hope is not a plan, and may never be.") == []


def test_an_empty_register_finds_nothing() -> None:
    assert Register.build([], [], []).find("Siân and Mark at 07700 900123") == []


def test_no_name_stands_in_a_repr() -> None:
    shown = repr(
        [only("Siân left"), REGISTER, list(forms_of_person(PEOPLE[1], person_identity(PEOPLE[1]))), fold("Siân")]
    )
    assert not re.search("si[aâ]n|rees|pritchard|077|999", shown, re.IGNORECASE)


@given(st.text(alphabet="SiânReesMarkHopDv 'sS,.-’\n()#@1"))
def test_mentions_are_in_order_inside_the_text_and_apart(text: str) -> None:
    reached = 0
    for mention in REGISTER.find(text):
        assert reached <= mention.start < mention.end <= len(text)
        reached = mention.end


@given(
    st.text(max_size=60),
    st.sampled_from(["Siân Rees-Pritchard", "Órla Ní Bhriain", "14 Gasworks Row", "CX16 KLM"]),
    st.text(max_size=60),
)
def test_a_full_name_is_found_whatever_stands_round_it(before: str, name: str, after: str) -> None:
    text = f"{before} {name}. {after}"
    start = len(before) + 1
    assert any(m.start <= start and start + len(name) <= m.end for m in REGISTER.find(text))


@pytest.mark.parametrize(("said", "protected"), [(True, True), ("unknown", True), (False, False), (None, False)])
def test_contact_details_are_protected_where_it_is_not_known_whether_they_must_be(
    said: object, protected: bool
) -> None:
    person = Person("p", name="Wen Abara", kind="family", label="Mother", address="h", contact_protected=said)
    register = Register.build([person], [], [Place("h", name="9 Fold Street", kind="home", label="Home")])
    assert [identity.protected for identity in register.identities] == [protected, protected]
