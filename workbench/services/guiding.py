"""Guidance beside the work: what a step is for, what good looks like, how it commonly fails, and who says so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from workbench.paths import resource
from workbench.records import KINDS

_LIST = "guidance/practice.json"
_KIND = "kind:"


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said; ``source`` in full, or "" for the practice of the field, which wants checking."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Topic:
    """The guidance for a step of the work."""

    code: str
    title: str
    purpose: str
    good: tuple[Saying, ...]
    failures: tuple[Saying, ...]
    pages: tuple[str, ...]
    sections: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources named, each once, in the order in which they are first named."""
        return tuple(dict.fromkeys(one.source for one in (*self.good, *self.failures) if one.source))


@cache
def topics() -> tuple[Topic, ...]:
    """Return every topic, in the order of the work."""
    given = json.loads(resource(_LIST).read_text("utf-8"))
    sources = {"": "", **given["sources"]}

    def sayings(listed: list[dict[str, str]]) -> tuple[Saying, ...]:
        return tuple(Saying(one["say"], sources[one["source"]]) for one in listed)

    return tuple(
        Topic(
            one["code"],
            one["title"],
            one["purpose"],
            sayings(one["good"]),
            sayings(one["failures"]),
            tuple(one["pages"]),
            tuple(one["sections"]),
        )
        for one in given["topics"]
    )


def topic_of(page: str, section: str = "") -> Topic | None:
    """Return the guidance for a page by its key, or else for its section of the work; None: there is none."""
    kind = KINDS.get(page.removeprefix(_KIND)) if page.startswith(_KIND) else None
    section = section or (kind.spec.section if kind is not None else "")
    named = next((topic for topic in topics() if page in topic.pages), None)
    return named or next((topic for topic in topics() if section and section in topic.sections), None)
