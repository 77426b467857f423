"""The places of a case, and how each is called outside."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Place(
    f.Record,
    kind="place",
    title="Place",
    plural="Places",
    about="Homes, streets, schools and towns that could tell a reader where this was, with their labels.",
    shown_by="name",
    section="register",
):
    """A place the papers name, with the label that replaces it."""

    name = f.text(T.NAME, "Name", "The place as the papers name it.", required=True)
    aliases = f.texts(T.NAME, "Other names", "Every other form seen: local names, short forms, misspellings.")
    kind = f.choice(
        T.OPEN,
        "Kind",
        "What sort of place it is.",
        required=True,
        options=(
            "home",
            "street",
            "area",
            "town",
            "county",
            "school",
            "nursery",
            "hospital",
            "surgery",
            "court",
            "other",
        ),
    )
    label = f.text(T.LABEL, "Label", "The words that stand for the place: the family home, Town 1.", required=True)
    address = f.text(T.NAME, "Address", "The street address, as the papers write it.")
    postcode = f.text(T.NAME, "Postcode", "The postcode; it is looked for in every text.")
