"""The way of a picture to a file: which one, drawn for the reader whose eyes are shown, read back and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.errors import WorkbenchError
from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.redaction.audiences import CONFIDENTIAL
from workbench.services import genogram, picturing, recurring
from workbench.services.exporting import Receipt
from workbench.services.progress import Progress
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings
from workbench.ui.painting import to_png
from workbench.ui.words import said_in
from workbench.vault.store import Changed

_KINDS = "SVG (*.svg);;PDF (*.pdf);;PNG (*.png)"
_ENDINGS = (".svg", ".pdf", ".png")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be written: the beginning of its file's name, what is said, and the service that writes."""

    stem: str
    ask: str
    doing: str
    done: str
    write: Callable[..., Receipt]


TIMELINE = Picture(
    "timeline",
    QT_TRANSLATE_NOOP("pictures", "Save the timeline"),
    QT_TRANSLATE_NOOP("pictures", "Drawing the timeline and reading it back…"),
    QT_TRANSLATE_NOOP("pictures", "Timeline written"),
    picturing.write,
)
GENOGRAM = Picture(
    "genogram",
    QT_TRANSLATE_NOOP("pictures", "Save the genogram"),
    QT_TRANSLATE_NOOP("pictures", "Drawing the genogram and reading it back…"),
    QT_TRANSLATE_NOOP("pictures", "Genogram written"),
    genogram.write,
)
THEMES = Picture(
    "themes",
    QT_TRANSLATE_NOOP("pictures", "Save the picture of recurring themes"),
    QT_TRANSLATE_NOOP("pictures", "Drawing the themes and reading them back…"),
    QT_TRANSLATE_NOOP("pictures", "Picture written"),
    recurring.write,
)


class PictureSaving(QObject):
    """Asks for a file and writes it; what came of it stands in the notice."""

    told = Signal(str)

    def __init__(
        self, picture: Picture, review: OpenReview, around: Surroundings, notice: Notice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._picture, self._review, self._around, self._notice, self._page = picture, review, around, notice, parent
        self.busy = False

    @property
    def _code(self) -> str:
        return self._review.eyes or CONFIDENTIAL

    @Slot()
    def ask(self) -> None:
        """Ask for a file; the whole picture is written, whatever the page is narrowed to."""
        suggestion = f"{self._picture.stem}-{self._code.split(':')[0]}.svg"
        title = said_in("pictures", self._picture.ask)
        target = self._around.chooser.save_file(self._page, title, suggestion, _KINDS)
        if target is not None:
            self.write(target if target.suffix.lower() in _ENDINGS else target.with_name(f"{target.name}.svg"))

    def write(self, target: Path) -> None:
        """Write the picture as the present eyes see it; the working view's is the confidential one."""
        companion, code, write = self._review.session.companion, self._code, self._picture.write
        self.busy = True

        def work(progress: Progress) -> Receipt:
            with companion() as session:
                return write(session, code, target, more={".png": to_png}, progress=progress)

        ticket = self._around.tasks.run(work, self._written, self._refused, self._progress, owner=self)
        self._say_doing((self.tr("Stop"), ticket.cancel))

    def _say_doing(self, stop: tuple[str, Callable[[], object]]) -> None:
        self._notice.say(said_in("pictures", self._picture.doing), "plain", stop)

    def _progress(self, done: int, total: int) -> None:
        """Say how far it is in the status line: the notice says what is done, and stops it."""
        if total > 1:
            self.told.emit(self.tr("{0} of {1}").format(done, total))

    def _written(self, receipt: Receipt) -> None:
        self.busy = False
        whom = next((a.title for a in self._review.audiences() if a.code == receipt.audience), receipt.audience)
        first = self.tr("Written for: {0}. {1}").format(whom, receipt.path.name)
        self._notice.say([first, *receipt.sentences], "good", (self.tr("Close"), self._notice.hush))
        self.told.emit(said_in("pictures", self._picture.done))
        self._review.announce(Changed(frozenset({"disclosure"}), frozenset(), "export"))

    def _refused(self, error: WorkbenchError) -> None:
        self.busy = False
        self._notice.say_error(error)
