from __future__ import annotations

import pytest

from workbench.redaction.calling import called
from workbench.redaction.capitals import names
from workbench.redaction.patterns import Found


def found(text: str) -> list[str]:
    return sorted({text[f.start : f.end] for f in called(text, list(names(text)))})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She drew a picture and told Christian about it.", ["Christian"]),
        ("The worker rang Hope, and left a message.", ["Hope"]),
        ("He asked Grant if that was so", ["Grant"]),
        ("They told Holy about the dog.", ["Holy"]),
        ("money was owed to Day, who came to collect it", ["Day"]),
        ("it was Grant whose car stood outside", ["Grant"]),
        ("Then AD drew a picture of the house.", ["AD"]),
        ("the neighbour told KB about it", ["KB"]),
        ("the door. CHRISTIAN rang the bell at nine", ["CHRISTIAN"]),
        ("Fariz came, and then Far and the boys left.", ["Far"]),
        ("Circulation: Telmo Vilaplana, Line\nHealth", ["Line"]),
        ("Seen: Telmo Vilaplana; KB.", ["KB"]),
        ("Faith goes to church. Hope was asleep.", ["Faith", "Hope"]),
        ("THE DOOR OPENED. CHRISTIAN, A ROOFER, WAS IN", ["CHRISTIAN"]),
        ("she asked whether Line hits her", ["Line"]),
        ("then pc ahmadinia called, and nurse mshikila", ["nurse mshikila", "pc ahmadinia"]),
        ("he met mrs hill there", ["mrs hill"]),
        ("told his daughter Stay that she was in the care of Day.", ["Day", "Stay"]),
        ("Worker: Day\nManager: ED", ["Day", "ED"]),
        ("Islam, Zohra rang. Islam asked why.", ["Islam"]),
        ("Line Kowalczyk came. They saw Line in clinic", ["Line"]),
        ("she was asking for christian, again", ["christian"]),
    ],
)
def test_the_words_beside_it_make_a_word_a_name(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The worker rang Health and told Police about it; she asked Nurse if the GP had met Mother.",
        "They told HV about it and saw GP again.",
        "a Board who met, the Church, who met, and their Friend who met",
        "She visited May Day events. He met Christian families. She collected Hope Street parcels.",
        "Present: the chair, Health, Police\nDate",
        "STRATEGY MEETING. HOPE RANG ABOUT HOUSING",
        "Faith in services was lost. Hope was expressed. May was wet. Grace period over. Summer is here.",
        "THE CHILD, A BOY, WAS SEEN. THAT DAY, A MALE CAME",
        "the nurse rang; a pc called; mr and mrs; the sister told them; dr said",
        "in the care of Health; staying with Mother; worried about School because",
        "Worker: HV. Present: Health, Police",
        "it is said that Health says no; whether Police attended",
        "Marchetti came in March and on Monday. Theo said The Reviewer left.",
    ],
)
def test_bodies_roles_and_words_before_a_noun_are_nobody(text: str) -> None:
    assert found(text) == []


def test_a_word_of_the_field_is_known_again_where_it_is_part_of_a_name() -> None:
    text = "Dr Christian Adeyemi wrote.\nWorker: Christian / manager: none. Christian families met."
    people = [f for f in names(text) if f.kind == "person"]
    starts = sorted({f.start for f in called(text, people)})
    assert starts == [text.index("Christian /")]


def test_a_given_name_written_small_goes_with_its_surname() -> None:
    text = "Line Svendsen came. He told line isaksen that the line moves."
    people = [Found(0, 13, "person", 0.9), Found(text.index("isaksen"), text.index("isaksen") + 7, "name", 0.9)]
    assert [text[f.start : f.end] for f in called(text, people)] == ["line"]
