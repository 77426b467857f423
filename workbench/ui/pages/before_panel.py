"""Recommended before? Earlier recommendations most like this one; one key says that it repeats one of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.analysis.recommended import Degree
from workbench.errors import WorkbenchError
from workbench.services import repeating
from workbench.services.progress import Progress
from workbench.services.repeating import Before, Earliest
from workbench.ui.icons import icon
from workbench.ui.lines_tree import LinesTree
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings, heading, row
from workbench.ui.pages.part import Part

_ID, _TIED = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class BeforePanel(Part):
    """Shows what earlier reviews asked for that is like a recommendation, and what became of it."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._recommendation = ""
        self.notice = Notice(self)
        self.model = QStandardItemModel(self)
        self.list = self._tree()
        self.setFocusProxy(self.list)
        self.tie = QPushButton(self.tr("It repeats this one"), self)
        self.tie.setToolTip(self.tr("Tie it to the earlier recommendation, or untie it (Space)"))
        self.tie.clicked.connect(self.tie_chosen)
        self.open = QPushButton(self.tr("Open"), self)
        self.open.clicked.connect(self._open_chosen)
        self.about = heading("", self, "small")
        self.about.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 12)
        box.setSpacing(10)
        box.addWidget(self.about)
        box.addWidget(self.notice)
        box.addWidget(self.list, 1)
        box.addLayout(row(self.tie, self.open))
        self.list.selectionModel().currentChanged.connect(self._enable)
        self._enable()

    def _tree(self) -> LinesTree:
        tree = LinesTree(self.tr("Earlier recommendations like this one"), self)
        tree.setModel(self.model)
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.activated.connect(self._open)
        action = QAction(self.tr("It repeats this one"), tree)
        action.setShortcut(QKeySequence("Space"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.tie_chosen)
        tree.addAction(action)
        return tree

    def show_record(self, id_: str) -> None:
        """Look for what is like a recommendation, aside: the first time all earlier learning is read."""
        if id_ != self._recommendation:
            self.model.clear()
            self.notice.hush()
            self.about.setText(self.tr("Looking through earlier learning…"))
        self._recommendation = id_
        companion = self._review.session.companion

        def work(progress: Progress) -> Earliest:
            with companion() as session:
                return repeating.before(session, id_)

        def show(found: Earliest) -> None:
            if id_ == self._recommendation:
                self._show(found)

        self._around.tasks.run(work, show, self.notice.say_error, owner=self)

    def _show(self, found: Earliest) -> None:
        chosen = self.list.currentIndex().data(_ID)
        self.model.clear()
        for each in found.found:
            self.model.appendRow(self._item(each))
        rows = [at for at in range(self.model.rowCount()) if self.model.index(at, 0).data(_ID) == chosen]
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(rows[0] if rows else 0, 0))
        self._say(found)
        self._enable()

    def _say(self, found: Earliest) -> None:
        if not found.looked_through:
            self.about.setText("")
            way = (self.tr("Go to earlier learning"), partial(self.follow.emit, "prior_learning", ""))
            self.notice.say(self.tr("There is no earlier learning to compare with yet."), way=way)
            return
        self.notice.hush()
        if found.found:
            said = self.tr(
                "Found by the ideas they share among {0} earlier ones; it can miss one. Space says that it repeats "
                "the one chosen, Enter opens it."
            )
        else:
            said = self.tr("None of {0} earlier ones is much like it. The search goes by words and can miss one.")
        self.about.setText(said.format(found.looked_through))

    def _item(self, each: Before) -> QStandardItem:
        degree = {Degree.SAME: self.tr("asks for much the same"), Degree.RELATED: self.tr("related")}
        how = degree[each.degree] if each.degree is not None else self.tr("tied by hand")
        themes = self.tr("both on {0}").format(", ".join(each.themes)) if each.themes else ""
        tied = self.tr("Repeated here") if each.tied else ""
        head = " · ".join(part for part in (tied, each.year, each.title, how, themes) if part)
        outcome = each.outcome or self.tr("not known")
        lines = (head, " ".join(each.asked.split()), self.tr("What became of it: {0}").format(outcome))
        item = QStandardItem("\n".join(lines))
        item.setData(each.id, _ID)
        item.setData(each.tied, _TIED)
        if each.tied:
            item.setIcon(icon("check"))
        return item

    @Slot()
    def _enable(self) -> None:
        index = self.list.currentIndex()
        for button in (self.tie, self.open):
            button.setEnabled(index.isValid())
        self.tie.setText(
            self.tr("It does not repeat this one") if index.data(_TIED) else self.tr("It repeats this one")
        )

    @Slot()
    def tie_chosen(self) -> None:
        """Say that it repeats the one chosen, or that it does not."""
        earlier = self.list.currentIndex().data(_ID)
        if not earlier:
            return
        try:
            changed = repeating.tie(self._review.session, self._recommendation, str(earlier))
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.told.emit(self.tr("Said; Ctrl+Z takes it back"))
        self._review.announce(changed)
        self.show_record(self._recommendation)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.data(_ID):
            self.follow.emit("prior_learning", str(index.data(_ID)))

    @Slot()
    def _open_chosen(self) -> None:
        self._open(self.list.currentIndex())
