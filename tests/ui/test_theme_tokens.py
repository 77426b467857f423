"""The colours can be read by everyone, in every column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import product

import pytest
from PySide6.QtGui import QPalette

from workbench.ui.theme import palette
from workbench.ui.theme_sheet import SHEET
from workbench.ui.theme_tokens import GROUNDS, INKS, OWN_PAIRS, SCHEMES, Scheme, Tokens, contrast

ENOUGH = 4.5  # WCAG 2.2, level AA, for text
SEEN = 3  # WCAG 2.2, 1.4.11, for edges and for the focus
DECLARED = re.compile(r"(?:^|;)\s*([a-z-]+):[^;]*?\$\{(\w+)\}")
RULE = re.compile(r"([^{}]+)\{((?:[^{}$]|\$\{\w+\})*)\}")


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the selector of every rule of the style sheet, and its properties with the tokens that they take."""
    for selector, body in RULE.findall(re.sub(r"/\*.*?\*/", "", SHEET)):
        yield " ".join(selector.split()), dict(DECLARED.findall(body))


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("words", "ground"), [*product(INKS, GROUNDS), *OWN_PAIRS])
def test_every_text_stands_out_from_its_ground(scheme: Scheme, words: str, ground: str) -> None:
    tokens = SCHEMES[scheme].items()
    assert contrast(tokens[words], tokens[ground]) >= ENOUGH


def test_the_sheet_puts_no_other_words_on_no_other_ground() -> None:
    found = []
    for selector, of in rules():
        wordless = "::" in selector or selector.startswith(("QFrame", "QSplitter", "QWidget#strip[eyes"))
        of_strip = selector.startswith("QWidget#strip")  # its words and its ground are set apart
        for words, ground in (
            (of.get("color"), of.get("background")),
            (of.get("selection-color"), of.get("selection-background-color")),
            (of.get("placeholder-text-color"), None),
        ):
            known = words in (None, *INKS) and ground in (None, *GROUNDS)
            told_apart = (words, ground) in OWN_PAIRS or (of_strip and (words or "").startswith("strip_"))
            if not (known or told_apart or (words is None and wordless)):
                found.append(f"{selector}: {words} on {ground}")
    assert found == []


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(
    "state", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled]
)
def test_every_text_of_the_palette_stands_out(scheme: Scheme, state: QPalette.ColorGroup) -> None:
    colours, role = palette(SCHEMES[scheme]), QPalette.ColorRole
    pairs = (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
        (role.PlaceholderText, role.Base),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Window),
        (role.LinkVisited, role.Window),
        (role.BrightText, role.Window),
    )
    faint = [
        f"{words.name} on {ground.name}"
        for words, ground in pairs
        if contrast(colours.color(state, words).name(), colours.color(state, ground).name()) < ENOUGH
    ]
    assert faint == []


@pytest.mark.parametrize("scheme", Scheme)
def test_the_edge_of_a_field_can_be_seen(scheme: Scheme) -> None:
    tokens = SCHEMES[scheme].items()
    for ground in ("page", "side", "field", "hover", "accent_soft"):
        assert contrast(tokens["field_line"], tokens[ground]) >= SEEN, ground


@pytest.mark.parametrize("scheme", Scheme)
def test_the_focus_can_be_seen_on_every_ground(scheme: Scheme) -> None:
    tokens = SCHEMES[scheme].items()
    rings = {
        of.get("border") or of.get("border-bottom-color") or of.get("border-color")
        for at, of in rules()
        if ":focus" in at
    }
    assert rings - {None} == {"accent", "text", "strip_working_text", "strip_audience_text"}
    for ring, ground in product(("accent", "text"), GROUNDS):
        assert contrast(tokens[ring], tokens[ground]) >= SEEN, (ring, ground)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
def test_every_token_is_a_colour(scheme: Scheme) -> None:
    values = [getattr(SCHEMES[scheme], f.name) for f in fields(Tokens)]
    assert all(len(v) == 7 and v[0] == "#" and int(v[1:], 16) >= 0 for v in values)
