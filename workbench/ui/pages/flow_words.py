"""What is said of a piece of information and of an escalation where they are listed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.services.flow import Challenge, Piece
from workbench.services.viewing import readable
from workbench.ui.dates import in_words
from workbench.ui.lateness import in_words as late_in_words
from workbench.ui.models.grid import Line

_STATUS = {
    "shared": QT_TRANSLATE_NOOP("flow", "shared"),
    "partial": QT_TRANSLATE_NOOP("flow", "in part"),
    "late": QT_TRANSLATE_NOOP("flow", "late"),
    "not_shared": QT_TRANSLATE_NOOP("flow", "not shared"),
    "refused": QT_TRANSLATE_NOOP("flow", "refused"),
    "not_recorded": QT_TRANSLATE_NOOP("flow", "not recorded"),
}
_DUE, _CAME = QT_TRANSLATE_NOOP("flow", "due {0}"), QT_TRANSLATE_NOOP("flow", "came {0}")
_DISAGREES = QT_TRANSLATE_NOOP("flow", "its dates say otherwise than its status")
_REASON = QT_TRANSLATE_NOOP("flow", "reason: {0}")
_ESCALATION = QT_TRANSLATE_NOOP("flow", "Escalation")


def status_in_words(status: str) -> str:
    """Return a status as a word; one that the list does not know stays as it is."""
    return _say(_STATUS[status]) if status in _STATUS else status


def piece_line(piece: Piece, between: str = "") -> Line:
    """Return a piece of information as a line: its status, its dates, how late it was, and why."""
    said = [between, status_in_words(piece.status)]
    if piece.due:
        said.append(_say(_DUE).format(in_words(piece.due, short=True)))
    if piece.actual:
        said.append(_say(_CAME).format(in_words(piece.actual, short=True)))
    if piece.late is not None:
        said.append(late_in_words(piece.late))
    if piece.disagrees:
        said.append(_say(_DISAGREES))
    if piece.reason:
        said.append(_say(_REASON).format(readable(piece.reason)))
    words = " · ".join(part for part in said if part)
    return Line("information_sharing", piece.id, piece.title, f"{words[:1].upper()}{words[1:]}")


def challenge_line(challenge: Challenge, between: str = "") -> Line:
    """Return an escalation as a line: when, at which level, and how it ended."""
    said = [_say(_ESCALATION), between]
    if challenge.date:
        said.append(in_words(challenge.date, short=True))
    said += [readable(word) for word in (challenge.level, challenge.outcome)]
    return Line("escalation", challenge.id, challenge.title, " · ".join(part for part in said if part))


def _say(words: str) -> str:
    return QCoreApplication.translate("flow", words)
