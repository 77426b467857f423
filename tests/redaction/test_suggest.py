from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.errors import Cancelled
from workbench.records import Decision, Interview, Person, Place, Record, Section, Source
from workbench.redaction.detect import Care, Span, detect_all
from workbench.redaction.suggest import Suggestion, suggest
from workbench.vault import keys
from workbench.vault.store import Put, Store

MOTHER = Person("p1", name="Kayley Brennan", kind="family", label="Mother")
PUBLIC = ["confidential", "public"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    salt = secrets.token_bytes(16)
    with Store.create(tmp_path / "s.review", keys.derive("x", salt, keys.CHEAP), salt) as made:
        yield made


def suggested(store: Store, *records: Record) -> dict[str, Suggestion]:
    store.apply([Put(r) for r in records], "test")
    return {s.text: s for s in suggest(store)}


def test_one_entry_has_all_its_places(store: Store) -> None:
    found = suggested(
        store,
        Section("s1", number=1, heading="A", body="We met Nasteho Jimcaale. Nasteho Jimcaale left.", audiences=PUBLIC),
        Interview("i1", capacity="parent", notes="Nasteho Jimcaale again"),
    )
    assert [(p.kind, p.field, p.start) for p in found["Nasteho Jimcaale"].places] == [
        ("interview", "notes", 0),
        ("section", "body", 7),
        ("section", "body", 25),
    ]


def test_what_the_register_knows_is_not_suggested(store: Store) -> None:
    body = "We met Kayley Brennan and Ms Brennan."
    found = suggested(store, MOTHER, Section("s1", number=1, heading="A", body=body, audiences=PUBLIC))
    assert [s for s in found.values() if not s.settled] == []


def test_a_misspelling_names_its_likely_owner(store: Store) -> None:
    section = Section("s1", number=1, heading="A", body="We met Kayleyy at home.", audiences=PUBLIC)
    assert suggested(store, MOTHER, section)["Kayleyy"].likely == "p1"


def test_what_was_decided_everywhere_is_not_asked_again(store: Store) -> None:
    section = Section("s1", number=1, heading="A", body="We met Nasteho Jimcaale.", audiences=PUBLIC)
    decision = Decision(
        "d1", record={"kind": "section", "id": "s1"}, field="body", text="nasteho jimcaale", treat_as={"withhold": True}
    )
    assert suggested(store, section, decision) == {}


def test_what_the_public_may_not_read_is_told_apart(store: Store) -> None:
    found = suggested(
        store,
        Interview("i1", capacity="parent", notes="Nasteho Jimcaale"),
        Section("s1", number=1, heading="A", body="Ngozi Okafor came.", audiences=PUBLIC),
        Section("s2", number=2, heading="B", body="Tomasz Wrona came.", audiences=["panel"]),
    )
    assert {text: s.publishable for text, s in found.items()} == {
        "Ngozi Okafor": True,
        "Nasteho Jimcaale": False,
        "Tomasz Wrona": False,
    }


def section(body: str, **more: object) -> Section:
    return Section("s1", {"number": 1, "heading": "A", "body": body, "audiences": PUBLIC, **more})


def test_dates_and_forms_the_register_works_out_come_last_and_ask_nothing(store: Store) -> None:
    found = suggested(store, MOTHER, section("On 3 May 2021 Nasteho Jimcaale met Ms Brennan."))
    assert next(iter(found)) == "Nasteho Jimcaale"
    assert {text: (s.settled, s.publishable) for text, s in found.items()} == {
        "Nasteho Jimcaale": (False, True),
        "3 May 2021": (True, False),
        "Ms Brennan": (True, False),
    }
    assert found["Ms Brennan"].likely == "p1"


def test_the_dates_of_a_month_are_one_entry_that_asks_nothing(store: Store) -> None:
    found = suggested(
        store, section("Seen on 3 May 2021, 03/05/21 and 14.5.21, then on 2 June 2021. His first birthday.")
    )
    assert {text: len(s.places) for text, s in found.items()} == {
        "03/05/21 · 14.5.21 · 3 May 2021": 3,
        "2 June 2021": 1,
        "His first birthday": 1,
    }
    assert all(s.settled and s.kind == "date" for s in found.values())


def test_a_verb_that_begins_an_entry_beside_a_known_name_is_not_asked_about(store: Store) -> None:
    found = suggested(store, MOTHER, section("Rang Kayley Brennan. No reply."))
    assert [s.text for s in found.values() if not s.settled] == []


@pytest.mark.parametrize(
    "body",
    [
        "The pushchair was in the staffroom and the rota was out. I've seen it.",
        "Annwyl bawb, diolch yn fawr.",
        "Pre-alert from crew to Resus. He was arrested on suspicion of s18 GBH.",
        "Zauważyłam wtedy siniak za lewym uchem, kiedy dziecko płakało, mnie jedną godzinę nie było.",
    ],
)
def test_words_of_everyday_and_passages_in_another_language_do_not_fill_the_queue(store: Store, body: str) -> None:
    found = suggested(store, section(body))
    assert [s.text for s in found.values() if not s.settled and s.text.islower() | (len(body) < 90)] == []


def test_a_surname_beside_a_registered_first_name_is_suggested(store: Store) -> None:
    assert "FALCONER" in suggested(store, MOTHER, section("No trace of Kayley FALCONER at all."))


def test_words_decided_in_one_field_are_asked_about_elsewhere(store: Store) -> None:
    decision = Decision(
        "d1", record={"kind": "section", "id": "s1"}, field="body", text="Nasteho", treat_as={"withhold": True}
    )
    interview = Interview("i1", capacity="parent", notes="Then Nasteho came.")
    found = suggested(store, section("We met Nasteho here."), interview, decision)
    assert [spot.kind for spot in found["Nasteho"].places] == ["interview"]


def test_words_to_be_kept_are_kept_everywhere(store: Store) -> None:
    decision = Decision(
        "d1", record={"kind": "section", "id": "s1"}, field="body", text="Nasteho", treat_as={"keep": True}
    )
    interview = Interview("i1", capacity="parent", notes="Then Nasteho came.")
    assert "Nasteho" not in suggested(store, section("We met Nasteho here."), interview, decision)


def test_what_never_leaves_is_looked_at_and_not_publishable(store: Store) -> None:
    found = suggested(store, Interview("i1", capacity="parent", notes="x", place="At Ngozi Okafor’s house"))
    assert not found["Ngozi Okafor’s" if "Ngozi Okafor’s" in found else "Ngozi Okafor"].publishable


def test_the_reviewers_own_fingerprints_of_files_are_not_read(store: Store) -> None:
    assert suggested(store, Source("s1", title="x", kind="other", sha256="2112565565" * 6)) == {}


def test_the_other_end_of_a_known_town_is_suggested_whole(store: Store) -> None:
    town = Place("l1", name="Wrexford", kind="town", label="Town 1")
    body = "They moved from Wrexford to Wrexford East that week."
    found = suggested(store, town, Section("s1", number=1, heading="A", body=body, audiences=PUBLIC))
    assert [text for text, each in found.items() if not each.settled] == ["Wrexford East"]


def test_a_label_is_not_asked_about(store: Store) -> None:
    home = Place("l1", name="Heron Row", kind="home", label="Home 1")
    section = Section("s1", number=1, heading="A", body="He went to Home 1 with his aunt.", audiences=PUBLIC)
    assert not [text for text, each in suggested(store, home, section).items() if not each.settled]


def test_only_texts_that_changed_are_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(texts: list[str], care: Care) -> list[list[Span]]:
        read.extend(texts)
        return detect_all(texts, care)

    monkeypatch.setattr("workbench.redaction.suggest.detect_all", counted)
    suggested(store, Interview("i1", capacity="parent", notes="We met Nasteho Jimcaale."))
    suggested(store, Interview("i2", capacity="parent", notes="We met Ngozi Okafor."))
    assert read.count("We met Nasteho Jimcaale.") == 1
    assert read.count("We met Ngozi Okafor.") == 1


def test_what_was_read_is_remembered_for_every_thread_and_forgotten_on_closing(
    store: Store,
) -> None:
    store.apply([Put(Section("s1", number=1, heading="A", body="We met Nasteho Jimcaale.", audiences=PUBLIC))], "test")
    first = suggest(store)
    asked: list[int] = []
    with store.companion() as companion:
        assert suggest(companion, lambda done, total: asked.append(done) if done < total else None) == first
    assert asked == []  # no text was read again
    assert store.remembered
    store.close()
    assert store.remembered == {}


def test_reading_stops_at_the_next_text(store: Store) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    store.apply([Put(Section("s1", number=1, heading="A", body="We met Nasteho Jimcaale.", audiences=PUBLIC))], "test")
    with pytest.raises(Cancelled):
        suggest(store, stop)


def test_a_headline_is_asked_about_whole_although_the_register_knows_a_place_in_it(store: Store) -> None:
    body = "It stood under the headline ‘Tot fights for life in Low Fold horror’ that week."
    low_fold = Place("pl1", name="Low Fold", kind="area", label="the estate")
    found = suggested(store, low_fold, Section("s1", number=1, heading="A", body=body, audiences=PUBLIC))
    assert "Tot fights for life in Low Fold horror" in found


def test_what_police_and_wards_abbreviate_is_no_name(store: Store) -> None:
    body = "Arrested on suspicion of GBH. A unit was sent to an RTC, and MIT was told. PICU rang."
    found = suggested(store, Section("s1", number=1, heading="A", body=body, audiences=PUBLIC))
    assert {"GBH", "RTC", "MIT", "PICU"} & found.keys() == set()


def test_a_body_of_common_words_is_asked_about_where_its_capitals_tell(store: Store) -> None:
    body = "Staff at Fell Ambulance and at Golden Fry were not asked about it."
    found = suggested(store, Section("s1", number=1, heading="A", body=body, audiences=PUBLIC))
    assert {"Fell Ambulance", "Golden Fry"} <= found.keys()


def test_words_found_in_one_place_are_asked_about_wherever_they_stand(store: Store) -> None:
    found = suggested(
        store,
        MOTHER,
        Section("s1", number=1, heading="A", body="We met Ewart Tregunna, case ref QX/2231-B.", audiences=PUBLIC),
        Source("so1", title="qx/2231-b, ewart tregunna, brennan", kind="record"),
    )
    places = {
        text.upper(): [(p.start, p.end) for p in each.places if p.kind == "source"] for text, each in found.items()
    }
    assert places["QX/2231-B"] == [(0, 9)]
    assert places["EWART TREGUNNA"] == [(11, 25)]


def test_ordinary_words_are_asked_about_only_where_they_gave_themselves_away(store: Store) -> None:
    body = "Mr Driver rang. The driver left, and a Driver came."
    found = suggested(store, Section("s1", number=1, heading="A", body=body, audiences=PUBLIC))
    assert [p.start for each in found.values() for p in each.places if body[p.start] == "d"] == []


def test_a_phrase_of_ordinary_words_is_not_looked_for_elsewhere(store: Store) -> None:
    body = "The Echo ran the headline “Baby left in the cold for days”. We read of a baby left in the cold for days."
    found = suggested(store, Section("s1", number=1, heading="A", body=body, audiences=PUBLIC))
    last = body.rindex("baby left")
    assert not any(place.start == last for each in found.values() for place in each.places)
