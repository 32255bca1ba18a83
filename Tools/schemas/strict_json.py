"""JSON without the liberties that Python's json module takes."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Tuple

from problems import short


def parse_json(data: bytes) -> Any:
    """Parses strictly: UTF-8 without a mark, no key twice, no NaN. Raises ValueError."""

    def unique_keys(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
        result = dict(pairs)
        if len(result) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = sorted({key for key in keys if keys.count(key) > 1})
            raise ValueError(f"key given twice: {', '.join(map(short, twice))}")
        return result

    def no_constant(name: str) -> None:
        raise ValueError(f"{name} is not JSON")

    text = data.decode("utf-8")
    return json.loads(text, object_pairs_hook=unique_keys, parse_constant=no_constant)


def frozen(value: Any) -> Any:
    """A hashable stand-in, equal where JSON Schema calls two values equal."""
    if isinstance(value, dict):
        return ("object", frozenset((key, frozen(item)) for key, item in value.items()))
    if isinstance(value, list):
        return ("array", tuple(frozen(item) for item in value))
    return (isinstance(value, bool), value)
