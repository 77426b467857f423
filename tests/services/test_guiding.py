"""The guidance beside the pages."""

from __future__ import annotations

import json

import pytest

from workbench.paths import resource
from workbench.records import KINDS
from workbench.services import guiding
from workbench.services.guiding import Topic, topics


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_has_its_guidance(kind: str) -> None:
    topic = guiding.topic_of(f"kind:{kind}")
    assert topic is not None
    assert topic.purpose


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.code)
def test_a_topic_says_all_three_things_and_names_its_sources(topic: Topic) -> None:
    assert topic.purpose.endswith(".")
    assert topic.good
    assert topic.failures
    assert all(one.words.endswith((".", "?")) for one in (*topic.good, *topic.failures))
    assert len(topic.sources) == len(set(topic.sources))


def test_every_source_is_named_by_something_and_written_out() -> None:
    given = json.loads(resource("guidance/practice.json").read_text("utf-8"))
    used = {one["source"] for t in given["topics"] for one in (*t["good"], *t["failures"])} - {""}
    assert used == set(given["sources"])
    assert all(len(source) > 10 for source in given["sources"].values())


def test_a_page_has_one_topic_and_a_section_stands_in_for_a_page() -> None:
    pages = [page for topic in topics() for page in topic.pages]
    assert len(pages) == len(set(pages))
    found = guiding.topic_of("a page of its own", "analysis")
    assert found is not None
    assert found.code == "findings"
    assert guiding.topic_of("settings") is None
