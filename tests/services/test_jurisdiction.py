"""A profile is changed entry by entry, never into one that cannot be read, and every step can be taken back."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

import pytest

from tests.services.conftest import PASSPHRASE
from workbench.errors import AlreadyThere, BadInput, Refused, WrongUse
from workbench.records import KINDS, Review, profiles
from workbench.records.clocks import clock_state
from workbench.services import editing, exporting, importing, jurisdiction, upkeep, viewing
from workbench.services.jurisdiction import Entry, Standing
from workbench.services.session import Session
from workbench.vault.keys import CHEAP

DAY = datetime.date(2026, 3, 2)
THEMES = "vocabularies.theme"


def entry(session: Session, part: str, code: str) -> Entry:
    return next(e for e in jurisdiction.entries(session) if (e.part, e.code) == (part, code))


def change(session: Session, part: str, code: str, **values: object) -> None:
    jurisdiction.change(session, dataclasses.replace(entry(session, part, code), **values))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", profiles.names())
def test_every_entry_of_every_profile_is_listed_and_survives_being_kept(name: str, tmp_path: Path) -> None:
    session, _ = Session.create(tmp_path / "x.review", PASSPHRASE, jurisdiction=name, cost=CHEAP)
    with session:
        found = jurisdiction.entries(session)
        marked = profiles.text(name).count('"to_check": true')
        assert sum(e.to_check for e in found) == marked
        assert {e.standing for e in found} == {Standing.AS_IT_CAME}
        assert [jurisdiction.problems(e) for e in found] == [{}] * len(found)
        assert len({(e.part, e.code) for e in found}) == len(found)
        for each in found[::7]:
            assert jurisdiction.change(session, each) is None  # nothing differs, so nothing is kept
        assert jurisdiction.edited(session) is None


def test_a_changed_clock_runs_at_once_and_undo_takes_it_back(empty: Session) -> None:
    review = empty.review.replace(aware_date="2026-03-02")
    editing.save(empty, review)

    def due() -> datetime.date | None:
        clock = next(c for c in empty.profile.clocks if c.code == "notification")
        return clock_state(empty.review.values, clock, DAY).due

    assert due() == datetime.date(2026, 3, 9)
    change(empty, "clocks", "notification", length=10)
    assert due() == datetime.date(2026, 3, 16)
    assert entry(empty, "clocks", "notification").standing is Standing.CHANGED
    editing.undo(empty)
    assert due() == datetime.date(2026, 3, 9)
    editing.redo(empty)
    assert due() == datetime.date(2026, 3, 16)
    assert empty.store.check() == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"length": 0}, "length"),
        ({"length": 99999}, "length"),
        ({"unit": "fortnights"}, "unit"),
        ({"start": "birthday"}, "start"),
        ({"end": "title"}, "end"),
        ({"words": " "}, "words"),
    ],
)
def test_a_wrong_clock_is_never_stored(empty: Session, wrong: dict[str, object], field: str) -> None:
    broken = dataclasses.replace(entry(empty, "clocks", "report"), **wrong)  # type: ignore[arg-type]
    assert set(jurisdiction.problems(broken)) == {field}
    with pytest.raises(BadInput):
        jurisdiction.change(empty, broken)
    assert jurisdiction.edited(empty) is None
    assert empty.store.undo_label == "New review"


def test_a_new_word_is_offered_by_every_list_that_uses_it(empty: Session) -> None:
    made = jurisdiction.add(empty, Entry(THEMES, "", "Online harm", note="Local priority"))
    assert (made.code, made.standing) == ("online_harm", Standing.ADDED)
    field = KINDS["finding"].spec.fields["themes"]
    assert ("online_harm", "Online harm") in viewing.choices(empty, field)
    again = jurisdiction.add(empty, Entry(THEMES, "", "Online harm!"))
    assert again.code == "online_harm_2"
    jurisdiction.remove(empty, THEMES, "online_harm")
    assert ("online_harm", "Online harm") not in viewing.choices(empty, field)
    editing.undo(empty)
    assert ("online_harm", "Online harm") in viewing.choices(empty, field)
    with pytest.raises(WrongUse):
        jurisdiction.as_shipped(empty, THEMES, "online_harm")


def test_a_new_clock_needs_its_dates_and_its_length(empty: Session) -> None:
    bare = Entry("clocks", "", "First draft")
    assert set(jurisdiction.problems(bare)) == {"start", "end", "length", "unit"}
    with pytest.raises(BadInput):
        jurisdiction.add(empty, bare)
    whole = Entry("clocks", "", "First draft", start="decision_date", end="due_date", length=4, unit="months")
    assert jurisdiction.problems(whole) == {}
    jurisdiction.add(empty, whole)
    assert [c.code for c in empty.profile.clocks][-1] == "first_draft"


def test_what_the_program_asks_for_by_name_is_changed_and_not_removed(empty: Session) -> None:
    for part, code in (("statements", "accountability"), ("vocabularies.term", "review"), ("calendar", "calendar")):
        with pytest.raises(Refused, match="uses this wording"):
            jurisdiction.remove(empty, part, code)
    change(empty, "statements", "accountability", words="Blame is for others to decide.")
    assert empty.profile.accountability == "Blame is for others to decide."
    with pytest.raises(WrongUse):
        jurisdiction.remove(empty, "stages", "no such stage")
    with pytest.raises(WrongUse):
        jurisdiction.add(empty, Entry("calendar", "", "FR"))
    with pytest.raises(WrongUse):
        jurisdiction.add(empty, Entry("nonsense", "", "x"))


def test_the_calendar_is_an_entry_like_any_other(empty: Session) -> None:
    assert entry(empty, "calendar", "calendar").words == "GB-ENG"
    change(empty, "calendar", "calendar", words="GB-SCT")
    assert empty.profile.calendar.subdivision == "SCT"
    with pytest.raises(BadInput, match="not known"):
        change(empty, "calendar", "calendar", words="GB-Mordor")
    jurisdiction.as_shipped(empty, "calendar", "calendar")
    assert jurisdiction.edited(empty) is None


def test_a_check_is_kept_with_its_day_and_can_be_taken_back(empty: Session) -> None:
    jurisdiction.checked(empty, "criteria", "improvements", DAY)
    done = entry(empty, "criteria", "improvements")
    assert (done.to_check, done.checked) == (False, "2026-03-02")
    assert not next(c for c in empty.profile.criteria if c.code == "improvements").to_check
    change(empty, "criteria", "improvements", note="Working Together, chapter 5")
    assert entry(empty, "criteria", "improvements").checked == "2026-03-02"
    jurisdiction.checked(empty, "criteria", "improvements", None)
    assert entry(empty, "criteria", "improvements").to_check
    jurisdiction.checked(empty, "clocks", "report", DAY)
    jurisdiction.checked(empty, "clocks", "report", None)
    assert not entry(empty, "clocks", "report").to_check  # it never was among what is to be checked


def test_one_entry_or_all_go_back_to_what_came_with_the_program(empty: Session) -> None:
    before = jurisdiction.entries(empty)
    jurisdiction.remove(empty, "stages", "merge")
    change(empty, "stages", "incident", who="The partners")
    jurisdiction.as_shipped(empty, "stages", "merge")
    assert [e.code for e in jurisdiction.entries(empty)] == [e.code for e in before]
    assert entry(empty, "stages", "incident").who == "The partners"
    jurisdiction.all_as_shipped(empty)
    assert jurisdiction.entries(empty) == before
    assert empty.store.setting("profile:england") is None
    assert jurisdiction.all_as_shipped(empty) is None


def test_another_jurisdiction_has_its_own_profile(empty: Session) -> None:
    change(empty, "clocks", "report", length=9)
    editing.save(empty, empty.review.replace(jurisdiction="wales"))
    assert empty.profile.title == "Wales"
    assert jurisdiction.edited(empty) is None
    editing.save(empty, empty.review.replace(jurisdiction="england"))
    assert entry(empty, "clocks", "report").length == 9


def test_a_profile_goes_through_a_file(empty: Session, tmp_path: Path) -> None:
    file = tmp_path / "england.json"
    jurisdiction.write(empty, file)
    with pytest.raises(AlreadyThere):
        jurisdiction.write(empty, file)
    whole = json.loads(file.read_text("utf-8"))
    whole["clocks"][0]["length"] = 7
    whole["from_another_version"] = {"kept": True}
    file.write_text(json.dumps(whole), "utf-8")
    jurisdiction.take(empty, jurisdiction.read(file))
    assert empty.profile.clocks[0].length == 7
    change(empty, "clocks", "report", length=9)
    assert json.loads(jurisdiction.text(empty))["from_another_version"] == {"kept": True}


def test_a_file_that_is_no_profile_of_here_changes_nothing(empty: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="for wales"):
        jurisdiction.take(empty, profiles.text("wales"))
    twice = json.loads(profiles.text("england"))
    twice["stages"].append(twice["stages"][0])
    with pytest.raises(BadInput, match="the code of another"):
        jurisdiction.take(empty, json.dumps(twice))
    with pytest.raises(BadInput):
        jurisdiction.take(empty, '{"format": ' + "9" * 6000 + "}")
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadInput):
        jurisdiction.read(tmp_path / "x.json")
    with pytest.raises(BadInput):
        jurisdiction.read(tmp_path / "none.json")
    (tmp_path / "y.json").write_bytes(b" " * 4_000_001)
    with pytest.raises(BadInput, match="too large"):
        jurisdiction.read(tmp_path / "y.json")
    assert jurisdiction.edited(empty) is None


def test_an_edited_profile_goes_with_the_case_folder_and_comes_back(empty: Session, tmp_path: Path) -> None:
    exporting.export(empty, exporting.CASE_FOLDER, tmp_path / "plain")
    assert not (tmp_path / "plain" / "profile.json").exists()
    change(empty, "clocks", "report", length=9)
    jurisdiction.checked(empty, "criteria", "improvements", DAY)
    exporting.export(empty, exporting.CASE_FOLDER, tmp_path / "case")
    assert "profile" not in json.loads((tmp_path / "case" / "case.json").read_text("utf-8"))
    session, _ = Session.create(tmp_path / "new.review", PASSPHRASE, cost=CHEAP)
    with session:
        importing.import_case(session, tmp_path / "case")
        assert jurisdiction.entries(session) == jurisdiction.entries(empty)
        editing.undo(session)
        assert jurisdiction.edited(session) is None


def test_a_case_with_a_broken_profile_comes_in_and_says_so(empty: Session, tmp_path: Path) -> None:
    exporting.export(empty, exporting.CASE_FOLDER, tmp_path / "case")
    (tmp_path / "case" / "profile.json").write_text("{}", "utf-8")
    session, _ = Session.create(tmp_path / "new.review", PASSPHRASE, cost=CHEAP)
    with session:
        report = importing.import_case(session, tmp_path / "case")
        assert [(p.file, p.row) for p in report.problems] == [("profile.json", 0)]
        assert session.store.count("review") == 1
        assert jurisdiction.edited(session) is None


def test_an_edited_profile_is_in_a_sealed_copy(empty: Session, tmp_path: Path) -> None:
    change(empty, "clocks", "report", length=9)
    upkeep.backup(empty, tmp_path / "copy.review")
    with Session.open(tmp_path / "copy.review", PASSPHRASE, cost=CHEAP) as copy:
        assert entry(copy, "clocks", "report").length == 9
        assert isinstance(copy.review, Review)


def test_what_an_entry_rests_on_is_named(empty: Session) -> None:
    named = jurisdiction.references(empty, entry(empty, "clocks", "notification"))
    assert [(r.tag, r.address[:6]) for r in named] == [("S3", "gov.uk")]


def test_every_part_has_words_for_people(empty: Session) -> None:
    titles = [jurisdiction.title(part) for part in jurisdiction.parts(empty)]
    assert "Time limits" in titles
    assert len(set(titles)) == len(titles)
    assert jurisdiction.title("vocabularies.of_another_version") == "Of another version"
