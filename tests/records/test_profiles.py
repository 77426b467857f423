"""The profiles that come with the program, and reading those that a reviewer edited."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import BadInput, WrongUse
from workbench.records import profiles
from workbench.records.profiles import Profile, Unit

NAMES = profiles.names()


def statements(profile: Profile) -> Iterator[Any]:
    yield from profile.stages
    yield from profile.clocks
    yield from profile.criteria
    yield from profile.statements
    yield profile.calendar
    for words in profile.vocabularies.values():
        yield from words


def test_there_is_a_profile_for_every_jurisdiction() -> None:
    assert [profiles.load(name).jurisdiction for name in NAMES] == list(NAMES)
    assert len(NAMES) == 5


def test_an_unknown_jurisdiction_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="england, wales"):
        profiles.load("atlantis")


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_names_sources_that_are_listed(name: str) -> None:
    profile = profiles.load(name)
    for statement in statements(profile):
        tags = statement.source.split()
        assert tags, statement
        assert [ref.tag for ref in profile.cited(statement.source)] == [tag.rstrip("*") for tag in tags]


@pytest.mark.parametrize("name", NAMES)
def test_what_rests_on_general_knowledge_is_to_be_checked(name: str) -> None:
    for statement in statements(profiles.load(name)):
        tags = statement.source.split()
        assert statement.to_check == ("GK" in tags or all(tag.endswith("*") for tag in tags)), statement


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_is_complete_and_dated(name: str) -> None:
    profile = profiles.load(name)
    assert re.match(r"\d{4}", profile.valid_from)
    assert profile.note
    assert profile.accountability
    assert profile.statement("purpose")
    assert len(profile.stages) >= 10
    assert all(stage.guidance.endswith(".") and stage.who and stage.timing for stage in profile.stages)
    assert profile.criteria
    for vocabulary in ("role", "harm_fatal", "harm_non_fatal", "harm_source", "recipient", "publication_mode"):
        assert profile.words(vocabulary)


@pytest.mark.parametrize("name", NAMES)
def test_codes_are_plain_words_and_no_list_has_one_twice(name: str) -> None:
    profile = profiles.load(name)
    lists: list[Sequence[Any]] = [profile.stages, profile.clocks, profile.criteria, profile.statements]
    lists.extend(profile.vocabularies.values())
    for entries in lists:
        codes = [entry.code for entry in entries]
        assert len(codes) == len(set(codes))
        assert all(re.fullmatch(r"[a-z0-9_]+", code) for code in codes)


def test_review_types_are_those_of_the_case_format() -> None:
    types = {name: {word.code for word in profiles.load(name).words("review_type")} for name in NAMES}
    assert types == {
        "england": {"lcspr", "serious_case_review", "rapid_review", "national_review", "other_local_review"},
        "wales": {
            "concise_child_practice_review",
            "extended_child_practice_review",
            "single_unified_safeguarding_review",
            "professional_forum",
        },
        "scotland": {"learning_review"},
        "northern_ireland": {"case_management_review"},
        "united_states": {"child_fatality_review", "critical_incident_review"},
    }


def test_each_jurisdiction_speaks_its_own_words() -> None:
    assert profiles.load("scotland").term("review") == "Learning Review"
    assert profiles.load("northern_ireland").term("review") == "Case Management Review"
    assert profiles.load("england").term("designated_officer") == "Designated officer (LADO)"
    terms = [{word.code for word in profiles.load(name).words("term")} for name in NAMES]
    assert set.intersection(*terms) >= {"review", "commissioning_body", "designated_officer", "prosecutor", "coroner"}


def test_publication_options_are_those_that_a_review_may_have() -> None:
    for name in NAMES:
        codes = {word.code for word in profiles.load(name).words("publication_mode")}
        assert codes == {"full", "improvements_only", "deferred", "not_published", "anonymous_repository"}


def test_the_clocks_of_england() -> None:
    clocks = {clock.code: clock for clock in profiles.load("england").clocks}
    notification, rapid, report = clocks["notification"], clocks["rapid_review"], clocks["report"]
    assert (notification.start, notification.end, notification.length) == ("aware_date", "notified_date", 5)
    assert (rapid.start, rapid.end, rapid.length) == ("notified_date", "rapid_review_date", 15)
    assert notification.unit is rapid.unit is Unit.WORKING_DAYS
    assert (report.start, report.end, report.length, report.unit) == (
        "decision_date",
        "published_date",
        6,
        Unit.MONTHS,
    )
    assert not any(clock.to_check for clock in clocks.values())


def test_where_no_time_limit_is_known_there_is_no_clock() -> None:
    assert profiles.load("scotland").clocks == profiles.load("northern_ireland").clocks == ()


def test_spelling_paper_and_calendar_follow_the_jurisdiction() -> None:
    for name in NAMES:
        profile = profiles.load(name)
        american = name == "united_states"
        assert (profile.spelling, profile.paper) == (("en_US", "Letter") if american else ("en_GB", "A4"))
        assert profile.calendar.country == ("US" if american else "GB")


def test_working_days_follow_the_profile() -> None:
    england, scotland = profiles.load("england"), profiles.load("scotland")
    assert profiles.add_working_days(date(2021, 3, 31), 5, england) == date(2021, 4, 9)
    assert profiles.add_working_days(date(2021, 3, 31), 5, scotland) == date(2021, 4, 8)
    assert profiles.working_days_between(date(2021, 3, 31), date(2021, 4, 9), england) == 5
    assert profiles.working_days_between(date(2021, 3, 31), date(2021, 4, 9), scotland) == 6


def test_a_word_the_list_does_not_have_stands_for_itself() -> None:
    england = profiles.load("england")
    assert england.title_of("theme", "childs_voice") == "The child’s voice and lived experience"
    assert england.title_of("theme", "something_new") == "something_new"
    assert england.words("nothing") == ()
    assert england.statement("nothing") == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_reads_back_from_its_text(name: str) -> None:
    assert Profile.parse(profiles.text(name)) == profiles.load(name)


def edited(**changes: Any) -> str:
    return json.dumps({**json.loads(profiles.text("england")), **changes})


def test_an_edited_profile_is_read() -> None:
    clock = {"code": "own", "title": "Own", "from": "decision_date", "to": "due_date", "length": 8, "unit": "days"}
    profile = Profile.parse(edited(clocks=[clock], note="Agreed locally.", vocabularies={"theme": []}))
    assert [c.code for c in profile.clocks] == ["own"]
    assert profile.note == "Agreed locally."
    assert profile.words("theme") == ()


def test_what_is_missing_is_empty_and_what_is_unknown_is_left_alone() -> None:
    least = {
        "format": "review-profile",
        "version": 1,
        "jurisdiction": "england",
        "title": "England",
        "valid_from": "2025",
        "calendar": {"country": "GB"},
        "weather": "fine",
    }
    profile = Profile.parse(json.dumps(least))
    assert asdict(profile.calendar)["subdivision"] == ""
    assert (profile.stages, profile.clocks, profile.spelling, profile.paper) == ((), (), "en_GB", "A4")


CLOCK: dict[str, Any] = {"code": "c", "title": "C", "from": "aware_date", "to": "due_date", "length": 5, "unit": "days"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON: line 1, column 1"),
        ("{", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "not a profile"),
        ('{"format": "review-case"}', "not a profile"),
        (edited(version=2), "another version"),
        (edited(title=" "), "The profile has no title"),
        (edited(title=3), "the title should be text"),
        (edited(valid_from="soon"), "valid_from of the profile is not a date"),
        (edited(spelling="en_AU"), "spelling of the profile should be en_GB or en_US"),
        (edited(paper=4), "paper of the profile should be A4 or Letter"),
        (edited(calendar="GB"), "calendar of the profile should have a country"),
        (edited(calendar={}), "calendar of the profile has no country"),
        (edited(calendar={"country": "Narnia"}), "not known"),
        (edited(calendar={"country": "GB", "subdivision": "Mordor"}), "not known"),
        (edited(vocabularies=[]), "vocabularies of the profile should be lists by name"),
        (edited(vocabularies={"theme": "neglect"}), "theme of the profile should be a list"),
        (edited(vocabularies={"theme": [{"code": "a"}]}), "Number 1 of the theme has no title"),
        (edited(stages={}), "stages of the profile should be a list"),
        (edited(stages=["a"]), "Number 1 of the stages should have named values"),
        (edited(criteria=[{"code": "a", "text": "b", "to_check": "yes"}]), "to_check should be true or false"),
        (edited(clocks=[{**CLOCK, "from": "birthday"}]), "from names no date of the review"),
        (edited(clocks=[{**CLOCK, "to": "title"}]), "to names no date of the review"),
        (edited(clocks=[{**CLOCK, "length": 0}]), "length should be a whole number"),
        (edited(clocks=[{**CLOCK, "length": True}]), "length should be a whole number"),
        (edited(clocks=[{**CLOCK, "length": 1.5}]), "length should be a whole number"),
        (edited(clocks=[{**CLOCK, "unit": ["days"]}]), "unit should be working_days, days, months"),
    ],
)
def test_a_mistake_is_one_clear_sentence(text: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        Profile.parse(text)
    assert said in refused.value.sentence
    assert "Ask the sender" not in str(refused.value)


def changed(path: list[Any], value: Any) -> str:
    whole = json.loads(profiles.text("england"))
    place = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(whole)


@given(
    st.sampled_from(
        [
            ["note"],
            ["title"],
            ["calendar"],
            ["calendar", "country"],
            ["calendar", "subdivision"],
            ["vocabularies", "theme"],
            ["vocabularies", "theme", 0],
            ["vocabularies", "theme", 0, "title"],
            ["stages", 2],
            ["stages", 2, "who"],
            ["clocks", 0, "unit"],
            ["clocks", 0, "length"],
            ["clocks", 0, "from"],
            ["sources", 0, "tag"],
            ["paper"],
            ["version"],
            ["format"],
        ]
    ),
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.none(), max_size=1) | st.just({}),
)
def test_whatever_is_typed_is_read_or_refused(path: list[Any], value: Any) -> None:
    try:
        said = Profile.parse(changed(path, value)).jurisdiction + "."
    except BadInput as refused:
        said = refused.sentence
    assert said.endswith(".")
