"""Learning is taken in as the public would read it, once, as one step; and given to others the same way."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest

from tests.services.conftest import HARBOUR
from workbench.errors import BadInput, PublicationRefused, WrongUse
from workbench.exchange.learning import Lesson, to_json
from workbench.records import Agency, Person, PriorLearning
from workbench.services import editing, learning
from workbench.services.learning import Fate
from workbench.services.progress import Progress
from workbench.services.session import Session

DAY = date(2026, 11, 24)
LESSONS = (
    Lesson("A review of a baby", "2018", "england", ("capacity",), "Nobody held the child.", "Name someone."),
    Lesson("A thematic review", "2021", "wales", (), "", "Ask about men."),
)


def learning_file(folder: Path, *lessons: Lesson) -> Path:
    path = folder / "learning.json"
    path.write_bytes(to_json(lessons or LESSONS))
    return path


def test_nothing_is_stored_before_it_was_seen(empty: Session, tmp_path: Path) -> None:
    intake = learning.read(empty, learning_file(tmp_path))
    assert intake.counts == {Fate.NEW: 2}
    assert empty.store.count("prior_learning") == 0


def test_taking_in_is_one_step_and_twice_changes_nothing(empty: Session, tmp_path: Path) -> None:
    path = learning_file(tmp_path)
    assert learning.store(empty, learning.read(empty, path)) is not None
    assert {r.title for r in empty.store.all(PriorLearning)} == {lesson.title for lesson in LESSONS}
    again = learning.read(empty, path)
    assert again.counts == {Fate.KNOWN: 2}
    assert learning.store(empty, again) is None
    editing.undo(empty)
    assert empty.store.count("prior_learning") == 0


def test_a_lesson_that_was_edited_or_typed_in_is_known(empty: Session, tmp_path: Path) -> None:
    typed = editing.add(empty, "prior_learning", {"title": "A thematic review", "recommendation": "Ask about  men."})
    path = learning_file(tmp_path)
    learning.store(empty, learning.read(empty, path))
    edited = next(r for r in empty.store.all(PriorLearning) if r.id != typed.id)
    editing.save(empty, edited.replace(recommendation="Name one practitioner.", outcome="It was done."))
    again = learning.read(empty, path)
    assert again.counts == {Fate.KNOWN: 2}
    assert empty.store.count("prior_learning") == 2


def test_what_became_of_it_is_added_and_nothing_entered_is_written_over(empty: Session, tmp_path: Path) -> None:
    learning.store(empty, learning.read(empty, learning_file(tmp_path)))
    later = Lesson("A review of a baby", "1999", "england", (), "Nobody held the child.", "Name someone.", "Not used.")
    intake = learning.read(empty, learning_file(tmp_path, later))
    assert intake.counts == {Fate.FULLER: 1}
    learning.store(empty, intake)
    kept = next(r for r in empty.store.all(PriorLearning) if r.title == later.title)
    assert (kept.year, kept.outcome, kept.themes) == ("2018", "Not used.", ("capacity",))


def test_what_was_thrown_away_stays_away(empty: Session, tmp_path: Path) -> None:
    path = learning_file(tmp_path)
    learning.store(empty, learning.read(empty, path))
    editing.put_in_bin(empty, "prior_learning", empty.store.ids("prior_learning")[0])
    assert learning.read(empty, path).counts == {Fate.BINNED: 1, Fate.KNOWN: 1}


def test_a_table_of_published_learning_is_taken_in(empty: Session, tmp_path: Path) -> None:
    path = tmp_path / "published.csv"
    path.write_text("Title,Year,Themes,Recommendation\nA review,2019,Information sharing,Share.\n", "utf-8")
    learning.store(empty, learning.read(empty, path))
    (kept,) = empty.store.all(PriorLearning)
    assert (kept.title, kept.year, kept.themes, kept.recommendation) == (
        "A review", "2019", ("information_sharing",), "Share.",
    )  # fmt: skip


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A folder with a case folder whose learning names people, a broken one, and a file that does not belong."""
    folder = tmp_path / "cases"
    (folder / "harbour").mkdir(parents=True)
    case = json.loads((HARBOUR / "case.json").read_text("utf-8"))
    small = {key: case[key] for key in ("format", "version", "review", "person", "agency", "place", "relationship")}
    child = next(p for p in case["person"] if p["kind"] == "subject_child")
    nurse = next(p for p in case["person"] if p["kind"] == "professional")
    small |= {
        "finding": [
            {"id": "f1", "number": 1, "title": "A child unseen", "category": "assessment", "themes": ["unseen_adults"],
             "statement": f"{child['name']} was not seen, and {nurse['name']} had no time."},
            {"id": "f2", "number": 2, "title": "Nobody met Quentin Marchbanks", "category": "assessment",
             "statement": "Mr Marchbanks was never met by Sergeant Odalys Penhaligon."},
        ],
        "recommendation": [
            {"id": "o1", "number": 1, "text": f"See children. {child['name']} was not.", "findings": ["f1"]},
        ],
        "action": [
            {"id": "t1", "recommendation": "o1", "text": "See them.", "closure": "closed_evidenced",
             "evidence_of_impact": f"More are seen, {nurse['name']} says."},
        ],
    }  # fmt: skip
    small["person"] = [{k: v for k, v in p.items() if k != "agency" or v} for p in small["person"]]
    (folder / "harbour" / "case.json").write_text(json.dumps(small), "utf-8")
    (folder / "broken").mkdir()
    (folder / "broken" / "case.json").write_text('{"format": "review-case"', "utf-8")
    (folder / "notes.txt").write_text("not learning", "utf-8")
    return folder


