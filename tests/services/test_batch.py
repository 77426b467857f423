"""A file that comes again, changed or not: what the reviewer entered stays, and nothing goes unasked."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.exchange.chronologies.making import csv, ods, pdf, xls, xlsx
from tests.outside.test_locked import lock
from workbench.errors import PasswordNeeded
from workbench.exchange.chronologies import Role
from workbench.records import Agency, Event, Person, Review, Source
from workbench.services import columns, editing, importing, opening
from workbench.services.importing import Fate, ImportReport, Pasted, Wishes
from workbench.services.session import Session
from workbench.services.versions import BOTH_CHANGED, GONE
from workbench.vault.store import Put

HEADINGS = ("Date", "Event", "Outcome")
ROWS: list[tuple[str, ...]] = [
    HEADINGS,
    ("03/04/2021", "Home visit by the duty worker after a call.", "Seen"),
    ("05/04/2021", "The school rang about a bruise on the arm.", "Referred"),
    ("09/04/2021", "Strategy meeting held at the school.", "Agreed"),
    ("12/04/2021", "The baby was weighed at the clinic.", "Well"),
]


@pytest.fixture
def review(empty: Session) -> Session:
    empty.store.apply([Put(Agency("a1", name="Saltmarsh Police", kind="police", label="Police"))], "set up")
    return empty


def bring(
    review: Session, folder: Path, rows: Sequence[tuple[str, ...]], name: str = "Saltmarsh Police.csv", **more: object
) -> ImportReport:
    file = folder / name
    file.write_bytes(csv(rows))
    return importing.import_paths(review, [file], **more)  # type: ignore[arg-type]


def events(review: Session) -> dict[str, Event]:
    return {(e.what_happened or "")[:10]: e for e in review.store.all(Event)}


def test_the_same_file_again_changes_nothing_even_after_work_on_its_entries(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    first = events(review)["Home visit"]
    editing.save(review, first.replace(themes=("neglect",), what_happened="Rewritten by hand.", problem=None))
    version = review.store.data_version
    report = bring(review, tmp_path, ROWS)
    assert (report.new, report.changed, report.gone) == (0, 0, 0)
    assert review.store.data_version == version


def test_a_new_version_under_the_same_name_changes_what_changed_and_no_more(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    before = events(review)
    editing.save(review, before["The school"].replace(significant=True, themes=("injury",), comment="Ask them."))
    later = [*ROWS[:2], ("05/04/2021", "The school rang about a bruise on the cheek.", "Referred"), *ROWS[3:]]
    later.append(("20/04/2021", "Something entirely new.", ""))
    report = bring(review, tmp_path, later)
    after = events(review)
    assert len(after) == 5
    changed = after["The school"]
    assert changed.id == before["The school"].id
    assert changed.what_happened == "The school rang about a bruise on the cheek."
    assert (changed.significant, changed.themes, changed.comment) == (True, ("injury",), "Ask them.")
    assert after["Strategy m"] == before["Strategy m"]
    assert report.gone == 0
    assert len(review.store.all(Source)) == 1
    again = bring(review, tmp_path, later)
    assert (again.new, again.changed) == (0, 0)


def test_a_new_version_under_another_name_is_recognised_by_its_rows(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    report = bring(review, tmp_path, [*ROWS, ("20/04/2021", "A new row.", "")], "Saltmarsh Police v2 FINAL.csv")
    assert review.store.count("event") == 5
    assert report.gone == 0
    newest = {s.id for s in review.store.all(Source) if "v2" in (s.file or "")}
    assert {e.source for e in review.store.all(Event)} == newest


def test_another_chronology_of_the_same_agency_is_no_new_version(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    other = [HEADINGS, ("01/06/2021", "A log of another team.", ""), ("02/06/2021", "And its second row.", "")]
    report = bring(review, tmp_path, other, "Saltmarsh Police other log.csv")
    assert (review.store.count("event"), report.gone) == (6, 0)


def test_what_the_reviewer_changed_stays_and_a_clash_is_told(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    editing.save(review, events(review)["The school"].replace(outcome="Referred the same day"))
    later = [*ROWS[:2], (ROWS[2][0], ROWS[2][1], "Referred on 6 April"), *ROWS[3:]]
    bring(review, tmp_path, later)
    event = events(review)["The school"]
    assert event.outcome == "Referred the same day"
    assert BOTH_CHANGED in (event.problem or "")
    assert "Outcome" in (event.problem or "")
    report = bring(review, tmp_path, later)
    assert (report.new, report.changed) == (0, 0)


def test_a_row_that_is_gone_is_marked_and_comes_back_clean(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    report = bring(review, tmp_path, [*ROWS[:3], ROWS[4]])
    assert report.gone == 1
    assert GONE in (events(review)["Strategy m"].problem or "")
    assert review.store.count("event") == 4
    bring(review, tmp_path, ROWS)
    assert events(review)["Strategy m"].problem is None
    assert review.store.count("event") == 4


def test_rows_that_are_gone_go_to_the_bin_where_that_is_wished(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    bring(review, tmp_path, ROWS[:4], wishes=Wishes(bin_gone=True))
    assert review.store.count("event") == 3
    assert len(review.store.binned()) == 1
    review.store.undo()
    assert review.store.count("event") == 4


def test_undo_takes_a_new_version_back_in_one_step(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    before = events(review)
    bring(review, tmp_path, [*ROWS[:2], ("05/04/2021", "The school rang about a bruise on the cheek.", "")])
    review.store.undo()
    assert events(review) == before


def test_a_dry_run_tells_every_row_and_stores_nothing(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    version = review.store.data_version
    report = bring(review, tmp_path, [ROWS[0], ROWS[1], ("next day", "New.", "")], dry_run=True)
    (file,) = report.files
    assert [(r.row, r.fate, r.date, r.date_text) for r in file.rows][:2] == [
        (1, Fate.SAME, "2021-04-03", "03/04/2021"),
        (2, Fate.NEW, "2021-04-04", "next day"),
    ]
    assert file.count(Fate.GONE) == 3
    assert next((c.heading, c.role, c.sample) for c in file.columns) == ("Date", Role.DATE, "03/04/2021")
    assert review.store.data_version == version
    assert "Home" not in repr(report)


def test_what_columns_mean_is_remembered_for_the_sender_in_the_store(review: Session, tmp_path: Path) -> None:
    told = Wishes(columns={"Saltmarsh Police.csv": {"outcome": Role.ACTION}})
    bring(review, tmp_path, ROWS, wishes=told)
    assert events(review)["Home visit"].action_taken == "Seen"
    assert columns.remembered(review.store, "a1") == {"outcome": Role.ACTION}
    bring(review, tmp_path, [HEADINGS, ("01/06/2021", "Another log.", "Done")], "Saltmarsh Police 2.csv")
    assert events(review)["Another lo"].action_taken == "Done"


def test_another_meaning_of_a_column_changes_the_entries_that_are_there(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS)
    told = Wishes(columns={"Saltmarsh Police.csv": {"outcome": Role.ACTION}})
    bring(review, tmp_path, ROWS, wishes=told)
    assert review.store.count("event") == 4
    assert (events(review)["Home visit"].action_taken, events(review)["Home visit"].outcome) == ("Seen", None)


def test_a_pasted_table_is_kept_as_a_source_and_known_when_it_comes_again(review: Session) -> None:
    copied = Pasted(csv(ROWS, "\t").decode())
    importing.import_paths(review, [copied], "a1")
    assert review.store.count("event") == 4
    report = importing.import_paths(review, [copied], "a1")
    assert (report.new, report.changed) == (0, 0)
    assert [f.path for f in review.store.files()] == [f"inbox/chronologies/{copied.name}"]


@pytest.mark.parametrize(("name", "data"), [("x.xls", xls(ROWS)), ("x.ods", ods(ROWS)), ("x.pdf", pdf(ROWS))])
def test_every_format_comes_in(review: Session, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert importing.import_paths(review, [tmp_path / name], "a1").rows == 4
    assert {e.agency for e in review.store.all(Event)} == {"a1"}


def test_a_locked_file_wants_its_password_and_is_kept_as_it_came(review: Session, tmp_path: Path) -> None:
    file = tmp_path / "Saltmarsh Police.xlsx"
    file.write_bytes(lock(xlsx(ROWS), "tide"))
    with pytest.raises(PasswordNeeded) as asked:
        importing.import_paths(review, [file])
    assert asked.value.file == file.name
    assert file.name not in str(asked.value)
    importing.import_paths(review, [file], wishes=Wishes(passwords={file.name: "tide"}))
    assert review.store.count("event") == 4
    assert review.store.read_file(review.store.files()[0].sha256) == file.read_bytes()
    report = importing.import_paths(review, [tmp_path])
    assert any("password" in p.sentence for p in report.problems)


def test_a_pdf_without_a_table_is_kept_as_a_document_and_this_is_said(review: Session, tmp_path: Path) -> None:
    folder = tmp_path / "chronologies"
    folder.mkdir()
    (folder / "letter.pdf").write_bytes(pdf([["Only a letter about the family."]], lines=False))
    report = importing.import_paths(review, [folder])
    assert report.documents == 1
    assert any("text was kept" in p.sentence for p in report.problems)
    assert "Only a letter" in (review.store.all(Source)[0].text or "")


def test_people_are_looked_for_again_where_the_words_changed(review: Session, tmp_path: Path) -> None:
    review.store.apply([Put(Person("p1", name="Ada Quill", kind="subject_child", label="Child A"))], "set up")
    bring(review, tmp_path, ROWS)
    assert events(review)["The school"].people is None
    later = [*ROWS[:2], ("05/04/2021", "The school rang about a bruise on Ada Quill's arm.", "Referred"), *ROWS[3:]]
    bring(review, tmp_path, later)
    assert events(review)["The school"].people == ("p1",)


def test_a_chronology_that_came_by_mail_comes_in_and_other_tables_are_kept(review: Session, tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Chronology"
    message.set_content("Attached as promised.")
    for name, data in (("Saltmarsh Police.xlsx", xlsx(ROWS)), ("stock.xlsx", xlsx([("Item", "Count"), ("Pens", 3)]))):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    report = importing.import_paths(review, [tmp_path / "mail.eml"])
    assert review.store.count("event") == 4
    assert {e.agency for e in review.store.all(Event)} == {"a1"}
    assert [p.sentence for p in report.problems if "attachment" in p.sentence]
    assert len(review.store.files()) == 3


def test_a_file_of_the_same_name_from_another_agency_is_another_file(review: Session, tmp_path: Path) -> None:
    review.store.apply([Put(Agency("a2", name="Reed School", kind="school", label="School"))], "set up")
    bring(review, tmp_path, ROWS, "chronology.csv", agency="a1")
    other = [HEADINGS, ("03/04/2021", "Absent without a reason.", ""), ("06/04/2021", "Came without lunch.", "")]
    report = bring(review, tmp_path, other, "chronology.csv", agency="a2")
    assert (review.store.count("event"), report.gone) == (6, 0)
    assert len(review.store.files()) == 2
    assert {e.agency for e in review.store.all(Event)} == {"a1", "a2"}


def test_a_file_of_the_same_name_with_other_rows_takes_nothing_away(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS, "chronology.csv", agency="a1")
    other = [HEADINGS, ("03/08/2022", "Quite another log.", ""), ("06/09/2022", "Of another year.", "")]
    report = bring(review, tmp_path, other, "chronology.csv", agency="a1")
    assert (review.store.count("event"), report.gone) == (6, 0)


def test_the_same_file_with_another_sender_puts_the_sender_right(review: Session, tmp_path: Path) -> None:
    review.store.apply([Put(Agency("a2", name="Reed School", kind="school", label="School"))], "set up")
    bring(review, tmp_path, ROWS, "chronology.csv", agency="a1")
    bring(review, tmp_path, ROWS, "chronology.csv", agency="a2")
    assert {e.agency for e in review.store.all(Event)} == {"a2"}
    assert review.store.count("event") == 4
    assert {s.agency for s in review.store.all(Source)} == {"a2"}


def test_a_sender_named_later_is_given_to_the_entries_that_had_none(review: Session, tmp_path: Path) -> None:
    bring(review, tmp_path, ROWS, "sheet 4.csv")
    first = events(review)["Home visit"]
    assert first.agency is None
    editing.save(review, first.replace(what_happened="Home visit, put in better words."))
    report = bring(review, tmp_path, ROWS, "sheet 4.csv", agency="a1")
    assert {e.agency for e in review.store.all(Event)} == {"a1"}
    assert (report.new, report.changed) == (0, 5)
    assert events(review)["Home visit"].what_happened == "Home visit, put in better words."


def test_what_needs_a_look_is_said_with_its_place_in_the_file(review: Session, tmp_path: Path) -> None:
    second = [HEADINGS, ("30/02/2021", "A letter about school meals.", "Filed")]
    (tmp_path / "book.xlsx").write_bytes(xlsx(ROWS, second))
    report = importing.import_paths(review, [tmp_path / "book.xlsx"], agency="a1")
    (problem,) = report.problems
    assert problem.where == "book.xlsx, row 5 (sheet 'Sheet 2', row 2)"
    assert "1 thing needs a look; it is listed" in " ".join(report.sentences)


def test_a_review_in_the_united_states_reads_the_month_first(review: Session, tmp_path: Path) -> None:
    rows = [HEADINGS, ("03/14/2021", "Hotline report of a fall.", ""), ("3/4/2022", "Case closed by the county.", "")]
    (held,) = review.store.all(Review)
    editing.save(review, held.replace(jurisdiction="united_states"))
    bring(review, tmp_path, rows, "county.csv", agency="a1")
    assert {e.date for e in review.store.all(Event)} == {"2021-03-14", "2022-03-04"}
    (source,) = review.store.all(Source)
    assert "03/14/2021" in opening.open_source(review, source.id).passages[0].text
