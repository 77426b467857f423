from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from workbench.errors import CannotWrite, DiskFull
from workbench.services import writing


def test_the_file_is_there_whole(tmp_path: Path) -> None:
    writing.write_whole(tmp_path / "a.txt", b"all of it")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.txt", b"all of it")]


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EIO, CannotWrite)])
def test_a_failure_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def fail(descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(kind):
        writing.write_whole(target, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_a_full_device_is_said_as_such() -> None:
    with pytest.raises(CannotWrite):
        writing.write_whole(Path("/proc/nothing-can-be-made-here"), b"x")
