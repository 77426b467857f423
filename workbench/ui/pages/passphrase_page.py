"""A new passphrase for the review that is open; a new recovery sheet comes with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.errors import WorkbenchError
from workbench.services import unlocking
from workbench.services.progress import Progress
from workbench.ui.forms.passphrase import NewPassphrase
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Page, Surroundings, column_page, fields_form, row
from workbench.ui.pages.work import Work
from workbench.vault.keys import Key, KeyCost


class PassphrasePage(Page):
    """The old passphrase and the old sheet open the review no longer, once the new sheet is shown."""

    changed = Signal(str)  # the text of the new recovery sheet

    def __init__(self, review: OpenReview, around: Surroundings, cost: KeyCost, parent: QWidget | None = None) -> None:
        super().__init__("new-key", self.tr("Change the passphrase"), review, parent)
        self._tasks, self._cost = around.tasks, cost
        box = column_page(
            self,
            self.tr(
                "The review gets a new key and a new recovery sheet, which is shown next. The old passphrase and the "
                "old sheet no longer open it. Earlier backups keep the passphrase that they were made with."
            ),
        )
        form = fields_form()
        form.setFieldGrowthPolicy(form.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.new = NewPassphrase(form, self)
        self.button = QPushButton(self.tr("Change it"), self)
        self.button.setProperty("role", "first")
        self.button.setEnabled(False)
        self.work = Work(around.tasks, self)
        self.notice = Notice(self)
        box.addLayout(form)
        box.addLayout(row(self.button))
        box.addWidget(self.work)
        box.addWidget(self.notice)
        box.addStretch(1)
        self.new.judged.connect(self._enable)
        self.new.entered.connect(self.change)
        self.button.clicked.connect(self.change)

    @property
    def busy(self) -> bool:
        """Whether the new key is being made."""
        return self.work.busy

    @Slot()
    def change(self) -> None:
        """Make the new key, off the window's thread, and give it to the store."""
        if not self.button.isEnabled():
            return
        passphrase, salt, cost = self.new.text, self.review.session.store.salt, self._cost

        def work(progress: Progress) -> Key:
            return unlocking.key_of_passphrase(passphrase, salt, cost)

        self.work.run(self.tr("Making the new key…"), work, self._made, self._failed)
        self._enable()

    def _made(self, key: Key) -> None:
        self._tasks.stop_all()  # nothing may read the store while its pages are written anew
        try:
            sheet = self.review.session.change_key(key)
        except WorkbenchError as error:
            key.zero()
            self._failed(error)
            return
        self.new.clear()
        self.changed.emit(sheet)

    def _failed(self, error: WorkbenchError) -> None:
        self.notice.say_error(error)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        self.button.setEnabled(self.new.good and not self.work.busy)
