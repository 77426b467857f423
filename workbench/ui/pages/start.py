"""Before a review is open: unlock one, make one, or get in with the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import Cancelled, WorkbenchError
from workbench.records import jurisdictions
from workbench.services import unlocking
from workbench.services.progress import Progress
from workbench.services.unlocking import NewKey
from workbench.ui.forms.editor import calm
from workbench.ui.forms.passphrase import NewPassphrase, secret
from workbench.ui.indoors import indoors
from workbench.ui.notice import Notice
from workbench.ui.pages.page import Surroundings, heading
from workbench.vault.keys import Key, KeyCost

if TYPE_CHECKING:
    from workbench.services.session import Session

T = TypeVar("T")
SUFFIX = ".review"
_REVIEWS = f"Reviews (*{SUFFIX})"
_WIDTH = 560  # px
_UNLOCK, _CREATE, _RECOVER = range(3)


@dataclass(frozen=True, slots=True)
class Opened:
    """A review that has just been opened.

    ``sheet`` is the text of its recovery sheet when it was just made; ``recovered`` says that such a sheet opened it:
    its passphrase is lost.
    """

    session: Session
    path: Path
    sheet: str = ""
    recovered: bool = False


class PathField(QWidget):
    """A file, typed or chosen."""

    def __init__(self, name: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.button = QPushButton(button, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)

    @property
    def path(self) -> Path | None:
        """The file named, if any."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path | None) -> None:
        """Show a file."""
        self.line.setText("" if path is None else str(path))


