"""The incident that set off the review."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Incident(
    f.Record,
    kind="incident",
    title="Incident",
    plural="Incidents",
    about="What happened to the child, when it was known and notified, and what was done at once.",
    shown_by="nature",
    section="trigger",
):
    """The death or serious harm that set off the review."""

    date = f.date(T.DATE, "Date", "The day of the incident.", required=True)
    time = f.text(T.CONFIDENTIAL, "Time", "The time of day, as HH:MM.")
    nature = f.choice(
        T.OPEN,
        "Nature",
        "Whether a child died or was seriously harmed, and in what setting.",
        required=True,
        options=("death", "serious_harm", "looked_after_death", "regulated_setting_death"),
    )
    harm = f.choices(
        T.OPEN,
        "Harm",
        "Every kind of abuse, neglect or harm known or suspected.",
        options=(
            "physical_abuse",
            "emotional_abuse",
            "sexual_abuse",
            "neglect",
            "exploitation",
            "self_harm",
            "fabricated_illness",
            "other",
        ),
    )
    serious_harm_basis = f.prose(
        "Why the harm is serious", "Which impairment there is, and how long it is likely to last; recovery is no bar."
    )
    mechanism = f.text(T.QUASI, "Mechanism", "How the death or injury came about, in a few words.")
    place = f.ref("place", T.LINK, "Place", "Where it happened.")
    children = f.refs("person", T.LINK, "Children", "Every child who died or was harmed.")
    reported_by = f.ref("agency person", T.LINK, "Reported by", "Who first told the authorities.")
    aware_date = f.date(T.DATE, "Aware", "The day the notifying authority became aware; the first clock starts here.")
    notified_date = f.date(T.DATE, "Notified", "The day the notification was sent; the rapid review clock starts here.")
    notification_reference = f.text(
        T.CONFIDENTIAL, "Notification reference", "The reference given to the notification."
    )
    abuse_or_neglect = f.choice(
        T.OPEN,
        "Abuse or neglect",
        "Whether abuse or neglect is known, suspected or excluded.",
        options=("known", "suspected", "excluded", "unknown"),
    )
    immediate_actions = f.prose("Immediate action", "What was done at once to make this child and others safe.")
    other_children_at_risk = f.prose("Other children", "Other children who may be at risk, and what was done for them.")
    media_interest = f.choice(
        T.CONFIDENTIAL,
        "Media interest",
        "How far the press knows; its reports can be read beside the review.",
        options=("none", "local", "national"),
    )
    account = f.prose(
        "Account", "What happened, in full; only you, the commissioning body and the panel see it.", reach=f.Reach.PANEL
    )
    public_statement = f.prose("Public statement", "One neutral paragraph that anyone may read.")
