"""How a table stands: which columns, in what order, how wide, sorted by what. It holds names of fields and numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.ui.settings import Setting

NARROWEST, WIDEST = 48, 2000  # px


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``shown`` are names of fields in their order; ``sort`` is one of them or "" for the natural order."""

    shown: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    sort: str = ""
    down: bool = False

    def with_width(self, name: str, width: int) -> Arrangement:
        """Return it with a column so wide."""
        return replace(self, widths={**self.widths, name: min(max(width, NARROWEST), WIDEST)})

    def text(self) -> str:
        """Return it as the preferences keep it."""
        kept = {"shown": self.shown, "widths": dict(self.widths), "sort": self.sort, "down": self.down}
        return json.dumps(kept, separators=(",", ":"))


def kept_as(kind: str) -> Setting[str]:
    """Return the setting that keeps how the table of a kind stands."""
    return Setting(f"columns/{kind}", "")


def read(text: str, fields: Sequence[str], first: Sequence[str]) -> Arrangement:
    """Return what the preferences kept; what is damaged, foreign or of no field reads as if nobody had chosen.

    ``fields`` are the names that the kind offers, ``first`` those shown before anyone chose.
    """
    usual = Arrangement(tuple(first))
    try:
        kept = json.loads(text)
        shown = tuple(dict.fromkeys(name for name in kept["shown"] if name in fields))
        widths = {n: int(w) for n, w in kept["widths"].items() if n in fields and NARROWEST <= int(w) <= WIDEST}
        sort, down = str(kept["sort"]), bool(kept["down"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return usual
    return Arrangement(shown, widths, sort if sort in shown else "", down) if shown else usual
