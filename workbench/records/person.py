"""The people of a case: the child, the family and the professionals, and how each is called outside."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Person(
    f.Record,
    kind="person",
    title="Person",
    plural="People",
    about="Everyone the papers name, with every form of the name seen and the label that stands for it.",
    shown_by="name",
    section="register",
):
    """A person the papers name, with the label that replaces the name."""

    name = f.text(T.NAME, "Name", "The full name as the records have it.", required=True)
    aliases = f.texts(T.NAME, "Other names", "Every other form seen: maiden name, nickname, initials, misspelling.")
    kind = f.choice(
        T.OPEN,
        "Kind",
        "The person's part in the case; it decides who may read the name.",
        required=True,
        options=("subject_child", "family", "professional", "other"),
    )
    label = f.text(
        T.LABEL, "Label", "The words that stand for the name: Child A, Mother, Social Worker 1.", required=True
    )
    role = f.text(T.OPEN, "Role", "The person's role, for example maternal grandmother or health visitor.")
    agency = f.ref("agency", T.LINK, "Agency", "The agency a professional worked for at the time.")
    date_of_birth = f.date(T.DATE, "Date of birth", "The date of birth; it is never shown to the public.", birth=True)
    date_of_death = f.date(T.DATE, "Date of death", "The date of death, where the person has died.")
    sex = f.text(T.QUASI, "Sex", "The sex as recorded; the public may see a broader term or nothing.")
    ethnicity = f.text(T.QUASI, "Ethnicity", "The ethnicity as recorded, and by whom if it differs.")
    religion = f.text(T.QUASI, "Religion", "The religion or belief, where the records give it.")
    first_language = f.text(
        T.QUASI, "First language", "The language spoken at home; say so if an interpreter was needed."
    )
    disability = f.text(
        T.QUASI, "Disability or condition", "A disability or lasting condition; an exact one identifies."
    )
    occupation = f.text(T.QUASI, "Occupation", "What the person does for a living.")
    public_description = f.prose(
        "Public description", "What the public may be told of this person, in general words written by you."
    )
    identifiers = f.groups(
        T.NAME,
        "Identifiers",
        "Numbers and addresses that point to this person; all are looked for in every text.",
        {
            "kind": f.choice(
                T.OPEN,
                "Kind",
                "What sort of identifier this is.",
                options=(
                    "nhs_number",
                    "upn",
                    "police_ref",
                    "case_ref",
                    "court_ref",
                    "phone",
                    "email",
                    "social_media",
                    "vehicle",
                    "other",
                ),
            ),
            "value": f.text(T.NAME, "Value", "The identifier as it is written in the papers."),
        },
    )
    address = f.ref("place", T.NAME, "Address", "Where the person lived at the time.")
    pronouns = f.text(T.OPEN, "Pronouns", "The pronouns the report uses: she, he or they.")
    contact_protected = f.flag(
        T.CONFIDENTIAL, "Contact details protected", "Tick where a risk means that nobody else may learn the address."
    )
    in_household = f.flag(T.OPEN, "In the household", "Whether the person lived with the child at the time.")
    factors = f.choices(
        T.OPEN, "Factors", "What was going on for this person, in the terms of the profile.", vocabulary="factor"
    )
    legal_status = f.groups(
        T.QUASI,
        "Legal and plan status",
        "Each status with its dates: child in need, child protection plan, care order.",
        {
            "status": f.choice(T.QUASI, "Status", "The plan, order or legal basis.", vocabulary="legal_status"),
            "from": f.date(T.DATE, "From", "The day it began."),
            "to": f.date(T.DATE, "To", "The day it ended; empty if it still runs."),
        },
    )
    notes = f.memo(T.CONFIDENTIAL, "Notes", "Your own notes on this person; they never leave the confidential record.")
