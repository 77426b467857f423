"""What left the workbench, for whom, and whether it came back: the whole record is confidential."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Disclosure(
    f.Record,
    kind="disclosure",
    title="Disclosure",
    plural="Disclosures",
    about="Every copy that left the workbench: to whom, on what authority, and whether it has come back.",
    shown_by="recipient",
    section="report",
    reach=f.Reach.CONFIDENTIAL,
):
    """A copy that left the workbench."""

    date = f.date(T.CONFIDENTIAL, "Date", "The day it left.", required=True)
    recipient = f.text(T.CONFIDENTIAL, "Recipient", "Who received it.", required=True)
    authority = f.text(T.CONFIDENTIAL, "Authority", "The agreement, order or decision that allowed it.")
    form = f.choice(T.CONFIDENTIAL, "Form", "In what form it went.", options=("full", "redacted", "summary"))
    audience = f.text(T.CONFIDENTIAL, "Audience", "The audience it was made for.")
    copy_number = f.text(T.CONFIDENTIAL, "Copy number", "The number on the copy, by which it can be traced.")
    sha256 = f.text(T.CONFIDENTIAL, "Fingerprint", "The SHA-256 of the file that was sent.")
    content_sha256 = f.text(
        T.CONFIDENTIAL, "Fingerprint of the words", "The SHA-256 of what it says, whatever the format and the day."
    )
    return_by = f.date(T.CONFIDENTIAL, "Return by", "The day by which it has to come back or be destroyed.")
    returned = f.date(T.CONFIDENTIAL, "Returned", "The day it came back or was destroyed.")
