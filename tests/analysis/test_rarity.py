from __future__ import annotations

import json
from typing import Any

import pytest

from workbench.analysis import rarity
from workbench.errors import BadInput
from workbench.paths import resource

GIVEN = json.loads(resource("recognition/weights.json").read_text("utf-8"))
VALUES = [(facet, value) for facet in GIVEN["facets"] for value in facet["values"]]


def changed(**more: Any) -> str:
    return json.dumps({**GIVEN, **more})


def value(facet: str, code: str) -> rarity.Value:
    return next(v for v in rarity.shipped().facets[facet].values if v.code == code)


@pytest.mark.parametrize(("one_in", "points"), [(1, 0), (1.2, 0), (2, 1), (18, 4), (64, 6), (1000, 10), (78000, 16)])
def test_points_are_whole_halvings(one_in: float, points: int) -> None:
    assert rarity.points(one_in) == points


@pytest.mark.parametrize("one_in", [0, 0.5, -3, float("inf"), float("nan")])
def test_what_is_no_share_of_people_is_refused(one_in: float) -> None:
    with pytest.raises(ValueError, match="share"):
        rarity.points(one_in)


@pytest.mark.parametrize(("facet", "entry"), VALUES, ids=[f"{f['code']}.{v['code']}" for f, v in VALUES])
def test_every_figure_says_where_it_comes_from(facet: dict[str, Any], entry: dict[str, Any]) -> None:
    assert entry["source"]
    assert entry["one_in"] >= 1
    assert facet["instead"].endswith(".")
    assert "arithmetic" in entry["source"] or entry.get("to_check") is True


def test_the_weights_are_dated_and_say_what_they_cannot_judge() -> None:
    weights = rarity.shipped()
    assert weights.valid_from
    assert len(weights.cannot) >= 3
    assert [level.word for level in weights.levels] == ["remote", "low", "moderate", "high", "very_high"]


def test_no_two_values_of_a_facet_have_one_code() -> None:
    for facet in rarity.shipped().facets.values():
        assert len({v.code for v in facet.values}) == len(facet.values)


@pytest.mark.parametrize(
    ("facet", "code", "text"),
    [
        ("age", "months", "a boy fourteen months old"),
        ("age", "days", "the 9-day-old baby"),
        ("age", "years", "he was aged 6"),
        ("age", "band", "who was aged 1 to 4"),
        ("age", "band", "who was aged under 1"),
        ("family", "many", "one of seven children"),
        ("family", "count", "two siblings"),
        ("condition", "named", "an epileptic fit"),
        ("time", "month", "in May 2021"),
        ("time", "season", "the autumn of 2021"),
        ("language", "named", "she spoke Urdu"),
        ("condition", "named", "he has Down's syndrome"),
        ("sole", "only", "the only paramedic in the town"),
    ],
)
def test_words_of_the_weights_find_what_they_mean(facet: str, code: str, text: str) -> None:
    pattern = value(facet, code).pattern
    assert pattern is not None
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("facet", "code", "text"),
    [
        ("age", "years", "who was fourteen months old"),
        ("age", "years", "aged six weeks"),
        ("age", "years", "who was aged 1 to 4"),
        ("language", "named", "No interpreter was there"),
        ("time", "month", "she may 2021 times"),
        ("ethnicity", "country", "polish the table"),
        ("family", "twins", "an entwined story"),
        ("occupation", "rare", "the autopilot"),
    ],
)
def test_words_of_the_weights_find_nothing_else(facet: str, code: str, text: str) -> None:
    pattern = value(facet, code).pattern
    assert pattern is not None
    assert not pattern.search(text)


def test_a_level_begins_where_it_says() -> None:
    weights = rarity.shipped()
    assert [weights.level(share).word for share in (0, 32, 33, 66, 67, 99, 100, 149, 150, 900)] == [
        "remote", "remote", "low", "low", "moderate", "moderate", "high", "high", "very_high", "very_high",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        '{"format": "something"}',
        changed(facets=[{"code": "age"}]),
        changed(levels=[]),
        changed(pools={}),
        changed(facets=[{**GIVEN["facets"][0], "of": "nobody", "values": [{**VALUES[0][1], "of": "nobody"}]}]),
        changed(facets=[{**GIVEN["facets"][0], "values": [{**VALUES[0][1], "one_in": 0}]}]),
    ],
)
def test_broken_weights_are_one_sentence(text: str) -> None:
    with pytest.raises(BadInput):
        rarity.Weights.parse(text)
