from __future__ import annotations

import argparse

from workbench import arguments, verbs


def test_every_command_is_described_and_carried_out() -> None:
    parser = arguments.parser()
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    assert set(commands.choices) == set(verbs._COMMANDS)
    assert all(sub.description for sub in commands.choices.values())
