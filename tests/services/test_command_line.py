"""The command line as a script uses it: exit codes, one clear sentence, nothing half-written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.chronologies.making import xlsx
from tests.outside.test_locked import lock
from tests.services.conftest import HARBOUR
from workbench import __version__
from workbench.__main__ import main

PASSPHRASE = "lantern kettle estuary violin"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a store made from the example by the command line, and its passphrase file."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "pass").write_text(f"{PASSPHRASE}\n", "utf-8")
    code = main(
        ["new", str(folder / "h.review"), "--case", str(HARBOUR), "--passphrase-file", str(folder / "pass"),
         "--recovery-sheet", str(folder / "sheet.txt")]
    )  # fmt: skip
    assert code == 0
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a runner of commands on a copy of the store: (exit code, standard output, standard error)."""
    shutil.copy(made / "h.review", tmp_path / "h.review")

    def command(verb: str, *more: object, passphrase: str = str(made / "pass")) -> tuple[int, str, str]:
        code = main([verb, str(tmp_path / "h.review"), *map(str, more), "--passphrase-file", passphrase])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_public_export_with_doubts_is_refused_with_exit_code_3(run: Run, tmp_path: Path) -> None:
    code, _, err = run("export", "--as", "public", "--to", tmp_path / "p.docx")
    assert code == 3
    assert "undecided" in err
    assert "--draft" in err
    assert not (tmp_path / "p.docx").exists()


