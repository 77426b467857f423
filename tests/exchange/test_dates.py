from __future__ import annotations

import calendar
import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.exchange.dates import Around, ParsedTime, parse_date, parse_time
from workbench.exchange.dates.partial import easter_sunday
from workbench.exchange.dates.times import ONLY_PART

AROUND = Around(above="2021-03-30", below="2021-04-20", row_above="2021-03-30")
EDTF_END = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-2[1-4])?[?~%]?"
EDTF = re.compile(rf"{EDTF_END}|(?:{EDTF_END}|\.\.)/(?:{EDTF_END}|\.\.)")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("3/4/21", "2021-04-03"),
        ("03.04.2021", "2021-04-03"),
        ("3-4-21", "2021-04-03"),
        ("6.11.18", "2018-11-06"),
        ("14/08/98", "1998-08-14"),
        ("3rd April 2021", "2021-04-03"),
        ("3 Apr. '21", "2021-04-03"),
        ("1st Sept 2020", "2020-09-01"),
        ("April 3, 2021", "2021-04-03"),
        ("Sat 03/04/21", "2021-04-03"),
        ("Saturday 3rd of April 2021", "2021-04-03"),
        ("2021-04-03", "2021-04-03"),
        ("2021/04/03", "2021-04-03"),
        ("20210403", "2021-04-03"),
        ("03042021", "2021-04-03"),
        ("03/04.21", "2021-04-03"),
        ("3 /4/ 2021", "2021-04-03"),
        ("O3/04/2021", "2021-04-03"),
        ("l5/O4/2021", "2021-04-15"),
        ("03//04/2021", "2021-04-03"),
        ("03/04/2021 (recorded 05/04/2021)", "2021-04-03"),
        ("Boxing Day 2020", "2020-12-26"),
        ("3 Ebrill 2021", "2021-04-03"),
        ("received 3/4/21", "2021-04-03"),
        ("Rec'd 3.4.21", "2021-04-03"),
        ("do. 3/4/21", "2021-04-03"),
        ("dydd Mawrth 6 Ebrill 2021", "2021-04-06"),
    ],
)
def test_a_day_is_read_day_before_month(words: str, edtf: str) -> None:
    assert parse_date(words).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Feb 2017", "2017-02"),
        ("Aug 21", "2021-08"),
        ("Apr-21", "2021-04"),
        ("04/2021", "2021-04"),
        ("4/21", "2021-04"),
        ("Mawrth 2021", "2021-03"),
        ("2019", "2019"),
        ("Spring 2021", "2021-21"),
        ("Gwanwyn 2021", "2021-21"),
        ("summer of 2020", "2020-22"),
        ("winter 2020/21", "2020-24"),
        ("early Spring 2020", "2020-21"),
        ("early April 2020", "2020-04~"),
        ("mid-April 2020", "2020-04~"),
        ("end of April 2020", "2020-04~"),
        ("late 2020", "2020~"),
        ("Christmas 2020", "2020-12~"),
        ("autumn term 2020", "2020-09/2020-12"),
        ("xx/04/21", "2021-04"),
        ("over Christmas 2020", "2020-12~"),
        ("New Year 2021", "2021-01~"),
        ("over the new year holidays 2021", "2021-01~"),
    ],
)
def test_a_stretch_is_given_as_wide_as_it_was_written(words: str, edtf: str) -> None:
    assert parse_date(words).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("3-5 April 2021", "2021-04-03/2021-04-05"),
        ("03/04/21 – 05/04/21", "2021-04-03/2021-04-05"),
        ("3/4 April 2021", "2021-04-03/2021-04-04"),
        ("April 3-5, 2021", "2021-04-03/2021-04-05"),
        ("3-5/4/21", "2021-04-03/2021-04-05"),
        ("28 December - 3 January 2021", "2020-12-28/2021-01-03"),
        ("13 Nov 2020 - 5 April 2021", "2020-11-13/2021-04-05"),
        ("between 3 and 5 April 2021", "2021-04-03/2021-04-05"),
        ("from 3 April to 5 May 2021", "2021-04-03/2021-05-05"),
        ("Jan-Mar 2021", "2021-01/2021-03"),
        ("autumn/winter 2020", "2020-23/2020-24"),
        ("2020/21", "2020/2021"),
        ("w/c 12/04/21", "2021-04-12/2021-04-18"),
        ("wk beg 12/04/21", "2021-04-12/2021-04-18"),
        ("w.c. 12/04/21", "2021-04-12/2021-04-18"),
        ("w.e. 9.4.21", "2021-04-03/2021-04-09"),
        ("Nov/Feb 2020-21", "2020-11/2021-02"),
        ("week commencing 12 April 2021", "2021-04-12/2021-04-18"),
        ("wk ending 9/4/21", "2021-04-03/2021-04-09"),
        ("weekend of 3 April 2021", "2021-04-03/2021-04-04"),
        ("before 3/4/21", "../2021-04-03"),
        ("since March 2021", "2021-03/.."),
        ("April 2020 onwards", "2020-04/.."),
        ("2021-03-01/2021-03-09", "2021-03-01/2021-03-09"),
        ("../2021-05", "../2021-05"),
    ],
)
def test_a_period_is_an_interval(words: str, edtf: str) -> None:
    assert parse_date(words).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("?22 may 2021", "2021-05-22?"),
        ("14 July 2021?", "2021-07-14?"),
        ("possibly 3/4/21", "2021-04-03?"),
        ("Approx. 20/04/2021", "2021-04-20~"),
        ("c. 2019", "2019~"),
        ("circa March 2021", "2021-03~"),
        ("?approx 3/4/21", "2021-04-03%"),
        ("?3-5 April 2021", "2021-04-03?/2021-04-05?"),
    ],
)
def test_doubt_is_kept(words: str, edtf: str) -> None:
    assert parse_date(words).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("the following day", "2021-03-31"),
        ("Same day", "2021-03-30"),
        ("ditto", "2021-03-30"),
        ('"', "2021-03-30"),
        ("the day before", "2021-03-29"),
        ("two days later", "2021-04-01"),
        ("ditto 31st", "2021-03-31"),
    ],
)
def test_words_that_lean_on_the_row_above_are_resolved_and_said_to_be_inferred(words: str, edtf: str) -> None:
    found = parse_date(words, AROUND)
    assert (found.edtf, found.inferred) == (edtf, True)
    assert parse_date(words).edtf is None
    assert parse_date(words).problem


