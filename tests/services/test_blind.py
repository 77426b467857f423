from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.services.test_recognising import small as small
from workbench.errors import CannotWrite
from workbench.services import blind
from workbench.services.guides import guide
from workbench.services.published import published
from workbench.services.session import Session
from workbench.services.verifying import verify_file


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_sheet_asks_everything_and_tells_nothing(small: Session, tmp_path: Path) -> None:
    target = tmp_path / "sheet.docx"
    words = blind.write_sheet(small, target)
    said = words_of(target)
    for question in guide("blind_reader").questions:
        assert question.ask in said
    assert words == published(small).fingerprint
    assert words in said
    assert verify_file(small, target, "public").ok
    for secret in ("Quillfeather", "Ada", "lighthouse", "Somali", "Epilepsy", "2021"):
        assert secret not in said


def test_a_sheet_that_cannot_be_written_is_one_sentence(small: Session, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        blind.write_sheet(small, tmp_path / "no folder" / "sheet.docx")


def test_a_name_guessed_fails(small: Session) -> None:
    found = blind.guesses(small, {"who": "I think it is little Ada Quillfeather"})
    outcome = blind.scored(found)
    assert outcome.result == "fail"
    assert found[0].right
    assert any("1 of 8" in sentence for sentence in outcome.sentences)


def test_a_misspelt_name_is_a_name_guessed(small: Session) -> None:
    assert blind.guesses(small, {"family": "The Quilfeathers, or a Quillfeathr"})[1].right


def test_the_right_year_is_a_concern(small: Session) -> None:
    outcome = blind.scored(blind.guesses(small, {"who": "No idea", "when": "Perhaps in 2021"}))
    assert outcome.result == "concern"


def test_wrong_guesses_pass(small: Session) -> None:
    outcome = blind.scored(blind.guesses(small, {"who": "No idea", "when": "In 2014", "where": "By the sea"}))
    assert outcome.result == "pass"


def test_no_answer_at_all_is_no_check(small: Session) -> None:
    assert blind.scored(blind.guesses(small, {})).result == "concern"
