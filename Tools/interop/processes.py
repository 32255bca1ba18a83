"""Child processes with a time limit: what they printed, how they ended; none outlives the run."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

GRACE = 10.0
"""Seconds between SIGTERM, on which verify-vectors ends its children and reports, and SIGKILL."""
SHOWN_LINES, SHOWN_BYTES = 12, 4096

class Stopped(Exception):
    """Nothing starts any more: the run was interrupted."""


_running: set[subprocess.Popen[bytes]] = set()
_lock = threading.Lock()
_stopping = threading.Event()


@dataclass(frozen=True)
class Ended:
    status: int
    """As a shell has it: 128 and the signal's number for a signal."""
    timed_out: bool
    seconds: float
    output: bytes
    """The end of standard output."""
    last_lines: str
    """Of standard output and standard error, for people; for data, not for markup."""

    def trouble(self, what: str) -> str:
        """A line that says how it ended, and the last ones of what it said."""
        how = f"did not end within {self.seconds:.0f} s" if self.timed_out else f"ended with status {self.status}"
        return f"{what} {how}" + (f":\n{self.last_lines}" if self.last_lines else ", and said nothing")


def run(line: list[str], directory: Path, log: Path, limit: float) -> Ended:
    """Runs a command in a process group of its own; its output goes to two files that start with `log`."""
    begin = time.monotonic()
    output, errors = log.with_suffix(".out"), log.with_suffix(".err")
    with output.open("wb") as out, errors.open("wb") as err:
        with _lock:
            if _stopping.is_set():
                raise Stopped
            child = subprocess.Popen(line, cwd=directory, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                     start_new_session=True)
            _running.add(child)
        timed_out = False
        try:
            child.wait(limit)
        except subprocess.TimeoutExpired:
            timed_out = True
            _signal(child, signal.SIGTERM)
            try:
                child.wait(GRACE)
            except subprocess.TimeoutExpired:
                pass
            _signal(child, signal.SIGKILL)  # What it started goes too.
            child.wait()
        finally:
            with _lock:
                _running.discard(child)
    status = child.returncode if child.returncode >= 0 else 128 - child.returncode
    printed = _end(output)
    said = _end(errors) or printed
    lines = said.decode("utf-8", "replace").strip().splitlines()[-SHOWN_LINES:]
    return Ended(status, timed_out, time.monotonic() - begin, printed, "\n".join(lines))


def stop_all() -> None:
    """Ends every child and lets none start any more."""
    with _lock:
        _stopping.set()
        for child in _running:
            _signal(child, signal.SIGTERM)


def _signal(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(child.pid, number)
    except (ProcessLookupError, PermissionError):
        pass


def _end(file: Path) -> bytes:
    with file.open("rb") as stream:
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - SHOWN_BYTES))
        return stream.read()
