"""The command line: the same services as the window, for scripts, tests and people who prefer it."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from workbench import __version__, hardening, logs
from workbench.errors import PasswordNeeded, WorkbenchError, WrongUse
from workbench.exchange.chronologies import Column, Role
from workbench.records import profiles
from workbench.services import (
    checks,
    chronology,
    demo,
    doubts,
    exporting,
    finding,
    importing,
    jurisdiction,
    recognising,
    searching,
    tables,
    upkeep,
    verifying,
)
from workbench.services.importing import Wishes
from workbench.services.session import DEFAULT_JURISDICTION, Session

DONE, FOUND = 0, 1
_MARKS = str.maketrans({"\x02": "[", "\x03": "]"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 it found something, 2 wrong use, 3 refused."""
    hardening.no_core_dumps()
    logs.configure()
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    if not given or (given[0] not in _COMMANDS and not given[0].startswith("-")):
        from workbench.app import run_window

        return run_window(Path(given[0]) if given else None)
    options = parser.parse_args(given)
    try:
        return _COMMANDS[options.command](options)
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("workbench: Stopped; nothing was changed.", file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbench", description="Review Workbench. Without a command: the window.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help_: str, store: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_, description=help_)
        if store:
            sub.add_argument("store", type=Path, metavar="STORE")
            sub.add_argument(
                "--passphrase-file", metavar="FILE", help="read the passphrase from FILE (-: standard input)"
            )
        return sub

    _add_work(command)
    _add_deciding(command)
    _add_looking(command)
    _add_upkeep(command)
    return parser


