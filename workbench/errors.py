"""What can go wrong, drawn as a tree; each leaf carries the one sentence a person reads.

    WorkbenchError
    ├── WrongUse                 exit 2: the request itself makes no sense
    │   ├── NotAStore            the file is not a review store
    │   ├── WrongPassphrase
    │   ├── AlreadyThere         the target exists and would be overwritten
    │   └── BadInput             a file from outside that cannot be read
    │       └── PasswordNeeded   a file that opens with a password of its own
    ├── Refused                  exit 3: understood, and not done, with the reason
    │   ├── InUse                another process has the store open
    │   ├── NewerStore           written by a later version of the workbench
    │   ├── StillReferredTo      deleting would leave a reference to nothing
    │   ├── InvalidRecord        a record its declaration does not allow
    │   ├── UnknownReference     a reference to a record that is not there
    │   └── PublicationRefused   an export that leaks or still holds doubts
    ├── Found                    exit 1: the work was done and it found something
    │   └── Damaged              the store fails its integrity check
    ├── Environment              exit 3: the computer's fault
    │   ├── DiskFull
    │   └── CannotWrite
    └── Cancelled                exit 3: the person stopped it

A sentence is built from a fixed text and *safe* parameters only: counts, kinds, field names, ids the
workbench made, and names of file types. Never the words of a record, a name, or a passphrase: an
exception may end up in a log. ``next_step`` says what the person can do.
"""

from __future__ import annotations

from collections.abc import Sequence


class WorkbenchError(Exception):
    """Something a person can cause or meet; never a programming error.

    ``sentence`` and ``next_step`` are complete English sentences, safe to show and to log.
    """

    exit_code = 3
    code = "error"
    next_step = ""

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        if next_step:
            self.next_step = next_step

    def __str__(self) -> str:
        """Return the sentence and the next step as one line."""
        return f"{self.sentence} {self.next_step}".strip()


class WrongUse(WorkbenchError):
    """The request cannot be understood or makes no sense."""

    exit_code = 2
    code = "wrong_use"


class NotAStore(WrongUse):
    """The file exists and is something else."""

    code = "not_a_store"
    next_step = "Choose a file that ends in .review."


class WrongPassphrase(WrongUse):
    """No page of the store answers to this key."""

    code = "wrong_passphrase"
    next_step = "Try again, or use the recovery sheet."

    def __init__(self) -> None:
        super().__init__("The passphrase does not open this review.")


class AlreadyThere(WrongUse):
    """The target of a new file exists."""

    code = "already_there"
    next_step = "Choose another name; nothing was changed."


class BadInput(WrongUse):
    """A file from outside that cannot be read as what it claims to be."""

    code = "bad_input"
    next_step = "Ask the sender for a new copy; nothing was changed."


class PasswordNeeded(BadInput):
    """A file that opens with a password of its own, which was not given or does not fit.

    ``wrong`` tells the two apart; ``file`` is the file's name where it is known, for the person and for no log.
    """

    code = "password_needed"
    next_step = "Give the password, or ask for a copy without one; nothing was changed."

    def __init__(self, *, wrong: bool = False, file: str = "") -> None:
        self.wrong, self.file = wrong, file
        super().__init__(
            "The password does not open the file." if wrong else "The file is protected by a password of its own."
        )


class Refused(WorkbenchError):
    """Understood, and not done."""

    code = "refused"


class InUse(Refused):
    """The store is open elsewhere."""

    code = "in_use"
    next_step = "Close it there first."

    def __init__(self) -> None:
        super().__init__("This review is open in another window or program.")


class NewerStore(Refused):
    """The store's schema is later than this program's."""

    code = "newer_store"
    next_step = "Install the newer version; the file has not been touched."

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"This review was written by a newer version of Review Workbench "
            f"(store format {found}, this version knows {known})."
        )


class StillReferredTo(Refused):
    """A record that others refer to cannot be deleted.

    ``referrers`` lists (kind, id) pairs.
    """

    code = "still_referred_to"
    next_step = "Change those records first, or move this one to the bin."

    def __init__(self, referrers: Sequence[tuple[str, str]]) -> None:
        self.referrers = tuple(referrers)
        super().__init__(f"{len(self.referrers)} other record(s) refer to this one.")


class InvalidRecord(Refused):
    """A record that its declaration does not allow; ``field`` names where."""

    code = "invalid_record"

    def __init__(self, kind: str, field: str, problem: str) -> None:
        self.kind, self.field = kind, field
        super().__init__(f"The {field} of this {kind} {problem}.")


class UnknownReference(Refused):
    """References to records that are not there.

    ``dangling`` lists (kind, id, field, missing id).
    """

    code = "unknown_reference"
    next_step = "Correct the file and import it again; nothing was imported."

    def __init__(self, dangling: Sequence[tuple[str, str, str, str]]) -> None:
        self.dangling = tuple(dangling)
        kind, id_, field, missing = self.dangling[0]
        more = f", and {len(self.dangling) - 1} more" if len(self.dangling) > 1 else ""
        super().__init__(f"A reference leads nowhere: {field} of {kind} {id_} names {missing}{more}.")


class PublicationRefused(Refused):
    """An export that would leak, or that still holds undecided doubts.

    ``reasons`` are safe sentences (counts and places, never the identifiers).
    """

    code = "publication_refused"
    next_step = (
        "List what is in doubt with `workbench doubts` and decide it, or use --draft to mask everything doubtful, "
        "or give a reason with --override-reason."
    )

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("The report was not written: " + "; ".join(self.reasons) + ".")


class Found(WorkbenchError):
    """The work was done and found something the person must know."""

    exit_code = 1
    code = "found"


class Damaged(Found):
    """The store, or a part of it, is damaged."""

    code = "damaged"
    next_step = "Restore the latest backup; do not save over this file."


class Environment(WorkbenchError):
    """The computer, not the person or the program."""

    code = "environment"


class DiskFull(Environment):
    """No room to write."""

    code = "disk_full"
    next_step = "Free some space and try again; what was saved before is safe."

    def __init__(self) -> None:
        super().__init__("The disk is full; the last change was not saved.")


class CannotWrite(Environment):
    """The folder or file cannot be written."""

    code = "cannot_write"
    next_step = "Choose another folder; nothing was changed."

    def __init__(self) -> None:
        super().__init__("This place cannot be written to.")


class Cancelled(WorkbenchError):
    """The person stopped a long task; nothing of it remains."""

    code = "cancelled"

    def __init__(self) -> None:
        super().__init__("Stopped; nothing was changed.")
