"""Dates in prose as the public reads them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.redaction.audiences import DateRule
from workbench.redaction.datefind import find_dates
from workbench.redaction.datewords import reworded_dates

ANCHOR = "2021-09-21"
BIRTHS = frozenset({"2020-07-14"})


def masked(text: str, rule: DateRule = DateRule.RELATIVE, anchor: str | None = ANCHOR) -> str:
    out, done = [], 0
    for change in reworded_dates(text, rule, anchor, BIRTHS):
        assert done <= change.start < change.end <= len(text)
        out += [text[done : change.start], change.words]
        done = change.end
    return "".join(out) + text[done:]


@pytest.mark.parametrize(
    "written",
    [
        "on 20/5/21",
        "on 20/05/2021",
        "on 20.05.2021",
        "on 20-5-21",
        "on 20.05/21",
        "on 2021-05-20",
        "on 20 May 2021",
        "on 20th May 2021",
        "on the 20th of May 2021",
        "on Thursday 20 May 2021",
        "on Thurs 20th May, 2021",
        "on May 20th, 2021",
        "on May 20, 2021",
        "on 20-May-2021",
        "in May 2021",
        "in early May 2021",
        "in mid-May 2021",
        "in late May, 2021",
        "at the end of May 2021",
        "in 05/2021",
        "on 19–21 May 2021",
        "on 19 and 21 May 2021",
        "on the 19th, 20th and 21st May 2021",
        "in the week commencing 20 May 2021",
        "w/c 20/05/21",
        "on 20 Mai 2021",
        "on 20 may 2021",
    ],
)
def test_every_written_form_becomes_relative(written: str) -> None:
    assert masked(f"She was seen {written} at home.") == "She was seen about four months before the incident at home."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 20 May 2021 he came.", "About four months before the incident he came."),
        ("Since May 2021 nobody came.", "Since about four months before the incident nobody came."),
        ("By 20 May 2021 it was over.", "By about four months before the incident it was over."),
        (
            "between April and June 2021",
            "between about five months before the incident and about three months before the incident",
        ),
        (
            "from 28 April to 3 May 2021",
            "from about five months before the incident to about five months before the incident",
        ),
        ("Before 20 May 2021 he was well.", "Earlier than about four months before the incident he was well."),
        ("The 20 May 2021 meeting", "The earlier meeting"),
        ("May 2021 was quiet.", "The period about four months before the incident was quiet."),
        (
            "on 20 May 2021. On 8 June he fell.",
            "about four months before the incident. About three months before the incident he fell.",
        ),
        (
            "on 10 December 2020, and on 4 January",
            "about nine months before the incident, and about nine months before the incident",
        ),
        ("Seen on 20 May; again on the 22nd.", "Seen around that time; again around that time."),
        ("2021-05-20T14:30 call", "About four months before the incident at 14:30 call"),
        ("the evening of 20 May 2021", "one evening about four months before the incident"),
        ("at Easter 2020", "about a year and a half before the incident"),
        ("on 21 September 2021", "on the day of the incident"),
        ("In 2021 things changed; by 2019 they had not.", "In 2021 things changed; by 2019 they had not."),
        ("on 31/02/2021", "about seven months before the incident"),
    ],
)
def test_the_sentence_stays_a_sentence(text: str, words: str) -> None:
    assert masked(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "On 18 May she rang.", "on 18 may he rang", "ON 18 MAY SHE RANG", "18 may: he rang", "home visit (3 march)",
        "By May she had left.", "since 12 march nobody came", "on 9th may she came", "From 3 May I was told",
    ],
)  # fmt: skip
def test_a_day_in_may_or_march_is_a_date_whatever_follows(text: str) -> None:
    assert re.search(r"\d|\bmay\b|march", masked(text), re.I) is None


@pytest.mark.parametrize(
    "text",
    [
        "of the 3 may have",
        "the 12 march on",
        "12 may be enough",
        "scores of 1/2, 3/10 and 14/20, 24/7",
        "sent 24/7 and received 2/3 of it",
        "section 47, s.17, paragraph 9.2, paragraph 3.4.21",
        "£3.40 and £12/04",
        "01632 960381, 999 014 2637",
        "at 14:30 and 2.30pm",
        "They may march on, and may not.",
        "May we ask less?",
        "the 3rd visit in the 14th week",
        "the 9th centile and the 2nd and 9th centiles",
        "ratio 10/12",
        "18/12 old",
        "an august body",
        "version 1.2.3",
        "flat 3, number 14",
        "in 2021",
        "3 of 5 visits",
        "age 4",
        "Mark and Jan met",
        "room 12/13 is",
        "it took 10 may be 12 days",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DOB: 14/07/2020, seen.", "[date of birth withheld], seen."),
        ("born on 14 July 2020", "born on [date of birth withheld]"),
        ("He was born in July 2020.", "He was born in [date of birth withheld]."),
        ("(14.7.20)", "([date of birth withheld])"),
        ("d.o.b. 03/04/1999", "[date of birth withheld]"),
        ("On his first birthday he fell.", "Around that time he fell."),
        ("two days after her 4th birthday", "around that time"),
        ("In the week of his first birthday", "Around that time"),
        ("Kacper’s fourth birthday", "Kacper’s birthday"),
        ("had a first birthday card", "had a birthday card"),
    ],
)
def test_nothing_gives_the_date_of_birth_away(text: str, words: str) -> None:
    assert masked(text) == words


def test_season_and_year_are_told_where_the_review_says_so() -> None:
    text = "On 3 April 2021 he came; since December 2020 nobody had. In June she left."
    assert masked(text, DateRule.SEASON) == (
        "In spring 2021 he came; since winter 2020–21 nobody had. In summer 2021 she left."
    )
    assert masked(text, DateRule.YEAR) == "In 2021 he came; since 2020 nobody had. In 2021 she left."
    assert masked("In June she left.", DateRule.SEASON) == "In summer she left."


@pytest.mark.parametrize("text", ["Copy of plan sent 12/9", "booked in for 13/4.", "plan received 12/9, filed"])
def test_a_day_and_month_that_something_was_sent_or_booked_for_is_a_date(text: str) -> None:
    assert not re.search(r"\d/\d", masked(text))


def test_exact_dates_are_left_alone() -> None:
    assert reworded_dates("On 3 April 2021, her fourth birthday", DateRule.EXACT, ANCHOR, BIRTHS) == []


def test_without_an_incident_a_date_is_only_around_then() -> None:
    assert masked("On 3 April 2021 he came.", anchor=None) == "Around that time he came."


FORMATS = (
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{yy:02}",
    "{d}.{m}.{y}",
    "{d:02}.{m:02}.{yy:02}",
    "{d}-{m}-{yy:02}",
    "{y}-{m:02}-{d:02}",
    "{d} {M} {y}",
    "{d}{th} {M} {y}",
    "the {d}{th} of {M}",
    "{M} {d}{th}, {y}",
    "{W} {d} {M}",
    "{d} {A} {yy:02}",
    "{M} {y}",
    "early {M} {y}",
    "{A} {y}",
    "{d}–{e} {M} {y}",
    "{d} and {e} {M}",
    "week commencing {d} {M}",
    "{d:02}/{m:02}/{y}",
)
CARRIERS = (
    "He was seen on {}.",
    "{}: home visit.",
    "Since {} nobody came.",
    "She said (on {}) no.",
    "from {} until then",
    "by {}, and",
)


@given(st.dates(date(1999, 1, 1), date(2024, 12, 28)), st.sampled_from(FORMATS), st.sampled_from(CARRIERS))
def test_no_written_form_survives(day: date, form: str, carrier: str) -> None:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0, "th")
    written = form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        yy=day.year % 100,
        M=f"{day:%B}",
        A=f"{day:%b}",
        W=f"{day:%A}",
        th=suffix,
        e=min(day.day + 2, 28),
    )
    out = masked(carrier.format(written))
    assert written not in out
    assert list(find_dates(out)) == []


@given(st.text(alphabet="0123456789/.-: MayJunethofprl,’s "))
def test_any_text_is_read_without_error(text: str) -> None:
    masked(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Seen on 23rd at home.", "Seen around that time at home."),
        ("On 23rd school rang mum.", "Around that time school rang mum."),
        ("on 20 May 2021 and again on 23rd", "about four months before the incident and again a few days later"),
        ("She was away from 3rd to 5th, and rang.", "She was away around that time, and rang."),
        ("on the twenty-third of that month he fell", "around that time he fell"),
        ("on the third of May 2021 he fell", "about five months before the incident he fell"),
        ("the night of 23rd", "one night around that time"),
        ("the 23rd inst.", "around that time."),
        ("Welfare check carried over to 26th.", "Welfare check carried over to around that time."),
        ("rebooked for 14th, mum agreed", "rebooked for around that time, mum agreed"),
    ],
)  # fmt: skip
def test_a_day_without_its_month_follows_the_rule(text: str, words: str) -> None:
    assert masked(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "the 23rd week", "3rd meeting", "on the 3rd floor", "on 5th Avenue", "at the 3rd attempt", "on 3rd review",
        "on the 2nd occasion", "moved to 2nd floor", "moved to 4th centile", "moved to 3rd placement",
        "the first of may have known", "the 3rd and 4th visits", "between the 3rd and 4th week",
        "Her 3rd child came 3rd", "a third of the children", "the second of three visits",
    ],
)  # fmt: skip
def test_counts_are_left_alone(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seen in March.", "Seen about eleven months before the incident."),
        ("Seen in October.", "Seen about four months before the incident."),
        (
            "In January 2023, and again in March.",
            "About three weeks before the incident, and again about eleven months before the incident.",
        ),
        (
            "The plan of May 2023 was looked at in June.",
            "The plan from about three months after the incident was looked at about four months after the incident.",
        ),
    ],
)
def test_a_month_without_a_year_is_that_of_the_period(text: str, expected: str) -> None:
    assert reworded(text, period=("2022-02-10", "2023-01-31")) == expected


@pytest.mark.parametrize("period", [("2020-01-01", "2023-02-10"), (None, "2023-02-10"), (None, None)])
def test_a_month_that_the_period_does_not_settle_is_around_that_time(period: tuple[str | None, str | None]) -> None:
    assert reworded("A bruise was seen in March.", period=period) == "A bruise was seen around that time."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("From the first week of August 2021 it ran.", "From about five weeks before the incident it ran."),
        ("In the last two weeks of May 2021 he fell.", "About four months before the incident he fell."),
        ("On the first Monday of May 2021 he fell.", "About four months before the incident he fell."),
        ("towards the end of May 2021", "about four months before the incident"),
        ("during the week of 3 May 2021", "about five months before the incident"),
        ("between the 3rd and the 5th of May 2021", "about five months before the incident"),
        ("He was away from 2 to 20 August 2021.", "He was away about six weeks before the incident."),
        ("three weeks before 20 June 2021 she rang", "about four months before the incident she rang"),
        ("Two days after 3 May 2021 she rang.", "About five months before the incident she rang."),
        ("5 weeks after 3 May 2021", "About three months before the incident"),
        ("two days after the 3 May 2021 meeting", "two days after the earlier meeting"),
    ],
)  # fmt: skip
def test_what_measures_or_divides_a_date_goes_with_it(text: str, words: str) -> None:
    assert masked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 17 May 2021 he fell. On 18 May she rang.",
         "About four months before the incident he fell. The next day she rang."),
        ("He fell on 17 May 2021, and the GP wrote on 17 May 2021. On 19 May he rang, on 20 May he came.",
         "He fell about four months before the incident, and the GP wrote the same day. "
         "A few days later he rang, the next day he came."),
        ("On 17 May 2021 he fell.\n\nOn 18 May she rang.",  # another paragraph may be another story
         "About four months before the incident he fell.\n\nAbout four months before the incident she rang."),
        ("On 18 May 2021 he fell; on 17 May he had not.",  # backwards
         "About four months before the incident he fell; about four months before the incident he had not."),
        ("On 8 May 2021 he fell; on 18 May he ran.",
         "About four months before the incident he fell; about four months before the incident he ran."),
        ("In May 2021 he fell. In May 2021 he ran.",
         "About four months before the incident he fell. About four months before the incident he ran."),
        ("Away since 17 May 2021. On 18 May he came.",  # the first tells when something began, not when it was
         "Away since about four months before the incident. About four months before the incident he came."),
        ("On 17 May 2021 he fell, and was away until 19 May.",
         "About four months before the incident he fell, and was away until about four months before the incident."),
    ],
)  # fmt: skip
def test_what_would_be_said_again_is_told_by_how_much_later(text: str, words: str) -> None:
    assert masked(text) == words


def reworded(text: str, *, period: tuple[str | None, str | None]) -> str:
    for change in reversed(reworded_dates(text, DateRule.RELATIVE, "2023-02-09", frozenset(), period)):
        text = text[: change.start] + change.words + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("seen on 03/09/2021", "seen about six months before the incident"),
        ("seen on 3-9-21", "seen about six months before the incident"),
        ("seen on 03/14/2021", "seen about six months before the incident"),
        ("born on 07/14/2020", "born on [date of birth withheld]"),
        ("seen on 9 March 2021", "seen about six months before the incident"),
    ],
)
def test_where_the_month_comes_first_dates_are_told_by_it(text: str, words: str) -> None:
    (change,) = reworded_dates(text, DateRule.RELATIVE, ANCHOR, BIRTHS, month_first=True)
    assert text[: change.start] + change.words + text[change.end :] == words


def test_a_second_number_over_twelve_is_a_day_anywhere() -> None:
    assert masked("seen on 03/14/2021") == "seen about six months before the incident"
