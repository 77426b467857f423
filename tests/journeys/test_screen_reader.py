"""A screen reader, outside the window and on a real display, is told of everything that can be reached, by name."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.ui.stand import CANARY

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("screen_reader.py")
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def missing() -> str:
    """Return what of `installers/linux/test-packages.sh` this computer does not have; "" for nothing."""
    for program in ("Xvfb", "dbus-run-session", SYSTEM_PYTHON):
        if shutil.which(program) is None:
            return program
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        return "at-spi2-core"
    bound = subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False)
    return "gir1.2-atspi-2.0 or python3-gi" if bound.returncode else ""


@contextmanager
def running(command: list[str], **how: object) -> Iterator[subprocess.Popen[str]]:
    """Run a program in a group of its own, and leave nothing of the group behind."""
    process = subprocess.Popen(command, text=True, start_new_session=True, **how)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        if process.stdin is not None:
            process.stdin.close()  # on which the window closes, and the bus after it
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@contextmanager
def display() -> Iterator[str]:
    """Provide a display that nobody sees; it goes when its last window goes."""
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-terminate"]
    with os.fdopen(ours) as number, running(command, pass_fds=(theirs,), stderr=subprocess.DEVNULL):
        os.close(theirs)
        yield f":{number.readline().strip()}"


class Shown:
    """The window of `showing`, and what a screen reader is told of it."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self._process = process
        bus, platform = self._line()
        assert platform == "xcb"
        self._environment = environment | {"DBUS_SESSION_BUS_ADDRESS": bus}

    def _line(self) -> list[str]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        while line and not line.startswith("["):  # what the bus itself has to say
            line = self._process.stdout.readline()
        assert line, "the window is gone"
        words: list[str] = json.loads(line)
        return words

    def go(self, line: str) -> list[str]:
        """Do what a line says; return the names of everything there that takes the keys, as the widgets have them."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._line()

    def told(self) -> list[tuple[str, str, list[str], bool]]:
        """Return the role, name, labels and whether it takes the keys, of everything that a screen reader is told."""
        command = [SYSTEM_PYTHON, "-I", str(READER), "workbench"]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=30, check=True)
        return [(role, name, labels, keys) for role, name, labels, keys in json.loads(done.stdout)]


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    lacking = missing()
    if lacking:
        pytest.skip(f"{lacking} is missing: run installers/linux/test-packages.sh")
    (tmp_path / "run").mkdir(mode=0o700)
    with display() as screen:
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(tmp_path), "DISPLAY": screen} | {
            "XDG_RUNTIME_DIR": str(tmp_path / "run"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "DBUS_SYSTEM_BUS_ADDRESS": "disabled:",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        window = [sys.executable, "-m", "tests.journeys.showing", str(tmp_path / "small.review")]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        with running(["dbus-run-session", "--", *window], cwd=ROOT, env=environment, **pipes) as process:
            yield Shown(process, environment)


def compare(shown: Shown, line: str, expected: set[str]) -> None:
    """Hold what a screen reader is told of a page against what its widgets say, and both against what must be there."""
    in_reach = shown.go(line)
    told = [(role, name, labels) for role, name, labels, keys in shown.told() if keys]
    assert expected <= set(in_reach)
    assert "" not in in_reach
    assert [role for role, name, _ in told if not name.strip()] == []
    heard = Counter(word for _, name, labels in told for word in {name, *labels})
    assert Counter(in_reach) - heard == Counter()


@pytest.mark.slow
def test_a_screen_reader_finds_every_control_by_name_and_nothing_after_the_lock(shown: Shown) -> None:
    compare(shown, "start", {"Review", "Passphrase", "Open", "Make a new review", "Use the recovery sheet"})
    shown.go("unlock")
    compare(shown, "overview", {"The work, in its order", "People", "Tell the family"})
    compare(shown, "kind:person p2", {"Name", "Kind", "Address", "Propose a label", "Close this pane", "History"})
    compare(shown, "doubts", {"Words to decide"})
    shown.go("kind:person p1")
    assert CANARY in str(shown.told())
    compare(shown, "lock", {"Passphrase"})
    assert CANARY not in str(shown.told())
