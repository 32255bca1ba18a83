"""Ways to spoil a valid document for the self-test."""

from __future__ import annotations

import copy
import re
from typing import Any, Iterator, Tuple

from problems import Key, dotted

REMOVED = object()  # as a new value: take the key away
# Keys that may be absent, in any of the documents that are swept.
OPTIONAL = {
    ("version",), ("language",), ("url",), ("error", "kind"), ("error", "message"),
    ("message", "version"), ("message", "language"), ("message", "url"),
    ("intermediates",), ("expect", "intermediates"), ("message", "intermediates"),
    ("flags", "SomeFlag"), ("readings", "R1"),
}


def parsed(text: str) -> Key:
    """cases[0].id as ("cases", 0, "id"), - as the whole document: dotted the other way round."""
    parts = re.findall(r"\[(-?\d+)\]|([^.\[\]]+)", "" if text == "-" else text)
    return tuple(int(number) if number else name for number, name in parts)


def edited(document: Any, key: Key, value: Any) -> Any:
    """A copy of a document with another value at a key, or without that key."""
    if not key:
        return value
    result = copy.copy(document)
    if len(key) > 1:
        result[key[0]] = edited(document[key[0]], key[1:], value)
    elif value is REMOVED:
        del result[key[0]]
    else:
        result[key[0]] = copy.deepcopy(value)
    return result


def values(document: Any, key: Key = ()) -> Iterator[Tuple[Key, Any]]:
    """A document and every value inside it."""
    yield key, document
    if isinstance(document, (dict, list)):
        items = document.items() if isinstance(document, dict) else enumerate(document)
        for part, item in items:
            yield from values(item, key + (part,))


def sweep(document: Any) -> Iterator[Tuple[str, Any]]:
    """An unknown key in each object, each value of another type, each required key missing."""
    for key, value in values(document):
        yield f"1.5 as {dotted(key)}", edited(document, key, 1.5)
        if isinstance(value, dict):
            yield f"unknown key in {dotted(key)}", edited(document, key + ("unknown_key",), 1)
        if key and isinstance(key[-1], str) and not may_be_absent(key):
            yield f"without {dotted(key)}", edited(document, key, REMOVED)


def may_be_absent(key: Key) -> bool:
    """Whether the document stays valid without a key."""
    return (key[2:] if key[:1] == ("cases",) else key) in OPTIONAL
