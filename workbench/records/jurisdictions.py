"""Which jurisdictions there are and what their profiles say of themselves, without reading the profiles themselves."""

from __future__ import annotations

import json
from functools import cache

from workbench.errors import WrongUse
from workbench.paths import resource
from workbench.records.review import Review

DEFAULT = "england"


def names() -> tuple[str, ...]:
    """Return the jurisdictions that a review may have, in the order of the case format."""
    return Review.jurisdiction.options


def text(jurisdiction: str) -> str:
    """Return the profile that comes with the program as JSON text, to be edited; WrongUse for an unknown one."""
    if jurisdiction not in names():
        raise WrongUse("There is no profile for this jurisdiction.", f"Choose one of {', '.join(names())}.")
    return resource(f"profiles/{jurisdiction}.json").read_text("utf-8")


@cache
def title(jurisdiction: str) -> str:
    """Return what the jurisdiction is called; WrongUse for an unknown one."""
    return str(json.loads(text(jurisdiction))["title"])
