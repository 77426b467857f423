"""The certificate that goes with an export: what was checked, what was found, and what such a check cannot see."""

from __future__ import annotations

import datetime
import textwrap

from workbench.reports.search import Leak
from workbench.reports.verify import Verification

_WIDTH = 78  # characters, for a printed page
_LISTED = 6  # places of a kind; all are in the outcome that the workbench shows
_PICTURES = 8
_AUDIENCES = {
    "confidential": "the reviewer and the commissioning body",
    "panel": "the members of the review panel",
    "family": "the family",
    "public": "the public",
    "agency": "one agency, for factual accuracy",
}
_METHOD = (
    "The finished file was opened again and read from beginning to end: the text a reader sees, and what a reader does "
    "not see (properties, comments, tracked changes, hidden and off-page text, links, the names of things, files "
    "inside the file, earlier states of the file, and bytes that belong to nothing). All of it was compared with every "
    "name, alias, number and address in the register of this review, in its usual forms: possessive, plural, initials, "
    "letters of other alphabets that look alike, letters spaced out, digits for letters, invisible characters, words "
    "broken across lines, and text written in the codes that programs use. Words that are one letter from a registered "
    "name (two in a long name) were noted as doubts."
)
_LIMITS = (
    "The check knows only what is in the register. A person, place or number that nobody entered is not found by it.",
    "Misspellings further from a registered name than that may pass.",
    "Pictures are not read: faces, handwriting and words inside a picture need a person's eye.",
    "In bytes that are not text (pictures, fonts, drawings) names of fewer than six letters are not looked for.",
    "It cannot judge whether the story itself, a rare event or a combination of facts, tells a reader who is meant. "
    "That needs a person who tries to find out (the motivated intruder test).",
    "It speaks of the file with exactly this SHA-256 value. A file that was opened and saved again is another file.",
)


def certificate(found: Verification, *, day: datetime.date, draft: bool = False) -> str:
    """Return the certificate as plain text for a printed page; it names nobody. ``day`` is the day of the check."""
    facts = as_dict(found, day=day, draft=draft)
    paragraphs = [
        "CERTIFICATE OF VERIFICATION",
        "\n".join(f"{name + ':':<13}{facts[name.lower()]}" for name in ("File", "SHA-256", "Size", "For", "Date")),
        "What was searched",
        _filled(_METHOD),
        _filled(facts["searched"]),
        "What was found",
        *(_filled(sentence) for sentence in facts["found"].split("\n")),
        "What this check cannot see",
        "\n".join(_filled(limit, "- ") for limit in _LIMITS),
        "What a person has to do, and to tick",
        "\n".join(_filled(task, "[ ] ") for task in _tasks(found)),
    ]
    if draft:
        paragraphs.insert(1, _filled("This file is a DRAFT. Everything doubtful in it was masked; it is not final."))
    return "\n\n".join(paragraphs) + "\n"


def as_dict(found: Verification, *, day: datetime.date, draft: bool = False) -> dict[str, str]:
    """Return the certificate's facts by name, each a sentence or a value."""
    return {
        "file": found.name or "(its name is withheld: it shows an identity)",
        "sha-256": found.sha256,
        "size": f"{found.size:,} bytes",
        "for": _AUDIENCES[found.audience.partition(":")[0]] + (" (DRAFT)" if draft else ""),
        "date": f"{day.day} {day:%B %Y}",
        "searched": _searched(found),
        "found": "\n".join(_found(found)),
        "outcome": "passed" if found.ok else "not passed",
    }


def _searched(found: Verification) -> str:
    counted = ", ".join(f"{what}: {count}" for what, count in found.examined)
    read = f"Read: every one of the file’s {found.size:,} bytes; {counted}."
    if not found.identities:
        return f"{read} This audience may read every name, so no name was looked for."
    return (
        f"{read} Registered people, agencies and places that this audience may not recognise: {found.identities}. "
        f"Forms of names, numbers and addresses that were compared: {found.forms}."
    )


def _found(found: Verification) -> list[str]:
    said = []
    if found.leaks:
        said.append(f"NOT PASSED. Identities that this audience may not see were found in {len(found.leaks)} places.")
        said += _listed(found.leaks, "")
    elif found.identities:
        said.append("No registered identity that this audience may not see was found anywhere in the file.")
    words = len(found.doubtful) - len(found.misspelt)
    if words:
        said.append(
            f"In {words} places stand words that are also somebody's name, or could mean someone else "
            "who may be named here. They were not counted as found."
        )
    if found.misspelt:
        said.append(
            f"In {len(found.misspelt)} places stands what looks like a misspelling of a registered name. "
            "It was not counted as found."
        )
        said += _listed(found.misspelt, "looks like a misspelling of ")
    if found.structure:
        said.append("NOT PASSED. The file holds things that the workbench never writes:")
        said += found.structure
    if found.unread:
        said.append("NOT PASSED. Not all of the file could be searched:")
        said += found.unread
    return said or ["The structure of the file is as it should be."]


def _listed(leaks: tuple[Leak, ...], how: str) -> list[str]:
    """Return where the first were found, and who is meant, by kind and id."""
    named = "a name of " if how else ""
    said = [f"- {leak.where}: {how}{named}{leak.kind} {leak.id}" for leak in leaks[:_LISTED]]
    return [*said, f"- and {len(leaks) - _LISTED} more places"] if len(leaks) > _LISTED else said


def _tasks(found: Verification) -> list[str]:
    tasks = [f"I have looked at the picture: {place}." for place in found.to_look_at[:_PICTURES]]
    if len(found.to_look_at) > _PICTURES:
        tasks.append(f"I have looked at the other {len(found.to_look_at) - _PICTURES} pictures.")
    if found.doubtful:
        tasks.append("I have read each place that is in doubt.")
    return [*tasks, "I have read the file as a stranger who wants to find out who is meant."]


def _filled(text: str, mark: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
