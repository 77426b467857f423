"""The requests to an agency beside its form: what is awaited, what is late, and what came, noted with one key."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QPushButton, QTableView, QVBoxLayout, QWidget

from workbench.errors import WorkbenchError
from workbench.records import Request
from workbench.services import editing, requesting
from workbench.services.requesting import Stand
from workbench.services.session import Session
from workbench.ui.models.rows import cell
from workbench.ui.notice import Empty, Notice
from workbench.ui.open_review import OpenReview
from workbench.ui.pages.page import Surroundings, row
from workbench.ui.pages.part import Part
from workbench.ui.tables import lines_to_choose, share_width
from workbench.vault.store import Changed

_ID = Qt.ItemDataRole.UserRole
_DATE = Request.spec.fields["asked"]


class RequestsPart(Part):
    """The log of one agency; it stands beside a request too, and shows that one alone."""

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(review, around, parent)
        self._agency = self._of = ""
        self.notice = Notice(self)
        self.model = QStandardItemModel(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self._across = lines_to_choose(self.table, self.tr("Requests to this agency"))
        self.chase = QPushButton(self.tr("Chased today"), self)
        self.receive = QPushButton(self.tr("Received today"), self)
        self.new = QPushButton(self.tr("Ask for something"), self)
        self.empty = Empty(
            self.tr("Nothing was asked of this agency yet."), self.tr("Ask for something"), self._ask, self
        )
        self.setFocusProxy(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 24, 12)
        box.setSpacing(10)
        box.addWidget(self.notice)
        box.addWidget(self.empty)
        box.addWidget(self.table, 1)
        box.addLayout(row(self.chase, self.receive, self.new))
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._enable)
        self.chase.clicked.connect(partial(self._do, requesting.chase))
        self.receive.clicked.connect(partial(self._do, requesting.receive))
        self.new.clicked.connect(self._ask)

    def show_record(self, id_: str) -> None:
        """Show the requests to an agency, or the one request."""
        session = self._review.session
        one = session.store.get(Request, id_)
        self._agency = (one.agency or "") if one is not None else id_
        if id_ != self._of:
            self._of = id_
            self.notice.hush()
        held = [one] if one is not None else requesting.of_agency(session, id_)
        chosen = self._chosen()
        self._fill(held)
        at = next((n for n, request in enumerate(held) if request.id == chosen), 0)
        self.table.setCurrentIndex(self.model.index(at, 0))
        self.empty.setVisible(not held)
        for widget in (self.table, self.chase, self.receive, self.new):
            widget.setVisible(bool(held))
        self._enable()

    def _fill(self, requests: list[Request]) -> None:
        self.model.clear()
        heads = (self.tr("What"), self.tr("Asked"), self.tr("Due"), self.tr("Last chased"), self.tr("Stands"))
        self.model.setHorizontalHeaderLabels(list(heads))
        words = {
            Stand.RECEIVED: self.tr("received"),
            Stand.REFUSED: self.tr("refused"),
            Stand.OVERDUE: self.tr("overdue"),
            Stand.WAITING: self.tr("awaited"),
        }
        for request in requests:
            days = (request.asked or "", request.due or "", requesting.last_chased(request))
            texts = (
                request.what or "",
                *(cell(_DATE, day) for day in days),
                words[requesting.stand(request, _today())],
            )
            items = [QStandardItem(text) for text in texts]
            items[0].setData(request.id, _ID)
            self.model.appendRow(items)
        share_width(self._across, 0, {1: 13, 2: 13, 3: 13, 4: 10})

    def _chosen(self) -> str:
        return str(self.table.currentIndex().siblingAtColumn(0).data(_ID) or "")

    @Slot()
    def _enable(self) -> None:
        request = self._review.session.store.get(Request, self._chosen()) if self._chosen() else None
        awaited = request is not None and not request.received
        self.chase.setEnabled(awaited)
        self.receive.setEnabled(awaited)

    def _do(self, verb: Callable[[Session, str, datetime.date], Changed], *_: object) -> None:
        try:
            changed = verb(self._review.session, self._chosen(), _today())
        except WorkbenchError as error:
            self.notice.say_error(error)
            return
        self.notice.hush()
        self._review.announce(changed)
        self.show_record(self._of)

    @Slot()
    def _ask(self) -> None:
        """Begin a request to this agency, dated today, and go where its words are entered."""
        values = {"agency": self._agency, "asked": _today().isoformat(), "what": self.tr("To be named")}
        record = editing.add(self._review.session, Request.spec.name, values)
        self._review.announce(Changed(frozenset({"request"}), frozenset({("request", record.id)}), ""))
        self.follow.emit(Request.spec.name, record.id)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        id_ = str(index.siblingAtColumn(0).data(_ID) or "")
        if id_ and id_ != self._of:
            self.follow.emit(Request.spec.name, id_)


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