class StartPage(QWidget):
    """One column in the middle. What goes wrong is said beneath the button that was pressed."""

    opened = Signal(object)  # Opened

    def __init__(self, around: Surroundings, cost: KeyCost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Start"))
        self._around, self._cost = around, cost
        self._busy = False
        self.notice = Notice(self)
        self.steps = QStackedWidget(self)
        self.steps.addWidget(self._unlock())
        self.steps.addWidget(self._create())
        self.steps.addWidget(self._recover())
        self._lay_out()
        self.turn(_UNLOCK)

    def _lay_out(self) -> None:
        column = QWidget(self)
        column.setFixedWidth(_WIDTH)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 40, 0, 32)
        box.setSpacing(16)
        box.addWidget(heading(self.tr("Review Workbench"), column))
        words = heading(
            self.tr("A child safeguarding practice review, in one encrypted file on this computer and nowhere else."),
            column,
            "quiet",
        )
        words.setWordWrap(True)
        box.addWidget(words)
        box.addSpacing(16)
        box.addWidget(self.steps)
        box.addWidget(self.notice)
        box.addStretch(1)
        middle = QWidget(self)
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(column)
        row.addStretch(1)
        area = QScrollArea(self)
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Start"))
        area.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    # the three steps --------------------------------------------------------------------------------------------

    def _unlock(self) -> QWidget:
        part, form, foot = self._part(self.tr("Open a review"))
        self.path = PathField(self.tr("Review"), self.tr("Choose…"), part)
        self.path.button.clicked.connect(self._choose_review)
        self.passphrase = secret(part)
        self.remember = QCheckBox(self.tr("Remember on this computer, in its key ring"), part)
        form.addRow(self.tr("&Review"), self.path)
        form.addRow(self.tr("&Passphrase"), self.passphrase)
        form.addRow("", self.remember)
        self.open_button = _first(self.tr("Open"), part)
        self.open_button.clicked.connect(self.unlock)
        self.passphrase.returnPressed.connect(self.unlock)
        foot.addWidget(self.open_button)
        foot.addStretch(1)
        self._link(foot, self.tr("Make a new review"), self._to_create)
        self._link(foot, self.tr("Use the recovery sheet"), self._to_recover)
        return part

    def _create(self) -> QWidget:
        part, form, foot = self._part(self.tr("Make a new review"))
        self.new_path = PathField(self.tr("File"), self.tr("Choose…"), part)
        self.new_path.button.clicked.connect(self._choose_new)
        self.jurisdiction = QComboBox(part)
        calm(self.jurisdiction)
        for name in jurisdictions.names():
            self.jurisdiction.addItem(jurisdictions.title(name), name)
        self.jurisdiction.setCurrentIndex(max(0, self.jurisdiction.findData(jurisdictions.DEFAULT)))
        form.addRow(self.tr("&File"), self.new_path)
        form.addRow(self.tr("&Jurisdiction"), self.jurisdiction)
        self.new = NewPassphrase(form, part)
        self.new.judged.connect(self._judge)
        self.new.entered.connect(self.create_review)
        self.create_button = _first(self.tr("Make the review"), part)
        self.create_button.setEnabled(False)
        self.create_button.clicked.connect(self.create_review)
        foot.addWidget(self.create_button)
        foot.addStretch(1)
        self._link(foot, self.tr("Open a review instead"), self._to_unlock)
        return part

    def _recover(self) -> QWidget:
        part, form, foot = self._part(self.tr("Use the recovery sheet"))
        self.lost_path = PathField(self.tr("Review"), self.tr("Choose…"), part)
        self.lost_path.button.clicked.connect(self._choose_lost)
        self.sheet = QPlainTextEdit(part)
        self.sheet.setTabChangesFocus(True)
        self.sheet.setPlaceholderText("1: 0123 4567 89ab cdef check 0123")
        self.sheet.setFixedHeight(112)
        form.addRow(self.tr("&Review"), self.lost_path)
        form.addRow(self.tr("The four &lines"), self.sheet)
        self.recover_button = _first(self.tr("Open with the sheet"), part)
        self.recover_button.clicked.connect(self.recover)
        foot.addWidget(self.recover_button)
        foot.addStretch(1)
        self._link(foot, self.tr("Use the passphrase instead"), self._to_unlock)
        return part

    def _part(self, title: str) -> tuple[QWidget, QFormLayout, QHBoxLayout]:
        part = QWidget(self)
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(heading(title, part, "heading"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        foot = QHBoxLayout()
        box.addLayout(form)
        box.addLayout(foot)
        box.addStretch(1)
        return part, form, foot

    def _link(self, row: QHBoxLayout, words: str, slot: Callable[[], None]) -> None:
        link = QPushButton(words, self)
        link.setProperty("role", "link")
        link.clicked.connect(slot)
        row.addWidget(link)

    # going between them -----------------------------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """Show one of the steps."""
        self.notice.hush()
        self.steps.setCurrentIndex(step)
        for at in range(self.steps.count()):  # only the step that is shown takes room
            shown = QSizePolicy.Policy.Preferred if at == step else QSizePolicy.Policy.Ignored
            part = self.steps.widget(at)
            if part is not None:
                part.setSizePolicy(QSizePolicy.Policy.Preferred, shown)
        self.steps.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def welcome(self, path: Path | None, words: str = "") -> None:
        """Stand ready to unlock a review, with a sentence where there is something to say."""
        self.turn(_UNLOCK)
        if path is not None:
            self.path.set_path(path)
            self.lost_path.set_path(path)
        self._forget()
        (self.passphrase if path else self.path.line).setFocus()
        if words:
            self.notice.say(words)

    @Slot()
    def _to_unlock(self) -> None:
        self.turn(_UNLOCK)
        self.path.setFocus()

    @Slot()
    def _to_create(self) -> None:
        self.turn(_CREATE)
        self.new_path.setFocus()

    @Slot()
    def _to_recover(self) -> None:
        self.turn(_RECOVER)
        self.lost_path.set_path(self.lost_path.path or self.path.path)
        self.sheet.setFocus()

    @Slot()
    def _choose_review(self) -> None:
        path = self._around.chooser.open_file(self, self.tr("Open a review"), _REVIEWS)
        if path is not None:
            self.path.set_path(path)
            self.passphrase.setFocus()

    @Slot()
    def _choose_lost(self) -> None:
        path = self._around.chooser.open_file(self, self.tr("Open a review"), _REVIEWS)
        if path is not None:
            self.lost_path.set_path(path)
            self.sheet.setFocus()

    @Slot()
    def _choose_new(self) -> None:
        path = self._around.chooser.save_file(self, self.tr("Make a new review"), f"new{SUFFIX}", _REVIEWS)
        if path is not None:
            self.new_path.set_path(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))
            self.jurisdiction.setFocus()

    @Slot()
    def _judge(self) -> None:
        self.create_button.setEnabled(self.new.good and not self._busy)

    # doing it ---------------------------------------------------------------------------------------------------

    @Slot()
    def unlock(self) -> None:
        """Open the review with its passphrase, or with the key that the key ring holds."""
        path, passphrase, cost = self.path.path, self.passphrase.text(), self._cost
        if self._busy or path is None:
            return self._ask_for_file(path)

        def work(progress: Progress) -> Key | None:
            return unlocking.key_for(path, passphrase, cost) if passphrase else unlocking.recall(path)

        def done(key: Key | None) -> None:
            if key is None:
                self._said(self.tr("Type the passphrase of this review."))
            else:
                self._open(path, key, remember=self.remember.isChecked())

        self._work(self.tr("Opening…"), work, done)
        return None

    @Slot()
    def recover(self) -> None:
        """Open the review with the key of its recovery sheet."""
        path = self.lost_path.path
        if self._busy or path is None:
            return self._ask_for_file(path)
        try:
            key = unlocking.key_of_sheet(self.sheet.toPlainText())
        except WorkbenchError as error:
            self.notice.say_error(error)
            return None
        self._open(path, key, remember=False, recovered=True)
        return None

    @Slot()
    def create_review(self) -> None:
        """Make the review, and show its recovery sheet before anything else."""
        path, passphrase, cost = self.new_path.path, self.new.text, self._cost
        if self._busy or path is None:
            return self._ask_for_file(path)
        if not self.create_button.isEnabled():
            return None
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        jurisdiction = str(self.jurisdiction.currentData())

        def work(progress: Progress) -> NewKey:
            return unlocking.new_key(passphrase, cost)

        def done(new: NewKey) -> None:
            try:
                session, sheet = indoors().session.create_with_key(path, new.key, new.salt, jurisdiction=jurisdiction)
            except WorkbenchError as error:
                new.key.zero()
                self._failed(error)
            else:
                self._succeed(Opened(session, path, sheet))

        self._work(self.tr("Making the review…"), work, done)
        return None

    def _open(self, path: Path, key: Key, *, remember: bool, recovered: bool = False) -> None:
        kept = ""
        try:
            session = indoors().session.open_with_key(path, key)
        except WorkbenchError as error:
            key.zero()
            self._failed(error)
            return
        if remember:
            try:
                unlocking.remember(path, key)
            except WorkbenchError as error:
                kept = str(error)
        self._succeed(Opened(session, path, recovered=recovered))
        if kept:
            self.notice.say(kept, "caution")

    def _work(self, words: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._busy = True
        self.steps.setEnabled(False)

        def until_wanted(progress: Progress) -> T:
            made = work(progress)
            try:
                progress(1, 1)
            except Cancelled:
                _zero(made)
                raise
            return made

        ticket = self._around.tasks.run(until_wanted, done, self._failed, _without_steps, owner=self)
        self.notice.say(words, "plain", (self.tr("Stop"), ticket.cancel))

    def _free(self) -> None:
        self._busy = False
        self.steps.setEnabled(True)

    def _said(self, words: str) -> None:
        self._free()
        self.notice.say(words, "caution")
        self.passphrase.setFocus()

    def _failed(self, error: WorkbenchError) -> None:
        self._free()
        self.notice.say_error(error)
        if self.steps.currentIndex() == _UNLOCK:
            self.passphrase.selectAll()
            self.passphrase.setFocus()

    def _succeed(self, opened: Opened) -> None:
        self._free()
        self.notice.hush()
        self._forget()
        self.opened.emit(opened)

    def _ask_for_file(self, path: Path | None) -> None:
        if path is None:
            self.notice.say(self.tr("Choose the file first."), "caution")

    def _forget(self) -> None:
        """Leave no passphrase and no sheet in any field."""
        self.passphrase.clear()
        self.new.clear()
        self.sheet.clear()


def _first(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setProperty("role", "first")
    return button


def _without_steps(done: int, total: int) -> None:
    """Hear how far the work on a passphrase is, which is one step."""


def _zero(made: object) -> None:
    """Leave nothing of a key that is not wanted any more."""
    key = made.key if isinstance(made, NewKey) else made
    if isinstance(key, Key):
        key.zero()
