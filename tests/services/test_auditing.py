"""The history of the whole review: found, compared, gone back to, written as the audit log."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from workbench.errors import Cancelled, PublicationRefused, WrongUse
from workbench.records import Disclosure, Enquiry, Person
from workbench.services import auditing, editing
from workbench.services.session import Session
from workbench.vault import history
from workbench.vault.store import Put

ADA = Person("p1", name="Ada Quillfeather", kind="subject_child", label="Child A")


@pytest.fixture
def session(empty: Session) -> Session:
    empty.store.apply([Put(ADA), Put(Enquiry("k1", number=1, question="Who saw the child?"))], "set up")
    editing.save(empty, ADA.replace(name="Ada Maud Quillfeather", sex="female"))
    editing.put_in_bin(empty, "enquiry", "k1")
    return empty


def seqs(session: Session, id_: str, kind: str = "person") -> list[int]:
    return [row.seq for row in auditing.versions(session, kind, id_)]


def test_changes_are_found_by_kind_day_and_words(session: Session) -> None:
    every = auditing.matching(session)
    assert every == list(range(session.store.last_change(), 0, -1))
    assert [r.label for r in auditing.rows(session, auditing.matching(session, "person"))] == [
        "edit of person",
        "set up",
    ]
    assert auditing.matching(session, words="BIN") == seqs(session, "k1", "enquiry")[:1]
    today = datetime.datetime.now().astimezone().date()
    yesterday = (today - datetime.timedelta(1)).isoformat()
    assert auditing.matching(session, first_day=today.isoformat()) == every
    assert auditing.matching(session, last_day=today.isoformat()) == every
    assert auditing.matching(session, last_day=yesterday) == []
    with pytest.raises(WrongUse):
        auditing.matching(session, first_day="last week")


def test_rows_come_in_the_order_asked_for_with_the_words_for_each_record(session: Session) -> None:
    shown = auditing.rows(session, seqs(session, "p1"))
    assert [(r.kind_title, r.title, r.label) for r in shown] == [
        ("Person", "Ada Maud Quillfeather", "edit of person"),
        ("Person", "Ada Maud Quillfeather", "set up"),
    ]
    assert auditing.rows(session, [9_999]) == []


def test_any_two_versions_are_compared_field_by_field(session: Session) -> None:
    later, earlier = seqs(session, "p1")
    found = {d.label: d for d in auditing.compare(session, "person", "p1", earlier, later) if d.differs}
    assert set(found) == {"Name", "Sex"}
    assert [p.text for p in found["Name"].right if p.differs] == ["Maud "]
    assert found["Sex"].left == ()
    assert all(d.left == () for d in auditing.compare(session, "person", "p1", 0, earlier))


def test_an_earlier_version_is_put_back_in_one_step(session: Session) -> None:
    earlier = seqs(session, "p1")[-1]
    assert auditing.restore(session, "person", "p1", earlier) is not None
    assert session.store.get(Person, "p1") == ADA
    assert auditing.restore(session, "person", "p1", earlier) is None
    session.store.undo()
    assert session.store.get(Person, "p1") != ADA


def test_going_back_takes_a_record_out_of_the_bin(session: Session) -> None:
    assert auditing.binned(session, "enquiry", "k1")
    first = seqs(session, "k1", "enquiry")[-1]
    assert auditing.restore(session, "enquiry", "k1", first) is not None
    assert [k.id for k in session.store.all(Enquiry)] == ["k1"]
    with pytest.raises(WrongUse):
        auditing.restore(session, "enquiry", "k1", 0)


def _csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def _xlsx(data: bytes) -> list[list[str]]:
    rows = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return [[str(cell if cell is not None else "") for cell in row] for row in rows]


@pytest.mark.parametrize(("ending", "read"), [(".csv", _csv), (".xlsx", _xlsx)])
def test_the_audit_log_holds_every_change_and_says_that_the_chain_is_whole(
    session: Session, tmp_path: Path, ending: str, read: Callable[[bytes], list[list[str]]]
) -> None:
    target, last = tmp_path / f"log{ending}", session.store.last_change()
    count, said = auditing.export(session, target, today=datetime.date(2024, 5, 2))
    assert count == last
    assert said[0].startswith(f"The history is whole: {last} entries")
    rows = read(target.read_bytes())
    assert any(said[0] in row for row in rows)
    entries = [row for row in rows if len(row) == 8 and row[0].isdigit()]
    assert [int(row[0]) for row in entries] == list(range(1, last + 1))
    edit = next(row for row in entries if row[3] == "edit of person")
    assert edit[4:7] == ["Person", "p1", "Name, Sex"]
    assert next(row for row in entries if "bin" in row[3])[6] == "In the bin"
    assert all(len(row[7]) == 64 for row in entries)
    assert [d.authority for d in session.store.all(Disclosure)] == ["Audit log"]


def test_reading_the_chain_can_be_stopped(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_STEP", 1)

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        auditing.integrity(session, stop)


def test_a_broken_chain_is_said_and_the_log_is_written_all_the_same(session: Session, tmp_path: Path) -> None:
    session.store._connection.execute("UPDATE history SET label = 'nothing' WHERE seq = 2")
    whole, said = auditing.integrity(session)
    assert not whole
    assert "Entry 2 of the history has been altered." in said
    _, written = auditing.export(session, tmp_path / "log.csv")
    assert written[0] == "The chain of the history is broken."


def test_a_file_that_does_not_hold_the_history_is_not_written(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditing, "to_csv", lambda header, rows: b"No.\r\n")
    with pytest.raises(PublicationRefused):
        auditing.export(session, tmp_path / "log.csv")
    assert list(tmp_path.glob("*.csv")) == []
    with pytest.raises(WrongUse):
        auditing.export(session, tmp_path / "log.docx")
