"""Where the program's own read-only files are, in a checkout, an installed wheel and the frozen build alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CANDIDATES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """Return the path of a file or folder under ``resources/``; ``name`` uses forward slashes.

    Raises FileNotFoundError when the installation is incomplete: that is our fault, not the person's.
    """
    for root in _CANDIDATES:
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
