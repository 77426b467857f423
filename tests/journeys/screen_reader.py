"""What a screen reader is told of a program: `/usr/bin/python3 screen_reader.py NAME`, as JSON.

Run by the system's own Python, which has the bindings to AT-SPI; nothing of the workbench is imported here. Prints a
list of [role, name, names of its labels, whether it takes the keys] of everything in sight in the program called NAME.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version has to be chosen first

_PATIENCE = 10.0  # seconds in which a program that has just started makes itself known


def program(name: str) -> Any:
    """Return the program called so, or raise LookupError when it does not make itself known."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(at)
            if found is not None and found.get_name() == name:
                return found
        time.sleep(0.1)
    raise LookupError(name)


def labels(node: Any) -> list[str]:
    """Return the names of what labels something."""
    wanted = Atspi.RelationType.LABELLED_BY
    found = [one for one in node.get_relation_set() if one.get_relation_type() == wanted]
    return [one.get_target(at).get_name() for one in found for at in range(one.get_n_targets())]


def in_sight(node: Any) -> Iterator[tuple[str, str, list[str], bool]]:
    """Yield what is told of everything beneath that is in sight."""
    takes_keys = node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
    yield node.get_role_name(), node.get_name(), labels(node), takes_keys
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
            yield from in_sight(child)


if __name__ == "__main__":
    json.dump(list(in_sight(program(sys.argv[1]))), sys.stdout)
