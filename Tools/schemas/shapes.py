"""What the objects of real cases look like; whatever looks otherwise has to be refused.

The schemas are derived from the generator's types. This is another opinion: nothing is known of an
operation but its cases, in which every kind of step, event and result occurs.
"""

from __future__ import annotations

import re
from typing import Any, Dict, FrozenSet, Iterator, List, Set, Tuple

from editing import REMOVED, edited
from problems import Key, dotted

Place = Tuple[str, ...]  # a key without the numbers, each object told by its "do"
Shape = Tuple[FrozenSet[str], Any]  # the keys of an object, and its "do"
# One value of each kind; what no case has at a place is no value there.
KINDS = {"null": None, "boolean": True, "integer": 1, "string": "0f", "array": [], "object": {}}


def kind(value: Any) -> str:
    """The kind of a JSON value."""
    if isinstance(value, bool):
        return "boolean"
    names = {type(None): "null", int: "integer", str: "string", list: "array", dict: "object"}
    return names[type(value)]


def shape(value: Dict[str, Any]) -> Shape:
    """The shape of an object."""
    return frozenset(value), value.get("do")


class Shapes:
    """The shapes, kinds and byte strings that occur at each place of some documents."""

    def __init__(self, documents: List[Any]) -> None:
        self.shapes: Dict[Place, Set[Shape]] = {}
        self.kinds: Dict[Place, Set[str]] = {}
        self.bytes: Set[Place] = set()
        for document in documents:
            self._learn(document, ())
        self.documents = representatives(documents)

    def faults(self) -> Iterator[Tuple[str, Any, Key]]:
        """Spoiled documents, each with a title and the key of what is spoiled."""
        for document in self.documents:
            for key, place, value in walk(document):
                for title, new in self._values(place, value):
                    yield f"{title} as {dotted(key)}", edited(document, key, new), key
                if isinstance(value, dict):
                    yield from self._keys(document, key, place, value)

    def _learn(self, value: Any, place: Place) -> None:
        for _, inner, item in walk(value, (), place):
            self.kinds.setdefault(inner, set()).add(kind(item))
            if isinstance(item, dict):
                self.shapes.setdefault(inner, set()).add(shape(item))
            if isinstance(item, str) and re.fullmatch("[0-9a-f]{16,}", item):
                self.bytes.add(inner)

    def _values(self, place: Place, value: Any) -> Iterator[Tuple[str, Any]]:
        yield "1.5", 1.5
        for name, other in KINDS.items():
            if name not in self.kinds[place]:
                yield name, other
        if place in self.bytes:
            yield from (("upper-case hex", "0F"), ("odd hex", "0f0"), ("hex and more", "0f\n"))
        if kind(value) == "integer":
            yield "a negative number", -1
        if place[-1:] in (("do",), ("error",)):
            yield "an unknown name", "sleep"

    def _keys(self, document: Any, key: Key, place: Place, value: Dict[str, Any]
              ) -> Iterator[Tuple[str, Any, Key]]:
        known = self.shapes[place]
        for name in sorted({name for keys, _ in known for name in keys} - set(value)):
            if shape({**value, name: 1}) not in known:
                yield f"{name} in {dotted(key)}", edited(document, key + (name,), "0f"), key
        yield f"unknown key in {dotted(key)}", edited(document, key + ("unknown_key",), 1), key
        for name in value:
            rest = {other: item for other, item in value.items() if other != name}
            if shape(rest) not in known:
                without = edited(document, key + (name,), REMOVED)
                yield f"without {dotted(key + (name,))}", without, key


def walk(value: Any, key: Key = (), place: Place = ()) -> Iterator[Tuple[Key, Place, Any]]:
    """A value and every value inside it; a member's place tells in which kind of object it is."""
    yield key, place, value
    if isinstance(value, dict):
        told = (f"({value['do']})",) if isinstance(value.get("do"), str) else ()
        for name, item in value.items():
            yield from walk(item, key + (name,), place + told + (name,))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, key + (index,), place + ("[]",))


def representatives(values: List[Any]) -> List[Any]:
    """A few values that have every shape and kind that these have."""
    objects: Dict[Shape, List[Dict[str, Any]]] = {}
    lists: List[Any] = []
    others: Dict[str, Any] = {}
    for value in values:
        if isinstance(value, dict):
            objects.setdefault(shape(value), []).append(value)
        elif isinstance(value, list):
            lists.append(value)
        else:
            others.setdefault(kind(value), value)
    found = list(others.values())
    for group in objects.values():
        columns = {name: representatives([item[name] for item in group]) for name in group[0]}
        found += [
            {name: column[min(index, len(column) - 1)] for name, column in columns.items()}
            for index in range(max(map(len, columns.values()), default=1))
        ]
    if lists:
        items = [item for value in lists for item in value]
        scalar = all(not isinstance(item, (dict, list)) for item in items)
        found.append(max(lists, key=lambda value: 0 < len(value) < 4) if scalar
                     else representatives(items))
    return found
