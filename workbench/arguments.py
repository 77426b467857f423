"""The words of the command line: every command, what it takes, and what it says of itself."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from workbench import __version__
from workbench.exchange.chronologies import Role
from workbench.records import profiles
from workbench.services import doubts, handouts


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    whole = argparse.ArgumentParser(prog="workbench", description="Review Workbench. Without a command: the window.")
    whole.add_argument("--version", action="version", version=__version__)
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")

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
    return whole


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
    sub.add_argument(
        "--log", metavar="AUDIENCE", help="with --as confidential: what was replaced for AUDIENCE (.docx, .xlsx, .csv)"
    )
    _add_care(sub)


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


def _add_care(sub: argparse.ArgumentParser) -> None:
    """Add what a public export with doubts may do."""
    sub.add_argument("--draft", action="store_true", help="mask everything doubtful; DRAFT on every page")
    sub.add_argument("--override-reason", default="", metavar="TEXT", help="let doubts stand; the reason is kept")


def _add_looking(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands that read and change nothing."""
    sub = command("verify", "read files back; where and what leaks")
    sub.add_argument("files", type=Path, nargs="+", metavar="FILE")
    sub.add_argument("--as", dest="audience", default="public", metavar="AUDIENCE")
    way = sub.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true")
    way.add_argument("--certificate", action="store_true", help="print the certificate of each file, in plain words")
    sub = command("suggest", "identifiers that the register does not know")
    sub.add_argument("--json", action="store_true")
    sub = command("recognise", "whom the public report would let a reader recognise, and by what")
    sub.add_argument("--weights", type=Path, metavar="FILE", help="keep an edited copy of the weights in this review")
    sub.add_argument("--write-weights", type=Path, metavar="FILE", help="write the weights to FILE, to be edited")
    sub.add_argument("--json", action="store_true")
    sub = command("detect", "mark identifiers in files, without a store; one JSON line a file", store=False)
    sub.add_argument("files", type=Path, nargs="+", metavar="FILE")
    sub.add_argument("--json", action="store_true", required=True)
    sub.add_argument("--recall-first", action="store_true", help="mark rather too much than too little")
    sub = command("chronology", "the merged chronology")
    sub.add_argument("--as", dest="audience", default="", metavar="AUDIENCE")
    form = sub.add_mutually_exclusive_group(required=True)
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", type=Path, metavar="FILE")
    form.add_argument("--xlsx", type=Path, metavar="FILE")
    form.add_argument("--docx", type=Path, metavar="FILE")
    _add_care(sub)
    sub = command("template", "a blank chronology to send to an agency; it comes back without mapping")
    sub.add_argument("--agency", required=True, metavar="ID", help="id, name or label")
    sub.add_argument("--to", type=Path, required=True, metavar="FILE.docx|FILE.xlsx")
    sub = command("queries", "the questions on an agency's chronology, with room for its answers")
    sub.add_argument("--agency", required=True, metavar="ID", help="id, name or label")
    sub.add_argument("--to", type=Path, required=True, metavar="FILE.docx")
    sub.add_argument("--silence", type=int, default=handouts.SILENCE, metavar="DAYS", help="without contact")
    sub = command("timeline", "the picture of the chronology, drawn for an audience and read back")
    sub.add_argument("--as", dest="audience", default="confidential", metavar="AUDIENCE")
    sub.add_argument("--to", type=Path, required=True, metavar="FILE.svg|FILE.pdf")
    sub = command("actions", "the action plan as a table, or as a calendar of what is still due")
    sub.add_argument("--as", dest="audience", default="", metavar="AUDIENCE")
    sub.add_argument("--to", type=Path, required=True, metavar="FILE.xlsx|FILE.ics")
    _add_care(sub)
    sub = command("genogram", "the family in standard symbols, drawn for an audience and read back")
    sub.add_argument("--as", dest="audience", default="confidential", metavar="AUDIENCE")
    sub.add_argument("--to", type=Path, required=True, metavar="FILE.svg|FILE.pdf")
    sub = command("learn", "what earlier reviews found and asked for, as the public would read it")
    sub.add_argument("source", type=Path, metavar="FOLDER|FILE", nargs="?", help="case folders, .json, .csv or .xlsx")
    sub.add_argument("--dry-run", action="store_true", help="show what would come in; store nothing")
    sub.add_argument("--to", type=Path, metavar="FILE.json", help="write what this review teaches, for other reviews")
    sub.add_argument("--draft", action="store_true", help="with --to: mask everything doubtful")
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
    sub = command("history", "the audit log: every change with its time, chained; confidential")
    sub.add_argument("--to", type=Path, required=True, metavar="FILE.xlsx|FILE.csv")
    command("backup", "a sealed copy of the store").add_argument("--to", type=Path, required=True, metavar="FILE")
    sub = command("restore", "a store from a sealed copy", store=False)
    sub.add_argument("backup", type=Path, metavar="FILE")
    sub.add_argument("--to", dest="store", type=Path, required=True, metavar="STORE")
    sub.add_argument("--passphrase-file", metavar="FILE", help="read the passphrase from FILE (-: standard input)")
    sub = command("passphrase", "change the passphrase; prints a new recovery sheet")
    sub.add_argument("--new-passphrase-file", metavar="FILE")
    sub = command("recover", "a new passphrase with the recovery sheet")
    sub.add_argument("--sheet", type=Path, required=True, metavar="FILE", help="the recovery sheet (-: standard input)")
