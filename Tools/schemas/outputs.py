"""What a schema cannot say about an operation: whether the output fits the input."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

from problems import Key


def operation_problems(question: Dict[str, Any], answer: Dict[str, Any]
                       ) -> Iterator[Tuple[Key, str]]:
    """Checks an output, valid by its schema, against the input of the same operation."""
    output = answer["output"]
    given = question["input"]
    if "steps" in output:
        yield from length_problems("steps", given, output)
        for index, (step, result) in enumerate(zip(given["steps"], output["steps"])):
            for key, text in step_problems(step, result):
                yield ("output", "steps", index) + key, text
    if "children" in output:
        yield from length_problems("children", given, output)
    yield from intermediate_problems(answer.get("intermediates", []))


def length_problems(name: str, given: Dict[str, Any], output: Dict[str, Any]
                    ) -> Iterator[Tuple[Key, str]]:
    """A list of results is as long as the list of questions."""
    asked, got = len(given[name]), len(output[name])
    if asked != got:
        yield ("output", name), f"has {got} results for {asked} questions"


def step_problems(step: Dict[str, Any], result: Dict[str, Any]) -> Iterator[Tuple[Key, str]]:
    """A step has the result that it asks for; nodes are sound and listed once."""
    wanted = {"evaluate": ("out", "error"), "save_and_restore": (), "retained_nodes": ("nodes",)}
    keys = wanted[step["do"]]
    if not (any(key in result for key in keys) if keys else not result):
        have = ", ".join(result) or "nothing"
        yield (), f"{step['do']} wants {' or '.join(keys) or 'nothing'}, has {have}"
    seen = set()
    for index, node in enumerate(result.get("nodes", ())):
        key = ("nodes", index)
        prefix, depth = bytes.fromhex(node["prefix"]), node["depth"]
        if len(prefix) != (depth + 7) // 8:
            yield key + ("prefix",), f"is {len(prefix)} bytes at depth {depth}"
        elif depth % 8 and prefix[-1] & (0xFF >> depth % 8):
            yield key + ("prefix",), f"has bits set beyond depth {depth}"
        if (depth, prefix) in seen:
            yield key, "is listed twice"
        seen.add((depth, prefix))


def intermediate_problems(intermediates: List[Dict[str, str]]) -> Iterator[Tuple[Key, str]]:
    """Names are unique and, where they are numbered, in order of computation."""
    last = -1.0
    for index, item in enumerate(intermediates):
        number = item["name"].rpartition("_")[2]
        rank = float(number) if number.isdigit() else float("inf")
        if index and rank <= last:
            yield ("intermediates", index, "name"), f"{item['name']} is out of order or repeated"
        last = rank
