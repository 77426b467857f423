"""Who is what to whom in the family and the household."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Relationship(
    f.Record,
    kind="relationship",
    title="Relationship",
    plural="Relationships",
    about="Who is what to whom: parents, partners, siblings and carers, with dates where they changed.",
    shown_by="person",
    section="register",
):
    """A tie between two people: the first is the ``kind`` of the second."""

    person = f.ref("person", T.LINK, "Person", "The one who is, for example, the parent.", required=True)
    other = f.ref("person", T.LINK, "Of", "The one whose parent, partner or sibling that is.", required=True)
    kind = f.choice(
        T.OPEN,
        "Is the",
        "What the first person is to the second.",
        required=True,
        options=(
            "parent",
            "adoptive_parent",
            "step_parent",
            "carer",
            "sibling",
            "half_sibling",
            "partner",
            "former_partner",
            "grandparent",
            "aunt_uncle",
            "other",
        ),
    )
    from_ = f.date(T.DATE, "From", "When it began, where that matters.")
    to = f.date(T.DATE, "To", "When it ended, if it did.")
    notes = f.memo(T.CONFIDENTIAL, "Notes", "Your own notes; they never leave the confidential record.")
