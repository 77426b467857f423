"""Who told whom: a matrix of the agencies, with what was shared, late, refused or never recorded in each cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from workbench.services import flow
from workbench.services.flow import UNSAID, Challenge, Flow, Piece
from workbench.services.progress import Progress
from workbench.services.session import Session
from workbench.ui.breaking import Tick
from workbench.ui.models.grid import MOST_LINES, Cell, Line, Mark
from workbench.ui.open_review import OpenReview
from workbench.ui.pages import marks
from workbench.ui.pages.flow_words import challenge_line, piece_line, status_in_words
from workbench.ui.pages.grid_page import GridPage
from workbench.ui.pages.page import Surroundings
from workbench.ui.pages.records import key_of
from workbench.ui.words import quantity

_SHAPES = {
    "shared": (marks.FULL, "text"),
    "partial": (marks.HALF, "text"),
    "late": (marks.CLOCK, "caution"),
    "not_shared": (marks.HOLLOW, "alert"),
    "refused": (marks.CROSS, "alert"),
    "not_recorded": (marks.DOTTED, "quiet"),
}
Pair = tuple[str, str]


class FlowPage(GridPage):
    """Rows send, columns receive."""

    kinds = frozenset({"information_sharing", "escalation", "agency", "person", "event"})
    column_head = 14

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        self._flow: Flow | None = None
        self._spoken: Mapping[Pair, tuple[str, ...]] | None = None
        super().__init__(
            "flow",
            self.tr("Who told whom"),
            self.tr(
                "Each row is an agency that held something, each column one that needed it. Arrows go from cell to "
                "cell, Enter opens what is behind one. Escalations stand below what was shared."
            ),
            review,
            around,
            parent,
        )

    def controls(self, parent: QWidget) -> Sequence[QWidget]:
        """Offer what the chronology tells besides, in the working view: it is read as entered."""
        self.spoken = Tick(self.tr("Add mentions in entries"), parent)
        self.spoken.setToolTip(
            self.tr("Where nothing is recorded as shared, count one agency’s entries whose words point to the other")
        )
        self.spoken.setVisible(self.review.working)
        self.spoken.toggled.connect(self._spoken_wanted)
        return (self.spoken,)

    def corner(self) -> str:
        """Say which way the table is read."""
        return self.tr("From, down; to, across")

    def work(self) -> Callable[[Session, str], Flow]:
        """Gather who told whom."""
        return flow.flow

    def take(self, found: Flow) -> None:
        """Show it; agencies that neither sent nor received anything are left out."""
        self._flow = found
        self._spoken = None
        self._show()
        if self.spoken.isChecked():
            self._spoken_wanted(True)

    @Slot(bool)
    def _spoken_wanted(self, wanted: bool) -> None:
        if not wanted or self._spoken is not None or not self.review.working:
            self._show()
            return
        companion = self.review.session.companion

        def work(progress: Progress) -> Mapping[Pair, tuple[str, ...]]:
            with companion() as session:
                return flow.spoken_of(session, progress)

        self.notice.say(self.tr("Reading the chronology…"))
        self._around.tasks.run(work, self._take_spoken, self.notice.say_error, owner=self)

    def _take_spoken(self, found: Mapping[Pair, tuple[str, ...]]) -> None:
        self.notice.hush()
        self._spoken = found
        self._show()

    def _show(self) -> None:
        if self._flow is None:
            return
        cells = self._cells(self._flow)
        titles = {**dict(self._flow.agencies), UNSAID: self.tr("not said who")}
        senders = [(id_, titles[id_]) for id_ in titles if any(pair[0] == id_ for pair in cells)]
        receivers = [(id_, titles[id_]) for id_ in titles if any(pair[1] == id_ for pair in cells)]
        self.show_grid(senders, receivers, cells, self.tr("{0} to {1}: nothing recorded").format)
        if not cells:
            self._say_empty()

    def _say_empty(self) -> None:
        if self.review.working:
            way = (self.tr("Add the first"), self._add)
            self.notice.say(self.tr("Nothing is recorded yet of what one agency told another."), "plain", way)
        else:
            self.notice.say(self.tr("This audience sees nothing of what one agency told another."))

    def _add(self) -> None:
        self.go.emit(key_of("information_sharing"), "")

    def _cells(self, found: Flow) -> dict[Pair, Cell]:
        titles = {**dict(found.agencies), UNSAID: self.tr("not said who")}
        pieces: dict[Pair, list[Piece]] = {}
        challenges: dict[Pair, list[Challenge]] = {}
        for piece in found.pieces:
            pieces.setdefault((piece.from_agency, piece.to_agency), []).append(piece)
        for challenge in found.challenges:
            challenges.setdefault((challenge.by, challenge.about), []).append(challenge)
        spoken = self._spoken if self._spoken and self.spoken.isChecked() else {}
        pairs = [*pieces, *challenges, *(pair for pair in spoken if pair not in pieces)]
        return {
            pair: self._cell(
                f"{titles[pair[0]]} to {titles[pair[1]]}",
                pieces.get(pair, []),
                challenges.get(pair, []),
                spoken.get(pair, ()) if pair not in pieces else (),
            )
            for pair in dict.fromkeys(pairs)
            if pair[0] in titles and pair[1] in titles
        }

    def _cell(
        self, between: str, pieces: Sequence[Piece], challenges: Sequence[Challenge], entries: Sequence[str]
    ) -> Cell:
        counted = flow.tally(pieces)
        shown = [self._mark(status, number) for status, number in counted.by_status.items()]
        said = [f"{between}: {counted.total}" if pieces else self.tr("{0}: nothing recorded").format(between)]
        only = len(counted.by_status) == 1
        if counted.late and not (only and "late" in counted.by_status):
            said.append(self.tr("of these {0} late").format(counted.late))
        said += [
            word if only else f"{number} {word}"
            for status, number in counted.by_status.items()
            if (word := status_in_words(status)) and (only or status != "late")
        ]
        by_dates = counted.late - counted.by_status.get("late", 0)
        if by_dates:
            shown.append(Mark(self.tr("{0} late by dates").format(by_dates), marks.CLOCK, "caution"))
        if challenges:
            words = quantity(len(challenges), self.tr("escalation"), self.tr("escalations"))
            shown.append(Mark(words, marks.TRIANGLE, "text"))
            said.append(words)
        if entries:
            shown.append(Mark(quantity(len(entries), self.tr("entry"), self.tr("entries")), marks.QUOTE, "quiet"))
            said.append(self.tr("spoken of in {0}").format(shown[-1].words))

        def lines() -> list[Line]:
            held = [piece_line(piece) for piece in pieces]
            held += [challenge_line(challenge) for challenge in challenges]
            title = self.review.title
            return held + [Line("event", id_, title("event", id_)) for id_ in entries[: MOST_LINES - len(held)]]

        return Cell(tuple(shown), ", ".join(said), len(pieces) + len(challenges) + len(entries), lines)

    def _mark(self, status: str, number: int) -> Mark:
        shape, tone = _SHAPES.get(status, ("", "text"))
        return Mark(f"{number} {status_in_words(status)}", shape, tone)