@pytest.mark.parametrize("words", ["Yr 2", "Year 6", "Y11", "January 2020-21"])
def test_a_class_or_a_school_year_is_no_day_of_a_month(words: str) -> None:
    assert parse_date(words, AROUND).edtf is None
    assert parse_date("yr 8fed o Fawrth 2021").edtf == "2021-03-08"


def test_a_missing_year_comes_from_the_rows_around_and_is_pointed_out() -> None:
    found = parse_date("5 April", AROUND)
    assert (found.edtf, found.inferred) == ("2021-04-05", True)
    assert found.problem
    turn = Around(above="2020-12-20", below="2021-01-20")
    assert parse_date("28 December", turn).edtf == "2020-12-28"
    assert parse_date("3 January", turn).edtf == "2021-01-03"
    assert parse_date("5 April").edtf is None


def test_a_weekday_helps_to_find_the_year_and_a_wrong_one_is_pointed_out() -> None:
    assert parse_date("Sat 3 April", Around(above="2020-06-01", below="2022-06-01")).edtf == "2021-04-03"
    wrong = parse_date("Monday 3 April 2021")
    assert wrong.edtf == "2021-04-03"
    assert wrong.problem


@pytest.mark.parametrize(
    "words",
    ["31/02/2021", "00/00/0000", "00.09.21", "29/02/2021", "31/06/2021", "03/14/2021", "32 May 2021", "3/4/1821"],
)
def test_a_day_that_cannot_be_has_no_date_and_a_reason(words: str) -> None:
    found = parse_date(words)
    assert found.edtf is None
    assert found.problem == "There is no such day in the calendar."


@pytest.mark.parametrize("words", ["", "  ", "N/K", "not known", "-", "?", "Undated", None, "n/a", "(unknown)"])
def test_no_date_is_said_to_be_none(words: str | None) -> None:
    assert parse_date(words).edtf is None
    assert parse_date(words).problem == "There is no date."


