from __future__ import annotations

import pytest

from workbench.redaction import characteristics
from workbench.redaction.capitals import given_names
from workbench.redaction.detect import detect
from workbench.redaction.lexicon import is_word


def found(text: str) -> list[str]:
    spans = detect(text, by_rules_alone=True)
    return sorted(span.text for span in spans if span.kind not in characteristics.KINDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he works nights at Ocean Fresh now", ["Ocean Fresh"]),
        ("she was at Little Limpets then", ["Little Limpets"]),
        ("a car on School Lane was stopped", ["School Lane"]),
        ("moved to Anchor Road with her", ["Anchor Road"]),
        ("the home in Warsaw District Court area", ["Warsaw District Court"]),
        ("they pray at St Bride’s Church weekly", ["St Bride’s Church"]),
        ("a reporter from the Courier came", ["the Courier"]),
        ("PC Mark Hill came", ["PC Mark Hill"]),
        ("then Rowan Green rang", ["Rowan Green"]),
        ("represented by Mr Z.M. Nowak today", ["Mr Z.M. Nowak"]),
        ("seen with H. Winkler there", ["H. Winkler"]),
        ("her friend Grace P. said so", ["Grace P."]),
        ("the applicant, J.P., left", ["J.P."]),
        ("spoke with kaylee and mum", ["kaylee"]),
        ("no trace of Craig FALCONER there", ["Craig FALCONER"]),
        ("Grace said that she was cold", ["Grace"]),
        ("Health Visitor Agnieszka rang", ["Agnieszka"]),
        ("in the care of Mr Day for years", ["Mr Day"]),
        ("YESTERDAY GRAEME TAUGHT S. ISLAM FOR A YEAR", ["GRAEME", "S. ISLAM"]),
        ("It went wrong. V GANESHAN HAD GROWN UP IN LUTON.", ["LUTON", "V GANESHAN"]),
        ("the home of Shafiqul Islam there", ["Shafiqul Islam"]),
        ("Worker: Oscar Day", ["Oscar Day"]),
        ("THEN KB AND GP WENT OUT", ["KB"]),
        ("fractures of different ages; PER ERIKSEN thought so", ["PER ERIKSEN"]),
        ("Ç. Yüksel and M. Şahin went", ["M. Şahin", "Ç. Yüksel"]),
    ],
)
def test_a_name_shows(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Named Nurse and the DSL met the Core Group.",
        "an X-ray was taken and I’m told it was clear",
        "STRATEGY DISCUSSION MINUTES",
        "the Supreme Court and the Court of Appeal held under the Human Rights Act",
        "a Polish interpreter and a Muslim chaplain came",
        "żółty ołówek się złamał",
        "he studies Islam at home",
        "Visiting was late. Nobody asked. Will it matter?",
    ],
)
def test_the_words_of_the_field_and_of_sentences_do_not(text: str) -> None:
    assert found(text) == []


def test_a_surname_found_once_is_seen_again_alone() -> None:
    text = "Agnieszka Field called. Later a letter from Field arrived about the field."
    assert found(text).count("Field") == 1


def test_given_names_are_lower_case_and_few_are_words() -> None:
    known = given_names()
    assert len(known) > 1500
    assert all(name == name.lower() for name in known)
    assert sum(is_word(name) for name in known) < len(known) / 10
    assert {"kaylee", "siân", "agnieszka", "oluwaseun", "nasteho", "joão", "aoife", "mhairi", "gurpreet"} <= known


def test_who_rings_is_a_person_however_strange_the_name() -> None:
    spans = detect("Quillon Thistlewood rang twice about it.", by_rules_alone=True)
    assert [(s.text, s.kind, s.score) for s in spans] == [("Quillon Thistlewood", "person", 0.96)]
