"""A harness that looks right answers up in a folder of vectors, and makes a newcomer's mistake.

    newcomer.py VECTORS MISTAKE

MISTAKE is a key of MISTAKES below, or `none`.
"""

import base64
import glob
import json
import sys


def line(value):
    return json.dumps(value, separators=(",", ":"))


def key(request):
    return request["op"], request["cipher_suite"], json.dumps(request["input"], sort_keys=True)


def load(folder):
    """What is expected for each request, and the names to announce."""
    expected = {}
    for path in sorted(glob.glob(folder + "/*.json")):
        with open(path, encoding="utf-8") as file:
            cases = json.load(file).get("cases", [])
        for case in cases:
            asked = {**case, "op": case["operation"]}
            # What only some revisions refuse is answered as under 01.
            if key(asked) not in expected or "01" in case["drafts"]:
                expected[key(asked)] = case["expect"]
    return expected


def each_text(change, value):
    """The value with each string of hex changed that holds a letter."""
    if isinstance(value, dict):
        return {name: each_text(change, part) for name, part in value.items()}
    if isinstance(value, list):
        return [each_text(change, part) for part in value]
    is_hex = isinstance(value, str) and len(value) > 16 and not set(value) - set("0123456789abcdef")
    return change(value) if is_hex else value


def each_key(change, value):
    if isinstance(value, dict):
        return {change(name): each_key(change, part) for name, part in value.items()}
    return [each_key(change, part) for part in value] if isinstance(value, list) else value


def each_number(change, value):
    if isinstance(value, dict):
        return {name: each_number(change, part) for name, part in value.items()}
    if isinstance(value, list):
        return [each_number(change, part) for part in value]
    return change(value) if type(value) is int else value


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def bare(output):
    values = list(output.values())
    return values[0] if len(values) == 1 else output


def on_output(change):
    return lambda answer: {**answer, "output": change(answer["output"])} if "output" in answer else answer


def on_error(change):
    return lambda answer: {**answer, "error": change(answer["error"])} if "error" in answer else answer


def of_texts(change):
    return on_output(lambda output: each_text(change, output))


def of_bytes(change):
    return of_texts(lambda text: change(bytes.fromhex(text)))


# What becomes of a right answer.
MISTAKES = {
    "none": lambda answer: answer,
    "upper-case": of_texts(str.upper),
    "base64": of_bytes(lambda data: base64.b64encode(data).decode()),
    "prefix": of_texts(lambda text: "0x" + text),
    "list-of-numbers": of_bytes(list),
    "buffer": of_bytes(lambda data: {"type": "Buffer", "data": list(data)}),
    "camel-case": on_output(lambda output: each_key(camel, output)),
    "bare-string": on_output(bare),
    "numbers-as-text": on_output(lambda output: each_number(str, output)),
    "seq-as-text": lambda answer: {**answer, "seq": str(answer["seq"])},
    "no-output-key": lambda answer: {"seq": answer["seq"], **answer.get("output", answer)},
    "both-keys": lambda answer: {"output": None, "error": None, **answer},
    "error-as-text": on_error(lambda error: error["kind"]),
    "own-kind": on_error(lambda error: {"kind": "invalid_length"}),
    "other-kind": on_error(lambda error: {"kind": "stale_epoch"}),
}

# What becomes of the answer to start.
ANNOUNCEMENTS = {
    "draft-03": {"drafts": ["03"]},
    "draft-name": {"drafts": ["draft-kohbrok-mls-dmls-01"]},
    "unknown-suite": {"cipher_suites": [1, 99]},
    "unknown-operation": {"operations": ["dmls_epohc"]},
    "suites-as-text": {"cipher_suites": ["1", "2"]},
}


def main():
    folder, mistake = sys.argv[1:]
    expected = load(folder)
    change = MISTAKES.get(mistake, MISTAKES["none"])
    if mistake == "no-flush":
        # Whatever the environment says of buffers.
        sys.stdout = open(1, "w", buffering=1 << 20, closefd=False)
    for text in sys.stdin:
        request = json.loads(text)
        if mistake == "text-beside":
            print("handling", request["op"])
        if request["op"] == "start":
            answer = {
                "protocol": 1, "name": "newcomer", "drafts": ["01"],
                "cipher_suites": sorted({suite for _, suite, _ in expected}),
                "operations": sorted({operation for operation, _, _ in expected}),
            }
            answer.update(ANNOUNCEMENTS.get(mistake, {}))
            if mistake == "text-before":
                print("newcomer 1.0 is ready")
        elif request["op"] not in {operation for operation, _, _ in expected}:
            if mistake == "unknown-crashes":
                raise KeyError(request["op"])
            answer = {"seq": request["seq"], "skipped": {"reason": "unknown"}}
        else:
            expect = expected[key(request)]
            if "error" in expect:
                if mistake == "expand-crashes" and request["op"] == "expand_with_label":
                    raise ValueError("Cannot expand to more than 255 blocks")
                answer = {"seq": request["seq"], "error": {"kind": expect["error"][0]}}
                if mistake == "expand-wraps" and request["op"] == "expand_with_label":
                    out = "00" * request["input"]["length"]
                    answer = {"seq": request["seq"], "output": {"out": out}}
            else:
                answer = {"seq": request["seq"], "output": expect["output"]}
            answer = change(answer)
        if mistake == "pretty":
            print(json.dumps(answer, indent=2), flush=True)
        elif mistake == "printed":
            print(answer, flush=True)
        else:
            print(line(answer), flush=mistake != "no-flush")


main()