def test_the_anonymisation_log_is_written_with_the_confidential_version_only(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("export", "--as", "confidential", "--log", "public", "--draft", "--to", tmp_path / "log.csv")
    assert code == 0
    assert "keep it with the confidential version" in out
    assert "register label" in (tmp_path / "log.csv").read_text("utf-8-sig")
    code, _, err = run("export", "--as", "public", "--log", "public", "--to", tmp_path / "other.csv")
    assert (code, (tmp_path / "other.csv").exists()) == (3, False)
    assert "--as confidential" in err


def test_a_certificate_is_printed_in_plain_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Nobody came.\nThen Hope Louise Rafferty came.", "utf-8")
    code, out, _ = run("verify", tmp_path / "note.txt", "--certificate")
    assert code == 1
    assert "CERTIFICATE OF VERIFICATION" in out
    assert "- line 2: person p3" in out
    assert "[ ] I have read the file as a stranger" in out
    assert "Rafferty" not in out


@pytest.mark.slow
def test_doubts_are_listed_decided_and_then_the_report_is_published(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("doubts", "--json")
    listed = json.loads(out)
    assert code == 1
    assert {"text", "sort", "whom", "places"} <= listed[0].keys()
    several = next(d for d in listed if d["sort"] == "several" and len(d["places"]) == 1)
    unknown = [d for d in listed if d["sort"] == "unknown" and not d["whom"]]
    assert run("decide", several["text"], "--means", several["whom"][0]["id"])[0] == 0
    assert run("decide", unknown[0]["text"], "--register", "person", "--label", "Neighbour 9")[0] == 0
    assert run("decide", unknown[1]["text"], "--replace", "somebody")[0] == 0
    assert run("decide", unknown[2]["text"], "--withhold")[0] == 0
    assert run("decide", unknown[3]["text"], "--keep", "--reason", "a common word")[0] == 0
    assert run("decide", unknown[4]["text"], "--also", several["whom"][0]["id"])[0] == 0
    assert len(json.loads(run("doubts", "--json")[1])) <= len(listed) - 6
    assert run("decide", "--mask-all")[0] == 2
    assert run("decide", "--mask-all", "--reason", "not needed for learning")[0] == 0
    code, out, _ = run("doubts")
    assert (code, out.strip()) == (0, "Nothing is in doubt.")
    assert run("export", "--as", "public", "--to", tmp_path / "p.docx")[0] == 0
    assert run("verify", tmp_path / "p.docx")[0] == 0


def test_deciding_words_that_are_in_no_doubt_is_wrong_use(run: Run) -> None:
    code, _, err = run("decide", "nothing like it", "--keep")
    assert code == 2
    assert "doubt" in err


def test_a_draft_verifies_and_the_confidential_version_does_not(run: Run, tmp_path: Path) -> None:
    assert run("export", "--as", "public", "--to", tmp_path / "p.docx", "--draft")[0] == 0
    assert run("verify", tmp_path / "p.docx")[0] == 0
    assert run("export", "--as", "confidential", "--to", tmp_path / "c.docx")[0] == 0
    code, out, _ = run("verify", tmp_path / "c.docx", "--json")
    assert code == 1
    assert json.loads(out)[0]["ok"] is False


def test_suggest_and_search_and_chronology_speak_json(run: Run) -> None:
    code, out, _ = run("suggest", "--json")
    assert code == 0
    assert {"text", "kind", "likely", "places", "score"} <= json.loads(out)[0].keys()
    code, out, _ = run("search", "handover", "--json")
    assert code == 0
    assert json.loads(out)
    code, out, _ = run("chronology", "--json")
    assert {"id", "date", "agency_name", "source_file", "source_row", "duplicates"} <= json.loads(out)[0].keys()


def test_recognise_says_by_what_and_finds_something_in_the_example(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("recognise", "--json")
    assert code == 1
    found = json.loads(out)
    assert {"fingerprint", "weights", "cannot", "people", "public_facts", "phrases", "unagreed"} <= found.keys()
    assert {"label", "level", "points", "singles_out_at", "facts", "unique", "change"} <= found["people"][0].keys()
    (tmp_path / "weights.json").write_text("{}", "utf-8")
    code, _, err = run("recognise", "--weights", tmp_path / "weights.json")
    assert code == 2
    assert "weights" in err


def test_searching_as_the_public_finds_no_name(run: Run) -> None:
    assert json.loads(run("search", "Kacper", "--json")[1])
    assert json.loads(run("search", "Kacper", "--as", "public", "--json")[1]) == []


def test_the_chronology_is_written_as_a_table(run: Run, tmp_path: Path) -> None:
    assert run("chronology", "--csv", tmp_path / "c.csv")[0] == 0
    assert run("chronology", "--as", "public", "--xlsx", tmp_path / "c.xlsx")[0] == 3
    assert run("chronology", "--as", "public", "--xlsx", tmp_path / "c.xlsx", "--draft")[0] == 0
    assert run("verify", tmp_path / "c.xlsx")[0] == 0
    assert run("verify", tmp_path / "c.csv")[0] == 1


def test_a_template_and_questions_are_written_for_an_agency(run: Run, tmp_path: Path) -> None:
    assert run("template", "--agency", "a4", "--to", tmp_path / "t.docx")[0] == 0
    assert run("queries", "--agency", "a4", "--to", tmp_path / "q.docx")[0] == 0
    assert run("verify", tmp_path / "q.docx", "--as", "agency:a4")[0] == 0
    assert run("queries", "--agency", "nobody", "--to", tmp_path / "q.docx")[0] == 2


def test_the_action_plan_is_written_as_a_table_and_as_a_calendar(run: Run, tmp_path: Path) -> None:
    for name in ("plan.xlsx", "plan.ics"):
        assert run("actions", "--as", "panel", "--to", tmp_path / name)[0] == 0
        assert run("verify", tmp_path / name, "--as", "panel")[0] == 0
    code, _, err = run("actions", "--as", "public", "--to", tmp_path / "none.ics")
    assert (code, (tmp_path / "none.ics").exists()) == (2, False)
    assert "told no dates" in err


def test_earlier_learning_is_shown_taken_in_and_given_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "published.csv").write_text("Title,Year,Recommendation\nA review,2019,Share.\n", "utf-8")
    code, out, _ = run("learn", tmp_path / "published.csv", "--dry-run")
    assert (code, out.splitlines()) == (0, ["new     2019  A review: Share.", "Lessons: 1 new."])
    assert run("learn", tmp_path / "published.csv")[:2] == (0, "Lessons: 1 new.\n")
    assert run("learn", tmp_path / "published.csv")[:2] == (0, "Lessons: 1 known already.\n")
    assert run("learn", "--to", tmp_path / "ours.json", "--draft")[0] == 0
    assert run("verify", tmp_path / "ours.json")[0] == 0
    assert run("learn")[0] == 2


def test_detect_marks_a_loose_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Spoke to Mr Oluwaseun Adebayo on 07700 900123."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert main(["detect", str(tmp_path / "a.txt"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert any("Adebayo" in span["text"] for span in found["spans"])
    assert all(text[s["start"] : s["end"]] == s["text"] for s in found["spans"])


def test_the_audit_log_is_written_and_says_that_the_chain_is_whole(run: Run, tmp_path: Path) -> None:
    code, said, _ = run("history", "--to", tmp_path / "log.csv")
    assert (code, (tmp_path / "log.csv").is_file()) == (0, True)
    assert "The history is whole" in said
    assert run("history", "--to", tmp_path / "log.txt")[0] == 2


def test_a_backup_restores(run: Run, made: Path, tmp_path: Path) -> None:
    assert run("backup", "--to", tmp_path / "copy.review")[0] == 0
    again = tmp_path / "again.review"
    restored = main(
        ["restore", str(tmp_path / "copy.review"), "--to", str(again), "--passphrase-file", str(made / "pass")]
    )
    assert restored == 0
    assert main(["check", str(again), "--passphrase-file", str(made / "pass")]) == 0


def test_the_recovery_sheet_gives_a_new_passphrase(run: Run, made: Path, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("another passphrase entirely\n", "utf-8")
    code, out, _ = run("recover", "--sheet", made / "sheet.txt", passphrase=str(tmp_path / "new"))
    assert code == 0
    assert "sheet" in out
    assert run("check")[0] == 2
    assert run("check", passphrase=str(tmp_path / "new"))[0] == 0


def test_a_new_passphrase_makes_the_old_one_useless(run: Run, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("another passphrase entirely\n", "utf-8")
    assert run("passphrase", "--new-passphrase-file", tmp_path / "new")[0] == 0
    assert run("check")[0] == 2
    assert run("check", passphrase=str(tmp_path / "new"))[0] == 0


def test_a_wrong_passphrase_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("not this\n", "utf-8")
    code, _, err = run("check", passphrase=str(tmp_path / "wrong"))
    assert code == 2
    assert len(err.splitlines()) == 1
    assert "passphrase does not open" in err


def test_a_truncated_store_is_damaged_and_not_a_wrong_passphrase(run: Run, tmp_path: Path) -> None:
    whole = (tmp_path / "h.review").read_bytes()
    (tmp_path / "h.review").write_bytes(whole[: len(whole) // 2])
    code, _, err = run("check")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert "damaged" in err.lower()


def test_a_file_that_is_no_store_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "h.review").write_text("a letter", "utf-8")
    code, _, err = run("check")
    assert code == 2
    assert len(err.splitlines()) == 1
    assert (tmp_path / "h.review").read_text("utf-8") == "a letter"


def test_a_store_in_use_is_refused(run: Run, made: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom workbench.services.session import Session\n"
        "session = Session.open(Path(sys.argv[1]), sys.argv[2])\nprint('open', flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "h.review"), PASSPHRASE],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        code, _, err = run("check")
        other.kill()
    assert code == 3
    assert "open in another" in err
    assert run("check")[0] == 0


def test_a_target_that_cannot_be_written_is_one_sentence(run: Run, tmp_path: Path) -> None:
    code, _, err = run("export", "--as", "panel", "--to", tmp_path / "nowhere" / "x.docx")
    assert code == 3
    assert len(err.splitlines()) == 1


def test_a_case_that_cannot_be_read_leaves_no_store(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case/case.json").write_text("{", "utf-8")
    arguments = ["new", str(tmp_path / "n.review"), "--case", str(tmp_path / "case")]
    assert main([*arguments, "--passphrase-file", str(made / "pass")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.glob("n.review*")) == []


def test_an_existing_store_is_not_overwritten(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (made / "h.review").read_bytes()
    assert main(["new", str(made / "h.review"), "--passphrase-file", str(made / "pass")]) == 2
    assert (made / "h.review").read_bytes() == before


def test_a_full_disk_keeps_what_was_there(made: Path, tmp_path: Path) -> None:
    shutil.copy(made / "h.review", tmp_path / "h.review")
    (tmp_path / "big.txt").write_text("A long statement. " * 400_000, "utf-8")
    script = (
        "import resource, signal, sys\nfrom workbench.__main__ import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "limit = int(sys.argv[1])\nresource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))\n"
        "sys.exit(main(sys.argv[2:]))\n"
    )
    limit = (tmp_path / "h.review").stat().st_size + 500_000
    arguments = [
        "import",
        str(tmp_path / "h.review"),
        str(tmp_path / "big.txt"),
        "--passphrase-file",
        str(made / "pass"),
    ]
    done = subprocess.run(
        [sys.executable, "-c", script, str(limit), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "disk is full" in done.stderr
    assert main(["check", str(tmp_path / "h.review"), "--passphrase-file", str(made / "pass")]) == 0


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


def test_wrong_use_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", "x.review"])
    assert ended.value.code == 2


def test_the_profile_of_the_jurisdiction_is_shown_edited_and_put_back(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("profile")
    assert code == 0
    assert "Time limits: Serious Incident Notification: 5 working days" in out
    assert "[TO CHECK]" in out
    file = tmp_path / "england.json"
    assert run("profile", "--to", file)[0] == 0
    assert run("profile", "--to", file)[0] == 2
    file.write_text(file.read_text("utf-8").replace('"length": 5', '"length": 8'), "utf-8")
    code, out, _ = run("profile", "--from", file)
    assert code == 0
    assert "1 of your own or changed" in out
    listed = json.loads(run("profile", "--json")[1])
    assert [e["length"] for e in listed if e["code"] == "notification" and e["part"] == "clocks"] == [8]
    file.write_text(file.read_text("utf-8").replace('"length": 8', '"length": -8'), "utf-8")
    code, out, err = run("profile", "--from", file)
    assert (code, out) == (2, "")
    assert "the length should be a whole number" in err
    assert "0 of your own or changed" in run("profile", "--as-shipped")[1]


def test_a_dry_run_shows_columns_and_dates_beside_the_senders_words(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(
        "Date;Event;Result\n3/4/21;Home visit made.;Seen\nnext day;A call.;None\n31/2/21;Odd.;None\n", "utf-8"
    )
    code, out, _ = run("import", file, "--agency", "a1", "--dry-run", "--column", "Result=action_taken")
    assert code == 0
    assert "column 'Result' is action_taken: Seen" in out
    assert "2021-04-04 (inferred)" in out
    assert "'next day'" in out
    assert "log.csv, row 3: There is no such day in the calendar." in out
    code, out, _ = run("import", file, "--agency", "a1", "--dry-run", "--json")
    (told,) = json.loads(out)["files"]
    assert [row["fate"] for row in told["rows"]] == ["new", "new", "new"]


def test_a_column_told_wrongly_and_a_locked_file_without_a_terminal_are_said(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.xlsx"
    file.write_bytes(lock(xlsx([("Date", "Event"), ("3/4/21", "Seen.")]), "tide"))
    code, _, err = run("import", file, "--column", "Result=nonsense")
    assert (code, "HEADING=ROLE" in err) == (2, True)
    code, _, err = run("import", file)
    assert (code, "password" in err) == (2, True)
    assert "log.xlsx" not in err


def test_the_password_of_a_locked_file_is_asked_for(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "log.xlsx"
    file.write_bytes(lock(xlsx([("Date", "Event"), ("3/4/21", "Seen."), ("4/4/21", "Seen.")]), "tide"))
    answers = iter(["ebb", "tide"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    code, out, err = run("import", file, "--agency", "a1", "--dry-run")
    assert code == 0
    assert "2 rows of chronologies were read" in out
    assert "does not open" in err
