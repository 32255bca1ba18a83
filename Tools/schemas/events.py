"""What a schema cannot say about an event and its result."""

from __future__ import annotations

from typing import Any, Dict, Iterator, Tuple

from nodes import node_problems
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
    "process_commits": ("dmls_epoch", "error", "nodes"),
    "client_state": ("current", "epoch"),
    "federation": ("error",),
}


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
