"""Marks words for translation where Qt is not imported; the window looks them up when it shows them."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the very name that pyside6-lupdate looks for
    """Return ``text`` unchanged; its presence tells the translators' tool that the window will show it."""
    del context  # read from the source by the tool
    return text
