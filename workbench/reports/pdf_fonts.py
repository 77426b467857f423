"""The font that PDF files embed."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workbench.paths import resource

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Report", "Report-Bold", "Report-Italic", "Report-BoldItalic"
_FACES = {REGULAR: "Regular", BOLD: "Bold", ITALIC: "Italic", BOLD_ITALIC: "BoldItalic"}


@cache
def load_fonts() -> None:
    """Make the font known to reportlab, once."""
    for name, face in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource(f"report/fonts/LiberationSans-{face}.ttf"))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)


def measure(words: str, size: float, bold: bool = False) -> float:
    """Return the width of words in points."""
    load_fonts()
    return float(pdfmetrics.stringWidth(words, BOLD if bold else REGULAR, size))
