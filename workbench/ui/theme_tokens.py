"""The colours and measures of the window: one table with a column for light, dark and high contrast."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

PROSE_POINTS = 11.0  # pt; the reading size
WORD_POINTS = 10.0  # pt; labels, tables, buttons
SMALL_POINTS = 9.0  # pt; help, counts, the status line
PROSE_COLUMN = 75  # characters; the widest column of prose


class Scheme(StrEnum):
    """A column of the table."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One column. Names say the use: ``page`` is read on, ``quiet`` is secondary text, ``soft`` a tint."""

    page: str
    side: str
    field: str
    line: str
    field_line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    accent_soft: str
    hover: str
    alert: str
    alert_soft: str
    caution: str
    caution_soft: str
    good: str
    good_soft: str
    bar: str
    bar_soft: str
    on_bar: str
    strip_working: str
    strip_working_text: str
    strip_working_mark: str
    strip_audience: str
    strip_audience_text: str
    strip_audience_mark: str

    def items(self) -> dict[str, str]:
        """Return every token by name, for the style sheet."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


LIGHT = Tokens(
    page="#ffffff",
    side="#f4f5f6",
    field="#ffffff",
    line="#e1e4e8",
    field_line="#7f8892",
    text="#1d2227",
    quiet="#586069",
    accent="#2a5b8c",
    on_accent="#ffffff",
    accent_soft="#e4edf6",
    hover="#ebedf0",
    alert="#a1271c",
    alert_soft="#fbeae8",
    caution="#754a00",
    caution_soft="#faf1de",
    good="#255f41",
    good_soft="#e6f2eb",
    bar="#4f7590",
    bar_soft="#bccbd6",
    on_bar="#ffffff",
    strip_working="#f7efdc",
    strip_working_text="#4d3500",
    strip_working_mark="#c9a45c",
    strip_audience="#2a5b8c",
    strip_audience_text="#ffffff",
    strip_audience_mark="#9dc0e2",
)

DARK = Tokens(
    page="#1f2225",
    side="#191b1e",
    field="#26292d",
    line="#33383d",
    field_line="#79828c",
    text="#e3e5e8",
    quiet="#a5acb4",
    accent="#8cb9e6",
    on_accent="#0f2133",
    accent_soft="#28394b",
    hover="#2a2e32",
    alert="#f4988e",
    alert_soft="#432420",
    caution="#e6c07a",
    caution_soft="#3a301c",
    good="#8fcea8",
    good_soft="#1f3629",
    bar="#7fa3bd",
    bar_soft="#435a6c",
    on_bar="#0f2133",
    strip_working="#332b1a",
    strip_working_text="#f0dcae",
    strip_working_mark="#8a7240",
    strip_audience="#1f4468",
    strip_audience_text="#eaf3fc",
    strip_audience_mark="#6fa0cf",
)

CONTRAST = Tokens(
    page="#ffffff",
    side="#ffffff",
    field="#ffffff",
    line="#000000",
    field_line="#000000",
    text="#000000",
    quiet="#4d4d4d",
    accent="#00308a",
    on_accent="#ffffff",
    accent_soft="#dbe7ff",
    hover="#e6e6e6",
    alert="#8a0000",
    alert_soft="#ffffff",
    caution="#4a2f00",
    caution_soft="#ffffff",
    good="#00401c",
    good_soft="#ffffff",
    bar="#3a3a3a",
    bar_soft="#a8a8a8",
    on_bar="#ffffff",
    strip_working="#fff3c4",
    strip_working_text="#000000",
    strip_working_mark="#000000",
    strip_audience="#00246b",
    strip_audience_text="#ffffff",
    strip_audience_mark="#ffffff",
)

SCHEMES = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}

INKS = ("text", "quiet", "accent", "alert", "caution", "good")
GROUNDS = ("page", "side", "field", "hover", "accent_soft", "alert_soft", "caution_soft", "good_soft")
"""Words in any ink may stand on any of these grounds; a test holds each pair to 4.5:1."""

OWN_PAIRS = (
    ("on_accent", "accent"),
    ("on_bar", "bar"),
    ("strip_working_text", "strip_working"),
    ("strip_audience_text", "strip_audience"),
)
"""The other (text, background) that the style sheet or a delegate puts together."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours by WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