@pytest.mark.parametrize(
    "words", ["Tues?", "Team manager", "PC 4417", "NP-20190502-0611", "3/4/2/1", "born 3/4/21", "x" * 500]
)
def test_words_that_are_no_date_are_not_made_into_one(words: str) -> None:
    assert parse_date(words, AROUND).edtf is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("3ydd o Ebrill 2021", "2021-04-03"),
        ("2il Mai 2021", "2021-05-02"),
        ("Dydd Mawrth 6 Ebrill 2021", "2021-04-06"),
        ("gwanwyn 2020", "2020-21"),
        ("yr haf 2020", "2020-22"),
        ("yr hydref 2020", "2020-23"),
        ("gaeaf 2020", "2020-24"),
        ("canol mis Ebrill 2021", "2021-04~"),
        ("tua 3 Ebrill 2021", "2021-04-03~"),
        ("rhwng 3/4/21 a 5/4/21", "2021-04-03/2021-04-05"),
        ("o 3 Ebrill i 5 Ebrill 2021", "2021-04-03/2021-04-05"),
        ("ar ôl 3/4/21", "2021-04-03/.."),
        ("cyn Ebrill 2021", "../2021-04"),
        ("wythnos yn dechrau 5/4/21", "2021-04-05/2021-04-11"),
        ("Pasg 2021", "2021-04~"),
        ("7fed o Fai 2021", "2021-05-07"),
        ("15fed o Dachwedd 2020", "2020-11-15"),
        ("6 Fawrth 2021", "2021-03-06"),
        ("Nos Wener 9 Ebrill 2021", "2021-04-09"),
        ("yng nghanol Mai 2021", "2021-05~"),
        ("rhwng Mawrth a Mai 2021", "2021-03/2021-05"),
        ("o fis Mai 2021 ymlaen", "2021-05/.."),
        ("tan Fai 2021", "../2021-05"),
        ("Yr wythnos yn dechrau 5 Ebrill 2021", "2021-04-05/2021-04-11"),
        ("tymor yr hydref 2020", "2020-09/2020-12"),
    ],
)
def test_welsh_is_read_as_english_is(words: str, edtf: str) -> None:
    assert parse_date(words).edtf == edtf


WELSH_MONTHS = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"


@pytest.mark.parametrize(("number", "name"), list(enumerate(WELSH_MONTHS.split(), 1)))
def test_every_welsh_month_is_known(number: int, name: str) -> None:
    assert parse_date(f"4 {name} 2021").edtf == f"2021-{number:02}-04"


def test_hydref_alone_is_october_and_the_doubt_is_told() -> None:
    assert parse_date("Hydref 2020").edtf == "2020-10"
    assert "autumn" in (parse_date("Hydref 2020").problem or "")
    assert parse_date("3 Hydref 2020").problem is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("03/042021", "2021-04-03"),
        ("0304/2021", "2021-04-03"),
        ("3/4/2021 00:00:00", "2021-04-03"),
        ("5/6/7 April 2021", "2021-04-05/2021-04-07"),
        ("1st week of April 2021", "2021-04~"),
        ("Q2 2021", "2021-04/2021-06"),
        ("Easter 2021", "2021-04~"),
        ("Good Friday 2021", "2021-04-02"),
        ("weekly April to June 2021", "2021-04/2021-06"),
        ("academic year 2020-21", "2020/2021"),
        ("2020/2021", "2020/2021"),
        ("2019 - 2021", "2019/2021"),
        ("on or before 3/4/21", "../2021-04-03"),
    ],
)
def test_slips_and_turns_of_phrase_are_understood(words: str, edtf: str) -> None:
    found = parse_date(words)
    assert (found.edtf, found.time) == (edtf, None)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Same day pm", "2021-03-30"),
        ("next morning", "2021-03-31"),
        ("a week earlier", "2021-03-23"),
        ("three months later", "2021-06~"),
        ("the following week", "2021-04-05/2021-04-11"),
        ("yr un diwrnod", "2021-03-30"),
        ("y diwrnod canlynol", "2021-03-31"),
        ("drannoeth", "2021-03-31"),
        ("ddeuddydd yn ddiweddarach", "2021-04-01"),
        ("next day (4/4/21)", "2021-04-04"),
        ("the 31st", "2021-03-31"),
        ("the 2nd", "2021-04-02"),
    ],
)
def test_what_leans_on_the_row_above_is_worked_out(words: str, edtf: str) -> None:
    assert parse_date(words, Around(above="2021-03-30", row_above="2021-03-30")).edtf == edtf


