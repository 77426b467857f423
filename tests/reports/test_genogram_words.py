"""What the drawing shows can be heard as sentences."""

from __future__ import annotations

from tests.reports.family import BLENDED, member
from workbench.redaction.redacted import sealed
from workbench.reports.genogram import Bond, Family, Sex, Tie
from workbench.reports.genogram_words import in_words, sex_of
from workbench.reports.text import Fixed, Shown


def test_everyone_is_said_with_every_tie() -> None:
    said = {line.split(" ")[0]: line for line in in_words(BLENDED)}
    assert said["Exhusband"] == "Exhusband (male): parent of Half; former partner of Mother."
    assert "child of Mother" in said["Child"]
    assert "niece or nephew of Pataunt" in said["Child"]
    assert said["Child"].startswith("Child (the child of the review, male)")


def test_only_ties_that_people_enter_into_are_dated() -> None:
    day = Shown(sealed("2021-03"))
    of = Family(
        (member("one"), member("two"), member("kid", died=True, born=Fixed("born 2020"))),
        (Tie("one", "two", Bond.PARTNER, day, None), Tie("one", "kid", Bond.PARENT, day)),
    )
    first, _, kid = in_words(of)
    assert first == "One: partner of Two (began March 2021); parent of Kid."
    assert kid == "Kid (born 2020, has died): child of One."


def test_a_word_for_a_sex_gives_the_outline() -> None:
    assert [sex_of(word) for word in ("Female", "girl", "M", "boy", "", "not stated")] == [
        Sex.FEMALE, Sex.FEMALE, Sex.MALE, Sex.MALE, Sex.NOT_TOLD, Sex.NOT_TOLD,
    ]  # fmt: skip
