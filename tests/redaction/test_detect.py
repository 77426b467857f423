from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.redaction.detect import detect
from workbench.redaction.tagger import missing


def kinds(text: str) -> dict[str, str]:
    return {span.text: span.kind for span in detect(text, by_rules_alone=True)}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Her NHS number is 943 476 5919.", "943 476 5919", "nhs_number"),
        ("Write to k.jones@mail.example today.", "k.jones@mail.example", "email"),
        ("She posts as @kj_2009 at night.", "@kj_2009", "social_media"),
        ("Ring 07700 900123 after six.", "07700 900123", "phone"),
        ("Ring +44 1632 960123 after six.", "+44 1632 960123", "phone"),
        ("They moved to SW1A 2AA in May.", "SW1A 2AA", "postcode"),
        ("A blue car, AB12 CDE, was seen.", "AB12 CDE", "vehicle"),
        ("The unique pupil number A123456789012 was wrong.", "A123456789012", "upn"),
        ("They live at Flat 3, 12a Canal View with the dog.", "Flat 3, 12a Canal View", "address"),
        ("The crime number is 42/118733/21 on the form.", "42/118733/21", "reference"),
        ("He goes to Oakfield Primary School now.", "Oakfield Primary School", "school"),
        ("She was seen at Northgate Hospital.", "Northgate Hospital", "hospital"),
        ("They pray at St Bride’s Church.", "St Bride’s Church", "worship"),
        ("Spoke to Mr Oluwaseun Adebayo.", "Mr Oluwaseun Adebayo", "person"),
        ("The worker rang Siân ferch Owain about it.", "Siân ferch Owain", "person"),
        ("Then Agnieszka Zielińska visited.", "Agnieszka Zielińska", "person"),
    ],
)
def test_what_identifies_is_found(text: str, words: str, kind: str) -> None:
    assert kinds(text).get(words) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The Health Visitor made a referral to Children's Social Care under section 47 of the Children Act 1989.",
        "A Strategy Discussion was held by the MASH on Monday with the Named Nurse and the DSL.",
        "There were 24 cases. Of these 3/10 were late, 24/7 cover was absent and 2,500 hours were lost.",
        "Nobody asked. Working Together says otherwise. However, the Team Manager agreed with CAMHS and the GP.",
    ],
)
def test_the_words_of_the_field_are_not(text: str) -> None:
    assert detect(text, by_rules_alone=True) == []


def test_a_number_with_a_wrong_check_digit_is_a_reference_at_most() -> None:
    assert kinds("The number 943 476 5918 is on file.")["943 476 5918"] == "reference"


def test_a_name_found_once_is_marked_in_lower_case_too() -> None:
    text = "Spoke to Agnieszka. later agnieszka rang back."
    assert [s.text for s in detect(text, by_rules_alone=True)] == ["Agnieszka", "agnieszka"]


@settings(deadline=None)  # the first call loads the tagger
@given(st.text(max_size=400))
def test_it_never_raises_and_its_spans_are_true(text: str) -> None:
    spans = detect(text)
    assert all(text[s.start : s.end] == s.text and 0 <= s.score <= 1 for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_it_reads_many_pages_in_a_moment() -> None:
    text = "The Health Visitor rang Mrs Adebayo at 12 Canal View about the baby, who had not been weighed. " * 5000
    start = time.thread_time()
    detect(text, by_rules_alone=True)
    assert len(text) / (time.thread_time() - start) > 50_000  # characters a second, with room for a slow machine


def test_a_title_goes_with_its_name_in_a_list() -> None:
    if missing():
        pytest.skip(str(missing()))
    text = "Circulation: PC Naylor, Fariz Məhərrəmzadə, Nasiru\n"
    assert detect(text)[0].text.startswith("PC Naylor")


def test_a_double_name_is_marked_whole() -> None:
    if missing():
        pytest.skip(str(missing()))
    text = "Circulation: Fraser Calum McKenzie-Baird, mousumi bird-islam, Dr Simpson\n"
    assert any(span.text.endswith("bird-islam") for span in detect(text))
