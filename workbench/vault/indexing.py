"""Which texts of a record are searched."""

from __future__ import annotations

import json
from collections.abc import Iterator

from workbench.records import KINDS
from workbench.records.spec import FieldKind
from workbench.vault import schema
from workbench.vault.columns import State


def texts(kind: str, state: State) -> Iterator[tuple[str, str]]:
    """Yield (field, text) for every searchable text of a record."""
    fields = KINDS[kind].spec.fields
    for name in schema.searched(kind):
        if name not in state:
            continue
        stored = str(state[name])
        field = fields[name]
        if field.parts:
            held = json.loads(stored)
            free = [part.name for part in field.parts if part.is_free_text]
            for item in held if isinstance(held, list) else [held]:
                for part in free:
                    yield from ((name, text) for text in _strings(item.get(part)))
        elif field.kind is FieldKind.TEXTS:
            yield from ((name, text) for text in json.loads(stored))
        else:
            yield name, stored


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
