"""What a schema cannot say about an operation: whether the output fits the input."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Sequence, Set, Tuple

from problems import Key

# operation: event: keys of which the result has one (none: the result has none of the others')
WANTED: Dict[str, Dict[str, Tuple[str, ...]]] = {
    "process_commits": {
        "commit": ("dmls_epoch", "error"), "external_commit": ("dmls_epoch", "error"),
        "delete": ("error", ""), "save_and_restore": ("",), "retained_nodes": ("nodes", "error"),
    },
    "client_state": {"commit": ("current",), "send": ("epoch",)},
    "federation": {
        "commit": ("error", ""), "message": ("",), "cut": ("",), "heal": ("",),
    },
}
# operation: keys that tell results apart
TELLING = {
    "process_commits": ("dmls_epoch", "error", "nodes", "state"),
    "client_state": ("current", "epoch"),
    "federation": ("error",),
}


def operation_problems(question: Dict[str, Any], answer: Dict[str, Any]
                       ) -> Iterator[Tuple[Key, str]]:
    """Checks an output, valid by its schema, against the input of the same operation."""
    output = answer["output"]
    given = question["input"]
    is_answer = "op" in question
    if "steps" in output:
        yield from length_problems("steps", given, output)
        for index, (step, result) in enumerate(zip(given["steps"], output["steps"])):
            for key, text in step_problems(step, compared(step, result, is_answer)):
                yield ("output", "steps", index) + key, text
    for name in ("children", "exports", "events"):
        if name in output:
            yield from length_problems(name, given, output)
    if "events" in output:
        operation = question.get("operation", question.get("op"))
        for index, (event, result) in enumerate(zip(given["events"], output["events"])):
            for key, text in event_problems(
                    operation, event, compared(event, result, is_answer)):
                yield ("output", "events", index) + key, text
    if "epochs" in output:
        yield from tree_problems(given["commits"], output["epochs"])
    yield from intermediate_problems(answer.get("intermediates", []))


def compared(step: Dict[str, Any], result: Dict[str, Any], is_answer: bool) -> Dict[str, Any]:
    """The result without a saved state, which an answer alone may have: no vector expects it."""
    if is_answer and step["do"] == "save_and_restore":
        return {key: value for key, value in result.items() if key != "state"}
    return result


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
    yield from node_problems(result.get("nodes", ()))


def tree_problems(commits: List[Dict[str, Any]], epochs: List[Dict[str, Any]]
                  ) -> Iterator[Tuple[Key, str]]:
    """Commits have earlier parents, and make an epoch each."""
    for index, commit in enumerate(commits):
        if commit["parent"] > index:
            yield ("output", "epochs"), f"commit {index} has a parent that comes later"
    if len(epochs) != len(commits) + 1:
        yield ("output", "epochs"), f"has {len(epochs)} epochs for {len(commits)} commits"


def intermediate_problems(intermediates: List[Dict[str, str]]) -> Iterator[Tuple[Key, str]]:
    """Names are unique and, where they are numbered, in order of computation."""
    last = (-1.0, "")
    for index, item in enumerate(intermediates):
        stem, _, number = item["name"].rpartition("_")
        rank = (float(number) if number.isdigit() else float("inf"), stem)
        if index and rank <= last:
            yield ("intermediates", index, "name"), f"{item['name']} is out of order or repeated"
        last = rank


def event_problems(operation: str, event: Dict[str, Any], result: Dict[str, Any]
                   ) -> Iterator[Tuple[Key, str]]:
    """An event has the result that it asks for; nothing is listed twice."""
    wanted = WANTED[operation][event["do"]]
    have = [key for key in TELLING[operation] if key in result] or [""]
    if not all(key in wanted for key in have):
        names = " or ".join(key or "nothing" for key in wanted)
        yield (), f"{event['do']} wants {names}, has {', '.join(have) or 'nothing'}"
    yield from node_problems(result.get("nodes", ()))
    for key in ("held", "deleted"):
        if len(set(result.get(key, ()))) != len(result.get(key, ())):
            yield (key,), "lists something twice"
    if "current" in result and result["current"] not in result["held"]:
        yield ("current",), "is not held"
    if operation == "federation":
        servers = [server for part in result["partitions"] for server in part["servers"]]
        if len(set(servers)) != len(servers):
            yield ("partitions",), "have a server twice"


def node_problems(nodes: Sequence[Dict[str, Any]]) -> Iterator[Tuple[Key, str]]:
    """Nodes are sound and listed once."""
    seen: Set[Tuple[int, bytes]] = set()
    for index, node in enumerate(nodes):
        key = ("nodes", index)
        prefix, depth = bytes.fromhex(node["prefix"]), node["depth"]
        if len(prefix) != (depth + 7) // 8:
            yield key + ("prefix",), f"is {len(prefix)} bytes at depth {depth}"
        elif depth % 8 and prefix[-1] & (0xFF >> depth % 8):
            yield key + ("prefix",), f"has bits set beyond depth {depth}"
        if (depth, prefix) in seen:
            yield key, "is listed twice"
        seen.add((depth, prefix))
