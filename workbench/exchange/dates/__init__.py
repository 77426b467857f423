"""Dates and times as UK professionals write them, read day before month, to EDTF; see the case format."""

from workbench.exchange.dates.parser import Around, ParsedDate, parse_date
from workbench.exchange.dates.times import ParsedTime, parse_time

__all__ = ["Around", "ParsedDate", "ParsedTime", "parse_date", "parse_time"]
