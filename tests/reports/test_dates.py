from __future__ import annotations

import pytest

from workbench.reports.dates import date_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-03-14", "14 March 2021"),
        ("2021-03", "March 2021"),
        ("2021", "2021"),
        ("2021-21", "spring 2021"),
        ("2021-23", "autumn 2021"),
        ("2021-34", "the second quarter of 2021"),
        ("2021-41", "the second half of 2021"),
        ("2021-03-14?", "possibly 14 March 2021"),
        ("2021-03~", "about March 2021"),
        ("2021-03%", "possibly about March 2021"),
        ("2021-03-01/2021-03-09", "between 1 March 2021 and 9 March 2021"),
        ("../2021-05", "before May 2021"),
        ("/2021-05", "before May 2021"),
        ("2021-05/..", "from May 2021"),
        ("202X", "the 2020s"),
        ("2021-XX-XX", "2021"),
        ("2021-03-XX", "March 2021"),
    ],
)
def test_a_recorded_date_reads_as_people_say_it(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words


@pytest.mark.parametrize(
    "said", ["", "..", "../..", "about four months before", "2021-13", "2021-21-05", "soon/2021", "2021/soon", "9.3.21"]
)
def test_what_is_no_date_of_ours_is_left_alone(said: str) -> None:
    assert date_in_words(said) == said


def test_americans_say_the_month_first_and_fall() -> None:
    assert date_in_words("2021-03-14~", american=True) == "about March 14, 2021"
    assert date_in_words("2021-23", american=True) == "fall 2021"
