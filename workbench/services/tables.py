"""The merged chronology as a table for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.errors import WrongUse
from workbench.exchange.tables import Cell, to_csv, to_xlsx
from workbench.services.chronology import Entry
from workbench.services.writing import write_whole

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("date", "Date"),
    ("date_text", "Date as sent"),
    ("time", "Time"),
    ("agency_name", "Agency"),
    ("age", "Age of child"),
    ("what_happened", "What happened"),
    ("action_taken", "Action taken"),
    ("outcome", "Outcome"),
    ("comment", "Comment"),
    ("problem", "To be looked at"),
    ("source_file", "File"),
    ("source_row", "Row"),
)
_PROSE = (5, 6, 7, 8)


def write_chronology(entries: Sequence[Entry], target: Path) -> None:
    """Write the entries as .csv or .xlsx; columns in which nothing stands for anyone are left out."""
    used = [(field, title) for field, title in _COLUMNS if any(getattr(e, field) is not None for e in entries)]
    header = [title for _, title in used]
    rows: list[list[Cell]] = [[getattr(entry, field) for field, _ in used] for entry in entries]
    prose = {_COLUMNS[index][0] for index in _PROSE}
    wide = [index for index, (field, _) in enumerate(used) if field in prose]
    match target.suffix.lower():
        case ".csv":
            data = to_csv(header, rows)
        case ".xlsx":
            data = to_xlsx("Chronology", header, rows, wide)
        case _:
            raise WrongUse("A chronology is written as .csv or .xlsx.", "Give the file one of these endings.")
    write_whole(target, data)
