"""Who approved which version of the report."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class SignOff(
    f.Record,
    kind="sign_off",
    title="Sign-off",
    plural="Sign-offs",
    about="Who approved which version of the report, or sent it back, and when.",
    shown_by="version",
    section="report",
):
    """An approval, or a return, of one version of the report."""

    version = f.text(T.OPEN, "Version", "The version that was read.", required=True)
    role = f.choice(
        T.OPEN,
        "Role",
        "In what role it was approved.",
        required=True,
        options=("reviewer", "chair", "statutory_partner", "legal", "communications"),
    )
    by = f.text(T.CONFIDENTIAL, "By", "Who approved or returned it.")
    date = f.date(T.DATE, "Date", "The day of the decision.")
    decision = f.choice(T.OPEN, "Decision", "Whether it was approved or returned.", options=("approved", "returned"))
    comment = f.memo(T.CONFIDENTIAL, "Comment", "What they said about it.")
