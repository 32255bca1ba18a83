"""What a schema cannot say about an operation: whether the output fits the input."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

from events import event_problems
from nodes import node_problems
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
    for name in ("children", "exports", "events"):
        if name in output:
            yield from length_problems(name, given, output)
    if "events" in output:
        operation = question.get("operation", question.get("op"))
        for index, (event, result) in enumerate(zip(given["events"], output["events"])):
            for key, text in event_problems(operation, event, result):
                yield ("output", "events", index) + key, text
    if "epochs" in output:
        yield from tree_problems(given["commits"], output["epochs"])
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
