"""Other children who may be at risk: what was done for them, and whom the register knows that the words leave out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.records import Incident, Person
from workbench.services import triggering
from workbench.services.triggering import Child
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.block_pane import BlockPane
from workbench.ui.pages.page import heading

_FIELDS = ("other_children_at_risk", "immediate_actions")


class ChildrenPane(BlockPane):
    """Below the two fields stand the brothers, sisters and children of the household, each a link."""

    def __init__(self, find: Callable[[], str], review: OpenReview, parent: QWidget) -> None:
        super().__init__(Incident.spec.name, _FIELDS, find, "", review, parent)
        self.setAccessibleName(self.tr("Other children"))
        self.known = QWidget(self)
        self._box = QVBoxLayout(self.known)
        self._box.setContentsMargins(24, 0, 24, 24)
        self._box.setSpacing(6)
        self.links: list[QPushButton] = []
        self._said: tuple[str, ...] = ()
        self.column.insertWidget(1, self.known)

    def refresh(self) -> None:
        """Show the fields and who is known."""
        super().refresh()
        children = triggering.other_children(self._review.session)
        said = tuple(f"{child.id} {self._words(child)}" for child in children)
        if said == self._said and self._box.count():
            return
        self._said = said
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._box.addWidget(heading(self.tr("Children whom the register knows"), self.known, "heading"))
        self.links = [self._link(child) for child in children]
        if not children:
            none = self.tr(
                "No brother, sister or other child of the household is in the register. Enter them under People and "
                "their ties under Relationships."
            )
            words = heading(none, self.known, "quiet")
            words.setWordWrap(True)
            self._box.addWidget(words)

    def _link(self, child: Child) -> QPushButton:
        link = QPushButton(self._words(child), self.known)
        link.setProperty("role", "link")
        link.setProperty("person", child.id)
        link.clicked.connect(self._open)
        self._box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return link

    def _words(self, child: Child) -> str:
        why = {
            "sibling": self.tr("brother, sister or child of the same parent"),
            "household": self.tr("lived in the household"),
        }.get(child.why, self.tr("another child of the review"))
        said = f"{child.name}: {why}"
        return said if child.mentioned else self.tr("{0}; not named above").format(said)

    @Slot()
    def _open(self) -> None:
        self.follow.emit(Person.spec.name, str(self.sender().property("person")))
