"""Numbers and addresses of people, however they are spaced."""

from __future__ import annotations

import pytest

from tests.redaction.cast import register
from workbench.redaction.identities import FormKind

REGISTER = register()


@pytest.mark.parametrize(
    "written",
    [
        "999 111 2223", "9991112223", "999-111-2223", "99911 12223", "07700 900123", "07700900123", "0770 090 0123",
        "+44 7700 900123", "+447700900123", "+44 (0)7700 900123", "0044 7700 900123", "siani.rees@mailbox.example",
        "SIANI.REES", "CX16 KLM", "CX16KLM", "cx16-klm", "ICS 4471830", "ICS4471830", "4471830",
    ],
)  # fmt: skip
def test_an_identifier_is_found_whole(written: str) -> None:
    text = f"Her number is {written}, as noted."
    [found] = [m for m in REGISTER.find(text) if m.form is FormKind.IDENTIFIER]
    assert text[found.start : found.end] == written
    assert found.identities[0].label == "Mother"


@pytest.mark.parametrize("other", ["999 111 2224", "07700 900124", "CX17 KLM", "1234471830"])
def test_another_number_is_not_taken_for_it(other: str) -> None:
    assert REGISTER.find(f"The number {other} is not hers.") == []