@pytest.mark.parametrize("words", ["some days later", "a few days later", "weeks later", "shortly after"])
def test_what_leans_on_the_row_above_without_a_number_is_no_date(words: str) -> None:
    assert parse_date(words, Around(above="2021-03-30", row_above="2021-03-30")).edtf is None


@pytest.mark.parametrize("words", ["the following day", "6 April", "the 31st", "ditto", "a month later", "44289"])
def test_nothing_is_inferred_without_saying_so(words: str) -> None:
    found = parse_date(words, Around(above="2021-03-30", row_above="2021-03-30"))
    assert found.edtf
    assert found.inferred
    assert found.problem


@given(st.integers(1950, 2049))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    sunday = easter_sunday(year)
    assert sunday.weekday() == 6
    assert dt.date(year, 3, 22) <= sunday <= dt.date(year, 4, 25)


@pytest.mark.parametrize(("year", "day"), [(2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2021, "04-04")])
def test_easter_falls_where_the_almanac_has_it(year: int, day: str) -> None:
    assert easter_sunday(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("words", "time"), [("2yp", "14:00"), ("10.30yb", "10:30"), ("7 yr hwyr", "19:00"), ("canol dydd", "12:00")]
)
def test_welsh_times_are_read(words: str, time: str) -> None:
    assert parse_time(words).start == time


def test_a_part_of_the_day_is_no_time_and_said_to_be_none() -> None:
    assert parse_time("am") == ParsedTime(problem=ONLY_PART)
    assert parse_time("early morning") == ParsedTime(problem=ONLY_PART)


def test_excel_serials_are_days_as_numbers_and_as_text() -> None:
    assert parse_date(44326).edtf == "2021-05-10"
    assert parse_date("44515").edtf == "2021-11-15"
    assert parse_date(44515.604167) == parse_date("44515.604167")
    assert parse_date(44515.604167).time == "14:30"
    assert parse_date(2021).edtf == "2021"
    assert parse_date(42864, Around(epoch_1904=True)).edtf == "2021-05-10"
    assert parse_date("12345").edtf is None


def test_cells_that_are_dates_already_need_no_reading() -> None:
    assert parse_date(dt.datetime(2021, 4, 3, 14, 30)).time == "14:30"
    assert parse_date(dt.datetime(2021, 4, 3)).time is None
    assert parse_date(dt.date(2021, 4, 3)).edtf == "2021-04-03"
    assert parse_date(dt.date(1021, 4, 3)).edtf is None


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("03/04/2021 14:30", "14:30"),
        ("3 April 2021 at 2.30pm", "14:30"),
        ("1430hrs 3.4.21", "14:30"),
        ("3.4.21 @ 09:05", "09:05"),
        ("2021-04-03T14:30:00Z", "14:30"),
        ("3 April 2021 14:00-15:10", "14:00"),
        ("03/04/21 17.45", "17:45"),
        ("3.4.21", None),
    ],
)
def test_a_time_beside_a_date_is_found(words: str, time: str | None) -> None:
    found = parse_date(words)
    assert (found.edtf, found.time) == ("2021-04-03", time)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("14:30", "14:30", None),
        ("2.30pm", "14:30", None),
        ("2 pm", "14:00", None),
        ("12am", "00:00", None),
        ("1430hrs", "14:30", None),
        ("14.30", "14:30", None),
        ("0905", "09:05", None),
        ("noon", "12:00", None),
        ("half past 9", "09:30", None),
        ("14:00-15:10", "14:00", "15:10"),
        ("2-3.30pm", "14:00", "15:30"),
        (dt.time(9, 5), "09:05", None),
        (0.604167, "14:30", None),
        ("approx 14:30", "14:30", None),
        ("", None, None),
        ("n/k", None, None),
    ],
)
def test_times_are_read(words: object, start: str | None, end: str | None) -> None:
    found = parse_time(words)
    assert (found.start, found.end, found.problem) == (start, end, None)


@pytest.mark.parametrize("words", ["25:00", "14:75", "later", "99"])
def test_a_time_that_cannot_be_is_a_problem(words: str) -> None:
    assert parse_time(words).start is None
    assert parse_time(words).problem


DAYS = st.dates(dt.date(1951, 1, 1), dt.date(2049, 12, 31))
MONTHS = st.sampled_from(["full", "short"])


