from __future__ import annotations

import pytest

from workbench.analysis import conflicts
from workbench.analysis.tellings import Telling, tellings
from workbench.records import Agency, Event

AGENCIES = (
    Agency("a1", name="Northshire Social Care", kind="childrens_social_care", label="x"),
    Agency("a2", name="Bryn Glas School", kind="school", label="x"),
)


def two(first: str, second: str, day: str = "2021-06-10", **more: object) -> tuple[Telling, Telling]:
    events = [
        Event("e1", {"agency": "a1", "date": "2021-06-10", "what_happened": first, **more}),
        Event("e2", {"agency": "a2", "date": day, "what_happened": second}),
    ]
    one, other = tellings(events, AGENCIES)
    return one, other


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mother attended by herself with the baby.", "Brought by mother and a man said to be his uncle."),
        ("New birth visit at home, face to face.", "New birth contact carried out by video link."),
        ("Rolled off the changing mat.", "Left on the sofa and rolled onto the floor."),
        ("Both asleep in bed.", "The girl was sat on the stairs holding the baby."),
        ("Health invited but nobody available.", "There is no record of any request to attend."),
        ("No safeguarding concerns raised.", "We said that we were worried."),
        ("Bruise to the left cheek.", "Bruise to the right cheek."),
        ("Apologies from health.", "No apologies were sent."),
        ("Weight 7.6 kg.", "Weight 7.1 kg."),
        ("Scald to the arm, 6 percent.", "Scald, 9 per cent."),
        ("Scald from pulling a kettle flex.", "Scalded by bath water."),
        ("Mother alone with him.", "Two adults gave the same account."),
        ("Wants to go home.", "Frightened of going home."),
        ("Review, nursery invited.", "Not told of a review."),
        ("Up to 24 tablets taken.", "Said to have taken twelve tablets."),
        ("Bruise on the shin.", "Bruised elbow."),
        ("Bite to the R forearm.", "Dog bite on the left arm."),
        ("Brought in by PC Auld, father present.", "Brought by her mother."),
        ("Two girls upstairs, not spoken to.", "Children seen by officers."),
        ("No present concerns.", "Told of hunger and bruises."),
        ("Returned by taxi at 23:50.", "Returned of own accord 00:30."),
        ("Seven people live in the flat.", "Flat shared by four residents."),
        ("Has missed four dental appointments.", "Three appointments missed."),
        ("Arrived by taxi with an aunt.", "Conveyed by ambulance."),
        ("Drove him to the unit himself.", "Came in by ambulance."),
        ("Toddler sleeps on the sofa, no cot bed.", "The boy had his own bed."),
        ("Core group. Father attended.", "Core group, dad was absent."),
        ("Core group: both parents present.", "Core group. Apologies from mother."),
        ("HV did not attend.", "Health visitor attended and shared weights."),
        ("Stepson had gone before police came.", "Stepson arrested at the address."),
        ("Unexplained bruise to the thigh.", "Bruise to the thigh, said to be from a toy."),
    ],
)
def test_facts_that_cannot_both_be_are_found_whichever_comes_first(first: str, second: str) -> None:
    assert conflicts.between(*two(first, second))
    assert conflicts.between(*two(second, first))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mother attended by herself.", "Mother attended alone."),
        ("Visit at home.", "The flat was cold."),
        ("Weight 7.6 kg.", "Weighs 7.60 kg, length 70 cm."),
        ("No bruise seen.", "No bruising."),
        ("Bruises to wrists and thighs.", "Bruised wrists."),
        ("Twelve tablets taken.", "Took 12 tablets."),
        ("Put the kettle on.", "Bath time at six."),
        ("Returned at 23:50.", "Back home; returned by taxi at 23:55."),
        ("Seven people live in the flat.", "Seven residents."),
        ("Has no bed.", "Shares the bed of a sister."),
        ("Father attended.", "Dad present, mother absent."),
        ("Unexplained bruise to the thigh.", "No explanation of the bruise."),
        ("Came by bus.", "Walked in on foot."),
        ("Health was invited and sent apologies.", "Apologies received from health."),
    ],
)
def test_facts_that_agree_or_do_not_meet_are_no_conflict(first: str, second: str) -> None:
    assert conflicts.between(*two(first, second)) == ()


def test_one_meeting_on_two_days_is_a_conflict() -> None:
    assert conflicts.DATES in conflicts.between(*two("Strategy discussion.", "Strategy discussion.", "2021-06-11"))


def test_a_letter_that_came_later_is_no_conflict() -> None:
    assert conflicts.between(*two("Birth of a boy.", "Letter received: notice of birth.", "2021-06-12")) == ()
    assert conflicts.between(*two("Strategy discussion.", "Strategy discussion on 10 June.", "2021-06-11")) == ()


def test_one_meeting_at_two_times_is_a_conflict() -> None:
    one, other = tellings(
        [
            Event("e1", agency="a1", date="2021-06-10", time="09:30", what_happened="Strategy meeting."),
            Event("e2", agency="a2", date="2021-06-10", time="15:00", what_happened="Strategy meeting."),
        ],
        AGENCIES,
    )
    assert conflicts.between(one, other) == (conflicts.TIMES,)


def test_the_sentences_hold_no_words_of_the_entries() -> None:
    said = " ".join(conflicts.between(*two("Rolled off the changing mat at Zanzibar.", "Left on the sofa at Xanadu.")))
    assert said
    assert "Zanzibar" not in said
    assert "Xanadu" not in said


def test_of_two_records_of_one_call_both_should_hold_what_is_grave() -> None:
    one, other = two("School rang about the rota.", "Rang the social worker about a bruise and a knife.")
    assert conflicts.LOST in conflicts.between(one, other, same_talk=True)
    assert conflicts.LOST not in conflicts.between(one, other)
    letter, reply = two("Letter about the rota.", "Wrote to the social worker about a bruise.")
    assert conflicts.LOST not in conflicts.between(letter, reply, same_talk=True)


def test_a_heading_says_that_the_news_came_from_elsewhere() -> None:
    assert conflicts.DATES not in conflicts.between(*two("Dog bite.", "Hospital ED: dog bite.", "2021-06-14"))


def test_a_meeting_of_which_apologies_were_sent_still_has_one_day() -> None:
    first, second = "Care and support meeting. Father sent apologies.", "Care and support review at the school."
    assert conflicts.DATES in conflicts.between(*two(first, second, "2021-06-11"))
    assert conflicts.DATES not in conflicts.between(*two("Minutes sent of the core group.", second, "2021-06-11"))
