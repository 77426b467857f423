"""The colours of drawings in files: few, and told apart without colour as well."""

from __future__ import annotations

from workbench.reports.drawing import Ink
from workbench.reports.look import ACCENT, HAIRLINE, INK, QUIET

INKS = {
    Ink.TEXT: INK,
    Ink.QUIET: QUIET,
    Ink.LINE: HAIRLINE,
    Ink.BAR: "4F7590",
    Ink.VAGUE: "BCCBD6",
    Ink.MARK: ACCENT,
    Ink.GROUND: "FFFFFF",
}
