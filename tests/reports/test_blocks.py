from __future__ import annotations

import pytest

from tests.reports.small import BLOCKS, fixed, report
from workbench.reports.blocks import Heading, Table, reworded, words_of
from workbench.reports.text import Text


def test_a_table_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Table((fixed("a"), fixed("b")), (((fixed("1"),),),), (1, 1))
    with pytest.raises(ValueError, match="as many cells"):
        Table((fixed("a"), fixed("b")), (), (1,))


def test_every_text_of_every_block_can_be_read_and_changed() -> None:
    before = [words.plain for block in BLOCKS for words in words_of(block)]
    changed = [reworded(block, lambda words: Text((*words.runs, *fixed("!").runs))) for block in BLOCKS]
    after = [words.plain for block in changed for words in words_of(block)]
    assert after == [f"{words}!" for words in before]
    assert {"Report for publication", "Take care.", "one", "two", "Nobody asked.", "All of it", "a", "b"} <= set(before)


def test_the_contents_list_what_is_meant_for_it() -> None:
    listed = [heading.text.plain for _, heading in report().headings()]
    assert listed[0] == "About"
    assert "Detail" not in listed
    assert all(isinstance(report().blocks[place], Heading) for place, _ in report().headings())
    assert len(list(report().headings(deepest=1))) == 3
