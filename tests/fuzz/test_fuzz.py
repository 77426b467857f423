from __future__ import annotations

import time

import pytest

from tests.fuzz.readers import READERS, attempt, seeds_of

COUNT = 100
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", READERS)
def test_damage_ends_in_rows_or_in_a_sentence(name: str) -> None:
    read = 0
    for number in range(COUNT):
        start = time.perf_counter()
        read += attempt(name, number)
        assert time.perf_counter() - start < 10, number
    assert read or name == "locked"


@pytest.mark.parametrize("name", READERS)
def test_the_files_that_are_damaged_were_whole(name: str) -> None:
    assert all(READERS[name].read(seed) for seed in seeds_of(name))
