"""What one agency did for a person over a time."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Involvement(
    f.Record,
    kind="involvement",
    title="Involvement",
    plural="Involvement",
    about="Each agency's service to the child and family: planned against given, its quality, and its context.",
    shown_by="agency",
    section="involvement",
):
    """One agency's service to one or more people over a time."""

    agency = f.ref("agency", T.LINK, "Agency", "The agency that gave the service.", required=True)
    people = f.refs("person", T.LINK, "People", "Whom the service was for.")
    service = f.prose("Service", "The service given, for example health visiting or a child in need plan.")
    tier = f.choice(
        T.OPEN,
        "Tier",
        "Whether everyone gets it, some are offered it, or the law required it.",
        options=("universal", "targeted", "statutory"),
    )
    from_ = f.date(T.DATE, "From", "When it began.")
    to = f.date(T.DATE, "To", "When it ended.")
    planned_contact = f.prose("Planned contact", "How often contact was planned or required.")
    actual_contact = f.prose("Actual contact", "How often contact took place.")
    protocols_followed = f.choice(
        T.OPEN,
        "Procedures followed",
        "Whether the procedures in force at the time were followed.",
        options=("yes", "partly", "no", "unknown"),
    )
    standard = f.prose("Standard", "The procedure or standard against which this is judged.")
    quality = f.choice(
        T.OPEN,
        "Quality",
        "How good the work was against that standard.",
        options=("good", "adequate", "below_expected", "not_assessed"),
    )
    context = f.choices(
        T.OPEN,
        "Context",
        "What in the organisation bore on the work at the time.",
        options=(
            "workload",
            "turnover",
            "supervision",
            "organisational_change",
            "resources",
            "training",
            "systems",
        ),
    )
    summary = f.prose("Summary", "What the agency did and what it knew, in a paragraph or two.")
