"""What only an open review needs, imported when it is first wanted.

The pages and what they stand on read and write Word, Excel and PDF files, and take far longer to import than the window
that asks for a passphrase takes to appear. So they are imported here and nowhere else before a review is open: in the
background while the passphrase is typed (`Window` sees to that), or when a review opens, whichever comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.services.session import Session
    from workbench.ui.bench import Bench
    from workbench.ui.find_panel import Found
    from workbench.ui.open_review import OpenReview


@dataclass(frozen=True, slots=True)
class Indoors:
    """The classes that an open review is made of."""

    session: type[Session]
    review: type[OpenReview]
    bench: type[Bench]
    found: type[Found]
    dictionary: Callable[[], object]  # reads the dictionary, which takes longest of all


@cache
def indoors() -> Indoors:
    """Return them; any thread may be the first to ask."""
    from workbench.records import profiles
    from workbench.services.session import DEFAULT_JURISDICTION, Session
    from workbench.services.spelling import dictionary
    from workbench.ui.bench import Bench
    from workbench.ui.find_panel import Found
    from workbench.ui.open_review import OpenReview

    profiles.load(DEFAULT_JURISDICTION)  # its calendar of bank holidays is half a second's import of its own
    return Indoors(Session, OpenReview, Bench, Found, dictionary)
