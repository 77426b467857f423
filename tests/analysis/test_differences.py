"""Two texts are compared word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import differences as module
from workbench.analysis.differences import Piece, differences


def test_a_changed_word_is_cut_out_of_both() -> None:
    left, right = differences("He was seen twice.", "He was heard twice.")
    assert left == (Piece("He was ", False), Piece("seen", True), Piece(" twice.", False))
    assert right == (Piece("He was ", False), Piece("heard", True), Piece(" twice.", False))


def test_what_only_one_has_differs_as_a_whole() -> None:
    assert differences("", "New.") == ((), (Piece("New.", True),))
    assert differences("Same.", "Same.") == ((Piece("Same.", False),), (Piece("Same.", False),))
    assert differences("", "") == ((), ())


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_are_the_texts(one: str, other: str) -> None:
    left, right = differences(one, other)
    assert ("".join(p.text for p in left), "".join(p.text for p in right)) == (one, other)
    assert any(p.differs for p in (*left, *right)) == (one != other)


def test_very_long_texts_are_compared_by_lines() -> None:
    lines = [f"line {n} of it\n" for n in range(module._MOST)]
    other = [*lines[:10], "another line\n", *lines[11:]]
    left, right = differences("".join(lines), "".join(other))
    assert [p.text for p in left if p.differs] == [lines[10]]
    assert [p.text for p in right if p.differs] == ["another line\n"]
