"""What a schema cannot say about the node secrets that a PPRF holds."""

from __future__ import annotations

from typing import Any, Dict, Iterator, Sequence, Set, Tuple

from problems import Key


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
