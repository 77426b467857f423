"""The colours can be read by everyone, in every column."""

from __future__ import annotations

from dataclasses import fields

import pytest

from workbench.ui.theme_tokens import SCHEMES, TEXT_PAIRS, Scheme, Tokens, contrast

ENOUGH = 4.5  # WCAG 2.2, level AA, for text


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("words", "ground"), TEXT_PAIRS)
def test_every_text_stands_out_from_its_ground(scheme: Scheme, words: str, ground: str) -> None:
    tokens = SCHEMES[scheme].items()
    assert contrast(tokens[words], tokens[ground]) >= ENOUGH


@pytest.mark.parametrize("scheme", Scheme)
def test_the_edge_of_a_field_can_be_seen(scheme: Scheme) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(tokens.field_line, tokens.field) >= 3  # WCAG 2.2, 1.4.11
    assert contrast(tokens.accent, tokens.page) >= 3  # the focus


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
def test_every_token_is_a_colour(scheme: Scheme) -> None:
    values = [getattr(SCHEMES[scheme], f.name) for f in fields(Tokens)]
    assert all(len(v) == 7 and v[0] == "#" and int(v[1:], 16) >= 0 for v in values)
