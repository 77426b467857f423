"""The program's own wording in reports: controlled words made readable, counts, marks and standing sentences."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from workbench.paths import resource
from workbench.records import Field
from workbench.records.profiles import Profile
from workbench.reports.dates import MONTHS
from workbench.reports.text import Fixed, Shown, Words

DRAFT = Fixed("DRAFT – doubtful words are masked")
_TITLES = {
    "looked_after_death": "death of a looked-after child",
    "regulated_setting_death": "death in a regulated setting",
    "childs_voice": "the child’s voice",
    "multi_agency": "several agencies together",
    "self_harm": "self-harm",
    "cannot_say": "cannot be said",
    "pattern": "a pattern here",
    "wider": "known beyond this case",
    "isolated": "this case only",
    "half_sibling": "half-sibling",
    "step_parent": "step-parent",
    "aunt_uncle": "aunt or uncle",
    "only_with_hindsight": "only with hindsight",
    "knowable_then": "knowable at the time",
    "closed_evidenced": "closed with evidence",
    "closed_superseded": "closed, superseded",
    "not_recorded": "not recorded",
    "domestic_abuse_death_review": "domestic abuse related death review",
    "family_court": "family court",
    "police_complaint": "complaint about the police",
}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AMERICAN = (
    ("rganis", "rganiz"),
    ("ecognis", "ecogniz"),
    ("nonymis", "nonymiz"),
    ("eneralis", "eneraliz"),
    ("ummaris", "ummariz"),
    ("enquir", "inquir"),
    ("Enquir", "Inquir"),
    ("udgement", "udgment"),
    ("ehaviour", "ehavior"),
    ("rogramme", "rogram"),
)
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]{1,7}\b")


def readable(code: str) -> Fixed:
    """Return one of the program's own words in readable form: "below_expected" as "below expected"."""
    return Fixed(_TITLES.get(code) or code.replace("_", " "))


def choice_title(field: Field[Any], value: Shown | None, profile: Profile) -> Words | None:
    """Return the title of a controlled word; the word as entered where no list knows it; None where there is none."""
    if value is None:
        return None
    title = profile.title_of(field.vocabulary, value) if field.vocabulary else value
    if title != value:
        return Fixed(title)
    if field.name == "raised_with" and profile.term(value) != value:
        return Fixed(profile.term(value))
    return readable(value) if value in field.options else value


def count(number: int, one: str, many: str = "") -> Fixed:
    """Return a number of things in words: "three conversations", "12 entries"."""
    said = _SMALL[number] if number < len(_SMALL) else str(number)
    return Fixed(f"{said} {one if number == 1 else many or one + 's'}")


def capital(words: Fixed) -> Fixed:
    """Return wording with a capital first letter."""
    return Fixed(words[:1].upper() + words[1:])


def month(day: datetime.date) -> Fixed:
    """Return the month and year of a day."""
    return Fixed(f"{MONTHS[day.month - 1]} {day.year}")


def full_date(day: datetime.date, *, american: bool) -> Fixed:
    """Return a day in words."""
    name = MONTHS[day.month - 1]
    return Fixed(f"{name} {day.day}, {day.year}" if american else f"{day.day} {name} {day.year}")


def american(words: Fixed) -> Fixed:
    """Return the program's wording in American spelling."""
    changed = str(words)
    for british, theirs in _AMERICAN:
        changed = changed.replace(british, theirs)
    return Fixed(changed)


@cache
def _glossaries() -> Mapping[str, Mapping[str, str]]:
    read: Mapping[str, Mapping[str, str]] = json.loads(resource("report/glossary.json").read_text("utf-8"))
    return read


def glossary(jurisdiction: str, texts: Iterable[str]) -> list[tuple[Fixed, Fixed]]:
    """Return (abbreviation, meaning) for every abbreviation of the trade that the texts use, in their order."""
    everywhere = _glossaries()
    known = {**everywhere["everywhere"], **everywhere.get(jurisdiction, {})}
    used = {word for words in texts for word in _ACRONYM.findall(words)}
    found = {key for word in used for key in (word, word.removesuffix("s")) if key in known}
    return [(Fixed(key), Fixed(known[key])) for key in sorted(found, key=str.casefold)]
