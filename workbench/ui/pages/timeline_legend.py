"""What the shapes of the timeline mean, in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.reports.drawing import Box, Diamond, Ink, Ring, Rule
from workbench.ui.pages.legend import Legend
from workbench.ui.theme import Theme


class TimelineLegend(Legend):
    """Shapes and their words; the last ones go where there is no room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("What the signs of the timeline mean"))
        self.say(
            (
                ((Box(-4, -4, 8, 8, Ink.BAR),), self.tr("entries in a month")),
                ((Diamond(0, 0, 4, Ink.MARK),), self.tr("significant")),
                ((Ring(0, 0, 3.5, Ink.MARK),), self.tr("omission")),
                ((Rule(0, -6, 0, 6, Ink.MARK, 1.25, dashed=True),), self.tr("the incident")),
            )
        )
