"""How late something came, in words that promise no more than its dates do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.analysis.lateness import Lateness
from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.ui.words import quantity

_DAY, _DAYS = QT_TRANSLATE_NOOP("lateness", "day"), QT_TRANSLATE_NOOP("lateness", "days")
_IN_TIME = QT_TRANSLATE_NOOP("lateness", "in time")
_LATE = QT_TRANSLATE_NOOP("lateness", "{0} late")
_BETWEEN = QT_TRANSLATE_NOOP("lateness", "between {0} and {1} late")
_AT_LEAST = QT_TRANSLATE_NOOP("lateness", "at least {0} late")
_AT_MOST = QT_TRANSLATE_NOOP("lateness", "perhaps in time, at most {0} late")
_PERHAPS = QT_TRANSLATE_NOOP("lateness", "perhaps in time, perhaps late")
_DOUBTFUL = QT_TRANSLATE_NOOP("lateness", "{0}, as far as uncertain dates tell")


def in_words(late: Lateness) -> str:
    """Return "3 days late", "between 2 and 32 days late", "perhaps in time, at most 16 days late" or "in time"."""
    said = _bounds(late)
    return _say(_DOUBTFUL).format(said) if late.doubtful else said


def _bounds(late: Lateness) -> str:
    least, most = late.least, late.most
    if most is not None and most <= 0:
        return _say(_IN_TIME)
    if least is not None and least > 0:
        if most is None:
            return _say(_AT_LEAST).format(_days(least))
        return _say(_LATE).format(_days(least)) if least == most else _say(_BETWEEN).format(least, _days(most))
    return _say(_PERHAPS) if most is None else _say(_AT_MOST).format(_days(most))


def _days(count: int) -> str:
    return quantity(count, _say(_DAY), _say(_DAYS))


def _say(words: str) -> str:
    return QCoreApplication.translate("lateness", words)
