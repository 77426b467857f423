"""The evidence of a finding: for, against and round about, its strength said honestly, and the way to add more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMenu, QPushButton, QTreeView, QVBoxLayout, QWidget

from workbench.analysis.strength import Limit
from workbench.errors import WorkbenchError
from workbench.services import editing, evidencing
from workbench.services.evidencing import KINDS_OF_EVIDENCE, STANCES, WEIGHTS
from workbench.ui.forms.editor import calm, name_list
from workbench.ui.forms.picker import RecordPicker
from workbench.ui.models.evidence import EvidenceModel
from workbench.ui.notice import Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings, heading, row
from workbench.ui.pages.part import Part
from workbench.vault.store import Changed


class EvidencePanel(Part):
    """Shows what a finding rests on; a piece is dragged, or moved with the keys 1, 2 and 3, to another stance."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._finding = ""
        stances = (self.tr("Supports"), self.tr("Contradicts"), self.tr("Context"))
        self._weights = dict(
            zip(WEIGHTS, (self.tr("primary"), self.tr("secondary"), self.tr("anecdotal")), strict=True)
        )
        self.model = EvidenceModel(stances, self)
        self.limits = Notice(self)
        self.notice = Notice(self)
        self.tree = self._tree()
        self.picker = RecordPicker(review, KINDS_OF_EVIDENCE, self)
        name_list(self.picker, self.tr("Record to add as evidence"))
        self.picker.picked.connect(self._picked)
        self.picker.emptied.connect(self._unpicked)
        self.stance = self._list(self.tr("Stance"), list(zip(stances, STANCES, strict=True)))
        self.weight = self._list(self.tr("Weight"), [(words, code) for code, words in self._weights.items()])
        self.add = QPushButton(self.tr("Add"), self)
        self.add.setEnabled(False)
        self.add.clicked.connect(self._add)
        self._chosen: tuple[str, str] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 12)
        box.setSpacing(10)
        box.addWidget(self.limits)
        box.addWidget(self.notice)
        box.addWidget(self.tree, 1)
        box.addWidget(heading(self.tr("Add evidence"), self, "label"))
        box.addWidget(self.picker)
        box.addLayout(row(self.stance, self.weight, self.add))
        self.model.moved.connect(self._move)

    def _tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setModel(self.model)
        tree.setHeaderHidden(True)
        tree.setWordWrap(True)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(16)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        tree.setAccessibleName(self.tr("Evidence for and against"))
        tree.setObjectName("lines")
        tree.activated.connect(self._open)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._menu)
        words = (
            self.tr("It supports the finding"),
            self.tr("It contradicts the finding"),
            self.tr("It gives the context"),
        )
        for number, (stance, said) in enumerate(zip(STANCES, words, strict=True), start=1):
            self._action(tree, said, str(number), self._restance).setData(stance)
        self._action(tree, self.tr("Take it away from the finding"), "Backspace", self._take_away)
        return tree

    def _action(self, tree: QTreeView, words: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(words, tree)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        tree.addAction(action)
        return action

    def _list(self, name: str, items: list[tuple[str, str]]) -> QComboBox:
        combo = QComboBox(self)
        name_list(combo, name)
        calm(combo)
        for words, code in items:
            combo.addItem(words, code)
        return combo

    def show_record(self, id_: str) -> None:
        """Show the evidence of a finding."""
        if id_ != self._finding:
            self.notice.hush()
            self.picker.show_nothing()
            self._unpicked()
        self._finding = id_
        chosen = self.model.piece(self.tree.currentIndex())
        found = evidencing.basis(self._review.session, id_)
        self.model.set_pieces(found.pieces, self._weights, self.tr("(no longer there)"))
        self.tree.expandAll()
        if chosen is not None:
            self.tree.setCurrentIndex(self.model.index_of(chosen.id))
        self.limits.say([self._sentence(limit) for limit in found.limits], "caution")

    def _sentence(self, limit: Limit) -> str:
        return {
            Limit.NOTHING: self.tr("Nothing supports this finding yet."),
            Limit.SINGLE: self.tr("All that supports it comes from a single source."),
            Limit.ONE_AGENCY: self.tr("All that supports it comes from one agency."),
            Limit.SECOND_HAND: self.tr("None of what supports it is primary evidence."),
            Limit.UNTESTED: self.tr("Nothing that contradicts it was entered. Was it looked for?"),
        }[limit]

    @Slot()
    def _restance(self) -> None:
        action, piece = self.sender(), self.model.piece(self.tree.currentIndex())
        if isinstance(action, QAction) and piece is not None:
            self._move(piece.id, str(action.data()))

    @Slot(str, str)
    def _move(self, id_: str, stance: str) -> None:
        self._do(partial(evidencing.weigh, self._review.session, id_, stance=stance))

    @Slot(str, str)
    def _picked(self, kind: str, id_: str) -> None:
        self._chosen = (kind, id_)
        self.add.setEnabled(True)

    @Slot()
    def _unpicked(self) -> None:
        self._chosen = None
        self.add.setEnabled(False)

    @Slot()
    def _add(self) -> None:
        if self._chosen is None:
            return
        kind, id_ = self._chosen
        stance, weight = str(self.stance.currentData()), str(self.weight.currentData())
        if self._do(partial(evidencing.add, self._review.session, self._finding, kind, id_, stance, weight)):
            self.picker.show_nothing()
            self._unpicked()

    @Slot()
    def _take_away(self) -> None:
        piece = self.model.piece(self.tree.currentIndex())
        if piece is not None:
            self._do(partial(editing.put_in_bin, self._review.session, "evidence", piece.id))

    def _do(self, verb: Callable[[], Changed | None]) -> bool:
        """Change the evidence and show it again; return whether it went well."""
        try:
            changed = verb()
        except WorkbenchError as error:
            self.notice.say_error(error)
            return False
        self.notice.hush()
        self._review.announce(changed)
        self.show_record(self._finding)
        return True

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        piece = self.model.piece(index)
        if piece is not None and piece.kind:
            self.follow.emit(piece.kind, piece.target)

    @Slot(QPoint)
    def _menu(self, at: QPoint) -> None:
        if self.model.piece(self.tree.indexAt(at)) is not None:
            menu = QMenu(self)
            menu.addActions(self.tree.actions())
            menu.exec(self.tree.viewport().mapToGlobal(at))
