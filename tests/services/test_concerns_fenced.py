"""A concern referred elsewhere reaches nobody but the reviewer and the commissioning body, by any way out."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.conftest import PASSPHRASE
from workbench.__main__ import main
from workbench.outside import pdfs
from workbench.records import KINDS, Concern
from workbench.services import agencies, exporting, flow, handouts, picturing, plan_export, searching, viewing
from workbench.services.seen import reading
from workbench.services.session import Session
from workbench.vault.keys import CHEAP
from workbench.vault.store import Put

CANARY = "Quorblethwaite"  # in every text of the concern, and nowhere else
OTHERS = ("panel", "family", "public", "agency:a1", "agency:a4")
CONCERN = Concern(
    "z99",
    description=f"{CANARY} was done.",
    system_factors_considered=f"{CANARY} of posts.",
    about_agency="a1",
    about_person="p12",
    standard=f"{CANARY} code",
    evidence=f"The {CANARY} log",
    raised_with="police",
    raised="2022-02-09",
    decision_maker=f"Head of {CANARY}",
    outcome="disciplinary",
    asked_after=({"date": "2022-03-09", "note": f"Asked {CANARY}."},),
)


@pytest.fixture(scope="module")
def fenced_store(harbour_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fenced") / "h.review"
    shutil.copy(harbour_store, path)
    with Session.open(path, PASSPHRASE, cost=CHEAP) as session:
        session.store.apply([Put(CONCERN)], "set up")
    return path


@pytest.fixture
def fenced(fenced_store: Path, tmp_path: Path) -> Iterator[Session]:
    shutil.copy(fenced_store, tmp_path / "h.review")
    with Session.open(tmp_path / "h.review", PASSPHRASE, cost=CHEAP) as session:
        yield session


def inside(data: bytes) -> str:
    """Return everything that a file says, its parts unpacked."""
    if pdfs.is_pdf(data):
        return " ".join(page.text for page in pdfs.pages(data))
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("code", OTHERS)
def test_no_view_search_or_snippet_has_it(fenced: Session, code: str) -> None:
    assert searching.search(fenced, CANARY)
    assert searching.search(fenced, CANARY, "confidential")
    assert searching.search(fenced, CANARY, code) == []
    assert viewing.rows(fenced, "concern", code) == []
    assert viewing.record_text(fenced, "concern", "z99", code) == []
    assert viewing.record_text(fenced, "concern", "z99", "confidential")
    with viewing.as_audience(fenced, code) as view:
        assert CANARY not in str(view.to_case())
        assert "concern" not in view.to_case()
    with reading(fenced, code) as reader:
        assert all(seen.kind != "concern" for kind in KINDS for seen in reader.all(kind))
    titles = [
        seen.title for part in agencies.parts(fenced, code) for seen in (*part.services, *part.missed, *part.good)
    ]
    titles += [piece.title for piece in flow.flow(fenced, code).pieces]
    assert titles
    assert not any(CANARY in title for title in titles)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("ending", [".docx", ".json", ".pdf"])
def test_no_report_or_extract_has_it(fenced: Session, tmp_path: Path, code: str, ending: str) -> None:
    target = tmp_path / f"report{ending}"
    exporting.export(fenced, code, target, draft=True)
    said = inside(target.read_bytes())
    assert len(said) > 1000
    assert CANARY not in said
    assert "Concerns referred elsewhere" not in said


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_the_confidential_report_has_it_with_when_it_was_asked_for(
    fenced: Session, tmp_path: Path, ending: str
) -> None:
    exporting.export(fenced, "confidential", tmp_path / f"report{ending}", draft=True)
    said = inside((tmp_path / f"report{ending}").read_bytes())
    assert said.count(CANARY) >= 5
    assert "Outcome asked for" in said


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_handed_out_has_it(fenced: Session, tmp_path: Path, code: str) -> None:
    handouts.write_chronology(fenced, tmp_path / "c.docx", code, draft=True)
    handouts.write_chronology(fenced, tmp_path / "c.xlsx", code, draft=True)
    picturing.write(fenced, code, tmp_path / "p.svg")
    written = [tmp_path / "c.docx", tmp_path / "c.xlsx", tmp_path / "p.svg"]
    if not code.startswith("agency:"):
        plan_export.write(fenced, tmp_path / "a.xlsx", code, draft=True)
        written.append(tmp_path / "a.xlsx")
    for path in written:
        assert CANARY not in inside(path.read_bytes()), path.name


def test_no_question_to_an_agency_has_it(fenced: Session, tmp_path: Path) -> None:
    for agency in ("a1", "a4"):
        handouts.write_queries(fenced, agency, tmp_path / f"{agency}.docx")
        assert CANARY not in inside((tmp_path / f"{agency}.docx").read_bytes())


@pytest.mark.parametrize("code", OTHERS)
def test_the_command_line_says_nothing_of_it(
    fenced_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    store = tmp_path / "h.review"
    shutil.copy(fenced_store, store)
    (tmp_path / "pass").write_text(PASSPHRASE, "utf-8")
    for words in (
        ["search", str(store), CANARY, "--as", code],
        ["search", str(store), CANARY, "--as", code, "--json"],
        ["chronology", str(store), "--as", code, "--json"],
        ["doubts", str(store), "--json"],
    ):
        main([*words, "--passphrase-file", str(tmp_path / "pass")])
        said = capsys.readouterr()
        assert CANARY not in said.out
        assert CANARY not in said.err


def test_a_person_named_only_in_a_concern_stays_away_from_the_public(fenced: Session) -> None:
    """The register keeps the person; that there is a concern about them is told to nobody."""
    for code in OTHERS:
        with viewing.as_audience(fenced, code) as view:
            assert not any("z99" in str(record.ids) for kind in KINDS for record in view.all(kind))
