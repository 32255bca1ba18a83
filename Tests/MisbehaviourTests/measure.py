#!/usr/bin/env python3
"""Runs a command with a time limit and tells what it took, as a line of JSON.

    measure.py SECONDS OUTPUT ERRORS COMMAND [ARGUMENT...]

`status` is the exit status, or minus the signal that ended it; null where it was killed for its
time. `peak` is the most memory that the command or any process it waited for had, in bytes. `left`
is how many processes it left behind, which are killed; null where the system cannot tell.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time

MARK = "DMLS_MISBEHAVIOUR_RUN"


def survivors(mark):
    """The live processes that carry the mark in their environment."""
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) == os.getpid():
            continue
        try:
            with open(f"/proc/{name}/environ", "rb") as file:
                if mark in file.read():  # A zombie's is empty.
                    found.append(int(name))
        except OSError:
            pass
    return found


def main(limit, output, errors, *command):
    mark = f"{os.getpid()}-{time.time_ns()}"
    environment = {**os.environ, MARK: mark}
    begin = time.monotonic()
    with open(output, "wb") as out, open(errors, "wb") as err:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment)
    try:
        status = process.wait(float(limit))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        status = None
    seconds = time.monotonic() - begin
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    left = None
    if os.path.isdir("/proc/self"):
        needle = f"{MARK}={mark}".encode()
        # What was killed may take a moment to go.
        patience = time.monotonic() + 1
        while (found := survivors(needle)) and time.monotonic() < patience:
            time.sleep(0.02)
        left = len(found)
        for process_id in found:
            try:
                os.kill(process_id, signal.SIGKILL)
            except ProcessLookupError:
                pass
    print(json.dumps({"status": status, "seconds": seconds, "peak": peak, "left": left}))


main(*sys.argv[1:])
