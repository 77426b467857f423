from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.leaking import DAY, check, mixed
from workbench.redaction.identities import Certainty
from workbench.reports.certificate import as_dict, certificate
from workbench.reports.verify import Verification

CLEAN = check("public.txt", b"The practitioner visited.", mixed())
LEAKY = check("public.txt", b"Zdenka Quillon was visited.", mixed())


MISSPELT = replace(LEAKY.leaks[0], certainty=Certainty.MISSPELT)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_certificate_says_what_was_checked_and_found() -> None:
    text = certificate(CLEAN, day=DAY)
    assert CLEAN.sha256 in text
    assert "5 January 2026" in text
    assert "For:         the public" in text
    assert "public.txt" in text
    assert "25 bytes\n" in text
    assert f"may not recognise: {CLEAN.identities}." in flat(text)
    assert f"were compared: {CLEAN.forms}." in flat(text)
    assert "No registered identity that this audience may not see was found" in flat(text)
    assert "NOT PASSED" not in text
    assert as_dict(CLEAN, day=DAY)["outcome"] == "passed"


def test_a_certificate_says_what_such_a_check_cannot_see() -> None:
    text = flat(certificate(CLEAN, day=DAY))
    for limit in ("nobody entered", "Misspellings", "Pictures are not read", "motivated intruder", "another file"):
        assert limit in text


def test_a_certificate_of_a_leak_does_not_pass_and_names_nobody() -> None:
    text = certificate(LEAKY, day=DAY)
    assert "NOT PASSED" in text
    assert "in 1 places" in flat(text)
    assert not any(name in text for name in ("Zdenka", "Quillon"))
    assert as_dict(LEAKY, day=DAY)["outcome"] == "not passed"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (replace(CLEAN, structure=("The file holds tracked changes.",)), "NOT PASSED. The file holds things"),
        (replace(CLEAN, unread=("An earlier state is damaged.",)), "NOT PASSED. Not all of the file"),
        (replace(CLEAN, to_look_at=("page 3",)), "[ ] I have looked at the picture: page 3."),
        (replace(CLEAN, to_look_at=("page 3",) * 9), "the other 1 pictures"),
        (replace(CLEAN, doubtful=(MISSPELT,)), "line 1: looks like a misspelling of a name of person m"),
        (replace(CLEAN, doubtful=(MISSPELT,) * 9), "and 3 more places"),
        (replace(CLEAN, doubtful=LEAKY.leaks), "In 1 places stand words"),
        (replace(CLEAN, name=""), "its name is withheld"),
        (replace(CLEAN, identities=0), "may read every name"),
        (replace(CLEAN, audience="agency:a1"), "one agency, for factual accuracy"),
    ],
)
def test_whatever_matters_is_said(found: Verification, said: str) -> None:
    assert said in flat(certificate(found, day=DAY))


def test_a_draft_says_so_twice() -> None:
    text = certificate(CLEAN, day=DAY, draft=True)
    assert "the public (DRAFT)" in text
    assert "This file is a DRAFT." in text


def test_a_certificate_fits_a_printed_page() -> None:
    lines = certificate(LEAKY, day=DAY, draft=True).splitlines()
    assert max(map(len, lines)) <= 78
    assert len(lines) < 66
