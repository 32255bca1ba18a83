"""Ways to spoil a valid document for the self-test."""

from __future__ import annotations

import copy
from typing import Any, Iterator, NamedTuple, Optional, Tuple

from problems import Key, dotted

REMOVED = object()  # as a new value: take the key away
# Keys that may be absent, in any of the sample documents.
OPTIONAL = {
    ("version",), ("language",), ("url",), ("error", "kind"), ("error", "message"),
    ("message", "version"), ("message", "language"), ("message", "url"),
    ("intermediates",), ("expect", "intermediates"), ("message", "intermediates"),
    ("flags", "SomeFlag"), ("readings", "R1"),
}


class Edit(NamedTuple):
    """A change to a valid document, and the key at which it has to be refused."""

    title: str
    key: Key
    value: Any
    refused_at: Optional[Key] = None  # None: at key


def edited(document: Any, key: Key, value: Any) -> Any:
    """A copy of a document with another value at a key, or without that key."""
    if not key:
        return value
    result = copy.deepcopy(document)
    target = result
    for part in key[:-1]:
        target = target[part]
    if value is REMOVED:
        del target[key[-1]]
    else:
        target[key[-1]] = copy.deepcopy(value)
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
    if key[:1] == ("cases",):
        key = key[2:]
    if len(key) >= 3 and key[-3] == "steps" and key[-1] in ("out", "error", "nodes"):
        return True  # {} is the result of save_and_restore
    if len(key) >= 3 and key[-3] == "events" and key[-1] in ("error", "nodes"):
        return True  # without them the event was not refused, or restored the state
    return key in OPTIONAL
