"""The documents and records that the review relies on."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Source(
    f.Record,
    kind="source",
    title="Source",
    plural="Sources",
    about="Every document relied on: where it came from, how far it can be trusted and what may be done with it.",
    shown_by="title",
    section="evidence",
):
    """A document or record relied on."""

    title = f.prose("Title", "What the document is, as a reader would look for it.", required=True)
    kind = f.choice(
        T.OPEN,
        "Kind",
        "What sort of document it is.",
        required=True,
        options=(
            "chronology",
            "management_report",
            "case_file",
            "minutes",
            "assessment",
            "correspondence",
            "policy",
            "audit",
            "court_order",
            "medical",
            "interview_note",
            "other",
        ),
    )
    file = f.text(T.CONFIDENTIAL, "File", "The file it was read from.")
    agency = f.ref("agency", T.LINK, "Agency", "The agency whose document it is.")
    author = f.text(T.NAME, "Author", "Who wrote it.")
    date = f.date(T.DATE, "Date", "The date of the document.")
    received = f.date(T.CONFIDENTIAL, "Received", "The day you received it.")
    received_from = f.text(T.CONFIDENTIAL, "Received from", "Who sent it, and how.")
    sha256 = f.text(T.CONFIDENTIAL, "Fingerprint", "The SHA-256 of the file, which shows that it has not changed.")
    grade = f.choice(
        T.OPEN,
        "Grade",
        "Primary: made at the time by those there; secondary: from other records; anecdotal: hearsay.",
        options=("primary", "secondary", "anecdotal"),
    )
    restriction = f.choice(
        T.OPEN,
        "Restriction",
        "A limit on its use, such as a court order or a hold by the police.",
        options=("none", "court_order", "family_proceedings", "police_hold", "privilege", "consent_limited"),
    )
    destroy_or_return_by = f.date(
        T.CONFIDENTIAL, "Destroy or return by", "The day by which it has to be destroyed or sent back."
    )
    text = f.prose(
        "Text",
        "The words of the document; only you, the commissioning body and the panel see them.",
        reach=f.Reach.PANEL,
    )