FORMS = [
    "{d}/{m}/{y}",
    "{d:02}.{m:02}.{yy:02}",
    "{d}-{m}-{y}",
    "{d} {name} {y}",
    "{name} {d}, {y}",
    "{wd} {d}{th} {name} {y}",
    "{y}-{m:02}-{d:02}",
    "{d}/{m:02}.{yy:02}",
]


@given(DAYS, st.sampled_from(FORMS), MONTHS)
def test_every_day_comes_back_in_every_way_of_writing_it(day: dt.date, form: str, month: str) -> None:
    name = calendar.month_name[day.month] if month == "full" else calendar.month_abbr[day.month]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th") if day.day not in (11, 12, 13) else "th"
    words = form.format(
        d=day.day, m=day.month, y=day.year, yy=day.year % 100, name=name, th=suffix, wd=day.strftime("%a")
    )
    found = parse_date(words)
    assert (found.edtf, found.problem) == (day.isoformat(), None)


@given(DAYS, DAYS, st.sampled_from([" - ", " to ", "–", " until "]))
def test_every_period_comes_back(first: dt.date, last: dt.date, between: str) -> None:
    found = parse_date(f"{first:%d/%m/%Y}{between}{last:%d/%m/%Y}")
    if first > last:
        assert found.edtf is None
    else:
        assert found.edtf == (first.isoformat() if first == last else f"{first}/{last}")


SCRAPS = """
3 4 21 2021 31 00 13 April may Sept spring winter autumn Mon Tues w/c approx ? / . - – to and before after early mid
late c. , ( ) the following day same term 14:30 2pm hrs 44515 20210403 Mawrth haf Christmas N/K 's
"""
WORDS = st.sampled_from(SCRAPS.split())
AROUNDS = st.sampled_from(
    [None, AROUND, Around(above="2019-21"), Around(row_above="2021-03-30/2021-04-02"), Around(year=2020)]
)


@given(
    st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=40) | st.text("0123456789/.- ?O", max_size=14), AROUNDS
)
def test_whatever_is_written_gives_edtf_or_a_reason_and_never_raises(words: str, around: Around | None) -> None:
    found = parse_date(words, around)
    if found.edtf is None:
        assert found.problem
    else:
        assert EDTF.fullmatch(found.edtf)
        ends = [end.rstrip("?~%") for end in found.edtf.split("/") if end != ".."]
        for end in ends:
            if len(end) == 10:
                dt.date.fromisoformat(end)
    assert found.time is None or re.fullmatch(r"[0-2]\d:[0-5]\d", found.time)


@given(
    st.lists(st.sampled_from([w for w in SCRAPS.split() if w not in {"44515", "w/c", "Christmas"}]), max_size=7)
    .map(" ".join)
    .filter(lambda words: "14:30" not in words),
    AROUNDS,
)
def test_no_year_and_no_day_comes_from_nowhere(words: str, around: Around | None) -> None:
    found = parse_date(words, around)
    if found.edtf is None or found.inferred:
        return
    digits = "".join(c for c in words if c.isdigit())
    for end in found.edtf.split("/"):
        year, _, rest = end.rstrip("?~%").partition("-")
        assert end == ".." or year[2:] in digits
        assert len(rest) != 5 or rest[3:].lstrip("0") in digits


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1951, 2049))
def test_the_day_and_month_written_are_never_exchanged(day: int, month: int, year: int) -> None:
    found = parse_date(f"{day}/{month}/{year}")
    if day <= calendar.monthrange(year, month)[1]:
        assert found.edtf == f"{year}-{month:02}-{day:02}"
    else:
        assert found.edtf is None


@given(st.floats() | st.integers() | st.booleans() | st.datetimes() | st.dates() | st.times() | st.binary(max_size=5))
def test_a_value_of_any_kind_never_raises(value: object) -> None:
    assert parse_date(value).edtf or parse_date(value).problem
    parse_time(value)


def test_a_month_and_two_digits_that_could_be_a_day_are_pointed_out() -> None:
    assert parse_date("Aug 21").edtf == "2021-08"
    assert "could be a day" in (parse_date("Aug 21").problem or "")
    assert parse_date("Aug-21").problem is None
    assert parse_date("Aug 47").problem is None
