"""The review that is open in the window: one session, one pair of eyes, and one signal for what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.errors import WorkbenchError
from workbench.records import KINDS, Field, Record
from workbench.services import editing, searching, viewing
from workbench.services.progress import Progress
from workbench.services.session import Session
from workbench.services.viewing import AudienceChoice, Row
from workbench.ui.models.columns import natural_order
from workbench.ui.models.prepared import Prepared
from workbench.ui.tasks import Tasks, Ticket
from workbench.vault.store import Changed

T = TypeVar("T")
Failed: TypeAlias = Callable[[WorkbenchError], None]
WORKING = ""
_LIGHT = 200  # records of a review in which everything is read at once
_FEW = 50  # records of a kind that are read at once
_LISTED = 400  # records that a list to choose from is read of; of more it shows those that match what is typed
_OFFERED = 40  # of those


class OpenReview(QObject):
    """Everything the pages read and write goes through here; it goes when the window is locked."""

    changed = Signal(object)  # Changed: which kinds and records
    eyes_changed = Signal(str)  # the audience's code, "" for the working view

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._eyes = WORKING
        self._rows: dict[tuple[str, str], tuple[int, list[Row]]] = {}
        self._counts: tuple[int, dict[str, int]] | None = None
        self._read_before: dict[tuple[str, str], tuple[int, Prepared]] = {}
        self._closed = False

    @property
    def eyes(self) -> str:
        """The code of the audience that the pages are shown for; "" for the working view."""
        return self._eyes

    @property
    def working(self) -> bool:
        """Whether everything is shown as entered and may be changed."""
        return self._eyes == WORKING

    def look_as(self, code: str) -> None:
        """Show every page as an audience sees it; "" for the working view."""
        if code != self._eyes:
            self._eyes = code
            self.eyes_changed.emit(code)

    def audiences(self) -> list[AudienceChoice]:
        """Return the audiences of this review."""
        return viewing.audiences(self.session)

    # A large review is asked in the background: what takes longer than a twentieth of a second is not asked at once.

    @property
    def light(self) -> bool:
        """Whether the review is so small that anything may be asked of it at once."""
        return sum(self.counts().values()) <= _LIGHT

    def later(
        self,
        tasks: Tasks,
        owner: QObject,
        question: Callable[[Session], T],
        done: Callable[[T], None],
        failed: Failed,
    ) -> Ticket:
        """Ask a question of the review in the background; the answer comes while ``owner`` lives."""
        companion = self.session.companion

        def work(progress: Progress) -> T:
            progress(0, 1)  # nobody may be waiting any more
            with companion() as session:
                return question(session)

        return tasks.run(work, done, failed, owner=owner)

    def ask(
        self,
        tasks: Tasks,
        owner: QObject,
        question: Callable[[Session], T],
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Ask at once where the review is light, and otherwise later."""
        if not self.light:
            self.later(tasks, owner, question, done, failed)
            return
        try:
            answer = question(self.session)
        except WorkbenchError as error:
            failed(error)
        else:
            done(answer)

    def rows(self, kind: str) -> list[Row]:
        """Return the rows of a kind in the present eyes, in the order in which its records naturally stand."""
        version, key = self.session.store.data_version, (kind, self._eyes)
        if self._rows.get(key, (None,))[0] != version:
            self._rows[key] = (version, _read_rows(self.session, kind, self._eyes))
        return self._rows[key][1]

    def rows_at_hand(self, kind: str) -> list[Row] | None:
        """Return the rows of a kind where they were read before or are soon read; None: see `read_rows`."""
        known = self._rows.get((kind, self._eyes))
        if known is not None and known[0] == self.session.store.data_version:
            return known[1]
        soon = self.session.store.count(kind) <= _FEW if self.working else self.light
        return self.rows(kind) if soon else None

    def read_rows(
        self, kind: str, tasks: Tasks, owner: QObject, done: Callable[[list[Row]], None], failed: Failed
    ) -> Ticket:
        """Read the rows of a kind in the background."""
        code = self._eyes

        def question(session: Session) -> tuple[int, list[Row]]:
            return session.store.data_version, _read_rows(session, kind, code)

        def answered(found: tuple[int, list[Row]]) -> None:
            self._rows[kind, code] = found
            done(found[1])

        return self.later(tasks, owner, question, answered, failed)

    def chronology(self, child: str) -> Prepared | None:
        """Return the chronology in the present eyes if it was read before and nothing has changed since."""
        version, read = self._read_before.get((self._eyes, child), (-1, None))
        return read if version == self.session.store.data_version else None

    def keep_chronology(self, version: int, child: str, read: Prepared) -> None:
        """Keep a chronology that was read when the review had this version, for coming back to it."""
        self._read_before[(self._eyes, child)] = (version, read)

    def text(self, kind: str, id_: str, code: str | None = None) -> list[tuple[str, str]]:
        """Return (label, text) of a record, in the present eyes or in those of ``code``."""
        return viewing.record_text(self.session, kind, id_, self._eyes if code is None else code)

    def row(self, record: Record) -> Row:
        """Return one record as the working view's table shows it."""
        return viewing.working_row(self.session, record)

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each kind; counted anew when the review has changed."""
        version = self.session.store.data_version
        if self._counts is None or self._counts[0] != version:
            self._counts = version, viewing.counts(self.session)
        return dict(self._counts[1])

    def search(self, words: str) -> list[searching.Hit]:
        """Find words in the present eyes."""
        return searching.search(self.session, words, self._eyes)

    def record(self, kind: str, id_: str) -> Record | None:
        """Return a record as entered."""
        return self.session.store.find(kind, id_)

    def words(self, field: Field[object]) -> list[tuple[str, str]]:
        """Return (word, title) of a choice field's list."""
        return viewing.choices(self.session, field)

    def linkable(self, kinds: Sequence[str]) -> list[tuple[str, str, str]]:
        """Return (kind, id, title) of every record that a reference to these kinds may name."""
        store = self.session.store
        return [(kind, id_, self.title(kind, id_)) for kind in kinds for id_ in store.ids(kind)]

    def title(self, kind: str, id_: str) -> str:
        """Return the words that stand for a record in the working view."""
        return viewing.title_of(self.session, kind, id_)

    def many(self, kinds: Sequence[str]) -> bool:
        """Return whether there are more records of these kinds than a list can be read of while somebody waits."""
        return sum(self.session.store.count(kind) for kind in kinds) > _LISTED

    def matching(self, kinds: Sequence[str], words: str) -> list[tuple[str, str, str]]:
        """Return (kind, id, title) of the first records of these kinds that hold words; without any, the newest."""
        store = self.session.store
        if words.strip():
            found = [(hit.kind, hit.id) for hit in store.search(words, _OFFERED, tuple(kinds))]
        else:
            found = [(kind, id_) for kind in kinds for id_ in store.newest(kind, _OFFERED)]
        return [(kind, id_, self.title(kind, id_)) for kind, id_ in found]

    def kind_of(self, kinds: Sequence[str], id_: str) -> str | None:
        """Return which of these kinds has a record with this id."""
        return next((kind for kind in kinds if self.session.store.find(kind, id_) is not None), None)

    def save(self, record: Record) -> None:
        """Store a record; raises what services.editing.save raises."""
        self.announce(editing.save(self.session, record))

    def add(self, kind: str, values: Mapping[str, object]) -> Record:
        """Make a record."""
        record = editing.add(self.session, kind, values)
        self.announce(Changed(frozenset({kind}), frozenset({(kind, record.id)}), ""))
        return record

    def do(self, verb: Callable[[Session], Changed | None]) -> None:
        """Let a service change the review, and tell every page."""
        self.announce(verb(self.session))

    def put_in_bin(self, kind: str, id_: str) -> None:
        """Move a record to the bin."""
        self.announce(editing.put_in_bin(self.session, kind, id_))

    def undo(self) -> None:
        """Take back the last change."""
        self.announce(editing.undo(self.session))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.announce(editing.redo(self.session))

    def next_step(self, *, forward: bool) -> str | None:
        """Return in words what undo, or ``forward`` redo, would do; other eyes than one's own read no name in it."""
        ask = editing.next_redo if forward else editing.next_undo
        return ask(self.session, named=self.working)

    def versions(self, kind: str, id_: str) -> list[editing.Version]:
        """Return every state of a record, newest first."""
        return editing.versions(self.session, kind, id_)

    def announce(self, changed: Changed | None) -> None:
        """Tell every page what changed; the one way the signal is emitted."""
        if changed is not None and not self._closed:
            self.changed.emit(changed)

    def close(self) -> None:
        """Close the session, which zeroes its key."""
        if not self._closed:
            self._closed = True
            self._rows.clear()
            self._read_before.clear()
            self.session.close()


def _read_rows(session: Session, kind: str, code: str) -> list[Row]:
    """Read the rows of a kind as an audience sees them, in their natural order; in any thread."""
    order = {record.id: natural_order(record) for record in session.store.all(KINDS[kind])}
    found = viewing.rows(session, kind, code)
    return sorted(found, key=lambda row: order[row.id]) if order else found
