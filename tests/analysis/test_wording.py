from __future__ import annotations

from workbench.analysis.wording import ideas, plain, rarity


def test_different_words_for_one_thing_are_one_idea() -> None:
    first = ideas(plain("The caller rang; immunisations at the surgery. Was not brought."))
    second = ideas(plain("Telephoned. Imms missed by the GP"))
    assert {"call", "immunise", "missed", "gp"} <= first.keys() & second.keys()


def test_accents_case_and_endings_do_not_matter() -> None:
    assert ideas(plain("Siân’s worries")).keys() == ideas(plain("SIAN WORRY")).keys()
    assert plain("Paweł") == "pawel"


def test_everyday_words_and_numbers_say_nothing() -> None:
    assert not ideas(plain("he was there on the 14 and said so"))


def test_rarity_counts_texts_and_not_words() -> None:
    assert rarity([ideas("bruise bruise"), ideas("bruise nurse")]) == {"bruise": 2, "nurse": 1}


def test_the_short_forms_of_notes_are_read_as_what_they_stand_for() -> None:
    short, long = ideas(plain("T/c re appt; mtg after d/c. H/V done")), ideas(plain("Phoned, appointment, meeting"))
    assert {"call", "appointment", "meeting"} <= short.keys() & long.keys()
    assert {"discharge", "visit"} <= short.keys()


def test_a_heart_that_stops_is_no_arrest_by_the_police() -> None:
    assert ideas(plain("Cardiac arrest on the ward")).keys() & ideas(plain("Found limp")).keys() == {"collapse"}
    assert "arrest" not in ideas(plain("respiratory arrest"))
