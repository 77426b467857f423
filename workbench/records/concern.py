"""Concerns about conduct, referred elsewhere: the whole record is confidential."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Concern(
    f.Record,
    kind="concern",
    title="Concern referred elsewhere",
    plural="Concerns referred elsewhere",
    about="Conduct that someone else has to judge: whom it was raised with and when. Nothing here is ever published.",
    shown_by="description",
    section="concerns",
    reach=f.Reach.CONFIDENTIAL,
):
    """A concern about conduct that the review passes to those who decide such things."""

    description = f.memo(T.CONFIDENTIAL, "Concern", "What was done or not done, in plain words.", required=True)
    immediate_risk_met = f.flag(
        T.CONFIDENTIAL, "Immediate risk dealt with", "Whether any present risk to children was passed on at once."
    )
    system_factors_considered = f.memo(
        T.CONFIDENTIAL,
        "System factors considered",
        "Before anyone is named: what in the system made it likely, whoever had been there.",
    )
    about_agency = f.ref("agency", T.CONFIDENTIAL, "Agency", "The agency it is about, or the person's employer.")
    about_person = f.ref(
        "person",
        T.CONFIDENTIAL,
        "About",
        "The person it is about, where it is about one; named after the system was considered.",
    )
    standard = f.memo(T.CONFIDENTIAL, "Standard", "The code, procedure or law that may not have been met.")
    evidence = f.memo(T.CONFIDENTIAL, "Evidence", "What it rests on.")
    raised_with = f.choice(
        T.CONFIDENTIAL,
        "Raised with",
        "Who was told; it is for them to decide, not for the review.",
        options=("employer", "designated_officer", "regulator", "police", "coroner", "none"),
    )
    raised = f.date(T.CONFIDENTIAL, "Raised", "The day they were told.")
    decision_maker = f.text(T.CONFIDENTIAL, "Decided by", "Who decides, or decided.")
    outcome = f.choice(
        T.CONFIDENTIAL,
        "Outcome",
        "What they decided, where you were told.",
        options=(
            "no_action",
            "advice",
            "training",
            "supervision",
            "policy_revision",
            "capability",
            "disciplinary",
            "regulator_referral",
            "prosecution",
            "not_known",
        ),
    )
    asked_after = f.groups(
        T.CONFIDENTIAL,
        "Outcome asked for",
        "Each day on which you asked what had become of it, and what you were told.",
        {
            "date": f.date(T.CONFIDENTIAL, "Date", "The day you asked."),
            "note": f.text(T.CONFIDENTIAL, "Note", "Whom you asked and what was answered."),
        },
    )
