"""The sheet holds what is drawn and nothing that an audience's view did not give."""

from __future__ import annotations

import pytest

from tests.reports.told import Told
from workbench.redaction.redacted import sealed
from workbench.reports.drawing import Label
from workbench.reports.pdf_fonts import measure
from workbench.reports.text import Fixed, Shown
from workbench.reports.timeline import picture
from workbench.reports.timeline_sheet import Sheet, draw

NAMES = {"a1": Shown(sealed("Police")), "a2": Shown(sealed("A service with a very long name " * 6))}


def sheet(lanes: int = 2) -> Sheet:
    entries = [Told(f"e{n}", "2021-03-02", f"a{n + 1}", "plain words of a record") for n in range(lanes)]
    return draw(picture([*entries, Told("x", None)], "2021-09-10"), NAMES, about=Fixed("Child A"), measure=measure)


def words(made: Sheet) -> list[str]:
    return [str(shape.words) for shape in made.shapes if isinstance(shape, Label)]


def test_lanes_are_called_as_the_audience_reads_them() -> None:
    said = words(sheet(3))
    assert "Police" in said
    assert "An agency" in said
    assert "plain words of a record" not in said


def test_a_long_name_ends_in_an_ellipsis() -> None:
    (long,) = [said for said in words(sheet()) if said.startswith("A service")]
    assert long.endswith("…")


def test_what_is_not_drawn_is_said() -> None:
    assert "1 entry has no date that can be drawn." in words(sheet())


def test_very_many_lanes_make_the_sheet_longer() -> None:
    assert sheet(60).height > sheet(3).height
    assert max(shape.y for shape in sheet(60).shapes if isinstance(shape, Label)) < sheet(60).height


def test_words_that_no_view_gave_are_refused() -> None:
    with pytest.raises(TypeError, match="audience's view"):
        Sheet(10, 10, Fixed("x"), "en-GB", (Label(0, 0, "a name", 8, "text"),))  # type: ignore[arg-type]