def _add_work(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands that make, fill and publish a review."""
    sub = command("demo", "the example review: store, import, every report, certificate", store=False)
    sub.add_argument("--to", type=Path, default=Path("demo"), metavar="DIR")
    sub = command("new", "make a store; with --case from a case folder")
    sub.add_argument("--case", type=Path, metavar="FOLDER")
    sub.add_argument("--jurisdiction", choices=profiles.names(), default=None)
    sub.add_argument("--recovery-sheet", type=Path, metavar="FILE", help="write the recovery sheet to FILE")
    sub = command("import", "chronologies, documents, folders of them; the same file twice changes nothing")
    sub.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    sub.add_argument("--agency", metavar="ID", help="the agency that sent the chronologies: id, name or label")
    sub.add_argument(
        "--dry-run", action="store_true", help="show columns, dates and problems row by row; store nothing"
    )
    sub.add_argument(
        "--column", action="append", default=[], metavar="HEADING=ROLE", help=f"a column's role: {', '.join(Role)}"
    )
    sub.add_argument("--bin-gone", action="store_true", help="bin entries that a new version of a file no longer has")
    sub.add_argument("--json", action="store_true")
    sub = command("export", "write the review for an audience, and read it back")
    sub.add_argument("--as", dest="audience", required=True, metavar="AUDIENCE")
    sub.add_argument("--to", type=Path, required=True, metavar="FILE.docx|FILE.pdf|FILE.json|FOLDER")
    sub.add_argument("--draft", action="store_true", help="mask everything doubtful; DRAFT on every page")
    sub.add_argument("--override-reason", default="", metavar="TEXT", help="let doubts stand; the reason is kept")


def _add_deciding(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands that list what is in doubt and decide it."""
    sub = command("doubts", "what has to be decided before the public report may be written")
    sub.add_argument("--json", action="store_true")
    sub = command("decide", "decide what becomes of words that are in doubt, wherever they stand")
    sub.add_argument("words", metavar="WORDS", nargs="?", help="the words as `doubts` lists them")
    way = sub.add_mutually_exclusive_group(required=True)
    way.add_argument("--keep", action="store_true", help="they identify nobody and stay")
    way.add_argument("--means", metavar="ID", help="they mean this person, agency or place of the register")
    way.add_argument("--also", metavar="ID", help="they are another form of this name: enter them in the register")
    way.add_argument("--register", metavar="KIND", choices=doubts.NAMED, help="someone new: person, agency or place")
    way.add_argument("--replace", metavar="TEXT", help="put other words in their place")
    way.add_argument("--withhold", action="store_true", help="leave them out")
    way.add_argument("--mask-all", action="store_true", help="put neutral words in place of all that is in doubt")
    sub.add_argument("--label", default="", metavar="TEXT", help="with --register: what stands for the name in reports")
    sub.add_argument("--reason", default="", metavar="TEXT", help="kept with the decision; --mask-all needs one")


def _add_looking(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands that read and change nothing."""
    sub = command("verify", "read files back; where and what leaks")
    sub.add_argument("files", type=Path, nargs="+", metavar="FILE")
    sub.add_argument("--as", dest="audience", default="public", metavar="AUDIENCE")
    sub.add_argument("--json", action="store_true")
    sub = command("suggest", "identifiers that the register does not know")
    sub.add_argument("--json", action="store_true")
    sub = command("recognise", "whom the public report would let a reader recognise, and by what")
    sub.add_argument("--weights", type=Path, metavar="FILE", help="keep an edited copy of the weights in this review")
    sub.add_argument("--write-weights", type=Path, metavar="FILE", help="write the weights to FILE, to be edited")
    sub.add_argument("--json", action="store_true")
    sub = command("detect", "mark identifiers in files, without a store; one JSON line a file", store=False)
    sub.add_argument("files", type=Path, nargs="+", metavar="FILE")
    sub.add_argument("--json", action="store_true", required=True)
    sub = command("chronology", "the merged chronology")
    sub.add_argument("--as", dest="audience", default="", metavar="AUDIENCE")
    form = sub.add_mutually_exclusive_group(required=True)
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", type=Path, metavar="FILE")
    form.add_argument("--xlsx", type=Path, metavar="FILE")
    sub = command("search", "find words")
    sub.add_argument("words", metavar="WORDS")
    sub.add_argument("--as", dest="audience", default="", metavar="AUDIENCE")
    sub.add_argument("--json", action="store_true")


def _add_upkeep(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands that look after a store."""
    sub = command("profile", "what the jurisdiction says: its stages, time limits, criteria and lists")
    way = sub.add_mutually_exclusive_group()
    way.add_argument("--to", type=Path, metavar="FILE", help="write the profile to FILE, to be edited")
    way.add_argument("--from", dest="source", type=Path, metavar="FILE", help="use the edited profile in FILE")
    way.add_argument("--as-shipped", action="store_true", help="go back to the profile that comes with the program")
    way.add_argument("--json", action="store_true")
    command("check", "prove that the store is whole")
    command("backup", "a sealed copy of the store").add_argument("--to", type=Path, required=True, metavar="FILE")
    sub = command("restore", "a store from a sealed copy", store=False)
    sub.add_argument("backup", type=Path, metavar="FILE")
    sub.add_argument("--to", dest="store", type=Path, required=True, metavar="STORE")
    sub.add_argument("--passphrase-file", metavar="FILE", help="read the passphrase from FILE (-: standard input)")
    sub = command("passphrase", "change the passphrase; prints a new recovery sheet")
    sub.add_argument("--new-passphrase-file", metavar="FILE")
    sub = command("recover", "a new passphrase with the recovery sheet")
    sub.add_argument("--sheet", type=Path, required=True, metavar="FILE", help="the recovery sheet (-: standard input)")


def _passphrase(source: str | None, prompt: str = "Passphrase: ") -> str:
    """Return the passphrase from a file, standard input or the keyboard, without its line end."""
    if source is None:
        return getpass.getpass(prompt)
    try:
        text = sys.stdin.readline() if source == "-" else Path(source).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse("The passphrase file cannot be read.", "Check its path.") from error
    return text.rstrip("\r\n")


def _open(options: argparse.Namespace) -> Session:
    return Session.open(options.store, _passphrase(options.passphrase_file))


def _progress(done: int, total: int) -> None:
    """Show where long work is, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total} ", end="" if done < total else "\r", file=sys.stderr, flush=True)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _demo(options: argparse.Namespace) -> int:
    shown = demo.demonstrate(options.to, print)
    print(f"\nStore         {shown.store}   (passphrase: {shown.passphrase})")
    for receipt in shown.reports:
        print(f"{receipt.audience:13} {receipt.path}")
    print(f"Certificate   {shown.certificate}\n\n{shown.certificate.read_text('utf-8')}")
    return DONE


def _new(options: argparse.Namespace) -> int:
    jurisdiction = options.jurisdiction or (importing.jurisdiction_of(options.case) if options.case else None)
    jurisdiction = jurisdiction if jurisdiction in profiles.names() else DEFAULT_JURISDICTION
    passphrase = _passphrase(options.passphrase_file, "New passphrase: ")
    session, sheet = Session.create(options.store, passphrase, jurisdiction=jurisdiction)
    try:
        with session:
            if options.case:
                _tell(importing.import_case(session, options.case, _progress), as_json=False)
    except WorkbenchError:
        options.store.unlink(missing_ok=True)
        raise
    if options.recovery_sheet:
        upkeep.write_sheet(options.recovery_sheet, sheet)
    else:
        print(f"\nRecovery sheet: print it and keep it apart from the computer.\n\n{sheet}")
    return DONE


def _tell(report: importing.ImportReport, *, as_json: bool) -> None:
    if as_json:
        _print_json(report.as_json())
        return
    for file in report.files:
        _tell_file(file)
    for problem in report.problems:
        row = f", row {problem.row}" if problem.row else ""
        print(f"{problem.file}{row}: {problem.sentence}")
    for sentence in report.sentences:
        print(sentence)


def _tell_file(file: importing.SeenFile) -> None:
    """Print a chronology as it would come in: its columns, and each row's date beside the sender's words."""
    version = f", a new version of {file.earlier}" if file.earlier else ""
    print(f"{file.name}: sent by {file.agency or 'nobody known'}{version}")
    for column in file.columns:
        print(f"  column {column.heading or column.key!r} is {column.role}: {column.sample[:40]}")
    for row in file.rows:
        date = f"{row.date or '-'}{f' {row.time}' if row.time else ''}{' (inferred)' if row.inferred else ''}"
        what = " ".join(row.what.split())[:50]
        print(f"  {row.row or '':>5} {row.fate:8} {date:24} {row.date_text[:24]!r:26} {what}")
    print()


def _import(options: argparse.Namespace) -> int:
    passwords: dict[str, str] = {}
    with _open(options) as session:
        while True:
            told = _columns_told(options)
            wishes = Wishes({path.name: told for path in options.paths}, passwords, options.bin_gone)
            try:
                report = importing.import_paths(
                    session, options.paths, options.agency, options.dry_run, _progress, wishes
                )
                break
            except PasswordNeeded as locked:
                if not sys.stdin.isatty():
                    raise
                print(f"workbench: {locked.sentence}", file=sys.stderr)
                passwords[locked.file] = getpass.getpass(f"Password of {locked.file}: ")
    _tell(report, as_json=options.json)
    return DONE


def _columns_told(options: argparse.Namespace) -> dict[str, Role]:
    """Return what --column says, by the heading as columns are known by it."""
    told: dict[str, Role] = {}
    for said in options.column:
        heading, _, role = said.rpartition("=")
        if not heading or role not in set(Role):
            raise WrongUse("A column is told as HEADING=ROLE.", f"The roles are: {', '.join(Role)}.")
        told[Column(0, heading, Role(role)).key if not heading.startswith("#") else heading] = Role(role)
    return told


def _export(options: argparse.Namespace) -> int:
    with _open(options) as session:
        receipt = exporting.export(
            session,
            options.audience,
            options.to,
            draft=options.draft,
            override_reason=options.override_reason,
            progress=_progress,
        )
    for sentence in receipt.sentences:
        print(sentence)
    print(f"{receipt.path}  SHA-256 {receipt.sha256}")
    return DONE


def _verify(options: argparse.Namespace) -> int:
    with _open(options) as session:
        found = [verifying.verify_file(session, file, options.audience) for file in options.files]
    if options.json:
        _print_json([v.as_json() for v in found])
    else:
        for file, verification in zip(options.files, found, strict=True):
            for sentence in verification.sentences:
                print(f"{file}: {sentence}")
    return DONE if all(v.ok for v in found) else FOUND


def _suggest(options: argparse.Namespace) -> int:
    with _open(options) as session:
        found = finding.suggestions(session)
    if options.json:
        _print_json([s.as_json() for s in found])
    else:
        for s in found:
            likely = f"  ({s.likely}?)" if s.likely else ""
            print(f"{len(s.places):4} × {s.text}  {s.kind}{likely}")
    return DONE


def _doubts(options: argparse.Namespace) -> int:
    with _open(options) as session:
        found = doubts.waiting(session, _progress)
    if options.json:
        _print_json([doubt.as_json() for doubt in found])
    else:
        for doubt in found:
            whom = ", ".join(f"{w.title} [{w.id}]" for w in doubt.whom)
            print(f"{len(doubt.places):4} × {doubt.text}  {_SORTS[doubt.sort]}{f': {whom}?' if whom else ''}")
            for place in doubt.places[:3]:
                print(f"       {place.kind} {place.id} {place.field}: {place.before}[{place.words}]{place.after}")
        for sentence in doubts.in_words(found) or ("Nothing is in doubt",):
            print(f"{sentence}.")
    return FOUND if found else DONE


_SORTS = {
    doubts.Sort.UNKNOWN: "not in the register",
    doubts.Sort.WORD: "a word that is also a name",
    doubts.Sort.SEVERAL: "could mean several",
}


def _decide(options: argparse.Namespace) -> int:
    with _open(options) as session:
        if options.mask_all:
            print(f"{doubts.mask_all(session, options.reason, _progress)} masked with neutral words.")
            return DONE
        chosen = doubts.find(session, options.words or "")
        for doubt in chosen:
            _decide_one(session, doubt, options)
    print(f"Decided in {sum(len(doubt.places) for doubt in chosen)} places.")
    return DONE


def _decide_one(session: Session, doubt: doubts.Doubt, options: argparse.Namespace) -> None:
    if options.also:
        doubts.also_called(session, doubt, options.also)
    elif options.register:
        label = options.label or doubts.propose_label(session, options.register)
        doubts.register(session, doubt, options.register, label)
    elif options.means:
        doubts.means(session, doubt.places, options.means, options.reason)
    elif options.replace:
        doubts.replace(session, doubt.places, options.replace, options.reason)
    elif options.withhold:
        doubts.withhold(session, doubt.places, options.reason)
    else:
        doubts.keep(session, doubt.places, options.reason)


def _recognise(options: argparse.Namespace) -> int:
    with _open(options) as session:
        if options.weights:
            recognising.keep_weights(session, recognising.read_weights(options.weights))
        if options.write_weights:
            recognising.write_weights(session, options.write_weights)
        found = recognising.recognise(session, _progress)
        standing = checks.state(session, found.fingerprint)
    if options.json:
        _print_json({**found.as_json(), "checks": [each.as_json() for each in standing]})
    else:
        for line in (*recognising.lines(found), *(f"Check, {each.title}: {each.sentence}" for each in standing)):
            print(line)
    return FOUND if found.exposed or found.matches or found.unagreed else DONE


def _detect(options: argparse.Namespace) -> int:
    for file in options.files:
        print(json.dumps(finding.detect_in(file), ensure_ascii=False))
    return DONE


def _chronology(options: argparse.Namespace) -> int:
    with _open(options) as session:
        entries = chronology.merged(session, options.audience)
    if options.json:
        _print_json([entry.as_json() for entry in entries])
    else:
        target = options.csv or options.xlsx
        tables.write_chronology(entries, target)
        print(f"{len(entries)} entries written to {target}")
    return DONE


def _search(options: argparse.Namespace) -> int:
    with _open(options) as session:
        hits = searching.search(session, options.words, options.audience)
    if options.json:
        _print_json([hit.as_json() for hit in hits])
    else:
        for hit in hits:
            print(f"{hit.kind} {hit.id}: {hit.snippet.translate(_MARKS)}")
    return DONE


def _profile(options: argparse.Namespace) -> int:
    with _open(options) as session:
        if options.source:
            jurisdiction.take(session, jurisdiction.read(options.source))
        elif options.as_shipped:
            jurisdiction.all_as_shipped(session)
        elif options.to:
            jurisdiction.write(session, options.to)
        found, profile = jurisdiction.entries(session), session.profile
    if options.json:
        _print_json([entry.as_json() for entry in found])
        return DONE
    if not (options.to or options.source or options.as_shipped):
        for entry in found:
            print(jurisdiction.line(entry))
    print(jurisdiction.summary(profile, found))
    return DONE


def _check(options: argparse.Namespace) -> int:
    with _open(options) as session:
        wrong = upkeep.check(session)
    for sentence in wrong or ("The store is whole: every page, every reference and the whole history.",):
        print(sentence)
    return FOUND if wrong else DONE


def _backup(options: argparse.Namespace) -> int:
    with _open(options) as session:
        upkeep.backup(session, options.to)
    print(f"A sealed copy was written to {options.to} and opened to prove it.")
    return DONE


def _restore(options: argparse.Namespace) -> int:
    upkeep.restore(options.backup, options.store, _passphrase(options.passphrase_file))
    print(f"{options.store} was restored and opened to prove it.")
    return DONE


def _change_passphrase(options: argparse.Namespace) -> int:
    with _open(options) as session:
        sheet = session.change_passphrase(_passphrase(options.new_passphrase_file, "New passphrase: "))
    print(f"The passphrase is changed; the old recovery sheet no longer opens this review.\n\n{sheet}")
    return DONE


def _recover(options: argparse.Namespace) -> int:
    text = sys.stdin.read() if str(options.sheet) == "-" else upkeep.read_sheet(options.sheet)
    with Session.open_with_recovery_sheet(options.store, text) as session:
        sheet = session.change_passphrase(_passphrase(options.passphrase_file, "New passphrase: "))
    print(f"The review has a new passphrase; the old recovery sheet no longer opens it.\n\n{sheet}")
    return DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": _demo,
    "new": _new,
    "import": _import,
    "export": _export,
    "verify": _verify,
    "suggest": _suggest,
    "doubts": _doubts,
    "decide": _decide,
    "recognise": _recognise,
    "detect": _detect,
    "chronology": _chronology,
    "search": _search,
    "profile": _profile,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "passphrase": _change_passphrase,
    "recover": _recover,
}


if __name__ == "__main__":
    sys.exit(main())
