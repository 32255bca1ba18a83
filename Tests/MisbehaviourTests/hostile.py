#!/usr/bin/env python3
"""A harness that answers dmls_epoch from a vector file, and misbehaves in one way.

    hostile.py VECTORS FAULT CASE

CASE is the place of the case at fault in the vector file, from 0. FAULT is a key of one of the
tables below. What a function there returns is written; None is nothing, a dictionary is a line.
"""

import fcntl
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
import zlib

MIB = 1 << 20
DEEP = "[" * 100_000 + "]" * 100_000
TRACE = b"Traceback:\n  line 1\n    secret[0]\nIndexError\n"
KEPT = []
ASKED = []  # The requests to this process.


def line(message):
    return json.dumps(message).encode() + b"\n"


def write(data, stream=1):
    if isinstance(data, dict):
        data = line(data)
    data = memoryview(data.encode() if isinstance(data, str) else data or b"")
    while data:
        data = data[os.write(stream, data) :]


def trickle(data):
    for byte in data:
        write(bytes([byte]))


def flood(data, stream=1):
    """Writes a GiB of copies of `data`."""
    block = data * (MIB // len(data))
    for _ in range((1 << 30) // len(block)):
        write(block, stream)


def sleep():
    """Longer than any run, and not for ever: nothing outlives the tests by much."""
    time.sleep(60)
    os._exit(99)


def die(number):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if number != signal.SIGKILL:
        signal.signal(number, signal.SIG_DFL)  # Python ignores SIGPIPE.
    os.kill(os.getpid(), number)
    sleep()


def start(*command, **options):
    subprocess.Popen(command, **options)


def ignore_signals():
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(number, signal.SIG_IGN)


def make_zombies():
    for _ in range(50):
        if os.fork() == 0:
            os._exit(0)


def leave_group():
    """Goes on in a session of its own, while the process that was started waits."""
    if os.fork() != 0:
        sleep()
    os.setsid()


def shrink_input():
    """Lets standard input hold no more than a page, where the system can."""
    if sys.platform == "linux":
        fcntl.fcntl(0, 1031, 4096)  # F_SETPIPE_SZ


def is_first():
    """Whether this is the first process of the run; told once, and to one process alone."""
    try:
        os.close(os.open(sys.argv[1] + ".started", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def now_and_then(number, fault, answer):
    """Does something else at every so-many-th request to this process."""
    return fault() if len(ASKED) % number == 0 else answer


def if_hurried(fault, answer):
    """Does something else where another request waits to be read."""
    time.sleep(0.1)
    return fault() if len(ASKED) == 1 and select.select([0], [], [], 0)[0] else answer


def keep(answer, count):
    """Keeps answers back until there are so many, and gives them out from the last one on."""
    KEPT.append(answer)
    return b"".join(line(KEPT.pop()) for _ in range(count)) if len(KEPT) == count else None


# Instead of the announcement `a`.
AT_START = {
    "exits-before-start": lambda a: os._exit(0),
    "never-answers-start": lambda a: sleep(),
    "partial-announcement": lambda a: (write('{"protocol":1,"na'), os._exit(3)),
    "banner": lambda a: b"my-dmls 0.3.0, ready when you are\n" + line(a),
    "other-version": lambda a: {**a, "protocol": 2},
    "unknown-suite": lambda a: {**a, "cipher_suites": [1, 99]},
    "unknown-operation": lambda a: {**a, "operations": ["dmls_epoch", "sing"]},
    "unknown-draft-only": lambda a: {**a, "drafts": ["1"]},
    "announces-less-later": lambda a: a if is_first() else {**a, "operations": []},
    "announces-other-version-later": lambda a: {**a, "version": "1" if is_first() else "2"},
    "unknown-draft": lambda a: {**a, "drafts": ["01", "1"]},
    "name-is-number": lambda a: {**a, "name": 7},
    "suites-are-text": lambda a: {**a, "cipher_suites": "1"},
    "no-name": lambda a: {key: a[key] for key in a if key != "name"},
    "unknown-key": lambda a: {**a, "mood": "bad"},
    "announces-a-list": lambda a: "[1]\n",
    "announces-nothing": lambda a: {**a, "operations": []},
    "announces-twice": lambda a: line(a) * 2,
    "deep-announcement": lambda a: DEEP + "\n",
    "endless-announcement": lambda a: (flood(b"x"), sleep()),
    "huge-name": lambda a: {**a, "name": "n" * (10 * MIB)},
    "escapes-in-name": lambda a: {**a, "name": "\x1b]0;owned\x07\x1b[2J\r\nname\u202e"},
    "fills-output": lambda a: (write(a), flood(b"not an answer\n"), sleep()),
    "fills-output-with-answers": lambda a: (write(a), flood(b'{"seq":1,"error":{}}\n'), sleep()),
    "closes-input": lambda a: (os.close(0), write(a), sleep()),
    "closes-errors": lambda a: (os.close(2), write(a))[1],
    "makes-zombies": lambda a: (make_zombies(), write(a))[1],
    "leaves-group": lambda a: (leave_group(), write(a))[1],
    "reads-slowly": lambda a: (shrink_input(), write(a))[1],
}

# Instead of the answer `a` to the case at fault, whose seq is `n`.
AT_CASE = {
    "exits-with-success": lambda n, a: os._exit(0),
    "exits-with-status": lambda n, a: os._exit(70),
    "segmentation-fault": lambda n, a: die(signal.SIGSEGV),
    "kills-itself": lambda n, a: die(signal.SIGKILL),
    "broken-pipe": lambda n, a: die(signal.SIGPIPE),
    "aborts": lambda n, a: (write("not \x1b[31mnil\x1b[0m\n", 2), die(signal.SIGABRT)),
    "kills-its-group": lambda n, a: os.killpg(0, signal.SIGKILL),
    "stops-itself": lambda n, a: os.kill(os.getpid(), signal.SIGSTOP),
    "hangs": lambda n, a: sleep(),
    "hangs-deaf-to-signals": lambda n, a: (ignore_signals(), sleep()),
    "never-answers-one": lambda n, a: None,
    "answers-late": lambda n, a: (time.sleep(1.5), a)[1],
    "closes-output": lambda n, a: (os.close(1), sleep()),
    "invalid-json": lambda n, a: '{"seq":%d,"output":{"dmls_epoch":}\n' % n,
    "invalid-utf8": lambda n, a: line(a).replace(b"output", b"out\xc3\x28put"),
    "nul-byte": lambda n, a: line(a).replace(b"\n", b"\0\n"),
    "byte-order-mark": lambda n, a: b"\xef\xbb\xbf" + line(a),
    "key-twice": lambda n, a: line(a).replace(b"{", b'{"seq":%d,' % n, 1),
    "trailing-comma": lambda n, a: line(a).replace(b"}\n", b",}\n"),
    "deep-answer": lambda n, a: '{"seq":%d,"output":%s}\n' % (n, DEEP),
    "deep-and-open": lambda n, a: '{"a":' * 100_000 + "\n",
    "many-values": lambda n, a: '{"seq":%d,"output":[%s[]]}\n' % (n, "[]," * (5 * MIB)),
    "many-keys": lambda n, a: '{"seq":%d,%s}\n' % (n, ",".join('"%x":0' % i for i in range(MIB))),
    "many-lines": lambda n, a: b"\n" * 100_000 + line(a),
    "endless-line": lambda n, a: (flood(b"x"), sleep()),
    "partial-line-and-silence": lambda n, a: (write('{"seq":%d,"out' % n), sleep()),
    "partial-line-and-exit": lambda n, a: (write('{"seq":%d,"out' % n), os._exit(4)),
    "wrong-seq": lambda n, a: {**a, "seq": 999_999},
    "repeated-seq": lambda n, a: {**a, "seq": n - 1},
    "negative-seq": lambda n, a: {**a, "seq": -1},
    "seq-beyond-31-bits": lambda n, a: {**a, "seq": (1 << 32) + 1},
    "says-it-crashed": lambda n, a: crashed(n),
    "huge-seq": lambda n, a: line(a).replace(b'"seq": ', b'"seq": 1' + b"0" * 30),
    "seq-is-text": lambda n, a: {**a, "seq": str(n)},
    "no-seq": lambda n, a: {"output": a["output"]},
    "output-and-error": lambda n, a: {**a, "error": {"kind": "malformed"}},
    "neither-output-nor-error": lambda n, a: {"seq": n},
    "unknown-error-kind": lambda n, a: {"seq": n, "error": {"kind": "tired"}},
    "refuses": lambda n, a: {"seq": n, "error": {"kind": "wrong_length"}},
    "skips": lambda n, a: {"seq": n, "skipped": {"reason": "not today"}},
    "skips-without-reason": lambda n, a: {"seq": n, "skipped": {}},
    "output-is-text": lambda n, a: {"seq": n, "output": value(a)},
    "value-is-number": lambda n, a: output(n, 7),
    "short-value": lambda n, a: output(n, value(a)[:-2]),
    "half-byte": lambda n, a: output(n, value(a)[:-1]),
    "upper-case-hex": lambda n, a: output(n, value(a).upper()),
    "no-value": lambda n, a: {"seq": n, "output": {}},
    "extra-key": lambda n, a: {**a, "took": "2 ms"},
    "extra-key-in-output": lambda n, a: {"seq": n, "output": {**a["output"], "took": "2"}},
    "huge-and-right": lambda n, a: line(a).replace(b" ", b" " * (3 * MIB)),
    "huge-value": lambda n, a: output(n, "00" * (5 * MIB)),
    "huge-message": lambda n, a: {"seq": n, "error": {"message": "why\n" * (2 * MIB)}},
    "huge-reason": lambda n, a: {"seq": n, "skipped": {"reason": "\x1b[31m" * MIB}},
    "answers-twice": lambda n, a: line(a) * 2,
    "empty-line": lambda n, a: b"\n" + line(a),
    "empty-line-after": lambda n, a: line(a) + b"\n",
    "debug-line": lambda n, a: b"about to answer\n" + line(a),
    "debug-line-after": lambda n, a: line(a) + b"answered\n",
    "trace-and-answer": lambda n, a: TRACE + line(a),
    "trace-and-exit": lambda n, a: (write(TRACE), os._exit(1)),
    "trace-and-silence": lambda n, a: TRACE,
    "answers-and-exits": lambda n, a: (write(a), os._exit(1)),
    "answers-and-closes-output": lambda n, a: (write(a), os.close(1), sleep()),
    "fills-errors": lambda n, a: (flood(b"still at work\n", 2), a)[1],
    "endless-error-line": lambda n, a: (flood(b"\x1b", 2), os._exit(1)),
    "leaves-grandchild": lambda n, a: (start("sleep", "60"), a)[1],
    "crash-leaves-grandchild": lambda n, a: (start("sleep", "60"), os._exit(1)),
    "crash-leaves-session": lambda n, a: (
        start("sleep", "60", start_new_session=True), os._exit(1)),
    "crash-leaves-writer": lambda n, a: (start("yes", start_new_session=True), os._exit(1)),
}

# Instead of every answer.
AT_EACH_CASE = {
    "crashes-always": lambda n, a: die(signal.SIGSEGV),
    "one-answer-only": lambda n, a: (write(a), os._exit(0)),
    "killed-every-second": lambda n, a: now_and_then(2, lambda: die(signal.SIGKILL), a),
    "killed-every-third": lambda n, a: now_and_then(3, lambda: die(signal.SIGKILL), a),
    "exits-every-second": lambda n, a: now_and_then(2, lambda: os._exit(0), a),
    "closes-output-every-second": lambda n, a: now_and_then(
        2, lambda: (os.close(1), sleep()), a),
    "crashes-at-odd-times": lambda n, a: (
        die(signal.SIGSEGV) if len(ASKED) > 1 and zlib.crc32(b"%d" % n) % 3 == 0 else a),
    "crashes-when-hurried": lambda n, a: if_hurried(lambda: die(signal.SIGABRT), a),
    "hangs-when-hurried": lambda n, a: if_hurried(sleep, a),
    "holds-one-back": lambda n, a: None if n == 4 else (time.sleep(0.1), a)[1],
    "says-it-crashed-each": lambda n, a: crashed(n),
    "huge-values-each": lambda n, a: output(n, "00" * (2 * MIB)),
    "huge-key-each": lambda n, a: {"seq": n, "output": {}, "k" * (4 * MIB): 1},
    "debug-line-each": lambda n, a: b"about to answer\n" + line(a),
    "empty-line-each": lambda n, a: line(a) + b"\n",
    "carriage-returns": lambda n, a: line(a).replace(b"\n", b"\r\n"),
    "byte-by-byte": lambda n, a: trickle(line(a)),
    "reverse-order": lambda n, a: keep(a, 7),
    "answers-at-end": lambda n, a: keep(a, 1_000_000),
}

# When the input has ended.
AT_END = {
    "answers-at-end": lambda: b"".join(map(line, KEPT)),
    "exits-with-status-at-end": lambda: os._exit(5),
    "crashes-at-end": lambda: die(signal.SIGSEGV),
    "hangs-at-end": lambda: sleep(),
    "says-goodbye": lambda: "goodbye\n",
}


def value(answer):
    return answer["output"]["dmls_epoch"]


def output(seq, value):
    return {"seq": seq, "output": {"dmls_epoch": value}}


def crashed(seq):
    return {"seq": seq, "error": {"kind": "crashed", "message": "index out of range"}}


def lines(is_slow, is_careful):
    """The lines of standard input, of which no more is read than is used if it is careful."""
    text = b""
    while data := os.read(0, 1 if is_slow or is_careful else MIB):
        text += data
        *whole, text = text.split(b"\n")
        yield from whole
        if is_slow and whole:
            time.sleep(0.01)


def main(vectors, fault, case_at_fault):
    with open(vectors) as file:
        cases = json.load(file)["cases"]
    known = {}
    for place, case in enumerate(cases):
        question = (case["cipher_suite"], case["input"]["epoch_secret"])
        known[question] = (place, case["expect"]["output"])
    if not any(fault in table for table in (AT_START, AT_CASE, AT_EACH_CASE, AT_END)):
        sys.exit("hostile.py: no such fault: " + fault)
    for text in lines(fault == "reads-slowly", "hurried" in fault):
        request = json.loads(text)
        if request["op"] == "start":
            announcement = {
                "protocol": 1, "name": "hostile", "drafts": ["01"],
                "cipher_suites": [1, 2, 3, 4, 5, 6, 7], "operations": ["dmls_epoch"]}
            write(AT_START.get(fault, lambda a: a)(announcement))
            continue
        place, right = known[request["cipher_suite"], request["input"]["epoch_secret"]]
        seq = request["seq"]
        ASKED.append(seq)
        answer = {"seq": seq, "output": right}
        misbehave = AT_EACH_CASE.get(fault)
        if place == case_at_fault:
            misbehave = AT_CASE.get(fault, misbehave)
        write(misbehave(seq, answer) if misbehave else answer)
    write(AT_END.get(fault, lambda: None)())


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
