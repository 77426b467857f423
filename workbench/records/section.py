"""The sections of the report as the reviewer writes them."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Section(
    f.Record,
    kind="section",
    title="Report section",
    plural="Report sections",
    about="The narrative of the report, section by section, each for the audiences you choose.",
    shown_by="heading",
    section="report",
):
    """A section of the report's narrative."""

    number = f.number(T.OPEN, "Number", "Its place in the report.", required=True)
    heading = f.prose("Heading", "The heading.", required=True)
    body = f.prose("Text", "The text; write it so that it needs no bars drawn over it.", required=True)
    audiences = f.choices(
        T.OPEN,
        "Audiences",
        "Whose reports it appears in.",
        required=True,
        options=("confidential", "panel", "family", "public"),
    )
    enquiries = f.refs("enquiry", T.LINK, "Key lines of enquiry", "The questions it answers.")
    findings = f.refs("finding", T.LINK, "Findings", "The findings it sets out.")
    episodes = f.refs("episode", T.LINK, "Key practice episodes", "The episodes it tells.")
