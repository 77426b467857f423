"""What the reviewer decided about words in a text: the whole record is confidential."""

from __future__ import annotations

from workbench.records import spec as f

T = f.Treatment


class Decision(
    f.Record,
    kind="decision",
    title="Decision",
    plural="Decisions",
    about="What you decided about words that could identify someone; each is asked once and remembered.",
    shown_by="text",
    section="redaction",
    reach=f.Reach.CONFIDENTIAL,
):
    """A decision on certain words in one field of one record."""

    record = f.target("", T.CONFIDENTIAL, "Record", "The record the words are in.", required=True)
    field = f.text(T.CONFIDENTIAL, "Field", "The field the words are in.", required=True)
    text = f.text(T.CONFIDENTIAL, "Words", "The words as they stand in the text.", required=True)
    occurrence = f.number(T.CONFIDENTIAL, "Occurrence", "Which of several; empty means all of them.")
    treat_as = f.group(
        T.CONFIDENTIAL,
        "Decision",
        "Who or what the words mean, or what becomes of them.",
        {
            "is": f.ref("person agency place", T.CONFIDENTIAL, "They mean", "The person, agency or place meant."),
            "keep": f.flag(T.CONFIDENTIAL, "Keep", "The words identify nobody and stay as they are."),
            "replace_with": f.text(T.CONFIDENTIAL, "Replace with", "Other words to put in their place."),
            "withhold": f.flag(T.CONFIDENTIAL, "Withhold", "The words are left out."),
        },
        required=True,
    )
    reason = f.memo(T.CONFIDENTIAL, "Reason", "Why, in a few words, for whoever asks later.")
    date = f.date(T.CONFIDENTIAL, "Date", "The day of the decision.")
