from __future__ import annotations

import datetime

import pytest

from tests.reports.fakes import profile, seen
from workbench.records import Concern, Involvement, Review
from workbench.reports import wording
from workbench.reports.text import Fixed, Shown


@pytest.mark.parametrize(
    ("code", "title"),
    [("below_expected", "below expected"), ("childs_voice", "the child’s voice"), ("not_met", "not met")],
)
def test_a_word_of_a_list_is_readable(code: str, title: str) -> None:
    assert wording.readable(code) == title


def test_a_word_is_titled_by_its_list_or_the_profile_and_kept_where_neither_knows_it() -> None:
    england = profile()
    quality = wording.choice_title(Involvement.quality, Shown(seen("below_expected")), england)
    assert (quality, type(quality)) == ("below expected", Fixed)
    kind = wording.choice_title(Review.review_type, Shown(seen("lcspr")), england)
    assert (kind, type(kind)) == ("Local child safeguarding practice review", Fixed)
    other = wording.choice_title(Involvement.quality, Shown(seen("so_so")), england)
    assert (other, type(other)) == ("so_so", Shown)
    officer = wording.choice_title(Concern.raised_with, Shown(seen("designated_officer")), england)
    assert officer == "local authority designated officer"
    assert wording.choice_title(Involvement.quality, None, england) is None


def test_things_are_counted_in_words() -> None:
    assert wording.count(1, "entry", "entries") == "one entry"
    assert wording.count(0, "entry", "entries") == "no entries"
    assert wording.count(12, "conversation") == "12 conversations"
    assert wording.capital(wording.count(3, "piece")) == "Three pieces"


def test_days_are_written_as_in_the_country() -> None:
    day = datetime.date(2026, 1, 5)
    assert wording.month(day) == "January 2026"
    assert wording.full_date(day, american=False) == "5 January 2026"
    assert wording.full_date(day, american=True) == "January 5, 2026"


def test_american_spelling_reaches_the_wording() -> None:
    said = wording.american(Fixed("Key lines of enquiry for an organisation; anonymised; an inquiry into a programme"))
    assert said == "Key lines of inquiry for an organization; anonymized; an inquiry into a program"


def test_abbreviations_that_are_used_are_explained_once() -> None:
    found = wording.glossary("england", ["The GP rang two GPs and the LADO.", "A MARAC. lado, GPX"])
    assert [short for short, _ in found] == ["GP", "LADO", "MARAC"]
    assert all(meaning for _, meaning in found)
    assert [short for short, _ in wording.glossary("wales", ["SUSR"])] == ["SUSR"]
    assert wording.glossary("england", ["SUSR"]) == []
