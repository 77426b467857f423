"""Every kind of proceeding has its sentences, and each says where they come from."""

from __future__ import annotations

from workbench.analysis.proceedings import MEANINGS, meaning
from workbench.records import Proceeding


def test_every_kind_has_its_sentences() -> None:
    assert set(MEANINGS) == set(Proceeding.kind.options)
    for found in MEANINGS.values():
        assert all((found.conversations, found.sharing, found.publication, found.source))


def test_a_kind_that_no_list_knows_is_asked_about() -> None:
    assert meaning("tribunal") == meaning(None) == MEANINGS["other"]
