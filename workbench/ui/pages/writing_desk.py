"""The full window for taking notes while somebody speaks: the words, the guide beside them, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.redaction.marks import Mark
from workbench.services.conversing import Guide
from workbench.ui.notice import Notice
from workbench.ui.pages.notes_text import MARK_KEYS, SPEAKER_KEYS, TIME_KEY, NotesText
from workbench.ui.pages.page import Elided, Surroundings, heading, line
from workbench.ui.theme_tokens import PROSE_COLUMN
from workbench.ui.words import said_in

MARK_WORDS = {
    Mark.QUOTE: QT_TRANSLATE_NOOP("desk", "Quotation"),
    Mark.CHECK: QT_TRANSLATE_NOOP("desk", "Fact to check"),
    Mark.PRACTICE: QT_TRANSLATE_NOOP("desk", "Good practice"),
    Mark.OFF: QT_TRANSLATE_NOOP("desk", "Off the record"),
}
_GUIDE_WIDTH = 320  # px


class WritingDesk(QWidget):
    """Lies over the whole of the open review while notes are taken."""

    done = Signal()

    def __init__(self, around: Surroundings, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Notes in the full window"))
        self.title = Elided(self)
        self.state = heading("", self, "small")
        self.with_guide = QPushButton(self.tr("Guide"), self)
        self.with_guide.setProperty("role", "toggle")
        self.with_guide.setCheckable(True)
        self.with_guide.setChecked(True)
        self.close_button = QPushButton(self.tr("Done (Esc)"), self)
        self.text = NotesText(around.theme, self)
        self.text.setAccessibleName(self.tr("Notes"))
        self.notice = Notice(self)
        self.guide = QScrollArea(self)
        self.guide.setProperty("role", "page")
        self.guide.setWidgetResizable(True)
        self.guide.setFixedWidth(_GUIDE_WIDTH)
        self.guide.setAccessibleName(self.tr("Guide to the conversation"))
        self.guide.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._speakers: list[QPushButton] = []
        self.setFocusProxy(self.text)
        self._lay_out()
        self.with_guide.toggled.connect(self.guide.setVisible)
        self.close_button.clicked.connect(self.done)
        over.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(40, 16, 24, 12)
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        head.addWidget(self.with_guide)
        head.addWidget(self.close_button)
        body = QHBoxLayout()
        body.setContentsMargins(40, 16, 24, 12)
        body.setSpacing(24)
        body.addStretch(1)
        body.addWidget(self.text, 100)
        body.addStretch(1)
        body.addWidget(self.guide)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(line(self))
        box.addWidget(self.notice)
        box.addLayout(body, 1)
        box.addWidget(line(self))
        box.addLayout(self._strip())

    def _strip(self) -> QHBoxLayout:
        """Return what each key does; a click does it too, and the cursor stays in the notes."""
        strip = QHBoxLayout()
        strip.setContentsMargins(32, 6, 24, 8)
        strip.setSpacing(2)
        strip.addWidget(self._key(TIME_KEY, self.tr("Time"), self.text.stamp))
        for at, key in enumerate(SPEAKER_KEYS):
            button = self._key(key, "", lambda at=at: self._speak(at))
            self._speakers.append(button)
            strip.addWidget(button)
        for mark, key in MARK_KEYS.items():
            strip.addWidget(self._key(key, said_in("desk", MARK_WORDS[mark]), lambda mark=mark: self.text.mark(mark)))
        strip.addWidget(heading(self.tr("@ a name"), self, "small"))
        strip.addStretch(1)
        return strip

    def _key(self, key: Qt.Key, words: str, act: object) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "quiet")
        button.setProperty("key", QKeySequence(key).toString())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        _name(button, words)
        return button

    def _speak(self, at: int) -> None:
        self.text.speak(str(self._speakers[at].property("words")))

    def prepare(self, title: str, notes: str, speakers: tuple[str, ...], guide: Guide | None) -> None:
        """Lay out the notes of a conversation, with a key for each speaker and the guide for its capacity."""
        self.title.say(title)
        self.text.set_speakers(speakers)
        for at, button in enumerate(self._speakers):
            button.setVisible(at < len(speakers))
            _name(button, speakers[at] if at < len(speakers) else "")
        self.guide.setWidget(_prompts(guide, self.guide))
        self.with_guide.setVisible(guide is not None)
        self.guide.setVisible(guide is not None and self.with_guide.isChecked())
        self.text.show_notes(notes)
        self.setGeometry(self._over().rect())
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _over(self) -> QWidget:
        over = self.parentWidget()
        assert over is not None  # noqa: S101 - it is made with one
        return over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as what it lies over."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._over().rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the notes in a column of prose."""
        super().resizeEvent(event)
        self.text.setMaximumWidth(round(QFontMetricsF(self.text.font()).averageCharWidth() * (PROSE_COLUMN + 4)))

    @Slot(str)
    def say_saved(self, time: str) -> None:
        """Say when the words were saved."""
        self.state.setText(self.tr("Saved {0}").format(time))


def _name(button: QPushButton, words: str) -> None:
    button.setProperty("words", words)
    button.setText(f"{button.property('key')}  {words}")


def _prompts(guide: Guide | None, parent: QWidget) -> QWidget:
    inside = QFrame(parent)
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 8, 0)
    box.setSpacing(6)
    if guide is not None:
        box.addWidget(_wrapped(guide.about, inside, "small"))
        for part in guide.parts:
            title = heading(part.title, inside, "label")
            title.setContentsMargins(0, 10, 0, 0)
            box.addWidget(title)
            for prompt in part.prompts:
                box.addWidget(_wrapped(prompt, inside))
        box.addWidget(_wrapped(guide.source, inside, "small"))
    box.addStretch(1)
    return inside


def _wrapped(words: str, parent: QWidget, role: str = "") -> QLabel:
    label = heading(words, parent, role)
    label.setWordWrap(True)
    return label
