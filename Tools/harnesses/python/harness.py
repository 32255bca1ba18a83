#!/usr/bin/env python3
"""A harness: DMLS behind stdin and stdout, as ../PROTOCOL.md describes.

Nothing but Python 3.9 or newer is needed: python3 harness.py
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from dmls import FORBIDDEN_WIRE_FORMATS
from key_derivation import CIPHER_SUITES
from operations import OPERATIONS
from protocol_values import InvalidRequest, NotSupported, fields, integer, object_, word
from refusals import Refusal

PROTOCOL = 1
MAX_LINE_LENGTH = 16 << 20
MAX_SEQ = (1 << 31) - 1

ANNOUNCEMENT = {
    "protocol": PROTOCOL,
    "name": "dmls-python",
    "version": "1.0.0",
    "language": "Python",
    "drafts": sorted(FORBIDDEN_WIRE_FORMATS),
    "cipher_suites": sorted(CIPHER_SUITES),
    "operations": list(OPERATIONS),
}


def perform(request: dict) -> dict:
    """The part of an answer that follows `seq`."""
    try:
        output, intermediates = run(request)
    except Refusal as refusal:
        return {"error": {"kind": refusal.kind, "message": str(refusal)}}
    except InvalidRequest as error:
        return {"error": {"message": f"invalid request: {error}"}}
    except NotSupported as reason:
        return {"skipped": {"reason": str(reason)}}
    if not intermediates:
        return {"output": output}
    return {"output": output, "intermediates": intermediates}


def run(request: dict) -> tuple[dict, list]:
    """The output and the intermediates of the operation that is requested."""
    name = request.get("op")
    if not isinstance(name, str):
        raise InvalidRequest("op is not a text")
    if name not in OPERATIONS:
        raise NotSupported(f"no operation {name:.100}")
    _, _, number, draft, input = fields(
        request, seq=integer, op=word, cipher_suite=integer, draft=word, input=object_
    )
    if number not in CIPHER_SUITES:
        raise NotSupported(f"no cipher suite {number}")
    if draft not in FORBIDDEN_WIRE_FORMATS:
        raise NotSupported(f"no draft {draft:.100}")
    return OPERATIONS[name](CIPHER_SUITES[number], draft, input)


def answer(line: bytes) -> dict | None:
    """The answer to a line, or None for a line that cannot be answered."""
    try:
        request = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        complain(f"not a line of JSON: {error}")
        return None
    if not isinstance(request, dict):
        complain("not a JSON object")
        return None
    if request.get("op") == "start":
        if request != {"op": "start", "protocol": PROTOCOL}:
            complain(f"asked for something else than protocol {PROTOCOL}")
        return ANNOUNCEMENT
    try:
        seq = integer(request.get("seq"))
        if not 0 <= seq <= MAX_SEQ:
            raise ValueError(f"is not 0 to {MAX_SEQ}")
    except ValueError as error:
        complain(f"a request whose seq {error}")
        return None
    return {"seq": seq, **perform(request)}


def to_line(answer: dict) -> bytes:
    """An answer as a line, or that it is too long for one."""
    line = as_json(answer)
    if len(line) > MAX_LINE_LENGTH:
        reason = f"the answer has {len(line)} bytes, more than a line may have"
        line = as_json({"seq": answer["seq"], "skipped": {"reason": reason}})
    return line


def as_json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("utf-8") + b"\n"


def complain(text: str) -> None:
    """Tell the people who run the harness."""
    print(f"{ANNOUNCEMENT['name']}: {text:.200}", file=sys.stderr)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer line by line until the requests end or nobody reads the answers."""
    for line in requests:
        reply = answer(line)
        if reply is not None:
            answers.write(to_line(reply))
            answers.flush()


def main() -> int:
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        # What is still buffered has no reader either: let the interpreter flush it to nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