def test_of_a_case_only_what_the_public_would_read_is_taken(empty: Session, cases: Path, tmp_path: Path) -> None:
    intake = learning.read(empty, cases)
    learning.store(empty, intake)
    assert [name for name, _ in intake.problems] == ["broken"]
    case = json.loads((cases / "harbour" / "case.json").read_text("utf-8"))
    kept = empty.store.all(PriorLearning)
    words = " ".join(str(value) for record in kept for value in record.values.values())
    names = {part for p in case["person"] for part in p["name"].split() if len(part) > 3 and part[0].isupper()}
    assert not {name for name in names if f" {name}" in words} - {"Child", "Mother", "Father"}
    assert "Marchbanks" not in words  # nobody had entered him: what may be a name is masked
    assert "Penhaligon" not in words
    asked = next(record for record in kept if record.recommendation)
    assert asked.themes == ("unseen_adults",)
    assert str(asked.outcome).startswith("1 action: 1 closed on evidence.")


def test_nothing_of_a_case_is_left_behind(empty: Session, cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = cases.parent / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    learning.read(empty, cases)
    assert list(place.iterdir()) == []


def test_the_open_review_is_not_its_own_past(harbour: Session) -> None:
    with pytest.raises(WrongUse, match="review that is open"):
        learning.read(harbour, HARBOUR)


def test_what_cannot_be_read_is_said(empty: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        learning.read(empty, tmp_path / "gone.json")
    with pytest.raises(WrongUse, match="no case folder"):
        learning.read(empty, _folder(tmp_path))
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    with pytest.raises(BadInput):
        learning.read(empty, tmp_path / "a.pdf")


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "nothing"
    folder.mkdir()
    return folder


def test_this_reviews_learning_goes_to_another_store(harbour: Session, empty: Session, tmp_path: Path) -> None:
    with pytest.raises(PublicationRefused):
        learning.write(harbour, tmp_path / "l.json", today=DAY)
    receipt = learning.write(harbour, tmp_path / "l.json", draft=True, today=DAY)
    assert receipt.verification is not None
    assert receipt.verification.ok
    learning.store(empty, learning.read(empty, receipt.path))
    kept = empty.store.all(PriorLearning)
    assert len([record for record in kept if record.recommendation]) == harbour.store.count("recommendation")
    assert {record.year for record in kept} == {"2026"}
    words = " ".join(str(value) for record in kept for value in record.values.values())
    names = {str(p.name) for p in harbour.store.all(Person)} | {str(a.name) for a in harbour.store.all(Agency)}
    assert not any(name in words for name in names)
    shutil.copy(receipt.path, tmp_path / "again.json")
    assert set(learning.read(empty, tmp_path / "again.json").counts) == {Fate.KNOWN}


def test_a_case_is_kept_only_under_a_key_that_is_written_nowhere(
    empty: Session, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = next(p for p in json.loads((cases / "harbour" / "case.json").read_text("utf-8"))["person"])["name"]
    place = cases.parent / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    seen: list[bytes] = []
    published = learning._as_published

    def looking(other: Session, progress: Progress) -> list[Lesson]:
        lessons = published(other, progress)
        seen.extend(path.read_bytes() for path in place.rglob("*") if path.is_file())
        return lessons

    monkeypatch.setattr(learning, "_as_published", looking)
    learning.read(empty, cases)
    assert any(len(data) > 4096 for data in seen)  # the store is there while it is read
    assert not any(child.encode() in data or b"SQLite format" in data for data in seen)
