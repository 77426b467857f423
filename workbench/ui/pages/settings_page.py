"""The few things that each person may want otherwise: the look, the size of the text, when to lock."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from workbench.ui.breaking import Tick
from workbench.ui.forms.editor import calm
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, column_page, fields_form, heading
from workbench.ui.screen_capture import way_of
from workbench.ui.settings import CAPTURE, IDLE_MINUTES, SPELLING, TEXT_SIZE, THEME


class SettingsPage(Page):
    """Every change takes effect at once."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("settings", self.tr("Settings"), review, parent)
        self._around = around
        box = column_page(self, self.tr("Every change takes effect at once. None of this is stored with the review."))
        look = {
            "system": self.tr("As the computer"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        self.theme = self._list([(look[word], word) for word in THEME.allowed])
        self.text_size = self._list([(f"{percent} %", percent) for percent in TEXT_SIZE.allowed])
        self.idle = self._list(
            [(self.tr("1 minute") if m == 1 else self.tr("{0} minutes").format(m), m) for m in IDLE_MINUTES.allowed]
        )
        form = fields_form()
        form.addRow(self.tr("&Look"), self.theme)
        form.addRow(self.tr("&Size of text"), self.text_size)
        form.addRow(self.tr("Lock when &nobody is there for"), self.idle)
        box.addLayout(form)
        self.spelling = Tick(self.tr("&Mark words that are in no dictionary (F7 goes to the next one)"), self)
        box.addWidget(self.spelling)
        self.capture = Tick(self.tr("&Keep the window out of screenshots and shared screens"), self)
        self.capture.setEnabled(way_of() is not None)
        box.addWidget(self.capture)
        box.addWidget(self._said(self._of_capture()))
        locking = self.tr(
            "The review is also locked when the computer sleeps or its screen is locked. Locking saves what you "
            "have written, closes the file and forgets its key; your passphrase brings you back to the same place."
        )
        box.addWidget(self._said(locking))
        box.addStretch(1)
        for widget in (self.theme, self.text_size, self.idle):
            widget.activated.connect(self._keep)
        self.spelling.clicked.connect(self._keep)
        self.capture.clicked.connect(self._keep)

    def _of_capture(self) -> str:
        """Return what this system can do about pictures of the screen, and what it cannot."""
        if self.capture.isEnabled():
            return self.tr(
                "Others then see an empty or black place where the window is; you see it as ever. A camera pointed at "
                "the screen sees it too. Switch it off while you share the window with the panel."
            )
        return self.tr(
            "This computer's system has no way to keep a window out of screenshots and shared screens. F12 covers the "
            "whole window at once with an empty pane, and uncovers it again."
        )

    def _said(self, text: str) -> QLabel:
        words = heading(text, self, "quiet")
        words.setWordWrap(True)
        return words

    def _list(self, items: list[tuple[str, object]]) -> QComboBox:
        combo = QComboBox(self)
        calm(combo)
        combo.setMinimumContentsLength(18)
        for title, value in items:
            combo.addItem(title, value)
        return combo

    def arrive(self, record: str = "") -> None:
        """Show what is set."""
        del record
        preferences = self._around.preferences
        self.theme.setCurrentIndex(self.theme.findData(preferences.get(THEME)))
        self.text_size.setCurrentIndex(self.text_size.findData(preferences.get(TEXT_SIZE)))
        self.idle.setCurrentIndex(self.idle.findData(preferences.get(IDLE_MINUTES)))
        self.spelling.setChecked(bool(preferences.get(SPELLING)))
        self.capture.setChecked(self.capture.isEnabled() and bool(preferences.get(CAPTURE)))

    @Slot()
    def _keep(self) -> None:
        preferences = self._around.preferences
        preferences.put(THEME, str(self.theme.currentData()))
        preferences.put(TEXT_SIZE, int(self.text_size.currentData()))
        preferences.put(IDLE_MINUTES, int(self.idle.currentData()))
        preferences.put(SPELLING, int(self.spelling.isChecked()))
        if self.capture.isEnabled():
            preferences.put(CAPTURE, int(self.capture.isChecked()))
        self._around.theme.apply(preferences.get(THEME), preferences.get(TEXT_SIZE))
        self.told.emit(self.tr("Set"))
