from __future__ import annotations

import pytest

from workbench.services.passphrases import strength


@pytest.mark.parametrize("weak", ["", "password", "Summer2021", "qwertyuiop"])
def test_a_guessable_passphrase_is_not_enough(weak: str) -> None:
    assert not strength(weak).enough


def test_unrelated_words_are_enough() -> None:
    assert strength("lantern kettle estuary violin").enough


def test_a_very_long_passphrase_takes_no_time() -> None:
    assert strength("lantern kettle " * 5000).score >= 0
