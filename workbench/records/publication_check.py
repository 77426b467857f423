"""Checks of a report before it is published."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class PublicationCheck(
    f.Record,
    kind="publication_check",
    title="Publication check",
    plural="Publication checks",
    about="Checks before publication: identifiers, combinations of facts, and what a determined stranger could find.",
    shown_by="kind",
    section="report",
):
    """A check of the report before it is published."""

    kind = f.choice(
        T.OPEN,
        "Kind",
        "What was checked; a motivated intruder is someone who tries to find out who the child is.",
        required=True,
        options=("identifiers", "combination", "motivated_intruder", "blind_reader", "legal", "family"),
    )
    by = f.text(T.CONFIDENTIAL, "By", "Who checked.")
    date = f.date(T.DATE, "Date", "The day of the check.")
    result = f.choice(
        T.OPEN, "Result", "Whether the report passed.", required=True, options=("pass", "concern", "fail")
    )
    note = f.memo(T.CONFIDENTIAL, "Note", "What was found, and what was done about it.")
    export_sha256 = f.text(
        T.CONFIDENTIAL, "Fingerprint", "The SHA-256 of the words that were checked, or of a file of them."
    )
