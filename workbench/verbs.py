"""The verbs of the command line: the same services as the window, for scripts, tests and people who prefer it."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from workbench import arguments
from workbench.errors import PasswordNeeded, WorkbenchError, WrongUse
from workbench.exchange.chronologies import Column, Role
from workbench.records import profiles
from workbench.services import (
    anonymisation_log,
    auditing,
    checks,
    chronology,
    demo,
    doubts,
    exporting,
    finding,
    genogram,
    handouts,
    importing,
    jurisdiction,
    learning,
    picturing,
    plan_export,
    recognising,
    searching,
    upkeep,
    verifying,
)
from workbench.services.importing import Wishes
from workbench.services.session import DEFAULT_JURISDICTION, Session

DONE, FOUND = 0, 1
_MARKS = str.maketrans({"\x02": "[", "\x03": "]"})


def is_verb(word: str) -> bool:
    """Return whether this is a command, or an option, and not the name of a file."""
    return word in _COMMANDS or word.startswith("-")


def run(words: Sequence[str]) -> int:
    """Run one command; return its exit code: 0 done, 1 it found something, 2 wrong use, 3 refused."""
    options = arguments.parser().parse_args(words)
    try:
        return _COMMANDS[options.command](options)
    except WorkbenchError as error:
        print(f"workbench: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("workbench: Stopped; nothing was changed.", file=sys.stderr)
        return 3


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
        print(f"{problem.where}: {problem.sentence}")
    for sentence in report.sentences:
        print(sentence)


def _tell_file(file: importing.SeenFile) -> None:
    """Print a chronology as it would come in: its columns, and each row's date beside the sender's words."""
    version = f", a new version of {file.earlier}" if file.earlier else ""
    print(f"{file.name}: sent by {file.agency or 'nobody known'}{version}")
    for column in file.columns:
        print(f"  column {(column.heading or column.key)!r} is {column.role}: {column.sample[:40]}")
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
    if options.log:
        return _export_log(options)
    with _open(options) as session:
        receipt = exporting.export(
            session,
            options.audience,
            options.to,
            draft=options.draft,
            override_reason=options.override_reason,
            progress=_progress,
        )
    return _tell_receipt(receipt)


def _tell_receipt(receipt: exporting.Receipt) -> int:
    for sentence in receipt.sentences:
        print(sentence)
    print(f"{receipt.path}  SHA-256 {receipt.sha256}")
    return DONE


def _export_log(options: argparse.Namespace) -> int:
    with _open(options) as session:
        written = anonymisation_log.export(
            session, options.audience, options.log, options.to, draft=options.draft, progress=_progress
        )
    print(
        f"{written} replacements made for {options.log} written to {options.to}; keep it with the confidential version."
    )
    return DONE


def _verify(options: argparse.Namespace) -> int:
    with _open(options) as session:
        found = [verifying.verify_file(session, file, options.audience) for file in options.files]
    if options.json:
        _print_json([v.as_json() for v in found])
    elif options.certificate:
        print("\n\n".join(verifying.certificate_of(v) for v in found))
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
    if sentence := finding.rules_alone():
        print(sentence, file=sys.stderr)
    for file in options.files:
        print(json.dumps(finding.detect_in(file, recall_first=options.recall_first), ensure_ascii=False))
    return DONE


def _chronology(options: argparse.Namespace) -> int:
    with _open(options) as session:
        if options.json:
            _print_json([entry.as_json() for entry in chronology.merged(session, options.audience, _progress)])
            return DONE
        receipt = handouts.write_chronology(
            session,
            options.csv or options.xlsx or options.docx,
            options.audience,
            draft=options.draft,
            override_reason=options.override_reason,
            progress=_progress,
        )
    return _tell_receipt(receipt)


def _template(options: argparse.Namespace) -> int:
    with _open(options) as session:
        return _tell_receipt(handouts.write_template(session, options.agency, options.to, progress=_progress))


def _queries(options: argparse.Namespace) -> int:
    with _open(options) as session:
        receipt = handouts.write_queries(
            session, options.agency, options.to, silence=options.silence, progress=_progress
        )
    return _tell_receipt(receipt)


def _genogram(options: argparse.Namespace) -> int:
    with _open(options) as session:
        return _tell_receipt(genogram.write(session, options.audience, options.to, progress=_progress))


def _timeline(options: argparse.Namespace) -> int:
    with _open(options) as session:
        return _tell_receipt(picturing.write(session, options.audience, options.to, progress=_progress))


def _actions(options: argparse.Namespace) -> int:
    with _open(options) as session:
        receipt = plan_export.write(
            session,
            options.to,
            options.audience,
            draft=options.draft,
            override_reason=options.override_reason,
            progress=_progress,
        )
    return _tell_receipt(receipt)


def _learn(options: argparse.Namespace) -> int:
    with _open(options) as session:
        if options.to:
            return _tell_receipt(learning.write(session, options.to, draft=options.draft, progress=_progress))
        if options.source is None:
            raise WrongUse(
                "There is nothing to learn from.", "Name a folder or file, or write this review's with --to."
            )
        intake = learning.read(session, options.source, _progress)
        for arrival in intake.arrivals if options.dry_run else ():
            lesson = arrival.lesson
            asked = " ".join((lesson.recommendation or lesson.finding).split())[:70]
            print(f"{arrival.fate:7} {lesson.year or '-':5} {lesson.title[:40]}: {asked}")
        if not options.dry_run:
            learning.store(session, intake)
    for name, sentence in intake.problems:
        print(f"{name}: {sentence}")
    for sentence in intake.sentences:
        print(f"{sentence}.")
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


def _history(options: argparse.Namespace) -> int:
    with _open(options) as session:
        count, said = auditing.export(session, options.to, progress=_progress)
    for sentence in said:
        print(sentence)
    print(f"{count} changes written to {options.to}; keep it with the confidential version.")
    return DONE


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
    "template": _template,
    "queries": _queries,
    "genogram": _genogram,
    "timeline": _timeline,
    "actions": _actions,
    "learn": _learn,
    "search": _search,
    "profile": _profile,
    "check": _check,
    "history": _history,
    "backup": _backup,
    "restore": _restore,
    "passphrase": _change_passphrase,
    "recover": _recover,
}
