#!/usr/bin/env python3
"""Tells a harness lines that the vectors do not have, and compares its answers with those of the Python harness.

Usage: bad_lines.py COMMAND [ARGUMENT…]

Messages and reasons are free, and intermediates may be absent; all else must be the same.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

REFERENCE = [sys.executable, str(Path(__file__).parent.parent / "harnesses/python/harness.py")]
SECRET = "5a" * 32
CHILD = {"label": "child_init", "input_secret": SECRET, "context": ""}


def request(op: str, input: object, **other: object) -> dict:
    return {"op": op, "cipher_suite": 1, "draft": "01", "input": input, **other}


def children(*changes: dict, prf_key: object = SECRET) -> dict:
    return request(
        "derive_child_secret",
        {"prf_key": prf_key, "children": [{**CHILD, **change} for change in changes]},
    )


GOOD = request("dmls_epoch", {"epoch_secret": SECRET})
REQUESTS = [
    GOOD,
    # No such operation, cipher suite or draft.
    request("no_such_operation", {"anything": [1]}),
    request("constructor", {}),
    request("", {}),
    {**GOOD, "cipher_suite": 0},
    {**GOOD, "cipher_suite": 8},
    {**GOOD, "cipher_suite": -1},
    {**GOOD, "draft": "00"},
    {**GOOD, "draft": "1"},
    # No requests.
    {**GOOD, "draft": 1},
    {**GOOD, "extra": 1},
    {**GOOD, "input": []},
    {**GOOD, "input": None},
    *(request("dmls_epoch", {"epoch_secret": bad}) for bad in (7, None, [], {}, "0", "zz", SECRET + "0")),
    request("dmls_epoch", {"epoch_secret": SECRET, "extra": 1}),
    request("derive_child_secret", {"prf_key": SECRET, "children": {}}),
    request("derive_child_secret", {"prf_key": SECRET, "children": [7]}),
    children({"extra": 1}),
    children({"label": 7}),
    # Lengths, and texts that are not plain.
    *(request("dmls_epoch", {"epoch_secret": "5a" * length}) for length in (0, 31, 33, 48, 64, 200)),
    *(request("pprf_evaluate", {"secret": SECRET, "input": "5a" * length}) for length in (0, 31, 33)),
    *(children({"input_secret": "5a" * length}, {}) for length in (0, 31, 33)),
    *(children({}, prf_key="5a" * length) for length in (0, 31, 33)),
    *(children({"context": "5a" * length}) for length in (1, 63, 64, 2048, 16383, 16384, 1 << 20)),
    *(children({"label": "l" * length}) for length in (0, 55, 56, 16375, 16376, 1 << 20)),
    *(children({"label": label}) for label in ("é", "\u2028\u2029\x85", "\0 a\0", "𝄞", '"\\/\b\t')),
    children({}, {}, {"context": "00"}, {}),
    children(),
]
NO_REQUESTS = [b"", b" ", b"{", b"[]", b"7", b'"text"', b"null", b"\xff", b'{"op":"x"}', b'{"seq":1', b"}"]


def lines() -> list[bytes]:
    """Each request as JSON with and without \\u escapes, with lines between them that are no requests."""
    result = []
    for seq, fields in enumerate(REQUESTS):
        line = json.dumps({"seq": 2 * seq, **fields}).encode()
        raw = json.dumps({"seq": 2 * seq + 1, **fields}, ensure_ascii=False).encode()
        result += [NO_REQUESTS[seq % len(NO_REQUESTS)], line, raw]
    return result


def answers(command: list[str]) -> dict[int, dict]:
    """What a harness answers, by seq."""
    start = b'{"op":"start","protocol":1}'
    ended = subprocess.run(
        command, input=b"\n".join([start, *lines(), b""]), capture_output=True, timeout=120
    )
    if ended.returncode != 0:
        sys.exit(f"the harness ended with status {ended.returncode}: {ended.stderr[-500:]!r}")
    _, *rest = map(json.loads, ended.stdout.splitlines())
    found = {answer["seq"]: what_counts(answer) for answer in rest}
    if len(found) != len(rest):
        sys.exit("the harness gave an answer twice")
    return found


def what_counts(answer: dict) -> dict:
    """The part of an answer that is not free. A key of a wrong length may refuse each child instead of the request."""
    if "skipped" in answer:
        return {"skipped": answer.keys() == {"seq", "skipped"}}
    if "error" in answer:
        return {"error": answer["error"].get("kind")}
    children = answer["output"].get("children")
    if children and all(child == {"error": "wrong_length"} for child in children):
        return {"error": "wrong_length"}
    return {"output": answer["output"]}


def main() -> int:
    expected, actual = answers(REFERENCE), answers(sys.argv[1:])
    wrong = [seq for seq in expected if actual.get(seq) != expected[seq]]
    for seq in wrong:
        print(f"{json.dumps(REQUESTS[seq // 2]):.200}")
        print(f"    expected {expected[seq]!s:.200}")
        print(f"    actual   {actual.get(seq)!s:.200}")
    print(f"{len(expected)} lines, {len(wrong)} answered otherwise")
    return 1 if wrong or actual.keys() != expected.keys() else 0


if __name__ == "__main__":
    sys.exit(main())
