"""The key lines of enquiry: the questions the review has to answer."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Enquiry(
    f.Record,
    kind="enquiry",
    title="Key line of enquiry",
    plural="Key lines of enquiry",
    about="The questions of the terms of reference; each should be answered, or said to be unanswerable.",
    shown_by="question",
    section="terms",
):
    """A question that the terms of reference ask."""

    number = f.number(T.OPEN, "Number", "The number in the terms of reference.", required=True)
    question = f.prose("Question", "The question as the terms of reference put it.", required=True)
    origin = f.choice(
        T.OPEN,
        "Origin",
        "Who first asked it.",
        options=("rapid_review", "national_panel", "family", "reviewer", "commissioning_body"),
    )
    status = f.choice(T.OPEN, "Status", "Whether it has been answered.", options=("open", "answered", "not_answerable"))
    answer = f.prose("Answer", "The answer in brief, or why there cannot be one.")
