"""The version that a participant checks holds what they may read and nothing else, and comes back with their words."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from workbench.errors import BadInput, WrongUse
from workbench.exchange.documents import read_document
from workbench.records import Disclosure, Interview, Person
from workbench.services import agreeing, exporting
from workbench.services.session import Session
from workbench.vault.store import Put

NOTES = (
    "SK: [quote] I wrote down the boots. [end of quote] Hope Rafferty opened the door.\n\n"
    "[off the record] zibbelwick [on the record]\n\n"
    "Frank Hartley rang. [fact to check] It was in May. [end of check]"
)
QUOTES = ({"text": "I wrote down the boots.", "agreed": False}, {"text": "Everyone was kind.", "agreed": True})


@pytest.fixture
def told(harbour: Session) -> Session:
    held = harbour.store.get(Interview, "i1")
    assert held is not None
    harbour.store.apply([Put(held.replace(notes=NOTES, quotes=QUOTES, corrections=None))], "test")
    return harbour


def words_of(path: Path) -> str:
    return read_document(path.name, path.read_bytes()).text


def filled_in(path: Path, notes: list[str], quotes: list[str]) -> Path:
    """Fill in a version as its reader would, in a word processor."""
    document = docx.Document(io.BytesIO(path.read_bytes()))
    for table, answers in zip(document.tables[-2:], (notes, quotes), strict=True):
        for row, answer in zip(table.rows[1:], answers, strict=True):
            row.cells[-1].text = answer
    back = path.with_name("came back.docx")
    document.save(str(back))
    return back


def test_a_practitioner_reads_the_family_by_label_and_not_the_marks(told: Session, tmp_path: Path) -> None:
    target = tmp_path / "version.docx"
    receipt = agreeing.write_version(told, "i1", target)
    words = words_of(target)
    assert "I wrote down the boots. " in words
    assert "Mother opened the door" in words
    assert "Everyone was kind." in words
    for hidden in ("Hope", "Hartley", "zibbelwick", "fact to check", "[quote]", "off the record ["):
        assert hidden not in words
    assert receipt.audience.startswith("agency:")
    assert told.store.all(Disclosure)[-1].sha256 == receipt.sha256


def test_the_family_reads_its_own_by_name(told: Session, tmp_path: Path) -> None:
    held = told.store.get(Interview, "i7")
    assert held is not None
    assert agreeing.reader_of(told, held) == "family"
    told.store.apply([Put(held.replace(notes="Hope Rafferty told Frank Hartley.", quotes=None))], "test")
    agreeing.write_version(told, "i7", tmp_path / "version.docx")
    words = words_of(tmp_path / "version.docx")
    assert "Hope Rafferty told" in words
    assert "Hartley" not in words


def test_those_who_would_not_all_read_alike_read_everyone_by_label(told: Session) -> None:
    held = told.store.get(Interview, "i1")
    assert held is not None
    agency = agreeing.reader_of(told, held).partition(":")[2]
    people = told.store.all(Person)
    other = next(p.id for p in people if p.kind == "professional" and p.agency not in {None, agency})
    family = next(p.id for p in people if p.kind == "family")
    for also in (other, family):
        assert agreeing.reader_of(told, held.replace(participants=(*(held.participants or ()), also))) == "panel"
    assert agreeing.reader_of(told, held.replace(participants=None)) == "panel"


def test_what_comes_back_stands_beside_the_notes_as_taken(told: Session, tmp_path: Path) -> None:
    agreeing.write_version(told, "i1", tmp_path / "version.docx")
    back = filled_in(tmp_path / "version.docx", ["", "It was in June | I think."], ["Yes, gladly", "No."])
    returned = agreeing.take_back(told, "i1", back)
    assert (returned.corrections, returned.agreed, returned.refused) == (1, 1, 1)
    held = told.store.get(Interview, "i1")
    assert held is not None
    assert held.notes == NOTES
    assert held.corrections == "2: It was in June | I think."
    assert [quote["agreed"] for quote in held.quotes or ()] == [True, False]
    assert agreeing.take_back(told, "i1", back).changed is None  # the same file again changes nothing
    told.store.undo()
    again = told.store.get(Interview, "i1")
    assert again is not None
    assert (again.corrections, again.quotes) == (None, held.replace(quotes=QUOTES).quotes)


@pytest.mark.parametrize(
    ("consent", "agreed", "quoted"),
    [
        ({"take_part": True, "quote": True}, True, True),
        ({"take_part": True, "quote": True}, False, False),
        ({"take_part": True, "quote": False}, True, False),
        ({"take_part": True, "quote": "unknown"}, True, False),
        ({"take_part": True, "quote": True, "withdrawn": "2022-02-01"}, True, False),
    ],
)
def test_a_quotation_reaches_the_family_only_with_consent(
    told: Session, tmp_path: Path, consent: dict[str, object], agreed: bool, quoted: bool
) -> None:
    held = told.store.get(Interview, "i1")
    assert held is not None
    quote = {"text": "The herons flew at noon.", "agreed": agreed}
    told.store.apply([Put(held.replace(consent=consent, quotes=(quote,)))], "test")
    exporting.export(told, "family", tmp_path / "report.json")
    assert ("The herons flew at noon." in (tmp_path / "report.json").read_text("utf-8")) is quoted


def test_withdrawn_consent_lets_nothing_out(told: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="withdrawn"):
        agreeing.write_version(told, "i2", tmp_path / "version.docx")
    assert not (tmp_path / "version.docx").exists()


def test_another_file_is_refused(told: Session, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    docx.Document().save(str(other))
    with pytest.raises(BadInput, match="does not hold"):
        agreeing.take_back(told, "i1", other)
    with pytest.raises(BadInput):
        agreeing.take_back(told, "i1", tmp_path / "nowhere.docx")
    with pytest.raises(WrongUse):
        agreeing.write_version(told, "i1", tmp_path / "version.pdf")


def test_quotations_that_changed_meanwhile_are_not_mixed_up(told: Session, tmp_path: Path) -> None:
    agreeing.write_version(told, "i1", tmp_path / "version.docx")
    held = told.store.get(Interview, "i1")
    assert held is not None
    told.store.apply([Put(held.replace(quotes=QUOTES[:1]))], "test")
    with pytest.raises(BadInput, match="changed since"):
        agreeing.take_back(told, "i1", filled_in(tmp_path / "version.docx", ["", ""], ["yes", "yes"]))
