"""Agency by agency: what each did, knew, was told and told, as numbers that open their records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.services import agencies
from workbench.services.agencies import Part
from workbench.services.flow import tally
from workbench.services.seen import Seen
from workbench.services.session import Session
from workbench.services.viewing import readable
from workbench.ui.dates import in_words, is_edtf
from workbench.ui.models.grid import Cell, Line, Mark
from workbench.ui.open_review import OpenReview
from workbench.ui.pages import marks
from workbench.ui.pages.flow_words import challenge_line, piece_line
from workbench.ui.pages.grid_page import GridPage
from workbench.ui.pages.known_asking import known_to
from workbench.ui.pages.page import Surroundings
from workbench.ui.pages.records import key_of

Lines = Callable[[], Sequence[Line]]


class AgenciesPage(GridPage):
    """A row for each agency, a column for each thing that can be counted of its part."""

    kinds = frozenset(
        {
            "agency",
            "involvement",
            "event",
            "information_sharing",
            "escalation",
            "missed_opportunity",
            "good_practice",
            "person",
        }
    )

    def __init__(self, review: OpenReview, around: Surroundings, parent: QWidget | None = None) -> None:
        self._titles: Mapping[str, str] = {}
        self._parts: Mapping[str, Part] = {}
        super().__init__(
            "parts",
            self.tr("Agency by agency"),
            self.tr(
                "Each number opens its records: Enter goes to them. Services say how often contact was planned and how "
                "often it took place; lateness counts what was late by its status or certainly by its dates."
            ),
            review,
            around,
            parent,
        )

    def beside_lines(self, parent: QWidget) -> Sequence[QWidget]:
        """Offer the way to what the chosen agency knew on a day."""
        self.known = QPushButton(self.tr("What it knew on a day"), parent)
        self.known.setProperty("role", "link")
        self.known.setToolTip(self.tr("Open the chronology narrowed to what this agency held on a day"))
        self.known.clicked.connect(self._open_known)
        return (self.known,)

    def work(self) -> Callable[[Session, str], tuple[Part, ...]]:
        """Gather every agency's part."""
        return agencies.parts

    def corner(self) -> str:
        """Say what the rows are."""
        return self.tr("Agency")

    def take(self, found: tuple[Part, ...]) -> None:
        """Show the parts."""
        self._parts = {part.id: part for part in found}
        self._titles = {part.id: part.title for part in found}
        columns = [
            ("services", self.tr("Services")),
            ("period", self.tr("Period")),
            ("entries", self.tr("Entries")),
            ("contacts", self.tr("Contacts")),
            ("told", self.tr("Told others")),
            ("was_told", self.tr("Was told")),
            ("escalations", self.tr("Escalations")),
            ("missed", self.tr("Missed opportunities")),
            ("good", self.tr("Good practice")),
            ("asked", self.tr("Asked of it")),
        ]
        if not self.review.working:
            columns.pop()  # when an agency was asked is for the reviewer only
        if not any(part.began or part.ended for part in found):
            columns.remove(("period", self.tr("Period")))
        titles = dict(columns)
        cells = {
            (part.id, key): self._cell(part, titles[key], key, *made)
            for part in found
            for key, made in self._made(part).items()
            if key in titles and made[0]
        }
        self.show_grid([*self._titles.items()], columns, cells, self.tr("{0}, {1}: none").format)
        if not found:
            way = (self.tr("Add the first agency"), partial(self.go.emit, key_of("agency"), ""))
            working = self.review.working
            words = self.tr("There are no agencies yet.") if working else self.tr("This audience sees no agency.")
            self.notice.say(words, "plain", way if working else None)
        self.known.setEnabled(bool(found))

    def _made(self, part: Part) -> dict[str, tuple[tuple[Mark, ...], int, Lines]]:
        """Return for each column the marks, how many records, and how to read them."""
        late_out, late_in = tally(part.told).late, tally(part.was_told).late
        raised = [*part.raised, *part.raised_about]
        contacts = sum(part.contacts.values())
        return {
            "services": (_number(len(part.services)), len(part.services), partial(self._service_lines, part.services)),
            "period": (self._period(part), len(part.services), partial(self._service_lines, part.services)),
            "entries": (_number(part.entries), part.entries, partial(_entry_lines, part.first_entries)),
            "contacts": (_number(contacts), contacts, partial(_entry_lines, part.first_contacts)),
            "told": (self._with_late(part.told, late_out), len(part.told), partial(self._piece_lines, part)),
            "was_told": (
                self._with_late(part.was_told, late_in),
                len(part.was_told),
                partial(self._piece_lines, part, received=True),
            ),
            "escalations": (_number(len(raised)), len(raised), partial(self._challenge_lines, part)),
            "missed": (_number(len(part.missed)), len(part.missed), partial(_lines_of, part.missed, "hindsight")),
            "good": (_number(len(part.good)), len(part.good), partial(_lines_of, part.good, "effect")),
            "asked": (self._asked(part), 1, partial(self._agency_line, part)),
        }

    def _cell(self, part: Part, column: str, key: str, shown: tuple[Mark, ...], count: int, lines: Lines) -> Cell:
        said = [mark.words for mark in shown]
        if key == "contacts":
            said += [f"{number} {readable(sort)}" for sort, number in part.contacts.items()]
        if key == "escalations":
            said.append(self.tr("{0} raised by it, {1} about it").format(len(part.raised), len(part.raised_about)))
        return Cell(shown, f"{part.title}, {column}: {', '.join(said)}", count, lines)

    def _with_late(self, pieces: Sequence[object], late: int) -> tuple[Mark, ...]:
        return _number(len(pieces)) + (
            (Mark(self.tr("{0} late").format(late), marks.CLOCK, "caution"),) if late else ()
        )

    def _period(self, part: Part) -> tuple[Mark, ...]:
        if not part.began and not part.ended:
            return ()
        began = in_words(part.began, short=True) if part.began else "…"
        ended = in_words(part.ended, short=True) if part.ended else "…"
        return (Mark(began), Mark(self.tr("to {0}").format(ended)))

    def _asked(self, part: Part) -> tuple[Mark, ...]:
        if part.received:
            return (Mark(self.tr("received"), marks.FULL),)
        if part.asked:
            due = self.tr("due {0}").format(in_words(part.due, short=True)) if part.due else self.tr("asked")
            return (Mark(due, marks.HOLLOW),)
        return ()

    # the records of a cell ----------------------------------------------------------------------------------------

    def _service_lines(self, services: Sequence[Seen]) -> list[Line]:
        return [
            Line("involvement", seen.id, seen.say("service") or seen.title, self._service(seen)) for seen in services
        ]

    def _service(self, seen: Seen) -> str:
        ends = [in_words(seen.say(end), short=True) for end in ("from", "to") if is_edtf(seen.say(end))]
        said = [" · ".join(part for part in (" – ".join(ends), readable(seen.say("quality"))) if part)]
        if seen.say("planned_contact"):
            said.append(self.tr("Planned: {0}").format(seen.say("planned_contact")))
        if seen.say("actual_contact"):
            said.append(self.tr("Took place: {0}").format(seen.say("actual_contact")))
        return "\n".join(part for part in said if part)

    def _piece_lines(self, part: Part, *, received: bool = False) -> list[Line]:
        if received:
            words = self.tr("from {0}")
            return [piece_line(p, words.format(self._titles.get(p.from_agency, "…"))) for p in part.was_told]
        words = self.tr("to {0}")
        return [piece_line(p, words.format(self._titles.get(p.to_agency, "…"))) for p in part.told]

    def _challenge_lines(self, part: Part) -> list[Line]:
        about, by = self.tr("about {0}"), self.tr("by {0}")
        lines = [challenge_line(c, about.format(self._titles.get(c.about, "…"))) for c in part.raised]
        return lines + [challenge_line(c, by.format(self._titles.get(c.by, "…"))) for c in part.raised_about]

    def _agency_line(self, part: Part) -> list[Line]:
        dates = (
            (self.tr("asked {0}"), part.asked),
            (self.tr("due {0}"), part.due),
            (self.tr("received {0}"), part.received),
        )
        said = [words.format(in_words(date, short=True)) for words, date in dates if date]
        return [Line("agency", part.id, part.title, " · ".join([*said, readable(part.contribution)]).strip(" ·"))]

    @Slot()
    def _open_known(self) -> None:
        """Open the chronology and ask there what the agency chosen knew, at first when its service ended."""
        index = self.table.currentIndex()
        part = self._parts.get(self.model.keys(index)[0]) if index.isValid() else None
        if part is not None:
            self.go.emit(key_of("event"), known_to(part.id, part.ended))


def _number(count: int) -> tuple[Mark, ...]:
    return (Mark(str(count)),) if count else ()


def _entry_lines(entries: Sequence[tuple[str, str]]) -> list[Line]:
    return [Line("event", id_, title) for id_, title in entries]


def _lines_of(records: Sequence[Seen], detail: str) -> list[Line]:
    return [Line(seen.kind, seen.id, seen.title, readable(seen.say(detail))) for seen in records]
