"""Small Word files made part by part, for tests."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def part(tag: str, inner: str) -> str:
    """Return a Word part with a root of this name."""
    return f'<?xml version="1.0"?><w:{tag} xmlns:w="{W}" xmlns:mc="{MC}">{inner}</w:{tag}>'


def paragraph(*runs: str) -> str:
    """Return a paragraph, one run for each text."""
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def docx(body: str, **parts: str | bytes) -> bytes:
    """Return a Word file; ``parts`` are named as in word/, with two underscores for a slash at the start."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            folder, _, last = name.rpartition("__")
            ending = "" if "." in last else ".xml"
            archive.writestr(f"{folder.replace('__', '/') or 'word'}/{last}{ending}", content)
    return out.getvalue()
