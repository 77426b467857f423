"""A spreadsheet's values as a British reader would see them."""

from __future__ import annotations

import datetime as dt
import re

from workbench.exchange.chronologies.grid import Value

_NOT_SHOWN = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')  # locale marks and literal text of a number format


def shown(value: object) -> tuple[str, Value]:
    """Return a value's text, and the value itself where it is a date, time or number."""
    if isinstance(value, str):
        return value.replace("_x000D_", "").replace("\r\n", "\n").strip(), None
    if value is None:
        return "", None
    if isinstance(value, bool):
        return ("Yes" if value else "No"), None
    if isinstance(value, dt.datetime):
        clock = value.strftime(" %H:%M") if (value.hour or value.minute) else ""
        return f"{value.day:02}/{value.month:02}/{value.year:04}{clock}", value
    if isinstance(value, dt.date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}", value
    if isinstance(value, dt.time):
        return f"{value.hour:02}:{value.minute:02}", value
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02}:{minutes % 60:02}", value
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
        return (str(int(value)) if whole else str(value)), value
    return str(value), None


def shorter_date(value: dt.date, number_format: str) -> str | None:
    """Return month or year where the format shows no day: Excel makes a first of April of "Apr 2021" typed in."""
    if value.day != 1:
        return None
    as_shown = _NOT_SHOWN.sub("", number_format.casefold())
    if "d" in as_shown or "y" not in as_shown:
        return None
    return value.strftime("%b %Y") if "m" in as_shown else str(value.year)
