"""What speaks for and against a finding, as three groups between which a piece can be dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from workbench.records import KINDS
from workbench.services.evidencing import STANCES, Piece
from workbench.ui.words import said

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole + 1
_MIME = "application/x-workbench-evidence"  # an id only; never words


class EvidenceModel(QStandardItemModel):
    """A group for each stance, with its pieces below it."""

    moved = Signal(str, str)  # a piece's id and the stance it was dragged to

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._pieces: dict[str, Piece] = {}

    def set_pieces(self, pieces: Sequence[Piece], weights: dict[str, str], gone: str) -> None:
        """Show these pieces; ``weights`` are the words for each weight, ``gone`` those for a record no longer there."""
        self.clear()
        self._pieces = {piece.id: piece for piece in pieces}
        for stance, head in zip(STANCES, self._heads, strict=True):
            mine = [piece for piece in pieces if piece.stance == stance]
            group = QStandardItem(f"{head}  {len(mine)}")
            group.setData(stance, Qt.ItemDataRole.UserRole)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsSelectable)
            font = group.font()
            font.setBold(True)
            group.setFont(font)
            for piece in mine:
                group.appendRow(_item(piece, weights.get(piece.weight, ""), gone))
            self.appendRow(group)

    def piece(self, index: Index) -> Piece | None:
        """Return the piece of a row; None for a group's head."""
        return self._pieces.get(str(index.data(ID) or ""))

    def index_of(self, id_: str) -> QModelIndex:
        """Return the row of a piece."""
        for at in range(self.rowCount()):
            group = self.item(at)
            for below in range(group.rowCount()):
                if group.child(below).data(ID) == id_:
                    return group.child(below).index()
        return QModelIndex()

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return the one kind of thing that is dragged here."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Carry the id of the first piece."""
        data = QMimeData()
        piece = next((p for index in indexes if (p := self.piece(index)) is not None), None)
        data.setData(_MIME, piece.id.encode() if piece is not None else b"")
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where a piece was dropped; the store moves it, not the view."""
        del action, row, column
        group = parent if parent.isValid() and not parent.parent().isValid() else parent.parent()
        id_, stance = bytes(data.data(_MIME).data()).decode(), str(group.data(Qt.ItemDataRole.UserRole) or "")
        if id_ in self._pieces and stance in STANCES:
            self.moved.emit(id_, stance)
        return False  # nothing is taken out of the view: it is read anew


def _item(piece: Piece, weight: str, gone: str) -> QStandardItem:
    sort = said(KINDS[piece.kind].spec.title) if piece.kind else ""
    words = [piece.title or gone, " · ".join(part for part in (sort, weight, ", ".join(piece.agencies)) if part)]
    item = QStandardItem("\n".join(part for part in (*words, piece.note) if part))
    item.setData(piece.id, ID)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
    return item
