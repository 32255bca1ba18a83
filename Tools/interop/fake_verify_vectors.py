"""Stands in for verify-vectors in the tests: answers as the command of the implementation tells it to.

Every committed run has the cases of `CASES`, of which a shard has its part; a fresh one has as many as are asked for.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

CASES = [f"{family}/suite-1/case-{index}" for family in ("dmls_epoch", "pprf_evaluate") for index in range(4)]


def case(name: str, verdict: str = "passed", kind: str = "output", outcome: str = "expected") -> dict[str, Any]:
    value: dict[str, Any] = {"id": name, "family": name.split("/")[0], "verdict": verdict, "outcome": outcome}
    if verdict in ("failed", "errored"):
        value["failure"] = {"kind": kind}
    return value


def report(cases: list[dict[str, Any]], status: int = 0, **more: Any) -> dict[str, Any]:
    announcement = {"name": "fake <i>", "version": "1", "drafts": ["01"], "cipher_suites": [1],
                    "operations": ["dmls_epoch"]}
    return {"format": 1, "exit_status": status, "families": [], "implementations": [{
        "cases": cases, "diagnosis": None, "problems": [], "notes": [], "announcement": announcement, **more}]}


def main() -> int:
    options: dict[str, str] = {}
    for key, value in zip(sys.argv[1::2], sys.argv[2::2]):
        if key == "--report":
            form, _, file = value.partition("=")
            options[form] = file
        else:
            options[key] = value
    behaviour = options["--implementation"].partition("=")[2]
    names = CASES
    if "--random" in options:
        names = [f"dmls_epoch/suite-1/random-{options['--seed']}-{index}" for index in range(int(options["--random"]))]
    elif "--shard" in options:
        part, parts = map(int, options["--shard"].split("/"))
        names = CASES[part - 1::parts]
    cases = [case(name) for name in names]
    status = 0
    if behaviour == "hang":
        time.sleep(1000)
    elif behaviour == "no-json":
        Path(options["json"]).write_text("<script>no</script>", encoding="utf-8")
        return 0
    elif behaviour == "dies":
        print("<script>alert(1)</script>", file=sys.stderr)
        return 139
    elif behaviour == "no-cases":
        cases = cases[1:]
    elif behaviour == "fails":
        cases[0], status = case(names[0], "failed", outcome="unexpected"), 1
    elif behaviour == "listed":
        assert ("--failures" in options) != ("--random" in options), "the list is for committed cases"
        cases[0] = case(names[0], "failed", outcome="unexpected" if "--random" in options else "known_failure")
        status = int("--random" in options)
    elif behaviour == "never-starts":
        cases, status = [case(name, "errored", "crash", "unexpected") for name in names], 2
    elif behaviour == "partial":
        cases = [case(name, "passed" if name.startswith("dmls_epoch") else "skipped") for name in names]
    elif behaviour == "lacks-required":
        status = 1
    Path(options["json"]).write_text(json.dumps(report(cases, status)), encoding="utf-8")
    Path(options["html"]).write_text("<!DOCTYPE html><title>full</title>", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
