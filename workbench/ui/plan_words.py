"""What the window calls the parts of an action plan: columns, ratings, checks, and what is missing."""

from __future__ import annotations

from workbench.analysis.quarters import Column, Quarter, Stand
from workbench.i18n import QT_TRANSLATE_NOOP
from workbench.services.planning import Card, Check, Flag, Gap, Item
from workbench.ui.dates import in_words
from workbench.ui.words import quantity, said_in

_HERE = "plan"
_STANDS = {
    Stand.OVERDUE: QT_TRANSLATE_NOOP("plan", "Overdue"),
    Stand.LATER: QT_TRANSLATE_NOOP("plan", "Later"),
    Stand.UNDATED: QT_TRANSLATE_NOOP("plan", "No date"),
    Stand.OPEN: QT_TRANSLATE_NOOP("plan", "To be done"),
    Stand.CLOSED: QT_TRANSLATE_NOOP("plan", "Closed"),
}
_QUARTERS = (
    QT_TRANSLATE_NOOP("plan", "January to March {0}"),
    QT_TRANSLATE_NOOP("plan", "April to June {0}"),
    QT_TRANSLATE_NOOP("plan", "July to September {0}"),
    QT_TRANSLATE_NOOP("plan", "October to December {0}"),
)
_RATINGS = {
    "red": QT_TRANSLATE_NOOP("plan", "Red"),
    "amber": QT_TRANSLATE_NOOP("plan", "Amber"),
    "green": QT_TRANSLATE_NOOP("plan", "Green"),
    "blue": QT_TRANSLATE_NOOP("plan", "Blue"),
    "": QT_TRANSLATE_NOOP("plan", "Not rated"),
}
_CLOSURES = {
    "closed_evidenced": QT_TRANSLATE_NOOP("plan", "Closed on evidence"),
    "closed_superseded": QT_TRANSLATE_NOOP("plan", "Overtaken"),
    "escalated": QT_TRANSLATE_NOOP("plan", "Passed upwards"),
}
_CHECKS = {
    Check.NONE: QT_TRANSLATE_NOOP("plan", "Effect not measured"),
    Check.PLANNED: QT_TRANSLATE_NOOP("plan", "Measurement planned"),
    Check.LATE: QT_TRANSLATE_NOOP("plan", "Measurement late"),
    Check.MEASURED: QT_TRANSLATE_NOOP("plan", "Measured: {0}"),
}
_GAPS = {
    Gap.NO_RECOMMENDATION: QT_TRANSLATE_NOOP("plan", "No recommendation answers it"),
    Gap.NO_FINDING: QT_TRANSLATE_NOOP("plan", "No finding behind it"),
    Gap.NO_ADDRESSEE: QT_TRANSLATE_NOOP("plan", "Addressed to nobody"),
    Gap.NO_MEASURE: QT_TRANSLATE_NOOP("plan", "No measure"),
    Gap.NOT_SMART: QT_TRANSLATE_NOOP("plan", "Not ticked: {0}"),
    Gap.NO_ACTION: QT_TRANSLATE_NOOP("plan", "No action carries it out"),
    Gap.NO_OWNER: QT_TRANSLATE_NOOP("plan", "No owner"),
    Gap.PERSON: QT_TRANSLATE_NOOP("plan", "The owner is a person, not a post"),
    Gap.UNDATED: QT_TRANSLATE_NOOP("plan", "No date"),
    Gap.UNPROVEN: QT_TRANSLATE_NOOP("plan", "Closed without evidence of impact"),
}


_COUNTED = {
    Gap.NO_RECOMMENDATION: QT_TRANSLATE_NOOP("plan", "Findings that no recommendation answers: {0}"),
    Gap.NO_FINDING: QT_TRANSLATE_NOOP("plan", "Recommendations with no finding behind them: {0}"),
    Gap.NO_ADDRESSEE: QT_TRANSLATE_NOOP("plan", "Recommendations addressed to nobody: {0}"),
    Gap.NO_MEASURE: QT_TRANSLATE_NOOP("plan", "Recommendations without a measure: {0}"),
    Gap.NOT_SMART: QT_TRANSLATE_NOOP("plan", "Recommendations not yet ticked as SMART: {0}"),
    Gap.NO_ACTION: QT_TRANSLATE_NOOP("plan", "Recommendations that no action carries out: {0}"),
    Gap.NO_OWNER: QT_TRANSLATE_NOOP("plan", "Actions without an owner: {0}"),
    Gap.PERSON: QT_TRANSLATE_NOOP("plan", "Actions owned by a person, not a post: {0}"),
    Gap.UNDATED: QT_TRANSLATE_NOOP("plan", "Actions without a date: {0}"),
    Gap.UNPROVEN: QT_TRANSLATE_NOOP("plan", "Actions closed without evidence of impact: {0}"),
}


def column_title(column: Column) -> str:
    """Return "Overdue" or "April to June 2027"."""
    if column.stand is Stand.QUARTER and column.quarter is not None:
        return quarter_title(column.quarter)
    return said_in(_HERE, _STANDS[column.stand])


def quarter_title(quarter: Quarter) -> str:
    """Return a quarter by its months, since a year's first quarter is not everybody's."""
    return said_in(_HERE, _QUARTERS[quarter.number - 1]).format(quarter.year)


def rating(item: Item) -> str:
    """Return the word for an action's rating."""
    return said_in(_HERE, _RATINGS.get(item.text("rag"), _RATINGS[""]))


def when(item: Item) -> str:
    """Return the deadline that counts, short; "" where there is none."""
    deadline = item.deadline
    return in_words(deadline, short=True) if deadline else ""


def late(card: Card) -> str:
    """Return how late an action is, or how it was closed; "" for neither."""
    if card.item.closed:
        return said_in(_HERE, _CLOSURES.get(card.item.text("closure"), _STANDS[Stand.CLOSED]))
    if not card.overdue:
        return ""
    one, many = QT_TRANSLATE_NOOP("plan", "day overdue"), QT_TRANSLATE_NOOP("plan", "days overdue")
    return quantity(card.overdue, said_in(_HERE, one), said_in(_HERE, many))


def check(card: Card) -> str:
    """Return how far the effect of an action has been measured."""
    return said_in(_HERE, _CHECKS[card.check]).format(card.result)


def gap(flag: Flag) -> str:
    """Return what is missing, in words."""
    parts = ", ".join(part.replace("_", "-") for part in flag.parts)
    return said_in(_HERE, _GAPS[flag.gap]).format(parts)


def counted(gap: Gap, count: int) -> str:
    """Return how many records something is missing of."""
    return said_in(_HERE, _COUNTED[gap]).format(count)


def gaps(flags: tuple[Flag, ...]) -> str:
    """Return all that is missing, in one line."""
    return "; ".join(gap(flag) for flag in flags)


def spoken(card: Card) -> str:
    """Return a card as assistive technology says it."""
    action = said_in(_HERE, QT_TRANSLATE_NOOP("plan", "Action {0}")).format(card.number)
    due = said_in(_HERE, QT_TRANSLATE_NOOP("plan", "due {0}")).format(when(card.item)) if when(card.item) else ""
    who = ", ".join(part for part in (card.item.text("owner"), card.item.text("agency")) if part)
    parts = (action, card.item.text("text"), who, rating(card.item), due, late(card), check(card), gaps(card.flags))
    return ". ".join(part.rstrip(".") for part in parts if part)
