"""The agencies and services that were involved, and what each was asked to contribute."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Agency(
    f.Record,
    kind="agency",
    title="Agency",
    plural="Agencies",
    about="Every agency and service involved, with its label for the report and what it was asked for.",
    shown_by="name",
    section="register",
):
    """An agency or service, with the label that replaces its name and its contribution to the review."""

    name = f.text(T.NAME, "Name", "The full name of the agency or service.", required=True)
    aliases = f.texts(T.NAME, "Other names", "Every other form seen: short names, abbreviations, former names.")
    kind = f.choice(
        T.OPEN,
        "Kind",
        "What sort of agency it is, in the terms of the profile.",
        required=True,
        vocabulary="agency_kind",
    )
    label = f.text(
        T.LABEL, "Label", "The words that stand for the name: Children's Social Care, GP Practice 1.", required=True
    )
    contribution = f.choice(
        T.OPEN,
        "Contribution",
        "What the agency was asked to write for the review.",
        options=("management_report", "information_report", "chronology", "briefing", "none"),
    )
    report_author = f.text(T.NAME, "Report author", "Who wrote the agency's report; not someone who managed the case.")
    requested = f.date(T.CONFIDENTIAL, "Requested", "The day the contribution was asked for.")
    due = f.date(T.CONFIDENTIAL, "Due", "The day by which it was asked for.")
    received = f.date(T.CONFIDENTIAL, "Received", "The day it arrived.")
    secured_records = f.date(
        T.CONFIDENTIAL, "Records secured", "The day the agency secured its records against change or loss."
    )
    contact = f.text(T.CONFIDENTIAL, "Contact", "Whom to write to about this review at the agency.")
